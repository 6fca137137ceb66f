// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/relations.h"

#include "comparison/figurecomparison.h"
#include "comparison/quotationcomparison.h"

#include <algorithm>
#include <rapidfuzz/distance/Indel.hpp>

namespace synoptic {

namespace {

constexpr double nearlyTheSame = 0.66; ///< of the words, in order
constexpr double headlinesAlike = 0.3; ///< cosine
constexpr double nothingElse = 0.7;    ///< of the richer unit's weight

bool quotationsDiffer(const IndexedReport &reportA, const Unit &a, const IndexedReport &reportB,
                      const Unit &b)
{
    return std::ranges::any_of(reportA.quotedIn(a.range), [&](const QuotedRange &left) {
        return std::ranges::any_of(reportB.quotedIn(b.range), [&](const QuotedRange &right) {
            return quoteOtherwise(reportA.report().text(left.range), reportB.report().text(right.range));
        });
    });
}

bool isHeadline(const Unit &unit)
{
    return unit.kind == PassageKind::Title || unit.kind == PassageKind::Heading;
}

} // namespace

bool figuresClash(const ReportPair &pair, size_t unitOfA, size_t unitOfB)
{
    const Report &reportA = pair.a().report();
    const Report &reportB = pair.b().report();
    const TextRange a = pair.a().units()[unitOfA].range;
    const TextRange b = pair.b().units()[unitOfB].range;
    if (reportA.figuresIn(a).empty() || reportB.figuresIn(b).empty())
        return false;
    return std::ranges::any_of(figureDifferences(reportA, a, reportB, b), [](const FigurePair &figures) {
        return figures.nature == DifferenceNature::Contradiction;
    });
}

Relation relationOf(const ReportPair &pair, size_t unitOfA, size_t unitOfB)
{
    const Unit &a = pair.a().units()[unitOfA];
    const Unit &b = pair.b().units()[unitOfB];
    if (a.hash == b.hash)
        return Relation::Verbatim;
    if (figuresClash(pair, unitOfA, unitOfB))
        return Relation::Conflict;
    if (quotationsDiffer(pair.a(), a, pair.b(), b))
        return Relation::Conflict;
    const auto words = pair.a().words(a);
    const auto others = pair.b().words(b);
    if (rapidfuzz::indel_normalized_similarity(words.begin(), words.end(), others.begin(), others.end()) >=
        nearlyTheSame)
        return Relation::NearVerbatim;
    // Two headlines have room for one fact each.
    const bool oneFact = isHeadline(a) && isHeadline(b) ? pair.likeness(unitOfA, unitOfB) >= headlinesAlike
                                                        : pair.leastShare(unitOfA, unitOfB) >= nothingElse;
    return oneFact ? Relation::SameFact : Relation::Partial;
}

} // namespace synoptic
