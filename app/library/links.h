// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/anchor.h"
#include "report/error.h"

#include <QDateTime>
#include <QList>
#include <QUuid>

namespace synoptic {

class Connection;

/// What the analyst says of two ranges, of two reports or of one.
struct MarkLink
{
    QUuid id;
    QString kind; ///< "contradicts", "corroborates", "same source", or words of the analyst's own
    Anchor from;
    Anchor to;
    QString note;
    QString author;
    QDateTime created;  ///< UTC
    QDateTime modified; ///< UTC
    friend bool operator==(const MarkLink &, const MarkLink &) = default;
};

/// The links between ranges.
class Links
{
public:
    explicit Links(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<void> add(const MarkLink &link);
    /// Kind, note or ends; the id stays.
    [[nodiscard]] Result<void> update(const MarkLink &link);
    [[nodiscard]] Result<void> remove(const QUuid &id);
    /// Those that start or end in a report, by the place of their first end.
    [[nodiscard]] Result<QList<MarkLink>> ofReport(const QByteArray &sha256) const;
    [[nodiscard]] Result<QList<MarkLink>> all() const;
    /// The kinds in use, and the three that everybody has.
    [[nodiscard]] Result<QStringList> kinds() const;

private:
    [[nodiscard]] Result<void> setEnds(const MarkLink &link);
    [[nodiscard]] Result<QList<MarkLink>> read(const QString &where, const QVariantList &values) const;
    Connection &m_connection;
};

} // namespace synoptic
