// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/figurenotes.h"

#include "language/numbertables.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// A figure with the words that give it.
struct Given
{
    Figure figure;
    QString words;
    int report = 0;
};

UnitMeasure measureOf(const QString &unit)
{
    return unit.isEmpty() ? UnitMeasure{} : NumberTables::instance().measure(unit);
}

Given givenBy(const QList<Report> &reports, int report, const Figure &figure)
{
    return {figure, reports.at(report).text(figure.range).toString().simplified(), report};
}

QList<Given> givenIn(const QList<Report> &reports, const QList<Place> &sentences)
{
    QList<Given> all;
    for (const Place &place : sentences) {
        for (const Figure &figure : reports.at(place.report).figuresIn(place.range))
            all.append(givenBy(reports, place.report, figure));
    }
    return all;
}

/// Whether a report says one figure again as the other, in another currency or unit: "£70m (C$120m)".
bool saysAgain(const Report &report, const Figure &first, const Figure &second)
{
    const NumberTables &tables = NumberTables::instance();
    const bool ofOneKind = tables.isCurrency(first.unit) && tables.isCurrency(second.unit);
    if (first.unit == second.unit || !ofOneKind || second.range.start <= first.range.end)
        return false;
    const QStringView between = report.text({first.range.end, second.range.start}).trimmed();
    return between == u"(" || between == u"[";
}

/// 70,000,000 GBP of "£70m"; empty where the words say it with all digits.
QString inFull(const Given &given)
{
    const Figure &figure = given.figure;
    constexpr double small = 20; // everybody reads "three"
    if (figure.unit == "year"_L1 || figure.unit == "rank"_L1 || figure.unit == "age"_L1 ||
        std::abs(figure.value) < small)
        return {};
    const QString number = QLocale().toString(figure.value, 'g', 15);
    QString digits = given.words;
    digits.remove(QLocale().groupSeparator()).remove(u',');
    if (digits.contains(QString(number).remove(QLocale().groupSeparator())))
        return {};
    const QString unit = NumberTables::instance().isCurrency(figure.unit) ? u' ' + figure.unit : QString();
    const QString upper = figure.upper ? u'–' + QLocale().toString(*figure.upper, 'g', 15) : QString();
    return number + upper + unit;
}

/// The same length, weight … in the unit of another figure; empty where they are of one unit or of two kinds.
QString inUnitOf(const Given &given, const Given &other)
{
    const UnitMeasure own = measureOf(given.figure.unit);
    const UnitMeasure wanted = measureOf(other.figure.unit);
    if (given.figure.unit.isEmpty() || other.figure.unit.isEmpty() ||
        given.figure.unit == other.figure.unit || own.dimension != wanted.dimension || wanted.factor <= 0)
        return {};
    const double value = given.figure.value * own.factor / wanted.factor;
    return QLocale().toString(value, 'g', 3) + u' ' + other.figure.unit;
}

/// What the reports say a figure is in another currency, with who says so.
QStringList saidElsewhere(const QList<Report> &reports, const Given &given)
{
    QStringList said;
    for (int r = 0; r < reports.size(); ++r) {
        const QList<Figure> &figures = reports.at(r).figures();
        for (qsizetype i = 1; i < figures.size(); ++i) {
            const Figure &first = figures.at(i - 1);
            const Figure &second = figures.at(i);
            if (first.unit.isEmpty() || !saysAgain(reports.at(r), first, second))
                continue;
            const bool isFirst = first.unit == given.figure.unit && first.value == given.figure.value;
            const bool isSecond = second.unit == given.figure.unit && second.value == given.figure.value;
            if (isFirst || isSecond)
                said.append(u"%1 (%2)"_s.arg(givenBy(reports, r, isFirst ? second : first).words,
                                             reports.at(r).shortName()));
        }
    }
    said.removeDuplicates();
    return said;
}

} // namespace

QStringList figureNotes(const QList<Report> &reports, const QList<Place> &sentences)
{
    QStringList notes;
    const QList<Given> all = givenIn(reports, sentences);
    for (const Given &given : all) {
        if (const QString full = inFull(given); !full.isEmpty())
            notes.append(given.words + u" = "_s + full);
        for (const QString &said :
             given.figure.unit.isEmpty() ? QStringList() : saidElsewhere(reports, given))
            notes.append(given.words + u" ≈ "_s + said);
        for (const Given &other : all) {
            const QString converted = other.report != given.report ? inUnitOf(given, other) : QString();
            if (!converted.isEmpty())
                notes.append(given.words + u" = "_s + converted);
        }
    }
    notes.removeDuplicates();
    return notes;
}

} // namespace synoptic
