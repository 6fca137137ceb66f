// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QKeySequence>
#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace synoptic {

class EventView;
class FlowLayout;

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
    /// Makes the row: a button for each view, and the tools of the one that is shown.
    void showButtons();
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] EventView *current() const;
    void choose(EventView *view);
    /// Writes the count of each view behind its name.
    void showCounts();
    /// Puts a bar between the row of buttons and the view.
    void addBar(QWidget *bar);
    /// Where the views are shown.
    [[nodiscard]] QWidget *area() const;

signals:
    /// Another view is shown now; \p before was.
    void switched(synoptic::EventView *before, synoptic::EventView *now);

private:
    void addButton(QAction *action, EventView *view);
    void showTools();

    QList<Entry> m_entries;
    QList<std::pair<QToolButton *, EventView *>> m_tools; ///< shown while the view is
    QActionGroup m_choice;
    FlowLayout *m_buttons;
    QStackedWidget *m_stack;
};

} // namespace synoptic
