// SPDX-License-Identifier: GPL-3.0-or-later
#include "focusring/focusring.h"

#include <QApplication>
#include <QFocusFrame>
#include <QMenuBar>
#include <QPainter>
#include <QProxyStyle>

namespace synoptic {

namespace {

constexpr const char *ownSign = "synopticShowsFocus";

/// Has the frame stand over its widget, edge on edge.
class Above : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_FocusFrame_AboveWidget ? 1 : QProxyStyle::styleHint(hint, option, widget, data);
    }
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override
    {
        return metric == PM_FocusFrameHMargin || metric == PM_FocusFrameVMargin
                   ? 0
                   : QProxyStyle::pixelMetric(metric, option, widget);
    }
};

class Frame : public QFocusFrame
{
public:
    Frame()
    {
        auto *above = new Above;
        above->setParent(this);
        setStyle(above);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        constexpr double width = 2;
        painter.setPen(QPen(palette().color(QPalette::Accent), width));
        painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 3, 3);
    }
};

} // namespace

FocusRing::FocusRing(QObject *parent) : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
    follow(QApplication::focusWidget());
}

void FocusRing::install()
{
    static QPointer<FocusRing> ring;
    if (!ring)
        ring = new FocusRing(qApp);
}

void FocusRing::setShowsFocus(QWidget *widget)
{
    widget->setProperty(ownSign, true);
}

void FocusRing::follow(QWidget *focused)
{
    // What pops up shows its own choice.
    const bool pops = focused && (qobject_cast<QMenuBar *>(focused) || focused->isWindow() ||
                                  focused->window()->inherits("QComboBoxPrivateContainer"));
    const bool framed = focused && !pops && !focused->property(ownSign).toBool();
    if (framed && !m_frame)
        m_frame = new Frame;
    if (m_frame)
        m_frame->setWidget(framed ? focused : nullptr);
}

} // namespace synoptic
