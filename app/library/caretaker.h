// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>

namespace synoptic {

/// What a full check of a library's file found, and the copy that was made of it.
struct HealthReport
{
    QStringList problems;       ///< SQLite's words; empty when the file is whole
    QString backup;             ///< path of the copy made now; empty when none was due
    std::optional<Error> error; ///< why there is no copy, or no check
};

/// Reads a whole library and names what is damaged or points nowhere; empty when nothing is. Through a
/// connection of its own, so on any thread.
[[nodiscard]] Result<QStringList> checkLibrary(const QString &file);

/// Checks a library in full and, when it is whole and none was made today, copies it; in the background,
/// while the library is in use. A damaged library makes no backup, so that none of the good ones has to go.
class Caretaker : public QObject
{
    Q_OBJECT
public:
    explicit Caretaker(QObject *parent = nullptr);
    ~Caretaker() override;
    /// \p backUpNow: even when a copy of today is there.
    void look(const QString &library, bool backUpNow = false);
    [[nodiscard]] bool isAtWork() const { return m_watcher.isRunning(); }

signals:
    void looked(const synoptic::HealthReport &report);

private:
    QFutureWatcher<HealthReport> m_watcher;
};

} // namespace synoptic
