// SPDX-License-Identifier: GPL-3.0-or-later
// The library's place in the window: its actions, what is said when it is not whole, what others change in
// it.
#include "library/eventkeeper.h"
#include "library/linkstore.h"
#include "library/subjectnotestore.h"
#include "library/undolog.h"
#include "librarypane/librarybar.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/revieweffects.h"
#include "searchpane/searchpane.h"

#include <KActionCollection>
#include <QFileInfo>
#include <QLabel>
#include <QStatusBar>
#include <QUndoStack>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

void MainWindow::buildLibrary()
{
    buildExchange();
    m_libraryBar = new LibraryBar(m_library, centralWidget());
    static_cast<QVBoxLayout *>(centralWidget()->layout())->insertWidget(0, m_libraryBar);
    statusBar()->addPermanentWidget(m_libraryBar->state());
    connect(m_libraryBar, &LibraryBar::failed, this, &MainWindow::showError);
    connect(m_libraryBar, &LibraryBar::changedByOthers, &m_store, &MarkStore::refresh);
    connect(m_libraryBar, &LibraryBar::changedByOthers, m_subjectNotes, &SubjectNoteStore::refresh);
    connect(m_libraryBar, &LibraryBar::libraryReplaced, this, [this] {
        m_undoLog->leave();
        m_store.undoStack()->clear(); // its steps are about the file that went
        if (auto *pane = findChild<SearchPane *>())
            pane->setLibrary(m_library->path());
        compareAgain();
    });
    addAction(u"library_open"_s, tr("&Open or Make a Library…"), {}, [this] { m_libraryBar->openOther(); });
    addAction(u"library_open_server"_s, tr("Open a Library on a Ser&ver…"), {},
              [this] { m_libraryBar->openServer(); });
    addAction(u"library_copy"_s, tr("&Copy into a File…"), {}, [this] { m_libraryBar->copyIntoFile(); });
    addAction(u"library_merge_server"_s, tr("Mer&ge a Library on a Server…"), {},
              [this] { m_libraryBar->mergeFromServer(); });
    addAction(u"library_backup"_s, tr("Chec&k and Back Up the Library"), {},
              [this] { m_libraryBar->check(true); });
    addAction(u"library_restore"_s, tr("&Restore a Copy…"), {}, [this] { m_libraryBar->restore(); });
    addAction(u"library_merge"_s, tr("&Merge Another Library…"), {}, [this] { m_libraryBar->merge(); });
    addAction(u"library_salvage"_s, tr("&Salvage What Can Be Read"), {}, [this] { m_libraryBar->salvage(); });
    m_keeper = new EventKeeper(m_library, this);
    connect(m_keeper, &EventKeeper::failed, this, &MainWindow::showError);
    buildUndoLog();
}

/// What goes may be out of sight. Where the library refused, the bar says so.
void MainWindow::takeBack(void (QUndoStack::*step)())
{
    QUndoStack *steps = m_store.undoStack();
    const bool back = step == &QUndoStack::undo;
    const QString what = back ? steps->undoText() : steps->redoText();
    const int errors = m_errorsShown;
    (steps->*step)();
    if (what.isEmpty() || errors != m_errorsShown)
        return;
    say(back ? tr("Taken back: %1. Redo brings it again").arg(what) : tr("Done again: %1").arg(what));
}

/// What was undone and can be undone outlasts the window: the library keeps the steps.
void MainWindow::buildUndoLog()
{
    m_undoLog = new UndoLog(m_library, m_store.undoStack(), this);
    connect(m_undoLog, &UndoLog::failed, this, &MainWindow::showError);
    m_store.keepStepsIn(*m_undoLog);
    m_corrections.keepStepsIn(*m_undoLog);
    m_links->keepStepsIn(*m_undoLog);
    m_subjectNotes->keepStepsIn(*m_undoLog);
    m_effects->keepStepsIn(*m_undoLog);
    keepVersionsIn(*m_undoLog);
}

/// What the library keeps of files that are not there any more: an event opens without them.
QHash<QString, QByteArray> MainWindow::keptFiles(const QStringList &paths) const
{
    QHash<QString, QByteArray> kept;
    for (const QString &path : paths) {
        if (QFileInfo::exists(path) || !m_library)
            continue;
        const auto bytes = m_library->sources().lastSeenAt(path);
        if (bytes && !bytes->isEmpty())
            kept.insert(path, *bytes);
    }
    return kept;
}

} // namespace synoptic
