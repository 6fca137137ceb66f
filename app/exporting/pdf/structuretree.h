// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/pdf/annotations.h"
#include "exporting/pdf/contentstreams.h"

namespace synoptic {

/// Makes a tagged PDF of marked pages: elements for sections, headings, paragraphs, tables, with their
/// language, in the order of reading, and the annotations that belong to them.
void addStructure(QPDF &pdf, std::vector<QPDFObjectHandle> &pages, const PaintedPages &painted,
                  const PiecesOfPages &pieces, const std::vector<PageAnnotation> &annotations,
                  const QString &language);

} // namespace synoptic
