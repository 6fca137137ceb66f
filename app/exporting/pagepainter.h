// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/pdfannotations.h"

namespace synoptic {

/// Paints title page and reports into a PDF file and tells where the highlights came to stand.
[[nodiscard]] Result<PaintedPages> paintPages(const Comparison &comparison, const PdfOptions &options,
                                              const QString &path);

/// One row of the side-by-side layout: for each report the passages that stand level, as indices.
using PassageRow = QList<QList<int>>;

/// The passages of all reports as rows in the reading order of the first report: a passage of another report
/// stands in the row of the passage it shares its best alignment with, the rest in rows of their own, in
/// order.
[[nodiscard]] QList<PassageRow> passageRows(const Comparison &comparison);

} // namespace synoptic
