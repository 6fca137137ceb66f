// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

namespace synoptic {

/// A correction that does not hold, since a later one says otherwise.
struct OverruledCorrection
{
    int correction = 0; ///< index into the corrections that were given
    int by = 0;         ///< the same of the one that it gives way to
    friend bool operator==(const OverruledCorrection &, const OverruledCorrection &) = default;
};

/// Corrections without contradiction.
struct SettledCorrections
{
    QList<Correction> holding;            ///< oldest first, a before b, no two of one pair
    QList<OverruledCorrection> overruled; ///< in order of their numbers
};

/// Settles what a user said over time; \p corrections are the oldest first. "Same" goes on from one to the
/// next: A = B and B = C say A = C too. Where that contradicts "not the same" of two places, the latest wins:
/// going from the latest to the oldest, each one holds that does not contradict those that hold already. A
/// relation says "same" too; of several for one pair the latest that holds counts.
[[nodiscard]] SettledCorrections settle(const QList<Correction> &corrections);

/// Leaves out the alignments that were denied and adds those that were affirmed, with score 1 and what the
/// engine had found of them. \p alignments are ordered and stay so; \p candidates, ordered, are what the
/// engine knows of pairs below the threshold.
void correct(QList<Alignment> &alignments, const QList<Correction> &holding,
             const QList<Alignment> &candidates = {});

} // namespace synoptic
