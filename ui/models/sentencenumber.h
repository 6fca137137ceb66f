// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace synoptic {

/// Which of a report's sentences one is.
struct SentenceNumber
{
    int number = 0; ///< from 1; 0: it is not counted
    int of = 0;
};

/// Titles, headings, body and captions count, whatever is folded; page furniture, bylines and time lines do
/// not.
[[nodiscard]] SentenceNumber sentenceNumber(const Report &report, TextRange sentence);
/// "sentence 12", or where the sentence does not count "line 40".
[[nodiscard]] QString sentenceNumberText(const Report &report, TextRange sentence);

} // namespace synoptic
