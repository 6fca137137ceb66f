// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/scorer.h"

namespace synoptic {

/// How two aligned units relate.
[[nodiscard]] Relation relationOf(const QList<Report> &reports, const Unit &a, const Unit &b,
                                  const Features &features);

/// Whether two quotations give one utterance in different words. One that stops earlier than the other, or
/// starts later, does not differ from it.
[[nodiscard]] bool quoteOtherwise(QStringView a, QStringView b);

} // namespace synoptic
