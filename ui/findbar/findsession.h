// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "findbar/eventfinder.h"

#include <functional>

namespace synoptic {

class EventView;
class FindBar;

/// A search through the open event: what was typed in the bar, what it found, and which match the reader is
/// at. The views show the matches; this goes from one to the next, in the order of the view that is shown.
class FindSession : public QObject
{
    Q_OBJECT
public:
    /// \p views lists the window's views, \p current gives the one that is shown.
    FindSession(FindBar *bar, const QList<EventView *> &views, const std::function<EventView *()> &current,
                QObject *parent = nullptr);

    /// Another event, or the same compared anew: what is looked for is looked for again.
    void setReports(const QList<Report> &reports);
    /// Opens the bar; the reader's place is remembered.
    void start(const QString &words = {});
    /// To the next (1) or previous (-1) match, round and round; opens the bar where it was closed.
    void step(int direction);
    /// Another view is shown.
    void showCount();
    /// Closes the bar; the reader stays at the match.
    /// Whether it was open.
    bool close();
    [[nodiscard]] const EventMatches &matches() const { return m_matches; }

signals:
    /// The bar was closed, and the search has led away from this place.
    void ledAwayFrom(const synoptic::Place &place);

private:
    void search();
    void take(const EventMatches &matches);
    void goTo(int match);
    void keep(const EventMatches &matches);
    void show(const EventMatches &matches) const;
    [[nodiscard]] QList<int> ordered() const;
    [[nodiscard]] qsizetype positionAt(const QList<int> &order, int direction) const;
    [[nodiscard]] QString countText() const;

    FindBar *m_bar;
    QList<EventView *> m_views;
    std::function<EventView *()> m_view;
    EventFinder m_finder;
    QStringList m_names;
    EventMatches m_matches;
    int m_current = -1; ///< index into m_matches.all()
    std::optional<Place>
        m_ledTo;           ///< where the view was after it had been shown; elsewhere: the reader has moved
    bool m_typing = false; ///< matches that arrive move the reader
    std::optional<Place> m_origin; ///< where the reader was when the search began
};

} // namespace synoptic
