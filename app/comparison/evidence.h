// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/scorer.h"

namespace synoptic {

/// Why two units align, in words: figures that both give, the rarest words that both use.
[[nodiscard]] QStringList evidenceOf(const ReportPair &pair, size_t unitOfA, size_t unitOfB);

/// The part of each of two units that the other reports too, trimmed to whole clauses: "Rescuers pulled 58
/// people from the sea" of a sentence that goes on with the weather. Whole units where all is shared.
[[nodiscard]] std::pair<TextRange, TextRange> sharedParts(const ReportPair &pair, size_t unitOfA,
                                                          size_t unitOfB);

} // namespace synoptic
