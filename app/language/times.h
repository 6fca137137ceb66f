// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QDate>
#include <QList>
#include <QStringView>
#include <QTime>
#include <optional>

namespace synoptic {

/// A point in time that a text names: a clock time, a day, or both where they stand together as one.
struct TimeExpression
{
    TextRange range;           ///< in the text given
    std::optional<QTime> time; ///< "4.40am", "23:05", "noon", "midnight"
    std::optional<QDate>
        day; ///< "14 January", "2022-01-14"; "Thursday" and "yesterday" by the day of publication
    std::optional<int> utcOffsetMinutes; ///< of the zone behind a clock time: "9:30 a.m. ET"
    bool about = false;                  ///< "shortly before midnight", "around 4am"
    friend bool operator==(const TimeExpression &, const TimeExpression &) = default;
};

/// The times that a text names, in order. \p published resolves weekdays (the last such day not after it, or
/// the next one where the text says "next", "by", "until" or "will") and days without a year; without it
/// those have no day.
[[nodiscard]] QList<TimeExpression> findTimes(QStringView text, std::optional<QDate> published);

} // namespace synoptic
