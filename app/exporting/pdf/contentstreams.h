// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/pdf/paintedpages.h"

#include <vector>

class QPDF;
class QPDFObjectHandle;

namespace synoptic {

/// For each page the pieces of text in its content stream, by their number there (MCID).
using PiecesOfPages = std::vector<std::vector<int>>;

/// Turns the signs that the canvas left in the content streams into marked content (ISO 32000-1, 14.6), and
/// completes what the fonts say about their glyphs: QPdfWriter knows characters only of glyphs that stand for
/// one, which those of Arabic, of Indic writing and emoji mostly do not.
PiecesOfPages markContents(QPDF &pdf, const std::vector<QPDFObjectHandle> &pages,
                           const PaintedPages &painted);

} // namespace synoptic
