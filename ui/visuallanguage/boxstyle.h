// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace synoptic {

/// Fusion with boxes to tick, and lines to type in, that can be seen: it outlines them in a shade of the
/// window, which in a dark one is no darker than the window. Here the outline is an ink that is readable on
/// every ground.
class BoxStyle : public QProxyStyle
{
    Q_OBJECT
public:
    BoxStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
};

} // namespace synoptic
