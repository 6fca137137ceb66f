// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/attachment.h"
#include "exporting/pdf/pdf.h"

namespace synoptic {

/// What proves an export: the event as JSON-LD (first), and the sources. A source whose file is there and
/// still the same goes along byte by byte; of the others the decoded text does, and its description says so.
[[nodiscard]] QList<Attachment> evidenceOf(const ExportEvent &event);

/// An event that was read out of an export.
struct RestoredEvent
{
    QString title;
    QList<Attachment> sources; ///< in the order of the columns
    QList<Highlight> marks;    ///< about these sources, by the hash of their bytes
    QList<Tag> tags;           ///< of the marks
    AnalystWork work;
    double threshold = 0.5; ///< with which it was compared
};

/// Reads the event back that an exported PDF or pack carries. Errors: no such file, not ours, damaged: each
/// source must have the hash that the event names.
[[nodiscard]] Result<RestoredEvent> readEvidence(const QString &path);

/// Writes a zip with the PDF, the event as JSON-LD, its facts as CSV, and the sources. The same event,
/// options and time give the same bytes.
[[nodiscard]] Result<void> writePack(const ExportEvent &event, const PdfOptions &options, const QString &path,
                                     const Progress &progress = {});

} // namespace synoptic
