// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/extraction.h"

#include <QFlags>

namespace synoptic {

/// What a token of a clause is.
enum class TokenKind : quint8 {
    Word, ///< with its inner apostrophes and hyphens, an abbreviation with its stop
    Number,
    Comma,
    Colon,
    Stop, ///< . ! ? ; … where a sentence or clause ends
    Dash,
    Open,  ///< a bracket
    Close, ///< a bracket
    Quote, ///< a whole quotation with its marks, seen from outside
    Other,
    Break, ///< a passage begins
};

/// What the tables say of a word, by its folded form.
enum class WordClass : quint16 {
    Speech = 1,    ///< a verb of speech
    Listener = 2,  ///< a verb of speech whose next name is the listener
    Office = 4,    ///< "minister", "spokeswoman"
    Honorific = 8, ///< "Mr", "Senator"
    Preposition = 16,
    Auxiliary = 32, ///< stands between a subject and its verb: "has", "also", "later"
    Function = 64,  ///< too common to tell anything: no part of a name
    Conjunction = 128,
    Determiner = 256,
    Calendar = 512,      ///< a weekday or month
    Particle = 1024,     ///< inside a name: "van", "al"
    Pronoun = 2048,      ///< he, she, they, it, I, we, who
    Medium = 4096,       ///< what speaks without being anybody: "statement", "poll", "ruling"
    Abbreviation = 8192, ///< a name or number follows its stop: "Sen."
};
Q_DECLARE_FLAGS(WordClasses, WordClass)
Q_DECLARE_OPERATORS_FOR_FLAGS(WordClasses)

struct Token
{
    TextRange range; ///< without the possessive 's
    TokenKind kind = TokenKind::Other;
    WordClasses classes;
    bool capital = false;
    bool possessive = false;
    qsizetype quotation = -1; ///< for Quote: index of the quotation

    [[nodiscard]] bool is(WordClass wanted) const { return classes.testFlag(wanted); }
    [[nodiscard]] bool isWord() const { return kind == TokenKind::Word; }
    /// A word that a name may hold.
    [[nodiscard]] bool isNameWord() const
    {
        return isWord() && capital && !is(WordClass::Calendar) && !is(WordClass::Pronoun);
    }
};

/// The tokens of \p passages that hold text, each passage behind a Break; \p quotations are one token each.
[[nodiscard]] QList<Token> tokensAround(QStringView text, const QList<Passage> &passages,
                                        const QList<QuotedRange> &quotations);

/// The tokens of a range, without quotations.
[[nodiscard]] QList<Token> tokensIn(QStringView text, TextRange range);

/// The words of tokens [first, last) as the text has them, white space simplified, without a last 's.
[[nodiscard]] QString wordsOfTokens(QStringView text, const QList<Token> &tokens, qsizetype first,
                                    qsizetype last);

/// A token as the text has it.
[[nodiscard]] inline QStringView wordOf(QStringView text, const Token &token)
{
    return text.sliced(token.range.start, token.range.length());
}

/// Whether a token is a word, in any case.
[[nodiscard]] inline bool isWordOf(QStringView text, const Token &token, QStringView word)
{
    return token.isWord() && token.range.length() == word.size() &&
           wordOf(text, token).compare(word, Qt::CaseInsensitive) == 0;
}

/// Whether a token is a nickname in marks inside a name: Piet “Pike” Oldham.
[[nodiscard]] bool isNickname(const QList<Token> &tokens, qsizetype at);

/// Where the run of words of a name that begins at \p first ends: "Ada van Dorn", "Gov. Karl J. Ness". \p
/// first itself where none begins there.
[[nodiscard]] qsizetype nameEnd(QStringView text, const QList<Token> &tokens, qsizetype first);

} // namespace synoptic
