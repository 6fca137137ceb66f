// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "models/asof.h"
#include "models/decidedplaces.h"
#include "models/eventfilter.h"
#include "models/eventmatches.h"

#include <QAction>
#include <QKeyEvent>
#include <QWidget>
#include <optional>

namespace synoptic {

/// Whether a key writes a letter, digit or sign. Item views look for rows that begin with it; ours leave it
/// to the window, which says where it acts.
[[nodiscard]] inline bool isTyped(const QKeyEvent &event)
{
    return !event.text().isEmpty() && event.text().front().isPrint() && event.key() != Qt::Key_Space &&
           !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

/// One way to look at the open event: what the window's switcher holds. The window shows one at a time, hands
/// the current place from one to the next, and sends it the keys that all views share.
class EventView : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shows another event, or the same one compared anew: then the reader stays where they were.
    virtual void setComparison(const Comparison &comparison) = 0;
    /// The sentence that the reader is at; nothing without an event.
    [[nodiscard]] virtual std::optional<Place> active() const = 0;
    /// The fact whose row or cell the reader is at, by its number: a sentence may belong to several. Nothing
    /// where the view shows sentences, or the reader is at what only one report has.
    [[nodiscard]] virtual std::optional<int> activeFact() const { return std::nullopt; }
    /// Makes a place the current one; where the view has none for it, the reader stays where they are.
    virtual void goTo(const Place &place) = 0;
    /// The same, of several facts that have the place to this one.
    virtual void goToFact(int fact, const Place &place)
    {
        Q_UNUSED(fact)
        goTo(place);
    }
    /// The next (1) or previous (-1) thing that the view is about.
    virtual void next(int step) = 0;
    /// The same of things whose fact has a difference.
    virtual void nextDifference(int step) = 0;
    /// Text larger by a factor; 0 for its own size.
    virtual void zoom(double factor) = 0;
    /// Where the reader is, in words for the status line.
    [[nodiscard]] virtual QString where() const = 0;
    /// Keys for the status line: of actions, by their names, with what they do here in a word or two.
    struct KeyHint
    {
        QStringList actions;
        QString words;
    };
    /// The keys to know where the reader is; the window writes them as they are now.
    [[nodiscard]] virtual QList<KeyHint> keyHints() const { return {}; }
    /// What the switcher shows behind the view's name: a number, or "3 of 12".
    [[nodiscard]] virtual QString countText() const { return {}; }
    /// Actions of this view alone, with an object name, a text and keys: they are enabled while it is shown.
    [[nodiscard]] virtual QList<QAction *> ownActions() const { return {}; }

    /// Whether the view is shown: its own actions act only then.
    virtual void setActionsEnabled(bool on)
    {
        for (QAction *action : ownActions())
            action->setEnabled(on);
    }

    /// What the filter lets through of the event that is shown. Another event comes unfiltered.
    virtual void setFilter(const FilteredEvent &) {}
    /// Up to when the event is told: what came later is grey. Another event comes whole.
    virtual void setAsOf(const AsOf &) {}
    /// What a search found, to be marked; nothing is left of an earlier one.
    virtual void setMatches(const EventMatches &) {}
    /// Goes to one of them.
    virtual void showMatch(const EventMatch &match) { goTo(match.place()); }
    /// The sentences that this view shows, and their order; nothing: all, as they stand in the reports.
    [[nodiscard]] virtual std::optional<SentenceRanks> sentenceRanks() const { return std::nullopt; }
    /// Actions of the window by which the reader gets out of an empty view: adding a report. Not owned.
    void setWaysOut(const QList<QAction *> &ways) { m_waysOut = ways; }
    /// Where the user's own decisions are, to be marked as such.
    virtual void setDecided(const DecidedPlaces &) {}
    /// Buttons of this view for the switcher's row.
    [[nodiscard]] virtual QList<QAction *> tools() const { return {}; }

signals:
    /// The reader went elsewhere: where(), now.
    void whereChanged(const QString &text);
    /// The reader wants to read this place in the reading order.
    void placeRequested(const synoptic::Place &place);
    /// The reader wants to see only this, in every view.
    void filterRequested(const synoptic::EventFilter &filter);

protected:
    QList<QAction *> m_waysOut; ///< for an EmptyState
};

} // namespace synoptic
