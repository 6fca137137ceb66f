// SPDX-License-Identifier: GPL-3.0-or-later
#include "visuallanguage/ownmark.h"

#include <QPainter>
#include <QPolygonF>

namespace synoptic {

void paintOwnMark(QPainter &painter, const QRectF &box, const QColor &ink, const QColor &ground)
{
    // A pen that stands on its nib at the lower left; in parts of the box.
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    const QPolygonF pen({at(0.02, 0.98), at(0.10, 0.64), at(0.72, 0.02), at(0.98, 0.28), at(0.36, 0.90)});
    const QPolygonF nib({at(0.02, 0.98), at(0.10, 0.64), at(0.36, 0.90)});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ground, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(ground);
    painter.drawPolygon(pen);
    painter.setPen(QPen(ink, 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolygon(pen);
    painter.setBrush(ink);
    painter.drawPolygon(nib);
    painter.restore();
}

void paintNoteSheet(QPainter &painter, const QRectF &box, const QColor &ink, const QColor &ground)
{
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    const QPolygonF sheet({at(0.10, 0.02), at(0.64, 0.02), at(0.90, 0.28), at(0.90, 0.98), at(0.10, 0.98)});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(ground);
    painter.setPen(QPen(ground, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolygon(sheet);
    painter.setPen(QPen(ink, 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolygon(sheet);
    painter.drawLine(at(0.30, 0.50), at(0.70, 0.50));
    painter.drawLine(at(0.30, 0.74), at(0.70, 0.74));
    painter.restore();
}

} // namespace synoptic
