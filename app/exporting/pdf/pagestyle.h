// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts, colours and sizes of the pages. The signs are those of the window (ui/visuallanguage), in colours
// that are light whatever the screen shows, and every sign is told apart in black and white too.
#pragma once

#include "library/marks.h"

#include <QColor>
#include <QFont>
#include <QTextCharFormat>

namespace synoptic::page {

constexpr int resolution = 1200;          ///< dots per inch that the pages are laid out in
constexpr double dot = 72.0 / resolution; ///< PDF points a dot
constexpr double lineSpacing = 1.22;

constexpr double dots(double points)
{
    return points / dot;
}

constexpr QColor ink(0x12, 0x12, 0x12);
constexpr QColor dim(0x55, 0x55, 0x55);
constexpr QColor heading(0x24, 0x44, 0x66);
constexpr QColor ownGround(0xf0, 0xee, 0xe8); ///< behind what only one report has
constexpr QColor differenceInk(0x96, 0x2c, 0x0e);
constexpr QColor rule(0xb8, 0xb8, 0xb8);

/// \p size in points. Without ligatures, so that every letter can be searched and copied.
[[nodiscard]] QFont serif(double size, bool bold = false);
[[nodiscard]] QFont sans(double size, bool bold = false);

/// A value in which reports part: bold, and in the colour of differences where it is a conflict.
[[nodiscard]] QTextCharFormat partingValue(bool conflict);
/// Words that differ from the counterpart's: dotted under.
[[nodiscard]] QTextCharFormat differingWords();
/// Of marks; light enough that black text stays readable on it.
[[nodiscard]] QColor markWash(HighlightColour colour);

} // namespace synoptic::page
