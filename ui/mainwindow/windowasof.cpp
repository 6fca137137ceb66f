// SPDX-License-Identifier: GPL-3.0-or-later
// The event as of a moment, which the timeline sets and every view shows.
#include "comparisonview/columnaccessible.h"
#include "mainwindow/eventview.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/viewswitcher.h"
#include "timelineview/asofbar.h"
#include "timelineview/timelineview.h"

#include <KActionCollection>

using namespace Qt::StringLiterals;

namespace synoptic {

void MainWindow::buildAsOf()
{
    auto *timeline = m_views->findChild<TimelineView *>();
    auto *bar = new AsOfBar(timeline->asOfActions(), m_views);
    m_views->addBar(bar);
    connect(timeline, &TimelineView::asOfChanged, this, [this, timeline, bar](const AsOf &asOf) {
        for (const ViewSwitcher::Entry &entry : m_views->entries())
            entry.view->setAsOf(asOf);
        bar->tell(asOf.isAll() ? QString() : tr("%1; what came later is grey").arg(timeline->asOfText()));
        if (!timeline->slider()->hasFocus()) // which says its value itself
            tellMessage(bar, asOf.isAll() ? tr("the whole event") : timeline->asOfText());
    });
    connect(actionCollection()->action(u"view_filter_clear"_s), &QAction::triggered, timeline,
            &TimelineView::endAsOf);
}

} // namespace synoptic
