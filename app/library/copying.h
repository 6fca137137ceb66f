// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QStringList>

namespace synoptic {

class Connection;

/// The tables that hold what analysts made and read, in the order of their references. Not those that can be
/// made again (the index) or that belong to one window (undo).
[[nodiscard]] QStringList contentTables();
[[nodiscard]] Result<QStringList> columnsOf(Connection &connection, const QString &table);
/// Copies all rows of a table into another, over a connection of another kind if need be.
[[nodiscard]] Result<void> copyRows(Connection &from, const QString &table, Connection &to,
                                    const QString &into);
/// Copies a whole library, as it is at one moment, into an empty file of this program's format. \p from may
/// be on a server.
[[nodiscard]] Result<void> copyLibrary(Connection &from, Connection &to);
/// Writes a library into a new file, in whose place nothing stands.
[[nodiscard]] Result<void> writeCopy(const QString &library, const QString &file);

} // namespace synoptic
