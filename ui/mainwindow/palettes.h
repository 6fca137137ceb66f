// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/marks.h"

#include <QColor>
#include <QPalette>

namespace synoptic {

/// The calm light and dark palettes of the window.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();
[[nodiscard]] bool isDark(const QPalette &palette);
/// Wash behind marked words, readable under the palette's text colour.
[[nodiscard]] QColor highlightWash(HighlightColour colour, bool dark);

} // namespace synoptic
