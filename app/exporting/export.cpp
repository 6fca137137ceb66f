// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/export.h"

#include "exporting/outputfile.h"

#include <QTimeZone>
#include <algorithm>

namespace synoptic {

namespace {

/// Which new index each report has; -1 for those left out.
QList<int> newIndices(const Comparison &comparison, const QList<int> &wanted)
{
    QList<int> indices(comparison.reports.size(), -1);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted.at(i) >= 0 && wanted.at(i) < indices.size())
            indices[wanted.at(i)] = int(i);
    }
    return indices;
}

bool wants(const ExportScope &scope, const Difference &difference)
{
    return (scope.kinds.isEmpty() || scope.kinds.contains(difference.kind)) &&
           (scope.natures.isEmpty() || scope.natures.contains(difference.nature));
}

/// Left and right change places where the reports do.
Alignment renumbered(Alignment alignment, const QList<int> &indices)
{
    alignment.a.report = indices.at(alignment.a.report);
    alignment.b.report = indices.at(alignment.b.report);
    if (alignment.b.report < alignment.a.report) {
        std::swap(alignment.a, alignment.b);
        std::swap(alignment.partA, alignment.partB);
    }
    return alignment;
}

std::optional<Fact> renumbered(const Fact &fact, const QList<int> &indices, const ExportScope &scope)
{
    Fact cut = fact;
    cut.members.removeIf([&](const Place &member) { return indices.at(member.report) < 0; });
    for (Place &member : cut.members)
        member.report = indices.at(member.report);
    std::ranges::sort(cut.members);
    for (Difference &difference : cut.differences) {
        difference.values.removeIf(
            [&](const DifferenceValue &value) { return indices.at(value.place.report) < 0; });
        for (DifferenceValue &value : difference.values)
            value.place.report = indices.at(value.place.report);
    }
    cut.differences.removeIf([&](const Difference &difference) {
        return difference.values.size() < 2 || !wants(scope, difference);
    });
    const bool filtered = !scope.kinds.isEmpty() || !scope.natures.isEmpty();
    if (cut.members.size() < 2 || (filtered && cut.differences.isEmpty()))
        return std::nullopt;
    return cut;
}

bool wants(ExportScope::Marks marks, const Highlight &mark)
{
    return marks == ExportScope::Marks::All ||
           (marks == ExportScope::Marks::WithNotes && !mark.note.isEmpty());
}

/// Where the words of an anchor stand in the event.
std::optional<Place> placeOf(const ExportEvent &event, const Anchor &anchor)
{
    Highlight words;
    std::tie(words.reportSha256, words.start, words.end, words.exact, words.prefix, words.suffix) =
        std::tie(anchor.reportSha256, anchor.start, anchor.end, anchor.exact, anchor.prefix, anchor.suffix);
    for (int r = 0; r < event.comparison.reports.size(); ++r) {
        const Report &report = event.comparison.reports.at(r);
        if (report.sha256() != anchor.reportSha256)
            continue;
        if (const auto range = locate(words, report))
            return Place{r, *range};
    }
    return std::nullopt;
}

} // namespace

QDateTime exportTime()
{
    bool given = false;
    const qint64 seconds = qEnvironmentVariable("SOURCE_DATE_EPOCH").toLongLong(&given);
    return given ? QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC) : QDateTime::currentDateTimeUtc();
}

ExportEvent scoped(const ExportEvent &event, const ExportScope &scope)
{
    QList<int> wanted = scope.reports;
    for (int r = 0; scope.reports.isEmpty() && r < event.comparison.reports.size(); ++r)
        wanted.append(r);
    const QList<int> indices = newIndices(event.comparison, wanted);
    ExportEvent cut = event;
    cut.comparison = {};
    for (const int report : std::as_const(wanted)) {
        if (report >= 0 && report < event.comparison.reports.size())
            cut.comparison.reports.append(event.comparison.reports.at(report));
    }
    for (const Alignment &alignment : event.comparison.alignments) {
        if (indices.at(alignment.a.report) >= 0 && indices.at(alignment.b.report) >= 0)
            cut.comparison.alignments.append(renumbered(alignment, indices));
    }
    std::ranges::stable_sort(cut.comparison.alignments, [](const Alignment &x, const Alignment &y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    for (const Fact &fact : event.comparison.facts) {
        if (const auto kept = renumbered(fact, indices, scope))
            cut.comparison.facts.append(*kept);
    }
    std::ranges::stable_sort(cut.comparison.facts, [](const Fact &x, const Fact &y) {
        return x.members.constFirst() < y.members.constFirst();
    });
    cut.work = workAbout(event.work, cut.comparison.reports);
    if (scope.marks == ExportScope::Marks::None)
        cut.work.links.clear(), cut.work.notes.clear();
    cut.marks.removeIf([&](const Highlight &mark) { return !wants(scope.marks, mark); });
    return cut;
}

QList<PlacedMark> placedMarks(const ExportEvent &event)
{
    QList<PlacedMark> placed;
    for (const Highlight &mark : event.marks) {
        for (int r = 0; r < event.comparison.reports.size(); ++r) {
            const Report &report = event.comparison.reports.at(r);
            if (report.sha256() != mark.reportSha256)
                continue;
            if (const auto range = locate(mark, report))
                placed.append({mark, {r, *range}});
        }
    }
    std::ranges::stable_sort(placed, {}, &PlacedMark::place);
    return placed;
}

QList<EventLink> eventLinks(const ExportEvent &event)
{
    QList<EventLink> links;
    for (const MarkLink &link : event.work.links) {
        const auto from = placeOf(event, link.from);
        const auto to = placeOf(event, link.to);
        if (from && to)
            links.append({link, *from, *to});
    }
    return links;
}

QList<EventNote> eventNotes(const ExportEvent &event)
{
    QList<EventNote> notes;
    for (const SubjectNote &note : event.work.notes) {
        if (note.subject != NoteSubject::Fact && note.subject != NoteSubject::Pair)
            continue;
        for (const Anchor &anchor : note.places) {
            if (const auto place = placeOf(event, anchor)) {
                notes.append({note, *place});
                break;
            }
        }
    }
    return notes;
}

QStringList notesAt(const ExportEvent &event, const Place &sentence)
{
    const Report &report = event.comparison.reports.at(sentence.report);
    const qsizetype start = report.codePointOffset(sentence.range.start);
    const qsizetype end = report.codePointOffset(sentence.range.end);
    QStringList notes;
    for (const SubjectNote &note : event.work.notes) {
        const bool here = std::ranges::any_of(note.places, [&](const Anchor &place) {
            return place.reportSha256 == report.sha256() && place.start < end && start < place.end;
        });
        if (here)
            notes.append(note.note);
    }
    return notes;
}

Result<void> writeFile(const QByteArray &bytes, const QString &path)
{
    auto file = OutputFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    file->write(bytes);
    return file->finish();
}

} // namespace synoptic
