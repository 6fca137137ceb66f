// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/pairalignments.h"

#include "comparison/evidence.h"
#include "comparison/relations.h"

#include <algorithm>

namespace synoptic {

namespace {

Alignment alignmentOf(const ReportPair &pair, quint32 unitOfA, quint32 unitOfB)
{
    Alignment alignment;
    alignment.a = {0, pair.a().units()[unitOfA].range};
    alignment.b = {1, pair.b().units()[unitOfB].range};
    alignment.relation = relationOf(pair, unitOfA, unitOfB);
    alignment.evidence = evidenceOf(pair, unitOfA, unitOfB);
    std::tie(alignment.partA, alignment.partB) = alignment.relation == Relation::Partial
                                                     ? sharedParts(pair, unitOfA, unitOfB)
                                                     : std::pair(alignment.a.range, alignment.b.range);
    return alignment;
}

} // namespace

PairAlignments::PairAlignments(const ReportPair &pair, const CompareOptions &options)
    : m_least(options.keepBelowThreshold ? 0 : options.threshold)
{
    constexpr double rounding = 1e-9;
    for (const Candidate &candidate :
         scoredCandidates(pair, options.keepBelowThreshold ? Reach::All : Reach::Likely)) {
        Kept kept{candidate.a, candidate.b, candidate.score, {}};
        if (!candidate.verbatim && !isBrief(pair)) {
            kept.settled = -1;
            kept.logits = candidate.logits;
        }
        const double most = kept.settled >= 0
                                ? kept.settled
                                : std::max(scoreOf({kept.logits.event, kept.logits.event}, 0),
                                           scoreOf({kept.logits.library, kept.logits.library}, 0));
        if (most >= m_least - rounding)
            m_kept.push_back(kept);
    }
    complete(pair);
}

void PairAlignments::complete(const ReportPair &pair)
{
    for (Kept &kept : m_kept) {
        if (kept.alignment >= 0 || kept.among(pair.manyReports()) < m_least)
            continue;
        kept.alignment = int(m_alignments.size());
        m_alignments.append(alignmentOf(pair, kept.a, kept.b));
    }
}

bool PairAlignments::holdsAmong(size_t manyReports) const
{
    return std::ranges::all_of(
        m_kept, [&](const Kept &kept) { return kept.alignment >= 0 || kept.among(manyReports) < m_least; });
}

PairAlignments PairAlignments::completed(const ReportPair &pair) const
{
    PairAlignments whole = *this;
    whole.complete(pair);
    return whole;
}

void PairAlignments::appendTo(QList<Alignment> &alignments, int reportA, int reportB,
                              size_t manyReports) const
{
    for (const Kept &kept : m_kept) {
        const double score = kept.among(manyReports);
        if (score < m_least)
            continue;
        Alignment alignment = m_alignments.at(kept.alignment);
        alignment.a.report = reportA;
        alignment.b.report = reportB;
        alignment.score = score;
        alignments.append(std::move(alignment));
    }
}

} // namespace synoptic
