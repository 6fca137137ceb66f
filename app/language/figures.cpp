// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/extraction.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

const QHash<QString, double> &numberWords()
{
    static const QHash<QString, double> words{
        {u"two"_s, 2},       {u"three"_s, 3},     {u"four"_s, 4},     {u"five"_s, 5},
        {u"six"_s, 6},       {u"seven"_s, 7},     {u"eight"_s, 8},    {u"nine"_s, 9},
        {u"ten"_s, 10},      {u"eleven"_s, 11},   {u"twelve"_s, 12},  {u"thirteen"_s, 13},
        {u"fourteen"_s, 14}, {u"fifteen"_s, 15},  {u"sixteen"_s, 16}, {u"seventeen"_s, 17},
        {u"eighteen"_s, 18}, {u"nineteen"_s, 19}, {u"twenty"_s, 20},  {u"thirty"_s, 30},
        {u"forty"_s, 40},    {u"fifty"_s, 50},    {u"sixty"_s, 60},   {u"seventy"_s, 70},
        {u"eighty"_s, 80},   {u"ninety"_s, 90}};
    return words;
}

double scaleOf(const QString &word)
{
    static const QHash<QString, double> scales{
        {u"k"_s, 1e3},       {u"thousand"_s, 1e3},  {u"m"_s, 1e6},  {u"mn"_s, 1e6},
        {u"million"_s, 1e6}, {u"bn"_s, 1e9},        {u"b"_s, 1e9},  {u"billion"_s, 1e9},
        {u"hundred"_s, 100}, {u"trillion"_s, 1e12}, {u"tn"_s, 1e12}};
    return scales.value(word.toLower(), 1);
}

QString unitOf(const QString &word)
{
    static const QHash<QString, QString> units{
        {u"km"_s, u"km"_s},           {u"kilometres"_s, u"km"_s},  {u"kilometers"_s, u"km"_s},
        {u"kilometre"_s, u"km"_s},    {u"mile"_s, u"miles"_s},     {u"miles"_s, u"miles"_s},
        {u"metres"_s, u"m"_s},        {u"meters"_s, u"m"_s},       {u"metre"_s, u"m"_s},
        {u"feet"_s, u"ft"_s},         {u"knots"_s, u"knots"_s},    {u"kg"_s, u"kg"_s},
        {u"tonnes"_s, u"tonnes"_s},   {u"tons"_s, u"tons"_s},      {u"litres"_s, u"litres"_s},
        {u"minutes"_s, u"minutes"_s}, {u"minute"_s, u"minutes"_s}, {u"hours"_s, u"hours"_s},
        {u"hour"_s, u"hours"_s},      {u"days"_s, u"days"_s},      {u"weeks"_s, u"weeks"_s},
        {u"months"_s, u"months"_s},   {u"years"_s, u"years"_s},    {u"year"_s, u"years"_s},
        {u"percent"_s, u"percent"_s}, {u"%"_s, u"percent"_s},      {u"dollars"_s, u"USD"_s},
        {u"euros"_s, u"EUR"_s},       {u"pounds"_s, u"GBP"_s},     {u"degrees"_s, u"degrees"_s}};
    return units.value(word.toLower());
}

QString currencyOf(const QString &sign)
{
    static const QHash<QString, QString> signs{
        {u"$"_s, u"USD"_s},  {u"US$"_s, u"USD"_s}, {u"C$"_s, u"CAD"_s},  {u"CA$"_s, u"CAD"_s},
        {u"A$"_s, u"AUD"_s}, {u"NZ$"_s, u"NZD"_s}, {u"HK$"_s, u"HKD"_s}, {u"£"_s, u"GBP"_s},
        {u"€"_s, u"EUR"_s},  {u"¥"_s, u"JPY"_s}};
    return signs.value(sign);
}

Bound boundBefore(QStringView text, qsizetype at)
{
    static const QRegularExpression about(
        u"\\b(about|around|some|roughly|nearly|almost|approximately|an estimated|close to|circa)\\s+(the )?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression least(
        u"\\b(more than|over|at least|above|upwards of|no fewer than|no less than|exceeding)\\s+$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression most(
        u"\\b(up to|at most|fewer than|less than|under|below|as many as|no more than|within)\\s+$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const qsizetype start = std::max<qsizetype>(0, at - 24);
    const QString before = text.sliced(start, at - start).toString();
    if (least.match(before).hasMatch())
        return Bound::AtLeast;
    if (most.match(before).hasMatch())
        return Bound::AtMost;
    return about.match(before).hasMatch() ? Bound::About : Bound::Exact;
}

/// The noun phrase behind a figure, up to three words: "Russian-built ferries" of "two Russian-built
/// ferries".
QString countedAfter(QStringView text, qsizetype at, qsizetype end)
{
    static const QRegularExpression phrase(u"^(?: of)?((?: [\\p{L}’'-]+){1,3})"_s,
                                           QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression tail(
        u" (of|in|on|at|to|from|and|or|by|with|for|were|was|are|is|have|has|had|who|that|which|after|before|near|will|would|as|told|said)\\b.*$"_s);
    const auto match = phrase.matchView(text.sliced(at, std::min<qsizetype>(end - at, 60)));
    QString counted = match.hasMatch() ? match.captured(1) : QString();
    counted.remove(tail);
    return counted.trimmed().toLower();
}

void addVague(QStringView text, TextRange within, QList<Figure> &figures)
{
    static const QRegularExpression vague(
        u"\\b(tens|hundreds|dozens|scores|thousands|millions)(?: of (thousands|millions))?\\b(?= of )"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QHash<QString, double> sizes{{u"tens"_s, 20},        {u"dozens"_s, 24},
                                              {u"scores"_s, 40},      {u"hundreds"_s, 200},
                                              {u"thousands"_s, 2000}, {u"millions"_s, 2e6}};
    for (const auto &match : vague.globalMatchView(text.sliced(within.start, within.length()))) {
        Figure figure;
        figure.range = {within.start + match.capturedStart(), within.start + match.capturedEnd()};
        figure.value = sizes.value(match.captured(1).toLower());
        if (!match.captured(2).isEmpty())
            figure.value *= match.captured(2).startsWith(u't', Qt::CaseInsensitive) ? 1e3 : 1e6;
        figure.bound = Bound::AtLeast;
        figure.counts = countedAfter(text, figure.range.end, within.end);
        figure.unit = unitOf(figure.counts);
        figures.append(figure);
    }
}

bool isPartOfDate(QStringView text, TextRange range, TextRange within)
{
    static const QRegularExpression monthBefore(
        u"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?\\s+$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression monthAfter(
        u"^(st|nd|rd|th)?\\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const qsizetype start = std::max(within.start, range.start - 12);
    return monthBefore.matchView(text.sliced(start, range.start - start)).hasMatch() ||
           monthAfter.matchView(text.sliced(range.end, std::min<qsizetype>(within.end - range.end, 16)))
               .hasMatch();
}

/// "a magnitude of 6.1", "6.1-magnitude": how strong an earthquake is.
bool isMagnitude(QStringView text, TextRange range, TextRange within)
{
    static const QRegularExpression before(u"\\bmagnitude(?: of)?(?: about| around)?\\s+$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression after(u"^[ -]magnitude\\b"_s, QRegularExpression::CaseInsensitiveOption);
    const qsizetype start = std::max(within.start, range.start - 24);
    return before.matchView(text.sliced(start, range.start - start)).hasMatch() ||
           after.matchView(text.sliced(range.end, std::min<qsizetype>(within.end - range.end, 12)))
               .hasMatch();
}

void addNumerals(QStringView text, TextRange within, QList<Figure> &figures)
{
    static const QRegularExpression numeral(
        u"(?<![\\w.,:/"
        u"-])(?<sign>(?:US|CA|C|A|NZ|HK)?\\$|£|€|¥)?(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+"
        u")?)"
        "(?:[ -]?(?<scale>million|billion|trillion|thousand|hundred|mn|bn|tn|m|k|b)(?![\\w]))?"
        "(?:[ -]?(?<unit>%|percent|km|kg|miles?|kilomet(?:re|er)s?|met(?:re|er)s?|feet|knots|tonnes|tons|litres|minutes?|hours?|days|weeks|months|years?|dollars|euros|pounds|degrees)(?![\\w]))?(?![\\d:]|[.,]\\d|[-/]\\d)"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const auto &match : numeral.globalMatchView(text.sliced(within.start, within.length()))) {
        Figure figure;
        figure.range = {within.start + match.capturedStart(), within.start + match.capturedEnd()};
        const QString behind =
            text.sliced(figure.range.end, std::min<qsizetype>(3, within.end - figure.range.end))
                .toString()
                .toLower();
        const bool ordinal = behind.startsWith("st"_L1) || behind.startsWith("nd"_L1) ||
                             behind.startsWith("rd"_L1) || behind.startsWith("th"_L1);
        const bool glued = !behind.isEmpty() && behind.front().isLetter() &&
                           match.capturedView(u"unit").isEmpty() && match.capturedView(u"scale").isEmpty();
        const bool clock = behind.startsWith("am"_L1) || behind.startsWith("pm"_L1) ||
                           behind.trimmed().startsWith("am"_L1) || behind.trimmed().startsWith("pm"_L1);
        const QString digits = match.captured(u"digits"_s).remove(u',');
        if (ordinal || glued || clock || isPartOfDate(text, figure.range, within))
            continue;
        figure.value = digits.toDouble() * scaleOf(match.captured(u"scale"_s));
        figure.unit = currencyOf(match.captured(u"sign"_s));
        if (figure.unit.isEmpty())
            figure.unit = unitOf(match.captured(u"unit"_s));
        if (figure.unit.isEmpty() && isMagnitude(text, figure.range, within))
            figure.unit = u"magnitude"_s;
        figure.bound = boundBefore(text, figure.range.start);
        const bool year = digits.size() == 4 && !digits.contains(u'.') && figure.unit.isEmpty() &&
                          figure.value >= 1800 && figure.value <= 2100;
        if (year)
            figure.unit = u"year"_s;
        else if (figure.unit.isEmpty())
            figure.counts = countedAfter(text, figure.range.end, within.end);
        figures.append(figure);
    }
}

void addWords(QStringView text, TextRange within, QList<Figure> &figures)
{
    static const QRegularExpression words(
        u"\\b(?<tens>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?<word>"_s +
            QStringList(numberWords().keys()).join(u'|') +
            u"|one|a|an)(?: (?<scale>hundred|thousand|million|billion))?\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const auto &match : words.globalMatchView(text.sliced(within.start, within.length()))) {
        const QString word = match.captured(u"word"_s).toLower();
        const QString scale = match.captured(u"scale"_s);
        const QString tens = match.captured(u"tens"_s).toLower();
        const bool single = word == "one"_L1 || word == "a"_L1 || word == "an"_L1;
        if (single && scale.isEmpty() && tens.isEmpty())
            continue;
        Figure figure;
        figure.range = {within.start + match.capturedStart(), within.start + match.capturedEnd()};
        figure.value = single ? 1 : numberWords().value(word);
        if (!tens.isEmpty())
            figure.value += numberWords().value(tens.chopped(1));
        figure.value *= scaleOf(scale);
        figure.bound = boundBefore(text, figure.range.start);
        figure.counts = countedAfter(text, figure.range.end, within.end);
        figure.unit = unitOf(figure.counts.section(u' ', 0, 0));
        figures.append(figure);
    }
}

} // namespace

QList<Figure> findFigures(QStringView text, const QList<Passage> &passages)
{
    QList<Figure> figures;
    for (const Passage &passage : passages) {
        const bool skipped = passage.kind == PassageKind::Boilerplate ||
                             passage.kind == PassageKind::Metadata || passage.kind == PassageKind::Timestamp;
        if (skipped)
            continue;
        const qsizetype from = figures.size();
        addNumerals(text, passage.range, figures);
        addWords(text, passage.range, figures);
        addVague(text, passage.range, figures);
        std::sort(figures.begin() + from, figures.end(),
                  [](const Figure &a, const Figure &b) { return a.range < b.range; });
    }
    return figures;
}

} // namespace synoptic
