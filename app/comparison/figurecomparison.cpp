// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/figurecomparison.h"

#include "language/words.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr double conversionRounding =
    0.05;                      ///< "50km (31 miles)", "200 feet" for 60 metres: converted and rounded
constexpr int besideWords = 3; ///< content words to either side that are beside a figure

struct Measure
{
    QString dimension;
    double factor = 1; ///< of the unit in the dimension's base unit
};

/// What a unit measures; an unknown unit, a currency among them, measures itself.
Measure measureOf(const QString &unit)
{
    static const QHash<QString, Measure> measures{{u"m"_s, {u"length"_s, 1}},
                                                  {u"km"_s, {u"length"_s, 1000}},
                                                  {u"miles"_s, {u"length"_s, 1609.344}},
                                                  {u"ft"_s, {u"length"_s, 0.3048}},
                                                  {u"kg"_s, {u"mass"_s, 1}},
                                                  {u"tonnes"_s, {u"mass"_s, 1000}},
                                                  {u"tons"_s, {u"mass"_s, 907.18474}},
                                                  {u"minutes"_s, {u"duration"_s, 1}},
                                                  {u"hours"_s, {u"duration"_s, 60}},
                                                  {u"days"_s, {u"duration"_s, 1440}},
                                                  {u"weeks"_s, {u"duration"_s, 10080}}};
    return measures.value(unit, {unit, 1});
}

/// Stems of the content words beside a range in its sentence, without those of \p counts, what a figure
/// counts.
QSet<QString> stemsBeside(const Report &report, TextRange range, const QString &counts = {})
{
    const int at = report.passageAt(range.start);
    QSet<QString> stems;
    if (at < 0)
        return stems;
    for (const Sentence &sentence : report.passages().at(at).sentences) {
        if (!sentence.range.contains(range.start))
            continue;
        QStringList before;
        QStringList after;
        for (const Word &word : wordsOf(report.text(sentence.range), report.metadata().language)) {
            const qsizetype start = sentence.range.start + word.range.start;
            const bool counted = counts.contains(word.folded) || word.stopWord || word.number;
            if (counted || (start >= range.start && start < range.end))
                continue;
            (start < range.start ? before : after).append(word.capital ? spellingKey(word.stem) : word.stem);
        }
        for (const QString &stem : before.sliced(std::max<qsizetype>(0, before.size() - besideWords)))
            stems.insert(stem);
        for (const QString &stem : after.first(std::min<qsizetype>(after.size(), besideWords)))
            stems.insert(stem);
    }
    return stems;
}

} // namespace

bool comparable(const Figure &a, const Figure &b)
{
    const Measure left = measureOf(a.unit);
    const Measure right = measureOf(b.unit);
    if (a.unit == "year"_L1 || left.dimension != right.dimension)
        return false;
    if (!a.unit.isEmpty() && (a.unit != b.unit || (a.counts.isEmpty() && b.counts.isEmpty())))
        return true;
    const QStringList words = a.counts.split(u' ', Qt::SkipEmptyParts);
    const QStringList others = b.counts.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::any_of(words,
                               [&](const QString &word) { return word.size() > 2 && others.contains(word); });
}

bool sameValue(const Figure &a, const Figure &b)
{
    const double x = a.value * measureOf(a.unit).factor;
    const double y = b.value * measureOf(b.unit).factor;
    if (a.unit == b.unit)
        return x == y;
    return measureOf(a.unit).dimension == measureOf(b.unit).dimension &&
           std::abs(x - y) <= conversionRounding * std::max(std::abs(x), std::abs(y));
}

bool compatible(const Figure &a, const Figure &b)
{
    if (sameValue(a, b))
        return true;
    const double x = a.value * measureOf(a.unit).factor;
    const double y = b.value * measureOf(b.unit).factor;
    if (a.bound == Bound::AtLeast && b.bound != Bound::AtMost && y >= x)
        return y < x * 10;
    if (b.bound == Bound::AtLeast && a.bound != Bound::AtMost && x >= y)
        return x < y * 10;
    if (a.bound == Bound::AtMost && y <= x)
        return true;
    if (b.bound == Bound::AtMost && x <= y)
        return true;
    const bool about = a.bound == Bound::About || b.bound == Bound::About;
    return about && std::abs(x - y) <= 0.1 * std::max(std::abs(x), std::abs(y));
}

bool saidOfTheSame(const Report &reportA, const Figure &a, const Report &reportB, const Figure &b)
{
    return stemsBeside(reportA, a.range, a.counts).intersects(stemsBeside(reportB, b.range, b.counts));
}

bool saidOfTheSame(const Report &reportA, TextRange a, const Report &reportB, TextRange b)
{
    return stemsBeside(reportA, a).intersects(stemsBeside(reportB, b));
}

} // namespace synoptic
