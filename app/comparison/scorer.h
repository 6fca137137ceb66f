// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/indexedreport.h"
#include "language/relatedwords.h"

#include <array>

namespace synoptic {

/// What the score of a pair is made of. w is the rarity of a stem in the two reports, W the sum of it over a
/// unit. Each is in [0, 1] but for LogCosine.
enum Feature {
    Cosine,       ///< of the squared rarities; a stem derived from one of the other unit counts 0.4 each way
    LogCosine,    ///< natural logarithm of Cosine + 0.02
    Containment,  ///< shared w / the lesser W
    SharedWeight, ///< 1 - exp(-shared w / 20), so that two rare words tell more than one
    Plain,        ///< Dice of the w of stems that are no names
    Names,        ///< the same of names
    Synonyms,     ///< w of stems that have a synonym in the other unit / both W
    Endings,      ///< the same for stems that stand there with another ending
    Rarest,       ///< w of the rarest shared stem / 9
    SecondRarest, ///< the same of the second
    Surroundings, ///< w of stems that stand beside the other unit, not in it / both W
    Sequence,     ///< longest common subsequence of all words, stop words too / words of the longer unit
    WordFeatureCount,
    // What the rest of the two reports says about the pair; 0 until the pairs have been scored by their
    // words.
    GreaterRival = WordFeatureCount, ///< best score of one of the two with another unit of the other report
    LesserRival,                     ///< the lesser of the two such scores
    Diagonal,                        ///< best score of a sentence beside a with one beside b
    Sideways,                        ///< best score of a with one beside b, or of one beside a with b
    GreaterTwin, ///< support from a like unit of the same report: its likeness or its score with the other
                 ///< one, whichever is less; the greater of both reports
    LesserTwin,  ///< the lesser
    FeatureCount
};

using Features = std::array<double, FeatureCount>;

/// How common the stems of two reports are in a larger set of reports that they belong to.
struct BackgroundCounts
{
    std::span<const quint32> a; ///< for each stem of the first report the units of the set that hold it
    std::span<const quint32> b;
    size_t units = 0;   ///< of the set; 0: there is none
    size_t reports = 0; ///< how many are compared
};

/// Two reports side by side: how rare each stem is in the two together, and so how much each of their units
/// weighs. What two units score depends on their two reports alone, so that another report that joins the
/// event changes nothing that was found. For one thread at a time.
///
/// Sources: tf-idf cosine with derivations and synonyms of WordNet as soft matches; the features and the
/// model were chosen by measuring some 150 variants (docs/accuracy.md).
class ReportPair
{
public:
    ReportPair(const IndexedReport &a, const IndexedReport &b, const BackgroundCounts &background = {});
    /// For some pairs of units only: what others hold is not looked at, which is most of the work where two
    /// reports of many share a sentence.
    ReportPair(const IndexedReport &a, const IndexedReport &b, const BackgroundCounts &background,
               std::span<const std::pair<quint32, quint32>> units);

    [[nodiscard]] const IndexedReport &a() const { return *m_a; }
    [[nodiscard]] const IndexedReport &b() const { return *m_b; }
    /// How many reports are compared, 0 in an event of a few.
    [[nodiscard]] size_t manyReports() const { return m_background.units ? m_background.reports : 0; }
    /// Rarity of a stem of a.
    [[nodiscard]] double rarity(quint32 stemOfA) const { return m_rarityA[stemOfA]; }
    /// The same stem's index in b, or absent.
    [[nodiscard]] quint32 inB(quint32 stemOfA) const { return m_inB[stemOfA]; }
    static constexpr quint32 absent = IndexedReport::absent;

    /// For each unit of b its sum of squared rarities of the stems shared with a unit of a; \p sums has one
    /// place for each unit of b, all 0 before. \p touched gets the units with a sum.
    void sharedSquares(const Unit &unitOfA, std::vector<float> &sums, std::vector<quint32> &touched) const;
    /// Cosine of two units from that sum.
    [[nodiscard]] double cosine(size_t unitOfA, size_t unitOfB, double sharedSquares) const;

    /// The features of the words; those of the context stay 0. All 0 where no stem is shared.
    [[nodiscard]] Features features(size_t unitOfA, size_t unitOfB) const;
    /// The plain cosine of two units, for telling relations.
    [[nodiscard]] double likeness(size_t unitOfA, size_t unitOfB) const;
    /// Share of the richer unit's weight that the other holds: near 1 where both say the same and no more.
    [[nodiscard]] double leastShare(size_t unitOfA, size_t unitOfB) const;

private:
    struct Weight
    {
        float sum = -1;    ///< of the rarity of its stems; -1: not asked for yet
        float squares = 0; ///< of the squares of it
        float plain = 0;   ///< of the rarity of those that are no names
    };
    struct Shared;
    class Relatives;
    void pairStems(quint32 stemOfA, quint32 stemOfB);
    [[nodiscard]] float rarityOf(size_t holders) const;
    static constexpr quint8 otherEnding = 4; ///< beside RelatedWords::Kind

    const Weight &weightOfA(size_t unit) const { return weighed(*m_a, m_rarityA, m_weightA, unit); }
    const Weight &weightOfB(size_t unit) const { return weighed(*m_b, m_rarityB, m_weightB, unit); }
    static const Weight &weighed(const IndexedReport &report, const std::vector<float> &rarity,
                                 std::vector<Weight> &known, size_t unit);
    Shared share(const Unit &a, const Unit &b) const;
    void addRelated(const Unit &a, const Unit &b, Shared &shared) const;
    double surroundings(size_t unitOfA, size_t unitOfB) const;

    const IndexedReport *m_a;
    const IndexedReport *m_b;
    const RelatedWords *m_related;
    BackgroundCounts m_background;
    size_t m_units;                 ///< among which rarity is counted
    std::vector<float> *m_rarities; ///< of this thread, by number of holders
    std::vector<quint32> m_inB;
    std::vector<quint32> m_inA;
    std::vector<float> m_rarityA;
    std::vector<float> m_rarityB;
    mutable std::vector<Weight> m_weightA;
    mutable std::vector<Weight> m_weightB;
};

/// How sure it is that two units of the same words, so many of them with content, report the same: nearly,
/// unless they are all but empty.
[[nodiscard]] double verbatimScore(const Unit &unit);
/// How sure it is, by the words alone, that a careful reader aligns the two, in [0, 1].
[[nodiscard]] double wordScore(const Features &features);
/// What the logistic models make of a pair with its context; their weights stand in weights.h.
struct Logits
{
    double event = 0;   ///< the model of an event
    double library = 0; ///< that of a library, in which chance brings more together
};
/// The share of the words, and then that of the context.
[[nodiscard]] Logits logitsOfWords(const Features &features);
void addContext(Logits &logits, const Features &features);
/// How sure it is, with the context, among so many reports (see ReportPair::manyReports()). From two dozen to
/// four dozen the model of an event gives way to that of a library, which asks for more the more reports
/// there are: never more than the greater of the two.
[[nodiscard]] double scoreOf(const Logits &logits, size_t manyReports);

} // namespace synoptic
