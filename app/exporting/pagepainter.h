// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/pdfannotations.h"

namespace synoptic {

/// Paints title page and reports into a PDF file and tells where the highlights came to stand.
[[nodiscard]] Result<PaintedPages> paintPages(const Comparison &comparison, const PdfOptions &options,
                                              const QString &path);

} // namespace synoptic
