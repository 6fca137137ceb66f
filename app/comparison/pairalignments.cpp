// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/pairalignments.h"

#include "comparison/evidence.h"
#include "comparison/relations.h"

#include <algorithm>
#include <cmath>

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

Resemblance resemblanceOf(const Features &features)
{
    const auto percent = [](double share) { return quint8(std::lround(std::clamp(share, 0.0, 1.0) * 100)); };
    return {percent(features[Containment]), percent(features[Sequence]),
            percent(features[Names]),       percent(features[Synonyms] + features[Endings]),
            percent(features[Diagonal]),    percent(features[GreaterRival])};
}

} // namespace

double lowestScore(const CompareOptions &options)
{
    return options.keepBelowThreshold ? 0 : std::min(options.threshold, options.remember);
}

PairAlignments::PairAlignments(const ReportPair &pair, const CompareOptions &options)
    : m_least(lowestScore(options))
{
    constexpr double rounding = 1e-9;
    const std::vector<Candidate> candidates =
        scoredCandidates(pair, options.keepBelowThreshold ? Reach::All : Reach::Likely);
    std::vector<size_t> keptOf;
    for (size_t i = 0; i < candidates.size(); ++i) {
        const Candidate &candidate = candidates[i];
        Kept kept{candidate.a, candidate.b, candidate.score, {}, {}};
        if (!candidate.verbatim && !isBrief(pair)) {
            kept.settled = -1;
            kept.logits = candidate.logits;
        }
        const double most = kept.settled >= 0
                                ? kept.settled
                                : std::max(scoreOf({kept.logits.event, kept.logits.event}, 0),
                                           scoreOf({kept.logits.library, kept.logits.library}, 0));
        if (most < m_least - rounding)
            continue;
        m_kept.push_back(kept);
        keptOf.push_back(i);
    }
    if (!isBrief(pair)) {
        const std::vector<Features> features = featuresOf(pair, candidates, keptOf);
        for (size_t k = 0; k < m_kept.size(); ++k)
            m_kept[k].resemblance = resemblanceOf(features[k]);
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
        m_alignments.last().resemblance = kept.resemblance;
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
