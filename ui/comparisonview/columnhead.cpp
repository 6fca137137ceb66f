// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/columnhead.h"

#include "report/counts.h"
#include "visuallanguage/ownmark.h"
#include "visuallanguage/signs.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int indent = 14; ///< as the text below

QStringList kindOf(const Report &report)
{
    QStringList parts;
    parts.append(report.form() == Form::LiveBlog       ? ColumnHead::tr("live blog")
                 : report.form() == Form::SentenceList ? ColumnHead::tr("sentence list")
                                                       : ColumnHead::tr("article"));
    if (report.metadata().published)
        parts.append(report.metadata().published->toString().replace(u'T', u' ').left(16));
    if (!report.entries().isEmpty())
        parts.append(
            counted(report.entries().size(), ColumnHead::tr("1 entry"), ColumnHead::tr("%1 entries")));
    return parts;
}

} // namespace

ColumnHead::ColumnHead(const Report &report, QWidget *parent)
    : QWidget(parent), m_name(report.shortName()), m_kind(kindOf(report))
{
    // A longer head must not widen its column: nothing moves unless the reader asked.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setCursor(Qt::OpenHandCursor);
    m_title = report.metadata().title;
    describe();
}

void ColumnHead::describe()
{
    QStringList parts{m_name, details()};
    if (m_pinned)
        parts.append(tr("pinned"));
    parts += m_notes;
    setAccessibleName(parts.join(u", "_s));
    setToolTip(tr("<p><b>%1</b><br>%2</p><p>%3</p><p>Drag to move the column, right click for more</p>")
                   .arg(m_name.toHtmlEscaped(), details().toHtmlEscaped(), m_title.toHtmlEscaped()));
    update();
}

QString ColumnHead::details() const
{
    return detailParts().join(u" · "_s);
}

QStringList ColumnHead::detailParts() const
{
    const QString how = m_told == Told::Not      ? tr("not reported")
                        : m_told == Told::NotYet ? signGlyph(Sign::NotYet) + u' ' + notYetWords()
                        : m_told == Told::OtherThroughout
                            ? signGlyph(Sign::OtherWords) + u' ' + throughoutWords()
                            : QString();
    return how.isEmpty() ? m_kind : QStringList{how} + m_kind;
}

/// As many of the details as have room, whole; the tip has all.
QString ColumnHead::fittedDetails(const QFontMetrics &metrics, int width) const
{
    QStringList parts = detailParts();
    while (parts.size() > 1 && metrics.horizontalAdvance(parts.join(u" · "_s)) > width - 2)
        parts.removeLast();
    return metrics.elidedText(parts.join(u" · "_s), Qt::ElideRight, width);
}

void ColumnHead::setTold(Told told)
{
    if (m_told == told)
        return;
    m_told = told;
    describe();
}

void ColumnHead::setCurrent(bool current)
{
    if (m_current == current)
        return;
    m_current = current;
    update();
}

void ColumnHead::setPinned(bool pinned)
{
    m_pinned = pinned;
    describe();
}

void ColumnHead::setNotes(const QStringList &notes)
{
    if (m_notes == notes)
        return;
    m_notes = notes;
    describe();
}

void ColumnHead::setRightToLeft(bool rightToLeft)
{
    m_rightToLeft = rightToLeft;
    update();
}

QFont ColumnHead::smallFont() const
{
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.88);
    return small;
}

QSize ColumnHead::sizeHint() const
{
    return {100, fontMetrics().height() + QFontMetrics(smallFont()).height() + 8};
}

/// Where a click asks for the menu.
QRect ColumnHead::dots() const
{
    const int side = fontMetrics().height() + 4;
    return {m_rightToLeft ? 0 : width() - side, 0, side, side};
}

void ColumnHead::paintPin(QPainter &painter, const QPointF &at) const
{
    painter.setPen(QPen(palette().color(QPalette::Accent), 1.6));
    painter.setBrush(palette().color(QPalette::Accent));
    painter.drawEllipse(at + QPointF(4, 3), 3, 3);
    painter.drawLine(at + QPointF(4, 6), at + QPointF(4, 12));
}

void ColumnHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont bold = font();
    bold.setBold(true);
    const int taken = dots().width() + (m_pinned ? 14 : 0) + (m_notes.isEmpty() ? 0 : 16);
    const int room = std::max(0, width() - indent - taken);
    const Qt::Alignment side = Qt::AlignVCenter | (m_rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    const QString name = QFontMetrics(bold).elidedText(m_name, Qt::ElideRight, room);
    const int nameWidth = QFontMetrics(bold).horizontalAdvance(name);
    const int line = fontMetrics().height();
    painter.setFont(bold);
    painter.setPen(palette().color(m_current ? QPalette::Accent : QPalette::Text));
    painter.drawText(QRect(m_rightToLeft ? taken : indent, 0, room, line), side | Qt::AlignAbsolute, name);
    if (m_pinned)
        paintPin(painter,
                 QPointF(m_rightToLeft ? width() - indent - nameWidth - 14 : indent + nameWidth + 6, 2));
    if (!m_notes.isEmpty()) {
        const int behind = nameWidth + 6 + (m_pinned ? 14 : 0);
        paintNoteSheet(painter,
                       QRectF(m_rightToLeft ? width() - indent - behind - 11 : indent + behind,
                              line / 2.0 - 5.5, 11, 11),
                       palette().color(QPalette::Text), palette().color(QPalette::Window));
    }
    if (m_hovered || m_current) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(dots(), Qt::AlignCenter, u"⋯"_s);
    }
    painter.setFont(smallFont());
    const QFontMetrics small(smallFont());
    QFont strong = smallFont();
    strong.setBold(true);
    const QRect below(m_rightToLeft ? 0 : indent, line, std::max(0, width() - indent), small.height() + 2);
    painter.setPen(palette().color(m_told == Told::Not ? QPalette::Text : QPalette::PlaceholderText));
    painter.setFont(m_told == Told::Not ? strong : smallFont());
    painter.drawText(below, side | Qt::AlignAbsolute,
                     fittedDetails(QFontMetrics(painter.font()), below.width()));
}

void ColumnHead::enterEvent(QEnterEvent *)
{
    m_hovered = true;
    update();
}

void ColumnHead::leaveEvent(QEvent *)
{
    m_hovered = false;
    update();
}

void ColumnHead::mousePressEvent(QMouseEvent *event)
{
    m_press = event->position().toPoint();
    m_dragging = false;
    if (event->button() != Qt::LeftButton)
        return;
    if (dots().contains(m_press))
        emit menuRequested(mapToGlobal(dots().bottomLeft()));
}

void ColumnHead::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    m_dragging = m_dragging || (event->position().toPoint() - m_press).manhattanLength() >=
                                   QApplication::startDragDistance();
    if (!m_dragging)
        return;
    setCursor(Qt::ClosedHandCursor);
    emit dragged(event->globalPosition().toPoint());
}

void ColumnHead::mouseReleaseEvent(QMouseEvent *event)
{
    setCursor(Qt::OpenHandCursor);
    if (m_dragging)
        emit dropped(event->globalPosition().toPoint());
    m_dragging = false;
}

void ColumnHead::contextMenuEvent(QContextMenuEvent *event)
{
    emit menuRequested(event->globalPos());
}

} // namespace synoptic
