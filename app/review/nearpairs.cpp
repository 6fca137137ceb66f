// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/nearpairs.h"

#include <algorithm>

namespace synoptic {

std::optional<QList<Alignment>> nearPairs(Comparer &comparer, const QList<Report> &reports, double threshold,
                                          double lowest, const Progress &progress)
{
    CompareOptions options;
    options.threshold = std::max(lowest, threshold - nearMargin);
    options.remember = lowest;
    auto comparison = comparer.compare(reports, options, progress);
    if (!comparison)
        return std::nullopt;
    comparison->alignments.removeIf(
        [threshold](const Alignment &alignment) { return alignment.score >= threshold; });
    return comparison->alignments;
}

} // namespace synoptic
