// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/statusline.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace synoptic {

QString StatusLine::fitted(int width) const
{
    const QString all = text();
    const QFontMetrics metrics = fontMetrics();
    const qsizetype dash = all.indexOf(u"   —   "_s);
    if (metrics.horizontalAdvance(all) <= width)
        return all;
    const QString keys = dash < 0 ? QString() : all.sliced(dash);
    const int room = width - metrics.horizontalAdvance(keys);
    if (room < width / 2) // where the reader is comes before the keys
        return metrics.elidedText(all, Qt::ElideRight, width);
    return metrics.elidedText(all.first(dash < 0 ? all.size() : dash), Qt::ElideRight, room) + keys;
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fitted(contentsRect().width()));
}

bool StatusLine::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QLabel::event(event);
    const bool all = fitted(contentsRect().width()) == text();
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                       all ? QString() : u"<qt>"_s + text().toHtmlEscaped() + u"</qt>"_s, this);
    return true;
}

} // namespace synoptic
