// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QTimeZone>

namespace synoptic {

/// Maps time to pixels. A stretch of hours in which nothing happened is cut down to a break of fixed width,
/// so that two busy days far apart can be read side by side.
class TimeScale
{
public:
    struct Segment
    {
        qint64 from = 0; ///< seconds since the epoch
        qint64 to = 0;
        double x = 0; ///< of from
    };
    struct Tick
    {
        QDateTime time; ///< in the zone asked for
        double x = 0;
        bool newDay = false; ///< the first of its day
    };
    static constexpr double breakWidth = 48;

    TimeScale() = default;
    /// \p moments in order. As wide as \p width at \p zoom 1, wider in proportion.
    TimeScale(const QList<QDateTime> &moments, double width, double zoom);

    [[nodiscard]] const QList<Segment> &segments() const { return m_segments; }
    [[nodiscard]] double width() const;
    [[nodiscard]] double pixelsPerMinute() const { return m_perSecond * 60; }
    [[nodiscard]] double xOf(const QDateTime &time) const;
    [[nodiscard]] QDateTime timeAt(double x) const;
    /// Round times at least \p distance pixels apart; a segment without any has one at its first moment.
    [[nodiscard]] QList<Tick> ticks(double distance, const QTimeZone &zone) const;

private:
    QList<Segment> m_segments;
    double m_perSecond = 1;
};

} // namespace synoptic
