// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"
#include "report/report.h"

namespace synoptic {

/// Reads a file into a report: decodes it, finds its form, passages, entries, sentences, metadata, quotations
/// and figures. Errors: not found, a folder, unreadable, empty, binary, larger than 64 MiB.
[[nodiscard]] Result<Report> readReport(const QString &path);

/// The same from bytes at hand, such as pasted text; \p path may be empty.
[[nodiscard]] Result<Report> readReport(const QByteArray &bytes, const QString &path);

} // namespace synoptic
