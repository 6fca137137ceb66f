// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/scorer.h"

#include "comparison/figurecomparison.h"
#include "comparison/weights.h"
#include "language/tokens.h"

#include <algorithm>
#include <cmath>
#include <rapidfuzz/distance/LCSseq.hpp>

namespace synoptic {

namespace {

constexpr size_t longestRunCounted = 8;

/// Length of the longest run of words in both that holds a content word; at most longestRunCounted.
size_t longestRun(std::span<const quint32> a, std::span<const quint8> flags, std::span<const quint32> b)
{
    thread_local std::vector<quint8> before;
    thread_local std::vector<quint8> now;
    before.assign(b.size() + 1, 0);
    now.assign(b.size() + 1, 0);
    size_t longest = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        for (size_t k = 0; k < b.size(); ++k) {
            const quint8 length = a[i] == b[k] ? quint8(std::min(before[k] + 1, 255)) : 0;
            now[k + 1] = length;
            if (length <= longest)
                continue;
            const auto run = flags.subspan(i + 1 - length, length);
            if (std::ranges::any_of(run, [](quint8 flag) { return flag & Token::Content; }))
                longest = length;
        }
        if (longest >= longestRunCounted)
            return longestRunCounted;
        std::swap(before, now);
    }
    return longest;
}

size_t sharedCount(std::span<const quint32> a, std::span<const quint32> b)
{
    size_t count = 0;
    forShared(a, b, [&](quint32) { ++count; });
    return count;
}

/// Natural logarithm of a count; those of small counts are kept.
float logarithm(size_t count)
{
    static const std::vector<float> kept = [] {
        std::vector<float> logs(1, 0.0F);
        for (size_t i = 1; i < 4096; ++i)
            logs.push_back(float(std::log(double(i))));
        return logs;
    }();
    return count < kept.size() ? kept[count] : float(std::log(double(count)));
}

double logistic(double sum)
{
    return 1 / (1 + std::exp(-sum));
}

} // namespace

ReportPair::ReportPair(const IndexedReport &a, const IndexedReport &b)
    : m_a(&a), m_b(&b), m_inB(a.stems().size(), absent), m_rarityA(a.stems().size()),
      m_rarityB(b.stems().size()), m_weightA(a.units().size()), m_weightB(b.units().size())
{
    // A floor of 60 units keeps the rarity of words in very small reports from vanishing.
    const size_t count = std::max<size_t>(60, a.units().size() + b.units().size());
    const float most = logarithm(2 * count + 2);
    m_greatestRarity = most - logarithm(3);
    const auto rarityOf = [most](size_t holders) { return most - logarithm(2 * holders + 1); };
    for (quint32 i = 0; i < a.stems().size(); ++i)
        m_rarityA[i] = rarityOf(a.holders(i).size());
    for (quint32 k = 0; k < b.stems().size(); ++k)
        m_rarityB[k] = rarityOf(b.holders(k).size());
    for (quint32 i = 0, k = 0; i < a.stems().size() && k < b.stems().size();) {
        if (a.stems()[i] < b.stems()[k]) {
            ++i;
        } else if (b.stems()[k] < a.stems()[i]) {
            ++k;
        } else {
            m_inB[i] = k;
            m_rarityA[i] = m_rarityB[k] = rarityOf(a.holders(i).size() + b.holders(k).size());
            ++i;
            ++k;
        }
    }
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

Features ReportPair::features(size_t unitOfA, size_t unitOfB) const
{
    const Unit &a = m_a->units()[unitOfA];
    const Unit &b = m_b->units()[unitOfB];
    Features features{};
    double shared = 0;
    double sharedSquares = 0;
    double rarest = 0;
    double second = 0;
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
        if (*other != same)
            continue;
        const double rarity = m_rarityA[stem];
        if (rarity > rarest)
            second = std::exchange(rarest, rarity);
        else
            second = std::max(second, rarity);
        shared += rarity;
        sharedSquares += rarity * rarity;
    }
    if (shared == 0)
        return features;
    features[Cosine] = cosine(unitOfA, unitOfB, sharedSquares);
    features[Containment] = shared / double(std::min(weightOfA(unitOfA).sum, weightOfB(unitOfB).sum));
    features[SharedWeight] = 1 - std::exp(-shared / 20);
    features[Rarest] = rarest / m_greatestRarity;
    features[SecondRarest] = second / m_greatestRarity;
    addWordFeatures(a, b, features);
    addNameFeatures(a, b, features);
    addFigureFeatures(a, b, features);
    return features;
}

void ReportPair::addWordFeatures(const Unit &a, const Unit &b, Features &features) const
{
    const size_t bigrams = a.bigramCount + b.bigramCount;
    if (bigrams)
        features[Bigrams] = 2.0 * double(sharedCount(m_a->bigrams(a), m_b->bigrams(b))) / double(bigrams);
    const auto words = m_a->words(a);
    const auto others = m_b->words(b);
    features[Sequence] =
        rapidfuzz::lcs_seq_normalized_similarity(words.begin(), words.end(), others.begin(), others.end());
    features[LongestRun] = double(longestRun(words, m_a->flags(a), others)) / double(longestRunCounted);
    features[ShortUnit] = 1.0 / double(std::min(a.stemCount, b.stemCount));
}

void ReportPair::addNameFeatures(const Unit &a, const Unit &b, Features &features) const
{
    size_t left = 0;
    size_t right = 0;
    size_t both = 0;
    const auto others = m_b->stemsOf(b);
    for (const quint32 stem : others)
        right += m_b->isName(stem);
    for (const quint32 stem : m_a->stemsOf(a)) {
        if (!m_a->isName(stem))
            continue;
        ++left;
        both += m_inB[stem] != absent && m_b->isName(m_inB[stem]) &&
                std::binary_search(others.begin(), others.end(), m_inB[stem]);
    }
    if (!both)
        return;
    features[Names] = double(both) / double(left + right - both);
    features[NamesHeld] = double(both) / double(std::min(left, right));
}

void ReportPair::addFigureFeatures(const Unit &a, const Unit &b, Features &features) const
{
    bool clash = false;
    for (const Figure &left : m_a->report().figuresIn(a.range)) {
        for (const Figure &right : m_b->report().figuresIn(b.range)) {
            if (sameValue(left, right))
                features[FiguresShared] = 1;
            else if (comparable(left, right))
                clash = true;
        }
    }
    features[FiguresClash] = clash && features[FiguresShared] == 0;
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

double scoreOf(const Features &features)
{
    double sum = bias;
    for (size_t i = 0; i < FeatureCount; ++i)
        sum += weights[i] * features[i];
    return logistic(sum);
}

} // namespace synoptic
