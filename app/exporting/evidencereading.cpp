// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/evidencepack.h"
#include "exporting/formats/jsonld.h"
#include "exporting/formats/workjson.h"
#include "review/reviewarchive.h"

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

Error damaged(const QString &what, const QString &path)
{
    return {what, path, u"Ask for the file anew; do not rely on this one"_s};
}

/// The writer's MD5 of an attached file guards against accidents (ISO 32000-1, table 46).
bool isWhole(const QByteArray &bytes, const std::string &checksum)
{
    return checksum.empty() ||
           QByteArray::fromStdString(checksum) == QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

Result<Files> filesOfPdf(const QString &path)
{
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.processFile(QFile::encodeName(path).constData());
        Files files;
        for (const auto &[name, file] : QPDFEmbeddedFileDocumentHelper(document).getEmbeddedFiles()) {
            QPDFObjectHandle stream = file->getEmbeddedFileStream();
            const auto data = stream.getStreamData();
            const QByteArray bytes(reinterpret_cast<const char *>(data->getBuffer()),
                                   qsizetype(data->getSize()));
            if (!isWhole(bytes, QPDFEFStreamObjectHelper(stream).getChecksum()))
                return std::unexpected(
                    damaged(u"A file in it is damaged: %1"_s.arg(QString::fromStdString(name)), path));
            files[QString::fromStdString(name)] = bytes;
        }
        return files;
    } catch (const std::exception &problem) {
        return std::unexpected(
            Error{u"The PDF cannot be read (%1)"_s.arg(QString::fromLocal8Bit(problem.what())), path,
                  u"Choose a PDF that was exported from Synoptic, or ask for the file anew"_s});
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

/// The event with the hashes of the sources as they are here: where only the text of a source came along, its
/// bytes are others. Subjects of verdicts name a source by 16 digits.
QJsonObject underHashesOfHere(QByteArray json, const QHash<QByteArray, QByteArray> &hashes)
{
    for (const auto &[before, now] : hashes.asKeyValueRange()) {
        if (before.size() == now.size() && before != now)
            json.replace(before, now).replace(before.left(16), now.left(16));
    }
    return QJsonDocument::fromJson(json).object();
}

/// The event among the files, as it stands there.
Result<QJsonObject> eventIn(const Files &files, const QString &path)
{
    if (!files.contains(u"event.jsonld"_s))
        return std::unexpected(notOurs(path));
    QJsonParseError problem;
    const QJsonObject event = QJsonDocument::fromJson(files.value(u"event.jsonld"_s), &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return std::unexpected(damaged(u"The event in it is damaged"_s, path));
    if (!event.contains(u"synoptic"_s) || event[u"reports"_s].toArray().isEmpty())
        return std::unexpected(notOurs(path));
    return event;
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
    auto event = eventIn(*files, path);
    if (!event)
        return std::unexpected(event.error());
    RestoredEvent restored;
    QHash<QByteArray, QByteArray> hashes;
    for (const QJsonValue &value : (*event)[u"reports"_s].toArray()) {
        const QJsonObject report = value.toObject();
        const auto source = sourceOf(report, *files);
        if (!source)
            return std::unexpected(damaged(
                u"A source in it is damaged or missing: %1"_s.arg(report[u"path"_s].toString()), path));
        hashes[report[u"sha256"_s].toString().toLatin1()] = hashOf(source->bytes);
        restored.sources.append(*source);
    }
    *event = underHashesOfHere(files->value(u"event.jsonld"_s), hashes);
    restored.title = (*event)[u"title"_s].toString();
    restored.threshold = (*event)[u"settings"_s].toObject()[u"threshold"_s].toDouble(0.5);
    const MarksOfEvent marks = marksOf(*event);
    restored.marks = marks.marks;
    restored.tags = marks.tags;
    restored.work = workOf(*event);
    for (ReviewSessionRecord &session : restored.work.sessions)
        session.eventKey = eventKey(hashes.values());
    return restored;
}

} // namespace synoptic
