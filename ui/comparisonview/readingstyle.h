// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

class QWidget;

namespace synoptic {

/// How reports are set for reading; the user's, kept between sessions.
struct ReadingStyle
{
    static constexpr double ownSize = 10;
    static constexpr double smallest = 7; ///< points
    static constexpr double largest = 32;
    static constexpr int narrowest = 40; ///< characters
    static constexpr int widest = 95;

    QString family;        ///< of the text; empty for our own serif
    double size = ownSize; ///< points
    int measure = 66;      ///< characters of running text in a line, at most
    double spacing = 1.1;  ///< of lines, as a multiple of the font's own
    int columns = 0;       ///< side by side; 0: as many as have room
    bool animated = true;  ///< counterparts glide to their level, where the desktop animates at all
    bool locked = false;   ///< when one column is scrolled, the others follow
    friend bool operator==(const ReadingStyle &, const ReadingStyle &) = default;
};

/// As it was kept; what cannot be is brought into its bounds.
[[nodiscard]] ReadingStyle readingStyle();
void keep(const ReadingStyle &style);

/// The style's text font at its size.
[[nodiscard]] QFont textFont(const ReadingStyle &style);
/// Whether the desktop wants anything to be animated, asked through a widget's style and KDE's setting.
[[nodiscard]] bool desktopAnimates(const QWidget *widget);

} // namespace synoptic
