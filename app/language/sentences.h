// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QList>
#include <QStringView>

namespace synoptic {

/// Sentence ranges of a passage, trimmed, in order, as offsets into \p text. Abbreviations, initials,
/// decimals, ellipses, quotation marks, lists in a line and left-over markup are handled; the stops of other
/// scripts are those that Unicode calls sentence terminals. A piece without a letter or a figure of more than
/// three digits (a rule, the number of a page) is no sentence. \p language is BCP 47. Linear in the text.
[[nodiscard]] QList<TextRange> sentenceRanges(QStringView text,
                                              const QString &language = QStringLiteral("en"));

/// Whether there is anything in \p text that makes a sentence, as above.
[[nodiscard]] bool saysSomething(QStringView text);

} // namespace synoptic
