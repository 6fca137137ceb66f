// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/evidencepack.h"

#include "exporting/formats/formats.h"
#include "exporting/formats/jsonld.h"

#include <KZip>
#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace synoptic {

QList<Attachment> evidenceOf(const ExportEvent &event)
{
    QList<Attachment> files{{u"event.jsonld"_s,
                             u"The event: reports, alignments, facts, marks, corrections, verdicts"_s,
                             "application/ld+json", toJsonLd(event)}};
    int number = 0;
    for (const Report &report : event.comparison.reports) {
        const QString name = QFileInfo(report.path()).fileName();
        Attachment file;
        file.name =
            u"sources/%1-%2"_s.arg(++number, 2, 10, QChar(u'0')).arg(name.isEmpty() ? u"pasted.txt"_s : name);
        file.mediaType = "text/plain";
        const auto kept = event.originals.constFind(report.sha256());
        if (const auto bytes = kept != event.originals.cend() ? *kept : originalBytes(report)) {
            file.bytes = *bytes;
            file.description = u"The report of %1 as it was read"_s.arg(report.shortName());
        } else {
            file.bytes = report.text().toUtf8();
            file.description =
                u"The text of the report of %1; the file that it was read from was not there any more"_s.arg(
                    report.shortName());
        }
        files.append(file);
    }
    return files;
}

Result<void> writePack(const ExportEvent &event, const PdfOptions &options, const QString &path,
                       const Progress &progress)
{
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(u"event.pdf"_s);
    PdfOptions plain = options;
    plain.evidence = false; // it is in the pack
    if (auto done = writePdf(event, plain, pdf, progress); !done)
        return done;
    QFile pages(pdf);
    if (!pages.open(QIODevice::ReadOnly))
        return std::unexpected(Error{u"The PDF of the pack could not be read"_s, path, {}});
    QList<Attachment> files{{u"event.pdf"_s, {}, "application/pdf", pages.readAll()},
                            {u"facts.csv"_s, {}, "text/csv", toCsv(event)}};
    files += evidenceOf(event);
    QBuffer buffer;
    KZip zip(&buffer);
    if (!zip.open(QIODevice::WriteOnly))
        return std::unexpected(Error{u"The pack could not be made (%1)"_s.arg(zip.errorString()), path, {}});
    zip.setCompression(KZip::DeflateCompression);
    for (const Attachment &file : std::as_const(files)) {
        if (!zip.writeFile(file.name, file.bytes, 0100644, {}, {}, event.made, event.made, event.made))
            return std::unexpected(
                Error{u"The pack could not be made (%1)"_s.arg(zip.errorString()), path, {}});
    }
    if (!zip.close())
        return std::unexpected(Error{u"The pack could not be made (%1)"_s.arg(zip.errorString()), path, {}});
    return writeFile(buffer.data(), path);
}

} // namespace synoptic
