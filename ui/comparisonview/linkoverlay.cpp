// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/linkoverlay.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace synoptic {

LinkOverlay::LinkOverlay(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void LinkOverlay::setPlaces(const QList<std::optional<QRectF>> &places)
{
    if (m_places == places)
        return;
    // What lies below an overlay is painted with it: only where a link was or is.
    QRectF touched;
    for (const std::optional<QRectF> &place : m_places + places) {
        if (place)
            touched |= QRectF(place->left() - 30, place->top() - 2, place->width() + 60, 24);
    }
    m_places = places;
    update(touched.toAlignedRect());
}

void LinkOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ink = palette().color(QPalette::Accent);
    ink.setAlphaF(0.75F);
    painter.setPen(QPen(ink, 2));
    constexpr double stub = 16; // towards a counterpart behind a column without one
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const auto &place = m_places.at(i);
        if (!place)
            continue;
        const auto has = [](const std::optional<QRectF> &other) { return other.has_value(); };
        const QPointF from(place->right() + 6, place->top() + 9);
        const QPointF before(place->left() - 7, place->top() + 9);
        if (i + 1 < m_places.size() && m_places.at(i + 1)) {
            const QPointF to(m_places.at(i + 1)->left() - 7, m_places.at(i + 1)->top() + 9);
            QPainterPath path(from);
            const double bend = (to.x() - from.x()) / 2;
            path.cubicTo(from + QPointF(bend, 0), to - QPointF(bend, 0), to);
            painter.drawPath(path);
        } else if (std::any_of(m_places.begin() + i + 1, m_places.end(), has)) {
            painter.drawLine(from, from + QPointF(stub, 0));
        }
        if (i > 0 && !m_places.at(i - 1) && std::any_of(m_places.begin(), m_places.begin() + i, has))
            painter.drawLine(before - QPointF(stub, 0), before);
    }
}

} // namespace synoptic
