// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/relations.h"

#include "comparison/figurecomparison.h"
#include "comparison/quotationcomparison.h"

#include <algorithm>
#include <rapidfuzz/distance/Indel.hpp>

namespace synoptic {

namespace {

template <typename Visit>
bool anyQuotation(const Report &report, TextRange range, Visit visit)
{
    return std::ranges::any_of(report.quotations(), [&](const Quotation &quotation) {
        return quotation.range.overlaps(range) && visit(report.text(quotation.range));
    });
}

bool quotationsDiffer(const QList<Report> &reports, const Unit &a, const Unit &b)
{
    return anyQuotation(reports.at(a.place.report), a.place.range, [&](QStringView left) {
        return anyQuotation(reports.at(b.place.report), b.place.range,
                            [&](QStringView right) { return quoteOtherwise(left, right); });
    });
}

bool figuresClash(const QList<Report> &reports, const Unit &a, const Unit &b)
{
    const Report &reportA = reports.at(a.place.report);
    const Report &reportB = reports.at(b.place.report);
    return std::ranges::any_of(a.figures, [&](const Figure &left) {
        return std::ranges::any_of(b.figures, [&](const Figure &right) {
            return comparable(left, right) && !compatible(left, right) &&
                   saidOfTheSame(reportA, left, reportB, right);
        });
    });
}

bool isHeadline(const Unit &unit)
{
    return unit.kind == PassageKind::Title || unit.kind == PassageKind::Heading;
}

} // namespace

Relation relationOf(const QList<Report> &reports, const Unit &a, const Unit &b, const Features &features)
{
    if (a.words == b.words)
        return Relation::Verbatim;
    if (features[FiguresShared] == 0 && features[Cosine] > 0.3 && figuresClash(reports, a, b))
        return Relation::Conflict;
    if (quotationsDiffer(reports, a, b))
        return Relation::Conflict;
    if (rapidfuzz::indel_normalized_similarity(a.words, b.words) >= 0.75)
        return Relation::NearVerbatim;
    // Two headlines have room for one fact each.
    if (isHeadline(a) && isHeadline(b) && features[Cosine] >= 0.3)
        return Relation::SameFact;
    const double longer = double(std::max(a.stems.size(), b.stems.size()));
    const double shorter = double(std::min(a.stems.size(), b.stems.size()));
    return features[Cosine] >= 0.5 && shorter / longer >= 0.6 ? Relation::SameFact : Relation::Partial;
}

} // namespace synoptic
