// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/export.h"
#include "exporting/outputfile.h"
#include "exporting/pagepainter.h"
#include "exporting/pdfannotations.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace synoptic {

Result<void> writePdf(const Comparison &comparison, const PdfOptions &options, const QString &path)
{
    const QFileInfo target(path);
    if (isSpecialFile(path))
        return std::unexpected(
            Error{u"There is something else than a file"_s, path, u"Choose another name"_s});
    if (!QFileInfo(target.absolutePath()).isWritable())
        return std::unexpected(Error{u"The PDF cannot be written there"_s, path,
                                     u"Choose a folder that exists and that you may write to"_s});
    // Painted beside the target, annotated into a second file there, and moved over it only when whole.
    QTemporaryFile painted(target.absolutePath() + u"/.synoptic-XXXXXX.pdf"_s);
    QTemporaryFile annotated(target.absolutePath() + u"/.synoptic-XXXXXX.pdf"_s);
    if (!painted.open() || !annotated.open())
        return std::unexpected(Error{u"The PDF cannot be written there (%1)"_s.arg(painted.errorString()),
                                     path, u"Free some space or choose another folder"_s});
    painted.close();
    annotated.close();
    const auto marks = paintPages(comparison, options, painted.fileName());
    if (!marks)
        return std::unexpected(marks.error());
    if (auto done = annotatePdf(painted.fileName(), annotated.fileName(), *marks, options.title); !done)
        return done;
    QFile::remove(path);
    if (!annotated.rename(path))
        return std::unexpected(Error{u"The PDF could not be put in place (%1)"_s.arg(annotated.errorString()),
                                     path, u"Choose another name"_s});
    annotated.setAutoRemove(false);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return {};
}

} // namespace synoptic
