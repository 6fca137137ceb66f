// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace synoptic {

/// `synoptic export FILE... --FORMAT OUT`: gives the exit status. \p arguments begin with the command.
[[nodiscard]] int exportCommand(const QStringList &arguments);

/// Its part of the help.
[[nodiscard]] QString exportUsage();

} // namespace synoptic
