// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace synoptic {

/// Direct quotations of a report, without their marks, with speaker and cue where the text gives them. Runs
/// over the passages in order, so that a quotation may run over paragraphs and a pronoun find its name.
/// Boilerplate and metadata passages hold none.
[[nodiscard]] QList<Quotation> findQuotations(QStringView text, const QList<Passage> &passages);

/// Figures of a report with normalised value, unit, what is counted and how exact they say they are. A bare
/// year is a figure with unit "year"; dates and times of day are none.
[[nodiscard]] QList<Figure> findFigures(QStringView text, const QList<Passage> &passages);

} // namespace synoptic
