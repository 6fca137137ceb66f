// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace synoptic {

enum class TextUnit { Word, Sentence, Passage };

/// The selection one step on. A step selects the next (1) or previous (-1) whole unit: the caret of a text
/// that has none. Extending keeps the start and takes in one unit more, or one less (-1). Without a selection
/// the steps start at \p active, the sentence where the reader is. At the ends of the report nothing changes.
[[nodiscard]] TextRange steppedSelection(const Report &report, TextRange selection, TextRange active,
                                         TextUnit unit, int step, bool extend);

} // namespace synoptic
