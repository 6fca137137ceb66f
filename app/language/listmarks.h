// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QStringView>
#include <optional>
#include <vector>

namespace synoptic {

/// What could mark an item of a list that stands in one paragraph: "1.", "2)", "(a)", "iv)", "• 9.".
struct ListMark
{
    TextRange range;        ///< with bracket, bullet and the white space behind it
    int number = 0;         ///< what it counts when read as a figure, 0 where it cannot be
    int lower = 0;          ///< the same as a small letter, 'a' being 1
    int upper = 0;          ///< as a capital, only with a bracket: "A." is an initial
    int roman = 0;          ///< as a Roman numeral, "iv" being 4
    bool bracketed = false; ///< closed by a bracket
    bool opens = false;     ///< begins the paragraph
    bool afterStop = false; ///< stands behind the end of a sentence
};

/// The mark that the stop or bracket at \p at closes.
[[nodiscard]] std::optional<ListMark> listMarkAt(QStringView text, qsizetype at);

/// Those of \p marks (in text order) that belong to lists: marks of one kind that count up, the first of
/// which begins the paragraph or follows a sentence. Two make a list at the beginning, three inside the
/// paragraph.
[[nodiscard]] std::vector<TextRange> listsAmong(const std::vector<ListMark> &marks);

/// What a Roman numeral of the signs i, v and x is worth, in either case; 0 where it is none.
[[nodiscard]] int romanValue(QStringView numeral);

} // namespace synoptic
