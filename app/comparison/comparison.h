// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <functional>
#include <memory>

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

/// What a score was made of, in per cent, for those who ask why. Of sentences in the same words, words to
/// related are 0; of reports so brief that only single words were looked at, all are.
struct Resemblance
{
    quint8 words = 0;   ///< of the weight of the telling words of the shorter one: also in the other
    quint8 order = 0;   ///< of the words of the longer one: in the other too, in the same order
    quint8 names = 0;   ///< of the weight of both ones' names: shared
    quint8 related = 0; ///< of the weight of both: words of like meaning, or with another ending
    quint8 around = 0;  ///< the best score of two sentences beside them
    quint8 rival = 0;   ///< the best score of one of the two with another sentence
    friend bool operator==(const Resemblance &, const Resemblance &) = default;
};

/// Two ranges in two reports that report the same thing. a.report < b.report.
struct Alignment
{
    Place a;
    Place b;
    Relation relation = Relation::SameFact;
    double score = 0;     ///< in [0, 1]; 0.5 is the threshold at which it is shown
    QStringList evidence; ///< why, in words: "106,000 / 100,000 troops", "shared: border, military"
    TextRange partA;      ///< of a partial alignment: the part of a that b reports too; else a's range
    TextRange partB;
    bool corrected = false; ///< the user said so
    Resemblance resemblance;
    std::optional<double>
        proposed; ///< of a corrected one: the engine's score; nothing where it saw no likeness
    friend bool operator==(const Alignment &, const Alignment &) = default;
};

enum class DifferenceKind { Figure, Quotation, Name, Time, Attribution, Wording };

/// What a difference comes to, for those who sort the grave from the harmless.
enum class DifferenceNature {
    Contradiction, ///< both cannot be true
    Rounding,      ///< one is "about", and near enough
    Bound,         ///< one is a range or a bound ("more than 50"), and the other lies in it
    Conversion,    ///< given in another unit or currency
    LaterUpdate,  ///< a count that changes while a story goes on, and the two were written at different times
    SpellingOnly, ///< one name or word, spelt otherwise
    Wording       ///< said in other words
};

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
    QString reason; ///< the nature in words
    DifferenceNature nature = DifferenceNature::Wording;
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

/// What the user said of two places, whatever the engine thinks of them. It holds: an alignment that was
/// denied is left out and no fact has both of its places; one that was affirmed is there with score 1, and
/// the facts of its two places are one. What contradicts itself is settled in corrections.h.
struct Correction
{
    Place a; ///< in any order; two places of one report are about facts only
    Place b;
    bool same = true;
    std::optional<Relation> relation; ///< what it is to be, where the user chose one
    friend bool operator==(const Correction &, const Correction &) = default;
};

struct CompareOptions
{
    double threshold = 0.5;          ///< alignments that score less are left out
    bool keepBelowThreshold = false; ///< keep candidates below it too (`--all`); facts never use them
    double remember = 0.5;           ///< a Comparer scores nothing anew for a threshold from here on
    QList<Correction> corrections;   ///< the oldest first: of two that contradict each other the latest holds
    int threads = 0;                 ///< 0: as many as there are cores; the result does not depend on it
};

/// Called now and then with the share that is done, in [0, 1]; returning false cancels.
using Progress = std::function<bool(double)>;

/// Aligns the sentences of every pair of reports and groups them into facts. Boilerplate, related stories,
/// links, timestamps, bylines and metadata never align. Thread-safe; nothing when \p progress cancelled.
[[nodiscard]] std::optional<Comparison> compareReports(const QList<Report> &reports,
                                                       const CompareOptions &options = {},
                                                       const Progress &progress = {});

/// The same with a memory: what two reports gave is kept, so that comparing again after a report was added,
/// removed or relabelled, something was corrected or the threshold moved costs only what that touches. The
/// result is the one that compareReports() gives.
class Comparer
{
public:
    Comparer();
    ~Comparer();
    Comparer(const Comparer &) = delete;
    Comparer &operator=(const Comparer &) = delete;

    [[nodiscard]] std::optional<Comparison>
    compare(const QList<Report> &reports, const CompareOptions &options = {}, const Progress &progress = {});

private:
    struct Memory;
    std::unique_ptr<Memory> m_memory;
};

/// The names used in the JSON contract.
[[nodiscard]] QString relationName(Relation relation);
/// The relation of that name; nothing when none has it.
[[nodiscard]] std::optional<Relation> relationOf(const QString &name);
[[nodiscard]] QString differenceKindName(DifferenceKind kind);
[[nodiscard]] QString differenceNatureName(DifferenceNature nature);

} // namespace synoptic
