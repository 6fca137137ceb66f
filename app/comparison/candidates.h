// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/scorer.h"

namespace synoptic {

/// Two units that may report the same.
struct Candidate
{
    int a = 0; ///< index into Event::units(), of the earlier report
    int b = 0;
    Features features{};
    double score = 0;
};

/// How far to look: for what may be shown, or for whatever could be ranked.
enum class Reach { Likely, All };

/// Every pair of units of different reports that shares enough to be worth a score, scored first by its
/// words, then with its context; in order of a, then b. Pairs whose score is next to nothing are left out.
/// Nothing when \p progress cancelled.
[[nodiscard]] std::optional<std::vector<Candidate>> scoredCandidates(const Event &event, Reach reach,
                                                                     const Progress &progress);

} // namespace synoptic
