// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>
#include <Qt>

namespace synoptic {

/// The direction in which most letters at the start of a text run; \p otherwise where it has none. The first
/// letter alone, as rule P2 of Unicode's UAX 9 has it, would set a Hebrew paragraph that begins with
/// "Reuters:" from left to right.
[[nodiscard]] Qt::LayoutDirection directionOf(QStringView text, Qt::LayoutDirection otherwise);

} // namespace synoptic
