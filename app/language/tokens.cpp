// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tokens.h"

#include "language/nations.h"
#include "language/relatedwords.h"
#include "language/tables.h"
#include "language/words.h"

#include <QHash>
#include <QVarLengthArray>
#include <array>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// FNV-1a over UTF-16 units with a last mix, so that low bits are good enough for a table.
quint64 hash64(QStringView text)
{
    quint64 hash = 14695981039346656037ULL;
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 1099511628211ULL;
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93ULL;
    return hash ^ (hash >> 32);
}

/// Whether an ASCII character is a letter or a digit.
bool isAsciiWordPart(char16_t c)
{
    static const std::array<bool, 128> classes = [] {
        std::array<bool, 128> table{};
        for (char16_t at = 0; at < 128; ++at)
            table[at] = QChar(at).isLetterOrNumber();
        return table;
    }();
    return classes[c];
}

bool isWordPart(QChar c)
{
    return c.unicode() < 128 ? isAsciiWordPart(c.unicode()) : c.isLetterOrNumber();
}

/// Gives words that name one thing one stem: "two" and "2", "US" and "American", the spellings of a name.
void normalise(Word &word, QStringView raw, const RelatedWords &related)
{
    static const QHash<QString, QString> numbers = [] {
        QHash<QString, QString> values;
        for (const QString &entry : wordTable(u"number-words"_s))
            values.insert(entry.section(u'=', 0, 0).trimmed(), entry.section(u'=', 1).trimmed());
        values.remove(u"one"_s); // more often a pronoun
        return values;
    }();
    if (const auto value = numbers.constFind(word.folded); value != numbers.constEnd()) {
        word.stem = *value;
        word.number = true;
    } else if (word.capital) {
        const bool capitals = std::ranges::none_of(raw, [](QChar c) { return c.isLower(); });
        if (const auto nation = nations::find(plainName(word.folded), capitals)) {
            word.stem = foldedWord(nations::name(*nation));
            word.stopWord = false;
        } else if (related.of(tokenHash(word.stem)).empty()) {
            word.stem = spellingKey(word.stem); // no word of the language, hence a name
        }
    }
}

} // namespace

quint32 tokenHash(QStringView text)
{
    return quint32(hash64(text));
}

quint32 stemHash(QByteArrayView stem)
{
    // Tables are long and their stems plain letters: no string is made of those.
    if (std::ranges::any_of(stem, [](char byte) { return uchar(byte) > 0x7f; }))
        return tokenHash(QString::fromUtf8(stem));
    QVarLengthArray<char16_t, 64> text(stem.size());
    std::ranges::copy(stem, text.begin());
    return tokenHash(text);
}

struct Tokenizer::Known
{
    quint64 raw = 0; ///< 0: free
    quint32 word = 0;
    quint32 stem = 0;
    quint32 index = 0; ///< into m_stems
    quint8 flags = 0;
};

Tokenizer::Tokenizer(const QString &language)
    : m_language(language), m_related(RelatedWords::ofLanguage(language)), m_known(1 << 12)
{
}
Tokenizer::~Tokenizer() = default;

Tokenizer &Tokenizer::ofThread(const QString &language)
{
    thread_local QHash<QString, std::shared_ptr<Tokenizer>> tokenizers;
    std::shared_ptr<Tokenizer> &tokenizer = tokenizers[language];
    if (!tokenizer)
        tokenizer = std::make_shared<Tokenizer>(language);
    return *tokenizer;
}

void Tokenizer::grow()
{
    std::vector<Known> old(m_known.size() * 2);
    std::swap(old, m_known);
    for (const Known &entry : old) {
        if (entry.raw == 0)
            continue;
        size_t at = entry.raw & (m_known.size() - 1);
        while (m_known[at].raw != 0)
            at = (at + 1) & (m_known.size() - 1);
        m_known[at] = entry;
    }
}

Tokenizer::Known &Tokenizer::known(QStringView raw)
{
    const quint64 key = hash64(raw) | 1;
    size_t at = key & (m_known.size() - 1);
    for (; m_known[at].raw != 0; at = (at + 1) & (m_known.size() - 1)) {
        if (m_known[at].raw == key)
            return m_known[at];
    }
    if ((m_stems.size() + 1) * 2 > m_known.size()) {
        grow();
        return known(raw);
    }
    Known &entry = m_known[at];
    entry.raw = key;
    Word word = wordOf(raw, m_language);
    normalise(word, raw, m_related);
    entry.word = tokenHash(word.folded);
    entry.stem = tokenHash(word.stem);
    entry.index = quint32(m_stems.size());
    m_stems.push_back(word.stem);
    m_relatives.push_back(m_related.find(entry.stem));
    entry.flags = quint8((word.stopWord ? 0 : Token::Content) | (word.number ? Token::Number : 0) |
                         (word.capital ? Token::Capital : 0));
    return entry;
}

void Tokenizer::tokenize(QStringView text, std::vector<Token> &into)
{
    for (qsizetype i = 0; i < text.size();) {
        if (!isWordPart(text.at(i))) {
            ++i;
            continue;
        }
        const qsizetype start = i;
        i = wordEnd(text, i);
        const Known &entry = known(text.sliced(start, i - start));
        into.push_back(
            {quint32(start), quint32(i - start), entry.word, entry.stem, entry.index, entry.flags});
    }
}

} // namespace synoptic
