// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sentences.h"

#include "language/tables.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr QStringView closers = u"\"'”’)]»";
constexpr QStringView openers = u"\"'“‘([«";

/// Abbreviations that a name or number follows: no sentence ends behind them.
bool isLeadingAbbreviation(const QString &word)
{
    static const QSet<QString> words = wordSet(u"leading-abbreviations"_s);
    return words.contains(word);
}

/// Abbreviations that may end a sentence: only a capital that starts a common word tells.
bool isClosingAbbreviation(const QString &word)
{
    static const QSet<QString> words = wordSet(u"closing-abbreviations"_s);
    return words.contains(word) || (word.size() >= 3 && word.at(1) == u'.' && word.size() <= 7);
}

bool isSentenceStarter(QStringView word)
{
    static const QSet<QString> words = wordSet(u"sentence-starters"_s);
    return words.contains(word.toString());
}

QStringView wordBefore(QStringView text, qsizetype stop)
{
    qsizetype start = stop;
    while (start > 0 && !text.at(start - 1).isSpace() && !openers.contains(text.at(start - 1)))
        --start;
    return text.sliced(start, stop - start);
}

QStringView wordAfter(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && (text.at(end).isLetterOrNumber() || text.at(end) == u'’'))
        ++end;
    return text.sliced(at, end - at);
}

/// "Jane.Doe@example.com": a stop inside an address.
bool opensAddress(QStringView text, qsizetype at)
{
    while (at < text.size() && !text.at(at).isSpace() && text.at(at) != u'@')
        ++at;
    return at < text.size() && text.at(at) == u'@';
}

/// "1. The first item", at the start of the passage.
bool isListNumber(QStringView text, qsizetype stop)
{
    const QStringView before = text.first(stop).trimmed();
    return !before.isEmpty() && before.size() <= 3 &&
           std::all_of(before.begin(), before.end(), [](QChar c) { return c.isDigit(); });
}

/// ". . ." as some typesetters write it.
bool isSpacedEllipsis(QStringView text, qsizetype stop, qsizetype next)
{
    const bool before = stop >= 2 && text.at(stop - 1).isSpace() && text.at(stop - 2) == u'.';
    const bool after = next < text.size() && text.at(next) == u'.' && text.at(next - 1).isSpace();
    return after || (before && next < text.size() && !text.at(next).isUpper());
}

bool isWebAddress(QStringView word)
{
    return word.contains(u"://") || word.startsWith(u"www.");
}

/// What may follow "5 p.m." inside a sentence: a day, a zone, or somebody who does something then.
bool isPartOfTime(QStringView word)
{
    static const QSet<QString> words = wordSet(u"behind-clock-times"_s);
    return words.contains(word.toString());
}

/// "At 5 p.m. Hale came": the time opens the sentence.
bool opensWithTime(QStringView before)
{
    const qsizetype stop =
        std::max({before.lastIndexOf(u". "), before.lastIndexOf(u"? "), before.lastIndexOf(u"! ")});
    return before.sliced(stop < 0 ? 0 : stop + 2).count(u' ') <= 3;
}

/// "Smith said [...] that": what an editor left out.
bool isBracketedEllipsis(QStringView text, qsizetype stop)
{
    return stop >= 1 && stop + 1 < text.size() && text.at(stop + 1) == u']' &&
           (text.at(stop - 1) == u'.' || text.at(stop) == u'…');
}

/// "Tuesday.Mr": the abbreviation behind a lost space; "e.g" stays whole.
QString lastPart(const QString &word)
{
    const qsizetype dot = word.lastIndexOf(u'.');
    return dot >= 3 ? word.sliced(dot + 1) : word;
}

/// "Albert I. Jones": the initial of a name, not the pronoun.
bool followsName(QStringView text, qsizetype stop)
{
    const QStringView before = text.first(stop - 1).trimmed();
    const qsizetype space = before.lastIndexOf(u' ');
    return space > 0 && space + 2 < before.size() && before.at(space + 1).isUpper();
}

/// Whether the stop at \p stop (its last character) with the next word starting at \p next ends a sentence.
bool endsSentence(QStringView text, qsizetype stop, qsizetype next)
{
    if (next >= text.size())
        return true;
    if (QStringView(u"。．！？").contains(text.at(stop)))
        return true;
    const bool spaced = text.at(next - 1).isSpace();
    qsizetype first = next;
    while (first < text.size() && openers.contains(text.at(first)))
        ++first;
    if (first >= text.size())
        return false;
    const QChar start = text.at(first);
    if (start.isLower() || QStringView(u",;:–—-").contains(start))
        return false;
    if (!spaced && (opensAddress(text, first) || isWebAddress(wordBefore(text, stop))))
        return false;
    if (isListNumber(text, stop) || isSpacedEllipsis(text, stop, next) || isBracketedEllipsis(text, stop))
        return false;
    const QChar mark = text.at(stop);
    const QString before = wordBefore(text, stop).toString().toLower();
    const QStringView after = wordAfter(text, first);
    if (mark == u'.' && spaced) {
        if (isLeadingAbbreviation(lastPart(before)))
            return before == "no"_L1 ? !start.isDigit() : false;
        const bool initial = before.size() == 1 && before.front().isLetter() && text.at(stop - 1).isUpper();
        if (initial && (before != "i"_L1 || followsName(text, stop)))
            return isSentenceStarter(after);
        if (before == "a.m"_L1 || before == "p.m"_L1)
            return !isPartOfTime(after) && !opensWithTime(text.first(stop));
        if (isClosingAbbreviation(before))
            return isSentenceStarter(after) || (first > next && start.isUpper());
    }
    if (!spaced && mark == u'.' && before.back().isDigit() && start.isUpper() &&
        after.size() > 1) // "1,000.That"
        return true;
    if (!spaced) // "Ukraine.Mr Smith": a space was lost; "U.S.-made" and "www.site.Com" are none
        return start.isUpper() && before.size() > 1 && !before.contains(u'.') &&
                       text.at(stop - 1).isLower() && after.size() > 1
                   ? true
                   : first > next && start.isUpper();
    // "… the exact opposite", “…?” he said: a name behind a question in quotation marks may be its speaker;
    // kept apart.
    return start.isUpper() || start.isDigit() || first > next || !start.isLetter();
}

bool isStop(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?' || c == u'…' || c == u'。' || c == u'．' || c == u'！' ||
           c == u'？';
}

/// Positions behind stops at which a sentence might end, with the start of the next word.
QList<qsizetype> ownBoundaries(QStringView text)
{
    QList<qsizetype> boundaries;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isStop(text.at(i)))
            continue;
        qsizetype stop = i;
        while (stop + 1 < text.size() && isStop(text.at(stop + 1)))
            ++stop;
        qsizetype after = stop + 1;
        while (after < text.size() && closers.contains(text.at(after))) {
            // A straight mark directly before a letter opens the next quotation instead of closing this one.
            if (after + 1 < text.size() && text.at(after + 1).isLetter())
                break;
            ++after;
        }
        qsizetype next = after;
        while (next < text.size() && text.at(next).isSpace())
            ++next;
        const bool decimal = next == after && next < text.size() && text.at(next).isDigit() && stop > 0 &&
                             text.at(stop - 1).isDigit();
        const bool ellipsisInside =
            (stop > i || text.at(i) == u'…') && next < text.size() && text.at(next).isLower();
        if (!decimal && !ellipsisInside && endsSentence(text, stop, next))
            boundaries.append(after);
        i = after > stop ? after - 1 : stop;
    }
    return boundaries;
}

/// "1. First 2. Second", "a) first b) second", "• 9. ninth • 10. tenth": the ranges of the marks of a list
/// that stands in one paragraph; empty unless it begins the paragraph or follows a sentence, and counts up.
QList<TextRange> listMarks(QStringView text)
{
    static const QRegularExpression mark(
        u"(?:^|(?<=\\s))(?:[•⁃]\\s?)?\\(?(?:(?<number>\\d{1,3})|(?<letter>[a-z]))(?:\\.\\)|\\.|\\))\\s+(?=\\p{L})"_s);
    QList<TextRange> marks;
    int last = -1;
    bool opens = false;
    for (const auto &match : mark.globalMatchView(text)) {
        const bool numbered = match.hasCaptured(u"number");
        const int count =
            numbered ? match.captured(u"number").toInt() : match.captured(u"letter").front().unicode();
        const QStringView before = text.first(match.capturedStart()).trimmed();
        const bool starts = before.isEmpty() || (isStop(before.back()) && count == (numbered ? 1 : 'a'));
        if (marks.isEmpty() ? !starts : count != last + 1)
            continue;
        opens = opens || before.isEmpty();
        marks.append({match.capturedStart(), match.capturedEnd()});
        last = count;
    }
    const bool isList = marks.size() >= (opens ? 2 : 3); // inside a paragraph two may be a coincidence
    return isList ? marks : QList<TextRange>();
}

/// ICU's boundaries, for languages whose stops are not ours.
QList<qsizetype> icuBoundaries(QStringView text, const QString &language)
{
    QList<qsizetype> boundaries;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createSentenceInstance(icu::Locale(language.toLatin1().constData()), status));
    if (U_FAILURE(status))
        return boundaries;
    const icu::UnicodeString copy(reinterpret_cast<const char16_t *>(text.utf16()), int32_t(text.size()));
    iterator->setText(copy);
    for (int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next())
        boundaries.append(at);
    return boundaries;
}

} // namespace

QList<TextRange> sentenceRanges(QStringView text, const QString &language)
{
    static const QSet<QString> ownRules{u"en"_s, u"de"_s, u"fr"_s, u"es"_s, u"it"_s, u"nl"_s, u"pt"_s};
    QList<qsizetype> boundaries =
        ownRules.contains(language.left(2)) ? ownBoundaries(text) : icuBoundaries(text, language);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool paragraph = text.at(i) == u'\n' && i + 1 < text.size() && text.at(i + 1) == u'\n';
        if (paragraph)
            boundaries.append(i);
    }
    const QList<TextRange> marks = listMarks(text);
    boundaries.removeIf([&](qsizetype at) {
        return std::ranges::any_of(marks, [at](TextRange mark) { return at > mark.start && at <= mark.end; });
    });
    for (const TextRange listMark : marks)
        boundaries.append(listMark.start);
    boundaries.append(text.size());
    std::sort(boundaries.begin(), boundaries.end());
    QList<TextRange> ranges;
    qsizetype start = 0;
    for (const qsizetype boundary : std::as_const(boundaries)) {
        qsizetype end = boundary;
        while (start < end && text.at(start).isSpace())
            ++start;
        while (end > start && text.at(end - 1).isSpace())
            --end;
        if (end > start)
            ranges.append({start, end});
        start = std::max(start, boundary);
    }
    return ranges;
}

} // namespace synoptic
