// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/subjectnotes.h"

#include "library/anchorrows.h"
#include "library/connection.h"
#include "library/searchtables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

const QList<std::pair<NoteSubject, QString>> &subjectNames()
{
    static const QList<std::pair<NoteSubject, QString>> names{{NoteSubject::Event, u"event"_s},
                                                              {NoteSubject::Report, u"report"_s},
                                                              {NoteSubject::Fact, u"fact"_s},
                                                              {NoteSubject::Pair, u"pair"_s}};
    return names;
}

} // namespace

const QStringList &subjectNoteTables()
{
    static const QStringList statements =
        QStringList{
            u"CREATE TABLE subject_note (id TEXT PRIMARY KEY, subject TEXT NOT NULL CHECK (subject IN ('event', 'report', 'fact', 'pair')), note TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL) STRICT"_s,
            u"CREATE TABLE subject_note_place (note TEXT NOT NULL REFERENCES subject_note (id) ON DELETE CASCADE, position INTEGER NOT NULL, report TEXT NOT NULL REFERENCES report (sha256), start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, PRIMARY KEY (note, position), CHECK (start >= 0 AND \"end\" >= start)) STRICT"_s,
            u"CREATE INDEX subject_note_place_report ON subject_note_place (report)"_s,
            u"CREATE TRIGGER subject_note_removed AFTER DELETE ON subject_note BEGIN INSERT OR REPLACE INTO removed (id, kind, at) VALUES (OLD.id, 'subject_note', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')); END"_s,
            u"CREATE TRIGGER subject_note_returned AFTER INSERT ON subject_note BEGIN DELETE FROM removed WHERE id = NEW.id; END"_s,
        } +
        subjectNoteQueue(); // an id is of a mark or of such a note
    return statements;
}

QString noteSubjectName(NoteSubject subject)
{
    return subjectNames().at(int(subject)).second;
}

std::optional<NoteSubject> noteSubjectOf(const QString &name)
{
    const auto found = std::ranges::find(subjectNames(), name, &std::pair<NoteSubject, QString>::second);
    return found == subjectNames().end() ? std::nullopt : std::optional(found->first);
}

Result<void> SubjectNotes::setPlaces(const SubjectNote &note)
{
    if (auto cleared =
            m_connection.change(u"DELETE FROM subject_note_place WHERE note = ?"_s, {idText(note.id)});
        !cleared)
        return cleared;
    for (qsizetype i = 0; i < note.places.size(); ++i) {
        auto done = m_connection.change(
            u"INSERT INTO subject_note_place (note, position, report, start, \"end\", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
            QVariantList{idText(note.id), i} + anchorValues(note.places.at(i)));
        if (!done)
            return done;
    }
    return {};
}

Result<void> SubjectNotes::add(const SubjectNote &note)
{
    return m_connection.inTransaction([&] {
        const auto done = m_connection.change(
            u"INSERT INTO subject_note (id, subject, note, author, created, modified) VALUES (?, ?, ?, ?, ?, ?)"_s,
            {idText(note.id), noteSubjectName(note.subject), stored(note.note), stored(note.author),
             storedTime(note.created), storedTime(note.modified)});
        return done ? setPlaces(note) : done;
    });
}

Result<void> SubjectNotes::update(const SubjectNote &note)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        const auto done = m_connection.run(u"UPDATE subject_note SET note = ?, modified = ? WHERE id = ?"_s,
                                           {stored(note.note), storedTime(note.modified), idText(note.id)});
        if (!done)
            return std::unexpected(done.error());
        if (done->numRowsAffected() == 0)
            return std::unexpected(Error{u"The note is not in the library any more"_s, m_connection.path(),
                                         u"Undo brings it back where you deleted it yourself"_s});
        return setPlaces(note);
    });
}

Result<void> SubjectNotes::remove(const QUuid &id)
{
    return m_connection.change(u"DELETE FROM subject_note WHERE id = ?"_s, {idText(id)});
}

Result<QList<SubjectNote>> SubjectNotes::read(const QString &where, const QVariantList &values) const
{
    QList<SubjectNote> notes;
    const auto read = m_connection.each(
        u"SELECT n.id, n.subject, n.note, n.author, n.created, n.modified, p.report, p.start, p.\"end\", "
        "p.exact, p.prefix, p.suffix FROM subject_note n JOIN subject_note_place p ON p.note = n.id %1 "
        "ORDER BY n.created, n.id, p.position"_s.arg(where),
        values, [&](const QSqlQuery &row) {
            const QUuid id = QUuid::fromString(row.value(0).toString());
            const auto subject = noteSubjectOf(row.value(1).toString());
            if (!subject)
                return; // of a later program that kept the format
            if (notes.isEmpty() || notes.last().id != id)
                notes.append({id,
                              *subject,
                              {},
                              row.value(2).toString(),
                              row.value(3).toString(),
                              timeOf(row.value(4).toString()),
                              timeOf(row.value(5).toString())});
            notes.last().places.append(anchorOf(row, 6));
        });
    if (!read)
        return std::unexpected(read.error());
    return notes;
}

Result<QList<SubjectNote>> SubjectNotes::ofReports(const QList<QByteArray> &sha256s) const
{
    QStringList marks;
    QVariantList values;
    for (const QByteArray &sha256 : sha256s) {
        marks.append(u"?"_s);
        values.append(hashText(sha256));
    }
    return read(u"WHERE n.id IN (SELECT note FROM subject_note_place WHERE report IN (%1))"_s.arg(
                    marks.join(u", "_s)),
                values);
}

Result<QList<SubjectNote>> SubjectNotes::all() const
{
    return read({}, {});
}

} // namespace synoptic
