// SPDX-License-Identifier: GPL-3.0-or-later
#include "visuallanguage/boxstyle.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace synoptic {

BoxStyle::BoxStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void BoxStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool round = element == PE_IndicatorRadioButton;
    const bool isLine = element == PE_FrameLineEdit && !option->state.testFlag(State_HasFocus);
    if (!round && !isLine && element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QColor ink = option->palette.color(QPalette::PlaceholderText);
    ink.setAlphaF(isLine ? 0.8F : 1.0F);         // a field is large: it is seen at less
    painter->setPen(QPen(ink, round ? 1.5 : 1)); // a thin ring fades
    painter->setBrush(Qt::NoBrush);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (round)
        painter->drawEllipse(box);
    else
        painter->drawRoundedRect(box, 1.5, 1.5);
    painter->restore();
}

} // namespace synoptic
