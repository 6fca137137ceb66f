// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QList>
#include <QStringView>

namespace synoptic {

/// Words that another text says in another way; offsets (UTF-16) into the text that they stand in.
struct DifferingWords
{
    TextRange range;
    bool moved = false; ///< the same words, in another place
    friend bool operator==(const DifferingWords &, const DifferingWords &) = default;
};

struct DifferingSides
{
    QList<DifferingWords> a;
    QList<DifferingWords> b;
    /// Hardly a word is the other text's: to mark nearly all of them would tell nothing.
    bool throughout = false;
};

/// The share of the letters and digits of a text from which on it is worded differently throughout; of the
/// text that has more of its words in the other, so that a sentence that a longer one contains is not.
constexpr double throughoutShare = 0.7;

/// Where two texts differ: wordDifference() without commas, marks and white space around words. Whether they
/// do throughout is said, and all is listed nevertheless: for two versions of a text.
[[nodiscard]] DifferingSides allDifferingWords(QStringView a, QStringView b);

/// What a reader should look at in two sentences: allDifferingWords(), or nothing where they differ
/// throughout. Every view and export marks this.
[[nodiscard]] DifferingSides differingWords(QStringView a, QStringView b);

/// The runs of a text of \p length that all of \p others differ from; moved where one at least has them in
/// another place.
[[nodiscard]] QList<DifferingWords> differingFromAll(const QList<QList<DifferingWords>> &others,
                                                     qsizetype length);

} // namespace synoptic
