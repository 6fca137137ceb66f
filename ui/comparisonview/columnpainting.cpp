// SPDX-License-Identifier: GPL-3.0-or-later
// How a column looks.
#include "comparisonview/columnview.h"
#include "mainwindow/palettes.h"
#include "visuallanguage/ownmark.h"
#include "visuallanguage/signs.h"

#include <QPainter>
#include <QPainterPath>

namespace synoptic {

QRectF ColumnView::mirrored(const QRectF &rect) const
{
    return isRightToLeft()
               ? QRectF(viewport()->width() - rect.right(), rect.top(), rect.width(), rect.height())
               : rect;
}

void ColumnView::paintMoved(QPainter &painter, double y)
{
    const auto x = [this](double at) { return isRightToLeft() ? viewport()->width() - at : at; };
    QColor calm = palette().color(QPalette::PlaceholderText);
    calm.setAlphaF(0.7F);
    painter.setPen(QPen(calm, 1));
    // One arrow up, one down: the same passages in another order.
    painter.drawLine(QPointF(x(12), y + 4), QPointF(x(12), y + 13));
    painter.drawLine(QPointF(x(12), y + 4), QPointF(x(10), y + 7));
    painter.drawLine(QPointF(x(15), y + 5), QPointF(x(15), y + 14));
    painter.drawLine(QPointF(x(15), y + 14), QPointF(x(17), y + 11));
}

void ColumnView::paintStrip(QPainter &painter)
{
    const SignColours colours(palette());
    const int first = m_flow.itemAt(top());
    const int last = m_flow.itemAt(top() + viewport()->height());
    if (first < 0)
        return;
    auto at = std::ranges::upper_bound(m_sharing, m_flow.item(first).range.start, {},
                                       [](const auto &of) { return of.first.end; });
    for (; at != m_sharing.cend() && at->first.start < m_flow.item(last).range.end; ++at) {
        const auto &[range, sharing] = *at;
        const auto rect = sharing == Sharing::Own ? std::nullopt : rectOf(range);
        if (!rect || rect->bottom() < 0 || rect->top() > viewport()->height())
            continue;
        const Sign sign = m_passing.isLater(range)       ? Sign::NotYet
                          : sharing == Sharing::Shared   ? Sign::SameWords
                          : sharing == Sharing::Conflict ? Sign::Conflict
                                                         : Sign::OtherWords;
        paintRelationBar(painter, mirrored({3, rect->top() + 1, stripWidth - 1, rect->height() - 2}), sign,
                         colours);
        if (m_moved.contains(range.start))
            paintMoved(painter, rect->top());
    }
}

/// Where a range stands; nothing while it is out of sight, and then nothing is laid out for it.
std::optional<QRectF> ColumnView::rectInSight(TextRange range)
{
    const auto first = m_flow.itemOf(range.start);
    const auto last = m_flow.itemOf(std::max(range.start, range.end - 1));
    if (!first || m_flow.top(*first) > top() + viewport()->height() ||
        m_flow.bottom(last.value_or(*first)) < top())
        return std::nullopt;
    const auto rect = rectOf(range);
    return rect && rect->bottom() >= 0 && rect->top() <= viewport()->height() ? rect : std::nullopt;
}

/// The number of each mark at the end of its first line.
void ColumnView::paintMarkNumbers(QPainter &painter)
{
    double free = 0; // of several on one line, the next stands below
    for (const Mark &mark : std::as_const(m_marks)) {
        const auto rect = rectInSight(mark.range);
        if (!rect)
            continue;
        const double y = rect->top() < free && rect->top() > free - 15 ? free : rect->top() + 2;
        const double x = isRightToLeft() ? rect->left() - 13 : rect->right() + 1;
        paintMarkNumber(painter, QRectF(x, y, 12, 14), mark.colour, palette());
        free = y + 15;
    }
}

/// Where the sign of each link in sight stands: at the end of its first line, below the number of a mark.
QList<std::pair<QRectF, QString>> ColumnView::linkBoxes()
{
    QList<std::pair<QRectF, QString>> boxes;
    for (const LinkSign &link : std::as_const(m_links)) {
        const auto rect = rectInSight(link.range);
        if (!rect)
            continue;
        double y = rect->top() + 3;
        for (const Mark &mark : std::as_const(m_marks)) {
            const auto marked = rectInSight(mark.range);
            if (marked && marked->top() + 17 > y && marked->top() < y + 10)
                y = marked->top() + 18;
        }
        while (
            std::ranges::any_of(boxes, [y](const auto &box) { return std::abs(box.first.top() - y) < 10; }))
            y += 11;
        boxes.append({QRectF(isRightToLeft() ? rect->left() - 13 : rect->right() + 1, y, 12, 9), link.words});
    }
    return boxes;
}

void ColumnView::paintLinks(QPainter &painter)
{
    for (const auto &[box, words] : linkBoxes())
        paintLinkSign(painter, box, palette().color(QPalette::Text));
}

void ColumnView::paintDecided(QPainter &painter)
{
    constexpr double size = 10;
    for (const qsizetype start : std::as_const(m_decided)) {
        if (const auto rect = rectInSight({start, start + 1}))
            paintOwnMark(painter, mirrored({0.5, rect->top() + (rect->height() - size) / 2, size, size}),
                         palette().color(QPalette::Text), palette().color(QPalette::Base));
    }
    for (const qsizetype start : std::as_const(m_noted)) {
        constexpr double below = size + 2; // a pen or a diamond stands at the first line
        if (const auto rect = rectInSight({start, start + 1}))
            paintNoteSheet(painter,
                           mirrored({0.5, rect->top() + (rect->height() - size) / 2 + below, size, size}),
                           palette().color(QPalette::Text), palette().color(QPalette::Base));
    }
}

/// A wash behind the words, and a bar at the side where their lines begin.
void ColumnView::paintActive(QPainter &painter, const QRectF &rect)
{
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(placeWash(palette()));
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (const QRectF &words : wordRects(*m_active))
        path.addRoundedRect(words.adjusted(-3, -1, 3, 1), 3, 3);
    painter.drawPath(path.simplified());
    painter.setRenderHint(QPainter::Antialiasing, false);
    // Broad where the keys go: not by colour alone.
    const double broad = hasReader() ? 6 : 2; // more than the bar of a mark covers
    const double bar = isRightToLeft() ? rect.right() + 3 : rect.left() - 3 - broad;
    painter.fillRect(QRectF(bar, rect.top() - 1, broad, rect.height() + 1),
                     palette().color(QPalette::Accent));
    painter.setRenderHint(QPainter::Antialiasing, smooth);
}

void ColumnView::paintItem(QPainter &painter, int index)
{
    const QColor dim = palette().color(QPalette::PlaceholderText);
    const QTextLayout &lines = m_flow.lines(index);
    const ReportFlow::Item &item = m_flow.item(index);
    const double y = m_flow.top(index) - top();
    const bool faint = item.folded > 0 || isDim(report().passages().at(item.passage).kind);
    painter.setPen(faint ? dim : palette().color(QPalette::Text));
    const bool text = item.folded == 0;
    if (text)
        m_passing.paintUnder(painter, lines, item.range, {textLeft(), y}, palette());
    lines.draw(&painter, {textLeft(), y},
               text ? m_passing.over(item.range, m_selection, palette()) : QList<QTextLayout::FormatRange>());
    if (item.margin.isEmpty() || lines.lineCount() == 0)
        return;
    painter.setPen(dim);
    painter.setFont(font());
    const double width = QFontMetricsF(font()).horizontalAdvance(item.margin);
    const QRectF place = mirrored({stripWidth + timesFrom, y, width, 1});
    painter.drawText(QPointF(place.left(), y + lines.lineAt(0).ascent()), item.margin);
}

void ColumnView::paintEvent(QPaintEvent *event)
{
    layOutVisible();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), palette().base());
    const auto rect = m_active ? rectOf(*m_active) : std::nullopt;
    if (rect && rect->bottom() >= 0 && rect->top() <= viewport()->height())
        paintActive(painter, *rect);
    for (int i = m_flow.itemAt(top()); i >= 0 && i < m_flow.count(); ++i) {
        if (m_flow.top(i) > top() + viewport()->height())
            break;
        paintItem(painter, i);
    }
    paintStrip(painter);
    paintMarkNumbers(painter);
    paintLinks(painter);
    paintDecided(painter);
    // Beside the text, where its lines begin.
    const double lanes = isRightToLeft() ? textLeft() + m_flow.width() + 13 : textLeft() - 2;
    paintLanes(painter, m_marks, lanes, palette(), [this](TextRange range) { return rectInSight(range); });
}

} // namespace synoptic
