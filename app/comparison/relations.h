// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparison/scorer.h"

namespace synoptic {

/// Whether two units give one quantity values that cannot both be true.
[[nodiscard]] bool figuresClash(const ReportPair &pair, size_t unitOfA, size_t unitOfB);

/// How two aligned units relate, given by their numbers in the two reports.
[[nodiscard]] Relation relationOf(const ReportPair &pair, size_t unitOfA, size_t unitOfB);

} // namespace synoptic
