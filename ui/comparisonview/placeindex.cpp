// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/placeindex.h"

namespace synoptic {

PlaceIndex::PlaceIndex(const Comparison &comparison) : m_comparison(comparison)
{
    for (qsizetype i = 0; i < comparison.alignments.size(); ++i) {
        const Alignment &alignment = comparison.alignments.at(i);
        m_alignments[{alignment.a.report, alignment.a.range.start}].append(i);
        m_alignments[{alignment.b.report, alignment.b.range.start}].append(i);
    }
    for (qsizetype i = 0; i < comparison.facts.size(); ++i) {
        for (const Place &member : comparison.facts.at(i).members)
            m_facts[{member.report, member.range.start}].append(i);
    }
}

bool PlaceIndex::isShared(const Place &place) const
{
    return m_alignments.contains({place.report, place.range.start});
}

Sharing PlaceIndex::sharing(const Place &place) const
{
    Sharing most = Sharing::Own;
    for (const qsizetype i : m_alignments.value({place.report, place.range.start})) {
        const Relation relation = m_comparison.alignments.at(i).relation;
        const bool same = relation == Relation::Verbatim || relation == Relation::NearVerbatim;
        most = std::max(most, relation == Relation::Conflict ? Sharing::Conflict
                              : same                         ? Sharing::Shared
                                                             : Sharing::Partly);
    }
    return most;
}

std::optional<Place> PlaceIndex::counterpart(const Place &place, int report) const
{
    std::optional<Place> best;
    double score = -1;
    for (const qsizetype i : m_alignments.value({place.report, place.range.start})) {
        const Alignment &alignment = m_comparison.alignments.at(i);
        const Place &other = alignment.a.report == place.report ? alignment.b : alignment.a;
        if (other.report == report && alignment.score > score) {
            best = other;
            score = alignment.score;
        }
    }
    return best;
}

bool PlaceIndex::areAligned(const Place &one, const Place &other) const
{
    return std::ranges::any_of(m_alignments.value({one.report, one.range.start}), [&](qsizetype i) {
        const Alignment &alignment = m_comparison.alignments.at(i);
        return alignment.a == other || alignment.b == other;
    });
}

QList<std::pair<TextRange, TextRange>> PlaceIndex::counterparts(int report, int other) const
{
    QHash<qsizetype, const Alignment *> best;
    for (const Alignment &alignment : m_comparison.alignments) {
        const bool forward = alignment.a.report == report && alignment.b.report == other;
        if (!forward && (alignment.b.report != report || alignment.a.report != other))
            continue;
        const Alignment *&known = best[(forward ? alignment.a : alignment.b).range.start];
        if (!known || alignment.score > known->score)
            known = &alignment;
    }
    QList<std::pair<TextRange, TextRange>> pairs;
    for (const Alignment *alignment : std::as_const(best)) {
        const bool forward = alignment->a.report == report;
        pairs.append(
            {(forward ? alignment->a : alignment->b).range, (forward ? alignment->b : alignment->a).range});
    }
    return pairs;
}

QList<const Fact *> PlaceIndex::factsOf(const Place &place) const
{
    QList<const Fact *> facts;
    for (const qsizetype i : m_facts.value({place.report, place.range.start})) {
        if (m_comparison.facts.at(i).members.contains(place))
            facts.append(&m_comparison.facts.at(i));
    }
    return facts;
}

} // namespace synoptic
