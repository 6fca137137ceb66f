// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/anchor.h"
#include "report/error.h"

#include <QDateTime>
#include <QList>
#include <QUuid>

namespace synoptic {

class Connection;

/// What a verdict is about: an alignment, a fact or a difference, by the ranges it stands on.
struct VerdictSubject
{
    QString kind;          ///< "alignment", "fact", "difference"
    QString detail;        ///< of a difference its kind: "figure"; else empty
    QList<Anchor> anchors; ///< in any order
    /// The same for the same kind, detail and ranges, in whatever order these are given: 64 hex digits.
    [[nodiscard]] QString key() const;
    friend bool operator==(const VerdictSubject &, const VerdictSubject &) = default;
};

/// What a reviewer decided at one time. Verdicts are only ever added: deciding anew is another row.
struct Verdict
{
    QUuid id;
    VerdictSubject subject;
    QString decision; ///< "conflict", "rounding", …; empty takes back what the author decided before
    QString note;
    QString author;
    QDateTime time;  ///< UTC
    QString session; ///< which sitting, any text
    QUuid event;     ///< may be null
    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// The reviewers' decisions with their history.
class Verdicts
{
public:
    explicit Verdicts(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<void> add(const Verdict &verdict);
    /// All that was decided about one subject, the earliest first.
    [[nodiscard]] Result<QList<Verdict>> history(const QString &subjectKey) const;
    /// Of each subject of an event and each author the last decision; those taken back are not among them.
    [[nodiscard]] Result<QList<Verdict>> current(const QUuid &event) const;

private:
    [[nodiscard]] Result<QList<Verdict>> read(const QString &where, const QVariantList &values) const;
    Connection &m_connection;
};

} // namespace synoptic
