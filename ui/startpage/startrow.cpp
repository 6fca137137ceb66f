// SPDX-License-Identifier: GPL-3.0-or-later
#include "startpage/startrow.h"

#include "focusring/focusring.h"
#include "mainwindow/palettes.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int iconSide = 22;
constexpr int margin = 8;
constexpr int textLeft = margin + iconSide + 10;

} // namespace

StartRow::StartRow(const QIcon &icon, const QString &title, const QString &detail, const QString &key,
                   QWidget *parent)
    : QAbstractButton(parent), m_detail(detail), m_key(key)
{
    setIcon(icon);
    setText(QString(title).replace(u'&', u"&&"_s)); // a name's own, not a key's
    setFocusPolicy(Qt::StrongFocus);
    FocusRing::setShowsFocus(this);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    // A long name must not widen the window.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setToolTip(detail.isEmpty() ? title : title + u'\n' + detail);
    setAccessibleName(title);
    setAccessibleDescription(key.isEmpty() ? detail : detail + u' ' + key);
}

QFont StartRow::detailFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    return small;
}

QSize StartRow::sizeHint() const
{
    const int detail = m_detail.isEmpty() ? 0 : QFontMetrics(detailFont()).height();
    return {320, std::max(iconSide, fontMetrics().height() + detail) + 2 * margin - 4};
}

void StartRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (underMouse() || hasFocus() || isDown())
        painter.fillRect(rect(), isDown() ? placeWash(palette()) : rowWash(palette()));
    if (hasFocus()) {
        painter.fillRect(QRect(0, 0, 3, height()), palette().color(QPalette::Accent));
        painter.setPen(palette().color(QPalette::Accent));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    icon().paint(&painter, QRect(margin, (height() - iconSide) / 2, iconSide, iconSide));
    const int key = m_key.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_key) + margin;
    const QRect text = rect().adjusted(textLeft, margin - 2, -margin - key, 2 - margin);
    painter.setPen(palette().color(QPalette::WindowText));
    const Qt::Alignment side = Qt::AlignLeft | (m_detail.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop);
    painter.drawText(text, int(side) | Qt::TextSingleLine,
                     fontMetrics().elidedText(toolTip().section(u'\n', 0, 0), Qt::ElideRight, text.width()));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter, m_key);
    painter.setFont(detailFont());
    painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, text.width()));
}

void StartRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace synoptic
