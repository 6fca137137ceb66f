// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the window, and exports that come back.
#include "comparisonview/comparisonview.h"
#include "exportdialog/exportdialog.h"
#include "exporting/evidencepack.h"
#include "mainwindow/mainwindow.h"
#include "reading/reportreader.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace synoptic {

ExportEvent MainWindow::exportEvent() const
{
    ExportEvent event{m_title, m_view->comparison(), placedMarks(), exportTime(), {}};
    if (m_library)
        event.tags = m_library->tags().all().value_or(QList<Tag>());
    return event;
}

Result<void> MainWindow::exportPdf(const QString &path) const
{
    return writePdf(exportEvent(), {}, path);
}

void MainWindow::chooseAndExport()
{
    if (m_view->comparison().reports.isEmpty())
        return;
    auto *dialog = new ExportDialog(exportEvent(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this,
            [this](const QString &path) { say(tr("Exported to %1").arg(path)); });
    dialog->open();
}

namespace {

/// Puts a source into the data folder under its hash, so that the event is there again in the next session.
Result<QString> keepSource(const Attachment &source)
{
    const QByteArray hash = QCryptographicHash::hash(source.bytes, QCryptographicHash::Sha256).toHex();
    const QString folder = QFileInfo(Library::defaultPath()).absolutePath() + u"/received/"_s +
                           QString::fromLatin1(hash.left(16));
    QDir().mkpath(folder);
    // What is in an export may come from anybody: only the last part of the name counts.
    QString name = QFileInfo(source.name).fileName();
    if (name.isEmpty() || name == "."_L1 || name == ".."_L1)
        name = u"report.txt"_s;
    const QString path = folder + u'/' + name;
    if (QFileInfo::exists(path))
        return path;
    if (const auto written = writeFile(source.bytes, path); !written)
        return std::unexpected(written.error());
    return path;
}

} // namespace

Result<QStringList> MainWindow::restoreExport(const QString &path)
{
    const auto restored = readEvidence(path);
    if (!restored)
        return std::unexpected(restored.error());
    QStringList paths;
    QList<Report> reports;
    for (const Attachment &source : restored->sources) {
        const auto kept = keepSource(source);
        if (!kept)
            return std::unexpected(kept.error());
        auto report = readReport(*kept);
        if (!report)
            return std::unexpected(report.error());
        paths.append(*kept);
        reports.append(*report);
    }
    if (!m_library)
        return paths;
    if (const auto known = m_library->sources().rememberEvent(restored->title, reports); !known)
        return std::unexpected(known.error());
    QSet<QUuid> known;
    for (const Report &report : std::as_const(reports)) {
        for (const Highlight &mark :
             m_library->marks().ofReport(report.sha256()).value_or(QList<Highlight>()))
            known.insert(mark.id);
    }
    for (Highlight mark : restored->marks) {
        if (known.contains(mark.id))
            continue; // the reader's own is newer, or the same
        for (QUuid &tag : mark.tags) {
            const auto own = m_library->tags().atPath(pathOf(tag, restored->tags), mark.author);
            if (!own)
                return std::unexpected(own.error());
            tag = own->id;
        }
        if (const auto added = m_library->marks().add(mark); !added)
            return std::unexpected(added.error());
    }
    return paths;
}

QStringList MainWindow::withExportsRestored(const QStringList &files)
{
    QStringList paths;
    for (const QString &file : files) {
        if (!file.endsWith(".pdf"_L1, Qt::CaseInsensitive) &&
            !file.endsWith(".zip"_L1, Qt::CaseInsensitive)) {
            paths.append(file);
            continue;
        }
        if (const auto restored = restoreExport(file))
            paths += *restored;
        else
            showError(restored.error());
    }
    return paths;
}

} // namespace synoptic
