// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/attachment.h"
#include "exporting/pdf/paintedpages.h"

namespace synoptic {

/// Adds to painted pages what QPdfWriter cannot: annotations, outline, page labels, tags, metadata,
/// attachments. The same input gives the same bytes.
[[nodiscard]] Result<void> finishPdf(const QString &from, const QString &to, const PaintedPages &painted,
                                     const EventIndex &index, const QList<Attachment> &attachments);

} // namespace synoptic
