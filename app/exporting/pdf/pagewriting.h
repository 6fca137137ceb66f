// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/attachment.h"
#include "exporting/pdf/pdf.h"

#include <functional>

namespace synoptic {

class PageCanvas;
using PagesPainter = std::function<void(PageCanvas &)>;

/// Writes what \p painter paints as a PDF, with everything that writePdf() promises. The painter is called
/// twice: to count, then to paint. \p hashed is named by its hash at the foot of each page.
[[nodiscard]] Result<void> writePages(const ExportEvent &event, const PdfOptions &options,
                                      const PagesPainter &painter, const QList<Attachment> &attachments,
                                      const QByteArray &hashed, const QString &path,
                                      const Progress &progress);

} // namespace synoptic
