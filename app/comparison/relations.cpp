// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/relations.h"

#include "comparison/figurecomparison.h"
#include "comparison/quotationcomparison.h"

#include <algorithm>
#include <rapidfuzz/distance/Indel.hpp>

namespace synoptic {

namespace {

bool quotationsDiffer(const IndexedReport &reportA, const Unit &a, const IndexedReport &reportB,
                      const Unit &b)
{
    return std::ranges::any_of(reportA.quotedIn(a.range), [&](const QuotedRange &left) {
        return std::ranges::any_of(reportB.quotedIn(b.range), [&](const QuotedRange &right) {
            return quoteOtherwise(reportA.report().text(left.range), reportB.report().text(right.range));
        });
    });
}

bool figuresClash(const Report &reportA, const Unit &a, const Report &reportB, const Unit &b)
{
    if (reportA.figuresIn(a.range).empty() || reportB.figuresIn(b.range).empty())
        return false;
    return std::ranges::any_of(
        figureDifferences({reportA, reportB}, {0, a.range}, {1, b.range}),
        [](const FigurePair &pair) { return pair.nature == DifferenceNature::Contradiction; });
}

bool isHeadline(const Unit &unit)
{
    return unit.kind == PassageKind::Title || unit.kind == PassageKind::Heading;
}

} // namespace

Relation relationOf(const ReportPair &pair, size_t unitOfA, size_t unitOfB)
{
    const Unit &a = pair.a().units()[unitOfA];
    const Unit &b = pair.b().units()[unitOfB];
    const Report &reportA = pair.a().report();
    const Report &reportB = pair.b().report();
    if (a.hash == b.hash)
        return Relation::Verbatim;
    const double likeness = pair.likeness(unitOfA, unitOfB);
    if (figuresClash(reportA, a, reportB, b))
        return Relation::Conflict;
    if (quotationsDiffer(pair.a(), a, pair.b(), b))
        return Relation::Conflict;
    const auto words = pair.a().words(a);
    const auto others = pair.b().words(b);
    if (rapidfuzz::indel_normalized_similarity(words.begin(), words.end(), others.begin(), others.end()) >=
        0.75)
        return Relation::NearVerbatim;
    // Two headlines have room for one fact each.
    if (isHeadline(a) && isHeadline(b) && likeness >= 0.3)
        return Relation::SameFact;
    const double longer = double(std::max(a.stemCount, b.stemCount));
    const double shorter = double(std::min(a.stemCount, b.stemCount));
    return likeness >= 0.5 && shorter / longer >= 0.6 ? Relation::SameFact : Relation::Partial;
}

} // namespace synoptic
