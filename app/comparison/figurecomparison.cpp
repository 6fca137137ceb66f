// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/figurecomparison.h"

#include "comparison/quantity.h"
#include "language/numbertables.h"
#include "language/words.h"

#include <QSet>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr double conversionRounding =
    0.05;                           ///< "50km (31 miles)", "200 feet" for 60 metres: converted and rounded
constexpr double nearEnough = 0.12; ///< share by which "about" may be off
constexpr double widestBound = 10;  ///< "at least 50" is not said of 500 or more
constexpr int besideWords = 3;      ///< content words to either side that are beside a range

UnitMeasure measureOf(const QString &unit)
{
    return unit.isEmpty() ? UnitMeasure{} : NumberTables::instance().measure(unit);
}

/// Both ends of what a figure says, in the base unit of its dimension.
std::pair<double, double> endsOf(const Figure &figure)
{
    const double factor = measureOf(figure.unit).factor;
    return {figure.value * factor, figure.upper.value_or(figure.value) * factor};
}

bool within(double x, double y, double share)
{
    return std::abs(x - y) <= share * std::max(std::abs(x), std::abs(y));
}

/// One is the other rounded to fewer digits.
bool isRounded(const Figure &a, const Figure &b)
{
    const double factor = measureOf(a.unit).factor;
    const double coarse = std::max(a.step, b.step) * factor;
    const double fine = std::min(a.step, b.step) * factor;
    const double off = std::abs(a.value - b.value) * factor;
    return coarse > fine && off <= coarse / 2 * (1 + 1e-9) && within(a.value, b.value, nearEnough);
}

/// Whether a bound or a range holds the other's value.
bool holds(const Figure &bounded, const Figure &other)
{
    const auto [low, high] = endsOf(bounded);
    const auto [otherLow, otherHigh] = endsOf(other);
    if (bounded.upper)
        return otherLow <= high && otherHigh >= low;
    if (bounded.bound == Bound::AtLeast)
        return otherLow >= low && otherLow <= low * widestBound;
    return bounded.bound == Bound::AtMost && otherHigh <= high && otherHigh * widestBound >= high;
}

/// Stems of the content words beside a range in its passage's sentence.
QSet<QString> stemsBeside(const Report &report, TextRange range)
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
            if (word.stopWord || word.number || (start >= range.start && start < range.end))
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

QList<Figure> figuresIn(const Report &report, TextRange range)
{
    const QList<Figure> &all = report.figures();
    auto at = std::ranges::lower_bound(all, range.start, {}, [](const Figure &f) { return f.range.start; });
    QList<Figure> inside;
    for (; at != all.end() && at->range.start < range.end; ++at)
        inside.append(*at);
    return inside;
}

/// The figure that one in brackets says again in another unit or currency: the first of "50km (31 miles)",
/// "2m euros (£1.7m; $2.6m)".
const Figure *restatedBy(const Report &report, const QList<Figure> &figures, qsizetype index)
{
    for (qsizetype i = index; i > 0; --i) {
        const QStringView between =
            report.text({figures.at(i - 1).range.end, figures.at(i).range.start}).trimmed();
        if (between == u"(" || between == u"[" || between == u"or")
            return figures.at(i).unit == figures.at(i - 1).unit ? nullptr : &figures.at(i - 1);
        if (between != u";" && between != u"," && between != u"/" && between != u"or")
            return nullptr;
    }
    return nullptr;
}

/// Two counts of one value agree unless they are of other things: "10 people" and "10 villages".
bool countsOtherThing(const Figure &a, const Figure &b)
{
    const QString noun = a.unit.isEmpty() ? countedNoun(a) : QString();
    const QString other = noun.isEmpty() || !b.unit.isEmpty() ? QString() : countedNoun(b);
    return !other.isEmpty() && noun != other;
}

bool agreesWithOne(const Figure &figure, const QList<Figure> &others)
{
    return std::ranges::any_of(others, [&](const Figure &other) {
        return measureOf(other.unit).dimension == measureOf(figure.unit).dimension &&
               !valueDifference(figure, other) && !countsOtherThing(figure, other);
    });
}

bool isExactCount(const Figure &figure)
{
    return figure.unit.isEmpty() && figure.bound == Bound::Exact && !figure.upper;
}

/// Whether a count goes on to the next one: "55 passengers and nine crew", "two officers, four seamen"; not
/// to "12 people, three of them children". Nothing but what is counted may stand between.
bool goesOnTo(const Report &report, const Figure &figure, const Figure &next)
{
    static const QSet<QString> joints{u"and"_s, u"plus"_s, u"&"_s, QString()};
    const QString between = report.text({figure.range.end, next.range.start}).toString().toCaseFolded();
    const QStringList counted = figure.counts.split(u' ');
    const bool comma = between.trimmed().endsWith(u',');
    qsizetype joined = comma;
    for (QString word : between.split(u' ', Qt::SkipEmptyParts)) {
        word.remove(u',');
        joined += joints.contains(word) && !word.isEmpty();
        if (!joints.contains(word) && !counted.contains(word))
            return false;
    }
    return joined > 0 && isExactCount(figure) && isExactCount(next) &&
           !report.text().sliced(next.range.end).trimmed().startsWith(u"of ");
}

/// Some of a place's figures in a row that are the parts of a count of the other place.
struct Parts
{
    QList<Figure> parts;
    Figure whole;
};

/// "55 passengers and nine crew" are the other's "64 passengers and crew".
std::optional<Parts> partsOf(const Report &report, const QList<Figure> &figures, const QList<Figure> &wholes)
{
    for (qsizetype first = 0; first + 1 < figures.size(); ++first) {
        double sum = figures.at(first).value;
        QSet<QString> nouns{countedNoun(figures.at(first)), QString(), u"people"_s};
        for (qsizetype i = first + 1;
             i < figures.size() && goesOnTo(report, figures.at(i - 1), figures.at(i)); ++i) {
            sum += figures.at(i).value;
            nouns.insert(countedNoun(figures.at(i)));
            const auto whole = std::ranges::find_if(wholes, [&](const Figure &other) {
                return isExactCount(other) && other.value == sum && nouns.contains(countedNoun(other));
            });
            if (whole != wholes.end())
                return Parts{figures.sliced(first, i - first + 1), *whole};
        }
    }
    return std::nullopt;
}

/// Takes out of both what one gives as a whole and the other in parts.
void takeOutParts(const Report &report, const QList<Figure> &figures, QList<Figure> &left,
                  QList<Figure> &wholesLeft)
{
    if (const auto found = partsOf(report, figures, wholesLeft)) {
        left.removeIf([&](const Figure &figure) { return found->parts.contains(figure); });
        wholesLeft.removeOne(found->whole);
    }
}

/// The figures of a place that the other place does not give.
QList<Figure> unmatched(const Report &report, const QList<Figure> &figures, const QList<Figure> &others)
{
    QList<Figure> left;
    for (qsizetype i = 0; i < figures.size(); ++i) {
        const Figure &figure = figures.at(i);
        const Figure *first = restatedBy(report, figures, i);
        const bool names = figure.unit == "year"_L1 || figure.unit == "rank"_L1;
        if (!names && !agreesWithOne(figure, others) && !(first && agreesWithOne(*first, others)))
            left.append(figure);
    }
    return left;
}

/// What those of a place's figures are of that have a rival of their dimension; the sentence is read for no
/// other.
QList<Quantity> rivals(const Report &report, TextRange range, const QList<Figure> &figures,
                       const QList<Figure> &others)
{
    QList<Quantity> quantities;
    for (const Figure &figure : figures) {
        const QString dimension = measureOf(figure.unit).dimension;
        const bool rivalled = std::ranges::any_of(
            others, [&](const Figure &other) { return measureOf(other.unit).dimension == dimension; });
        if (rivalled)
            quantities.append(quantityOf(report, range, figure));
    }
    return quantities;
}

/// What is said of one person: an age, a fall, a sentence, a salary.
bool isPersonal(const Quantity &quantity)
{
    return quantity.dimension == "age"_L1 || quantity.dimension == "length"_L1 ||
           quantity.dimension == "duration"_L1;
}

/// Whether both give ages, and none of them of one person.
bool ofOtherPersons(const QList<Quantity> &a, const QList<Quantity> &b)
{
    const auto ages = [](const QList<Quantity> &all) {
        QSet<QString> names;
        for (const Quantity &quantity : all)
            names += quantity.names;
        return names;
    };
    const auto hasAge = [](const QList<Quantity> &all) {
        return std::ranges::any_of(all,
                                   [](const Quantity &quantity) { return quantity.dimension == "age"_L1; });
    };
    return hasAge(a) && hasAge(b) && !ages(a).intersects(ages(b));
}

/// Whether two were written at different times, so that a count may have changed in between.
bool writtenApart(const Report &reportA, TextRange a, const Report &reportB, TextRange b)
{
    const auto left = writtenAt(reportA, a);
    const auto right = writtenAt(reportB, b);
    if (!left || !right)
        return false;
    if (left->date != right->date)
        return true;
    return left->time && right->time && *left->time != *right->time;
}

} // namespace

bool comparable(const Figure &a, const Figure &b)
{
    if (a.unit == "year"_L1 || a.unit == "rank"_L1 || a.unit == "age"_L1)
        return false;
    if (a.unit != b.unit && measureOf(a.unit).dimension != measureOf(b.unit).dimension)
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
    if (a.unit == b.unit)
        return a.value == b.value && a.upper == b.upper;
    const auto [low, high] = endsOf(a);
    const auto [otherLow, otherHigh] = endsOf(b);
    return measureOf(a.unit).dimension == measureOf(b.unit).dimension &&
           within(low, otherLow, conversionRounding) && within(high, otherHigh, conversionRounding);
}

std::optional<DifferenceNature> valueDifference(const Figure &a, const Figure &b)
{
    if (sameValue(a, b) || (a.unit == b.unit && !a.upper && !b.upper && isRounded(a, b)))
        return std::nullopt;
    const double x = endsOf(a).first;
    const double y = endsOf(b).first;
    const bool bothLeast = a.bound == Bound::AtLeast && b.bound == Bound::AtLeast;
    if (!bothLeast && (holds(a, b) || holds(b, a)))
        return DifferenceNature::Bound;
    const bool loose = a.bound != Bound::Exact && (b.bound != Bound::Exact || a.bound == Bound::About);
    if ((loose || b.bound == Bound::About) && within(x, y, nearEnough))
        return DifferenceNature::Rounding;
    const bool converted = a.unit != b.unit && within(x, y, nearEnough);
    return converted ? DifferenceNature::Conversion : DifferenceNature::Contradiction;
}

QList<FigurePair> figureDifferences(const QList<Report> &reports, const Place &a, const Place &b)
{
    return figureDifferences(reports.at(a.report), a.range, reports.at(b.report), b.range);
}

QList<FigurePair> figureDifferences(const Report &reportA, TextRange a, const Report &reportB, TextRange b)
{
    const QList<Figure> lefts = figuresIn(reportA, a);
    const QList<Figure> rights = lefts.isEmpty() ? lefts : figuresIn(reportB, b);
    if (lefts.isEmpty() || rights.isEmpty())
        return {};
    QList<Figure> onlyA = unmatched(reportA, lefts, rights);
    QList<Figure> onlyB = unmatched(reportB, rights, lefts);
    takeOutParts(reportA, lefts, onlyA, onlyB);
    takeOutParts(reportB, rights, onlyB, onlyA);
    const QList<Quantity> ours = rivals(reportA, a, onlyA, onlyB);
    const QList<Quantity> others = rivals(reportB, b, onlyB, onlyA);
    const bool otherPersons = ofOtherPersons(ours, others);
    QList<FigurePair> pairs;
    for (const Quantity &left : ours) {
        if (otherPersons && isPersonal(left))
            continue;
        const auto right =
            std::ranges::find_if(others, [&](const Quantity &other) { return sameQuantity(left, other); });
        if (right == others.end())
            continue;
        auto nature = valueDifference(left.figure, right->figure);
        if (!nature)
            continue;
        if (nature == DifferenceNature::Contradiction && left.changing && right->changing &&
            writtenApart(reportA, a, reportB, b))
            nature = DifferenceNature::LaterUpdate;
        pairs.append({left.figure, right->figure, *nature});
    }
    return pairs;
}

bool saidOfTheSame(const Report &reportA, TextRange a, const Report &reportB, TextRange b)
{
    return stemsBeside(reportA, a).intersects(stemsBeside(reportB, b));
}

std::optional<PublicationTime> writtenAt(const Report &report, TextRange range)
{
    const Metadata &metadata = report.metadata();
    std::optional<PublicationTime> written = metadata.updated ? metadata.updated : metadata.published;
    const int passage = report.passageAt(range.start);
    const auto entry = passage < 0 ? std::nullopt : report.passages().at(passage).entry;
    if (written && entry && report.entries().at(*entry).time) {
        written->date = metadata.published ? metadata.published->date : written->date;
        written->time = report.entries().at(*entry).time;
    }
    return written;
}

} // namespace synoptic
