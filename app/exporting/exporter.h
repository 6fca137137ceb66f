// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/pdf/pdf.h"

namespace synoptic {

enum class ExportFormat {
    Pdf,
    Pack,
    Html,
    Markdown,
    Csv,
    Json,
    JsonLd,
    Annotations,
    Tei,
    Passim,
    QdaProject,
    CodeBook
};

/// Everything about one export.
struct ExportTask
{
    ExportFormat format = ExportFormat::Pdf;
    ExportScope scope;
    PdfOptions pdf; ///< of Pdf and Pack
    QString path;   ///< "-": standard output
    bool overwrite = false;
    friend bool operator==(const ExportTask &, const ExportTask &) = default;
};

/// Writes an event as its task says. The file is there whole or not at all; one that is there already stays
/// unless the task allows to overwrite it. May run on any thread.
[[nodiscard]] Result<void> writeExport(const ExportEvent &event, const ExportTask &task,
                                       const Progress &progress = {});

struct ExportFormatInfo
{
    ExportFormat format;
    QString name;   ///< on the command line: "pdf"
    QString suffix; ///< of its files, without a dot
    QString title;  ///< for people
};
[[nodiscard]] const QList<ExportFormatInfo> &exportFormats();

/// A task's choices as JSON, for presets and for the record in the evidence; and back. What is missing or not
/// understood keeps its default.
[[nodiscard]] QJsonObject toJsonObject(const ExportTask &task);
[[nodiscard]] ExportTask taskOf(const QJsonObject &object);

} // namespace synoptic
