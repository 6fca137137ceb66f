// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/facts.h"
#include "comparison/figurecomparison.h"
#include "comparison/namedifferences.h"
#include "comparison/quotationcomparison.h"
#include "language/times.h"
#include "language/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

template <typename Item>
QList<Item> within(const QList<Item> &items, TextRange range)
{
    QList<Item> inside;
    for (const Item &item : items) {
        if (range.contains(item.range))
            inside.append(item);
    }
    return inside;
}

DifferenceValue valueAt(const QList<Report> &reports, int report, TextRange range)
{
    return {{report, range}, reports.at(report).text(range).toString().simplified()};
}

/// Adds to the difference that already holds one of the two values, or starts another. A graver reason
/// replaces the one that a milder pair gave.
void addPair(QList<Difference> &differences, DifferenceKind kind, const DifferenceValue &a,
             const DifferenceValue &b, const QString &reason, bool graver = false)
{
    for (Difference &difference : differences) {
        if (difference.kind != kind || !(difference.values.contains(a) || difference.values.contains(b)))
            continue;
        for (const DifferenceValue &value : {a, b}) {
            if (!difference.values.contains(value))
                difference.values.append(value);
        }
        if (graver)
            difference.reason = reason;
        return;
    }
    differences.append({kind, {a, b}, reason});
}

/// A figure that the other sentence gives too does not differ, whatever else stands there.
bool givenBy(const QList<Figure> &figures, const Figure &figure)
{
    return std::ranges::any_of(figures, [&](const Figure &other) {
        return sameValue(other, figure) && other.bound == figure.bound;
    });
}

/// The figure that one in brackets says again in another unit or currency: the first of "50km (31 miles)".
const Figure *restatedBy(const Report &report, const QList<Figure> &figures, const Figure &figure)
{
    for (qsizetype i = 1; i < figures.size(); ++i) {
        const QStringView between = report.text({figures.at(i - 1).range.end, figures.at(i).range.start});
        if (figures.at(i) == figure && between.trimmed() == u"(")
            return &figures.at(i - 1);
    }
    return nullptr;
}

void addFigures(const QList<Report> &reports, const Place &a, const Place &b, QList<Difference> &differences)
{
    const QList<Figure> lefts = within(reports.at(a.report).figures(), a.range);
    const QList<Figure> rights = within(reports.at(b.report).figures(), b.range);
    const auto saidAlready = [](const Report &report, const QList<Figure> &figures, const Figure &figure,
                                const QList<Figure> &others) {
        const Figure *first = restatedBy(report, figures, figure);
        return first && givenBy(others, *first);
    };
    for (const Figure &left : lefts) {
        for (const Figure &right : rights) {
            if (saidAlready(reports.at(a.report), lefts, left, rights) ||
                saidAlready(reports.at(b.report), rights, right, lefts))
                continue;
            if (!comparable(left, right) || givenBy(rights, left) || givenBy(lefts, right) ||
                !saidOfTheSame(reports.at(a.report), left, reports.at(b.report), right))
                continue;
            const QString reason = compatible(left, right) ? u"rounding or bounds: both can be true"_s
                                                           : u"the figures contradict"_s;
            addPair(differences, DifferenceKind::Figure, valueAt(reports, a.report, left.range),
                    valueAt(reports, b.report, right.range), reason, !compatible(left, right));
        }
    }
}

QList<TimeExpression> timesIn(const Report &report, TextRange range)
{
    const auto &published = report.metadata().published;
    QList<TimeExpression> times =
        findTimes(report.text(range), published ? std::optional(published->date) : std::nullopt);
    for (TimeExpression &time : times)
        time.range = {time.range.start + range.start, time.range.end + range.start};
    return times;
}

/// Two times of one kind that are not the same.
bool timesDiffer(const TimeExpression &a, const TimeExpression &b)
{
    return (a.time && b.time && *a.time != *b.time) || (a.day && b.day && *a.day != *b.day);
}

void addTimes(const QList<Report> &reports, const Place &a, const Place &b, QList<Difference> &differences)
{
    const QList<TimeExpression> lefts = timesIn(reports.at(a.report), a.range);
    const QList<TimeExpression> rights = timesIn(reports.at(b.report), b.range);
    const auto given = [](const QList<TimeExpression> &times, const TimeExpression &time) {
        return std::ranges::any_of(times, [&](const TimeExpression &other) {
            return time.time ? other.time == time.time : other.day == time.day;
        });
    };
    for (const TimeExpression &left : lefts) {
        for (const TimeExpression &right : rights) {
            if (!timesDiffer(left, right) || given(rights, left) || given(lefts, right) ||
                !saidOfTheSame(reports.at(a.report), left.range, reports.at(b.report), right.range))
                continue;
            addPair(differences, DifferenceKind::Time, valueAt(reports, a.report, left.range),
                    valueAt(reports, b.report, right.range),
                    left.about || right.about ? u"one of the times is only about"_s : u"the times differ"_s);
        }
    }
}

/// A person by name: "the captain" and "a spokeswoman" may be anybody.
bool isNamed(const QString &speaker)
{
    return speaker.contains(u' ') && speaker.front().isUpper() && !speaker.startsWith("The "_L1) &&
           speaker.section(u' ', -1).front().isUpper();
}

void addQuotations(const QList<Report> &reports, const Place &a, const Place &b,
                   QList<Difference> &differences)
{
    const auto overlapping = [](const Report &report, TextRange range) {
        QList<Quotation> quotations;
        for (const Quotation &quotation : report.quotations()) {
            if (quotation.range.overlaps(range))
                quotations.append(quotation);
        }
        return quotations;
    };
    for (const Quotation &left : overlapping(reports.at(a.report), a.range)) {
        for (const Quotation &right : overlapping(reports.at(b.report), b.range)) {
            const QStringView words = reports.at(a.report).text(left.range);
            const QStringView others = reports.at(b.report).text(right.range);
            if (!sameUtterance(words, others))
                continue;
            const DifferenceValue leftValue = valueAt(reports, a.report, left.range);
            const DifferenceValue rightValue = valueAt(reports, b.report, right.range);
            if (quoteOtherwise(words, others))
                addPair(differences, DifferenceKind::Quotation, leftValue, rightValue,
                        u"one utterance in other words"_s);
            const QString one = spellingKey(left.speaker.section(u' ', -1).toCaseFolded());
            const QString two = spellingKey(right.speaker.section(u' ', -1).toCaseFolded());
            if (isNamed(left.speaker) && isNamed(right.speaker) && one != two)
                addPair(differences, DifferenceKind::Attribution, {leftValue.place, left.speaker},
                        {rightValue.place, right.speaker}, u"given to different speakers"_s);
        }
    }
}

void addNames(const QList<Report> &reports, const EventNames &names, const Place &a, const Place &b,
              QList<Difference> &differences)
{
    for (const NameDifference &difference : nameDifferences(reports, names, a, b))
        addPair(differences, DifferenceKind::Name, valueAt(reports, a.report, difference.a),
                valueAt(reports, b.report, difference.b),
                difference.spellingOnly ? u"spelling only"_s : u"another name"_s, !difference.spellingOnly);
}

} // namespace

QList<Difference> findDifferences(const QList<Report> &reports, const EventNames &names,
                                  const QList<Place> &members)
{
    QList<Difference> differences;
    for (qsizetype i = 0; i < members.size(); ++i) {
        for (qsizetype k = i + 1; k < members.size(); ++k) {
            if (members.at(i).report == members.at(k).report)
                continue;
            addFigures(reports, members.at(i), members.at(k), differences);
            addTimes(reports, members.at(i), members.at(k), differences);
            addQuotations(reports, members.at(i), members.at(k), differences);
            addNames(reports, names, members.at(i), members.at(k), differences);
        }
    }
    return differences;
}

} // namespace synoptic
