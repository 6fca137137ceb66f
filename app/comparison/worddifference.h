// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QList>
#include <QStringView>

namespace synoptic {

/// One run of a word-level difference. Ranges are offsets (UTF-16) into the two texts compared; a run that
/// stands on one side only has an empty range on the other, at the place where it would stand.
struct WordEdit
{
    enum Operation {
        Equal,
        Removed,
        Added,
        Replaced,
        Moved ///< stands on one side here, and on the other in the edit that counterpart names
    };
    Operation operation = Equal;
    TextRange a;
    TextRange b;
    qsizetype counterpart = -1; ///< of a Moved run: index in the list of its other end; else -1
    friend bool operator==(const WordEdit &, const WordEdit &) = default;
};

struct WordDifferenceOptions
{
    /// Spellings of one name (spellingKey()), British and American spelling and hyphens inside words are no
    /// difference (see oneSpelling()); a word is taken for a name when neither text has it in lower case.
    /// Numbers differ unless their digits are the same: 100,000, 100000 and 100 000 are equal.
    bool ignoreSpelling = false;
    /// Punctuation is no difference and goes with the words that it stands at. Signs of number, currency and
    /// per cent are not punctuation.
    bool ignorePunctuation = false;
};

/// Word-level difference of two passages or whole reports. Words, numbers and marks are tokens, a character
/// where writing has no spaces; case, white space and typographic variants of quotation marks, apostrophes
/// and dashes count as equal. The runs cover both texts without gaps, and with the sides swapped they are the
/// same with Removed and Added swapped. Without tokens on one side (white space, ignored punctuation), that
/// side's text lies in the first run, which then is Replaced or Equal.
///
/// The tokens in common are those of commonRuns(), which is linear and minimal for texts of up to about a
/// thousand words in the part that differs. Then the marks are made readable:
/// * what is only added or removed slides to the start of a phrase and out of the middle of a quotation;
/// * an equal run that tells nothing (function words, marks) between two changes that are no shorter, or of
///   one such token, becomes part of the change;
/// * a run of three tokens or more with a content word (six characters, in writing without spaces) that was
///   changed on both sides, once on either, is Moved.
/// Sources: the slides and the islands after N. Fraser, diff-match-patch, cleanupSemantic and
/// cleanupSemanticLossless (2006); moved runs after P. Heckel, A technique for isolating differences between
/// files, CACM 21 (1978), with three tokens in place of a line.
[[nodiscard]] QList<WordEdit> wordDifference(QStringView a, QStringView b,
                                             const WordDifferenceOptions &options = {});

} // namespace synoptic
