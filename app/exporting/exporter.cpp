// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/exporter.h"

#include "exporting/evidencepack.h"
#include "exporting/formats/formats.h"
#include "exporting/formats/jsonld.h"
#include "exporting/formats/passim.h"
#include "exporting/formats/refiqda.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

Result<QByteArray> bytesOf(const ExportEvent &event, ExportFormat format)
{
    switch (format) {
    case ExportFormat::Html:
        return toHtml(event);
    case ExportFormat::Markdown:
        return toMarkdown(event);
    case ExportFormat::Csv:
        return toCsv(event);
    case ExportFormat::Json:
        return toJson(event.comparison) + '\n';
    case ExportFormat::JsonLd:
        return toJsonLd(event) + '\n';
    case ExportFormat::Annotations:
        return toAnnotations(event);
    case ExportFormat::Tei:
        return toTei(event);
    case ExportFormat::Passim:
        return toPassim(event.comparison.reports);
    case ExportFormat::QdaProject:
        return toQdaProject(event);
    case ExportFormat::CodeBook:
        return toCodeBook(event.tags);
    case ExportFormat::Pdf:
    case ExportFormat::Pack:
        break;
    }
    Q_UNREACHABLE_RETURN(QByteArray());
}

/// A PDF is completed in a file, which a pipe is not.
Result<void> pdfToOutput(const ExportEvent &event, const PdfOptions &options, const Progress &progress)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"event.pdf"_s));
    if (auto written = writePdf(event, options, file.fileName(), progress); !written)
        return written;
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{u"The PDF could not be read back"_s, file.fileName(), {}});
    return writeFile(file.readAll(), u"-"_s);
}

template <typename Value, typename Name>
QJsonArray names(const QSet<Value> &values, Name nameOf)
{
    QStringList list;
    for (const Value value : values)
        list.append(nameOf(value));
    list.sort();
    return QJsonArray::fromStringList(list);
}

const QList<std::pair<QString, ExportScope::Marks>> &markChoices()
{
    static const QList<std::pair<QString, ExportScope::Marks>> choices{
        {u"all"_s, ExportScope::Marks::All},
        {u"noted"_s, ExportScope::Marks::WithNotes},
        {u"none"_s, ExportScope::Marks::None}};
    return choices;
}

template <typename Value, typename Name>
QSet<Value> chosen(const QJsonArray &wanted, Value last, Name nameOf)
{
    QSet<Value> values;
    for (int i = 0; i <= int(last); ++i) {
        if (wanted.contains(nameOf(Value(i))))
            values.insert(Value(i));
    }
    return values;
}

} // namespace

const QList<ExportFormatInfo> &exportFormats()
{
    static const QList<ExportFormatInfo> formats{
        {ExportFormat::Pdf, u"pdf"_s, u"pdf"_s, u"Annotated PDF"_s},
        {ExportFormat::Pack, u"pack"_s, u"zip"_s, u"Evidence pack (PDF, data and sources)"_s},
        {ExportFormat::Html, u"html"_s, u"html"_s, u"Web page"_s},
        {ExportFormat::Markdown, u"markdown"_s, u"md"_s, u"Markdown"_s},
        {ExportFormat::Csv, u"csv"_s, u"csv"_s, u"Table of facts (CSV)"_s},
        {ExportFormat::Json, u"json"_s, u"json"_s, u"Comparison (JSON)"_s},
        {ExportFormat::JsonLd, u"jsonld"_s, u"jsonld"_s, u"Event (JSON-LD)"_s},
        {ExportFormat::Annotations, u"annotations"_s, u"jsonld"_s, u"Marks as W3C Web Annotations"_s},
        {ExportFormat::Tei, u"tei"_s, u"xml"_s, u"Critical apparatus (TEI)"_s},
        {ExportFormat::Passim, u"passim"_s, u"jsonl"_s, u"Texts for passim (JSON lines)"_s},
        {ExportFormat::QdaProject, u"qdpx"_s, u"qdpx"_s, u"Project for qualitative analysis (REFI-QDA)"_s},
        {ExportFormat::CodeBook, u"qdc"_s, u"qdc"_s, u"Tags as a code book (REFI-QDA)"_s}};
    return formats;
}

Result<void> writeExport(const ExportEvent &event, const ExportTask &task, const Progress &progress)
{
    if (!task.overwrite && task.path != "-"_L1 && QFileInfo(task.path).isFile())
        return std::unexpected(Error{u"There is such a file already"_s, task.path,
                                     u"Choose another name, or say that it may be overwritten"_s});
    ExportEvent cut = scoped(event, task.scope);
    cut.settings = toJsonObject(task);
    cut.settings.remove(u"overwrite"_s);
    cut.settings[u"threshold"_s] = event.threshold;
    if (task.format == ExportFormat::Pdf)
        return task.path == "-"_L1 ? pdfToOutput(cut, task.pdf, progress)
                                   : writePdf(cut, task.pdf, task.path, progress);
    if (task.format == ExportFormat::Pack)
        return writePack(cut, task.pdf, task.path, progress);
    const auto bytes = bytesOf(cut, task.format);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (progress && !progress(0.9))
        return std::unexpected(Error{u"The export was cancelled"_s, task.path, u"Nothing was written"_s});
    return writeFile(*bytes, task.path);
}

QJsonObject toJsonObject(const ExportTask &task)
{
    QJsonObject object;
    for (const ExportFormatInfo &info : exportFormats()) {
        if (info.format == task.format)
            object[u"format"_s] = info.name;
    }
    QJsonArray reports;
    for (const int report : task.scope.reports)
        reports.append(report);
    object[u"reports"_s] = reports;
    object[u"kinds"_s] = names(task.scope.kinds, differenceKindName);
    object[u"natures"_s] = names(task.scope.natures, differenceNatureName);
    for (const auto &[name, marks] : markChoices()) {
        if (marks == task.scope.marks)
            object[u"marks"_s] = name;
    }
    QJsonArray parts;
    for (const PdfPart part : task.pdf.parts)
        parts.append(pdfPartName(part));
    object[u"parts"_s] = parts;
    object[u"paper"_s] = QPageSize::key(task.pdf.paper);
    object[u"orientation"_s] = !task.pdf.orientation                             ? u"auto"_s
                               : *task.pdf.orientation == QPageLayout::Landscape ? u"landscape"_s
                                                                                 : u"portrait"_s;
    object[u"columns"_s] = task.pdf.columns;
    object[u"textSize"_s] = task.pdf.textSize;
    object[u"furniture"_s] = task.pdf.furniture;
    object[u"evidence"_s] = task.pdf.evidence;
    object[u"overwrite"_s] = task.overwrite;
    return object;
}

ExportTask taskOf(const QJsonObject &object)
{
    ExportTask task;
    for (const ExportFormatInfo &info : exportFormats()) {
        if (info.name == object[u"format"_s].toString())
            task.format = info.format;
    }
    for (const QJsonValue &report : object[u"reports"_s].toArray())
        task.scope.reports.append(report.toInt());
    task.scope.kinds = chosen(object[u"kinds"_s].toArray(), DifferenceKind::Wording, differenceKindName);
    task.scope.natures =
        chosen(object[u"natures"_s].toArray(), DifferenceNature::Wording, differenceNatureName);
    for (const auto &[name, marks] : markChoices()) {
        if (name == object[u"marks"_s].toString())
            task.scope.marks = marks;
    }
    QList<PdfPart> parts;
    for (const QJsonValue &name : object[u"parts"_s].toArray()) {
        if (const auto part = pdfPartOf(name.toString()))
            parts.append(*part);
    }
    if (!parts.isEmpty())
        task.pdf.parts = parts;
    for (const auto paper : {QPageSize::A3, QPageSize::A4, QPageSize::A5, QPageSize::Letter, QPageSize::Legal,
                             QPageSize::Tabloid}) {
        if (QPageSize::key(paper) == object[u"paper"_s].toString())
            task.pdf.paper = paper;
    }
    if (object[u"orientation"_s] == "landscape"_L1)
        task.pdf.orientation = QPageLayout::Landscape;
    else if (object[u"orientation"_s] == "portrait"_L1)
        task.pdf.orientation = QPageLayout::Portrait;
    task.pdf.columns = std::clamp(object[u"columns"_s].toInt(task.pdf.columns), 2, 5);
    task.pdf.textSize = std::clamp(object[u"textSize"_s].toDouble(0), 0.0, 24.0);
    task.pdf.furniture = object[u"furniture"_s].toBool(false);
    task.pdf.evidence = object[u"evidence"_s].toBool(true);
    return task;
}

} // namespace synoptic
