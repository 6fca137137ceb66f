// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QDate>
#include <QDateTime>
#include <QList>

namespace synoptic {

/// A whole copy of a library that stands beside it.
struct BackupRecord
{
    QString path;
    QDateTime made; ///< local time
    qint64 bytes = 0;
    enum Origin {
        Daily,         ///< made by makeBackup()
        BeforeFormat,  ///< before the format changed
        BeforeRestore, ///< what a restored backup took the place of
        Damaged,       ///< what a salvaged file took the place of
    } origin = Daily;
};

/// What a library's file holds, for looking before restoring or merging.
struct LibrarySummary
{
    int format = 0;
    qint64 events = 0;
    qint64 reports = 0;
    qint64 marks = 0;
    qint64 notes = 0;      ///< marks with a note
    QDateTime firstChange; ///< UTC; not valid where there are no marks
    QDateTime lastChange;  ///< UTC
    friend bool operator==(const LibrarySummary &, const LibrarySummary &) = default;
};

constexpr int keptDailyBackups = 14;
constexpr int keptMonthlyBackups = 12;

/// Where the dated copies of a library stand: the folder `backups` beside it.
[[nodiscard]] QString backupFolder(const QString &library);
/// Whether none was made on that day.
[[nodiscard]] bool backupDue(const QString &library, const QDate &today);
/// Writes the copy of a day, through a connection of its own (so on any thread, while others write), checks
/// it and then lets the oldest go: the last 14 stay, and the first of each of the 12 months before. Gives its
/// path.
[[nodiscard]] Result<QString> makeBackup(const QString &library, const QDate &today);
/// Those that go when \p days have a backup; exposed for tests.
[[nodiscard]] QList<QDate> backupsToRemove(QList<QDate> days);
/// All copies, the newest first.
[[nodiscard]] QList<BackupRecord> backupsOf(const QString &library);
/// Counts what stands in a library's file, of any format, without changing it.
[[nodiscard]] Result<LibrarySummary> summaryOf(const QString &file);

} // namespace synoptic
