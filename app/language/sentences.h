// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QList>
#include <QStringView>

namespace synoptic {

/// Sentence ranges of a passage, trimmed, in order, as offsets into \p text. ICU's rules with abbreviations,
/// initials, decimals, ellipses and quotation marks handled. \p language is BCP 47.
[[nodiscard]] QList<TextRange> sentenceRanges(QStringView text,
                                              const QString &language = QStringLiteral("en"));

} // namespace synoptic
