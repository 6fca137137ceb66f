// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/scorer.h"

#include <span>

namespace synoptic {

/// Two units, one of each report of a pair, that may report the same.
struct Candidate
{
    quint32 a = 0; ///< index into the units of the first report
    quint32 b = 0;
    bool verbatim = false; ///< the same words in the same order
    double words = 0;      ///< score by the words alone
    double score = 0;
    Logits logits; ///< what the score follows from, where the two are not verbatim and the reports not brief
};

/// How far to look: for what may be shown, or for whatever could be ranked.
enum class Reach { Likely, All };

/// How far to look among so many reports (see ReportPair::manyReports()).
enum class ReachOfMany { Event, Large, Library };
[[nodiscard]] ReachOfMany reachOfMany(size_t manyReports);

/// Whether two reports are so brief that their units are scored without a context, however many reports there
/// are.
[[nodiscard]] bool isBrief(const ReportPair &pair);

/// Every two units that share enough to be worth a score, scored first by their words, then with their
/// context; in order of a, then b. Pairs whose score is next to nothing are left out.
[[nodiscard]] std::vector<Candidate> scoredCandidates(const ReportPair &pair, Reach reach);

/// The same of proposed pairs only: what an index over many reports found. \p proposed is ascending, unique.
[[nodiscard]] std::vector<Candidate> scoredCandidates(const ReportPair &pair,
                                                      std::span<const std::pair<quint32, quint32>> proposed);

/// The features that the candidates' scores were made of; those of the words stay 0 where the two are
/// verbatim.
[[nodiscard]] std::vector<Features> featuresOf(const ReportPair &pair,
                                               const std::vector<Candidate> &candidates);
/// The same of some of them, given by their ascending numbers.
[[nodiscard]] std::vector<Features>
featuresOf(const ReportPair &pair, const std::vector<Candidate> &candidates, std::span<const size_t> numbers);

} // namespace synoptic
