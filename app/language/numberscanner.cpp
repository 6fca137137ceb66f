// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/numberscanner.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c.unicode() > 127 && c.isLetter());
}

/// A word in lower case, in \p room where it fits: no memory is taken for the many words that are no numbers.
QStringView lowered(QStringView word, std::array<char16_t, 24> &room)
{
    const qsizetype size = std::min<qsizetype>(word.size(), qsizetype(room.size()));
    for (qsizetype i = 0; i < size; ++i)
        room[size_t(i)] = word.at(i).toLower().unicode();
    return {room.data(), size};
}

bool isSuperlative(QStringView word)
{
    static constexpr std::array<QStringView, 8> others{u"west",     u"east",  u"test", u"interest",
                                                       u"conquest", u"guest", u"rest", u"forest"};
    return word == u"most" ||
           (word.size() > 4 && word.endsWith(u"est") && std::ranges::find(others, word) == others.end());
}

/// The value of the last digit of a whole number: round thousands are rounded.
double stepOf(double value)
{
    double step = 1;
    while (value >= 1000 && step * 10 <= value && std::fmod(value, step * 10) == 0)
        step *= 10;
    return step;
}

} // namespace

NumberScanner::NumberScanner(QStringView text, TextRange within)
    : m_text(text), m_within{std::max<qsizetype>(0, within.start), std::min(within.end, text.size())},
      m_tables(NumberTables::instance())
{
}

QStringView NumberScanner::text(qsizetype start, qsizetype end) const
{
    start = std::clamp(start, m_within.start, m_within.end);
    return m_text.sliced(start, std::clamp(end, start, m_within.end) - start);
}

QStringView NumberScanner::wordAt(qsizetype at) const
{
    qsizetype end = at;
    while (isLetter(charAt(end)))
        ++end;
    return text(at, end);
}

QStringView NumberScanner::wordBefore(qsizetype at) const
{
    while (isBlank(charAt(at - 1)))
        --at;
    if (charAt(at - 1) == u'.')
        --at;
    const qsizetype end = at;
    while (isLetter(charAt(at - 1)))
        --at;
    return text(at, end);
}

qsizetype NumberScanner::behindJoint(qsizetype at) const
{
    return isBlank(charAt(at)) || isDash(charAt(at)) ? at + 1 : at;
}

std::optional<ScannedNumber> NumberScanner::next(qsizetype &at) const
{
    while (at < m_within.end) {
        const QChar c = m_text.at(at);
        if (isDigit(c)) {
            const auto number = numeral(at);
            at = number ? number->range.end : behindRun(at);
            if (number)
                return number;
        } else if (isLetter(c)) {
            const qsizetype end = at + wordAt(at).size();
            const bool compound = isDash(charAt(at - 1)) && isLetter(charAt(at - 2));
            const auto number = compound || !m_tables.mayBeNumberWord(m_text.sliced(at, end - at))
                                    ? std::nullopt
                                    : worded(at);
            at = number ? number->range.end : end;
            if (number)
                return number;
        } else {
            ++at;
        }
    }
    return std::nullopt;
}

std::optional<ScannedNumber> NumberScanner::numberAt(qsizetype at) const
{
    while (charAt(at).category() == QChar::Symbol_Currency)
        ++at;
    if (isDigit(charAt(at)))
        return numeral(at, isDash(charAt(at - 1)));
    return wordAt(at).isEmpty() || !m_tables.mayBeNumberWord(wordAt(at)) ? std::nullopt : worded(at);
}

qsizetype NumberScanner::behindRun(qsizetype at) const
{
    const auto inner = [&](QChar c) { return c == u'.' || c == u',' || c == u':' || c == u'/' || isDash(c); };
    const bool telephone = charAt(at - 1) == u'+';
    while (isDigit(charAt(at)) || isLetter(charAt(at)) || (inner(charAt(at)) && isDigit(charAt(at + 1))) ||
           (telephone && isBlank(charAt(at)) && isDigit(charAt(at + 1))))
        ++at;
    return std::max(at, m_within.start);
}

/// A number that is part of a name, a clock time, a date in digits or a telephone number.
bool NumberScanner::isGlued(qsizetype start, qsizetype end, bool behindDash) const
{
    const QChar before = charAt(start - 1);
    const QChar twoBefore = charAt(start - 2);
    if (isLetter(before) || before == u'_' || before == u'#' || before == u'+' || before == u'\'' ||
        before == u'’')
        return true;
    if ((before == u'/' || isDash(before)) && !behindDash && (isDigit(twoBefore) || isLetter(twoBefore)) &&
        wordBefore(start - 1).compare(u"magnitude", Qt::CaseInsensitive) != 0)
        return true;
    if (isDigit(twoBefore) && (before == u':' || before == u'.' || before == u','))
        return true;
    const QChar behind = charAt(end);
    return isDigit(charAt(end + 1)) && (behind == u':' || behind == u'/' || behind == u'.');
}

std::optional<ScannedNumber> NumberScanner::numeral(qsizetype at, bool behindDash) const
{
    qsizetype end = at;
    QVarLengthArray<char, 32> digits;
    const auto read = [&] {
        for (; isDigit(charAt(end)); ++end)
            digits.append(char(charAt(end).unicode()));
    };
    const auto grouped = [&] {
        const QChar c = charAt(end);
        return (c == u',' || c == u'\u00a0' || c == u'\u202f') && isDigit(charAt(end + 1)) &&
               isDigit(charAt(end + 2)) && isDigit(charAt(end + 3)) && !isDigit(charAt(end + 4));
    };
    read();
    bool whole = true;
    for (; digits.size() <= 15 && grouped(); whole = false) {
        ++end;
        read();
    }
    const bool code = digits.size() > 1 && digits.front() == '0';
    qsizetype decimals = 0;
    if (charAt(end) == u'.' && isDigit(charAt(end + 1))) {
        digits.append('.');
        decimals = ++end;
        read();
        decimals = end - decimals;
        whole = false;
    }
    ScannedNumber number;
    number.range = {at, end};
    number.numeral = true;
    number.plain = whole;
    number.value = QByteArrayView(digits.data(), digits.size()).toDouble();
    number.step = decimals ? std::pow(10, -double(decimals)) : stepOf(number.value);
    const bool signedBefore = readCurrency(number);
    if (digits.size() > 20 || (code && whole) || (!signedBefore && isGlued(at, end, behindDash)) ||
        (charAt(end) == u',' && isDigit(charAt(end + 1)) && !signedBefore && digits.size() < 4))
        return std::nullopt;
    if (!readScales(number) || isDateOrClock(number))
        return std::nullopt;
    return number;
}

/// Takes a currency sign or code before the digits into the number.
bool NumberScanner::readCurrency(ScannedNumber &number) const
{
    qsizetype at = number.range.start;
    if (isBlank(charAt(at - 1)) && charAt(at - 2).category() == QChar::Symbol_Currency)
        --at;
    qsizetype start = at;
    if (charAt(at - 1).category() == QChar::Symbol_Currency) {
        start = at - 1;
        while (isLetter(charAt(start - 1)) && at - start < 5)
            --start;
        number.currency = m_tables.currency(text(start, at));
        if (number.currency.isEmpty()) {
            start = at - 1;
            number.currency = m_tables.currency(text(start, at));
        }
    } else {
        const QStringView word = wordBefore(at);
        if (word.size() < 2 || word.size() > 3 || !word.front().isUpper())
            return false;
        number.currency = m_tables.currency(word);
        start = positionOf(word);
    }
    if (number.currency.isEmpty())
        return false;
    number.range.start = start;
    number.plain = false;
    return true;
}

/// "2m to the left", "a 3m high wave": metres, no millions.
bool NumberScanner::isMetres(qsizetype end) const
{
    static constexpr std::array<QStringView, 9> measured{u"tall", u"high",  u"long",  u"wide", u"deep",
                                                         u"away", u"above", u"below", u"apart"};
    const QString word = wordAt(behindJoint(end)).toString().toLower();
    return word.isEmpty() || m_tables.isStopWord(word) || std::ranges::find(measured, word) != measured.end();
}

/// Multiplies by the scales behind the digits; false when letters stand there that make it no number ("4x4").
bool NumberScanner::readScales(ScannedNumber &number) const
{
    std::array<char16_t, 24> room;
    for (;;) {
        const qsizetype at = behindJoint(number.range.end);
        const QStringView word = lowered(wordAt(at), room);
        const bool glued = at == number.range.end && number.numeral;
        const auto scale = word.isEmpty() ? std::nullopt : m_tables.scale(word);
        const qsizetype end = at + word.size();
        const bool letter = word.size() == 1 && number.currency.isEmpty();
        if (scale && number.factor < 1e12 && !isDigit(charAt(end)) &&
            !(letter && (!glued || (word == u"m" && isMetres(end)))) && (word.size() > 3 || number.numeral)) {
            number.value *= *scale;
            number.step *= *scale;
            number.factor *= *scale;
            number.range.end = end;
            number.plain = false;
            continue;
        }
        if (!glued || word.isEmpty())
            return true;
        // Letters right behind the digits: a unit ("50km"), else no number ("1990s", "21st", "9am").
        return !m_tables.unit(word).isEmpty() && !isDigit(charAt(end));
    }
}

bool NumberScanner::isDateOrClock(const ScannedNumber &number) const
{
    const qsizetype end = number.range.end;
    const QString behind = wordAt(isBlank(charAt(end)) ? end + 1 : end).toString();
    const QString low = behind.toLower();
    const QChar stop = charAt(end + (isBlank(charAt(end)) ? 2 : 1));
    const bool half = low == "am"_L1 || low == "pm"_L1 || ((low == "a"_L1 || low == "p"_L1) && stop == u'.');
    const bool clock = half || (low == "o"_L1 && (stop == u'\'' || stop == u'’')) || behind == "GMT"_L1 ||
                       behind == "UTC"_L1;
    if (clock)
        return true;
    if (!number.plain)
        return false;
    const auto isMonth = [&](QStringView word) {
        return !word.isEmpty() && word.front().isUpper() && m_tables.month(word.toString().toLower()) > 0;
    };
    const bool year = number.value >= 1000 && number.value <= 2100;
    if (number.value <= 31 && isMonth(behind))
        return true;
    if ((number.value <= 31 || year) && isMonth(wordBefore(number.range.start)))
        return true;
    // "14 January, 2022", "January 14, 2022"
    qsizetype at = number.range.start;
    while (isBlank(charAt(at - 1)) || charAt(at - 1) == u',')
        --at;
    const qsizetype comma = at;
    while (isDigit(charAt(at - 1)))
        --at;
    return year && comma < number.range.start - 1 && comma - at <= 2 && isMonth(wordBefore(at));
}

std::optional<ScannedNumber> NumberScanner::worded(qsizetype at) const
{
    std::array<char16_t, 24> room;
    const QStringView word = lowered(wordAt(at), room);
    const qsizetype end = at + word.size();
    if (word == u"a" || word == u"an")
        return article(at, end);
    if (const auto place = m_tables.ordinal(word)) {
        if (const auto number = ranked(at, end, *place))
            return number;
    }
    const auto [kind, value] = m_tables.numberWord(word);
    switch (kind) {
    case NumberWord::None:
        return std::nullopt;
    case NumberWord::Fraction:
        return fraction(at, end, value);
    case NumberWord::Vague:
        return vague(at, end, value);
    case NumberWord::Number:
    case NumberWord::Scale:
        break;
    }
    return counted(at);
}

/// "a million", "a dozen", "a third of"; nothing for any other article.
std::optional<ScannedNumber> NumberScanner::article(qsizetype at, qsizetype wordEnd) const
{
    if (!isBlank(charAt(wordEnd)))
        return std::nullopt;
    std::array<char16_t, 24> room;
    const QStringView word = lowered(wordAt(wordEnd + 1), room);
    if (word.size() < 4)
        return std::nullopt;
    const auto [kind, value] = m_tables.numberWord(word);
    std::optional<ScannedNumber> number;
    if (kind == NumberWord::Scale)
        number = counted(wordEnd + 1);
    else if (kind == NumberWord::Fraction &&
             text(wordEnd + 1 + word.size(), m_within.end).startsWith(u" of "))
        number = fraction(wordEnd + 1, wordEnd + 1 + word.size(), value);
    if (number)
        number->range.start = at;
    return number;
}

/// "half a million", "half of them", "a third of"; nothing where the word is no share.
std::optional<ScannedNumber> NumberScanner::fraction(qsizetype at, qsizetype wordEnd, double share) const
{
    const QStringView behind = text(wordEnd, m_within.end);
    qsizetype scaled = wordEnd;
    for (const QStringView joint :
         {QStringView(u" of a "), QStringView(u" a "), QStringView(u"-"), QStringView(u" ")}) {
        if (behind.startsWith(joint) && scaled == wordEnd)
            scaled += joint.size();
    }
    ScannedNumber number{{at, wordEnd}, share, share, 1, {}};
    std::array<char16_t, 24> room;
    const QStringView word = lowered(wordAt(scaled), room);
    const auto scale = word.size() > 3 ? m_tables.scale(word) : std::nullopt;
    if (scale) {
        number.range.end = scaled + word.size();
        number.value = number.step = share * *scale;
        return number;
    }
    const bool article = wordBefore(at).compare(u"a", Qt::CaseInsensitive) == 0;
    const bool whole = behind.startsWith(u" of ") || behind.startsWith(u" the ") ||
                       behind.startsWith(u" its ") || behind.startsWith(u" their ");
    number.share = true;
    return whole && (share == 0.5 || article) ? std::optional(number) : std::nullopt;
}

/// "hundreds", "tens of thousands"; "tens" and "scores" only before "of".
std::optional<ScannedNumber> NumberScanner::vague(qsizetype at, qsizetype wordEnd, double least) const
{
    ScannedNumber number{{at, wordEnd}, least, least, 1, {}};
    number.vague = true;
    const bool of = text(wordEnd, m_within.end).startsWith(u" of ");
    if (of) {
        std::array<char16_t, 24> room;
        const QStringView word = lowered(wordAt(wordEnd + 4), room);
        if (const auto [kind, value] = m_tables.numberWord(word);
            kind == NumberWord::Vague && value >= 2000) {
            number.value = number.step = least * value / 2;
            number.range.end = wordEnd + 4 + word.size();
            return number;
        }
    }
    if (least < 100 && least != 24 && !of)
        return std::nullopt;
    return number;
}

/// "second biggest", "third year"; nothing for any other ordinal.
std::optional<ScannedNumber> NumberScanner::ranked(qsizetype at, qsizetype wordEnd, double place) const
{
    const QString word = wordAt(behindJoint(wordEnd)).toString().toLower();
    if (behindJoint(wordEnd) == wordEnd || !(isSuperlative(word) || word == "year"_L1))
        return std::nullopt;
    ScannedNumber number{{at, wordEnd}, place, 1, 1, {}};
    number.rank = true;
    return number;
}

/// A number in words: "twenty-five", "two hundred and fifty thousand", "two-thirds", "two and a half".
std::optional<ScannedNumber> NumberScanner::counted(qsizetype at) const
{
    std::array<char16_t, 24> room;
    ScannedNumber number{{at, at}, 0, 1, 1, {}};
    double total = 0;
    double current = 0;
    for (qsizetype from = at;;) {
        const QStringView word = lowered(wordAt(from), room);
        const auto [kind, value] =
            word.isEmpty() ? std::pair(NumberWord::None, 0.0) : m_tables.numberWord(word);
        const double tail = std::fmod(current, 100);
        if (kind == NumberWord::Number &&
            (tail == 0 || (tail >= 20 && std::fmod(tail, 10) == 0 && value < 10))) {
            current += value;
        } else if (kind == NumberWord::Scale && current < std::max(value, 1000.0) &&
                   (value > 2 || current <= 1)) {
            current = std::max(1.0, current) * value;
            number.step = value;
            if (value >= 1000) {
                total += current;
                current = 0;
            }
        } else if (kind == NumberWord::Fraction && number.range.end > at && current > 0 && value < 0.5) {
            number.share = true;
            current *= value;
        } else {
            break;
        }
        number.range.end = from + word.size();
        if (number.share)
            break;
        from = behindJoint(number.range.end);
        const QStringView behind = text(number.range.end, m_within.end);
        if (behind.startsWith(u" and a half")) {
            current += 0.5;
            number.range.end += 11;
            from = number.range.end + 1;
        } else if (behind.startsWith(u" and ") && number.step >= 100) {
            from = number.range.end + 5;
        }
        if (from == number.range.end)
            break;
    }
    number.value = total + current;
    number.step = std::fmod(number.value, number.step) == 0 ? number.step : 1;
    return number.range.end > at ? std::optional(number) : std::nullopt;
}

} // namespace synoptic
