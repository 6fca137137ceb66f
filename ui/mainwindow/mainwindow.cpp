// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/mainwindow.h"
#include "mainwindow/statusline.h"

#include "annotationpane/annotationpane.h"
#include "annotationpane/quicknote.h"
#include "comparisonview/columnaccessible.h"
#include "comparisonview/comparisonview.h"
#include "filterbar/eventfiltering.h"
#include "findbar/findsession.h"
#include "focusring/focusring.h"
#include "library/drafts.h"
#include "library/eventkeeper.h"
#include "library/linkstore.h"
#include "library/undolog.h"
#include "librarypane/librarybar.h"
#include "mainwindow/eventview.h"
#include "mainwindow/keypresets.h"
#include "mainwindow/viewswitcher.h"
#include "models/highlightmodel.h"
#include "review/libraryarchive.h"
#include "startpage/startpage.h"

#include <KActionCollection>
#include <KMessageWidget>
#include <QApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

MainWindow::MainWindow(Library *library, const std::optional<QStringList> &opening)
    : m_library(library), m_store(library), m_corrections(library, m_store.undoStack())
{
    buildEffects();
    if (opening)
        loadAhead(*opening);
    FocusRing::install();
    setAcceptDrops(true);
    buildPanes();
    buildActions();
    buildLibrary();
    buildStartActions();
    buildStartPage(centralWidget()->layout());
    prepareKeyPresets();
    setupGUI(QSize(1400, 900),
             KXmlGuiWindow::Keys | KXmlGuiWindow::StatusBar | KXmlGuiWindow::Save | KXmlGuiWindow::Create,
             u"synopticui.rc"_s);
    keepHelpHere();
    setWindowTitle(u"Synoptic"_s);
    m_start->hide();
    findChild<QDockWidget *>(u"library_search_pane"_s)->hide(); // whatever the last session left
    keepNotesShown();

    connect(&m_loader, &EventLoader::loaded, this, &MainWindow::showLoaded);
    connect(&m_store, &MarkStore::failed, this, &MainWindow::showError);
    for (const auto signal : {&MarkStore::added, &MarkStore::removed, &MarkStore::changed})
        connect(&m_store, signal, this, &MainWindow::refreshHighlights);
    connect(&m_store, &MarkStore::labelsChanged, this, &MainWindow::compareAgain);
    connect(&m_store, &MarkStore::reset, this, &MainWindow::refreshHighlights);
}

MainWindow::~MainWindow()
{
    // What is being written is kept while there is still a library to keep it in.
    m_pane->saveNote();
    delete m_quickNote;
    delete m_notes;
}

void MainWindow::buildPanes()
{
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_message = new KMessageWidget(central);
    m_message->setWordWrap(true);
    m_message->hide();
    layout->addWidget(m_message);
    buildViews();
    layout->addWidget(m_views, 1);
    buildCorrections(layout);
    setCentralWidget(central);
    buildFilter();
    buildAsOf();
    buildLoading();
    buildFind();
    buildLibrarySearch();

    m_model = new HighlightModel(&m_store, this);
    buildSubjectNotes();
    m_pane = new AnnotationPane(&m_store, m_subjectNotes, m_model, this);
    m_notes = new QDockWidget(tr("Notes"), this);
    m_notes->setObjectName(u"notes"_s);
    m_notes->setWidget(m_pane);
    addDockWidget(Qt::RightDockWidgetArea, m_notes);
    resizeDocks({m_notes}, {210}, Qt::Horizontal);
    actionCollection()->addAction(u"view_notes"_s, m_notes->toggleViewAction());
    connect(m_pane, &AnnotationPane::decisionRequested, this, &MainWindow::placeMarks);
    connect(m_pane, &AnnotationPane::leaveRequested, m_views, [this] { currentView()->setFocus(); });
    connect(m_pane, &AnnotationPane::jumpRequested, this, &MainWindow::goToRange);

    m_where = new StatusLine(tr("Open the reports of an event: Ctrl+O, or drop files here"), this);
    m_where->setTextFormat(Qt::PlainText); // it repeats what stands in texts and notes
    // However much there is to say, the window keeps its width.
    m_where->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress = new QProgressBar(this);
    m_progress->setMaximumWidth(160);
    m_progress->hide();
    statusBar()->addWidget(m_where, 1);
    statusBar()->addPermanentWidget(m_progress);
}

void MainWindow::showLoaded(const LoadedEvent &event)
{
    endLoading();
    m_message->hide();
    QStringList lines;
    constexpr qsizetype mostLines = 6; // a folder may hold hundreds that are no texts
    for (const Error &error : event.errors.first(std::min(mostLines, event.errors.size())))
        lines.append(error.message());
    if (event.errors.size() > mostLines)
        lines.append(tr("And %1 more could not be opened.").arg(event.errors.size() - mostLines));
    if (!lines.isEmpty())
        showError({lines.join(u'\n').chopped(1), {}, {}});
    if (event.comparison.reports.isEmpty()) {
        showStart(m_view->comparison().reports.isEmpty());
        say(tr("Nothing could be opened: the message above says why"));
        emit eventShown();
        return;
    }
    if (m_archive)
        m_archive->setReports(event.comparison.reports);
    showStart(false);
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        entry.view->setComparison(event.comparison);
    m_history.clear();
    m_filtering->setComparison(event.comparison);
    showReviewed();
    m_find->setReports(event.comparison.reports);
    m_views->showCounts();
    QStringList names;
    QStringList paths;
    for (const Report &report : event.comparison.reports) {
        names.append(report.shortName());
        paths.append(report.path());
    }
    m_title = event.comparison.reports.first().metadata().title;
    if (m_title.isEmpty())
        m_title = names.join(u", "_s);
    setWindowTitle(m_title + u" — Synoptic"_s);
    m_model->setReportNames(names);
    if (m_library && m_library->canWrite()) { // else the bar says so already
        if (const auto remembered = m_keeper->remember(m_title, event.comparison.reports); !remembered)
            showError(remembered.error());
    }
    m_store.load(event.comparison.reports);
    m_subjectNotes->load(event.comparison.reports);
    m_corrections.load(event.comparison.reports);
    showDecisions();
    m_where->setText(withDecisions(currentView()->where()));
    m_links->load(event.comparison.reports);
    m_undoLog->load(event.comparison.reports);
    showLinks();
    m_linkStart.reset();
    offerDraft();
    offerPlacing();
    // Writing settings waits for the disk: once the event is on screen.
    QTimer::singleShot(0, this,
                       [paths] { QSettings(u"synoptic"_s, u"session"_s).setValue(u"paths"_s, paths); });
    if (std::exchange(m_resuming, false))
        resumePlace();
    tellUponOpening();
    currentView()->setFocus();
    emit eventShown();
}

void MainWindow::showError(const Error &error)
{
    ++m_errorsShown;
    // What keeps the library from being written stands in its own bar already.
    if (m_libraryBar && !m_libraryBar->isHidden() && m_libraryBar->text().contains(error.message())) {
        say(tr("Not kept: the bar above says why"));
        return;
    }
    m_message->setMessageType(KMessageWidget::Warning);
    m_message->setText(error.message());
    m_message->animatedShow();
    tellMessage(m_message, error.message());
}

void MainWindow::fillRecent(QMenu *menu)
{
    menu->clear();
    const auto events =
        m_library ? m_library->sources().recentEvents() : Result<QList<EventRecord>>(QList<EventRecord>());
    if (!events || events->isEmpty()) {
        menu->addAction(tr("No events yet"))->setEnabled(false);
        return;
    }
    for (const EventRecord &event : *events) {
        QAction *action = menu->addAction(event.name.left(80));
        connect(action, &QAction::triggered, this, [this, paths = event.paths] { open(paths); });
    }
}

bool MainWindow::queryClose()
{
    m_pane->saveNote();
    m_loader.cancel();
    keepPlace();
    return true;
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        paths.append(url.toLocalFile());
    open(paths);
}

} // namespace synoptic
