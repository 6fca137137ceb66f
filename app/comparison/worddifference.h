// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QList>
#include <QStringView>

namespace synoptic {

/// One run of a word-level difference. Ranges are offsets into the two texts compared; a run that stands on
/// one side only has an empty range on the other, at the place where it would stand.
struct WordEdit
{
    enum Operation { Equal, Removed, Added, Replaced };
    Operation operation = Equal;
    TextRange a;
    TextRange b;
    friend bool operator==(const WordEdit &, const WordEdit &) = default;
};

/// Word-level difference of two passages: words and punctuation are tokens; case and typographic variants of
/// quotation marks, apostrophes and dashes count as equal. Lone equal function words between two changes are
/// folded into them, so that islands stay readable. The runs cover both texts without gaps.
/// Source: longest common subsequence, bit-parallel after Hyyrö 2004, as in rapidfuzz-cpp.
[[nodiscard]] QList<WordEdit> wordDifference(QStringView a, QStringView b);

} // namespace synoptic
