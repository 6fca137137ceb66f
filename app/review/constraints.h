// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/corrections.h"
#include "library/corrections.h"

namespace synoptic {

/// A decision of the analyst as the comparison takes it, pair by pair. A place that is no sentence of its
/// report any more (its text was divided otherwise) stands for the sentence that has most of it.
[[nodiscard]] QList<Correction> constraintsOf(const PlacedCorrection &placed, const QList<Report> &reports);

/// The decisions of an event and what they come to.
struct Decisions
{
    QList<Correction> constraints; ///< for CompareOptions
    /// For each decision the one that it gives way to, wholly or in part; -1 where it holds.
    QList<int> overruledBy;
};
[[nodiscard]] Decisions decide(const QList<PlacedCorrection> &placed, const QList<Report> &reports);

/// The sentence that has most of a range; the range itself where none has any of it.
[[nodiscard]] TextRange sentenceAt(const Report &report, TextRange range);

} // namespace synoptic
