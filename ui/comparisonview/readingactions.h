// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparisonview/readingpanel.h"

#include <QAction>
#include <functional>

namespace synoptic {

class ComparisonView;

/// What the reader can do with columns, scrolling and type of the reading order: named, with keys.
class ReadingActions : public QObject
{
    Q_OBJECT
public:
    explicit ReadingActions(ComparisonView *view);

    [[nodiscard]] QList<QAction *> all() const { return m_all; }
    /// Those that have a button in the switcher's row.
    [[nodiscard]] QList<QAction *> tools() const { return {m_lock, m_type}; }

private:
    QAction *add(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                 const std::function<void()> &work);
    QAction *addToggle(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                       bool ReadingStyle::*setting);
    void addColumnActions();
    void addScrollActions();
    void addTypeActions();
    void addColumnsAtOnce();
    void showPanel();
    void showColumnsMenu();
    void refresh();

    ComparisonView *m_view;
    QList<QAction *> m_all;
    QList<std::pair<QAction *, bool ReadingStyle::*>> m_toggles;
    QAction *m_lock = nullptr;
    QAction *m_type = nullptr;
    ReadingPanel *m_panel;
};

} // namespace synoptic
