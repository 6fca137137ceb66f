// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchpane/searchdelegate.h"

#include "searchpane/searchmodel.h"
#include "visuallanguage/rowsigns.h"
#include "wrappedtable/celltext.h"

#include <QListView>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int margin = 8;
constexpr int gap = 5; ///< above and below a hit
constexpr int mostLines = 3;

QFont sourceFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.92);
    return font;
}

QFont headFont(QFont font)
{
    font.setBold(true);
    return font;
}

/// The snippet with the found words bold and underlined.
CellText snippetText(const QModelIndex &index, const QFont &font, double width)
{
    const auto *model = qobject_cast<const SearchModel *>(index.model());
    const SearchHit *hit = model ? model->hitAt(index) : nullptr;
    QTextCharFormat found;
    found.setFontWeight(QFont::Bold);
    found.setFontUnderline(true);
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &range : hit ? hit->found : QList<TextRange>())
        formats.append({int(range.start), int(range.length()), found});
    return {index.data().toString(), formats, font, width, mostLines};
}

} // namespace

SearchDelegate::SearchDelegate(QListView *list) : QStyledItemDelegate(list), m_list(list) {}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = m_list->viewport()->width();
    if (index.data(SearchModel::HeadRole).toBool())
        return {width, QFontMetrics(headFont(option.font)).height() + 2 * gap + 4};
    const CellText text = snippetText(index, option.font, std::max(40, width - 2 * margin));
    return {width, QFontMetrics(sourceFont(option.font)).height() + int(text.height() + 0.5) + 2 * gap};
}

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const QPalette &palette = option.palette;
    const QRect area = option.rect.adjusted(margin, gap, -margin, -gap);
    painter->save();
    painter->setClipRect(option.rect);
    if (index.data(SearchModel::HeadRole).toBool()) {
        painter->fillRect(option.rect, palette.window());
        painter->setFont(headFont(option.font));
        painter->setPen(palette.color(QPalette::Active, QPalette::Text));
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        painter->restore();
        return;
    }
    const bool chosen = index == m_list->currentIndex();
    if (chosen)
        painter->fillRect(option.rect, palette.highlight());
    const QFont small = sourceFont(option.font);
    const QFontMetrics metrics(small);
    painter->setFont(small);
    painter->setPen(palette.color(chosen ? QPalette::HighlightedText : QPalette::PlaceholderText));
    painter->drawText(
        QRect(area.topLeft(), QSize(area.width(), metrics.height())), Qt::AlignLeft,
        metrics.elidedText(index.data(SearchModel::SourceRole).toString(), Qt::ElideRight, area.width()));
    painter->setPen(palette.color(chosen ? QPalette::HighlightedText : QPalette::Text));
    snippetText(index, option.font, area.width())
        .paint(*painter, QPointF(area.left(), area.top() + metrics.height()));
    paintRowSigns(painter, option.rect, option);
    painter->restore();
}

} // namespace synoptic
