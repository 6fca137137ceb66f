// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "emptystate/emptystate.h"

#include <QTimer>

namespace synoptic {

/// What stands in every view while the first reports of an event are read and compared: how far that is, and
/// the way out. What is over in a moment shows nothing.
class LoadingNotice : public EmptyState
{
    Q_OBJECT
public:
    /// \p cancel becomes a button; it is not owned.
    LoadingNotice(QWidget *over, QAction *cancel);

    void begin();
    /// "Reading 3 of 12 reports", and how much of all is done.
    void advance(const QString &what, int percent);
    void end();
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    /// It takes long enough to be told.
    void shown();

private:
    void tell();

    QAction *m_cancel;
    QTimer m_soon;
    QString m_what;
    int m_percent = 0;
    bool m_running = false;
};

} // namespace synoptic
