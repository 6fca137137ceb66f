// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/anchor.h"
#include "report/error.h"

#include <QDateTime>
#include <QList>
#include <QUuid>

namespace synoptic {

class Connection;

/// What a reviewer decided at one time, as it is kept; app/review says what it means. Records are only ever
/// added: deciding anew is another row.
struct VerdictRecord
{
    QUuid id;
    QString subject;       ///< names what is judged, the same in every run: subjectKey(), or the caller's own
    QString kind;          ///< "alignment", "fact", "difference", …
    QString detail;        ///< of a difference its kind: "figure"; else empty
    QList<Anchor> anchors; ///< the ranges it stands on; may be empty
    QString decision; ///< "conflict", "rounding", …; "withdrawn" takes back what the author decided before
    QString note;
    QString author;
    QDateTime time;          ///< UTC
    QString session;         ///< which sitting, any text
    QUuid event;             ///< may be null
    qint64 milliseconds = 0; ///< that the question was on screen before
    friend bool operator==(const VerdictRecord &, const VerdictRecord &) = default;
};

/// The same for the same kind, detail and ranges, in whatever order these are given: 64 hex digits.
[[nodiscard]] QString subjectKey(const QString &kind, const QString &detail, const QList<Anchor> &anchors);

/// The reviewers' decisions with their history.
class Verdicts
{
public:
    explicit Verdicts(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<void> add(const VerdictRecord &verdict);
    /// All that was decided about one subject, the earliest first.
    [[nodiscard]] Result<QList<VerdictRecord>> history(const QString &subject) const;
    /// All that was decided in one sitting, the earliest first.
    [[nodiscard]] Result<QList<VerdictRecord>> ofSession(const QString &session) const;
    /// All that was ever decided, the earliest first.
    [[nodiscard]] Result<QList<VerdictRecord>> all() const;
    /// Of each subject of an event and each author the last decision; those taken back are not among them.
    [[nodiscard]] Result<QList<VerdictRecord>> current(const QUuid &event) const;

private:
    [[nodiscard]] Result<QList<VerdictRecord>> read(const QString &where, const QVariantList &values) const;
    Connection &m_connection;
};

} // namespace synoptic
