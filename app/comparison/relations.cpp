// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/relations.h"

#include "comparison/figurecomparison.h"

#include <algorithm>
#include <rapidfuzz/distance/Indel.hpp>
#include <rapidfuzz/distance/LCSseq.hpp>

namespace synoptic {

namespace {

std::vector<quint64> foldedWords(QStringView text)
{
    std::vector<quint64> folded;
    for (const Word &word : wordsOf(text))
        folded.push_back(qHash(word.capital ? spellingKey(word.folded) : word.folded));
    return folded;
}

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

bool quoteOtherwise(QStringView a, QStringView b)
{
    const std::vector<quint64> x = foldedWords(a);
    const std::vector<quint64> y = foldedWords(b);
    const size_t least = std::min(x.size(), y.size());
    if (least < 4)
        return false;
    const size_t shared = rapidfuzz::lcs_seq_similarity(x, y);
    if (shared * 10 < least * 6)
        return false;
    // What stands between the first and the last shared word must be the same in both.
    const auto operations = rapidfuzz::indel_editops(x, y);
    const auto inside = [&](const rapidfuzz::EditOp &op) {
        const bool start = op.src_pos == 0 || op.dest_pos == 0;
        const bool end = op.src_pos >= x.size() || op.dest_pos >= y.size();
        return !start && !end;
    };
    const auto changed = std::count_if(operations.begin(), operations.end(), inside);
    // A word or two in a long run may be a fragment that both cut out elsewhere; most of it must be the same.
    return changed > 0 && size_t(changed) <= shared;
}

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
