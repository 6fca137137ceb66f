// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QListWidget;

namespace synoptic {

/// A small window of its own that asks which members leave a fact: Space chooses, Return splits, Escape
/// closes. Deletes itself when it closes.
class MemberChooser : public QFrame
{
    Q_OBJECT
public:
    explicit MemberChooser(QWidget *parent);
    void addMember(const QString &text, bool leaves);
    void openAt(const QPoint &corner);

signals:
    /// The rows that leave, by the order in which they were added.
    void chosen(const QList<int> &rows);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish();

    QListWidget *m_list;
};

} // namespace synoptic
