// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QString>
#include <QStringView>
#include <vector>

namespace synoptic {

/// A word as the comparison sees it: numbers for its form and its stem, no text.
struct Token
{
    enum Flag : quint8 {
        Content = 1, ///< no stop word
        Number = 2,  ///< starts with a digit, or is a number word
        Capital = 4, ///< starts with an upper-case letter
    };
    quint32 start = 0;  ///< offset into the text given
    quint32 length = 0; ///< in UTF-16 units
    quint32 word = 0;   ///< hash of the folded form, the same in every report and run
    quint32 stem = 0;   ///< hash of the stem; of the plain digits for numbers ("100,000", "100000")
    quint32 known = 0;  ///< for Tokenizer::stemText()
    quint8 flags = 0;
    [[nodiscard]] bool is(Flag flag) const { return flags & flag; }
};

class RelatedWords;

/// Splits texts of one language into tokens, as wordsOf() does, at memory speed: what a word is folded and
/// stemmed to is remembered. One for each thread.
class Tokenizer
{
public:
    explicit Tokenizer(const QString &language);
    ~Tokenizer();
    Tokenizer(const Tokenizer &) = delete;
    Tokenizer &operator=(const Tokenizer &) = delete;

    /// Appends the tokens of a text; their offsets count from its start.
    void tokenize(QStringView text, std::vector<Token> &into);

    /// The stem itself of a token that this tokenizer made, by its Token::known.
    [[nodiscard]] QStringView stemText(quint32 known) const { return m_stems[known]; }
    /// Where the relatives of that stem stand in the RelatedWords of the language.
    [[nodiscard]] quint32 relatives(quint32 known) const { return m_relatives[known]; }

    /// The one of this thread for a language.
    [[nodiscard]] static Tokenizer &ofThread(const QString &language);

private:
    struct Known;
    Known &known(QStringView raw);
    void grow();

    QString m_language;
    const RelatedWords &m_related;
    std::vector<Known> m_known; ///< open addressing, by hash of the raw word
    std::vector<QString> m_stems;
    std::vector<quint32> m_relatives;
};

/// The hash that tokens carry.
[[nodiscard]] quint32 tokenHash(QStringView text);
/// The same of a stem that a table holds, in UTF-8.
[[nodiscard]] quint32 stemHash(QByteArrayView stem);

} // namespace synoptic
