// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/indexedreport.h"

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
    // What the rest of the two reports says about the pair; 0 until the pairs have been scored by their
    // words.
    LesserBest = WordFeatureCount, ///< its score as a share of the best that a has in b's report, or that b
                                   ///< has in a's, whichever share is less
    GreaterBest,                   ///< the greater share
    Neighbour,                     ///< best score of a sentence beside a with one beside b
    FeatureCount
};

using Features = std::array<double, FeatureCount>;

/// Two reports side by side: how rare each stem is in the two together, and so how much each of their units
/// weighs. What two units score depends on their two reports alone, so that another report that joins the
/// event changes nothing that was found. For one thread at a time.
class ReportPair
{
public:
    ReportPair(const IndexedReport &a, const IndexedReport &b);

    [[nodiscard]] const IndexedReport &a() const { return *m_a; }
    [[nodiscard]] const IndexedReport &b() const { return *m_b; }
    /// Rarity of a stem of a.
    [[nodiscard]] double rarity(quint32 stemOfA) const { return m_rarityA[stemOfA]; }
    /// The same stem's index in b, or absent.
    [[nodiscard]] quint32 inB(quint32 stemOfA) const { return m_inB[stemOfA]; }
    static constexpr quint32 absent = 0xffffffff;

    /// For each unit of b its sum of squared rarities of the stems shared with a unit of a; \p sums has one
    /// place for each unit of b, all 0 before. \p touched gets the units with a sum.
    void sharedSquares(const Unit &unitOfA, std::vector<float> &sums, std::vector<quint32> &touched) const;
    /// Cosine of two units from that sum.
    [[nodiscard]] double cosine(size_t unitOfA, size_t unitOfB, double sharedSquares) const;

    /// The features of the words; those of the context stay 0.
    [[nodiscard]] Features features(size_t unitOfA, size_t unitOfB) const;

private:
    struct Weight
    {
        float sum = -1;    ///< of the rarity of its stems; -1: not asked for yet
        float squares = 0; ///< of the squares of it
    };
    const Weight &weightOfA(size_t unit) const { return weighed(*m_a, m_rarityA, m_weightA, unit); }
    const Weight &weightOfB(size_t unit) const { return weighed(*m_b, m_rarityB, m_weightB, unit); }
    static const Weight &weighed(const IndexedReport &report, const std::vector<float> &rarity,
                                 std::vector<Weight> &weights, size_t unit);
    void addWordFeatures(const Unit &a, const Unit &b, Features &features) const;
    void addNameFeatures(const Unit &a, const Unit &b, Features &features) const;
    void addFigureFeatures(const Unit &a, const Unit &b, Features &features) const;

    const IndexedReport *m_a;
    const IndexedReport *m_b;
    std::vector<quint32> m_inB;
    std::vector<float> m_rarityA;
    std::vector<float> m_rarityB;
    mutable std::vector<Weight> m_weightA;
    mutable std::vector<Weight> m_weightB;
    double m_greatestRarity = 1;
};

/// How sure it is that two units of the same words, so many of them with content, report the same: nearly,
/// unless they are all but empty.
[[nodiscard]] double verbatimScore(const Unit &unit);
/// How sure it is, by the words alone, that a careful reader aligns the two, in [0, 1].
[[nodiscard]] double wordScore(const Features &features);
/// The same with the context. Both are logistic models; their weights stand in weights.h.
[[nodiscard]] double scoreOf(const Features &features);

} // namespace synoptic
