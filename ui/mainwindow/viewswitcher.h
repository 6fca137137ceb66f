// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QKeySequence>
#include <QWidget>

class QHBoxLayout;
class QStackedWidget;

namespace synoptic {

class EventView;

/// The views of the window, one shown at a time, and the row of buttons that chooses it.
class ViewSwitcher : public QWidget
{
    Q_OBJECT
public:
    struct Entry
    {
        QString name; ///< of the action: "view_synopsis"
        QString text; ///< of the action and, without its ampersand, of the button
        QKeySequence key;
        EventView *view = nullptr;
        QAction *action = nullptr; ///< made by add(); checkable, shows the view
    };

    explicit ViewSwitcher(QWidget *parent = nullptr);

    void add(Entry entry);
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] EventView *current() const;
    void show(EventView *view);
    /// Writes the count of each view behind its name.
    void showCounts();

signals:
    /// Another view is shown now; \p before was.
    void switched(synoptic::EventView *before, synoptic::EventView *now);

private:
    QList<Entry> m_entries;
    QActionGroup m_choice;
    QHBoxLayout *m_buttons;
    QStackedWidget *m_stack;
};

} // namespace synoptic
