// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/marks.h"
#include "report/error.h"

#include <QByteArray>
#include <QString>

namespace synoptic {

/// The comparison as the JSON object of docs/json-contract.md; positions in code points.
[[nodiscard]] QByteArray toJson(const Comparison &comparison);

enum class PdfLayout {
    SideBySide, ///< landscape: aligned rows, a column a report
    InSequence, ///< portrait: one report after another
};

struct PdfOptions
{
    PdfLayout layout = PdfLayout::SideBySide;
    QString title;               ///< of the event
    QList<Highlight> highlights; ///< become real /Highlight annotations
};

/// Writes an annotated PDF: title page, reports, highlights as annotations with appearance stream, note,
/// author and date; fonts embedded, outline and document information set. Needs a QGuiApplication. Never
/// leaves half a file.
[[nodiscard]] Result<void> writePdf(const Comparison &comparison, const PdfOptions &options,
                                    const QString &path);

/// Writes a file whole or not at all; "-" is standard output.
[[nodiscard]] Result<void> writeFile(const QByteArray &bytes, const QString &path);

} // namespace synoptic
