// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/scorer.h"

namespace synoptic {

/// How two aligned units relate.
[[nodiscard]] Relation relationOf(const QList<Report> &reports, const Unit &a, const Unit &b,
                                  const Features &features);

} // namespace synoptic
