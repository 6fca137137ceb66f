// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reviewview/itempanel.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QProgressBar;

namespace synoptic {

class FlowLayout;

/// The page of one item: the question and how far the session is, the item, what was decided of it, a remark,
/// and the keys.
class ItemPage : public QWidget
{
    Q_OBJECT
public:
    explicit ItemPage(QWidget *parent = nullptr);

    void setQuestion(const QString &question);
    /// The keys that the question has, as buttons in the order of the hand. They follow their actions.
    void setKeys(const QList<QAction *> &actions);
    void setState(const QString &state, int done, int all);
    [[nodiscard]] QString state() const;
    /// What was decided of the item, when and by whom; empty for nothing.
    void setHistory(const QString &history);
    /// Says the item to screen readers, \p position first.
    void speak(const QString &position);

    [[nodiscard]] ItemPanel *panel() const { return m_panel; }
    [[nodiscard]] QLineEdit *remark() const { return m_remark; }

private:
    void addKey(QAction *action);

    QLabel *m_question;
    QLabel *m_state;
    QProgressBar *m_progress;
    ItemPanel *m_panel;
    QLabel *m_history;
    QLineEdit *m_remark;
    FlowLayout *m_keys;
};

} // namespace synoptic
