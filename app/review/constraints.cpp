// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/constraints.h"

#include <algorithm>

namespace synoptic {

namespace {

qsizetype overlap(TextRange a, TextRange b)
{
    return std::min(a.end, b.end) - std::max(a.start, b.start);
}

QList<Place> placesOf(const QList<ReportRange> &side, const QList<Report> &reports)
{
    QList<Place> places;
    for (const ReportRange &place : side) {
        const Place snapped{place.report, sentenceAt(reports.at(place.report), place.range)};
        if (!places.contains(snapped))
            places.append(snapped);
    }
    return places;
}

} // namespace

TextRange sentenceAt(const Report &report, TextRange range)
{
    TextRange best = range;
    qsizetype most = 0;
    for (int p = report.passageAt(range.start); p >= 0 && p < report.passages().size(); ++p) {
        const Passage &passage = report.passages().at(p);
        if (passage.range.start >= range.end)
            break;
        for (const Sentence &sentence : passage.sentences) {
            if (overlap(sentence.range, range) > most) {
                most = overlap(sentence.range, range);
                best = sentence.range;
            }
        }
    }
    return best;
}

QList<Correction> constraintsOf(const PlacedCorrection &placed, const QList<Report> &reports)
{
    const QList<Place> one = placesOf(placed.one, reports);
    const QList<Place> other = placesOf(placed.other, reports);
    const CorrectionKind kind = placed.record.kind;
    const bool same = kind != CorrectionKind::NotSame && kind != CorrectionKind::Split;
    const auto relation =
        kind == CorrectionKind::Relation ? relationOf(placed.record.relation) : std::nullopt;
    QList<Correction> constraints;
    for (const Place &a : one) {
        for (const Place &b : other)
            constraints.append({a, b, same, relation});
    }
    return constraints;
}

Decisions decide(const QList<PlacedCorrection> &placed, const QList<Report> &reports)
{
    Decisions decisions;
    QList<int> decisionOf;
    for (int i = 0; i < placed.size(); ++i) {
        decisions.constraints += constraintsOf(placed.at(i), reports);
        decisionOf.resize(decisions.constraints.size(), i);
    }
    decisions.overruledBy.fill(-1, placed.size());
    for (const auto &[correction, by] : settle(decisions.constraints).overruled)
        decisions.overruledBy[decisionOf.at(correction)] = decisionOf.at(by);
    return decisions;
}

} // namespace synoptic
