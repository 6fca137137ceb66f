// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>
#include <span>
#include <vector>

namespace synoptic {

/// A run of equal elements: a[a .. a+length) equals b[b .. b+length).
struct CommonRun
{
    qsizetype a = 0;
    qsizetype b = 0;
    qsizetype length = 0;
    friend bool operator==(const CommonRun &, const CommonRun &) = default;
};

/// Gaps of at most so many cells (elements of a times elements of b) are solved exactly: the common runs are
/// then a longest common subsequence. 1024 x 1024 takes 128 KiB and some tens of microseconds.
inline constexpr qsizetype exactCells = qsizetype(1) << 20;

/// Which ways are taken; tests take those of large gaps on small ones.
struct CommonRunWays
{
    qsizetype exactCells = synoptic::exactCells; ///< largest gap to be solved exactly
    bool anchors = true;                         ///< cut at shingles before snakes
};

/// The common runs of two sequences in order, neither touching nor crossing. What both begin and end with is
/// taken off; a gap of up to exactCells is solved exactly; a larger one is cut at runs of 8, 4, 2 and 1
/// elements that stand once on either side (each length once, so that it stays linear), and what then is
/// still too large is cut by Myers' middle snake. That search gives up after a number of differences that
/// falls with the size and cuts at the point furthest reached; all searches together have a number of steps,
/// after which the gaps left count as changed. So the work is linear in the lengths, and the result minimal
/// whenever the middles fit exactCells.
/// Sources: B. Cohen, patience diff (2008), and its shingled form in git's histogram diff; E. Myers, An O(ND)
/// difference algorithm and its variations, Algorithmica 1 (1986); the cost limit as in GNU diffutils,
/// diffseq.h; exact gaps by bit-parallel LCS after Hyyrö 2004, in rapidfuzz-cpp.
[[nodiscard]] std::vector<CommonRun> commonRuns(std::span<const quint32> a, std::span<const quint32> b,
                                                const CommonRunWays &ways = {});

} // namespace synoptic
