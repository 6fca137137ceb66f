// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace synoptic {

/// Words in quotation marks, whoever said them.
struct QuotedRange
{
    TextRange range;       ///< without the marks and the spaces inside them
    qsizetype passage = 0; ///< index of the passage it stands in
    bool open = false;     ///< not closed in its passage: the next may go on with it
    friend bool operator==(const QuotedRange &, const QuotedRange &) = default;
};

/// Where the quotations of a report are, in text order, without who said them. One pass at memory speed: a
/// text without marks costs the reading of its characters. Boilerplate, metadata and timestamps hold none.
[[nodiscard]] QList<QuotedRange> quotationRanges(QStringView text, const QList<Passage> &passages);

/// The quotations of a report with what the words around them tell: who said them, by which words, and which
/// go on with the one before. Costs no more than quotationRanges() where there are none.
[[nodiscard]] QList<Quotation> findQuotations(QStringView text, const QList<Passage> &passages);

/// Figures of a report with normalised value, unit, what is counted and how exact they say they are. A bare
/// year is a figure with unit "year", "second biggest" one with unit "rank"; dates, times of day, scores,
/// addresses and what only names ("flight 815") are none. Boilerplate, metadata and timestamps hold none.
[[nodiscard]] QList<Figure> findFigures(QStringView text, const QList<Passage> &passages);

/// The figures of one range of a text, such as a sentence, in order. The words around the range are not read.
[[nodiscard]] QList<Figure> findFigures(QStringView text, TextRange within);

} // namespace synoptic
