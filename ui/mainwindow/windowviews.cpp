// SPDX-License-Identifier: GPL-3.0-or-later
// The views of the window, the way from one to another, and the actions that belong to one view alone.
#include "comparisonview/columnaccessible.h"
#include "comparisonview/comparisonview.h"
#include "conflictsview/conflictsview.h"
#include "coverageview/coverageview.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/viewswitcher.h"
#include "reviewview/reviewview.h"
#include "synopsisview/synopsisview.h"
#include "timelineview/timelineview.h"

#include <KActionCollection>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace synoptic {

void MainWindow::buildViews()
{
    m_views = new ViewSwitcher(this);
    m_view = new ComparisonView(m_views);
    // A further view is a line here; its place in the menu stands in synopticui.rc.
    const QList<ViewSwitcher::Entry> views{
        {u"view_reading"_s, tr("&Reading Order"), QKeySequence(u"Ctrl+1"_s), m_view},
        {u"view_synopsis"_s, tr("&Synopsis"), QKeySequence(u"Ctrl+2"_s), new SynopsisView(m_views)},
        {u"view_conflicts"_s, tr("&Conflicts"), QKeySequence(u"Ctrl+3"_s), new ConflictsView(m_views)},
        {u"view_coverage"_s, tr("Co&verage"), QKeySequence(u"Ctrl+4"_s), new CoverageView(m_views)},
        {u"view_timeline"_s, tr("&Timeline"), QKeySequence(u"Ctrl+5"_s), new TimelineView(m_views)},
        {u"view_review"_s, tr("Re&view"), QKeySequence(u"Ctrl+6"_s), makeReviewView()},
    };
    for (const ViewSwitcher::Entry &entry : views) {
        m_views->add(entry);
        connect(entry.view, &EventView::placeRequested, this, &MainWindow::goToPlace);
        connect(entry.view, &EventView::whereChanged, this, [this, view = entry.view](const QString &text) {
            if (view != currentView())
                return;
            m_where->setText(withDecisions(text));
            explain();
            followMark();
        });
    }
    m_views->showButtons();
    connect(m_views, &ViewSwitcher::switched, this, &MainWindow::showSwitched);
}

void MainWindow::buildViewActions()
{
    addAction(u"go_to_place"_s, tr("To This &Place in the Reading Order"),
              {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)}, [this] {
                  if (const auto place = currentView()->active(); place && currentView() != m_view)
                      goToPlace(*place);
              });
    addAction(u"go_back"_s, tr("&Back to Where I Was"), {QKeySequence(Qt::Key_Backspace)},
              [this] { goBack(); });
    QAction *toPlace = actionCollection()->action(u"go_to_place"_s);
    toPlace->setShortcutContext(
        Qt::WidgetShortcut); // Return means something else in the notes and on buttons
    for (const ViewSwitcher::Entry &entry : m_views->entries()) {
        actionCollection()->addAction(entry.name, entry.action);
        actionCollection()->setDefaultShortcut(entry.action, entry.key);
        QWidget *keys = entry.view->focusProxy() ? entry.view->focusProxy() : entry.view;
        keys->addAction(toPlace);
        for (QAction *action : entry.view->ownActions()) {
            actionCollection()->addAction(action->objectName(), action);
            actionCollection()->setDefaultShortcuts(action, action->shortcuts());
        }
    }
    showSwitched(m_view, m_view);
}

void MainWindow::say(const QString &message)
{
    m_where->setText(message);
    tellMessage(m_where, message);
}

EventView *MainWindow::currentView() const
{
    return m_views->current();
}

void MainWindow::showView(const QString &name)
{
    for (const ViewSwitcher::Entry &entry : m_views->entries()) {
        if (entry.name == name)
            m_views->choose(entry.view);
    }
}

QStringList MainWindow::viewNames() const
{
    QStringList names;
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        names.append(entry.name);
    return names;
}

void MainWindow::showSwitched(EventView *before, EventView *now)
{
    for (const ViewSwitcher::Entry &entry : m_views->entries()) {
        entry.view->setActionsEnabled(entry.view == now);
    }
    for (const QString &name : {u"go_next_own"_s, u"go_previous_own"_s, u"tools_label"_s})
        actionCollection()->action(name)->setEnabled(now == m_view);
    // A review has nothing to find in, and its letters may mean the same keys.
    for (const QString &name : {u"find_next"_s, u"find_previous"_s})
        actionCollection()->action(name)->setEnabled(now != m_review);
    if (before == now)
        return;
    finishReviewing();
    if (const auto place = before->active()) {
        if (const auto fact = factHere(*place, *before))
            now->goToFact(*fact, *place);
        else
            now->goTo(*place);
    }
    m_where->setText(withDecisions(now->where()));
    explain();
    now->setFocus();
}

/// The fact that a view is at, or the one of the view before it, from which the reader came to the same
/// place.
std::optional<int> MainWindow::factHere(const Place &place, const EventView &view)
{
    if (const auto fact = view.activeFact())
        m_factHere = {*fact, place};
    const QList<Fact> &facts = m_view->comparison().facts;
    const bool holds = m_factHere && m_factHere->second == place && m_factHere->first < facts.size() &&
                       facts.at(m_factHere->first).members.contains(place);
    return holds ? std::optional(m_factHere->first) : std::nullopt;
}

void MainWindow::goToPlace(const Place &place)
{
    (void)factHere(place, *currentView());
    if (const auto here = currentView()->active())
        m_history.append({currentView(), *here});
    m_views->choose(m_view);
    m_view->goTo(place);
    m_view->setFocus();
}

void MainWindow::goBack()
{
    if (m_history.isEmpty()) {
        say(tr("Nowhere to go back to: Return in another view goes to a place"));
        return;
    }
    const auto [view, place] = m_history.takeLast();
    m_views->choose(view);
    view->goTo(place);
    view->setFocus();
}

std::optional<Place> MainWindow::markable() const
{
    return currentView() == m_view ? m_view->markable() : currentView()->active();
}

} // namespace synoptic
