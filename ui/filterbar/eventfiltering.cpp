// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterbar/eventfiltering.h"

#include "filterbar/filterbar.h"
#include "mainwindow/eventview.h"

namespace synoptic {

EventFiltering::EventFiltering(FilterBar *bar, const QList<EventView *> &views, QObject *parent)
    : QObject(parent), m_bar(bar), m_views(views)
{
    connect(bar, &FilterBar::filterRequested, this, &EventFiltering::setFilter);
    for (EventView *view : views)
        connect(view, &EventView::filterRequested, this, &EventFiltering::setFilter);
}

void EventFiltering::setComparison(const Comparison &comparison)
{
    QStringList outlets;
    for (const Report &report : comparison.reports)
        outlets.append(report.shortName());
    m_bar->setOutlets(outlets);
    m_filter.outlets.intersect(QSet<QString>(outlets.begin(), outlets.end()));
    m_traits = EventTraits(comparison, {}); // the marks come anew with the event
    apply();
}

void EventFiltering::setMarks(const QList<PlacedHighlight> &marks)
{
    m_traits.setMarks(marks);
    if (m_filter.marked || m_filter.noted)
        apply();
    else
        m_bar->showFilter(m_filter, m_traits);
}

void EventFiltering::setNoted(const QList<Place> &noted)
{
    m_traits.setNoted(noted);
    if (m_filter.noted)
        apply();
    else
        m_bar->showFilter(m_filter, m_traits);
}

void EventFiltering::setReviewed(const QList<Place> &reviewed)
{
    m_traits.setReviewed(reviewed);
    if (m_filter.reviewed)
        apply();
    else
        m_bar->showFilter(m_filter, m_traits);
}

void EventFiltering::setFilter(const EventFilter &filter)
{
    m_filter = filter;
    apply();
}

void EventFiltering::apply()
{
    const FilteredEvent filtered(m_filter, m_traits);
    for (EventView *view : std::as_const(m_views))
        view->setFilter(filtered);
    m_bar->showFilter(m_filter, m_traits);
}

} // namespace synoptic
