// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/subjectnotestore.h"

#include "library/analyst.h"
#include "library/markplacement.h"
#include "library/undolog.h"
#include "library/undorecords.h"

#include <QSet>
#include <QUndoStack>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

Anchor anchorOf(const Report &report, TextRange range)
{
    if (range.isEmpty()) // the whole report
        return {report.sha256(), 0, 0, {}, {}, {}};
    const Highlight mark = makeHighlight(report, range, HighlightColour::Yellow, {});
    return {mark.reportSha256, mark.start, mark.end, mark.exact, mark.prefix, mark.suffix};
}

Highlight markOf(const Anchor &anchor)
{
    Highlight mark;
    mark.id = QUuid::createUuid();
    mark.reportSha256 = anchor.reportSha256;
    mark.start = anchor.start;
    mark.end = anchor.end;
    mark.exact = anchor.exact;
    mark.prefix = anchor.prefix;
    mark.suffix = anchor.suffix;
    return mark;
}

} // namespace

/// A note as it was before and is after; nothing where it is not there.
class SubjectNoteStep : public KeptStep
{
public:
    SubjectNoteStep(SubjectNoteStore *store, std::optional<SubjectNote> before,
                    std::optional<SubjectNote> after, const QString &name)
        : m_store(store), m_before(std::move(before)), m_after(std::move(after))
    {
        setText(name);
    }
    QJsonObject written() const override
    {
        QJsonObject step{{u"kind"_s, u"subject note"_s}, {u"text"_s, text()}};
        if (m_before)
            step.insert(u"before"_s, writtenRecord(*m_before));
        if (m_after)
            step.insert(u"after"_s, writtenRecord(*m_after));
        return step;
    }

protected:
    bool apply(bool forward) override
    {
        const auto &from = forward ? m_before : m_after;
        const auto &to = forward ? m_after : m_before;
        if (!m_store->isAsLeft(from ? from->id : to->id, from))
            return false;
        return to ? m_store->put(*to) : m_store->take(from->id);
    }

private:
    SubjectNoteStore *m_store;
    std::optional<SubjectNote> m_before;
    std::optional<SubjectNote> m_after;
};

SubjectNoteStore::SubjectNoteStore(Library *library, QUndoStack *undo, QObject *parent)
    : QObject(parent), m_library(library), m_undo(undo)
{
}

/// Every version of the open reports, with the report that is open.
Result<QHash<QByteArray, int>> SubjectNoteStore::openVersions() const
{
    QHash<QByteArray, int> versions;
    for (int i = 0; i < m_reports.size(); ++i) {
        const auto others = m_library->sources().otherVersions(m_reports.at(i).sha256());
        if (!others)
            return std::unexpected(others.error());
        for (const ReportRecord &other : *others) {
            if (!versions.contains(other.sha256))
                versions.insert(other.sha256, i);
        }
    }
    for (int i = 0; i < m_reports.size(); ++i)
        versions.insert(m_reports.at(i).sha256(), i);
    return versions;
}

void SubjectNoteStore::load(const QList<Report> &reports)
{
    m_reports = reports;
    m_notes.clear();
    if (m_library && !reports.isEmpty()) {
        const auto versions = openVersions();
        const auto notes = versions ? m_library->subjectNotes().ofReports(versions->keys())
                                    : Result<QList<SubjectNote>>(std::unexpected(versions.error()));
        if (notes)
            m_notes = placed(*notes, *versions);
        else
            emit failed(notes.error());
    }
    emit reset();
}

/// Each version of a text is compared with the open one once, whatever the number of notes.
QList<PlacedNote> SubjectNoteStore::placed(const QList<SubjectNote> &notes,
                                           const QHash<QByteArray, int> &versions) const
{
    QHash<int, QList<Highlight>> wanted;
    QHash<QUuid, std::pair<qsizetype, qsizetype>> owners; // note and place of each
    QList<QList<std::optional<ReportRange>>> found;
    for (qsizetype n = 0; n < notes.size(); ++n) {
        const QList<Anchor> &places = notes.at(n).places;
        found.append(QList<std::optional<ReportRange>>(places.size()));
        for (qsizetype p = 0; p < places.size(); ++p) {
            const int report = versions.value(places.at(p).reportSha256, -1);
            if (report < 0)
                continue;
            if (places.at(p).end == places.at(p).start) {
                found[n][p] = ReportRange{report, {}};
                continue;
            }
            const Highlight mark = markOf(places.at(p));
            owners.insert(mark.id, {n, p});
            wanted[report].append(mark);
        }
    }
    const auto textOf = [this](const QByteArray &sha256) {
        const auto text = m_library->sources().text(sha256);
        return text ? std::optional(*text) : std::nullopt;
    };
    for (const auto &[report, marks] : wanted.asKeyValueRange()) {
        for (const PlacedHighlight &mark : placeMarks(m_reports.at(report), report, marks, {}, textOf)) {
            const auto [n, p] = owners.value(mark.highlight.id);
            if (mark.isPlaced())
                found[n][p] = ReportRange{report, *mark.where};
        }
    }
    QList<PlacedNote> all;
    for (qsizetype n = 0; n < notes.size(); ++n) {
        PlacedNote placed{notes.at(n), {}};
        for (const auto &place : std::as_const(found.at(n))) {
            if (place && !placed.places.contains(*place))
                placed.places.append(*place);
        }
        if (isAboutThisEvent(placed, versions))
            all.append(placed);
    }
    return all;
}

/// A note on an event is one on this event when most of its reports are open; all others when one is.
bool SubjectNoteStore::isAboutThisEvent(const PlacedNote &placed,
                                        const QHash<QByteArray, int> &versions) const
{
    if (placed.note.subject != NoteSubject::Event)
        return true;
    const auto here = std::ranges::count_if(
        placed.note.places, [&](const Anchor &place) { return versions.contains(place.reportSha256); });
    return here * 2 > placed.note.places.size();
}

int SubjectNoteStore::rowOf(const QUuid &id) const
{
    const auto at = std::ranges::find(m_notes, id, [](const PlacedNote &placed) { return placed.note.id; });
    return at == m_notes.end() ? -1 : int(at - m_notes.begin());
}

SubjectNote SubjectNoteStore::made(NoteSubject subject, const QList<ReportRange> &places) const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    SubjectNote note{QUuid::createUuid(), subject, {}, {}, analyst(), now, now};
    for (const ReportRange &place : places)
        note.places.append(anchorOf(m_reports.at(place.report), place.range));
    return note;
}

void SubjectNoteStore::push(const std::optional<SubjectNote> &before, const std::optional<SubjectNote> &after,
                            const QString &name)
{
    m_undo->push(new SubjectNoteStep(this, before, after, name));
}

void SubjectNoteStore::write(const SubjectNote &note, const QString &text)
{
    const int row = rowOf(note.id);
    const auto before = row < 0 ? std::nullopt : std::optional(m_notes.at(row).note);
    if (before ? before->note == text : text.isEmpty())
        return;
    SubjectNote after = before.value_or(note);
    after.note = text;
    after.modified = QDateTime::currentDateTimeUtc();
    push(before, text.isEmpty() ? std::nullopt : std::optional(after),
         text.isEmpty() ? tr("delete note") : tr("note"));
}

QList<SubjectNote> SubjectNoteStore::whereTheyStand() const
{
    QList<SubjectNote> notes;
    for (const PlacedNote &placed : m_notes) {
        if (!placed.isPlaced())
            continue;
        SubjectNote there = placed.note;
        there.places = made(there.subject, placed.places).places;
        notes.append(there);
    }
    return notes;
}

int SubjectNoteStore::addAll(const QList<SubjectNote> &notes)
{
    const auto isOpen = [this](const Anchor &place) {
        return std::ranges::contains(m_reports, place.reportSha256, &Report::sha256);
    };
    const qsizetype before = m_notes.size();
    m_undo->beginMacro(notes.size() == 1 ? tr("1 note from a file")
                                         : tr("%1 notes from a file").arg(notes.size()));
    for (SubjectNote note : notes) {
        note.places.removeIf([&](const Anchor &place) { return !isOpen(place); }); // the library has no other
        if (rowOf(note.id) < 0 && !note.places.isEmpty())
            push(std::nullopt, note, tr("note"));
    }
    m_undo->endMacro();
    return int(m_notes.size() - before);
}

void SubjectNoteStore::attach(const QUuid &id, const QList<ReportRange> &places)
{
    const int row = rowOf(id);
    if (row < 0 || places.isEmpty())
        return;
    SubjectNote after = m_notes.at(row).note;
    after.places = made(after.subject, places).places;
    after.modified = QDateTime::currentDateTimeUtc();
    push(m_notes.at(row).note, after, tr("place of a note"));
}

void SubjectNoteStore::remove(const QList<QUuid> &ids)
{
    QList<SubjectNote> gone;
    for (const PlacedNote &placed : std::as_const(m_notes)) {
        if (ids.contains(placed.note.id))
            gone.append(placed.note);
    }
    if (gone.isEmpty())
        return;
    m_undo->beginMacro(gone.size() == 1 ? tr("delete note") : tr("delete %1 notes").arg(gone.size()));
    for (const SubjectNote &note : std::as_const(gone))
        push(note, std::nullopt, tr("delete note"));
    m_undo->endMacro();
}

void SubjectNoteStore::keepStepsIn(UndoLog &log)
{
    log.addMaker(u"subject note"_s, [this](const QJsonObject &step) {
        const auto noteIn = [&](QLatin1StringView name) {
            return step.contains(name) ? std::optional(subjectNoteOf(step.value(name).toObject()))
                                       : std::nullopt;
        };
        return new SubjectNoteStep(this, noteIn("before"_L1), noteIn("after"_L1),
                                   step.value("text"_L1).toString());
    });
}

/// Whether a note is there as a step of undo left it, or is not; in the library, whatever is shown here.
bool SubjectNoteStore::isAsLeft(const QUuid &id, const std::optional<SubjectNote> &expected)
{
    if (!m_library)
        return true; // put() says why not
    const auto all = m_library->subjectNotes().all();
    if (!all) {
        emit failed(all.error());
        return false;
    }
    const auto known = std::ranges::find(*all, id, &SubjectNote::id);
    const bool there = known != all->end();
    const bool same = there == expected.has_value() &&
                      (!there || (known->note == expected->note && known->places == expected->places));
    if (!same)
        emit failed(changedElsewhere(tr("the note")));
    return same;
}

bool SubjectNoteStore::put(const SubjectNote &note)
{
    const int row = rowOf(note.id);
    const Error closed{
        u"The library is not open, so notes cannot be kept"_s, {}, u"Choose a library that can be written"_s};
    Result<void> done = !m_library ? std::unexpected(closed)
                        : row < 0  ? m_library->subjectNotes().add(note)
                                   : m_library->subjectNotes().update(note);
    const auto versions =
        done ? openVersions() : Result<QHash<QByteArray, int>>(std::unexpected(done.error()));
    if (!versions) {
        emit failed(versions.error());
        return false;
    }
    const PlacedNote placedNote = placed({note}, *versions).value(0);
    if (row >= 0) {
        m_notes[row] = placedNote;
        emit changed(row);
        return true;
    }
    const auto at = std::ranges::upper_bound(m_notes, note.created, {},
                                             [](const PlacedNote &known) { return known.note.created; });
    const int before = int(at - m_notes.begin());
    emit aboutToAdd(before);
    m_notes.insert(at, placedNote);
    emit added(before);
    return true;
}

bool SubjectNoteStore::take(const QUuid &id)
{
    const int row = rowOf(id);
    const Result<void> done = m_library && row >= 0 ? m_library->subjectNotes().remove(id) : Result<void>();
    if (!done)
        emit failed(done.error());
    if (!done || row < 0)
        return false;
    emit aboutToRemove(row);
    m_notes.removeAt(row);
    emit removed(row);
    return true;
}

} // namespace synoptic
