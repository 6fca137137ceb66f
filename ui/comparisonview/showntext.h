// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QString>
#include <optional>
#include <vector>

namespace synoptic {

class ReportFlow;

/// What a column shows as one string, as a screen reader reads it: a line for each passage, the time of an
/// entry before its first one, and a line of words for what is folded away. Knows where in it the characters
/// of the report stand. Positions are of the report, offsets of this string; both count UTF-16 units.
class ShownText
{
public:
    /// What one item of the flow gives, in the flow's order.
    struct Piece
    {
        qsizetype start = 0;  ///< offset of its first character
        qsizetype lead = 0;   ///< characters that are not the report's: the time
        qsizetype length = 0; ///< with the lead, without the line's end
        TextRange range;      ///< in the report
        bool folded = false;  ///< words that stand for the range
        [[nodiscard]] qsizetype end() const { return start + length; }
    };

    ShownText() = default;
    explicit ShownText(const ReportFlow &flow);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const Piece &piece(int index) const { return m_pieces.at(size_t(index)); }
    /// The piece that an offset is in, line's end included; -1 without any.
    [[nodiscard]] int pieceAt(qsizetype offset) const;
    /// Where a position is read: in what is folded away, where the words for it start.
    [[nodiscard]] qsizetype offsetOf(qsizetype position) const;
    /// A range of the report, as offsets.
    [[nodiscard]] TextRange offsetsOf(TextRange range) const
    {
        return {offsetOf(range.start), offsetOf(range.end)};
    }
    /// The position at an offset; nothing where the characters are not the report's.
    [[nodiscard]] std::optional<qsizetype> positionOf(qsizetype offset) const;
    /// What of the report stands between two offsets.
    [[nodiscard]] TextRange rangeOf(qsizetype from, qsizetype to) const;

private:
    QString m_text;
    std::vector<Piece> m_pieces;
};

} // namespace synoptic
