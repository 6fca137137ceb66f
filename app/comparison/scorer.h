// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/unit.h"

#include <array>

namespace synoptic {

/// What the score of a pair is made of. Each is in [0, 1].
enum Feature {
    Cosine,        ///< cosine of the rarity-weighted stems
    Containment,   ///< share of the poorer unit's weight that the richer one holds
    SharedWeight,  ///< saturating weight of what is shared, so that two rare words tell more than one
    Bigrams,       ///< Dice coefficient of neighbouring content stems
    Sequence,      ///< normalised longest common subsequence of all words
    Names,         ///< Jaccard of the names
    FiguresShared, ///< 1 when a figure of value and unit is in both
    FiguresClash,  ///< 1 when both have figures of one unit or counted thing and none agrees
    ShortUnit,     ///< 1 / number of content stems of the poorer unit
    LongestRun,   ///< longest run of words that both have, up to 8 words, as a share of 8; runs of stop words
                  ///< alone do not count
    Rarest,       ///< rarity of the rarest shared stem, as a share of the greatest rarity there is
    SecondRarest, ///< the same for the second
    NamesHeld,    ///< share of the poorer unit's names that the richer one has
    WordFeatureCount,
    // What the rest of the event says about the pair; 0 until the pairs have been scored by their words.
    LesserBest = WordFeatureCount, ///< its score as a share of the best that a has in b's report, or that b
                                   ///< has in a's, whichever share is less
    GreaterBest,                   ///< the greater share
    Neighbour,                     ///< best score of a sentence beside a with one beside b
    FeatureCount
};

using Features = std::array<double, FeatureCount>;

/// The features of the words; those of the context stay 0.
[[nodiscard]] Features featuresOf(const Event &event, const Unit &a, const Unit &b);

/// How sure it is, by the words alone, that a careful reader aligns the two, in [0, 1].
[[nodiscard]] double wordScore(const Features &features);
/// The same with the context. Both are logistic models; their weights stand in weights.h.
[[nodiscard]] double scoreOf(const Features &features);

} // namespace synoptic
