// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

namespace synoptic {

/// What the figures of some sentences come to, a note for each that needs one: "1.2m = 1,200,000"; "31 miles
/// = 50 km" where another of the sentences has kilometres; "£70m ≈ C$120m (The Ledger)" where a report gives
/// both, one in brackets behind the other. No rate of exchange is ours: what no report gives is not said.
[[nodiscard]] QStringList figureNotes(const QList<Report> &reports, const QList<Place> &sentences);

} // namespace synoptic
