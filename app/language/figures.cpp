// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/extraction.h"
#include "language/numberscanner.h"
#include "language/tables.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Nouns of things that are counted one by one.
const QSet<QString> &countedNouns()
{
    static const QSet<QString> nouns = [] {
        QSet<QString> words;
        for (const QString &group : wordTable(u"counted-synonyms"_s)) {
            for (const QString &word : group.split(u' ', Qt::SkipEmptyParts))
                words.insert(word);
        }
        return words;
    }();
    return nouns;
}

/// Words for what befalls the things counted, "killed": the roles with a star.
const QSet<QString> &befallingWords()
{
    static const QSet<QString> befalling = [] {
        QSet<QString> words;
        for (const QString &role : wordTable(u"figure-roles"_s)) {
            if (!role.section(u':', 0, 0).contains(u'*'))
                continue;
            for (const QString &word : role.section(u':', 1).split(u' ', Qt::SkipEmptyParts))
                words.insert(word);
        }
        return words;
    }();
    return befalling;
}

/// Whether a phrase ends in a plural or another noun of things counted: what follows is no part of it, unless
/// it is one too ("sports cars").
bool isThings(const QString &phrase)
{
    const QString word = phrase.section(u' ', -1);
    return (word.size() > 3 && word.endsWith(u's') && !word.endsWith("ss"_L1)) ||
           countedNouns().contains(word);
}

/// Makes figures of the numbers of one range: what they measure or count, how exact they are.
class FigureReader
{
public:
    FigureReader(QStringView text, TextRange within) : m_scanner(text, within) {}

    void read(QList<Figure> &figures) const
    {
        qsizetype at = m_scanner.within().start;
        while (const auto number = m_scanner.next(at)) {
            qsizetype end = at;
            if (const auto figure = figureOf(*number, end))
                figures.append(*figure);
            at = std::max(at, end);
        }
    }

private:
    /// The figure that a number starts; \p end is put behind all that belongs to it.
    std::optional<Figure> figureOf(const ScannedNumber &number, qsizetype &end) const;
    bool readRange(const ScannedNumber &number, Figure &figure) const;
    bool isRange(const ScannedNumber &first, qsizetype joint, const ScannedNumber &second) const;
    bool readUnit(const ScannedNumber &number, Figure &figure) const;
    bool readAge(const ScannedNumber &number, Figure &figure) const;
    bool readCountry(Figure &figure) const;
    void readSpeed(Figure &figure) const;
    bool readMagnitude(const ScannedNumber &number, Figure &figure) const;
    bool isMagnitudeOf(qsizetype start) const;
    bool isYear(const ScannedNumber &number, const Figure &figure) const;
    bool onlyNames(const ScannedNumber &number, const Figure &figure) const;
    bool isAddress(qsizetype end) const;
    bool countsOne(const ScannedNumber &number, const Figure &figure) const;
    bool isChange(qsizetype before) const;
    QString counted(qsizetype at) const;
    bool startsAt(qsizetype at, QStringView words) const
    {
        return m_scanner.text(at, at + words.size()).compare(words, Qt::CaseInsensitive) == 0;
    }
    QString lowerBefore(qsizetype at) const { return m_scanner.wordBefore(at).toString().toLower(); }
    QString lowerBehind(qsizetype at) const
    {
        return m_scanner.wordAt(m_scanner.behindJoint(at)).toString().toLower();
    }

    NumberScanner m_scanner;
    const NumberTables &m_tables = NumberTables::instance();
};

std::optional<Figure> FigureReader::figureOf(const ScannedNumber &number, qsizetype &end) const
{
    Figure figure;
    figure.range = number.range;
    figure.value = number.value;
    figure.step = number.step;
    figure.unit = number.rank ? u"rank"_s : number.share ? u"share"_s : number.currency;
    const bool ranged = !number.rank && readRange(number, figure);
    if (!ranged && number.numeral && number.factor == 1 && isDash(m_scanner.charAt(number.range.end)) &&
        isDigit(m_scanner.charAt(number.range.end + 1))) {
        end = m_scanner.behindRun(number.range.end); // "3-1", "2014-15"
        return std::nullopt;
    }
    const qsizetype digitsEnd = figure.range.end;
    const bool known = readMagnitude(number, figure) || readAge(number, figure);
    const bool unit = !known && readUnit(number, figure);
    figure.bound = number.vague ? Bound::AtLeast
                                : m_tables.bound(m_scanner.text(figure.range.start - 24, figure.range.start),
                                                 m_scanner.text(figure.range.end, figure.range.end + 12));
    const bool hyphenated = unit && isDash(m_scanner.charAt(digitsEnd));
    const bool spent =
        m_tables.measure(figure.unit).dimension == "duration"_L1 && startsAt(figure.range.end, u" of ");
    if (figure.unit.isEmpty() || hyphenated || spent || number.rank || number.share ||
        figure.unit == "percent"_L1)
        figure.counts = counted(figure.range.end);
    end = figure.range.end;
    if (!countsOne(number, figure) || (!ranged && onlyNames(number, figure)))
        return std::nullopt;
    if (!ranged && isYear(number, figure)) {
        figure.unit = u"year"_s;
        figure.counts.clear();
    }
    return figure;
}

/// "between 50 and 60", "50-60", "from 3 to 5", "$5m to $6m", "two or three": the other end and what it
/// brings.
bool FigureReader::readRange(const ScannedNumber &number, Figure &figure) const
{
    if (number.share || number.vague)
        return false;
    qsizetype joint = number.range.end;
    Figure first = figure;
    if (readUnit(number, first))
        joint = first.range.end;
    qsizetype from = joint;
    if (isDash(m_scanner.charAt(joint)) && number.numeral)
        from += 1;
    else if (startsAt(joint, u" to ") || startsAt(joint, u" or "))
        from += 4;
    else if (startsAt(joint, u" and ") && lowerBefore(number.range.start) == "between"_L1)
        from += 5;
    else
        return false;
    const auto second = m_scanner.numberAt(from);
    if (!second || second->vague || second->share || second->rank)
        return false;
    const bool scaled = number.factor == 1 && number.numeral && number.value < second->value / second->factor;
    const double low = number.value * (scaled ? second->factor : 1);
    ScannedNumber start = number;
    start.value = low;
    if (!isRange(start, joint, *second))
        return false;
    figure.value = low;
    figure.upper = second->value;
    figure.step = second->step;
    figure.range.end = second->range.end;
    if (figure.unit.isEmpty())
        figure.unit = second->currency;
    return true;
}

bool FigureReader::isRange(const ScannedNumber &first, qsizetype joint, const ScannedNumber &second) const
{
    const auto isYearNumber = [](const ScannedNumber &number) {
        return number.plain && number.value >= 1800 && number.value <= 2100;
    };
    if (second.value <= first.value || isYearNumber(first) || isYearNumber(second))
        return false;
    if (startsAt(joint, u" and "))
        return true;
    if (startsAt(joint, u" or "))
        return second.value <= 2 * first.value + 1;
    if (startsAt(joint, u" to ") && isChange(first.range.start))
        return false;
    const qsizetype end = second.range.end;
    const bool measured = !first.currency.isEmpty() || !second.currency.isEmpty() || second.factor > 1 ||
                          m_scanner.charAt(end) == u'%';
    return measured || lowerBefore(first.range.start) == "from"_L1 || !counted(end).isEmpty() ||
           !m_tables.unit(lowerBehind(end)).isEmpty();
}

/// Whether one of the four words before says that something rose or fell.
bool FigureReader::isChange(qsizetype before) const
{
    static const QSet<QString> verbs = wordSet(u"change-verbs"_s);
    for (int i = 0; i < 4; ++i) {
        const QStringView word = m_scanner.wordBefore(before);
        if (word.isEmpty())
            return false;
        if (verbs.contains(word.toString().toLower()))
            return true;
        before = m_scanner.positionOf(word);
    }
    return false;
}

/// The unit or currency behind a figure, which then ends behind it.
bool FigureReader::readUnit(const ScannedNumber &number, Figure &figure) const
{
    const qsizetype at = figure.range.end;
    if (figure.unit == number.currency && !number.currency.isEmpty())
        return readCountry(figure);
    if (!figure.unit.isEmpty())
        return false;
    const qsizetype sign = isBlank(m_scanner.charAt(at)) ? at + 1 : at;
    if (m_scanner.charAt(sign) == u'%' || m_scanner.charAt(sign) == u'°') {
        figure.unit = m_scanner.charAt(sign) == u'%' ? u"percent"_s : u"degrees"_s;
        figure.range.end = sign + 1;
        return true;
    }
    const qsizetype from = number.vague && startsAt(at, u" of ") ? at + 4 : m_scanner.behindJoint(at);
    const QStringView one = m_scanner.wordAt(from);
    if (one.isEmpty() || (from == at && !number.numeral) || (one.size() == 1 && from != at))
        return false;
    qsizetype end = from + one.size();
    const QStringView two = m_scanner.wordAt(m_scanner.behindJoint(end));
    if (!two.isEmpty()) {
        const qsizetype both = m_scanner.positionOf(two) + two.size();
        figure.unit = m_tables.unit(u"%1 %2"_s.arg(one, two).toLower());
        end = figure.unit.isEmpty() ? end : both;
    }
    if (figure.unit.isEmpty())
        figure.unit = m_tables.unit(one.toString().toLower());
    // "30 seconds" and "a 30-second clip" are a time, "his two second places" are not.
    if (figure.unit.isEmpty() ||
        (one.compare(u"second", Qt::CaseInsensitive) == 0 && isBlank(m_scanner.charAt(at))))
        return figure.unit.clear(), false;
    figure.range.end = end;
    readSpeed(figure);
    return true;
}

/// "$120m Canadian dollars": the words tell whose dollars the sign means.
bool FigureReader::readCountry(Figure &figure) const
{
    const qsizetype at = figure.range.end;
    const QStringView one = m_scanner.wordAt(at + 1);
    if (!isBlank(m_scanner.charAt(at)) || one.isEmpty() || !one.front().isUpper())
        return false;
    const qsizetype from = at + 2 + one.size();
    const QStringView two = m_scanner.wordAt(from);
    const QString code = m_tables.unit(u"%1 %2"_s.arg(one, two).toLower());
    if (!m_tables.isCurrency(code))
        return false;
    figure.unit = code;
    figure.range.end = from + two.size();
    return true;
}

void FigureReader::readSpeed(Figure &figure) const
{
    const bool length = figure.unit == "km"_L1 || figure.unit == "miles"_L1;
    for (const QStringView hour : {QStringView(u" per hour"), QStringView(u" an hour"), QStringView(u"/h")}) {
        if (length && startsAt(figure.range.end, hour)) {
            figure.unit = figure.unit == "km"_L1 ? u"km/h"_s : u"mph"_s;
            figure.range.end += hour.size();
        }
    }
}

/// "45-year-old", "45 years old", "aged 45", "Hanne Voss, 45,".
bool FigureReader::readAge(const ScannedNumber &number, Figure &figure) const
{
    Figure years = figure;
    const bool counted = readUnit(number, years) && (years.unit == "years"_L1 || years.unit == "months"_L1);
    if (counted && (startsAt(years.range.end, u"-old") || startsAt(years.range.end, u" old"))) {
        if (years.unit == "months"_L1)
            figure.value /= 12;
        figure.range.end = years.range.end + 4;
        figure.unit = u"age"_s;
        return true;
    }
    if (!number.plain || number.value > 120)
        return false;
    const qsizetype start = number.range.start;
    const QString before = lowerBefore(start);
    const QChar behind = m_scanner.charAt(number.range.end);
    const bool closed = behind == u',' || behind == u'.' || behind == u';' ||
                        startsAt(number.range.end, u" and ") || startsAt(number.range.end, u" of ");
    const bool apposition =
        closed && m_scanner.charAt(start - 2) == u',' && m_scanner.charAt(start - 3).isLetter();
    const QStringView name = apposition ? m_scanner.wordBefore(start - 2) : QStringView();
    if (before != "aged"_L1 && before != "age"_L1 && (name.isEmpty() || !name.front().isUpper()))
        return false;
    figure.unit = u"age"_s;
    return true;
}

/// "a magnitude of 6.1", "6.1-magnitude", "measuring 6.1": how strong an earthquake is.
bool FigureReader::readMagnitude(const ScannedNumber &number, Figure &figure) const
{
    static const QSet<QString> words = wordSet(u"earthquake-words"_s);
    if (!figure.unit.isEmpty() || number.value >= 10 || number.factor != 1)
        return false;
    const QString behind = lowerBehind(number.range.end);
    const qsizetype start = number.range.start;
    const QString before = lowerBefore(isDash(m_scanner.charAt(start - 1)) ? start - 1 : start);
    const bool decimals = number.numeral && number.step < 1;
    const bool beside = behind == "magnitude"_L1 || before == "magnitude"_L1 ||
                        (decimals && (words.contains(behind) || words.contains(before)));
    if (!beside && !isMagnitudeOf(start))
        return false;
    figure.unit = u"magnitude"_s;
    return true;
}

/// "a magnitude of about" right before.
bool FigureReader::isMagnitudeOf(qsizetype start) const
{
    const QStringView near = m_scanner.text(start - 30, start);
    const qsizetype named = near.lastIndexOf(u"magnitude", -1, Qt::CaseInsensitive);
    if (named < 0)
        return false;
    const QStringView between = near.sliced(named + 9);
    return between.count(u' ') <= 3 && (between.startsWith(u" of ") || between.startsWith(u" at ") ||
                                        between.startsWith(u" as ") || between.startsWith(u" was "));
}

bool FigureReader::isYear(const ScannedNumber &number, const Figure &figure) const
{
    if (!number.plain || number.range.length() != 4 || !figure.unit.isEmpty() || number.value < 1800 ||
        number.value > 2100)
        return false;
    const bool things = countedNouns().contains(figure.counts.section(u' ', 0, 0));
    return !things || m_tables.isStopWord(lowerBefore(number.range.start));
}

/// "flight 815", "Route 9", "Apollo 11", "10 Lower Quay Street".
bool FigureReader::onlyNames(const ScannedNumber &number, const Figure &figure) const
{
    if (!number.plain || !figure.unit.isEmpty() || figure.bound != Bound::Exact)
        return false;
    const QStringView before = m_scanner.wordBefore(number.range.start);
    if (m_tables.identifies(before.toString().toLower()) || isAddress(number.range.end))
        return true;
    const bool year = number.value >= 1800 && number.value <= 2100;
    if (before.isEmpty() || !before.front().isUpper() || year ||
        !m_tables.unit(before.toString().toLower()).isEmpty())
        return false;
    const qsizetype start = m_scanner.positionOf(before);
    const QChar behind = m_scanner.charAt(number.range.end);
    // "the Corvin Line 2 ferry": figures below ten that count are words, but in headlines.
    const QStringView earlier = m_scanner.wordBefore(start);
    const QStringView next = m_scanner.wordAt(number.range.end + 1);
    if (number.value < 10 && number.numeral && !earlier.isEmpty() && earlier.front().isUpper() &&
        !next.isEmpty() && next.front().isLower())
        return true;
    return start > m_scanner.within().start && !m_tables.isStopWord(before.toString().toLower()) &&
           !isBlank(behind) && !isDash(behind) && behind != u')' && !m_scanner.wordBefore(start).isEmpty();
}

bool FigureReader::isAddress(qsizetype end) const
{
    for (int i = 0; i < 3; ++i) {
        const QStringView word = m_scanner.wordAt(end + 1);
        if (!isBlank(m_scanner.charAt(end)) || word.isEmpty() || !word.front().isUpper())
            return false;
        if (i > 0 && m_tables.isStreet(word.toString()))
            return true;
        end += 1 + word.size();
    }
    return false;
}

/// "one" counts where the words beside it say so: "at least one", "one person was killed", "killing one".
bool FigureReader::countsOne(const ScannedNumber &number, const Figure &figure) const
{
    const qsizetype end = number.range.end;
    if (number.numeral || number.value != 1 || number.factor != 1 || number.range.length() != 3 ||
        figure.upper)
        return true;
    if (startsAt(end, u" of ") || startsAt(end, u" another"))
        return false;
    if (figure.bound == Bound::AtLeast || (!figure.unit.isEmpty() && isDash(m_scanner.charAt(end))) ||
        befallingWords().contains(lowerBefore(number.range.start)))
        return true;
    qsizetype at = end;
    for (int words = 0; words < 4 && isBlank(m_scanner.charAt(at)); ++words) {
        const QStringView word = m_scanner.wordAt(at + 1);
        if (befallingWords().contains(word.toString().toLower()))
            return true;
        at += 1 + word.size();
    }
    return false;
}

/// The noun phrase behind a figure, up to four words: "Russian-built ferries" of "two Russian-built ferries".
QString FigureReader::counted(qsizetype at) const
{
    static constexpr std::array<QStringView, 6> passed{u"of",     u"more", u"other",
                                                       u"others", u"the",  u"additional"};
    static const QSet<QString> verbs = wordSet(u"words-behind-counts"_s);
    QString phrase;
    for (int words = 0; words < 4;) {
        const bool joint = phrase.isEmpty() ? m_scanner.behindJoint(at) != at : isBlank(m_scanner.charAt(at));
        qsizetype end = at + 1;
        const auto inner = [&](QChar c) { return c == u'\'' || c == u'’' || isDash(c); };
        while (m_scanner.charAt(end).isLetter() ||
               (inner(m_scanner.charAt(end)) && m_scanner.charAt(end + 1).isLetter()))
            ++end;
        const QString word = m_scanner.text(at + 1, end).toString().toLower();
        if (!joint || word.isEmpty())
            break;
        at = end;
        if (phrase.isEmpty() && std::ranges::find(passed, word) != passed.end())
            continue;
        if (m_tables.isStopWord(word) || befallingWords().contains(word) || verbs.contains(word) ||
            (isThings(phrase) && !isThings(word)))
            break;
        phrase += (phrase.isEmpty() ? QString() : u" "_s) + word;
        ++words;
    }
    return phrase;
}

} // namespace

QList<Figure> findFigures(QStringView text, TextRange within)
{
    QList<Figure> figures;
    FigureReader(text, within).read(figures);
    return figures;
}

QList<Figure> findFigures(QStringView text, const QList<Passage> &passages)
{
    QList<Figure> figures;
    for (const Passage &passage : passages) {
        const bool skipped = passage.kind == PassageKind::Boilerplate ||
                             passage.kind == PassageKind::Metadata || passage.kind == PassageKind::Timestamp;
        if (!skipped)
            FigureReader(text, passage.range).read(figures);
    }
    return figures;
}

} // namespace synoptic
