// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/reviewqueue.h"

namespace synoptic {

/// What a reviewer's verdicts on pairs say of the engine at one threshold. Of the pairs that were reviewed
/// only: what the engine never proposed is not in it.
struct EngineQuality
{
    double threshold = 0.5;
    int rightlyShown = 0;
    int wronglyShown = 0;
    int wronglyHidden = 0;
    int rightlyHidden = 0;
    /// Nothing where none is shown, and where none was found to be the same.
    [[nodiscard]] std::optional<double> precision() const;
    [[nodiscard]] std::optional<double> recall() const;
    /// The harmonic mean of the two; 0 where one of them is not there.
    [[nodiscard]] double f1() const;
};

/// A pair's score and whether the reviewer takes the two for the same; 'unsure' is no judgement.
struct JudgedPair
{
    double score = 0;
    bool same = false;
};

/// What a decision says of a pair; nothing where it says nothing.
[[nodiscard]] std::optional<bool> saysSame(Decision decision);

[[nodiscard]] EngineQuality qualityAt(const QList<JudgedPair> &pairs, double threshold);
/// Fewer verdicts are no reason to move a threshold.
constexpr int leastForAdvice = 10;
/// The threshold, in hundredths, that fits the reviewer: with the best F1; among equals the one nearest to \p
/// present, so that it moves only for a reason. Nothing while the verdicts are all alike.
[[nodiscard]] std::optional<EngineQuality> bestQuality(const QList<JudgedPair> &pairs, double present);

} // namespace synoptic
