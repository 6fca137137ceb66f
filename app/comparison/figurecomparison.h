// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace synoptic {

/// Whether two figures count the same kind of thing, so that their values can agree or clash.
[[nodiscard]] bool comparable(const Figure &a, const Figure &b);
/// Whether two comparable figures can both be true: equal, or within what "about" and "more than" allow.
[[nodiscard]] bool compatible(const Figure &a, const Figure &b);
/// Whether two figures give one value: exactly, or within rounding when one is a conversion of the other.
[[nodiscard]] bool sameValue(const Figure &a, const Figure &b);
/// Whether two comparable figures are said of the same thing: a content word beside one stands beside the
/// other too, besides what they count ("58 people pulled from the sea", "61 people were in the sea" do,
/// "three people are missing" does not).
[[nodiscard]] bool saidOfTheSame(const Report &reportA, const Figure &a, const Report &reportB,
                                 const Figure &b);
/// The same for two ranges that count nothing, such as times.
[[nodiscard]] bool saidOfTheSame(const Report &reportA, TextRange a, const Report &reportB, TextRange b);

} // namespace synoptic
