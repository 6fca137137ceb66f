// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/enginequality.h"

#include <algorithm>
#include <cmath>

namespace synoptic {

std::optional<double> EngineQuality::precision() const
{
    const int shown = rightlyShown + wronglyShown;
    return shown > 0 ? std::optional(double(rightlyShown) / shown) : std::nullopt;
}

std::optional<double> EngineQuality::recall() const
{
    const int same = rightlyShown + wronglyHidden;
    return same > 0 ? std::optional(double(rightlyShown) / same) : std::nullopt;
}

double EngineQuality::f1() const
{
    const int all = 2 * rightlyShown + wronglyShown + wronglyHidden;
    return all > 0 ? 2.0 * rightlyShown / all : 0;
}

std::optional<bool> saysSame(Decision decision)
{
    switch (decision) {
    case Decision::NotTheSame:
        return false;
    case Decision::Same:
    case Decision::PartOf:
    case Decision::Conflict:
    case Decision::Rounding:
    case Decision::SpellingOnly:
    case Decision::LaterUpdate:
    case Decision::OtherWords:
        return true;
    default:
        return std::nullopt;
    }
}

EngineQuality qualityAt(const QList<JudgedPair> &pairs, double threshold)
{
    EngineQuality quality;
    quality.threshold = threshold;
    for (const JudgedPair &pair : pairs) {
        const bool shown = pair.score >= threshold;
        ++(pair.same ? (shown ? quality.rightlyShown : quality.wronglyHidden)
                     : (shown ? quality.wronglyShown : quality.rightlyHidden));
    }
    return quality;
}

std::optional<EngineQuality> bestQuality(const QList<JudgedPair> &pairs, double present)
{
    const auto same = std::ranges::count_if(pairs, &JudgedPair::same);
    if (same == 0 || same == pairs.size())
        return std::nullopt;
    QList<double> scores;
    for (const JudgedPair &pair : pairs)
        scores.append(pair.score);
    std::ranges::sort(scores);
    EngineQuality best = qualityAt(pairs, present);
    for (qsizetype i = 1; i < scores.size(); ++i) {
        // In hundredths, as it is shown and set.
        const double between = std::round(50 * (scores.at(i - 1) + scores.at(i))) / 100;
        const EngineQuality quality = qualityAt(pairs, between);
        const bool nearer = std::abs(quality.threshold - present) < std::abs(best.threshold - present);
        if (quality.f1() > best.f1() || (quality.f1() == best.f1() && nearer))
            best = quality;
    }
    return best;
}

} // namespace synoptic
