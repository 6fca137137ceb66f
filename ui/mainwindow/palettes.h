// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/marks.h"

#include <QColor>
#include <QPalette>
#include <QTextCharFormat>

namespace synoptic {

/// The colours that a reader can choose. What a colour means stands in visuallanguage/signs.h.
enum class ColourScheme { Light, Dark, HighContrast };
[[nodiscard]] QPalette paletteOf(ColourScheme scheme);
/// The scheme that a palette is of; palettes that are not ours count as light or dark.
[[nodiscard]] ColourScheme schemeOf(const QPalette &palette);
[[nodiscard]] bool isDark(const QPalette &palette);

/// Least contrast of text with its ground (WCAG 2.1, 1.4.3, level AA), and of graphic signs (1.4.11).
inline constexpr double readableContrast = 4.5;
inline constexpr double graphicContrast = 3;
/// Contrast ratio of two colours by WCAG 2.1, from 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// The colour, drawn towards the palette's text as far as it must be to be readable on each of its grounds.
[[nodiscard]] QColor readable(const QColor &colour, const QPalette &palette);

/// Everything that text stands on in a view: the page, the window, washes of the current place and of its
/// row on either, the washes of marks.
struct Ground
{
    const char *name;
    QColor colour;
};
[[nodiscard]] QList<Ground> groundsOf(const QPalette &palette);
/// Every colour in which a view writes.
struct Ink
{
    const char *name;
    QColor colour;
};
[[nodiscard]] QList<Ink> inksOf(const QPalette &palette);

/// Wash behind the place where the reader is, translucent; and the fainter one of its row.
[[nodiscard]] QColor placeWash(const QPalette &palette);
[[nodiscard]] QColor rowWash(const QPalette &palette);
/// Wash in the frame of what find has found, translucent; the current one is stronger.
[[nodiscard]] QColor matchWash(const QPalette &palette, bool current);
/// What differs.
[[nodiscard]] QColor differenceInk(const QPalette &palette);
/// What only stands elsewhere: calmer.
[[nodiscard]] QColor movedInk(const QPalette &palette);
/// Dots under words that differ, dashes and a calmer colour under words that only stand elsewhere.
[[nodiscard]] QTextCharFormat differingFormat(bool moved, const QPalette &palette);
/// Wash behind marked words.
[[nodiscard]] QColor highlightWash(HighlightColour colour, const QPalette &palette);

} // namespace synoptic
