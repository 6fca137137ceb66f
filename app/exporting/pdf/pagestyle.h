// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts, colours and sizes of the pages. The palette is light whatever the screen shows, and every sign is
// told apart in black and white too.
#pragma once

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
constexpr QColor differenceInk(0x9c, 0x2f, 0x10);
constexpr QColor rule(0xb8, 0xb8, 0xb8);

/// \p size in points. Without ligatures, so that every letter can be searched and copied.
[[nodiscard]] QFont serif(double size, bool bold = false);
[[nodiscard]] QFont sans(double size, bool bold = false);

/// A value that differs within its fact: bold and underlined, red-brown on a colour printer.
[[nodiscard]] QTextCharFormat differingValue();
/// Words that differ from the counterpart's: dotted under.
[[nodiscard]] QTextCharFormat differingWords();

} // namespace synoptic::page
