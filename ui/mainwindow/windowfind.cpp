// SPDX-License-Identifier: GPL-3.0-or-later
// Finding words in the open event and in the library.
#include "comparisonview/comparisonview.h"
#include "filterbar/eventfiltering.h"
#include "filterbar/filterbar.h"
#include "findbar/findbar.h"
#include "findbar/findsession.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/viewswitcher.h"
#include "searchpane/searchpane.h"

#include <KActionCollection>
#include <QApplication>
#include <QDockWidget>
#include <QLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

void MainWindow::buildFind()
{
    auto *bar = new FindBar(centralWidget());
    centralWidget()->layout()->addWidget(bar);
    QList<EventView *> views;
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        views.append(entry.view);
    m_find = new FindSession(bar, views, [this] { return currentView(); }, this);
    connect(m_find, &FindSession::ledAwayFrom, this,
            [this](const Place &place) { m_history.append({currentView(), place}); });
    connect(m_views, &ViewSwitcher::switched, m_find, &FindSession::showCount);

    addAction(u"find_start"_s, tr("&Find…"), {QKeySequence(u"Ctrl+F"_s), QKeySequence(u"/"_s)}, [this] {
        // A few selected words are what the reader means.
        const auto place = currentView() == m_view ? m_view->markable() : std::nullopt;
        constexpr qsizetype mostWords = 80;
        const bool chosen = place && place != m_view->active() && place->range.length() < mostWords;
        m_find->start(
            chosen ? m_view->comparison().reports.at(place->report).text(place->range).toString().simplified()
                   : QString());
    });
    addAction(u"find_next"_s, tr("Find &Next"), {QKeySequence(Qt::Key_F3)}, [this] { m_find->step(1); });
    addAction(u"find_previous"_s, tr("Find &Previous"), {QKeySequence(u"Shift+F3"_s)},
              [this] { m_find->step(-1); });
    for (QAction *option : bar->optionActions())
        actionCollection()->addAction(option->objectName(), option);
}

void MainWindow::buildFilter()
{
    auto *bar = new FilterBar(m_views);
    m_views->addBar(bar);
    QList<EventView *> views;
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        views.append(entry.view);
    m_filtering = new EventFiltering(bar, views, this);
    connect(bar, &FilterBar::leaveRequested, this, [this] { currentView()->setFocus(); });
    auto *show = new QAction(tr("F&ilter by Chips"), this);
    show->setCheckable(true);
    actionCollection()->addAction(u"view_filter"_s, show);
    actionCollection()->setDefaultShortcut(show, QKeySequence(u"Ctrl+I"_s));
    connect(show, &QAction::toggled, this, [this, bar](bool on) {
        bar->setOpen(on);
        if (on)
            bar->enter();
        else
            currentView()->setFocus();
    });
    addAction(u"view_filter_clear"_s, tr("Show All &Again"), {QKeySequence(u"X"_s)},
              [this] { m_filtering->setFilter({}); });
}

void MainWindow::buildLibrarySearch()
{
    auto *pane = new SearchPane(m_library ? m_library->path() : QString(), this);
    auto *dock = new QDockWidget(tr("Search the Library"), this);
    dock->setObjectName(u"library_search_pane"_s);
    dock->setWidget(pane);
    addDockWidget(Qt::LeftDockWidgetArea, dock);
    resizeDocks({dock}, {330}, Qt::Horizontal);
    dock->hide();
    connect(pane, &SearchPane::openRequested, this, &MainWindow::openHit);
    connect(pane, &SearchPane::leaveRequested, this, [this, dock] {
        dock->hide();
        currentView()->setFocus();
    });
    addAction(u"library_search"_s, tr("Search the &Library…"), {QKeySequence(u"Ctrl+Shift+F"_s)},
              [this, dock, pane] {
                  if (dock->isAncestorOf(QApplication::focusWidget())) { // the same key leaves
                      dock->hide();
                      currentView()->setFocus();
                      return;
                  }
                  dock->show();
                  dock->raise();
                  pane->edit();
              });
}

void MainWindow::openHit(const SearchHit &hit)
{
    const auto isOpen = [this](const QByteArray &report) {
        return std::ranges::any_of(m_view->comparison().reports,
                                   [&](const Report &open) { return open.sha256() == report; });
    };
    if (!hit.report.isEmpty() && isOpen(hit.report)) {
        goToHit(hit);
        return;
    }
    if (hit.event.paths.isEmpty()) {
        showError({tr("The library knows no event of this report"), hit.title, tr("Open its file")});
        return;
    }
    connect(this, &MainWindow::eventShown, this, [this, hit] { goToHit(hit); }, Qt::SingleShotConnection);
    open(hit.event.paths);
}

void MainWindow::goToHit(const SearchHit &hit)
{
    if (hit.report.isEmpty()) // an event, from its start
        return;
    const QList<Report> &reports = m_view->comparison().reports;
    const auto report = std::ranges::find(reports, hit.report, &Report::sha256);
    if (report == reports.end()) {
        if (!reports.isEmpty())
            showError({tr("The text of this report has changed since it was searched"), hit.title,
                       tr("Find the words with Ctrl+F")});
        return;
    }
    const int r = int(report - reports.begin());
    TextRange sentence = hit.where;
    for (const Sentence &each : report->passages().value(report->passageAt(hit.where.start)).sentences) {
        if (each.range.contains(hit.where.start))
            sentence = each.range;
    }
    if (sentence.isEmpty()) // only the title or the outlet has the words
        return;
    goToPlace({r, sentence});
    m_view->showMatch({{r, hit.where}, sentence});
}

} // namespace synoptic
