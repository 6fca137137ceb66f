// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparison/writingtimes.h"

namespace synoptic {

/// How one report tells a fact; the graver stands later.
enum class Telling {
    Missing,
    OtherWords, ///< as the others, in words of its own
    SameWords,  ///< verbatim or nearly so as another report: agency copy, as a rule
    Differs     ///< with a value that cannot be true together with another report's
};

/// One report's share in a fact.
struct CoverageCell
{
    int report = 0;
    QList<Place> places; ///< in text order, at least one
    Telling telling = Telling::OtherWords;
    friend bool operator==(const CoverageCell &, const CoverageCell &) = default;
};

/// Who had a fact first, as far as times are known.
struct FirstReport
{
    int report = 0;
    Place place;
    Moment when;
    bool certain = false; ///< no other member can have been earlier; else times of others are not known
    friend bool operator==(const FirstReport &, const FirstReport &) = default;
};

struct FactCoverage
{
    QList<CoverageCell> cells;        ///< of the reports that have it, in their order
    std::optional<FirstReport> first; ///< none where no time sets one member before the others

    /// The share of a report; null where it does not report the fact.
    [[nodiscard]] const CoverageCell *cell(int report) const;
    friend bool operator==(const FactCoverage &, const FactCoverage &) = default;
};

struct ReportCoverage
{
    int facts = 0;      ///< it reports
    int lacks = 0;      ///< facts that only others report
    int firsts = 0;     ///< facts it had first
    int sameWords = 0;  ///< facts it tells in another report's words
    int differs = 0;    ///< facts it tells with a value that clashes
    int sentences = 0;  ///< of its body
    QList<Place> alone; ///< body sentences that no other report has, in text order
    friend bool operator==(const ReportCoverage &, const ReportCoverage &) = default;
};

/// What two reports have in common.
struct Overlap
{
    int shared = 0; ///< facts that both report
    int either = 0; ///< facts that at least one of them reports
    /// Jaccard's index, in [0, 1]; 0 where neither reports any fact.
    [[nodiscard]] double share() const { return either > 0 ? double(shared) / either : 0; }
    friend bool operator==(const Overlap &, const Overlap &) = default;
};

/// Which report has which fact, in numbers. Sized by the square of the reports: made for what a window shows.
struct Coverage
{
    QList<FactCoverage> facts;     ///< as Comparison::facts
    QList<ReportCoverage> reports; ///< as Comparison::reports
    QList<Overlap> overlaps;       ///< reports x reports, row by row; on the diagonal a report with itself

    [[nodiscard]] const Overlap &overlap(int a, int b) const { return overlaps.at(a * reports.size() + b); }
};

/// \p times are those of the comparison's reports.
[[nodiscard]] Coverage coverageOf(const Comparison &comparison, const WritingTimes &times);
/// Counts reports and overlaps anew, where facts or cells of them were left out. What a report has alone
/// stays.
void count(Coverage &coverage);

} // namespace synoptic
