// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/timecomparison.h"

#include "comparison/figurecomparison.h"

#include <algorithm>

namespace synoptic {

namespace {

QList<TimeExpression> timesIn(const Report &report, TextRange range)
{
    const auto &published = report.metadata().published;
    QList<TimeExpression> times =
        findTimes(report.text(range), published ? std::optional(published->date) : std::nullopt);
    for (TimeExpression &time : times)
        time.range = {time.range.start + range.start, time.range.end + range.start};
    return times;
}

/// Minutes since midnight, in UTC where the zone is known.
int minutesOf(const TimeExpression &time)
{
    return time.time->msecsSinceStartOfDay() / 60000 - time.utcOffsetMinutes.value_or(0);
}

bool clocksDiffer(const TimeExpression &a, const TimeExpression &b)
{
    constexpr int day = 24 * 60;
    const int apart = ((minutesOf(a) - minutesOf(b)) % day + day) % day;
    if (a.utcOffsetMinutes.has_value() == b.utcOffsetMinutes.has_value())
        return apart != 0;
    return apart % 30 != 0; // zones are half hours apart
}

/// Two times of one kind that are not the same.
bool timesDiffer(const TimeExpression &a, const TimeExpression &b)
{
    return (a.time && b.time && clocksDiffer(a, b)) || (a.day && b.day && *a.day != *b.day);
}

bool given(const QList<TimeExpression> &times, const TimeExpression &time)
{
    return std::ranges::any_of(times, [&](const TimeExpression &other) {
        return time.time ? other.time && !clocksDiffer(other, time) : other.day == time.day;
    });
}

} // namespace

QList<TimePair> timeDifferences(const QList<Report> &reports, const Place &a, const Place &b)
{
    const Report &reportA = reports.at(a.report);
    const Report &reportB = reports.at(b.report);
    const QList<TimeExpression> lefts = timesIn(reportA, a.range);
    const QList<TimeExpression> rights = lefts.isEmpty() ? lefts : timesIn(reportB, b.range);
    QList<TimePair> pairs;
    for (const TimeExpression &left : lefts) {
        for (const TimeExpression &right : rights) {
            if (!timesDiffer(left, right) || given(rights, left) || given(lefts, right) ||
                !saidOfTheSame(reportA, left.range, reportB, right.range))
                continue;
            const bool about = left.about || right.about;
            pairs.append({left.range, right.range,
                          about ? DifferenceNature::Rounding : DifferenceNature::Contradiction});
        }
    }
    return pairs;
}

} // namespace synoptic
