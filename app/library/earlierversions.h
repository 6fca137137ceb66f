// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/sources.h"

namespace synoptic {

class Library;

/// Texts of the library that a report may be a later version of, though it came under another path and
/// address: those of the same file name, title or outlet, the likeliest first, at most \p most.
[[nodiscard]] Result<QList<ReportRecord>> likelyEarlierVersions(Library &library, const Report &report,
                                                                int most = 12);

/// The text that a report is the next version of; empty: of none.
[[nodiscard]] Result<QByteArray> earlierVersion(Library &library, const QByteArray &sha256);

} // namespace synoptic
