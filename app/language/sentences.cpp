// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sentences.h"

#include "language/ellipses.h"
#include "language/listmarks.h"
#include "language/markup.h"
#include "language/sentencewords.h"

#include <QVarLengthArray>
#include <algorithm>
#include <array>
#include <optional>
#include <unicode/uchar.h>
#include <vector>

namespace synoptic {

namespace {

constexpr QStringView closers = u"\"'”’“)]»«」』）】¹²³⁴⁵⁶⁷⁸⁹⁰";
constexpr QStringView openers = u"\"'“‘„‚([«»「『（【¿¡\\";
constexpr QStringView quotationMarks = u"\"'”’“»«";
constexpr QStringView apostrophes = u"'’";

// How far a rule looks from a stop, so that the cost stays linear in a text without spaces.
constexpr qsizetype longestWord = 64;
constexpr qsizetype longestAddress = 256;
constexpr qsizetype longestQuotation = 600;

/// What a character of the ASCII range can be; everything else needs no look.
enum Role : quint8 { Plain, Stop, Bracket, NewLine, Backslash, Other };

constexpr std::array<Role, 128> asciiRoles = [] {
    std::array<Role, 128> roles{};
    roles[u'.'] = roles[u'!'] = roles[u'?'] = Stop;
    roles[u'('] = roles[u')'] = Bracket;
    roles[u'\n'] = NewLine;
    roles[u'\\'] = Backslash;
    roles[u';'] = roles[u':'] = Other; // stops in some languages
    return roles;
}();

/// A stop of another script: a sentence ends there whatever follows.
bool isForeignStop(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit < 0x0589 || (unit >= 0x2010 && unit < 0x203c))
        return false;
    return u_hasBinaryProperty(unit, UCHAR_S_TERM) != 0;
}

bool isStop(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?' || c == u'…' || isForeignStop(c);
}

bool isCaseless(QChar c)
{
    return c.category() == QChar::Letter_Other;
}

bool isPlainCapital(QChar c)
{
    return c.isUpper() || isCaseless(c);
}

QStringView wordBefore(QStringView text, qsizetype stop)
{
    qsizetype start = stop;
    while (start > 0 && stop - start < longestWord && !text.at(start - 1).isSpace() &&
           !openers.contains(text.at(start - 1)))
        --start;
    return text.sliced(start, stop - start);
}

QStringView wordAfter(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && end - at < longestWord &&
           (text.at(end).isLetterOrNumber() || text.at(end) == u'’'))
        ++end;
    return text.sliced(at, end - at);
}

/// A word in small letters, for the tables; empty when it is too long to be an abbreviation.
class Folded
{
public:
    explicit Folded(QStringView word)
    {
        constexpr qsizetype longest = 24;
        if (word.size() > longest)
            return;
        for (const QChar c : word)
            m_letters.append(c.toLower());
    }
    [[nodiscard]] QStringView view() const { return m_letters; }

private:
    QVarLengthArray<QChar, 24> m_letters;
};

/// "Ada.Voss@halden.example": a stop inside an address.
bool opensAddress(QStringView text, qsizetype at)
{
    const qsizetype end = std::min(text.size(), at + longestAddress);
    while (at < end && !text.at(at).isSpace() && text.at(at) != u'@')
        ++at;
    return at < end && text.at(at) == u'@';
}

bool isWebAddress(QStringView word)
{
    return word.contains(u"://") || word.startsWith(u"www.");
}

/// "Tuesday.Mr": the abbreviation behind a lost space; "e.g" stays whole.
QStringView lastPart(QStringView word)
{
    const qsizetype dot = word.lastIndexOf(u'.');
    return dot >= 3 ? word.sliced(dot + 1) : word;
}

/// "Hanna I. Brandt": the initial of a name, not the pronoun.
bool followsName(QStringView text, qsizetype stop)
{
    qsizetype end = stop - 1;
    while (end > 0 && text.at(end - 1).isSpace())
        --end;
    const QStringView name = wordBefore(text, end);
    return end > name.size() && name.size() > 1 && name.front().isUpper();
}

/// "u. a. Halden": the second letter of an abbreviation with spaces in it.
bool isSpacedAbbreviation(QStringView text, qsizetype stop)
{
    return stop >= 4 && text.at(stop - 1).isLetter() && text.at(stop - 2).isSpace() &&
           text.at(stop - 3) == u'.' && text.at(stop - 4).isLetter() &&
           (stop == 4 || !text.at(stop - 5).isLetterOrNumber());
}

/// "[3]", "[b]" behind a stop: the number of a note. Its length, else 0.
qsizetype noteMarkAt(QStringView text, qsizetype at)
{
    if (at >= text.size() || text.at(at) != u'[')
        return 0;
    qsizetype end = at + 1;
    while (end < text.size() && end - at <= 3 && text.at(end).isDigit())
        ++end;
    if (end == at + 1 && end < text.size() && text.at(end).isLower())
        ++end;
    return end > at + 1 && end < text.size() && text.at(end) == u']' ? end + 1 - at : 0;
}

/// “We saw nothing.” (The captain): a few words in brackets behind a quotation belong to it.
bool hasShortBracketAt(QStringView text, qsizetype at)
{
    constexpr qsizetype few = 40;
    return text.at(at) == u'(' && text.sliced(at, std::min(few, text.size() - at)).contains(u')');
}

/// A stop with all that belongs to it.
struct StopRun
{
    qsizetype first = 0; ///< first of the stops that stand side by side
    qsizetype last = 0;  ///< last of them
    qsizetype after = 0; ///< behind the marks that close a quotation or a bracket
    qsizetype next = 0;  ///< where text goes on
};

class SentenceScan
{
public:
    SentenceScan(QStringView text, const SentenceWords &words) : m_text(text), m_words(words) {}

    QList<TextRange> ranges();

private:
    void scan();
    [[nodiscard]] bool stopsHere(QChar c) const;
    void noteListMark(qsizetype at);
    void readBracket(qsizetype at);
    [[nodiscard]] bool isInBrackets(qsizetype after) const;
    void endAt(qsizetype at);
    qsizetype readStop(qsizetype at);
    [[nodiscard]] StopRun stopRunAt(qsizetype at) const;
    [[nodiscard]] qsizetype behindClosers(qsizetype after) const;
    [[nodiscard]] bool endsSentence(const StopRun &run);
    [[nodiscard]] bool startsSmall(const StopRun &run, qsizetype first) const;
    [[nodiscard]] bool endsForeign(const StopRun &run) const;
    [[nodiscard]] bool endsUnspaced(const StopRun &run, qsizetype first) const;
    [[nodiscard]] std::optional<bool> endsBehindAbbreviation(const StopRun &run, qsizetype first) const;
    [[nodiscard]] bool isInsideSentence(const StopRun &run);
    [[nodiscard]] bool isLabelOnly(qsizetype stop) const;
    [[nodiscard]] bool hasWord(qsizetype stop);
    [[nodiscard]] bool isInResumedQuotation(qsizetype stop) const;
    [[nodiscard]] bool opensWithTime(qsizetype stop) const;
    void breakAtEscape(qsizetype at);
    void cutLists();

    QStringView m_text;
    const SentenceWords &m_words;
    std::vector<qsizetype> m_ends; ///< where sentences end, ascending
    std::vector<ListMark> m_marks;
    qsizetype m_bracket = -1;  ///< the round bracket that is open, -1 where none is
    qsizetype m_start = 0;     ///< where the present sentence starts, with the space before it
    qsizetype m_wordAt = 0;    ///< its first letter or digit is not before this
    qsizetype m_escapeEnd = 0; ///< behind the last escaped line break
};

void SentenceScan::endAt(qsizetype at)
{
    m_ends.push_back(at);
    m_start = at;
    m_wordAt = at;
}

bool SentenceScan::stopsHere(QChar c) const
{
    return c.unicode() < asciiRoles.size() ? asciiRoles[c.unicode()] == Stop : isStop(c);
}

qsizetype SentenceScan::behindClosers(qsizetype after) const
{
    while (true) {
        if (const qsizetype note = noteMarkAt(m_text, after)) {
            after += note;
            continue;
        }
        const bool escaped = after + 1 < m_text.size() && m_text.at(after) == u'\\' &&
                             quotationMarks.contains(m_text.at(after + 1));
        const qsizetype mark = escaped ? after + 1 : after;
        if (mark >= m_text.size() || !closers.contains(m_text.at(mark)))
            return after;
        // A mark directly before a letter opens the next quotation instead of closing this one.
        const bool opensNext = mark + 1 < m_text.size() && m_text.at(mark + 1).isLetter() &&
                               !isForeignStop(m_text.at(after - 1)) && !isCaseless(m_text.at(mark + 1));
        if (opensNext)
            return after;
        after = mark + 1;
    }
}

StopRun SentenceScan::stopRunAt(qsizetype at) const
{
    StopRun run{.first = at, .last = at};
    while (run.last + 1 < m_text.size() && stopsHere(m_text.at(run.last + 1)))
        ++run.last;
    run.after = behindClosers(run.last + 1);
    run.next = run.after;
    while (run.next < m_text.size()) {
        const qsizetype length = noTextAt(m_text, run.next);
        if (length == 0)
            break;
        run.next += length;
    }
    const bool closesFrench = m_words.frenchQuotes && run.next < m_text.size() && run.next > run.after &&
                              m_text.at(run.next) == u'»';
    if (closesFrench) {
        run.after = ++run.next;
        while (run.next < m_text.size() && m_text.at(run.next).isSpace())
            ++run.next;
    }
    return run;
}

/// Deals with the stop at \p at and gives the last position that it has dealt with.
qsizetype SentenceScan::readStop(qsizetype at)
{
    const StopRun run = stopRunAt(at);
    noteListMark(run.last);
    const QStringView closing = m_text.sliced(run.last + 1, run.after - run.last - 1);
    if (closing.contains(u')'))
        m_bracket = -1;
    if (closing.endsWith(u')'))
        noteListMark(run.after - 1); // "1.)"
    if (run.next >= m_text.size() || endsSentence(run))
        endAt(run.after);
    return std::max(run.after - 1, run.last);
}

/// Whether a letter or a figure stands before the stop: else there is nothing that could end.
bool SentenceScan::hasWord(qsizetype stop)
{
    while (m_wordAt < stop && !m_text.at(m_wordAt).isLetterOrNumber())
        ++m_wordAt;
    return m_wordAt < stop;
}

/// "1.", "d.", "iv.", "Q." at the start of a sentence: the mark of an item, or who speaks.
bool SentenceScan::isLabelOnly(qsizetype stop) const
{
    constexpr qsizetype longest = 8;
    if (stop - m_wordAt > longest)
        return false;
    QStringView label = m_text.sliced(m_wordAt, stop - m_wordAt);
    while (!label.isEmpty() && !label.back().isLetterOrNumber())
        label.chop(1);
    if (label.isEmpty())
        return false;
    if (label.front().isDigit())
        return label.size() <= 3 && std::ranges::all_of(label, [](QChar c) { return c.isDigit(); });
    return (label.size() == 1 && label.front() != u'I') ||
           (label.size() <= 4 && label.front().isLower() && romanValue(label) > 0);
}

/// ", 'after such a night! What a night!' he said": a quotation that goes on with its speaker's sentence is
/// not ended by the exclamations and questions in it.
bool SentenceScan::isInResumedQuotation(qsizetype stop) const
{
    if (m_text.at(stop) != u'!' && m_text.at(stop) != u'?')
        return false;
    const auto isMark = [&](qsizetype at) { return quotationMarks.contains(m_text.at(at)); };
    const qsizetype low = std::max(m_start, stop - longestQuotation) + 2;
    qsizetype open = stop - 1;
    for (; open >= low; --open) {
        if (!isMark(open) && m_text.at(open) != u'‘')
            continue;
        if (m_text.at(open - 1).isSpace() && m_text.at(open - 2) == u',' && m_text.at(open + 1).isLower())
            break;
        if (!m_text.at(open + 1).isLetter())
            return false; // a quotation ended here
    }
    if (open < low)
        return false;
    const qsizetype high = std::min(m_text.size() - 1, stop + longestQuotation);
    for (qsizetype at = stop + 1; at <= high; ++at) {
        if (isMark(at) && !m_text.at(at - 1).isSpace() &&
            (at + 1 == m_text.size() || !m_text.at(at + 1).isLetter()))
            return true;
    }
    return false;
}

/// "At 5 p.m. Hale came": the time opens the sentence.
bool SentenceScan::opensWithTime(qsizetype stop) const
{
    constexpr int fewWords = 3;
    if (stop - m_start > longestWord)
        return false;
    int spaces = 0;
    bool text = false;
    for (qsizetype at = m_start; at < stop && spaces <= fewWords; ++at) {
        text = text || !m_text.at(at).isSpace();
        spaces += text && m_text.at(at).isSpace();
    }
    return spaces <= fewWords;
}

/// Whether the sentence goes on behind the stop, whatever the words around it are.
bool SentenceScan::isInsideSentence(const StopRun &run)
{
    const qsizetype stop = run.last;
    if (!hasWord(run.first) || isLabelOnly(run.first) || isInBrackets(run.after))
        return true;
    const bool closesQuotation = run.after > stop + 1 && quotationMarks.contains(m_text.at(run.after - 1));
    if (closesQuotation && hasShortBracketAt(m_text, run.next))
        return true;
    return isSpacedEllipsis(m_text, stop, run.next) || isBracketedEllipsis(m_text, stop) ||
           (!closesQuotation && isInResumedQuotation(stop));
}

/// Scripts that put no space behind a stop; inside their quotation marks no sentence ends.
bool SentenceScan::endsForeign(const StopRun &run) const
{
    int open = 0;
    for (qsizetype at = std::max(m_start, run.first - longestQuotation); at < run.after; ++at) {
        const QChar c = m_text.at(at);
        open += QStringView(u"「『“").contains(c);
        open -= QStringView(u"」』”").contains(c) && open > 0;
    }
    if (open > 0)
        return false;
    const bool inQuotation =
        run.after > run.last + 1 && QStringView(u"」』").contains(m_text.at(run.after - 1));
    return !inQuotation || run.next > run.after || !isCaseless(m_text.at(run.next));
}

/// "The ferry sank. nobody knew": a plain word, one stop, and a small letter, as hasty writers put it.
bool SentenceScan::startsSmall(const StopRun &run, qsizetype first) const
{
    constexpr qsizetype longestUnknownAbbreviation = 3;
    const bool plain = m_words.smallStarts && m_text.at(run.last) == u'.' && run.first == run.last &&
                       run.after == run.last + 1 && run.next > run.after && first == run.next;
    if (!plain)
        return false;
    const QStringView word = wordBefore(m_text, run.last);
    const QStringView after = wordAfter(m_text, first);
    const qsizetype behind = first + after.size();
    const bool address =
        behind < m_text.size() && QStringView(u".)/").contains(m_text.at(behind)); // "www. x. org"
    return !address && word.size() > longestUnknownAbbreviation && after.size() > 1 &&
           std::ranges::all_of(word, [](QChar c) { return c.isLower(); }) &&
           std::ranges::any_of(word, [](QChar c) { return QStringView(u"aeiouy").contains(c); });
}

/// "It sank.Nobody knew": a space was lost; "U.S.-made", "www.site.Com" and "e.On" are none.
bool SentenceScan::endsUnspaced(const StopRun &run, qsizetype first) const
{
    const QStringView before = wordBefore(m_text, run.last);
    if (opensAddress(m_text, first) || isWebAddress(before))
        return false;
    if (!m_text.at(first).isUpper())
        return false;
    const bool word = wordAfter(m_text, first).size() > 1;
    if (word && m_text.at(run.last) == u'.' && !before.isEmpty() && before.back().isDigit())
        return true; // "They paid 1,000.Nobody knew"
    if (word && before.size() > 1 && !before.contains(u'.') && before.back().isLower())
        return true;
    return first > run.next;
}

/// What the word before a full stop tells; nothing where it is no abbreviation.
std::optional<bool> SentenceScan::endsBehindAbbreviation(const StopRun &run, qsizetype first) const
{
    const qsizetype stop = run.last;
    const QStringView word = wordBefore(m_text, stop);
    const QStringView after = wordAfter(m_text, first);
    const QChar start = m_text.at(first);
    const Folded folded(word);
    const QStringView before = folded.view();
    const bool initial = word.size() == 1 && isPlainCapital(word.front());
    if (initial && (word.front() != u'I' || followsName(m_text, stop))) {
        const qsizetype behind = first + after.size();
        const bool another = after.size() == 1 && behind < m_text.size() && m_text.at(behind) == u'.';
        return !another && m_words.starters.contains(after);
    }
    if (m_words.leading.contains(lastPart(before)))
        return (before == u"no" || before == u"c") && !start.isDigit();
    if (word.size() == 1 && isSpacedAbbreviation(m_text, stop))
        return m_words.starters.contains(after);
    if (before == u"a.m" || before == u"p.m")
        return !m_words.behindTimes.contains(after) && !opensWithTime(stop);
    const bool acronym = before.size() >= 3 && before.size() <= 7 && before.at(1) == u'.';
    if (acronym || m_words.closing.contains(before) || m_words.closing.contains(word))
        return m_words.starters.contains(after) || (first > run.next && start.isUpper());
    const bool ordinal = m_words.ordinalStops && !word.isEmpty() && word.size() <= 2 &&
                         std::ranges::all_of(word, [](QChar c) { return c.isDigit(); });
    if (ordinal && start.isUpper())
        return m_words.starters.contains(after);
    return std::nullopt;
}

/// Whether the stop, behind which text goes on, ends a sentence.
bool SentenceScan::endsSentence(const StopRun &run)
{
    const bool spaced = run.next > run.after;
    const QChar mark = m_text.at(run.last);
    if (!spaced && run.last > 0 && run.after == run.last + 1 && m_text.at(run.next).isDigit() &&
        m_text.at(run.last - 1).isDigit())
        return false;
    if (isForeignStop(mark))
        return endsForeign(run);
    qsizetype first = run.next;
    while (first < m_text.size() && openers.contains(m_text.at(first)))
        ++first;
    if (first >= m_text.size())
        return false;
    const QChar start = m_text.at(first);
    if (start.isLower() && !startsSmall(run, first))
        return false;
    if (QStringView(u",;:–—-").contains(start) || isInsideSentence(run))
        return false;
    if (!spaced)
        return endsUnspaced(run, first);
    if (mark == u'.') {
        if (const auto verdict = endsBehindAbbreviation(run, first))
            return *verdict;
    }
    if (start.isLower())
        return true;
    if (mark == u'!' && m_words.exclaimed.contains(wordBefore(m_text, run.last)))
        return m_words.starters.contains(wordAfter(m_text, first));
    // “…?” Hale said: a name behind a question in quotation marks may be its speaker; kept apart.
    return start.isUpper() || start.isDigit() || first > run.next || !start.isLetter() || isCaseless(start);
}

void SentenceScan::noteListMark(qsizetype at)
{
    if (const auto mark = listMarkAt(m_text, at))
        m_marks.push_back(*mark);
}

void SentenceScan::readBracket(qsizetype at)
{
    m_bracket = m_text.at(at) == u'(' ? at : -1;
    if (m_bracket < 0)
        noteListMark(at);
}

/// "(He left. She stayed.)": what stands in round brackets is not cut. \p after is behind a stop in them.
bool SentenceScan::isInBrackets(qsizetype after) const
{
    constexpr qsizetype longest = 300;
    if (m_bracket < m_start || after - m_bracket > longest)
        return false;
    const QStringView ahead = m_text.sliced(after, std::min(longest, m_text.size() - after));
    const auto mark =
        std::ranges::find_if(ahead, [](QChar c) { return c == u'(' || c == u')' || c == u'\n'; });
    return mark != ahead.end() && *mark == u')';
}

/// "It sank.\nNobody knew", with the escape in two characters; "C:\new" is none.
void SentenceScan::breakAtEscape(qsizetype at)
{
    const qsizetype length = escapedBreakAt(m_text, at);
    if (length == 0)
        return;
    const qsizetype low = std::max(m_escapeEnd, at - longestWord);
    for (qsizetype k = at - 1; k >= low && !m_text.at(k).isSpace(); --k) {
        if (QStringView(u":\\/").contains(m_text.at(k)))
            return;
    }
    endAt(at);
    m_escapeEnd = at + length;
}

void SentenceScan::scan()
{
    for (qsizetype at = 0; at < m_text.size(); ++at) {
        const QChar c = m_text.at(at);
        const Role role = c.unicode() < asciiRoles.size() ? asciiRoles[c.unicode()]
                          : isStop(c)                     ? Stop
                                                          : Plain;
        if (role == Plain)
            continue;
        if (role == Stop || (role == Other && m_words.stops.contains(c)))
            at = readStop(at);
        else if (role == Bracket)
            readBracket(at);
        else if (role == Backslash)
            breakAtEscape(at);
        else if (role == NewLine && at + 1 < m_text.size() && m_text.at(at + 1) == u'\n')
            endAt(at);
    }
    if (m_marks.size() > 1)
        cutLists();
    m_ends.push_back(m_text.size());
}

/// An item of a list is a sentence, with its mark.
void SentenceScan::cutLists()
{
    const std::vector<TextRange> lists = listsAmong(m_marks);
    if (lists.empty())
        return;
    std::erase_if(m_ends, [&](qsizetype at) {
        const auto behind = std::ranges::lower_bound(lists, at, {}, &TextRange::start);
        return behind != lists.begin() && at <= std::prev(behind)->end;
    });
    for (const TextRange mark : lists)
        m_ends.push_back(mark.start);
    std::ranges::sort(m_ends);
}

QList<TextRange> SentenceScan::ranges()
{
    scan();
    QList<TextRange> ranges;
    ranges.reserve(qsizetype(m_ends.size()));
    qsizetype start = 0;
    for (const qsizetype end : m_ends) {
        const TextRange range = withoutMarkup(m_text, {start, end});
        if (saysSomething(m_text.sliced(range.start, range.length())))
            ranges.append(range);
        start = end;
    }
    return ranges;
}

} // namespace

bool saysSomething(QStringView text)
{
    constexpr int longestPageNumber = 3;
    int figures = 0;
    bool unit = false;
    for (const QChar c : text) {
        if (c.isLetter())
            return true;
        figures += c.isDigit();
        unit = unit || c == u'%' || c.category() == QChar::Symbol_Currency;
    }
    return figures > longestPageNumber || (unit && figures > 0);
}

QList<TextRange> sentenceRanges(QStringView text, const QString &language)
{
    return SentenceScan(text, sentenceWords(language)).ranges();
}

} // namespace synoptic
