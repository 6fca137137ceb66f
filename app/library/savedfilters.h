// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QDateTime>
#include <QList>
#include <QUuid>

namespace synoptic {

class Connection;

/// A filter that the analyst keeps under a name.
struct SavedFilter
{
    QUuid id;
    QString name;  ///< unique
    QString query; ///< as the view that made it writes it
    QString author;
    QDateTime created;  ///< UTC
    QDateTime modified; ///< UTC
    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

/// The filters that were kept.
class SavedFilters
{
public:
    explicit SavedFilters(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<QList<SavedFilter>> all() const; ///< by name
    /// Adds it, or changes the one of this id.
    [[nodiscard]] Result<void> save(const SavedFilter &filter);
    [[nodiscard]] Result<void> remove(const QUuid &id);

private:
    Connection &m_connection;
};

} // namespace synoptic
