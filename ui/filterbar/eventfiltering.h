// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventfilter.h"

#include <QObject>

namespace synoptic {

class EventView;
class FilterBar;

/// The one filter of the open event: what was chosen in the bar or by a view's keys, given to every view.
class EventFiltering : public QObject
{
    Q_OBJECT
public:
    EventFiltering(FilterBar *bar, const QList<EventView *> &views, QObject *parent = nullptr);

    /// Another event, or the same compared anew: the filter holds, without outlets that are not there.
    void setComparison(const Comparison &comparison);
    void setMarks(const QList<PlacedHighlight> &marks);
    /// The sentences that notes stand on which are on no mark.
    void setNoted(const QList<Place> &noted);
    /// The sentences that verdicts of reviews stand on.
    void setReviewed(const QList<Place> &reviewed);
    void setFilter(const EventFilter &filter);
    [[nodiscard]] const EventFilter &filter() const { return m_filter; }

private:
    void apply();

    FilterBar *m_bar;
    QList<EventView *> m_views;
    EventTraits m_traits;
    EventFilter m_filter;
};

} // namespace synoptic
