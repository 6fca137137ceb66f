// SPDX-License-Identifier: GPL-3.0-or-later
// How the reports of an event are opened: files, folders, the clipboard, the last session.
#include "comparisonview/comparisonview.h"
#include "exporting/export.h"
#include "exporting/receiving.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/revieweffects.h"

#include <QApplication>
#include <QClipboard>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Files by their full names, so that a report has one name whatever folder the program was called from; of a
/// folder the text files in it.
QStringList filesOf(const QStringList &paths)
{
    QStringList files;
    for (const QString &given : paths) {
        const QString path = given.startsWith(u':') ? given : QFileInfo(given).absoluteFilePath();
        if (!QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        for (const QFileInfo &file :
             QDir(path).entryInfoList({u"*.txt"_s, u"*.text"_s, u"*.md"_s}, QDir::Files, QDir::Name))
            files.append(file.filePath());
    }
    return files;
}

} // namespace

void MainWindow::open(const QStringList &paths)
{
    const QStringList files = filesOf(paths);
    if (openExports(files))
        return;
    if (files.isEmpty() && !paths.isEmpty())
        showError({tr("There is no text in this folder (.txt, .text, .md)"), paths.first(),
                   tr("Choose another folder, or the files themselves")});
    if (files.isEmpty())
        return;
    say(tr("Reading and comparing…"));
    beginLoading();
    load(files, wishesForAll());
}

/// Reads and compares files; what loadAhead() began of the same is only waited for.
void MainWindow::load(const QStringList &files, const ComparisonWishes &wishes)
{
    if (std::exchange(m_ahead, {}) == Ahead{files, wishes.threshold})
        return;
    // Those of every report that was ever labelled: few, and the loader picks its own.
    const auto labels =
        m_library ? m_library->labels().all() : Result<QList<PassageLabel>>(QList<PassageLabel>());
    m_loader.load(files, labels.value_or(QList<PassageLabel>()), keptFiles(files), wishes);
}

/// Begins to read and compare what openAtStart() will show: the other core has little to do while this one
/// builds the window.
void MainWindow::loadAhead(const QStringList &paths)
{
    const QStringList files = paths.isEmpty() ? lastPaths() : filesOf(paths);
    const auto corrections = m_library ? m_library->corrections().all()
                                       : Result<QList<CorrectionRecord>>(QList<CorrectionRecord>());
    // What is wrong is said once there is a window that can say it.
    if (files.isEmpty() || std::ranges::any_of(files, isExport) || !corrections || !m_effects->load())
        return;
    const double threshold = storedThreshold();
    load(files, {*corrections, threshold, m_effects->standing()});
    m_ahead = {files, threshold};
}

/// The files of the last session, if all of them are there.
QStringList MainWindow::lastPaths() const
{
    const QStringList last = QSettings(u"synoptic"_s, u"session"_s).value(u"paths"_s).toStringList();
    const auto kept = keptFiles(last);
    const bool there = std::ranges::all_of(
        last, [&kept](const QString &path) { return QFileInfo::exists(path) || kept.contains(path); });
    return there ? last : QStringList();
}

QStringList MainWindow::openPaths() const
{
    QStringList paths;
    for (const Report &report : m_view->comparison().reports)
        paths.append(report.path());
    return paths;
}

void MainWindow::compareAgain()
{
    open(openPaths());
}

void MainWindow::pasteReport()
{
    const QByteArray text = QApplication::clipboard()->text().toUtf8();
    // Kept as a file in the data folder, so that the report is there again in the next session.
    const QString name =
        QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(12));
    const QString folder = Library::defaultFolder() + u"/pasted"_s;
    QDir().mkpath(folder);
    const QString path = folder + u"/pasted-"_s + name + u".txt"_s;
    const auto written =
        text.trimmed().isEmpty()
            ? Result<void>(std::unexpected(
                  Error{tr("The clipboard holds no text"), {}, tr("Copy the report's text first")}))
            : writeFile(text, path);
    if (!written) {
        showError(written.error());
        return;
    }
    open(openPaths() + QStringList{path});
}

void MainWindow::openAtStart(const QStringList &paths)
{
    if (!paths.isEmpty()) {
        open(paths);
        return;
    }
    const QStringList last = lastPaths();
    m_resuming = !last.isEmpty();
    if (m_resuming)
        open(last);
    else
        showStart(true);
}

} // namespace synoptic
