// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/backups.h"

#include "library/connection.h"
#include "library/serveraddress.h"
#include "library/storedvalues.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString backupPath(const QString &library, const QDate &day)
{
    return backupFolder(library) + u'/' + QFileInfo(library).completeBaseName() + u'-' +
           day.toString(Qt::ISODate) + u".sqlite"_s;
}

QList<QDate> daysOf(const QString &library)
{
    const QString start = QFileInfo(library).completeBaseName() + u'-';
    QList<QDate> days;
    for (const QString &name :
         QDir(backupFolder(library)).entryList({start + u"*.sqlite"_s}, QDir::Files, QDir::Name)) {
        const QDate day = QDate::fromString(name.sliced(start.size()).chopped(7), Qt::ISODate);
        if (day.isValid())
            days.append(day);
    }
    return days;
}

/// Writes a checked copy to \p copy; nothing is left of one that failed.
Result<void> copyWhole(const QString &library, const QString &copy)
{
    QFile::remove(copy);
    Connection connection;
    auto done = connection.open(library);
    if (done)
        done = connection.change(u"VACUUM INTO "_s + sqlLiteral(copy));
    connection.close();
    if (done)
        done = connection.open(copy);
    const auto whole = done ? connection.value(u"PRAGMA quick_check(1)"_s) : Result<QVariant>(QVariant());
    if (done && !whole)
        done = std::unexpected(whole.error());
    else if (done && whole->toString() != "ok"_L1)
        done = std::unexpected(
            Error{u"The backup is not whole (%1)"_s.arg(whole->toString()), copy, u"Check the drive"_s});
    connection.close();
    if (!done)
        QFile::remove(copy);
    return done;
}

/// Files beside the library: NAME.formatN.backup, NAME.before-restore-…, NAME.damaged-….
QList<BackupRecord> besideOf(const QString &library)
{
    const QFileInfo info(library);
    const QString name = info.fileName();
    QList<BackupRecord> found;
    const auto add = [&](const QString &pattern, BackupRecord::Origin origin) {
        for (const QFileInfo &file : info.absoluteDir().entryInfoList({name + pattern}, QDir::Files)) {
            const QString path = file.absoluteFilePath();
            if (!path.endsWith("-wal"_L1) && !path.endsWith("-shm"_L1) && !path.endsWith("-journal"_L1))
                found.append({path, file.lastModified(), file.size(), origin});
        }
    };
    add(u".format*.backup*"_s, BackupRecord::BeforeFormat);
    add(u".before-restore-*"_s, BackupRecord::BeforeRestore);
    add(u".damaged-*"_s, BackupRecord::Damaged);
    return found;
}

} // namespace

QString backupFolder(const QString &library)
{
    return QFileInfo(library).absolutePath() + u"/backups"_s;
}

bool backupDue(const QString &library, const QDate &today)
{
    return QFile::exists(library) && !QFile::exists(backupPath(library, today));
}

Result<QString> makeBackup(const QString &library, const QDate &today)
{
    if (ServerAddress::isAddress(library))
        return std::unexpected(keptOnServer(library));
    if (!QFile::exists(library))
        return std::unexpected(Error{u"There is no library to copy"_s, library, {}});
    if (!QDir().mkpath(backupFolder(library)))
        return std::unexpected(Error{u"The folder of the backups cannot be made"_s, backupFolder(library),
                                     u"Check the permissions of the folder above it"_s});
    const QString path = backupPath(library, today);
    // Two windows may be at it at once: each writes its own part.
    const QString part = path + u"."_s + QUuid::createUuid().toString(QUuid::Id128) + u".part"_s;
    if (auto copied = copyWhole(library, part); !copied)
        return std::unexpected(copied.error());
    QFile::remove(path);
    if (!QFile::rename(part, path)) {
        QFile::remove(part);
        return std::unexpected(Error{u"The backup cannot be put in its place"_s, path,
                                     u"Check the permissions of the folder"_s});
    }
    for (const QDate &day : backupsToRemove(daysOf(library)))
        QFile::remove(backupPath(library, day));
    return path;
}

QList<QDate> backupsToRemove(QList<QDate> days)
{
    std::ranges::sort(days, std::greater<>());
    if (days.size() <= keptDailyBackups)
        return {};
    // Of what is older than the daily ones, the first day of each month stays.
    const QList<QDate> older = days.sliced(keptDailyBackups);
    QList<QDate> kept;
    for (auto day = older.rbegin(); day != older.rend(); ++day) {
        if (kept.isEmpty() || kept.last().month() != day->month() || kept.last().year() != day->year())
            kept.append(*day);
    }
    if (kept.size() > keptMonthlyBackups)
        kept = kept.last(keptMonthlyBackups);
    QList<QDate> gone;
    for (const QDate &day : older) {
        if (!kept.contains(day))
            gone.append(day);
    }
    return gone;
}

QList<BackupRecord> backupsOf(const QString &library)
{
    QList<BackupRecord> found = besideOf(library);
    for (const QDate &day : daysOf(library)) {
        const QFileInfo file(backupPath(library, day));
        found.append({file.absoluteFilePath(), file.lastModified(), file.size(), BackupRecord::Daily});
    }
    std::ranges::sort(found, std::greater<>(), &BackupRecord::made);
    return found;
}

Result<LibrarySummary> summaryOf(const QString &file)
{
    if (!QFile::exists(file))
        return std::unexpected(Error{u"There is no such file"_s, file, u"Check the name"_s});
    Connection connection;
    if (auto opened = connection.open(file); !opened)
        return std::unexpected(opened.error());
    (void)connection.change(u"PRAGMA query_only = ON"_s);
    LibrarySummary summary;
    const auto ask = [&](const QString &sql) { return connection.value(sql).value_or(QVariant()); };
    const auto format = connection.value(u"PRAGMA user_version"_s);
    if (!format)
        return std::unexpected(format.error());
    summary.format = format->toInt();
    const auto marks = connection.value(u"SELECT count(*) FROM highlight"_s);
    if (!marks)
        return std::unexpected(
            Error{u"The file is no library, or it is damaged"_s, file, u"Choose another file"_s});
    summary.marks = marks->toLongLong();
    summary.events = ask(u"SELECT count(*) FROM event"_s).toLongLong();
    summary.reports = ask(u"SELECT count(*) FROM report"_s).toLongLong();
    summary.notes = ask(u"SELECT count(*) FROM highlight WHERE note <> ''"_s).toLongLong();
    summary.firstChange = timeOf(ask(u"SELECT min(created) FROM highlight"_s).toString());
    summary.lastChange = timeOf(ask(u"SELECT max(modified) FROM highlight"_s).toString());
    return summary;
}

} // namespace synoptic
