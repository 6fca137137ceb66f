// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace synoptic {

/// The statements that give a library its full-text index, with the triggers that keep it in step, and that
/// put in what the library holds already. docs/library-format.md describes the tables.
[[nodiscard]] const QStringList &searchTables();

} // namespace synoptic
