// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/coverage.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace synoptic {

namespace {

using PlaceKey = std::pair<int, qsizetype>; ///< a report and where a place starts in it

PlaceKey keyOf(const Place &place)
{
    return {place.report, place.range.start};
}

CoverageCell *cellOf(FactCoverage &fact, int report)
{
    const auto found = std::ranges::lower_bound(fact.cells, report, {}, &CoverageCell::report);
    return found != fact.cells.end() && found->report == report ? &*found : nullptr;
}

/// From when to when a member can have been written. A day without a time is that day in any zone.
struct Span
{
    QDateTime from;
    QDateTime to;
};

std::optional<Span> spanOf(const Moment &moment)
{
    if (moment.isTimed())
        return Span{moment.utc, moment.utc};
    if (!moment.date.isValid())
        return std::nullopt;
    const QDateTime day(moment.date, QTime(0, 0), QTimeZone::UTC);
    return Span{day, day.addDays(1)};
}

std::optional<FirstReport> firstOf(const Fact &fact, const WritingTimes &times)
{
    std::optional<FirstReport> first;
    std::optional<Span> earliest;
    for (const Place &place : fact.members) {
        const Moment moment = times.at(place);
        const auto span = spanOf(moment);
        if (span && (!earliest || span->to < earliest->to)) {
            earliest = span;
            first = FirstReport{place.report, place, moment, true};
        }
    }
    if (!first)
        return first;
    for (const Place &place : fact.members) {
        const auto span = spanOf(times.at(place));
        if (place.report == first->report)
            continue;
        // Two that only give the same day: nobody is first.
        if (span && !first->when.isTimed() && span->to == earliest->to)
            return std::nullopt;
        if (!span || span->from <= earliest->to)
            first->certain = false;
    }
    first->certain = first->certain && first->when.dayGiven;
    return first;
}

FactCoverage coverageOf(const Fact &fact, const WritingTimes &times)
{
    FactCoverage coverage;
    for (const Place &place : fact.members) {
        if (coverage.cells.isEmpty() || coverage.cells.last().report != place.report)
            coverage.cells.append(CoverageCell{place.report, {}, Telling::OtherWords});
        coverage.cells.last().places.append(place);
    }
    coverage.first = firstOf(fact, times);
    return coverage;
}

void markSameWords(QList<FactCoverage> &facts, const Comparison &comparison)
{
    QHash<PlaceKey, QList<qsizetype>> factsAt;
    for (qsizetype f = 0; f < comparison.facts.size(); ++f)
        for (const Place &place : comparison.facts.at(f).members)
            factsAt[keyOf(place)].append(f);
    for (const Alignment &alignment : comparison.alignments) {
        if (alignment.relation != Relation::Verbatim && alignment.relation != Relation::NearVerbatim)
            continue;
        const QList<qsizetype> others = factsAt.value(keyOf(alignment.b));
        for (const qsizetype fact : factsAt.value(keyOf(alignment.a))) {
            if (!others.contains(fact))
                continue;
            for (const int report : {alignment.a.report, alignment.b.report})
                cellOf(facts[fact], report)->telling = Telling::SameWords;
        }
    }
}

void markClashes(FactCoverage &coverage, const Fact &fact)
{
    for (const Difference &difference : fact.differences) {
        if (difference.nature != DifferenceNature::Contradiction)
            continue;
        for (const DifferenceValue &value : difference.values)
            if (CoverageCell *cell = cellOf(coverage, value.place.report))
                cell->telling = Telling::Differs;
    }
}

/// Body sentences that stand in no alignment that is shown.
QList<Place> aloneIn(int report, const QList<Passage> &passages, const QSet<PlaceKey> &aligned,
                     int &sentences)
{
    QList<Place> alone;
    for (const Passage &passage : passages) {
        if (passage.kind != PassageKind::Body)
            continue;
        for (const Sentence &sentence : passage.sentences) {
            ++sentences;
            if (!aligned.contains({report, sentence.range.start}))
                alone.append({report, sentence.range});
        }
    }
    return alone;
}

QSet<PlaceKey> alignedPlaces(const Comparison &comparison)
{
    const double shown = CompareOptions{}.threshold;
    QSet<PlaceKey> aligned;
    for (const Alignment &alignment : comparison.alignments)
        if (alignment.score >= shown)
            for (const Place &place : {alignment.a, alignment.b})
                aligned.insert(keyOf(place));
    for (const Fact &fact : comparison.facts)
        for (const Place &place : fact.members)
            aligned.insert(keyOf(place));
    return aligned;
}

void countReports(Coverage &coverage)
{
    for (const FactCoverage &fact : std::as_const(coverage.facts)) {
        for (const CoverageCell &cell : fact.cells) {
            ReportCoverage &report = coverage.reports[cell.report];
            ++report.facts;
            report.sameWords += cell.telling == Telling::SameWords ? 1 : 0;
            report.differs += cell.telling == Telling::Differs ? 1 : 0;
        }
        if (fact.first)
            ++coverage.reports[fact.first->report].firsts;
    }
    for (ReportCoverage &report : coverage.reports)
        report.lacks = int(coverage.facts.size()) - report.facts;
}

void countOverlaps(Coverage &coverage)
{
    const qsizetype reports = coverage.reports.size();
    coverage.overlaps.resize(reports * reports);
    for (const FactCoverage &fact : std::as_const(coverage.facts))
        for (const CoverageCell &a : fact.cells)
            for (const CoverageCell &b : fact.cells)
                ++coverage.overlaps[a.report * reports + b.report].shared;
    for (qsizetype a = 0; a < reports; ++a)
        for (qsizetype b = 0; b < reports; ++b) {
            Overlap &overlap = coverage.overlaps[a * reports + b];
            overlap.either = coverage.reports.at(a).facts + coverage.reports.at(b).facts - overlap.shared;
        }
}

} // namespace

const CoverageCell *FactCoverage::cell(int report) const
{
    const auto found = std::ranges::lower_bound(cells, report, {}, &CoverageCell::report);
    return found != cells.end() && found->report == report ? &*found : nullptr;
}

Coverage coverageOf(const Comparison &comparison, const WritingTimes &times)
{
    Coverage coverage;
    for (const Fact &fact : comparison.facts)
        coverage.facts.append(coverageOf(fact, times));
    markSameWords(coverage.facts, comparison);
    for (qsizetype f = 0; f < comparison.facts.size(); ++f)
        markClashes(coverage.facts[f], comparison.facts.at(f));

    const QSet<PlaceKey> aligned = alignedPlaces(comparison);
    for (int r = 0; r < comparison.reports.size(); ++r) {
        ReportCoverage report;
        report.alone = aloneIn(r, comparison.reports.at(r).passages(), aligned, report.sentences);
        coverage.reports.append(report);
    }
    count(coverage);
    return coverage;
}

void count(Coverage &coverage)
{
    for (ReportCoverage &report : coverage.reports)
        report.facts = report.lacks = report.firsts = report.sameWords = report.differs = 0;
    coverage.overlaps.clear();
    countReports(coverage);
    countOverlaps(coverage);
}

} // namespace synoptic
