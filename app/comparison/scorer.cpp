// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/scorer.h"

#include <algorithm>
#include <cmath>
#include <rapidfuzz/distance/LCSseq.hpp>

namespace synoptic {

namespace {

// Set by hand; the bias puts 0.5 where the F1 on hand-made answers was best (docs/accuracy.md).
constexpr double bias = -3.8;
constexpr Features weights{
    4.0,  // Cosine
    2.2,  // Containment
    3.0,  // SharedWeight
    2.5,  // Bigrams
    1.0,  // Sequence
    0.6,  // Names
    0.8,  // FiguresShared
    -0.5, // FiguresClash
    -2.0, // ShortUnit
};

template <typename Visit>
void forShared(const std::vector<quint32> &a, const std::vector<quint32> &b, Visit visit)
{
    for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        if (a[i] < b[k]) {
            ++i;
        } else if (b[k] < a[i]) {
            ++k;
        } else {
            visit(a[i]);
            ++i;
            ++k;
        }
    }
}

size_t sharedCount(const std::vector<quint32> &a, const std::vector<quint32> &b)
{
    size_t count = 0;
    forShared(a, b, [&](quint32) { ++count; });
    return count;
}

double squareSum(const Event &event, const std::vector<quint32> &stems)
{
    double sum = 0;
    for (const quint32 stem : stems)
        sum += event.rarity(stem) * event.rarity(stem);
    return sum;
}

void addFigureFeatures(const Unit &a, const Unit &b, Features &features)
{
    bool clash = false;
    for (const Figure &left : a.figures) {
        for (const Figure &right : b.figures) {
            if (left.value == right.value && left.unit == right.unit)
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
    forShared(a.stems, b.stems, [&](quint32 stem) {
        shared += event.rarity(stem);
        sharedSquares += event.rarity(stem) * event.rarity(stem);
    });
    if (shared == 0)
        return features;
    features[Cosine] = sharedSquares / std::sqrt(squareSum(event, a.stems) * squareSum(event, b.stems));
    features[Containment] = shared / std::min(a.weight, b.weight);
    features[SharedWeight] = 1 - std::exp(-shared / 20);
    const size_t bigrams = a.bigrams.size() + b.bigrams.size();
    features[Bigrams] = bigrams ? 2.0 * double(sharedCount(a.bigrams, b.bigrams)) / double(bigrams) : 0;
    features[Sequence] = rapidfuzz::lcs_seq_normalized_similarity(a.words, b.words);
    const size_t names = sharedCount(a.names, b.names);
    const size_t allNames = a.names.size() + b.names.size() - names;
    features[Names] = allNames ? double(names) / double(allNames) : 0;
    addFigureFeatures(a, b, features);
    features[ShortUnit] = 1.0 / double(std::min(a.stems.size(), b.stems.size()));
    return features;
}

double scoreOf(const Features &features)
{
    double sum = bias;
    for (size_t i = 0; i < FeatureCount; ++i)
        sum += weights[i] * features[i];
    return 1 / (1 + std::exp(-sum));
}

bool comparable(const Figure &a, const Figure &b)
{
    if (a.unit == QLatin1String("year") || a.unit != b.unit)
        return false;
    if (!a.unit.isEmpty() && a.counts.isEmpty() && b.counts.isEmpty())
        return true;
    const QStringList left = a.counts.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QStringList right = b.counts.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::any_of(left.begin(), left.end(),
                       [&](const QString &word) { return word.size() > 2 && right.contains(word); });
}

bool compatible(const Figure &a, const Figure &b)
{
    if (a.value == b.value)
        return true;
    if (a.bound == Bound::AtLeast && b.bound != Bound::AtMost && b.value >= a.value)
        return b.value < a.value * 10;
    if (b.bound == Bound::AtLeast && a.bound != Bound::AtMost && a.value >= b.value)
        return a.value < b.value * 10;
    if (a.bound == Bound::AtMost && b.value <= a.value)
        return true;
    if (b.bound == Bound::AtMost && a.value <= b.value)
        return true;
    const bool about = a.bound == Bound::About || b.bound == Bound::About;
    return about && std::abs(a.value - b.value) <= 0.1 * std::max(std::abs(a.value), std::abs(b.value));
}

} // namespace synoptic
