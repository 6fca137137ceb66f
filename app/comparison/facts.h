// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparison/eventnames.h"
#include "comparison/factmemory.h"

namespace synoptic {

/// Groups aligned places into facts that do not chain: two groups join only when every place of one is
/// aligned with every place of the other that is in another report (complete linkage, best alignments first).
/// A sentence may tell several things: a report that is not in a group joins it with the sentence that is
/// aligned with more than half of its members, or with half of four and more where one of these alignments is
/// sure (0.75), though it belongs to another group too.
/// \p alignments are those at or above the threshold, ordered, as the engine found them. What \p corrections,
/// settled, deny never stands in one fact. The facts of places that they affirm become one; members that are
/// denied to it stay behind. \p memory, where there is one, has been told to begin with these reports.
[[nodiscard]] QList<Fact> findFacts(const QList<Report> &reports, const QList<Alignment> &alignments,
                                    const QList<Correction> &corrections = {}, FactMemory *memory = nullptr);

/// What comes near to a fact in the reports that are not in it: of each such report the sentence that is
/// aligned best with a member, but with too few of them.
struct NearPlace
{
    Place place;
    double score = 0;
    int aligned = 0; ///< with so many members
    friend bool operator==(const NearPlace &, const NearPlace &) = default;
};

/// By fact, in the order of the reports.
[[nodiscard]] QList<QList<NearPlace>> nearPlaces(const Comparison &comparison);

/// Where the members of a fact part: figures that cannot both be true or are worded otherwise, quotations of
/// one utterance in other words, spellings of a name or another name in one role, speakers of one quotation.
[[nodiscard]] QList<Difference> findDifferences(const QList<Report> &reports, const EventNames &names,
                                                const QList<Place> &members);

} // namespace synoptic
