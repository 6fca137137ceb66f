// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema.h"

#include "library/connection.h"
#include "library/correctionrecords.h"
#include "library/dialect.h"
#include "library/markplaces.h"
#include "library/placement.h"
#include "library/searchtables.h"
#include "library/serverschema.h"
#include "library/storetables.h"
#include "library/subjectnotes.h"
#include "library/undolog.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// docs/library-format.md describes the tables.
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
        },
        correctionTables(),
        storeTables(),
        searchTables(),
        markPlaceTables(),
        searchQueue() + correctionRemovals(),
        subjectNoteTables(),
        undoTables(),
    };
    return steps;
}

/// Up to here a file is checked before it is opened; beyond, in the background afterwards.
constexpr qint64 checkedAtOnce = 4 * 1024 * 1024;

/// The schema is set up statement by statement on the bare connection: what fails must keep its code.
class Preparation
{
public:
    explicit Preparation(Connection &connection) : m_connection(connection) {}
    using Done = std::expected<void, SchemaFailure>;

    Done run()
    {
        const auto version = value(u"PRAGMA user_version"_s);
        if (!version)
            return std::unexpected(version.error());
        if (auto ours = isOurs(version->toInt()); !ours)
            return ours;
        if (auto whole = checkIntegrity(); !whole)
            return whole;
        if (auto set = setUp(); !set)
            return set;
        return migrate(version->toInt());
    }

private:
    std::expected<QVariant, SchemaFailure> value(const QString &sql)
    {
        QSqlQuery query(m_connection.database());
        if (!query.exec(sql))
            return std::unexpected(SchemaFailure{m_connection.dialect().conditionOf(query.lastError()),
                                                 m_connection.failure(query.lastError())});
        return query.next() ? query.value(0) : QVariant();
    }

    Done execute(const QString &sql)
    {
        const auto done = value(sql);
        return done ? Done() : std::unexpected(done.error());
    }

    Done isOurs(int version)
    {
        const auto tables = value(u"SELECT count(*) FROM sqlite_master"_s);
        const auto report = value(u"SELECT count(*) FROM sqlite_master WHERE name = 'report'"_s);
        if (!tables || !report)
            return std::unexpected(tables ? report.error() : tables.error());
        if (version > int(migrations().size()) && (tables->toInt() == 0 || report->toInt() > 0))
            return std::unexpected(newerFormat(version, m_connection.path()));
        if (version == 0 ? tables->toInt() > 0 : report->toInt() == 0)
            return std::unexpected(SchemaFailure{LibraryCondition::NoLibrary,
                                                 {u"The file is no library but another program's database"_s,
                                                  m_connection.path(), u"Choose another file"_s}});
        return {};
    }

    /// A damaged library must be noticed before anything is written to it.
    Done checkIntegrity()
    {
        if (QFileInfo(m_connection.file()).size() > checkedAtOnce)
            return {};
        const auto answer = value(u"PRAGMA quick_check(1)"_s);
        if (!answer)
            return std::unexpected(answer.error());
        if (answer->toString() == "ok"_L1)
            return {};
        return std::unexpected(SchemaFailure{LibraryCondition::Damaged,
                                             {u"The library is damaged"_s, m_connection.path(),
                                              u"Salvage what can be read, or put back a backup"_s}});
    }

    /// A write-ahead log needs memory that all who have the file open share, and a file beside it that goes
    /// where it goes: neither holds on network drives and in folders that are copied.
    Done setUp()
    {
        const bool local = placementOf(m_connection.path()) == Placement::Local;
        for (const QString &pragma :
             {local ? u"PRAGMA journal_mode = WAL"_s : u"PRAGMA journal_mode = DELETE"_s,
              local ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = EXTRA"_s,
              u"PRAGMA foreign_keys = ON"_s}) {
            if (auto set = execute(pragma); !set)
                return set;
        }
        return {};
    }

    /// A whole copy beside the library, by SQLite itself: what stands in the log only is in it too.
    Done backUp(int version)
    {
        const QString path = m_connection.file();
        QString copy = path + u".format%1.backup"_s.arg(version);
        for (int n = 2; QFile::exists(copy); ++n)
            copy = path + u".format%1.backup.%2"_s.arg(version).arg(n);
        if (auto copied = execute(u"VACUUM INTO "_s + sqlLiteral(copy)); !copied) {
            QFile::remove(copy);
            return std::unexpected(SchemaFailure{
                copied.error().condition,
                {u"No backup could be made before the format changes (%1)"_s.arg(copied.error().error.what),
                 m_connection.path(), u"Free some space or check the folder's permissions"_s}});
        }
        return {};
    }

    Done migrate(int version)
    {
        const int wanted = int(migrations().size());
        if (version > 0 && version < wanted) {
            if (auto kept = backUp(version); !kept)
                return kept;
        }
        while (version < wanted) {
            if (auto begun = execute(u"BEGIN IMMEDIATE"_s); !begun)
                return begun;
            // Another window may have taken the step while this one waited for its turn.
            const auto now = value(u"PRAGMA user_version"_s);
            if (auto taken = now && now->toInt() == version ? step(version) : Done(); !taken) {
                (void)execute(u"ROLLBACK"_s);
                return taken;
            }
            if (auto done = execute(u"COMMIT"_s); !done)
                return done;
            version = std::max(version + 1, now ? now->toInt() : 0);
        }
        return {};
    }

    Done step(int version)
    {
        QStringList statements = migrations().at(version);
        statements.append(u"PRAGMA user_version = %1"_s.arg(version + 1));
        for (const QString &sql : std::as_const(statements)) {
            if (auto done = execute(sql); !done)
                return done;
        }
        return {};
    }

    Connection &m_connection;
};

} // namespace

int schemaVersion()
{
    return int(migrations().size());
}

const QList<QStringList> &schemaSteps()
{
    return migrations();
}

SchemaFailure newerFormat(int format, const QString &path)
{
    return {
        LibraryCondition::Newer,
        {u"The library was made by a newer version of Synoptic (format %1, this one knows %2)"_s.arg(format)
             .arg(schemaVersion()),
         path, u"Open it with that version, or choose another library"_s}};
}

std::expected<void, SchemaFailure> prepareSchema(Connection &connection)
{
    return connection.dialect().isServer() ? prepareServer(connection) : Preparation(connection).run();
}

} // namespace synoptic
