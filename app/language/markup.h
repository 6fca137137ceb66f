// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QStringView>

namespace synoptic {

/// Length of what stands at \p at and is no text: white space, a tag ("<p>", also escaped as "&lt;p&gt;"), an
/// escaped line break ("\n" as two characters), a rule drawn with at least four signs. 0 where text stands.
[[nodiscard]] qsizetype noTextAt(QStringView text, qsizetype at);

/// The same, ending at \p end (exclusive) and not reaching below \p start.
[[nodiscard]] qsizetype noTextBefore(QStringView text, qsizetype start, qsizetype end);

/// Length of an escaped line break at \p at ("\n", "\r", also "\ n" as some converters leave it), else 0.
[[nodiscard]] qsizetype escapedBreakAt(QStringView text, qsizetype at);

/// \p range without what is no text at either end.
[[nodiscard]] TextRange withoutMarkup(QStringView text, TextRange range);

} // namespace synoptic
