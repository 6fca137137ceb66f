// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "language/times.h"

namespace synoptic {

/// Two times that two places give of one act, and that are not the same.
struct TimePair
{
    TextRange a; ///< in the text of the first place's report
    TextRange b;
    DifferenceNature nature = DifferenceNature::Contradiction;
};

/// The times of two places that are of one act and differ. Times of two zones are compared in one; a time
/// whose zone is not given is not compared with one whose zone is, unless their minutes differ.
[[nodiscard]] QList<TimePair> timeDifferences(const QList<Report> &reports, const Place &a, const Place &b);

} // namespace synoptic
