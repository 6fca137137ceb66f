// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/scorer.h"

#include "comparison/weights.h"

#include <algorithm>
#include <cmath>
#include <rapidfuzz/distance/LCSseq.hpp>

namespace synoptic {

namespace {

/// A sentence of the language holds a content word by chance so often; so many sentences' worth of that
/// expectation is mixed with what the two reports show.
constexpr double chance = 0.02;
constexpr double priorUnits = 40;

constexpr float derivedCounts = 0.4F;

/// Rarities by number of holders among so many units, 0 where not asked for yet. Asked for hundreds of times
/// for each of many pairs of reports; among many reports the number of units is always the same.
std::vector<float> &raritiesAmong(size_t units)
{
    thread_local std::vector<float> rarities;
    thread_local size_t known = 0;
    if (known != units) {
        rarities.assign(std::min<size_t>(units + 1, 4096), 0);
        known = units;
    }
    return rarities;
}

double rarityAmong(size_t units, size_t holders)
{
    return -std::log((double(holders) - 0.5 + priorUnits * chance) / (double(units) + priorUnits) + 1e-4);
}

double logistic(double sum)
{
    return 1 / (1 + std::exp(-sum));
}

/// Dice with a little more below, so that one common word in common is not all.
double dice(double shared, double a, double b)
{
    return 2 * shared / (a + b + 3);
}

} // namespace

/// What two units have in common, as sums of rarity.
struct ReportPair::Shared
{
    double sum = 0;
    double squares = 0;
    double plain = 0; ///< of stems that are no names
    double rarest = 0;
    double second = 0;
    double derivedSquares = 0; ///< of stems of one that are derived from some of the other
    double synonyms = 0;
    double endings = 0;

    void add(double rarity, bool name)
    {
        sum += rarity;
        squares += rarity * rarity;
        plain += name ? 0 : rarity;
        second = std::max(second, std::min(rarest, rarity));
        rarest = std::max(rarest, rarity);
    }
    void addRelated(quint8 how, double rarity)
    {
        derivedSquares += how & RelatedWords::Derived ? rarity * rarity : 0;
        synonyms += how & RelatedWords::Synonym ? rarity : 0;
        endings += how & otherEnding ? rarity : 0;
    }
};

ReportPair::ReportPair(const IndexedReport &a, const IndexedReport &b, const BackgroundCounts &background)
    : ReportPair(a, b, background, {})
{
    for (quint32 stem = 0; stem < a.stems().size(); ++stem)
        m_rarityA[stem] = rarityOf(a.holders(stem).size() + (m_background.units ? m_background.a[stem] : 0));
    for (quint32 stem = 0; stem < b.stems().size(); ++stem)
        m_rarityB[stem] = rarityOf(b.holders(stem).size() + (m_background.units ? m_background.b[stem] : 0));
    for (quint32 i = 0, k = 0; i < a.stems().size() && k < b.stems().size();) {
        if (a.stems()[i] < b.stems()[k])
            ++i;
        else if (b.stems()[k] < a.stems()[i])
            ++k;
        else
            pairStems(i++, k++);
    }
}

ReportPair::ReportPair(const IndexedReport &a, const IndexedReport &b, const BackgroundCounts &background,
                       std::span<const std::pair<quint32, quint32>> units)
    : m_a(&a), m_b(&b), m_related(&RelatedWords::ofLanguage(a.report().metadata().language)),
      m_background(background),
      m_units(background.units ? background.units + 128 : a.units().size() + b.units().size()),
      m_rarities(&raritiesAmong(m_units)), m_inB(a.stems().size(), absent), m_inA(b.stems().size(), absent),
      m_rarityA(a.stems().size()), m_rarityB(b.stems().size()), m_weightA(a.units().size()),
      m_weightB(b.units().size())
{
    for (const auto &[unitOfA, unitOfB] : units) {
        for (const quint32 stem : a.stemsOf(a.units()[unitOfA])) {
            if (m_rarityA[stem] > 0)
                continue;
            m_rarityA[stem] =
                rarityOf(a.holders(stem).size() + (m_background.units ? m_background.a[stem] : 0));
            if (const quint32 same = b.find(a.stems()[stem]); same != absent)
                pairStems(stem, same);
        }
        for (const quint32 stem : b.stemsOf(b.units()[unitOfB])) {
            if (m_rarityB[stem] > 0)
                continue;
            m_rarityB[stem] =
                rarityOf(b.holders(stem).size() + (m_background.units ? m_background.b[stem] : 0));
            if (const quint32 same = a.find(b.stems()[stem]); same != absent)
                pairStems(same, stem);
        }
    }
}

void ReportPair::pairStems(quint32 stemOfA, quint32 stemOfB)
{
    m_inB[stemOfA] = stemOfB;
    m_inA[stemOfB] = stemOfA;
    m_rarityA[stemOfA] = m_rarityB[stemOfB] =
        rarityOf(m_a->holders(stemOfA).size() + m_b->holders(stemOfB).size() +
                 (m_background.units ? m_background.a[stemOfA] : 0));
}

float ReportPair::rarityOf(size_t holders) const
{
    if (holders >= m_rarities->size())
        return float(rarityAmong(m_units, holders));
    float &known = (*m_rarities)[holders];
    if (known == 0)
        known = float(rarityAmong(m_units, holders));
    return known;
}

const ReportPair::Weight &ReportPair::weighed(const IndexedReport &report, const std::vector<float> &rarity,
                                              std::vector<Weight> &known, size_t unit)
{
    Weight &weight = known[unit];
    if (weight.sum >= 0)
        return weight;
    weight.sum = 0;
    for (const quint32 stem : report.stemsOf(report.units()[unit])) {
        weight.sum += rarity[stem];
        weight.squares += rarity[stem] * rarity[stem];
        weight.plain += report.isName(stem) ? 0 : rarity[stem];
    }
    return weight;
}

void ReportPair::sharedSquares(const Unit &unitOfA, std::vector<float> &sums,
                               std::vector<quint32> &touched) const
{
    for (const quint32 stem : m_a->stemsOf(unitOfA)) {
        if (m_inB[stem] == absent)
            continue;
        const float square = m_rarityA[stem] * m_rarityA[stem];
        for (const quint32 holder : m_b->holders(m_inB[stem])) {
            if (sums[holder] == 0)
                touched.push_back(holder);
            sums[holder] += square;
        }
    }
}

double ReportPair::cosine(size_t unitOfA, size_t unitOfB, double sharedSquares) const
{
    const double both = double(weightOfA(unitOfA).squares) * double(weightOfB(unitOfB).squares);
    return both > 0 ? sharedSquares / std::sqrt(both) : 0;
}

double ReportPair::likeness(size_t unitOfA, size_t unitOfB) const
{
    return cosine(unitOfA, unitOfB, share(m_a->units()[unitOfA], m_b->units()[unitOfB]).squares);
}

double ReportPair::leastShare(size_t unitOfA, size_t unitOfB) const
{
    const double greatest = double(std::max(weightOfA(unitOfA).sum, weightOfB(unitOfB).sum));
    return greatest > 0 ? share(m_a->units()[unitOfA], m_b->units()[unitOfB]).sum / greatest : 0;
}

ReportPair::Shared ReportPair::share(const Unit &a, const Unit &b) const
{
    Shared shared;
    const auto others = m_b->stemsOf(b);
    auto other = others.begin();
    for (const quint32 stem : m_a->stemsOf(a)) {
        const quint32 same = m_inB[stem];
        if (same == absent)
            continue;
        while (other != others.end() && *other < same)
            ++other;
        if (other == others.end())
            break;
        if (*other == same)
            shared.add(double(m_rarityA[stem]), m_a->isName(stem) || m_b->isName(same));
    }
    return shared;
}

/// The stems of a unit, made for finding those that are related to one of another report: most are related to
/// none, which two small sets of bits tell at once.
class ReportPair::Relatives
{
public:
    Relatives(const IndexedReport &report, std::span<const quint32> stems) : m_report(report), m_stems(stems)
    {
        m_beginnings.clear();
        for (const quint32 stem : stems) {
            const quint32 hash = report.stems()[stem];
            m_hashes[hash / 64 % m_hashes.size()] |= bit(hash);
            const quint32 start = report.beginningOf(stem);
            m_beginnings.push_back(start);
            m_starts |= start ? bit(spread(start)) : 0;
        }
    }

    /// Calls \p visit with the index of each stem that is related to a stem of another report, and how.
    template <typename Visit>
    void forRelated(const RelatedWords &words, const IndexedReport &other, quint32 stemOfOther,
                    Visit visit) const
    {
        for (const RelatedWords::Entry &entry : words.at(other.relatives(stemOfOther))) {
            if (!(m_hashes[entry.stem / 64 % m_hashes.size()] & bit(entry.stem)))
                continue;
            const auto at = std::ranges::lower_bound(m_stems, entry.stem, {},
                                                     [&](quint32 stem) { return m_report.stems()[stem]; });
            if (at != m_stems.end() && m_report.stems()[*at] == entry.stem)
                visit(size_t(at - m_stems.begin()), entry.kinds);
        }
        const quint32 start = other.beginningOf(stemOfOther);
        if (!start || !(m_starts & bit(spread(start))))
            return;
        for (size_t k = 0; k < m_stems.size(); ++k) {
            if (m_beginnings[k] == start && m_report.hasOtherEnding(m_stems[k], other, stemOfOther))
                visit(k, otherEnding);
        }
    }

private:
    static quint64 bit(quint32 value) { return quint64(1) << (value % 64); }
    static quint32 spread(quint32 value) { return value * 0x9e3779b1U >> 26; }

    const IndexedReport &m_report;
    std::span<const quint32> m_stems;
    std::array<quint64, 4> m_hashes{};
    quint64 m_starts = 0;
    static thread_local std::vector<quint32> m_beginnings;
};

thread_local std::vector<quint32> ReportPair::Relatives::m_beginnings;

void ReportPair::addRelated(const Unit &a, const Unit &b, Shared &shared) const
{
    const auto stems = m_a->stemsOf(a);
    const auto others = m_b->stemsOf(b);
    thread_local std::vector<quint8> howB;
    howB.assign(others.size(), 0);
    const Relatives relatives(*m_b, others);
    for (const quint32 stem : stems) {
        quint8 howA = 0;
        relatives.forRelated(*m_related, *m_a, stem, [&](size_t other, quint8 how) {
            howA |= how;
            howB[other] |= how;
        });
        const bool inBoth = howA && m_inB[stem] != absent && std::ranges::binary_search(others, m_inB[stem]);
        if (howA && !inBoth)
            shared.addRelated(howA, double(m_rarityA[stem]));
    }
    for (size_t k = 0; k < others.size(); ++k) {
        const bool inBoth =
            howB[k] && m_inA[others[k]] != absent && std::ranges::binary_search(stems, m_inA[others[k]]);
        if (howB[k] && !inBoth)
            shared.addRelated(howB[k], double(m_rarityB[others[k]]));
    }
}

double ReportPair::surroundings(size_t unitOfA, size_t unitOfB) const
{
    // Both ways by one rule: stems of a unit that stand beside the other one, and not in it.
    const auto beside = [](const IndexedReport &report, size_t unit, const std::vector<quint32> &inOther,
                           const std::vector<float> &rarity, const IndexedReport &other, size_t otherUnit) {
        const auto holds = [&](qsizetype at, quint32 stem) {
            return at >= 0 && size_t(at) < other.units().size() &&
                   std::ranges::binary_search(other.stemsOf(other.units()[size_t(at)]), stem);
        };
        double sum = 0;
        for (const quint32 stem : report.stemsOf(report.units()[unit])) {
            const quint32 same = inOther[stem];
            const auto at = qsizetype(otherUnit);
            if (same != absent && !holds(at, same) && (holds(at - 1, same) || holds(at + 1, same)))
                sum += double(rarity[stem]);
        }
        return sum;
    };
    return beside(*m_a, unitOfA, m_inB, m_rarityA, *m_b, unitOfB) +
           beside(*m_b, unitOfB, m_inA, m_rarityB, *m_a, unitOfA);
}

Features ReportPair::features(size_t unitOfA, size_t unitOfB) const
{
    const Unit &a = m_a->units()[unitOfA];
    const Unit &b = m_b->units()[unitOfB];
    Features features{};
    Shared shared = share(a, b);
    if (shared.sum == 0)
        return features;
    addRelated(a, b, shared);
    const Weight &left = weightOfA(unitOfA);
    const Weight &right = weightOfB(unitOfB);
    const double both = double(left.sum) + double(right.sum);
    features[Cosine] =
        cosine(unitOfA, unitOfB, shared.squares + double(derivedCounts) * shared.derivedSquares);
    features[LogCosine] = std::log(features[Cosine] + 0.02);
    features[Containment] = shared.sum / double(std::min(left.sum, right.sum));
    features[SharedWeight] = 1 - std::exp(-shared.sum / 20);
    features[Plain] = dice(shared.plain, double(left.plain), double(right.plain));
    features[Names] =
        dice(shared.sum - shared.plain, double(left.sum - left.plain), double(right.sum - right.plain));
    features[Synonyms] = shared.synonyms / both;
    features[Endings] = shared.endings / both;
    features[Rarest] = shared.rarest / 9;
    features[SecondRarest] = shared.second / 9;
    features[Surroundings] = surroundings(unitOfA, unitOfB) / both;
    const auto words = m_a->words(a);
    const auto others = m_b->words(b);
    features[Sequence] =
        rapidfuzz::lcs_seq_normalized_similarity(words.begin(), words.end(), others.begin(), others.end());
    return features;
}

double verbatimScore(const Unit &unit)
{
    return 1 - std::pow(0.5, double(unit.stemCount));
}

double wordScore(const Features &features)
{
    double sum = wordBias;
    for (size_t i = 0; i < WordFeatureCount; ++i)
        sum += wordWeights[i] * features[i];
    return logistic(sum);
}

Logits logitsOfWords(const Features &features)
{
    Logits logits{bias, biasAmongMany};
    for (size_t i = 0; i < WordFeatureCount; ++i) {
        logits.event += weights[i] * features[i];
        logits.library += weightsAmongMany[i] * features[i];
    }
    return logits;
}

void addContext(Logits &logits, const Features &features)
{
    for (size_t i = WordFeatureCount; i < FeatureCount; ++i) {
        logits.event += weights[i] * features[i];
        logits.library += weightsAmongMany[i] * features[i];
    }
}

double scoreOf(const Logits &logits, size_t manyReports)
{
    const double doublings = manyReports ? std::log2(double(manyReports) / 24) : 0;
    if (doublings <= 0)
        return logistic(logits.event);
    const double library = logits.library - 0.64 * std::max(0.0, doublings - 1);
    if (doublings >= 1)
        return logistic(library);
    return logistic((1 - doublings) * logits.event + doublings * library);
}

} // namespace synoptic
