// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QUuid>

namespace synoptic {

class Connection;

/// A sitting of a reviewer, as it is kept: its queue is fixed when it begins.
struct ReviewSessionRecord
{
    QUuid id;
    QByteArray eventKey; ///< SHA-256 of the sorted hashes of its reports
    QString question;    ///< "same", "conflict", …
    QStringList queue;   ///< the subjects of its items, one line each
    QString scope;       ///< what was asked for, in words
    QString author;
    QDateTime begun; ///< UTC
    QString current; ///< subject of the item on screen
    QStringList skipped;
    QStringList flagged;
    friend bool operator==(const ReviewSessionRecord &, const ReviewSessionRecord &) = default;
};

/// The reviewers' sittings. What was decided in them is in Verdicts.
class ReviewSessions
{
public:
    explicit ReviewSessions(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<void> add(const ReviewSessionRecord &session);
    [[nodiscard]] Result<void> keepProgress(const QUuid &id, const QString &current,
                                            const QStringList &skipped, const QStringList &flagged);
    /// Of an event, the latest first.
    [[nodiscard]] Result<QList<ReviewSessionRecord>> ofEvent(const QByteArray &eventKey) const;

private:
    Connection &m_connection;
};

} // namespace synoptic
