// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/analystwork.h"

#include "library/library.h"
#include "library/linkstore.h"
#include "library/subjectnotestore.h"
#include "review/reviewarchive.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QUndoStack>
#include <algorithm>

namespace synoptic {

namespace {

using Hashes = QSet<QByteArray>;

Hashes hashesOf(const QList<Report> &reports)
{
    Hashes hashes;
    for (const Report &report : reports)
        hashes.insert(report.sha256());
    return hashes;
}

template <typename Anchors>
bool areAbout(const Anchors &anchors, const Hashes &reports)
{
    return !anchors.isEmpty() && std::ranges::all_of(anchors, [&](const auto &anchor) {
        return reports.contains(anchor.reportSha256);
    });
}

QList<AnchoredPlace> anchored(const QList<ReportRange> &ranges, const QList<Report> &reports)
{
    QList<AnchoredPlace> places;
    for (const ReportRange &range : ranges) {
        places.append(anchor(reports.at(range.report), range.range));
        places.last().path.clear(); // folders are nobody else's business
    }
    return places;
}

Anchor anchorOf(const LinkedRange &place, const QList<Report> &reports)
{
    const AnchoredPlace at = anchor(reports.at(place.report), place.range);
    return {at.reportSha256, at.start, at.end, at.exact, at.prefix, at.suffix};
}

Result<QList<CorrectionRecord>> correctionsOn(Library &library, const QList<Report> &reports)
{
    const auto all = library.corrections().all();
    if (!all)
        return all;
    QList<CorrectionRecord> corrections;
    for (const PlacedCorrection &placed : place(*all, reports)) {
        if (!placed.isPlaced())
            continue;
        corrections.append(placed.record);
        corrections.last().one = anchored(placed.one, reports);
        corrections.last().other = anchored(placed.other, reports);
    }
    return corrections;
}

QList<MarkLink> linksOn(Library &library, const QList<Report> &reports)
{
    QUndoStack steps;
    LinkStore store(&library, &steps);
    store.load(reports);
    QList<MarkLink> links;
    for (const PlacedLink &placed : store.links()) {
        if (!placed.from || !placed.to)
            continue;
        links.append(placed.link);
        links.last().from = anchorOf(*placed.from, reports);
        links.last().to = anchorOf(*placed.to, reports);
    }
    return links;
}

QList<SubjectNote> notesOn(Library &library, const QList<Report> &reports)
{
    QUndoStack steps;
    SubjectNoteStore store(&library, &steps);
    store.load(reports);
    return store.whereTheyStand();
}

template <typename Record>
void addUnknown(QList<Record> &ours, const QList<Record> &others)
{
    QSet<QUuid> known;
    for (const Record &record : std::as_const(ours))
        known.insert(record.id);
    for (const Record &record : others) {
        if (!known.contains(record.id))
            ours.append(record);
    }
}

} // namespace

Result<AnalystWork> workOn(Library &library, const QList<Report> &reports)
{
    auto corrections = correctionsOn(library, reports);
    auto verdicts = library.verdicts().all();
    auto sessions = library.reviewSessions().ofEvent(eventKey(reports));
    auto labels = library.labels().all();
    if (!corrections || !verdicts || !sessions || !labels)
        return std::unexpected(!corrections ? corrections.error()
                               : !verdicts  ? verdicts.error()
                               : !sessions  ? sessions.error()
                                            : labels.error());
    return workAbout({linksOn(library, reports), std::move(*corrections), std::move(*verdicts),
                      std::move(*sessions), std::move(*labels), notesOn(library, reports)},
                     reports);
}

AnalystWork workAbout(const AnalystWork &work, const QList<Report> &reports)
{
    const Hashes hashes = hashesOf(reports);
    const QByteArray key = eventKey(reports);
    AnalystWork about = work;
    about.links.removeIf([&](const MarkLink &link) {
        return !hashes.contains(link.from.reportSha256) || !hashes.contains(link.to.reportSha256);
    });
    about.corrections.removeIf([&](const CorrectionRecord &correction) {
        return !areAbout(correction.one, hashes) || !areAbout(correction.other, hashes);
    });
    about.verdicts.removeIf([&](const VerdictRecord &verdict) { return !areAbout(verdict.anchors, hashes); });
    about.sessions.removeIf([&](const ReviewSessionRecord &session) { return session.eventKey != key; });
    for (SubjectNote &note : about.notes) // of a fact in more reports than these, what is here
        note.places.removeIf([&](const Anchor &place) { return !hashes.contains(place.reportSha256); });
    about.notes.removeIf([](const SubjectNote &note) { return note.places.isEmpty(); });
    about.labels.removeIf([&](const PassageLabel &label) { return !hashes.contains(label.reportSha256); });
    return about;
}

AnalystWork united(const AnalystWork &ours, const AnalystWork &others)
{
    AnalystWork both = ours;
    addUnknown(both.links, others.links);
    addUnknown(both.corrections, others.corrections);
    addUnknown(both.verdicts, others.verdicts);
    addUnknown(both.sessions, others.sessions);
    addUnknown(both.notes, others.notes);
    std::ranges::stable_sort(both.corrections, {}, &CorrectionRecord::created);
    std::ranges::stable_sort(both.verdicts, {}, &VerdictRecord::time);
    for (const PassageLabel &label : others.labels) {
        const bool known = std::ranges::any_of(ours.labels, [&](const PassageLabel &own) {
            return own.reportSha256 == label.reportSha256 && own.start == label.start;
        });
        if (!known)
            both.labels.append(label);
    }
    return both;
}

std::optional<QByteArray> originalBytes(const Report &report)
{
    QFile file(report.path());
    if (report.path().isEmpty() || !QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() != report.sha256())
        return std::nullopt;
    return bytes;
}

QHash<QByteArray, QByteArray> lostOriginals(Library &library, const QList<Report> &reports)
{
    QHash<QByteArray, QByteArray> originals;
    for (const Report &report : reports) {
        if (originalBytes(report))
            continue;
        const auto kept = library.sources().originalBytes(report.sha256());
        if (kept && !kept->isEmpty())
            originals.insert(report.sha256(), *kept);
    }
    return originals;
}

} // namespace synoptic
