// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/anchortokens.h"

#include <vector>

namespace synoptic {

/// Which token of one version of a text is which of another, also where passages changed places.
/// Seeds are runs of eight tokens, whole lines, then runs of five that stand once in what is left of either
/// version, extended as far as the versions agree; the heaviest claim their tokens first. What lies between
/// two neighbours is compared in order (commonRuns()). Linear in the lengths but for the sorting of the runs.
/// Source of the seeds: P. Heckel, A technique for isolating differences between files, CACM 21 (1978).
class VersionMap
{
public:
    VersionMap(std::vector<AnchorToken> before, std::vector<AnchorToken> after);

    [[nodiscard]] const std::vector<AnchorToken> &before() const { return m_before; }
    [[nodiscard]] const std::vector<AnchorToken> &after() const { return m_after; }
    /// The token of the later version, or -1 where it was taken out or reworded.
    [[nodiscard]] qsizetype imageOf(qsizetype before) const { return m_image[size_t(before)]; }
    /// The token of the earlier version, or -1 where it is new.
    [[nodiscard]] qsizetype sourceOf(qsizetype after) const { return m_source[size_t(after)]; }
    [[nodiscard]] const std::vector<quint32> &idsBefore() const { return m_idsBefore; }
    [[nodiscard]] const std::vector<quint32> &idsAfter() const { return m_idsAfter; }

private:
    struct Run
    {
        qsizetype before, after, length;
        float weight;
    };
    void seed(qsizetype length);
    void seedLines();
    void claim(std::vector<Run> runs);
    [[nodiscard]] Run extended(qsizetype before, qsizetype after) const;
    [[nodiscard]] Run freePart(const Run &run) const;
    void join(const Run &run);
    void fillGaps();
    void fill(qsizetype from, qsizetype to, qsizetype afterFrom, qsizetype afterTo);
    [[nodiscard]] float weight(qsizetype before, qsizetype length) const;

    std::vector<AnchorToken> m_before, m_after;
    std::vector<quint32> m_idsBefore, m_idsAfter;
    std::vector<qsizetype> m_image, m_source;
    std::vector<float> m_weights; ///< of the earlier version, summed up
};

} // namespace synoptic
