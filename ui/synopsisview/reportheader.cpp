// SPDX-License-Identifier: GPL-3.0-or-later
#include "synopsisview/reportheader.h"

#include "models/factmodel.h"

#include <QPainter>

namespace synoptic {

ReportHeader::ReportHeader(int lines, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_lines(lines)
{
    setMinimumSectionSize(1);
    setSectionResizeMode(QHeaderView::Fixed);
    setHighlightSections(false);
    setSectionsClickable(true);
}

QSize ReportHeader::sizeHint() const
{
    QFont bold = font();
    bold.setBold(true);
    return {100, QFontMetrics(bold).height() + (m_lines - 1) * fontMetrics().height() + 9};
}

void ReportHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    painter->setClipRect(rect);
    painter->fillRect(rect, palette().base());
    const QVariant name = model()->headerData(section, orientation(), Qt::DisplayRole);
    QFont bold = font();
    bold.setBold(true);
    const QRect text = rect.adjusted(9, 4, -6, -4);
    painter->setFont(bold);
    painter->setPen(palette().color(QPalette::Text));
    painter->drawText(text, Qt::AlignTop | Qt::AlignLeft,
                      QFontMetrics(bold).elidedText(name.toString(), Qt::ElideRight, text.width()));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.86);
    painter->setFont(small);
    painter->setPen(palette().color(QPalette::PlaceholderText));
    const QString detail = model()->headerData(section, orientation(), FactModel::DetailRole).toString();
    painter->drawText(text, Qt::AlignBottom | Qt::AlignLeft,
                      QFontMetrics(small).elidedText(detail, Qt::ElideRight, text.width()));
    const bool pivot = model()->headerData(section, orientation(), FactModel::PivotRole).toBool();
    painter->fillRect(QRect(rect.left(), rect.bottom() - (pivot ? 2 : 0), rect.width(), pivot ? 3 : 1),
                      palette().color(pivot ? QPalette::Accent : QPalette::Button));
    painter->restore();
}

} // namespace synoptic
