// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

namespace synoptic {

/// One band of the page: indices of passages, one cell a report.
struct PassageRow
{
    QList<QList<int>> cells;
    bool shared = false; ///< its cells report the same; else each stands in its own report alone
};

/// The passages of all reports in bands: those that share their best alignment stand in one, the rest follow
/// the passage that they follow in their report. The first report's order leads. Furniture is left out unless
/// it is asked for.
[[nodiscard]] QList<PassageRow> passageRows(const Comparison &comparison, bool furniture = false);

} // namespace synoptic
