// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QList>
#include <QPalette>
#include <QTextLayout>
#include <algorithm>
#include <optional>

namespace synoptic {

/// What comes and goes over the text of a column without laying it out anew: found words, and sentences that
/// the filter leaves out. Ranges are positions in the report.
class ColumnMarks
{
public:
    /// In text order.
    void setMatches(const QList<TextRange> &matches) { m_matches = matches; }
    void setCurrentMatch(std::optional<TextRange> match) { m_current = match; }
    /// These sentences, in text order, are dim: the filter leaves them out.
    void setDimmed(const QList<TextRange> &sentences) { m_dimmed = sentences; }
    /// These are dim too: they came later.
    void setLater(const QList<TextRange> &sentences) { m_later = sentences; }

    [[nodiscard]] const QList<TextRange> &matches() const { return m_matches; }
    [[nodiscard]] const QList<TextRange> &dimmed() const { return m_dimmed; }
    [[nodiscard]] const QList<TextRange> &later() const { return m_later; }
    [[nodiscard]] bool isLater(TextRange sentence) const
    {
        const auto at = std::ranges::lower_bound(m_later, sentence.start, {}, &TextRange::start);
        return at != m_later.end() && at->start == sentence.start;
    }

    /// Paints what belongs under the text of a passage that starts at \p topLeft.
    void paintUnder(QPainter &painter, const QTextLayout &layout, TextRange passage, QPointF topLeft,
                    const QPalette &palette) const;
    /// What the passage's text looks like on top of its own formats; for QTextLayout::draw().
    [[nodiscard]] QList<QTextLayout::FormatRange> over(TextRange passage, TextRange selection,
                                                       const QPalette &palette) const;

private:
    QList<TextRange> m_matches;
    QList<TextRange> m_dimmed;
    QList<TextRange> m_later;
    std::optional<TextRange> m_current;
};

} // namespace synoptic
