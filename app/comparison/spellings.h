// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace synoptic {

/// One form for all spellings of a word in lower case: hyphens inside it go, and British endings become
/// American ones (-our, -ise and -yse, -re, -ence, -ogue, -amme, ae, a doubled l before an ending). A
/// \p name goes through spellingKey() after that. The forms are keys, not words. Rules, no lists: the one
/// word of a pair that a rule turns into the other (four, prise, filled) is left alone by its shape. A word
/// with a digit in it keeps everything but its grouping commas and a hyphen between letter and digit: two
/// numbers are one only when they are written with the same digits.
[[nodiscard]] QString oneSpelling(const QString &word, bool name);

} // namespace synoptic
