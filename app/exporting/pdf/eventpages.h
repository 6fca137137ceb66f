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

/// How a piece of text of our own stands at the left margin.
struct WordsStyle
{
    QFont font;
    QColor colour;
    QByteArray element = QByteArrayLiteral("P");
    double after = 0; ///< points of air below
    double keep = 0;  ///< points that must be left on the page below it, else it goes to the next one
};
/// Draws it from the pen on. \p head is that of the pages that it may go on to.
void paintWords(PageCanvas &canvas, const QString &words, const WordsStyle &style, const QString &head);

/// A sentence of a report: outlet and place at the left, which lead to the text, its words beside them.
void paintSentence(PageCanvas &canvas, const Place &place, double size, const QString &head);

} // namespace synoptic
