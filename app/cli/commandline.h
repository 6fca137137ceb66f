// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <optional>

namespace synoptic {

/// Does the work of a subcommand (compare, help, version) and gives the exit status: 0 done, 1 the work
/// failed (message on standard error, nothing half-written), 2 wrong use. Nothing when \p arguments (without
/// the program's name) ask for the window.
[[nodiscard]] std::optional<int> runCommandLine(const QStringList &arguments);

} // namespace synoptic
