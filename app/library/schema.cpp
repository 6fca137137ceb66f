// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Step n brings a library from version n to n + 1. docs/library-format.md describes the tables.
const QList<QStringList> &migrations()
{
    static const QList<QStringList> steps{
        {
            u"CREATE TABLE report (sha256 TEXT PRIMARY KEY, path TEXT NOT NULL, outlet TEXT NOT NULL, title TEXT NOT NULL, encoding TEXT NOT NULL, text BLOB NOT NULL) STRICT"_s,
            u"CREATE TABLE event (id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, opened TEXT NOT NULL) STRICT"_s,
            u"CREATE TABLE event_report (event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE, position INTEGER NOT NULL, sha256 TEXT NOT NULL REFERENCES report (sha256), PRIMARY KEY (event, position)) STRICT"_s,
            u"CREATE TABLE highlight (id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES report (sha256), start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, colour TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL, CHECK (start >= 0 AND \"end\" > start)) STRICT"_s,
            u"CREATE INDEX highlight_report ON highlight (report, start)"_s,
            u"CREATE INDEX report_path ON report (path)"_s,
        },
        {
            u"CREATE TABLE passage_label (report TEXT NOT NULL REFERENCES report (sha256), start INTEGER NOT NULL, kind TEXT NOT NULL, author TEXT NOT NULL, modified TEXT NOT NULL, PRIMARY KEY (report, start)) STRICT"_s,
        }};
    return steps;
}

Result<void> execute(QSqlDatabase &database, const QString &sql, const QString &path)
{
    QSqlQuery query(database);
    if (!query.exec(sql))
        return std::unexpected(sqlError(query.lastError(), path));
    return {};
}

/// A damaged library must be noticed before anything is written to it.
Result<void> checkIntegrity(QSqlDatabase &database, const QString &path)
{
    QSqlQuery ask(database);
    if (!ask.exec(u"PRAGMA quick_check(1)"_s) || !ask.next())
        return std::unexpected(sqlError(ask.lastError(), path));
    if (ask.value(0).toString() == "ok"_L1)
        return {};
    return std::unexpected(
        Error{u"The library is damaged (%1)"_s.arg(ask.value(0).toString().simplified()), path,
              u"Put back a backup that stands beside it, or move the file away to start a new one"_s});
}

/// A whole copy beside the library, by SQLite itself: what stands in the log only is in it too.
Result<void> backUp(QSqlDatabase &database, const QString &path, int version)
{
    QString copy = path + u".format%1.backup"_s.arg(version);
    for (int n = 2; QFile::exists(copy); ++n)
        copy = path + u".format%1.backup.%2"_s.arg(version).arg(n);
    QString quoted = copy;
    quoted.replace(u'\'', u"''"_s);
    if (execute(database, u"VACUUM INTO '%1'"_s.arg(quoted), path))
        return {};
    return std::unexpected(Error{u"No backup could be made before the format changes"_s, path,
                                 u"Free some space or check the folder's permissions"_s});
}

} // namespace

Error sqlError(const QSqlError &error, const QString &path)
{
    const QString text = error.databaseText() + error.driverText();
    const auto says = [&](QLatin1StringView words) { return text.contains(words, Qt::CaseInsensitive); };
    if (says("not a database"_L1) || says("malformed"_L1))
        return {u"The file is no library, or it is damaged"_s, path,
                u"Choose another file, or put back a backup that stands beside it"_s};
    if (says("locked"_L1) || says("busy"_L1))
        return {u"Another program keeps the library locked"_s, path,
                u"Close the other program, then try again"_s};
    if (says("readonly"_L1) || says("unable to open"_L1))
        return {u"The library cannot be written"_s, path,
                u"Check the permissions of the file and its folder"_s};
    if (says("disk is full"_L1) || says("database or disk"_L1))
        return {u"The disk is full"_s, path, u"Free some space, then try again"_s};
    return {u"The library failed (%1)"_s.arg(error.text().trimmed()), path,
            u"Try again; what is on screen is not lost"_s};
}

Result<void> prepareSchema(QSqlDatabase &database, const QString &path)
{
    QSqlQuery ask(database);
    if (!ask.exec(u"PRAGMA user_version"_s) || !ask.next())
        return std::unexpected(sqlError(ask.lastError(), path));
    int version = ask.value(0).toInt();
    ask.finish();
    if (auto whole = checkIntegrity(database, path); !whole)
        return whole;
    const int wanted = int(migrations().size());
    if (version > wanted)
        return std::unexpected(
            Error{u"The library was made by a newer version of Synoptic (format %1, this one knows %2)"_s
                      .arg(version)
                      .arg(wanted),
                  path, u"Open it with that version, or choose another library"_s});
    for (const QString &pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (auto set = execute(database, pragma, path); !set)
            return set;
    }
    if (version > 0 && version < wanted) {
        if (auto kept = backUp(database, path, version); !kept)
            return kept;
    }
    for (; version < wanted; ++version) {
        if (auto begun = execute(database, u"BEGIN IMMEDIATE"_s, path); !begun)
            return begun;
        QStringList step = migrations().at(version);
        step.append(u"PRAGMA user_version = %1"_s.arg(version + 1));
        step.append(u"COMMIT"_s);
        for (const QString &sql : std::as_const(step)) {
            if (auto done = execute(database, sql, path); !done) {
                (void)execute(database, u"ROLLBACK"_s, path);
                return done;
            }
        }
    }
    return {};
}

} // namespace synoptic
