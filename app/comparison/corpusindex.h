// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/corpus.h"

namespace synoptic {

/// Two units of a corpus that may report the same; reportA < reportB.
struct Proposal
{
    quint32 reportA = 0;
    quint32 reportB = 0;
    quint32 unitA = 0;
    quint32 unitB = 0;
    friend auto operator<=>(const Proposal &, const Proposal &) = default;
};

/// The pairs of units of a corpus that share enough to be worth a score, ascending, unique. Works on distinct
/// sentences: each stands for all places where it stands word for word. Two sentences meet where they share
/// one rare stem, or two stems that are common (the pair is the key then, as in prefix filtering with longer
/// signatures: Wang, Li, Feng, "Can we beat the prefix filtering?", SIGMOD 2012); what they share is then
/// weighed by its rarity in the corpus. Nothing when \p progress cancelled.
[[nodiscard]] std::optional<std::vector<Proposal>> proposePairs(const Corpus &corpus, int threads,
                                                                const Progress &progress);

} // namespace synoptic
