// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/markplacement.h"
#include "report/error.h"

#include <QStringList>

namespace synoptic {

class Connection;

/// Where the analyst put marks in other versions of their reports.
class MarkPlaces
{
public:
    explicit MarkPlaces(Connection &connection) : m_connection(connection) {}

    /// Of these marks, in all versions.
    [[nodiscard]] Result<QList<MarkPlace>> of(const QList<Highlight> &marks) const;
    /// Replaces what was decided for the mark and that version.
    [[nodiscard]] Result<void> set(const MarkPlace &place);
    [[nodiscard]] Result<void> remove(const QUuid &highlight, const QByteArray &sha256);

private:
    Connection &m_connection;
};

/// The statements that make their table.
[[nodiscard]] const QStringList &markPlaceTables();

} // namespace synoptic
