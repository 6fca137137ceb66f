// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelineview/timescale.h"

#include <algorithm>

namespace synoptic {

namespace {

constexpr qint64 longestQuiet = 4 * 60 * 60; ///< seconds; longer ones are cut
constexpr qint64 margin = 10 * 60;           ///< seconds shown before and after what happened
constexpr double mostPerSecond = 20.0 / 60;

/// Seconds between ticks, the smallest of a list of round ones that keeps them apart.
qint64 tickStep(double perSecond, double distance)
{
    for (const int minutes : {1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720})
        if (60 * minutes * perSecond >= distance)
            return qint64(60) * minutes;
    return qint64(24) * 60 * 60;
}

} // namespace

TimeScale::TimeScale(const QList<QDateTime> &moments, double width, double zoom)
{
    qint64 busy = 0;
    for (const QDateTime &moment : moments) {
        const qint64 at = moment.toSecsSinceEpoch();
        if (m_segments.isEmpty() || at - margin > m_segments.last().to + longestQuiet)
            m_segments.append({at - margin, at + margin, 0});
        else
            m_segments.last().to = std::max(m_segments.last().to, at + margin);
    }
    for (const Segment &segment : std::as_const(m_segments))
        busy += segment.to - segment.from;
    if (busy == 0)
        return;
    const double breaks = breakWidth * double(m_segments.size() - 1);
    m_perSecond = std::max(1.0, width - breaks) / double(busy);
    m_perSecond = std::min(m_perSecond * zoom, std::max(m_perSecond, mostPerSecond));
    double x = 0;
    for (Segment &segment : m_segments) {
        segment.x = x;
        x += double(segment.to - segment.from) * m_perSecond + breakWidth;
    }
}

double TimeScale::width() const
{
    if (m_segments.isEmpty())
        return 0;
    const Segment &last = m_segments.last();
    return last.x + double(last.to - last.from) * m_perSecond;
}

double TimeScale::xOf(const QDateTime &time) const
{
    if (m_segments.isEmpty())
        return 0;
    const qint64 at = time.toSecsSinceEpoch();
    const auto after = std::ranges::upper_bound(m_segments, at, {}, &Segment::from);
    const Segment &segment = after == m_segments.begin() ? *after : *std::prev(after);
    if (at <= segment.to || after == m_segments.end())
        return segment.x + double(at - segment.from) * m_perSecond;
    const double share = double(at - segment.to) / double(after->from - segment.to);
    return after->x - breakWidth * (1 - share);
}

QDateTime TimeScale::timeAt(double x) const
{
    if (m_segments.isEmpty())
        return {};
    const auto after = std::ranges::upper_bound(m_segments, x, {}, &Segment::x);
    const Segment &segment = after == m_segments.begin() ? *after : *std::prev(after);
    const double seconds = (x - segment.x) / m_perSecond;
    const qint64 at = segment.from + std::min(qint64(seconds), segment.to - segment.from);
    return QDateTime::fromSecsSinceEpoch(at, QTimeZone::UTC);
}

QList<TimeScale::Tick> TimeScale::ticks(double distance, const QTimeZone &zone) const
{
    QList<Tick> ticks;
    const qint64 step = tickStep(m_perSecond, distance);
    const auto add = [&](const Segment &segment, qint64 at) {
        Tick tick;
        tick.time = QDateTime::fromSecsSinceEpoch(at, QTimeZone::UTC).toTimeZone(zone);
        tick.x = segment.x + double(at - segment.from) * m_perSecond;
        tick.newDay = ticks.isEmpty() || ticks.last().time.date() != tick.time.date();
        ticks.append(tick);
    };
    for (const Segment &segment : m_segments) {
        const qint64 offset = zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(segment.from, QTimeZone::UTC));
        const qint64 first = (segment.from + offset + step - 1) / step * step - offset;
        for (qint64 at = first; at <= segment.to; at += step)
            add(segment, at);
        if (first > segment.to) // too short for a round time: the one at which something happened
            add(segment, segment.from + margin);
    }
    return ticks;
}

} // namespace synoptic
