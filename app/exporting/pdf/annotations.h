// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/pdf/paintedpages.h"

#include <vector>

class QPDF;
class QPDFObjectHandle;

namespace synoptic {

/// Adds /Highlight annotations with their pop-ups, and /Link annotations, to the pages.
void addAnnotations(QPDF &pdf, const std::vector<QPDFObjectHandle> &pages, const PaintedPages &painted,
                    const ExportEvent &event, const QList<PlacedMark> &marks);

} // namespace synoptic
