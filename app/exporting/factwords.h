// SPDX-License-Identifier: GPL-3.0-or-later
// What facts and differences are called in print, and which section of the synopsis a fact stands in.
#pragma once

#include "comparison/comparison.h"

namespace synoptic {

/// The sections of the synopsis, the gravest first.
enum class FactSection { Conflict, Quotation, OtherWords, SameWords };

[[nodiscard]] FactSection factSectionOf(const Comparison &comparison, const Fact &fact);
[[nodiscard]] QString factSectionSign(FactSection section);  ///< "≠"
[[nodiscard]] QString factSectionTitle(FactSection section); ///< "Conflicts"
[[nodiscard]] QString factSectionName(FactSection section);  ///< "conflict", for data

/// Whether two places have the same words, whatever their case and marks.
[[nodiscard]] bool haveSameWords(const Comparison &comparison, const Place &a, const Place &b);

/// What a difference comes to, for readers: "later update".
[[nodiscard]] QString natureTitle(DifferenceNature nature);
/// Nobody need look into it: spelling, rounding, a bound, a unit.
[[nodiscard]] bool isExplained(DifferenceNature nature);

struct ListedDifference
{
    const Fact *fact;
    const Difference *difference;
};
/// All differences but mere wording: contradictions, then what may be explained, then what is.
[[nodiscard]] QList<ListedDifference> listedDifferences(const Comparison &comparison);
/// Which of the three parts of that list a difference stands in, and their titles.
[[nodiscard]] int gravityOf(const Difference &difference);
[[nodiscard]] QString gravityTitle(int gravity);
/// The member of a fact that a value stands in.
[[nodiscard]] Place memberOf(const Fact &fact, const Place &value);
/// The sentences that give a difference's values, each once.
[[nodiscard]] QList<Place> sentencesOf(const ListedDifference &listed);

/// "3 reports, 12 shared facts (4 with differences), 1 mark".
[[nodiscard]] QString eventCounts(const Comparison &comparison, qsizetype marks);

/// "Title · 21 Jan 2022, 18:04".
[[nodiscard]] QString titleAndTime(const Report &report);

} // namespace synoptic
