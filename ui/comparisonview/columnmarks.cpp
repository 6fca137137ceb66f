// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/columnmarks.h"

#include "findbar/matchpainting.h"

#include <algorithm>

namespace synoptic {

namespace {

/// The part of \p ranges that lies in a passage, as offsets into its text.
QList<TextRange> within(const QList<TextRange> &ranges, TextRange passage)
{
    QList<TextRange> inside;
    auto range = std::ranges::lower_bound(ranges, passage.start + 1, {}, &TextRange::end);
    for (; range != ranges.end() && range->start < passage.end; ++range)
        inside.append({std::max<qsizetype>(0, range->start - passage.start),
                       std::min(range->end, passage.end) - passage.start});
    return inside;
}

} // namespace

void ColumnMarks::paintUnder(QPainter &painter, const QTextLayout &layout, TextRange passage, QPointF topLeft,
                             const QPalette &palette) const
{
    const auto current =
        m_current && m_current->overlaps(passage)
            ? std::optional(TextRange{m_current->start - passage.start, m_current->end - passage.start})
            : std::nullopt;
    paintMatches(painter, layout, topLeft, within(m_matches, passage), current, palette);
}

QList<QTextLayout::FormatRange> ColumnMarks::over(TextRange passage, TextRange selection,
                                                  const QPalette &palette) const
{
    QTextCharFormat dim;
    dim.setForeground(palette.color(QPalette::PlaceholderText));
    QList<QTextLayout::FormatRange> formats;
    for (const QList<TextRange> &ranges : {m_dimmed, m_later}) {
        for (const TextRange &range : within(ranges, passage))
            formats.append({int(range.start), int(range.length()), dim});
    }
    // What is selected is read on its own ground, dim or not.
    if (!formats.isEmpty() && selection.overlaps(passage)) {
        const qsizetype start = std::max(selection.start, passage.start);
        QTextCharFormat selected;
        selected.setBackground(palette.highlight());
        selected.setForeground(palette.highlightedText());
        formats.append(
            {int(start - passage.start), int(std::min(selection.end, passage.end) - start), selected});
    }
    return formats;
}

} // namespace synoptic
