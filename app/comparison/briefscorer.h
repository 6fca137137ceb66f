// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/indexedreport.h"

#include <array>

namespace synoptic {

/// What the score of two units of brief reports is made of: a headline and a headline, a sentence and a
/// sentence. No event shows there what is rare and what stands beside, and every word counts: v is 1 for a
/// stop word, 4.2 for another word and 5 for a number, V the sum of it over a unit. r is how rare a word is
/// in the language, from 0 to 1, but 1.2 for digits and 0.15 for a stop word; R the sum.
enum BriefFeature {
    AllWords,        ///< (2 v of shared words + 0.8 v of related ones) / both V
    NumbersApart,    ///< 1 when both have numbers and none is in both
    WordPairs,       ///< neighbouring words in both / the fewer of them
    PlainWords,      ///< Dice of the words that are no stop words, numbers or names
    Numbers,         ///< Dice of the numbers
    BothHaveNumbers, ///< 1 when they do
    SharedWords,     ///< 1 - exp(-shared v of words with content / 20)
    RarityDice,      ///< 2 r of shared words / both R
    RelatedRarity,   ///< r of words that have a related one in the other unit / both R
    BriefSequence,   ///< longest common subsequence of all words / words of the longer unit
    BriefLength,     ///< words of both units / 100, at most 1
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
