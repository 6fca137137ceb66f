// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/figurecomparison.h"

#include "language/words.h"

#include <QSet>
#include <algorithm>

namespace synoptic {

namespace {

constexpr int besideWords = 3; ///< content words to either side that are beside a figure

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

bool saidOfTheSame(const Report &reportA, const Figure &a, const Report &reportB, const Figure &b)
{
    return stemsBeside(reportA, a.range, a.counts).intersects(stemsBeside(reportB, b.range, b.counts));
}

bool saidOfTheSame(const Report &reportA, TextRange a, const Report &reportB, TextRange b)
{
    return stemsBeside(reportA, a).intersects(stemsBeside(reportB, b));
}

} // namespace synoptic
