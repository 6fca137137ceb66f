// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/corrections.h"
#include "review/reviewqueue.h"

namespace synoptic {

/// What a verdict says of two sides, as a correction of the comparison.
struct VerdictCorrection
{
    CorrectionKind kind = CorrectionKind::Same;
    QString relation; ///< of CorrectionKind::Relation
    QList<ReportRange> one;
    QList<ReportRange> other;
    friend bool operator==(const VerdictCorrection &, const VerdictCorrection &) = default;
};

/// 'Not the same' denies a pair, 'same', 'part of' and 'conflict' affirm it. Of a difference 'not the same'
/// parts the sentence of the first value from those of the others. Nothing for what says nothing of two
/// places.
[[nodiscard]] std::optional<VerdictCorrection> correctionOf(const ReviewItem &item, Decision decision,
                                                            const QList<Report> &reports);

/// Gives the differences that were judged the nature that the reviewer gave them, with who said so as reason.
/// \p standing by subject.
void judge(Comparison &comparison, const QHash<QString, Verdict> &standing);
/// Whether a difference has its nature from a verdict.
[[nodiscard]] bool isJudged(const Difference &difference);

/// The sentences that verdicts stand on, in the open reports.
[[nodiscard]] QList<Place> reviewedPlaces(const QHash<QString, Verdict> &standing,
                                          const QList<Report> &reports);

} // namespace synoptic
