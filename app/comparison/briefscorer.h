// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/indexedreport.h"

#include <array>

namespace synoptic {

/// What the score of two units of brief reports is made of: a headline and a headline, a sentence and a
/// sentence. No event shows there what is rare and what stands beside, and every word counts: v is 1 for a
/// stop word, 4.2 for another word and 5 for a number, V the sum of it over a unit.
enum BriefFeature {
    AllWords,        ///< (2 v of shared words + 0.8 v of related ones) / both V
    NumbersApart,    ///< 1 when both have numbers and none is in both
    WordPairs,       ///< neighbouring words in both / the fewer of them
    PlainWords,      ///< Dice of the words that are no stop words, numbers or names
    Numbers,         ///< Dice of the numbers
    BothHaveNumbers, ///< 1 when they do
    SharedWords,     ///< 1 - exp(-shared v of words with content / 20)
    BriefFeatureCount
};

using BriefFeatures = std::array<double, BriefFeatureCount>;

/// Reports whose units together are fewer than this are brief.
constexpr size_t briefUnits = 12;

[[nodiscard]] BriefFeatures briefFeatures(const IndexedReport &a, size_t unitOfA, const IndexedReport &b,
                                          size_t unitOfB);
/// How sure it is that a careful reader aligns the two, in [0, 1]: a logistic model, weights in weights.h.
[[nodiscard]] double briefScore(const BriefFeatures &features);

} // namespace synoptic
