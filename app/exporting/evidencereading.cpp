// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/evidencepack.h"
#include "exporting/formats/jsonld.h"

#include <KZip>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

using Files = QMap<QString, QByteArray>; ///< by name

constexpr qint64 largest = 1 << 28; ///< bytes of a file in a pack; a larger one is not unpacked

Error notOurs(const QString &path)
{
    return {u"No event of Synoptic is in it"_s, path,
            u"Choose a PDF or a pack that was exported with its evidence"_s};
}

Result<Files> filesOfPdf(const QString &path)
{
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.processFile(QFile::encodeName(path).constData());
        Files files;
        for (const auto &[name, file] : QPDFEmbeddedFileDocumentHelper(document).getEmbeddedFiles()) {
            const auto data = file->getEmbeddedFileStream().getStreamData();
            files[QString::fromStdString(name)] =
                QByteArray(reinterpret_cast<const char *>(data->getBuffer()), qsizetype(data->getSize()));
        }
        return files;
    } catch (const std::exception &problem) {
        return std::unexpected(
            Error{u"The PDF cannot be read (%1)"_s.arg(QString::fromLocal8Bit(problem.what())), path,
                  u"Export it anew"_s});
    }
}

Result<Files> filesOfPack(const QString &path)
{
    KZip zip(path);
    if (!zip.open(QIODevice::ReadOnly))
        return std::unexpected(Error{u"The pack cannot be read (%1)"_s.arg(zip.errorString()), path, {}});
    Files files;
    const auto add = [&files](const KArchiveDirectory *folder, const QString &prefix) {
        for (const QString &name : folder->entries()) {
            const KArchiveEntry *entry = folder->entry(name);
            if (entry->isFile() && static_cast<const KArchiveFile *>(entry)->size() <= largest)
                files[prefix + name] = static_cast<const KArchiveFile *>(entry)->data();
        }
    };
    add(zip.directory(), {});
    if (const KArchiveEntry *sources = zip.directory()->entry(u"sources"_s);
        sources && sources->isDirectory())
        add(static_cast<const KArchiveDirectory *>(sources), u"sources/"_s);
    return files;
}

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// The bytes of a report among the files: those with its hash, else its decoded text.
std::optional<Attachment> sourceOf(const QJsonObject &report, const Files &files)
{
    const QByteArray hash = report[u"sha256"_s].toString().toLatin1();
    const QByteArray text = report[u"text"_s].toString().toUtf8();
    std::optional<Attachment> decoded;
    for (const auto &[name, bytes] : files.asKeyValueRange()) {
        if (!name.startsWith("sources/"_L1))
            continue;
        const QString plain = name.section(u'/', -1).section(u'-', 1);
        if (hashOf(bytes) == hash)
            return Attachment{plain, {}, "text/plain", bytes};
        if (bytes == text)
            decoded = Attachment{plain, {}, "text/plain", bytes};
    }
    return decoded;
}

} // namespace

Result<RestoredEvent> readEvidence(const QString &path)
{
    if (!QFile::exists(path))
        return std::unexpected(Error{u"There is no such file"_s, path, u"Check the name"_s});
    const bool packed = path.endsWith(".zip"_L1, Qt::CaseInsensitive);
    const auto files = packed ? filesOfPack(path) : filesOfPdf(path);
    if (!files)
        return std::unexpected(files.error());
    const QJsonObject event = QJsonDocument::fromJson(files->value(u"event.jsonld"_s)).object();
    const QJsonArray reports = event[u"reports"_s].toArray();
    if (!event.contains(u"synoptic"_s) || reports.isEmpty())
        return std::unexpected(notOurs(path));
    RestoredEvent restored;
    restored.title = event[u"title"_s].toString();
    const MarksOfEvent marks = marksOf(event);
    restored.marks = marks.marks;
    restored.tags = marks.tags;
    for (const QJsonValue &value : reports) {
        const QJsonObject report = value.toObject();
        const auto source = sourceOf(report, *files);
        if (!source)
            return std::unexpected(
                Error{u"A source in it is damaged or missing: %1"_s.arg(report[u"path"_s].toString()), path,
                      u"Ask for the file anew; do not rely on this one"_s});
        const QByteArray before = report[u"sha256"_s].toString().toLatin1();
        const QByteArray now = hashOf(source->bytes);
        for (Highlight &mark : restored.marks) {
            if (mark.reportSha256 == before)
                mark.reportSha256 = now;
        }
        restored.sources.append(*source);
    }
    return restored;
}

} // namespace synoptic
