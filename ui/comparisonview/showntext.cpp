// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/showntext.h"

#include "comparisonview/reportflow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

ShownText::ShownText(const ReportFlow &flow)
{
    m_pieces.reserve(size_t(flow.count()));
    for (int i = 0; i < flow.count(); ++i) {
        const ReportFlow::Item &item = flow.item(i);
        if (!m_text.isEmpty())
            m_text += item.continues ? u' ' : u'\n';
        Piece piece;
        piece.start = m_text.size();
        piece.range = item.range;
        piece.folded = item.folded > 0;
        if (!item.margin.isEmpty())
            m_text += item.margin + u' ';
        piece.lead = m_text.size() - piece.start;
        QString words = flow.textOf(item).replace(QChar::LineSeparator, u' ');
        if (piece.folded)
            words.remove(u"▸ "_s); // for the eye
        m_text += words;
        piece.length = m_text.size() - piece.start;
        m_pieces.push_back(piece);
    }
}

int ShownText::pieceAt(qsizetype offset) const
{
    const auto after = std::ranges::upper_bound(m_pieces, offset, {}, &Piece::start);
    return m_pieces.empty() ? -1 : std::max(0, int(after - m_pieces.begin()) - 1);
}

qsizetype ShownText::offsetOf(qsizetype position) const
{
    // The end of a passage is read there, not where the next one starts.
    const auto at =
        std::ranges::lower_bound(m_pieces, position, {}, [](const Piece &piece) { return piece.range.end; });
    if (at == m_pieces.end())
        return m_text.size();
    const auto next = std::next(at);
    if (position == at->range.end && next != m_pieces.end() && next->range.start == position)
        return next->start + next->lead;
    return at->folded ? at->start : at->start + at->lead + std::max<qsizetype>(0, position - at->range.start);
}

std::optional<qsizetype> ShownText::positionOf(qsizetype offset) const
{
    const int index = pieceAt(offset);
    if (index < 0 || offset < 0)
        return std::nullopt;
    const Piece &here = piece(index);
    if (here.folded || offset < here.start + here.lead)
        return std::nullopt;
    return std::min(here.range.end, here.range.start + offset - here.start - here.lead);
}

TextRange ShownText::rangeOf(qsizetype from, qsizetype to) const
{
    const auto nearest = [this](qsizetype offset) {
        const int index = pieceAt(std::clamp<qsizetype>(offset, 0, m_text.size()));
        return index < 0 ? 0 : positionOf(offset).value_or(piece(index).range.start);
    };
    const qsizetype start = nearest(std::min(from, to));
    return {start, std::max(start, nearest(std::max(from, to)))};
}

} // namespace synoptic
