// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <functional>

namespace synoptic {

/// How two aligned ranges relate.
enum class Relation { Verbatim, NearVerbatim, SameFact, Partial, Conflict };

/// A range in one of the compared reports.
struct Place
{
    int report = 0;  ///< index into Comparison::reports
    TextRange range; ///< a sentence, or a heading, title or caption, whole
    friend auto operator<=>(const Place &, const Place &) = default;
};

/// Two ranges in two reports that report the same thing. a.report < b.report.
struct Alignment
{
    Place a;
    Place b;
    Relation relation = Relation::SameFact;
    double score = 0;     ///< in [0, 1]; 0.5 is the threshold at which it is shown
    QStringList evidence; ///< why, in words: "106,000 / 100,000 troops", "shared: border, military"
    friend bool operator==(const Alignment &, const Alignment &) = default;
};

enum class DifferenceKind { Figure, Quotation, Name, Time, Attribution, Wording };

struct DifferenceValue
{
    Place place;
    QString text;
    friend bool operator==(const DifferenceValue &, const DifferenceValue &) = default;
};

/// Where members of a fact part.
struct Difference
{
    DifferenceKind kind = DifferenceKind::Wording;
    QList<DifferenceValue> values;
    QString reason;
    friend bool operator==(const Difference &, const Difference &) = default;
};

/// A cluster of aligned ranges across reports: one row of the synopsis.
struct Fact
{
    QString statement;    ///< the clearest member's own words
    QList<Place> members; ///< in order of report and position
    QList<Difference> differences;
    friend bool operator==(const Fact &, const Fact &) = default;
};

/// What comparing a set of reports gave: an immutable value once built.
struct Comparison
{
    QList<Report> reports;
    QList<Alignment> alignments; ///< ordered by a, then b
    QList<Fact> facts;           ///< in order of their first member
};

struct CompareOptions
{
    double threshold = 0.5;          ///< alignments that score less are left out
    bool keepBelowThreshold = false; ///< keep candidates below it too (`--all`); facts never use them
};

/// Called now and then with the share that is done, in [0, 1]; returning false cancels.
using Progress = std::function<bool(double)>;

/// Aligns the sentences of every pair of reports and groups them into facts. Boilerplate, related stories,
/// links, timestamps, bylines and metadata never align. Thread-safe; nothing when \p progress cancelled.
[[nodiscard]] std::optional<Comparison> compareReports(const QList<Report> &reports,
                                                       const CompareOptions &options = {},
                                                       const Progress &progress = {});

/// The names used in the JSON contract.
[[nodiscard]] QString relationName(Relation relation);
[[nodiscard]] QString differenceKindName(DifferenceKind kind);

} // namespace synoptic
