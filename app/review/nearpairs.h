// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

namespace synoptic {

/// How far below the threshold a pair may score that is still worth a reviewer's eye.
inline constexpr double nearMargin = 0.2;

/// The pairs that score less than \p threshold, but no more than nearMargin less, as the engine sees them,
/// whatever was decided. Ordered as Comparison::alignments. \p comparer, which remembers scores from \p
/// lowest on, has compared the reports before: then this is cheap. Nothing when \p progress cancelled.
[[nodiscard]] std::optional<QList<Alignment>> nearPairs(Comparer &comparer, const QList<Report> &reports,
                                                        double threshold, double lowest,
                                                        const Progress &progress = {});

} // namespace synoptic
