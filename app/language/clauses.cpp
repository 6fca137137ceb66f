// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/clauses.h"

#include "language/tables.h"

#include <QHash>
#include <QtMath>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QHash<QString, WordClasses> readClasses()
{
    QHash<QString, WordClasses> classes;
    const std::initializer_list<std::pair<QString, WordClass>> tables{
        {u"speech-verbs"_s, WordClass::Speech},
        {u"verbs-with-listeners"_s, WordClass::Listener},
        {u"offices"_s, WordClass::Office},
        {u"honorifics"_s, WordClass::Honorific},
        {u"prepositions"_s, WordClass::Preposition},
        {u"auxiliaries"_s, WordClass::Auxiliary},
        {u"stop-words-en"_s, WordClass::Function},
        {u"conjunctions"_s, WordClass::Conjunction},
        {u"determiners"_s, WordClass::Determiner},
        {u"calendar-words"_s, WordClass::Calendar},
        {u"name-particles"_s, WordClass::Particle},
        {u"speaking-media"_s, WordClass::Medium},
        {u"leading-abbreviations"_s, WordClass::Abbreviation},
    };
    for (const auto &[table, kind] : tables) {
        for (const QString &word : wordTable(table))
            classes[word] |= kind;
    }
    for (const QString &word : {u"he"_s, u"she"_s, u"they"_s, u"it"_s, u"i"_s, u"we"_s, u"who"_s})
        classes[word] |= WordClass::Pronoun;
    return classes;
}

/// The table of all classes, made for speed: every word of a report is looked up. Open addressing over a hash
/// of the folded letters.
class ClassTable
{
public:
    ClassTable() : m_words(readClasses())
    {
        m_slots.resize(qNextPowerOfTwo(quint32(m_words.size() * 4)));
        for (auto it = m_words.cbegin(); it != m_words.cend(); ++it) {
            if (it.key().size() > longest)
                continue;
            const quint32 hash = hashOf(it.key());
            qsizetype at = hash & (m_slots.size() - 1);
            while (!m_slots.at(at).word.isEmpty())
                at = (at + 1) & (m_slots.size() - 1);
            m_slots[at] = {it.key(), it.value()};
        }
    }

    [[nodiscard]] WordClasses operator()(QStringView word) const
    {
        if (word.endsWith(u'.'))
            word.chop(1);
        if (word.size() > longest)
            return {};
        std::array<QChar, longest> folded;
        for (qsizetype i = 0; i < word.size(); ++i) {
            const char16_t c = word.at(i).unicode();
            folded.at(i) = c >= u'A' && c <= u'Z' ? QChar(c + 32)
                           : c < 128              ? QChar(c)
                           : c == u'’'            ? QChar(u'\'')
                                                  : word.at(i).toLower();
        }
        const QStringView key(folded.data(), word.size());
        qsizetype at = hashOf(key) & (m_slots.size() - 1);
        for (; !m_slots.at(at).word.isEmpty(); at = (at + 1) & (m_slots.size() - 1)) {
            if (m_slots.at(at).word == key)
                return m_slots.at(at).classes;
        }
        return {};
    }

private:
    static constexpr qsizetype longest = 20;
    struct Slot
    {
        QStringView word;
        WordClasses classes;
    };

    static quint32 hashOf(QStringView word)
    {
        quint32 hash = 2166136261U; // FNV-1a
        for (const QChar c : word)
            hash = (hash ^ c.unicode()) * 16777619U;
        return hash ^ (hash >> 15);
    }

    QHash<QString, WordClasses> m_words;
    QList<Slot> m_slots;
};

WordClasses classesOf(QStringView word)
{
    static const ClassTable table;
    return table(word);
}

/// Reads tokens one after the other.
class Tokenizer
{
public:
    Tokenizer(QStringView text, QList<Token> &into) : m_text(text), m_tokens(into) {}

    void read(TextRange range)
    {
        qsizetype at = range.start;
        while (at < range.end) {
            const QChar c = m_text.at(at);
            if (c.isSpace())
                ++at;
            else if (isWordCharacter(c))
                at = readWord(at, range.end);
            else
                at = readMark(at);
        }
    }

private:
    /// A letter, digit or mark on a letter; the common ones without asking the character tables.
    static bool isWordCharacter(QChar c)
    {
        const char16_t code = c.unicode();
        if (code < 128)
            return (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z') ||
                   (code >= u'0' && code <= u'9');
        return c.isLetterOrNumber() || c.isMark();
    }

    [[nodiscard]] bool isInner(qsizetype at, qsizetype end) const
    {
        switch (m_text.at(at).unicode()) {
        case u'\'':
        case u'’':
        case u'-':
        case u'.':
        case u'&':
        case u'@':
        case u'/':
            return at + 1 < end && isWordCharacter(m_text.at(at + 1));
        default:
            return false;
        }
    }

    qsizetype readWord(qsizetype at, qsizetype end)
    {
        const qsizetype start = at;
        while (at < end && (isWordCharacter(m_text.at(at)) || isInner(at, end)))
            ++at;
        const bool abbreviated = isAbbreviation(start, at, end);
        if (abbreviated)
            ++at;
        Token token;
        token.range = {start, at};
        token.kind = m_text.at(start).isDigit() ? TokenKind::Number : TokenKind::Word;
        token.capital = m_text.at(start).isUpper();
        const QStringView word = m_text.sliced(start, at - start);
        if (word.size() > 2 && (word.endsWith(u"'s") || word.endsWith(u"’s"))) {
            token.possessive = true;
            token.range.end -= 2;
        } else if (at < end && (m_text.at(at) == u'’' || m_text.at(at) == u'\'') && word.endsWith(u's')) {
            token.possessive = true;
            ++at;
        }
        token.classes = classesOf(m_text.sliced(token.range.start, token.range.length()));
        m_tokens.append(token);
        return at;
    }

    /// "Sen.", an initial, "U.S." before a small letter: the stop ends no sentence.
    [[nodiscard]] bool isAbbreviation(qsizetype start, qsizetype at, qsizetype end) const
    {
        if (at >= end || m_text.at(at) != u'.')
            return false;
        const QStringView word = m_text.sliced(start, at - start);
        if (word.size() == 1 && word.front().isUpper() && word.front() != u'I')
            return true;
        if (at + 1 < end && m_text.at(at + 1) == u')') // "(D-Md.)"
            return true;
        if (word.contains(u'.') || (at + 1 < end && m_text.at(at + 1) == u','))
            return at + 2 >= end || !m_text.at(at + 2).isUpper();
        return classesOf(word).testFlag(WordClass::Abbreviation);
    }

    qsizetype readMark(qsizetype at)
    {
        static constexpr QStringView stops = u".!?;…";
        static constexpr QStringView dashes = u"-–—―";
        const QChar c = m_text.at(at);
        Token token;
        token.range = {at, at + 1};
        token.kind = c == u','                         ? TokenKind::Comma
                     : c == u':'                       ? TokenKind::Colon
                     : stops.contains(c)               ? TokenKind::Stop
                     : dashes.contains(c)              ? TokenKind::Dash
                     : QStringView(u"([{").contains(c) ? TokenKind::Open
                     : QStringView(u")]}").contains(c) ? TokenKind::Close
                                                       : TokenKind::Other;
        if (token.kind != TokenKind::Other) // quotation marks and the like tell nothing here
            m_tokens.append(token);
        return at + 1;
    }

    QStringView m_text;
    QList<Token> &m_tokens;
};

} // namespace

QList<Token> tokensAround(QStringView text, const QList<Passage> &passages,
                          const QList<QuotedRange> &quotations)
{
    QList<Token> tokens;
    tokens.reserve(text.size() / 5);
    Tokenizer tokenizer(text, tokens);
    qsizetype q = 0;
    for (qsizetype p = 0; p < passages.size(); ++p) {
        const TextRange passage = passages.at(p).range;
        tokens.append(Token{{passage.start, passage.start}, TokenKind::Break, {}, false, false, -1});
        qsizetype at = passage.start;
        for (; q < quotations.size() && quotations.at(q).passage == p; ++q) {
            const TextRange range = quotations.at(q).range;
            tokenizer.read({at, range.start});
            tokens.append(Token{range, TokenKind::Quote, {}, false, false, q});
            at = range.end;
        }
        tokenizer.read({at, passage.end});
    }
    return tokens;
}

QList<Token> tokensIn(QStringView text, TextRange range)
{
    QList<Token> tokens;
    Tokenizer(text, tokens).read(range);
    return tokens;
}

QString wordsOfTokens(QStringView text, const QList<Token> &tokens, qsizetype first, qsizetype last)
{
    if (first >= last)
        return {};
    const qsizetype start = tokens.at(first).range.start;
    const QStringView words = text.sliced(start, tokens.at(last - 1).range.end - start);
    const bool plain = last - first == 1 || std::ranges::none_of(words, [](QChar c) {
                           return c.unicode() < u' ' || c.unicode() == QChar::Nbsp;
                       });
    return plain && !words.contains(u"  ") ? words.toString() : words.toString().simplified();
}

bool isNickname(const QList<Token> &tokens, qsizetype at)
{
    return at > 0 && at + 1 < tokens.size() && tokens.at(at).kind == TokenKind::Quote &&
           tokens.at(at).range.length() <= 16 && tokens.at(at - 1).isNameWord() &&
           tokens.at(at + 1).isNameWord() && tokens.at(at).range.start == tokens.at(at - 1).range.end + 2 &&
           tokens.at(at + 1).range.start == tokens.at(at).range.end + 2;
}

qsizetype nameEnd(QStringView text, const QList<Token> &tokens, qsizetype first)
{
    const auto adjacent = [&](qsizetype i) { // one space between it and the one before
        return i < tokens.size() && tokens.at(i).isWord() && !tokens.at(i - 1).possessive &&
               tokens.at(i).range.start == tokens.at(i - 1).range.end + 1 &&
               text.at(tokens.at(i - 1).range.end).isSpace();
    };
    if (first >= tokens.size() || !tokens.at(first).isNameWord())
        return first;
    qsizetype end = first + 1;
    while (end - first < 8) {
        if (adjacent(end) && tokens.at(end).isNameWord())
            ++end;
        else if (isNickname(tokens, end))
            end += 2;
        else if (adjacent(end) && tokens.at(end).is(WordClass::Particle) && adjacent(end + 1) &&
                 tokens.at(end + 1).isNameWord())
            end += 2;
        else if (adjacent(end) && adjacent(end + 1) && adjacent(end + 2) &&
                 tokens.at(end).is(WordClass::Particle) && tokens.at(end + 1).is(WordClass::Particle) &&
                 tokens.at(end + 2).isNameWord())
            end += 3;
        else
            break;
    }
    return end;
}

} // namespace synoptic
