// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/facttimes.h"

#include <QTimeZone>

namespace synoptic {

std::optional<QDateTime> reportedAt(const Report &report, TextRange range)
{
    const auto &published = report.metadata().published;
    if (!published)
        return std::nullopt;
    std::optional<QTime> time = published->time;
    const int passage = report.passageAt(range.start);
    if (passage >= 0) {
        const auto entry = report.passages().at(passage).entry;
        if (entry && report.entries().at(*entry).time)
            time = report.entries().at(*entry).time;
    }
    const QDateTime local(published->date, time.value_or(QTime(23, 59)), QTimeZone::utc());
    return local.addSecs(-60 * published->utcOffsetMinutes.value_or(0));
}

} // namespace synoptic
