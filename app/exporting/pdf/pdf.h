// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/export.h"

#include <QImage>
#include <QPageLayout>
#include <QPageSize>

class QPagedPaintDevice;

namespace synoptic {

/// The parts of a document, in the order in which they follow the title page.
enum class PdfPart {
    Conflicts,  ///< every difference with who says what, linked to its places
    Synopsis,   ///< a row for each fact, a column for each report
    Comparison, ///< the texts side by side, what several report stands level
    Reports     ///< one text after the other, counterparts named in the margin
};

struct PdfOptions
{
    QList<PdfPart> parts{PdfPart::Comparison};
    QPageSize::PageSizeId paper = QPageSize::A4;
    std::optional<QPageLayout::Orientation> orientation; ///< nothing: columns lie, texts stand
    int columns = 5;        ///< most beside each other, 2 to 5; more go to further pages
    double textSize = 0;    ///< points; 0: what suits the columns
    bool furniture = false; ///< with notices, related stories and links
    bool evidence = true;   ///< with the event and its sources attached
    friend bool operator==(const PdfOptions &, const PdfOptions &) = default;
};

/// Writes an annotated PDF: /Highlight annotations with appearance, note and author; links, outline, tags,
/// metadata, embedded fonts; the event as JSON-LD and its sources attached. The same event, options and time
/// give the same bytes. Needs a QGuiApplication; may run on any thread. Never leaves half a file, and an
/// error where \p progress cancelled.
[[nodiscard]] Result<void> writePdf(const ExportEvent &event, const PdfOptions &options, const QString &path,
                                    const Progress &progress = {});

/// Paints the same pages on a printer. \p first and \p last count from 1; 0: all.
[[nodiscard]] Result<void> printPages(const ExportEvent &event, const PdfOptions &options,
                                      QPagedPaintDevice &printer, int first = 0, int last = 0);

/// The same pages as pictures, for a preview: \p count of them from \p first (from 0), fewer at the end.
[[nodiscard]] QList<QImage> previewPages(const ExportEvent &event, const PdfOptions &options, int first,
                                         int count, double dotsPerInch, const Progress &progress = {});

/// The names used on the command line: "side-by-side".
[[nodiscard]] QString pdfPartName(PdfPart part);
[[nodiscard]] std::optional<PdfPart> pdfPartOf(const QString &name);

} // namespace synoptic
