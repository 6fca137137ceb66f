// SPDX-License-Identifier: GPL-3.0-or-later
// Finding words in the open event.
#include "comparisonview/comparisonview.h"
#include "findbar/findbar.h"
#include "findbar/findsession.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/viewswitcher.h"

#include <KActionCollection>
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

} // namespace synoptic
