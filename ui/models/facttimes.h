// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QDateTime>

namespace synoptic {

/// When a report had a passage, as far as it says: the time of its live-blog entry on the day of publication
/// (on \p day where the report gives none, as many live blogs do), else the publication time; with the
/// report's offset from UTC, 0 where it gives none. Of a date without a time, lastSecond of the day: nobody
/// is taken to have been first for want of a clock.
[[nodiscard]] std::optional<QDateTime> reportedAt(const Report &report, TextRange range,
                                                  std::optional<QDate> day = std::nullopt);
/// The first day that a report of the event is dated: what a live blog without a date is taken to be of.
[[nodiscard]] std::optional<QDate> dayOf(const QList<Report> &reports);
inline const QTime lastSecond(23, 59, 59);

} // namespace synoptic
