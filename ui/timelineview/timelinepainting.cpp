// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timelinemodel.h"
#include "timelineview/timelinecanvas.h"
#include "timelineview/timelinelayout.h"
#include "visuallanguage/ownmark.h"

#include <QPaintEvent>
#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

using namespace timelinelayout;

namespace {

/// Text on at most two lines, the second elided.
void drawTwoLines(QPainter &painter, const QRectF &area, const QString &text, Qt::Alignment side)
{
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    const qsizetype first = line.textLength();
    layout.endLayout();
    const QFontMetricsF metrics(painter.font());
    const QRectF upper(area.topLeft(), QSizeF(area.width(), area.height() / 2));
    painter.drawText(upper, side | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(text.first(first).trimmed(), Qt::ElideRight, area.width()));
    painter.drawText(upper.translated(0, area.height() / 2), side | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(text.sliced(first).trimmed(), Qt::ElideRight, area.width()));
}

/// Two slanted lines: hours are left out here.
void paintBreak(QPainter &painter, QPointF at)
{
    for (const double offset : {-4.0, 4.0})
        painter.drawLine(at + QPointF(offset - 2, 6), at + QPointF(offset + 2, -6));
}

} // namespace

/// Room that an item's label takes on two lines.
double TimelineCanvas::labelWidth(int row) const
{
    const double line = fontMetrics().horizontalAdvance(
        m_model->itemAt(row).label.first(std::min<qsizetype>(m_model->itemAt(row).label.size(), 80)));
    return std::clamp(line * 0.6 + 50, double(leastLabel), double(mostLabel));
}

/// Entries from left to right, each with the room up to the next one that has a label; the current item's
void TimelineCanvas::placeLabels(Lane &lane) const
{
    const int current = currentIndex().row();
    const double end =
        std::max(lane.timed ? m_scale.width() : m_width, double(viewport()->width() - headWidth) - 8);
    QList<Label> &labels = lane.labels;
    labels.clear();
    for (const int row : lane.rows) {
        if (m_model->itemAt(row).kind == TimelineItemKind::Fact && row != current)
            continue;
        double x = std::min(m_at.at(row).x() - markRadius, end - leastLabel);
        const double width = labelWidth(row);
        const bool ends = lane.timed && end - x < std::min(width, double(readableLabel));
        const double marked = std::min(m_at.at(row).x() + markRadius + 2, end);
        if (row == current) // what stood in its way goes
            while (!labels.isEmpty() && labels.last().x + leastLabel > (ends ? marked - width : x))
                labels.removeLast();
        const Label *before = labels.isEmpty() ? nullptr : &labels.last();
        const double room = before && before->row == current ? currentLabel : leastLabel;
        if (before && x < before->x + room)
            continue;
        if (ends)
            x = std::max(marked - width, before ? before->x + room : 0);
        else if (end - x < std::min(width, double(readableLabel)))
            x = std::max(end - width, before ? before->x + room : 0);
        if (before)
            labels.last().width = std::min(before->width, x - before->x - 8);
        labels.append({row, x, std::min(width, (ends ? std::max(marked, x + leastLabel) : end) - x), ends});
    }
}

QList<QRect> TimelineCanvas::labelRects() const
{
    QList<QRect> rects;
    for (const Lane &lane : m_lanes)
        for (const Label &label : lane.labels)
            rects.append(
                QRectF(origin() + QPointF(label.x, lane.top + 2), QSizeF(label.width, 2 * lineHeight()))
                    .toAlignedRect());
    return rects;
}

void TimelineCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), palette().base());
    if (m_lanes.isEmpty())
        return; // the view says why
    const QRect body = viewport()->rect().adjusted(0, clockHeight(), 0, 0);
    painter.setClipRect(body.adjusted(headWidth, 0, 0, 0));
    paintAsOf(painter);
    for (const Lane &lane : m_lanes) {
        const double top = lane.top + origin().y();
        if (top + m_laneHeight >= event->rect().top() && top <= event->rect().bottom())
            paintLane(painter, lane, event->rect());
    }
    painter.setClipRect(body);
    for (const Lane &lane : m_lanes)
        paintHead(painter, lane);
    if (m_untimedTop >= 0) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(QPointF(10, origin().y() + m_untimedTop + lineHeight() + 2),
                         tr("Time not known: in the order of the text"));
    }
    painter.setClipping(false);
    paintClock(painter);
}

QString TimelineCanvas::clockText() const
{
    const QString zone = QString::fromUtf8(m_model->zone().id());
    if (m_scale.segments().isEmpty())
        return zone;
    const QDateTime first = QDateTime::fromSecsSinceEpoch(m_scale.segments().first().from, m_model->zone());
    return u"%1, %2"_s.arg(zone).arg(first.date().year());
}

void TimelineCanvas::paintClock(QPainter &painter) const
{
    painter.fillRect(QRect(0, 0, viewport()->width(), clockHeight()), palette().window());
    const int sample = fontMetrics().horizontalAdvance(u"00:00"_s);
    // The first label may reach over the names.
    painter.setClipRect(QRect(headWidth - sample / 2, 0, viewport()->width(), clockHeight()));
    const double left = origin().x();
    bool first = true;
    double dayEnds = 0;
    for (const TimeScale::Tick &tick : m_scale.ticks(sample + 18, m_model->zone())) {
        const double x = left + tick.x;
        if (x < headWidth || x > viewport()->width() + 60)
            continue;
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(x - 40, lineHeight() + 2, 80, lineHeight()), Qt::AlignHCenter,
                         tick.time.time().toString(u"HH:mm"_s));
        painter.drawLine(QPointF(x, clockHeight() - 5), QPointF(x, clockHeight()));
        const QString day = QLocale().toString(tick.time.date(), u"ddd d MMM"_s);
        if ((!tick.newDay && !first) || x - sample / 2.0 < dayEnds)
            continue;
        first = false;
        painter.drawText(QPointF(x - sample / 2.0, 2 + fontMetrics().ascent()), day);
        dayEnds = x + fontMetrics().horizontalAdvance(day);
    }
    for (qsizetype i = 1; i < m_scale.segments().size(); ++i) {
        const double x = left + m_scale.segments().at(i).x - TimeScale::breakWidth / 2;
        painter.setPen(palette().color(QPalette::PlaceholderText));
        paintBreak(painter, {x, 1.5 * lineHeight() + 2});
    }
    painter.setClipping(false);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRectF(10, lineHeight() + 2, headWidth - 20, lineHeight()), Qt::AlignLeft, clockText());
    if (!m_model->asOf().isValid())
        return;
    const double x = std::max(double(headWidth), left + m_scale.xOf(m_model->asOf()));
    const QString text = tr("as of %1").arg(m_model->asOf().toTimeZone(m_model->zone()).toString(u"HH:mm"_s));
    const double width = fontMetrics().horizontalAdvance(text) + 12;
    const QRectF box(std::min(x - width / 2, viewport()->width() - width), 1, width, lineHeight() + 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Accent));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(box, Qt::AlignCenter, text);
}

/// What lies after the time chosen stands on the darker ground of the window, behind a line.
void TimelineCanvas::paintAsOf(QPainter &painter) const
{
    const double left = origin().x();
    const int timedEnd = int(origin().y()) + (m_untimedTop >= 0 ? m_untimedTop : m_height);
    if (!m_model->asOf().isValid())
        return;
    const double x = left + m_scale.xOf(m_model->asOf());
    painter.fillRect(QRectF(QPointF(x, clockHeight()), QPointF(viewport()->width(), timedEnd)),
                     palette().window());
    painter.setPen(QPen(palette().color(QPalette::Accent), 2));
    painter.drawLine(QPointF(x, clockHeight()), QPointF(x, timedEnd));
}

void TimelineCanvas::paintLane(QPainter &painter, const Lane &lane, const QRect &area) const
{
    const double y = origin().y() + lane.top + baseline();
    const double end =
        origin().x() + (lane.timed ? m_scale.width() : m_at.at(lane.rows.last()).x() + markRadius);
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1));
    painter.drawLine(QPointF(std::max(double(headWidth), origin().x()), y), QPointF(end, y));
    const double from = area.left() - origin().x() - markRadius - 4;
    const double to = area.right() - origin().x() + markRadius + 4;
    const auto first =
        std::ranges::lower_bound(lane.rows, from, {}, [this](int row) { return m_at.at(row).x(); });
    QPointF covered;
    double free = -1; // of bars, where the next one can be told from the last
    for (auto row = first; row != lane.rows.end() && m_at.at(*row).x() <= to; ++row) {
        const bool bar = m_model->itemAt(*row).kind == TimelineItemKind::Entry;
        const bool hidden = bar ? m_at.at(*row).x() < free : m_at.at(*row) == covered;
        if (hidden && *row != currentIndex().row())
            continue;
        if (!bar)
            covered = m_at.at(*row); // by the last of those that have room to hang apart
        paintMark(painter, *row);
        if (bar)
            free = m_at.at(*row).x() + leastApart;
    }
    for (const auto &[at, facts] : lane.crowds) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(at + origin() + QPointF(markRadius + 9, markRadius), u"+%1"_s.arg(facts));
    }
    paintBreaks(painter, lane);
    const auto inSight = std::ranges::lower_bound(lane.labels, from - mostLabel, {}, &Label::x);
    for (auto label = inSight; label != lane.labels.end() && label->x <= to; ++label)
        paintLabel(painter, lane, *label);
}

/// Where the clock leaves out quiet hours.
void TimelineCanvas::paintBreaks(QPainter &painter, const Lane &lane) const
{
    const double y = origin().y() + lane.top + baseline();
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1));
    for (qsizetype i = 1; lane.timed && i < m_scale.segments().size(); ++i) {
        const double x = origin().x() + m_scale.segments().at(i).x - TimeScale::breakWidth / 2;
        painter.fillRect(QRectF(x - 4, y - 1, 8, 2), palette().base());
        paintBreak(painter, {x, y});
    }
}

/// An entry is an upright bar, a whole report a square, a fact a disc; full when it was reported by the time
/// chosen, an outline when it was not.
void TimelineCanvas::paintMark(QPainter &painter, int row) const
{
    const TimelineItem &item = m_model->itemAt(row);
    const QPointF at = m_at.at(row) + origin();
    const bool reported = m_model->isReported(row);
    const bool fact = item.kind == TimelineItemKind::Fact;
    const bool clashes = fact && std::ranges::any_of(m_model->shared()->coverage.facts.at(item.fact).cells,
                                                     [](const CoverageCell &cell) {
                                                         return cell.telling == Telling::Differs;
                                                     });
    const QColor colour = !reported || !m_model->passes(row) ? m_colours.faint
                          : clashes                          ? m_colours.clash
                          : fact                             ? m_colours.ink
                                                             : m_colours.text;
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(reported ? QBrush(colour) : Qt::NoBrush);
    constexpr double r = markRadius - 0.5;
    if (clashes)
        painter.drawPolygon(QPolygonF({at - QPointF(0, r + 1), at + QPointF(r + 1, 0), at + QPointF(0, r + 1),
                                       at - QPointF(r + 1, 0)}));
    else if (fact)
        painter.drawEllipse(at, r, r);
    else if (item.kind == TimelineItemKind::Entry)
        painter.drawRect(QRectF(at.x() - 1.5, at.y() - 6, 3, 12));
    else
        painter.drawRect(QRectF(at.x() - 5, at.y() - 5, 10, 10));
    if (m_found.value(row))
        painter.fillRect(QRectF(at.x() - 6, at.y() + (fact ? r + 1 : 7), 12, 2.5), m_colours.text);
    if (m_model->isDecided(row))
        paintOwnMark(painter, QRectF(at.x() - r - 7, at.y() - 4, 9, 9), m_colours.text, m_colours.page);
    if (m_model->isNoted(row))
        paintNoteSheet(painter, QRectF(at.x() + r - 2, at.y() - 4, 9, 9), m_colours.text, m_colours.page);
    if (row != currentIndex().row())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Text), hasFocus() ? 2 : 1));
    painter.drawEllipse(at, markRadius + 4.5, markRadius + 4.5);
}

void TimelineCanvas::paintLabel(QPainter &painter, const Lane &lane, const Label &label) const
{
    const TimelineItem &item = m_model->itemAt(label.row);
    const QRectF area(origin() + QPointF(label.x, lane.top + 2), QSizeF(label.width, 2 * lineHeight()));
    const QString time =
        lane.timed ? item.when.utc.toTimeZone(m_model->zone()).toString(u"HH:mm "_s) : QString();
    painter.setPen(palette().color(m_model->isReported(label.row) && m_model->passes(label.row)
                                       ? QPalette::Text
                                       : QPalette::PlaceholderText));
    drawTwoLines(painter, area, time + item.label, label.before ? Qt::AlignRight : Qt::AlignLeft);
}

QString TimelineCanvas::laneNote(const Lane &lane) const
{
    const Moment &when = m_model->itemAt(lane.rows.first()).when;
    if (!lane.timed)
        return m_model->timeText(when);
    if (!when.dayGiven)
        return tr("day taken from others");
    return when.zoneGiven ? QString() : tr("zone not given");
}

void TimelineCanvas::paintHead(QPainter &painter, const Lane &lane) const
{
    const double top = origin().y() + lane.top;
    if (top + m_laneHeight < clockHeight() || top > viewport()->height())
        return;
    const double y = top + baseline();
    const QRectF area(10, y - lineHeight(), headWidth - 24, lineHeight());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(
        area, Qt::AlignLeft | Qt::AlignVCenter,
        fontMetrics().elidedText(m_model->shared()->nameOf(lane.report), Qt::ElideRight, int(area.width())));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(area.translated(0, lineHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(laneNote(lane), Qt::ElideRight, int(area.width())));
}

} // namespace synoptic
