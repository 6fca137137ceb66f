// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/wordtokens.h"

#include "comparison/spellings.h"
#include "language/tables.h"
#include "report/characters.h"

#include <QHash>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

bool isWordCharacter(char32_t c)
{
    if (c < 128)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return QChar::isLetterOrNumber(c);
}

bool isSpace(QChar c)
{
    return c.unicode() < 128 ? c == u' ' || (c.unicode() >= 9 && c.unicode() <= 13) : c.isSpace();
}

/// Belongs to the character before it: marks, joiners, variation selectors, a soft hyphen.
bool isAttached(char32_t c)
{
    return c >= 0xAD && (QChar::isMark(c) || QChar::category(c) == QChar::Other_Format);
}

/// An apostrophe or hyphen between letters, a point or comma between digits, a point in U.S.
bool isInner(QStringView text, qsizetype at)
{
    const QChar c = text.at(at);
    if (at + 1 >= text.size() || !QStringView(u"'’-‐‑–.,").contains(c))
        return false;
    const QChar before = text.at(at - 1);
    const char32_t after = characterAt(text, at + 1).code;
    if (isUnspaced(after))
        return false;
    if (c == u'.' || c == u',' || c == u'–')
        return (before.isDigit() && QChar::isDigit(after)) ||
               (c == u'.' && before.isUpper() && QChar::isUpper(after));
    return isWordCharacter(after);
}

/// Behind the end of the marks that stand on the character before \p at.
qsizetype behindAttached(QStringView text, qsizetype at)
{
    while (at < text.size() && text.at(at).unicode() >= 0xAD) {
        const Character c = characterAt(text, at);
        if (!isAttached(c.code))
            break;
        at += c.units;
    }
    return at;
}

/// Behind the end of the word, number or mark that starts at \p start.
qsizetype tokenEnd(QStringView text, qsizetype start)
{
    const Character first = characterAt(text, start);
    qsizetype i = behindAttached(text, start + first.units);
    if (!isWordCharacter(first.code) || isUnspaced(first.code))
        return i;
    while (i < text.size()) {
        const Character c = characterAt(text, i);
        if (isWordCharacter(c.code) ? isUnspaced(c.code) : !isInner(text, i))
            break;
        i = behindAttached(text, i + c.units);
    }
    return i;
}

/// Behind the groups of three digits that follow one to three digits with a space between: 100 000.
qsizetype behindDigitGroups(QStringView text, qsizetype start, qsizetype end)
{
    const auto areDigits = [text](qsizetype from, qsizetype to) {
        return std::ranges::all_of(text.sliced(from, to - from), [](QChar c) { return c.isDigit(); });
    };
    if (end - start > 3 || !areDigits(start, end))
        return end;
    while (end + 4 <= text.size() && text.at(end).category() == QChar::Separator_Space &&
           areDigits(end + 1, end + 4) &&
           (end + 4 == text.size() || !isWordCharacter(characterAt(text, end + 4).code)))
        end += 4;
    return end;
}

bool isPunctuation(QStringView text, qsizetype at)
{
    const char32_t c = characterAt(text, at).code;
    const bool sign = (c == '-' || c == u'–') && at + 1 < text.size() && text.at(at + 1).isDigit();
    return QChar::isPunct(c) && !sign && !QStringView(u"%‰#&@").contains(QChar(char16_t(c)));
}

/// Spellings as they stand in the texts, numbered; open addressing, since there is one look-up a token.
class RawWords
{
public:
    quint32 number(QStringView raw)
    {
        if ((m_all.size() + 1) * 2 > m_slots.size())
            grow();
        quint32 &slot = slotOf(raw);
        if (slot == 0) {
            m_all.push_back(raw);
            slot = quint32(m_all.size());
        }
        return slot - 1;
    }
    [[nodiscard]] const std::vector<QStringView> &all() const { return m_all; }

private:
    static size_t hash(QStringView raw)
    {
        quint64 hash = quint64(raw.size());
        for (const QChar c : raw)
            hash = (hash ^ c.unicode()) * 0x9e3779b97f4a7c15ULL;
        return size_t(hash ^ (hash >> 29));
    }
    quint32 &slotOf(QStringView raw)
    {
        size_t at = hash(raw) & (m_slots.size() - 1);
        while (m_slots[at] != 0 && m_all[m_slots[at] - 1] != raw)
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }
    void grow()
    {
        m_slots.assign(std::max<size_t>(64, m_slots.size() * 2), 0);
        for (size_t i = 0; i < m_all.size(); ++i)
            slotOf(m_all[i]) = quint32(i + 1);
    }

    std::vector<QStringView> m_all;
    std::vector<quint32> m_slots;
};

std::vector<WordToken> tokensOf(QStringView text, const WordDifferenceOptions &options, RawWords &words)
{
    std::vector<WordToken> tokens;
    tokens.reserve(size_t(text.size() / 5 + 1));
    qsizetype start = 0; // with the white space and ignored marks at the beginning
    for (qsizetype i = 0; i < text.size();) {
        if (isSpace(text.at(i))) {
            ++i;
        } else {
            qsizetype end = tokenEnd(text, i);
            if (options.ignoreSpelling)
                end = behindDigitGroups(text, i, end);
            if (!options.ignorePunctuation || !isPunctuation(text, i)) {
                tokens.push_back({quint32(start), 0, words.number(text.sliced(i, end - i))});
            }
            i = end;
        }
        if (!tokens.empty()) {
            tokens.back().end = quint32(i);
            start = i;
        }
    }
    return tokens;
}

QString folded(QStringView raw)
{
    static const QHash<QChar, QChar> variants{{u'’', u'\''}, {u'‘', u'\''}, {u'“', u'"'}, {u'”', u'"'},
                                              {u'„', u'"'},  {u'«', u'"'},  {u'»', u'"'}, {u'–', u'-'},
                                              {u'—', u'-'},  {u'‑', u'-'},  {u'‐', u'-'}, {u'−', u'-'}};
    QString out = raw.toString();
    const bool ascii = std::ranges::all_of(raw, [](QChar c) { return c.unicode() < 128; });
    if (!ascii) {
        out.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
        out = out.normalized(QString::NormalizationForm_C);
        for (QChar &c : out)
            c = variants.value(c, c);
    }
    return out.toCaseFolded();
}

TokenKind kindOf(const QString &folded)
{
    static const QSet<QString> stopWords = wordSet(u"stop-words-en"_s);
    if (folded == "\""_L1)
        return TokenKind::Quote;
    if (folded.isEmpty() || !isWordCharacter(characterAt(folded, 0).code))
        return TokenKind::Mark;
    if (isUnspaced(characterAt(folded, 0).code))
        return TokenKind::Character;
    return stopWords.contains(folded) ? TokenKind::Light : TokenKind::Content;
}

/// Numbers the keys of all spellings: what counts as equal gets one number.
std::vector<quint32> numberKeys(const std::vector<QStringView> &words, bool ignoreSpelling,
                                TokenizedPair &pair)
{
    std::vector<QString> forms;
    QSet<QString> inLowerCase;
    for (const QStringView raw : words) {
        forms.push_back(folded(raw));
        if (ignoreSpelling && raw.front().isLower())
            inLowerCase.insert(forms.back());
    }
    QHash<QString, quint32> numbers;
    std::vector<quint32> out;
    for (size_t i = 0; i < words.size(); ++i) {
        const TokenKind kind = kindOf(forms[i]);
        if (ignoreSpelling && kind != TokenKind::Mark && kind != TokenKind::Quote) {
            const bool name =
                kind == TokenKind::Content && !inLowerCase.contains(forms[i]) && words[i].front().isUpper();
            forms[i] = oneSpelling(forms[i], name);
        }
        const auto known = numbers.constFind(forms[i]);
        out.push_back(known != numbers.constEnd() ? *known : quint32(pair.keys.size()));
        if (known == numbers.constEnd()) {
            numbers.insert(forms[i], out.back());
            pair.keys.push_back(forms[i]);
            pair.kinds.push_back(kind);
        } else {
            pair.kinds[out.back()] = std::min(pair.kinds[out.back()], kind);
        }
    }
    return out;
}

} // namespace

TokenizedPair tokenizePair(QStringView a, QStringView b, const WordDifferenceOptions &options)
{
    RawWords words;
    TokenizedPair pair;
    pair.a = tokensOf(a, options, words);
    pair.b = tokensOf(b, options, words);
    const std::vector<quint32> ids = numberKeys(words.all(), options.ignoreSpelling, pair);
    for (auto *tokens : {&pair.a, &pair.b}) {
        for (WordToken &token : *tokens)
            token.id = ids[token.id];
    }
    return pair;
}

} // namespace synoptic
