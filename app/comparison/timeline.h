// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/coverage.h"

namespace synoptic {

enum class TimelineItemKind {
    Published, ///< of a whole report
    Updated,   ///< last change of a whole report
    Entry,     ///< of a live blog
    Fact       ///< at its first report
};

/// What stands at one moment of an event.
struct TimelineItem
{
    TimelineItemKind kind = TimelineItemKind::Published;
    Place place; ///< where to read it
    Moment when;
    QString label;       ///< title, heading, or the fact's statement, on one line
    int fact = -1;       ///< index into Comparison::facts, of a fact
    bool certain = true; ///< of a fact: no other report can have been earlier
    friend bool operator==(const TimelineItem &, const TimelineItem &) = default;
};

/// What is known of an event's course: those with a time of day in its order, then those without in the order
/// of report and text. At one moment an entry stands before the facts that it reports first.
[[nodiscard]] QList<TimelineItem> timelineOf(const Comparison &comparison, const Coverage &coverage,
                                             const WritingTimes &times);

} // namespace synoptic
