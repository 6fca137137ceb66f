// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

namespace synoptic {

/// Whether two figures count the same kind of thing, so that their values can agree or clash. Looks at the
/// figures alone; sameQuantity() reads their sentences too.
[[nodiscard]] bool comparable(const Figure &a, const Figure &b);
/// Whether two figures give one value: exactly, or within rounding when one is a conversion of the other.
[[nodiscard]] bool sameValue(const Figure &a, const Figure &b);
/// How the values of two figures of one dimension part; nothing where they agree: equal, rounded to the
/// digits given ("$5.4 billion", "$5.36bn"), or converted.
[[nodiscard]] std::optional<DifferenceNature> valueDifference(const Figure &a, const Figure &b);

/// Two figures of one quantity that do not agree.
struct FigurePair
{
    Figure a;
    Figure b;
    DifferenceNature nature = DifferenceNature::Contradiction;
};

/// The figures of two places that are of one quantity and differ. A figure that the other place gives too
/// does not, nor one that says again in brackets what another has said ("50km (31 miles)").
[[nodiscard]] QList<FigurePair> figureDifferences(const Report &reportA, TextRange a, const Report &reportB,
                                                  TextRange b);
[[nodiscard]] QList<FigurePair> figureDifferences(const QList<Report> &reports, const Place &a,
                                                  const Place &b);

/// Whether words beside two ranges agree, so that a time named there is of one act: a content word within
/// three of the one stands within three of the other.
[[nodiscard]] bool saidOfTheSame(const Report &reportA, TextRange a, const Report &reportB, TextRange b);

/// When what stands at a place was written, as far as the report tells: the time of its live-blog entry, else
/// of its last update, else of its publication.
[[nodiscard]] std::optional<PublicationTime> writtenAt(const Report &report, TextRange range);

} // namespace synoptic
