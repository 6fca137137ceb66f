// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QList>
#include <QSet>

namespace synoptic {

/// Passages of one report and their counterparts in another one: which keep the order of the text, and which
/// place of the other report a place of this one goes with. The order is the longest chain of counterparts
/// that run the same way (a longest increasing subsequence by patience sorting, as in M. L. Fredman, On
/// computing the length of longest increasing subsequences, 1975); what is not in it has moved. Where most of
/// a report runs the other way, as a live blog with its newest entry first, that is its order.
class PassageOrder
{
public:
    using Pair = std::pair<TextRange, TextRange>; ///< in this report, in the other one

    PassageOrder() = default;
    /// \p pairs in any order; the lengths are of the two texts.
    PassageOrder(QList<Pair> pairs, qsizetype length, qsizetype otherLength);

    [[nodiscard]] bool isReversed() const { return m_reversed; }
    /// Whether a passage of this report that has a counterpart stands elsewhere in the order.
    [[nodiscard]] bool hasMoved(qsizetype start) const { return m_moved.contains(start); }
    /// Starts of the moved passages, in the other report.
    [[nodiscard]] const QSet<qsizetype> &movedThere() const { return m_movedThere; }
    /// Where in the other report the reader is when they are at a position here: from counterpart to
    /// counterpart, in proportion between them.
    [[nodiscard]] double other(double position) const;

private:
    QList<std::pair<double, double>> m_knots; ///< positions that go together, by the first
    QSet<qsizetype> m_moved;
    QSet<qsizetype> m_movedThere;
    bool m_reversed = false;
};

} // namespace synoptic
