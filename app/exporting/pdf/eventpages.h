// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a document. Each paints itself on a canvas, beginning with a page of its own.
#pragma once

#include "exporting/pdf/pagecanvas.h"

namespace synoptic {

/// Title page and parts, whichever the options name.
void paintEvent(PageCanvas &canvas);

void paintConflicts(PageCanvas &canvas);
void paintSynopsis(PageCanvas &canvas);
void paintComparison(PageCanvas &canvas);
void paintReports(PageCanvas &canvas);

/// A block of words that stand in no report.
[[nodiscard]] TextBlock wordsBlock(const PageCanvas &canvas, const QString &words, const QFont &font,
                                   double width, const QColor &colour);
/// A passage as it is set in the texts.
[[nodiscard]] TextBlock passageBlock(const PageCanvas &canvas, int report, int passage, double width,
                                     double size);
} // namespace synoptic
