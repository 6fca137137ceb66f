// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace synoptic {

/// What a view says in place of its content while there is none: what is missing, why, and what to do, with a
/// button for each way out. Covers the widget that it is made over.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *over);

    /// \p ways become buttons; they are not owned.
    void say(const QString &title, const QString &advice, const QList<QAction *> &ways = {});
    /// The same ways out of something else.
    void sayOtherwise(const QString &title, const QString &advice);
    /// Why a view that shows what reports share is empty: one report only, or nothing in common.
    void sayNothingShared(const Comparison &comparison, const QList<QAction *> &ways = {});
    void leave() { hide(); }
    [[nodiscard]] QString title() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_advice;
    QHBoxLayout *m_ways;
};

} // namespace synoptic
