// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QDateTime>

namespace synoptic {

/// When a report had a passage, as far as it says: the time of its live-blog entry on the day of publication,
/// else the publication time; in UTC, without a zone taken as it stands. Of a date without a time, the last
/// minute of the day: nobody is taken to have been first for want of a clock.
[[nodiscard]] std::optional<QDateTime> reportedAt(const Report &report, TextRange range);

} // namespace synoptic
