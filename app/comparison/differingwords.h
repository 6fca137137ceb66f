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
};

/// What a reader should look at where two texts differ: wordDifference() without commas, marks and white
/// space around words.
[[nodiscard]] DifferingSides differingWords(QStringView a, QStringView b);

/// The runs of a text of \p length that all of \p others differ from; moved where one at least has them in
/// another place.
[[nodiscard]] QList<DifferingWords> differingFromAll(const QList<QList<DifferingWords>> &others,
                                                     qsizetype length);

} // namespace synoptic
