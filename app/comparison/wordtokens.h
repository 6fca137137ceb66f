// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/worddifference.h"

#include <QString>
#include <vector>

namespace synoptic {

enum class TokenKind : quint8 {
    Content,   ///< a word that tells something, a number
    Character, ///< a character of writing without spaces
    Light,     ///< a stop word
    Mark,      ///< punctuation or a symbol
    Quote,     ///< a double quotation mark
};

/// A word, number or mark. Offsets are UTF-16 units; the tokens of a text cover it, white space going with
/// the token before it and, at the beginning, with the first.
struct WordToken
{
    quint32 start = 0;
    quint32 end = 0;
    quint32 id = 0; ///< the same for all tokens that count as equal; index of keys and kinds
};

struct TokenizedPair
{
    std::vector<WordToken> a;
    std::vector<WordToken> b;
    std::vector<QString>
        keys; ///< what tokens of an id have in common: folded, in one spelling when asked for
    std::vector<TokenKind> kinds;
};

/// Tokens of two texts of less than 2^32 units. In writing without spaces (Chinese, Japanese, Thai, Lao,
/// Khmer, Burmese) a token is a character with the marks on it.
[[nodiscard]] TokenizedPair tokenizePair(QStringView a, QStringView b, const WordDifferenceOptions &options);

} // namespace synoptic
