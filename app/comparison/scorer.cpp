// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/scorer.h"

#include "comparison/figurecomparison.h"
#include "comparison/weights.h"

#include <algorithm>
#include <cmath>
#include <rapidfuzz/distance/LCSseq.hpp>

namespace synoptic {

namespace {

constexpr size_t longestRunCounted = 8;

/// Length of the longest run of words in both that holds a content word; at most longestRunCounted.
size_t longestRun(const Unit &a, const Unit &b)
{
    std::vector<size_t> before(b.words.size() + 1, 0);
    std::vector<size_t> now(b.words.size() + 1, 0);
    size_t longest = 0;
    for (size_t i = 0; i < a.words.size(); ++i) {
        for (size_t k = 0; k < b.words.size(); ++k) {
            now[k + 1] = a.words[i] == b.words[k] ? before[k] + 1 : 0;
            if (now[k + 1] <= longest)
                continue;
            bool content = false;
            for (size_t w = i + 1 - now[k + 1]; w <= i && !content; ++w)
                content = a.content[w];
            if (content)
                longest = now[k + 1];
        }
        std::swap(before, now);
    }
    return std::min(longest, longestRunCounted);
}

size_t sharedCount(const std::vector<quint32> &a, const std::vector<quint32> &b)
{
    size_t count = 0;
    forShared(a, b, [&](quint32) { ++count; });
    return count;
}

void addFigureFeatures(const Unit &a, const Unit &b, Features &features)
{
    bool clash = false;
    for (const Figure &left : a.figures) {
        for (const Figure &right : b.figures) {
            if (sameValue(left, right))
                features[FiguresShared] = 1;
            else if (comparable(left, right))
                clash = true;
        }
    }
    features[FiguresClash] = clash && features[FiguresShared] == 0;
}

} // namespace

Features featuresOf(const Event &event, const Unit &a, const Unit &b)
{
    Features features{};
    double shared = 0;
    double sharedSquares = 0;
    double rarest = 0;
    double second = 0;
    forShared(a.stems, b.stems, [&](quint32 stem) {
        if (event.rarity(stem) > rarest)
            second = std::exchange(rarest, event.rarity(stem));
        else
            second = std::max(second, event.rarity(stem));
        shared += event.rarity(stem);
        sharedSquares += event.rarity(stem) * event.rarity(stem);
    });
    if (shared == 0)
        return features;
    features[Cosine] = sharedSquares / std::sqrt(a.squares * b.squares);
    features[Containment] = shared / std::min(a.weight, b.weight);
    features[SharedWeight] = 1 - std::exp(-shared / 20);
    const size_t bigrams = a.bigrams.size() + b.bigrams.size();
    features[Bigrams] = bigrams ? 2.0 * double(sharedCount(a.bigrams, b.bigrams)) / double(bigrams) : 0;
    features[Sequence] = rapidfuzz::lcs_seq_normalized_similarity(a.words, b.words);
    const size_t names = sharedCount(a.names, b.names);
    const size_t allNames = a.names.size() + b.names.size() - names;
    features[Names] = allNames ? double(names) / double(allNames) : 0;
    if (names)
        features[NamesHeld] = double(names) / double(std::min(a.names.size(), b.names.size()));
    features[LongestRun] = double(longestRun(a, b)) / double(longestRunCounted);
    features[Rarest] = rarest / event.greatestRarity();
    features[SecondRarest] = second / event.greatestRarity();
    addFigureFeatures(a, b, features);
    features[ShortUnit] = 1.0 / double(std::min(a.stems.size(), b.stems.size()));
    return features;
}

double wordScore(const Features &features)
{
    double sum = wordBias;
    for (size_t i = 0; i < WordFeatureCount; ++i)
        sum += wordWeights[i] * features[i];
    return 1 / (1 + std::exp(-sum));
}

double scoreOf(const Features &features)
{
    double sum = bias;
    for (size_t i = 0; i < FeatureCount; ++i)
        sum += weights[i] * features[i];
    return 1 / (1 + std::exp(-sum));
}

} // namespace synoptic
