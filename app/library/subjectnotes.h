// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/anchor.h"
#include "report/error.h"

#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QUuid>

namespace synoptic {

class Connection;

/// What a note is about that is not on a mark.
enum class NoteSubject {
    Event,  ///< all reports that were open
    Report, ///< one of them
    Fact,   ///< the sentences that told it
    Pair,   ///< two sentences
};

/// A note on an event, a report, a fact or a pair, anchored by what it was made of: the whole reports (an
/// anchor without a range), or the sentences. It belongs to no event and to no run of the comparison.
struct SubjectNote
{
    QUuid id;
    NoteSubject subject = NoteSubject::Fact;
    QList<Anchor> places; ///< in the order of the reports
    QString note;         ///< Markdown
    QString author;
    QDateTime created;  ///< UTC
    QDateTime modified; ///< UTC
    friend bool operator==(const SubjectNote &, const SubjectNote &) = default;
};

/// The notes on what is no mark.
class SubjectNotes
{
public:
    explicit SubjectNotes(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<void> add(const SubjectNote &note);
    /// Text or places; the id stays. An error when the note is not there any more.
    [[nodiscard]] Result<void> update(const SubjectNote &note);
    [[nodiscard]] Result<void> remove(const QUuid &id);
    /// Those with a place in one of these versions of reports, the oldest first.
    [[nodiscard]] Result<QList<SubjectNote>> ofReports(const QList<QByteArray> &sha256s) const;
    /// Of the whole library.
    [[nodiscard]] Result<QList<SubjectNote>> all() const;

private:
    [[nodiscard]] Result<void> setPlaces(const SubjectNote &note);
    [[nodiscard]] Result<QList<SubjectNote>> read(const QString &where, const QVariantList &values) const;
    Connection &m_connection;
};

/// "fact", for storage and export.
[[nodiscard]] QString noteSubjectName(NoteSubject subject);
[[nodiscard]] std::optional<NoteSubject> noteSubjectOf(const QString &name);

/// The statements that make their tables, with what keeps the search and the list of what was removed in
/// step.
[[nodiscard]] const QStringList &subjectNoteTables();

} // namespace synoptic
