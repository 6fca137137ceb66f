// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/marklanes.h"

#include "mainwindow/palettes.h"

#include <QPainter>
#include <algorithm>
#include <numeric>

namespace synoptic {

namespace {

constexpr double laneWidth = 3.5;
constexpr int mostLanes = 3; ///< what lies deeper shares the last one

/// The wash, as dark or as light as it takes to be seen beside the text.
QColor barColour(HighlightColour colour, const QPalette &palette)
{
    const QColor wash = highlightWash(colour, palette);
    return isDark(palette) ? wash.lighter(150) : wash.darker(125);
}

/// By start, the longer first.
QList<qsizetype> inOrder(const QList<ShownMark> &marks)
{
    QList<qsizetype> order(marks.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(
        order, {}, [&](qsizetype i) { return std::pair(marks.at(i).range.start, -marks.at(i).range.end); });
    return order;
}

/// Which marks another one overlaps.
QList<bool> overlapped(const QList<ShownMark> &marks)
{
    QList<bool> shared(marks.size(), false);
    qsizetype furthest = -1; // of those before, the one that ends last
    for (const qsizetype i : inOrder(marks)) {
        if (furthest >= 0 && marks.at(i).range.start < marks.at(furthest).range.end)
            shared[i] = shared[furthest] = true;
        if (furthest < 0 || marks.at(i).range.end > marks.at(furthest).range.end)
            furthest = i;
    }
    return shared;
}

} // namespace

QList<int> lanesOf(const QList<ShownMark> &marks)
{
    QList<int> lanes(marks.size(), 0);
    QList<qsizetype> ends;
    for (const qsizetype i : inOrder(marks)) {
        const auto free =
            std::ranges::find_if(ends, [&](qsizetype end) { return end <= marks.at(i).range.start; });
        lanes[i] = int(free - ends.begin());
        if (free == ends.end())
            ends.append(marks.at(i).range.end);
        else
            *free = marks.at(i).range.end;
    }
    return lanes;
}

void paintLanes(QPainter &painter, const QList<ShownMark> &marks, double right, const QPalette &palette,
                const std::function<std::optional<QRectF>(TextRange)> &rectOf)
{
    const QList<int> lanes = lanesOf(marks);
    const QList<bool> shared = overlapped(marks);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const ShownMark &mark = marks.at(i);
        const auto rect = !shared.at(i) && !mark.asks && !mark.chosen ? std::nullopt : rectOf(mark.range);
        if (!rect)
            continue;
        const double x = right - laneWidth * (std::min(lanes.at(i), mostLanes - 1) + 1);
        QRectF bar(x, rect->top() + 1, laneWidth - 1, rect->height() - 2);
        const QColor colour = barColour(marks.at(i).colour, palette);
        if (marks.at(i).chosen)
            painter.fillRect(bar.adjusted(-1, -1, 1, 1), palette.color(QPalette::Text));
        painter.fillRect(bar, colour);
        if (marks.at(i).asks)
            painter.fillRect(bar.adjusted(1, 1, -1, -1), palette.color(QPalette::Base));
    }
    painter.restore();
}

} // namespace synoptic
