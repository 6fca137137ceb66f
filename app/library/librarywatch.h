// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace synoptic {

class Library;

/// Notices, within a second, what another window or another process changed in a library.
class LibraryWatch : public QObject
{
    Q_OBJECT
public:
    /// \p library is not owned and may be null.
    explicit LibraryWatch(Library *library, QObject *parent = nullptr);
    /// Looks now; the timer does the same.
    void look();

signals:
    void changedByOthers();

private:
    Library *m_library;
    QTimer m_timer;
    qint64 m_seen = -1;
};

} // namespace synoptic
