// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace synoptic {

/// Who makes the marks and decisions.
[[nodiscard]] inline QString analyst()
{
    return qEnvironmentVariable("USER", QStringLiteral("analyst"));
}

} // namespace synoptic
