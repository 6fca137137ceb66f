// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QStringView>
#include <vector>

namespace synoptic {

/// A word, number or mark as anchors compare them: typography (kind of quotation mark and dash, dots for an
/// ellipsis, composed letters, soft hyphens, kind and number of spaces) and case tell nothing.
struct AnchorToken
{
    qsizetype start = 0; ///< UTF-16 offsets into the text
    qsizetype end = 0;
    quint32 id = 0;   ///< hash of what is left; the same in every text
    float weight = 0; ///< how much it tells: 1 for a word of four letters or a number, little for marks
    bool startsLine = false;
};

/// The tokens of a text in order; what lies between is white space. Linear in the text.
[[nodiscard]] std::vector<AnchorToken> anchorTokens(QStringView text);

/// The first token that ends behind \p range.start, and behind the last one that starts before range.end.
[[nodiscard]] std::pair<qsizetype, qsizetype> tokensIn(const std::vector<AnchorToken> &tokens,
                                                       TextRange range);

} // namespace synoptic
