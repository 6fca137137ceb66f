// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/marks.h"

#include <QList>
#include <QRectF>
#include <functional>
#include <optional>

class QPainter;
class QPalette;

namespace synoptic {

/// A mark as a column of text shows it.
struct ShownMark
{
    TextRange range;
    HighlightColour colour = HighlightColour::Yellow;
    bool asks = false;   ///< its place is a proposal: an outline, no wash
    bool chosen = false; ///< what keys act on
    friend bool operator==(const ShownMark &, const ShownMark &) = default;
};

/// A lane for each mark, from 0: marks in one lane do not overlap, and each has the lowest that is free where
/// it starts, the longer first.
[[nodiscard]] QList<int> lanesOf(const QList<ShownMark> &marks);

/// Paints a bar for each mark that another one overlaps, that asks or that is chosen beside the text, lane
/// beside lane from \p right leftwards: full, an outline for one that asks, framed for the chosen one. \p
/// rectOf gives the place of a range, nothing where it is folded away.
void paintLanes(QPainter &painter, const QList<ShownMark> &marks, double right, const QPalette &palette,
                const std::function<std::optional<QRectF>(TextRange)> &rectOf);

} // namespace synoptic
