// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/linkoverlay.h"

#include <QPainter>
#include <QPainterPath>

namespace synoptic {

LinkOverlay::LinkOverlay(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void LinkOverlay::setPlaces(const QList<QRectF> &places)
{
    m_places = places;
    update();
}

void LinkOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ink = palette().color(QPalette::Accent);
    ink.setAlphaF(0.75F);
    painter.setPen(QPen(ink, 2));
    for (qsizetype i = 0; i + 1 < m_places.size(); ++i) {
        const QPointF from(m_places.at(i).right() + 6, m_places.at(i).top() + 9);
        const QPointF to(m_places.at(i + 1).left() - 7, m_places.at(i + 1).top() + 9);
        QPainterPath path(from);
        const double bend = (to.x() - from.x()) / 2;
        path.cubicTo(from + QPointF(bend, 0), to - QPointF(bend, 0), to);
        painter.drawPath(path);
    }
}

} // namespace synoptic
