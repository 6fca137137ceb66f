// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace synoptic {

/// A half-open range [start, end) of UTF-16 code units in a report's source text. Code points, which the JSON
/// contract and the database count in, are converted in one place only: Report::codePointOffset().
struct TextRange
{
    qsizetype start = 0;
    qsizetype end = 0;

    [[nodiscard]] constexpr qsizetype length() const { return end - start; }
    [[nodiscard]] constexpr bool isEmpty() const { return end <= start; }
    [[nodiscard]] constexpr bool contains(qsizetype position) const
    {
        return position >= start && position < end;
    }
    [[nodiscard]] constexpr bool contains(TextRange other) const
    {
        return other.start >= start && other.end <= end;
    }
    [[nodiscard]] constexpr bool overlaps(TextRange other) const
    {
        return start < other.end && other.start < end;
    }
    friend constexpr auto operator<=>(const TextRange &, const TextRange &) = default;
};

} // namespace synoptic
