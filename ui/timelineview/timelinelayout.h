// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Measures of the timeline in pixels.
namespace synoptic::timelinelayout {

inline constexpr int headWidth = 190;     ///< of the names beside the lanes
inline constexpr int markRadius = 4;      ///< of an entry or a fact
inline constexpr int factPitch = 10;      ///< between facts that hang below each other
inline constexpr int entryPitch = 96;     ///< between entries without time, at most
inline constexpr int leastPitch = 12;     ///< and at least
inline constexpr int untimedMargin = 14;  ///< before and after them
inline constexpr int leastLabel = 64;     ///< a label with less room is left out
inline constexpr int readableLabel = 110; ///< with less, a label at the end is moved
inline constexpr int mostLabel = 230;
inline constexpr int currentLabel = 160; ///< room that the current item's has at least
inline constexpr int leastApart = 5;     ///< between the bars of entries

} // namespace synoptic::timelinelayout
