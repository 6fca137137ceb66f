// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/facts.h"
#include "comparison/figurecomparison.h"
#include "comparison/namedifferences.h"
#include "comparison/quotationcomparison.h"
#include "comparison/timecomparison.h"
#include "language/words.h"

#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

DifferenceValue valueAt(const QList<Report> &reports, int report, TextRange range)
{
    return {{report, range}, reports.at(report).text(range).toString().simplified()};
}

/// Adds to the difference that already holds one of the two values, or starts another. A graver nature (they
/// stand in that order) replaces the one that a milder pair gave.
void addPair(QList<Difference> &differences, DifferenceKind kind, const DifferenceValue &a,
             const DifferenceValue &b, const QString &reason, DifferenceNature nature)
{
    for (Difference &difference : differences) {
        if (difference.kind != kind || !(difference.values.contains(a) || difference.values.contains(b)))
            continue;
        for (const DifferenceValue &value : {a, b}) {
            if (!difference.values.contains(value))
                difference.values.append(value);
        }
        if (nature < difference.nature) {
            difference.nature = nature;
            difference.reason = reason;
        }
        return;
    }
    differences.append({kind, {a, b}, reason, nature});
}

QString figureReason(DifferenceNature nature)
{
    switch (nature) {
    case DifferenceNature::Rounding:
        return u"rounded: both can be true"_s;
    case DifferenceNature::Bound:
        return u"a bound or a range that holds the other"_s;
    case DifferenceNature::Conversion:
        return u"given in another unit or currency"_s;
    case DifferenceNature::LaterUpdate:
        return u"counted at different times: the later text gives the later count"_s;
    default:
        return u"the figures contradict"_s;
    }
}

void addFigures(const QList<Report> &reports, const Place &a, const Place &b, QList<Difference> &differences)
{
    for (const FigurePair &pair : figureDifferences(reports, a, b))
        addPair(differences, DifferenceKind::Figure, valueAt(reports, a.report, pair.a.range),
                valueAt(reports, b.report, pair.b.range), figureReason(pair.nature), pair.nature);
}

void addTimes(const QList<Report> &reports, const Place &a, const Place &b, QList<Difference> &differences)
{
    for (const TimePair &pair : timeDifferences(reports, a, b)) {
        const bool about = pair.nature == DifferenceNature::Rounding;
        addPair(differences, DifferenceKind::Time, valueAt(reports, a.report, pair.a),
                valueAt(reports, b.report, pair.b),
                about ? u"one of the times is only about"_s : u"the times differ"_s, pair.nature);
    }
}

/// The last name, without where its bearer was: of "Ilse Brannock in Halden" it is "Brannock".
QString lastName(const QString &speaker)
{
    const QStringList words = speaker.split(u' ', Qt::SkipEmptyParts);
    static const QSet<QString> places{u"in"_s, u"at"_s, u"from"_s, u"on"_s};
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (places.contains(words.at(i)))
            return words.at(i - 1);
    }
    return words.value(words.size() - 1);
}

/// Scraped pages lose spaces: "Brannockdescribed" is Brannock, who described.
bool isGlued(const QString &name, const QString &other)
{
    constexpr qsizetype shortestName = 4;
    const QStringView rest = QStringView(name).sliced(std::min(name.size(), other.size()));
    return other.size() >= shortestName && rest.size() >= 3 && name.startsWith(other) &&
           std::ranges::all_of(rest, [](QChar letter) { return letter.isLower(); });
}

bool haveOneName(const QString &speaker, const QString &other)
{
    const QString one = lastName(speaker);
    const QString two = lastName(other);
    return spellingKey(one.toCaseFolded()) == spellingKey(two.toCaseFolded()) || isGlued(one, two) ||
           isGlued(two, one);
}

/// A person whom the words beside the quotation name: "the captain" may be anybody, and whom "she" means, or
/// who goes on speaking in the next paragraph, is found out, which is not sure enough to call two reports
/// contradictory.
bool isNamed(const Report &report, const Quotation &quotation)
{
    const QString &speaker = quotation.speaker;
    if (report.passageAt(quotation.source.start) != report.passageAt(quotation.range.start))
        return false;
    return speaker.contains(u' ') && speaker.front().isUpper() && !speaker.startsWith("The "_L1) &&
           lastName(speaker).front().isUpper() && report.text(quotation.source).contains(lastName(speaker));
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
                        u"one utterance in other words"_s, DifferenceNature::Wording);
            if (!haveOneName(left.speaker, right.speaker) && isNamed(reports.at(a.report), left) &&
                isNamed(reports.at(b.report), right))
                addPair(differences, DifferenceKind::Attribution, {leftValue.place, left.speaker},
                        {rightValue.place, right.speaker}, u"given to different speakers"_s,
                        DifferenceNature::Contradiction);
        }
    }
}

/// Whether a report has a name somewhere in its share of a fact.
bool hasName(const QList<Report> &reports, int report, QStringView name, const QList<Place> &members)
{
    return std::ranges::any_of(members, [&](const Place &member) {
        return member.report == report &&
               reports.at(report).text(member.range).contains(name, Qt::CaseInsensitive);
    });
}

void addNames(const QList<Report> &reports, const EventNames &names, const Place &a, const Place &b,
              const QList<Place> &members, QList<Difference> &differences)
{
    for (const NameDifference &difference : nameDifferences(reports, names, a, b)) {
        // Who has the other one's name too tells more, or names the whole beside its part: no contradiction.
        if (!difference.spellingOnly &&
            (hasName(reports, a.report, reports.at(b.report).text(difference.b), members) ||
             hasName(reports, b.report, reports.at(a.report).text(difference.a), members)))
            continue;
        addPair(differences, DifferenceKind::Name, valueAt(reports, a.report, difference.a),
                valueAt(reports, b.report, difference.b),
                difference.spellingOnly ? u"spelling only"_s : u"another name"_s,
                difference.spellingOnly ? DifferenceNature::SpellingOnly : DifferenceNature::Contradiction);
    }
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
            addNames(reports, names, members.at(i), members.at(k), members, differences);
        }
    }
    return differences;
}

} // namespace synoptic
