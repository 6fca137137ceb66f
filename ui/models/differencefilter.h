// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

#include <QSet>
#include <algorithm>

namespace synoptic {

/// Which differences the reader wants to see; in all views alike.
struct DifferenceFilter
{
    QSet<DifferenceKind> kinds;     ///< empty: all
    QSet<DifferenceNature> natures; ///< empty: all

    [[nodiscard]] bool isEmpty() const { return kinds.isEmpty() && natures.isEmpty(); }
    [[nodiscard]] bool wants(const Difference &difference) const
    {
        return (kinds.isEmpty() || kinds.contains(difference.kind)) &&
               (natures.isEmpty() || natures.contains(difference.nature));
    }
    /// Whether a fact has a difference that is wanted.
    [[nodiscard]] bool wants(const Fact &fact) const
    {
        return std::ranges::any_of(fact.differences, [this](const Difference &d) { return wants(d); });
    }
    friend bool operator==(const DifferenceFilter &, const DifferenceFilter &) = default;
};

} // namespace synoptic
