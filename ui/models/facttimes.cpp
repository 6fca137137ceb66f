// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/facttimes.h"

#include <QTimeZone>

namespace synoptic {

std::optional<QDateTime> reportedAt(const Report &report, TextRange range, std::optional<QDate> day)
{
    const auto &published = report.metadata().published;
    QTime time = published ? published->time.value_or(lastSecond) : lastSecond;
    bool timed = published.has_value();
    const int passage = report.passageAt(range.start);
    if (passage >= 0) {
        const auto entry = report.passages().at(passage).entry;
        if (entry && report.entries().at(*entry).time) {
            time = *report.entries().at(*entry).time;
            timed = true;
        }
    }
    if (published)
        day = published->date;
    if (!day || !timed)
        return std::nullopt;
    const int offset = published ? published->utcOffsetMinutes.value_or(0) : 0;
    return QDateTime(*day, time, QTimeZone::fromSecondsAheadOfUtc(60 * offset));
}

std::optional<QDate> dayOf(const QList<Report> &reports)
{
    std::optional<QDate> day;
    for (const Report &report : reports) {
        const auto &published = report.metadata().published;
        if (published && (!day || published->date < *day))
            day = published->date;
    }
    return day;
}

} // namespace synoptic
