// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/marks.h"

#include <QColor>
#include <QPalette>
#include <QTextCharFormat>

namespace synoptic {

/// The calm light and dark palettes of the window.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();
[[nodiscard]] bool isDark(const QPalette &palette);
/// Least contrast of text on the page (WCAG 2.1, level AA).
inline constexpr double readableContrast = 4.5;
/// Contrast ratio of two colours by WCAG 2.1, from 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// The colour, drawn towards the palette's text as far as it must be to be readable on its page.
[[nodiscard]] QColor readable(const QColor &colour, const QPalette &palette);
/// What differs. As the formats below, with a contrast of 4.5 or more on the page and on every wash.
[[nodiscard]] QColor differenceInk(bool dark);
/// Dots under words that differ, dashes and a calmer colour under words that only stand elsewhere.
[[nodiscard]] QTextCharFormat differingFormat(bool moved, bool dark);
/// Wash behind marked words, readable under the palette's text colour.
[[nodiscard]] QColor highlightWash(HighlightColour colour, bool dark);

} // namespace synoptic
