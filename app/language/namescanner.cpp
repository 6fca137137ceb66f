// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/namescanner.h"

#include "language/nations.h"
#include "language/tables.h"
#include "language/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr size_t firstSlots = 1 << 12;

const QHash<QString, quint16> &traitTable()
{
    static const QHash<QString, quint16> traits = [] {
        QHash<QString, quint16> made;
        const auto add = [&](const QString &table, WordTrait trait) {
            for (const QString &word : wordTable(table))
                made[word.toLower()] |= quint16(trait);
        };
        add(u"stop-words-en"_s, WordTrait::Stop);
        add(u"sentence-openers"_s, WordTrait::Opener);
        add(u"offices"_s, WordTrait::Office);
        for (const QString &word : wordTable(u"offices"_s))
            made[word.toLower() + u's'] |= quint16(WordTrait::Office);
        add(u"ranks"_s, WordTrait::Office);
        add(u"people-of-one-office"_s, WordTrait::Office);
        add(u"people-of-one-office"_s, WordTrait::Single);
        add(u"honorifics"_s, WordTrait::Honorific);
        add(u"portfolios"_s, WordTrait::Portfolio);
        add(u"institutions"_s, WordTrait::Institution);
        add(u"name-particles"_s, WordTrait::Particle);
        add(u"calendar"_s, WordTrait::Calendar);
        add(u"speech-verbs"_s, WordTrait::Speech);
        add(u"place-prefixes"_s, WordTrait::PlacePrefix);
        add(u"leading-abbreviations"_s, WordTrait::Abbreviation);
        for (quint16 &word : made) {
            const auto has = [&](WordTrait trait) { return bool(word & quint16(trait)); };
            // A body is an institution, whoever speaks for it; "foreign" alone is nobody's title.
            if (has(WordTrait::Institution))
                word &= quint16(~quint16(WordTrait::Office));
            if (has(WordTrait::Portfolio))
                word &= quint16(~quint16(WordTrait::Honorific));
        }
        return made;
    }();
    return traits;
}

bool startsNation(const QString &plain)
{
    static const QSet<QString> starts = [] {
        QSet<QString> made;
        for (const QString &line : wordTable(u"nations"_s)) {
            for (const QString &form : line.section(u'|', 0, 0).split(u';')) {
                const QString words = plainName(form.trimmed());
                if (words.contains(u' '))
                    made.insert(words.section(u' ', 0, 0));
            }
        }
        return made;
    }();
    return starts.contains(plain);
}

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == u'’';
}

bool isWordCharacter(QChar c)
{
    const char16_t u = c.unicode();
    if (u < 0x80)
        return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9');
    return c.isLetterOrNumber() || c.isMark();
}

/// Whether a character that is no letter stays inside a word: "O'Hara", "Jong-un", "U.S", "AT&T".
bool joins(QStringView text, qsizetype at, qsizetype end)
{
    if (at + 1 >= end)
        return false;
    const QChar c = text.at(at);
    const QChar before = text.at(at - 1);
    const QChar after = text.at(at + 1);
    if (isApostrophe(c) || c == u'-' || c == u'‑')
        return isWordCharacter(after);
    if (c == u'&')
        return before.isUpper() && after.isUpper();
    return c == u'.' && ((before.isUpper() && after.isUpper()) || (before.isDigit() && after.isDigit()));
}

/// "Hale", and "al-Hale" and "d'Hale" too.
bool hasCapital(QStringView raw)
{
    constexpr qsizetype longestArticle = 3;
    static const QSet<QString> articles{u"al"_s, u"el"_s, u"ul"_s,  u"ad"_s, u"an"_s, u"ar"_s,
                                        u"as"_s, u"at"_s, u"ash"_s, u"d"_s,  u"l"_s};
    if (raw.front().isUpper())
        return true;
    for (qsizetype i = 1; i <= longestArticle && i + 1 < raw.size(); ++i) {
        if (raw.at(i) == u'-' || isApostrophe(raw.at(i)))
            return raw.at(i + 1).isUpper() && articles.contains(raw.first(i).toString());
    }
    return false;
}

/// Lower-case ends of compounds that say how a thing stands to what is named: "Moscow-backed", "US-led".
bool endsCompound(QStringView end)
{
    static const QSet<QString> ends{u"led"_s,  u"made"_s,  u"run"_s,    u"born"_s,  u"era"_s,  u"style"_s,
                                    u"wide"_s, u"built"_s, u"origin"_s, u"bound"_s, u"held"_s, u"only"_s};
    return end.size() > 2 && end.front().isLower() &&
           (end.endsWith(u"ed") || end.endsWith(u"ing") || ends.contains(end.toString()));
}

/// Where a compound parts into words of its own: behind "US" in "US-led", behind a name in "Hale-Brun"; else
/// -1.
qsizetype compoundBreak(QStringView raw, QStringView behind, NameVocabulary &words)
{
    qsizetype hyphen = raw.indexOf(u'-');
    if (hyphen < 0)
        hyphen = raw.indexOf(u'‑');
    if (hyphen < 1 || !raw.front().isUpper())
        return -1;
    const QStringView end = raw.sliced(hyphen + 1);
    if (end.front().isLower() || end.contains(u'-'))
        return endsCompound(end) || words.at(words.add(raw.first(hyphen))).nation >= 0 ? hyphen : -1;
    if (words.at(words.add(raw)).nation >= 0)
        return -1;
    const bool goesOn =
        behind.size() > 1 && behind.front() == u' ' && behind.at(1).isUpper(); // "Jean-Luc Hale"
    const auto standsAlone = [&](QStringView part) {
        const quint32 word = words.add(part);
        return words.at(word).nation >= 0 || (!goesOn && words.capitalSeen(word) > 0);
    };
    return standsAlone(raw.first(hyphen)) && standsAlone(end) ? hyphen : -1;
}

/// What stands between two words.
void setGap(QStringView gap, const NameWord &word, NameToken &token)
{
    const bool initial = word.raw.size() == 1 && word.capital;
    const bool abbreviation = initial || word.is(WordTrait::Abbreviation) || word.raw.contains(u'.');
    token.joined = gap == u" " || gap == u"\n" || (gap == u". " && abbreviation);
    token.comma = gap == u", ";
    for (qsizetype i = 0; i < gap.size() && !token.opens; ++i) {
        const QChar c = gap.at(i);
        if (c == u'.')
            token.opens = !token.joined;
        else
            token.opens = QStringView(u"!?:;•*\"“”‘«»„…|").contains(c) || c == u'\n' ||
                          (c == u'\'' && i + 1 == gap.size());
    }
    if (gap == u"\n")
        token.opens = false; // a line that was broken by its length
}

} // namespace

NameVocabulary::NameVocabulary() : m_slots(firstSlots, 0) {}

quint32 NameVocabulary::add(QStringView raw)
{
    const size_t hash = qHash(raw);
    for (size_t slot = hash;; ++slot) {
        const quint32 held = m_slots[slot & (m_slots.size() - 1)];
        if (!held)
            break;
        if (m_hashes[held - 1] == hash && m_words[held - 1].raw == raw)
            return held - 1;
    }
    return made(raw);
}

quint32 NameVocabulary::made(QStringView raw)
{
    const quint32 id = quint32(m_words.size());
    NameWord word;
    word.raw = raw.toString();
    const QString lower = word.raw.toLower();
    word.traits = traitTable().value(lower);
    const auto apostrophe = std::ranges::find_if(lower, isApostrophe);
    if (apostrophe != lower.end() && apostrophe != lower.begin()) // "I've"
        word.traits |= traitTable().value(lower.first(apostrophe - lower.begin())) & quint16(WordTrait::Stop);
    word.capital = hasCapital(raw);
    word.capitals = raw.size() > 1 && word.raw == word.raw.toUpper() && word.raw != lower;
    if (word.capital) {
        const QString plain = plainName(raw);
        word.nation = nations::find(plain, word.capitals).value_or(-1);
        word.startsNation = startsNation(plain.section(u' ', 0, 0));
    }
    m_words.push_back(word);
    m_hashes.push_back(qHash(raw));
    if (m_words.size() * 2 > m_slots.size()) {
        grow();
    } else {
        size_t slot = m_hashes.back();
        while (m_slots[slot & (m_slots.size() - 1)])
            ++slot;
        m_slots[slot & (m_slots.size() - 1)] = id + 1;
    }
    const quint32 same = lower == word.raw ? id : add(lower);
    m_words[id].lower = same;
    return id;
}

void NameVocabulary::grow()
{
    m_slots.assign(m_slots.size() * 2, 0);
    for (size_t id = 0; id < m_words.size(); ++id) {
        size_t slot = m_hashes[id];
        while (m_slots[slot & (m_slots.size() - 1)])
            ++slot;
        m_slots[slot & (m_slots.size() - 1)] = quint32(id + 1);
    }
}

void scanNameTokens(QStringView text, TextRange range, NameVocabulary &words, std::vector<NameToken> &tokens)
{
    tokens.clear();
    qsizetype behind = range.start;
    for (qsizetype i = range.start; i < range.end;) {
        if (!isWordCharacter(text.at(i))) {
            ++i;
            continue;
        }
        NameToken token;
        const qsizetype start = i;
        while (i < range.end && (isWordCharacter(text.at(i)) || joins(text, i, range.end)))
            ++i;
        qsizetype end = i;
        token.possessive = end - start > 2 && text.at(end - 1) == u's' && isApostrophe(text.at(end - 2));
        if (token.possessive)
            end -= 2;
        token.range = {start, end};
        token.number = text.at(start).isDigit();
        // Behind the word and its possessive.
        if (const qsizetype hyphen =
                compoundBreak(text.sliced(start, end - start),
                              text.sliced(i, std::min<qsizetype>(2, range.end - i)), words);
            hyphen > 0) {
            i = end = start + hyphen;
            token.range.end = end;
            token.possessive = false;
        }
        token.word = words.add(text.sliced(start, end - start));
        token.stop = i < range.end && text.at(i) == u'.';
        if (tokens.empty())
            token.opens = true;
        else
            setGap(text.sliced(behind, start - behind), words.at(tokens.back().word), token);
        behind = i;
        tokens.push_back(token);
    }
}

Casing casingOf(QStringView text, TextRange range, const NameVocabulary &words,
                const std::vector<NameToken> &tokens)
{
    constexpr int fewest = 3;
    constexpr qsizetype longWord = 4; // "of", "and" and "the" are small in titles too
    int lower = 0;
    int capital = 0;
    int capitals = 0;
    for (const NameToken &token : tokens) {
        const NameWord &word = words.at(token.word);
        if (word.raw.size() < longWord || token.number)
            continue;
        ++(word.capitals ? capitals : word.capital ? capital : lower);
    }
    const int all = lower + capital + capitals;
    if (all >= fewest && capitals * 10 >= all * 7)
        return Casing::Capitals;
    const bool sentence = range.end > range.start && text.at(range.end - 1) == u'.';
    return all > fewest && !sentence && lower * 10 <= all * 2 ? Casing::Title : Casing::Normal;
}

} // namespace synoptic
