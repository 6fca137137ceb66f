// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/pdf.h"

#include "exporting/evidencepack.h"
#include "exporting/outputfile.h"
#include "exporting/pdf/eventpages.h"
#include "exporting/pdf/pagestyle.h"
#include "exporting/pdf/pagewriting.h"
#include "exporting/pdf/pdfdocument.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QPdfWriter>
#include <QTemporaryFile>
#include <array>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr double countingShare = 0.3; ///< of the work
constexpr double paintingShare = 0.5;

PageFoot footOf(const ExportEvent &event, const QByteArray &data)
{
    PageFoot foot{event.title, event.made.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s), {}, 0};
    if (!data.isEmpty())
        foot.hash =
            u"event data SHA-256 "_s +
            QString::fromLatin1(QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex().first(24));
    return foot;
}

Progress part(const Progress &progress, double from, double share)
{
    if (!progress)
        return {};
    return [progress, from, share](double done) { return progress(from + done * share); };
}

Error cancelled(const QString &path)
{
    return {u"The export was cancelled"_s, path, u"Nothing was written"_s};
}

/// Counts first, so that pages can name one another and their number, then paints.
Result<PaintedPages> paint(const EventIndex &index, const PdfOptions &options, PageFoot foot,
                           const PagesPainter &painter, PageTarget &target, const Progress &progress,
                           const QString &path)
{
    CountingTarget counting;
    PageCanvas counted(counting, index, options, foot, nullptr, part(progress, 0, countingShare));
    painter(counted);
    if (counted.isStopped())
        return std::unexpected(cancelled(path));
    const PaintedPages before = counted.finish();
    foot.total = int(before.pages.size());
    PageCanvas canvas(target, index, options, foot, &before, part(progress, countingShare, paintingShare));
    painter(canvas);
    if (target.failed())
        return std::unexpected(
            Error{u"The pages could not be painted"_s, path, u"Free some space or choose another folder"_s});
    if (canvas.isStopped() && !target.isFull())
        return std::unexpected(cancelled(path));
    return canvas.finish();
}

Result<PaintedPages> paintFile(const EventIndex &index, const PdfOptions &options, const PageFoot &foot,
                               const PagesPainter &painter, const QString &file, const QString &path,
                               const Progress &progress)
{
    QPdfWriter writer(file);
    writer.setResolution(page::resolution);
    PagedTarget target(writer, true);
    auto painted = paint(index, options, foot, painter, target, progress, path);
    if (painted && !target.finish())
        return std::unexpected(
            Error{u"The pages could not be painted"_s, path, u"Free some space or choose another folder"_s});
    return painted;
}

} // namespace

Result<void> writePdf(const ExportEvent &event, const PdfOptions &options, const QString &path,
                      const Progress &progress)
{
    const QList<Attachment> evidence = evidenceOf(event);
    return writePages(event, options, paintEvent, options.evidence ? evidence : QList<Attachment>(),
                      evidence.first().bytes, path, progress);
}

Result<void> writePages(const ExportEvent &event, const PdfOptions &options, const PagesPainter &painter,
                        const QList<Attachment> &attachments, const QByteArray &hashed, const QString &path,
                        const Progress &progress)
{
    const QFileInfo target(path);
    if (isSpecialFile(path))
        return std::unexpected(
            Error{u"There is something else than a file"_s, path, u"Choose another name"_s});
    if (!QFileInfo(target.absolutePath()).isWritable())
        return std::unexpected(Error{u"The PDF cannot be written there"_s, path,
                                     u"Choose a folder that exists and that you may write to"_s});
    // Painted beside the target, completed into a second file there, and moved over it only when whole.
    QTemporaryFile painted(target.absolutePath() + u"/.synoptic-XXXXXX.pdf"_s);
    QTemporaryFile complete(target.absolutePath() + u"/.synoptic-XXXXXX.pdf"_s);
    if (!painted.open() || !complete.open())
        return std::unexpected(Error{u"The PDF cannot be written there (%1)"_s.arg(painted.errorString()),
                                     path, u"Free some space or choose another folder"_s});
    painted.close();
    complete.close();
    const EventIndex index(event);
    const auto pages =
        paintFile(index, options, footOf(event, hashed), painter, painted.fileName(), path, progress);
    if (!pages)
        return std::unexpected(pages.error());
    if (auto done = finishPdf(painted.fileName(), complete.fileName(), *pages, index, attachments); !done)
        return done;
    if (progress && !progress(1))
        return std::unexpected(cancelled(path));
    std::error_code problem; // in one step: one of the two files is there at any time
    std::filesystem::rename(QFile::encodeName(complete.fileName()).toStdString(),
                            QFile::encodeName(path).toStdString(), problem);
    if (problem)
        return std::unexpected(Error{u"The PDF could not be put in place (%1)"_s.arg(
                                         QString::fromLocal8Bit(problem.message().c_str())),
                                     path, u"Choose another name"_s});
    complete.setAutoRemove(false);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return {};
}

Result<void> printPages(const ExportEvent &event, const PdfOptions &options, QPagedPaintDevice &printer,
                        int first, int last)
{
    PagedTarget target(printer, false, first, last);
    const EventIndex index(event);
    const auto painted = paint(index, options, footOf(event, {}), paintEvent, target, {}, {});
    if (!painted)
        return std::unexpected(painted.error());
    if (!target.finish())
        return std::unexpected(Error{u"The printer did not take the pages"_s, {}, u"Look at its queue"_s});
    return {};
}

QList<QImage> previewPages(const ExportEvent &event, const PdfOptions &options, int first, int count,
                           double dotsPerInch, const Progress &progress)
{
    PictureTarget target(first, count, dotsPerInch);
    const EventIndex index(event);
    PageCanvas canvas(target, index, options, footOf(event, {}), nullptr, progress);
    paintEvent(canvas);
    return target.finish();
}

namespace {

constexpr std::array parts{
    std::pair{PdfPart::Conflicts, "conflicts"_L1}, std::pair{PdfPart::Synopsis, "synopsis"_L1},
    std::pair{PdfPart::Comparison, "side-by-side"_L1}, std::pair{PdfPart::Reports, "reports"_L1}};

} // namespace

QString pdfPartName(PdfPart part)
{
    return std::ranges::find(parts, part, &decltype(parts)::value_type::first)->second;
}

std::optional<PdfPart> pdfPartOf(const QString &name)
{
    const auto *found = std::ranges::find_if(parts, [&](const auto &known) { return known.second == name; });
    return found == parts.end() ? std::nullopt : std::optional(found->first);
}

} // namespace synoptic
