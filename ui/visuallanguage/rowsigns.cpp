// SPDX-License-Identifier: GPL-3.0-or-later
#include "visuallanguage/rowsigns.h"

#include <QPainter>

namespace synoptic {

void paintRowSigns(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option)
{
    const bool chosen = option.state & QStyle::State_Selected;
    const QColor ink = option.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text);
    constexpr int bar = 3;
    if (chosen)
        painter->fillRect(QRect(rect.left(), rect.top(), bar, rect.height()), ink);
    if (option.state & QStyle::State_HasFocus) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(ink, 1));
        painter->drawRect(rect.adjusted(bar + 1, 1, -2, -2));
    }
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    painter->save();
    paintRowSigns(painter, option.rect, option);
    painter->restore();
}

} // namespace synoptic
