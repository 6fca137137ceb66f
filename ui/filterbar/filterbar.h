// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventfilter.h"

#include <QWidget>
#include <functional>

class QLabel;
class QToolButton;

namespace synoptic {

class FlowLayout;

/// The chips that narrow an event, in a row that folds away: by outlet, relation, kind and nature of a
/// difference, marks and notes. A chip tells how many facts would remain with it; one that would leave none
/// is not there. Folded, one line tells what is filtered, and nothing where nothing is.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

    /// Makes the chips of an event.
    void setOutlets(const QStringList &names);
    /// Shows a filter, and counts what would remain.
    void showFilter(const EventFilter &filter, const EventTraits &traits);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;
    /// Puts the keyboard on the first chip.
    void enter();
    /// The chip that Tab comes to; null without any.
    [[nodiscard]] QToolButton *tabStop() const { return m_stop; }
    /// The line that tells what is filtered; empty where nothing is.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QList<QToolButton *> chips() const;

signals:
    void filterRequested(const synoptic::EventFilter &filter);
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// A chip, how it stands in a filter and how it is put there.
    struct Chip
    {
        QToolButton *button;
        QString name;
        std::function<bool(const EventFilter &)> isOn;
        std::function<void(EventFilter &, bool)> set;
        int group;  ///< index of its caption
        bool joins; ///< beside a pressed one of its group it adds facts, where others narrow
    };
    template <typename Value, typename Set>
    void addSetChip(const QString &name, const QString &tip, Value value, Set set);
    void addChip(const QString &name, const QString &tip,
                 const std::function<bool(const EventFilter &)> &isOn,
                 const std::function<void(EventFilter &, bool)> &set);
    void addCaption(const QString &text);
    void buildSummary();
    void showSummary();

    void showChips();
    /// The chip that Tab comes to; the others are reached from it by arrows.
    void settle(QToolButton *chip);
    void step(QToolButton *from, int direction);

    EventFilter m_filter;
    EventTraits m_traits;
    QStringList m_outlets;
    QList<Chip> m_chips;
    QList<QPair<QLabel *, qsizetype>> m_captions; ///< with the index of their first chip
    QWidget *m_row;
    FlowLayout *m_flow;
    QWidget *m_line;
    QLabel *m_text;
    QToolButton *m_stop = nullptr;
    QString m_summary; ///< unabridged
};

} // namespace synoptic
