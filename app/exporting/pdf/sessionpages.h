// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/sessionreport.h"

namespace synoptic {

/// Writes a review session as pages of the same make as an event's: what was decided, each item with its
/// sentences, outline by decision, sources with their hashes. Never leaves half a file.
[[nodiscard]] Result<void> writeSessionPdf(const SessionReport &report, const Comparison &comparison,
                                           const QString &path);

} // namespace synoptic
