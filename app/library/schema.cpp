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

#include <QCoreApplication>
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
        searchIndices(),
    };
    return steps;
}

bool haveSameBytes(const QString &one, const QString &other)
{
    constexpr qint64 atOnce = 1024 * 1024;
    QFile first(one);
    QFile second(other);
    if (!first.open(QIODevice::ReadOnly) || !second.open(QIODevice::ReadOnly) ||
        first.size() != second.size())
        return false;
    while (!first.atEnd()) {
        const QByteArray read = first.read(atOnce);
        if (read.isEmpty() || read != second.read(atOnce))
            return false;
    }
    return true;
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
        if (!query.exec(sql)) {
            if (sql != "ROLLBACK"_L1) { // what made it necessary is told
                m_code = sqliteCode(query.lastError());
                m_reason = query.lastError().databaseText().trimmed();
            }
            return std::unexpected(SchemaFailure{m_connection.dialect().conditionOf(query.lastError()),
                                                 m_connection.failure(query.lastError())});
        }
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

    /// A whole copy beside the library, by SQLite itself: what stands in the log only is in it too. Where a
    /// step failed before, the copy of that time is the same, and one is enough.
    Done backUp(int version)
    {
        const QString fresh = m_connection.file() + u".format%1.backup.new-%2"_s.arg(version).arg(
                                                        QCoreApplication::applicationPid());
        QFile::remove(fresh); // of a program that was killed
        auto copied = execute(u"VACUUM INTO "_s + sqlLiteral(fresh));
        if (copied) {
            m_backup = freeNameFor(fresh, m_connection.file() + u".format%1.backup"_s.arg(version));
            if (!QFile::exists(m_backup) && !QFile::rename(fresh, m_backup) &&
                !haveSameBytes(fresh, m_backup)) // by another window that opens the same file
                copied = std::unexpected(SchemaFailure{LibraryCondition::OnlyReadable,
                                                       {u"the copy cannot be renamed"_s, fresh, {}}});
        }
        QFile::remove(fresh);
        if (copied)
            return {};
        return std::unexpected(SchemaFailure{
            copied.error().condition,
            {u"No backup could be made before the format changes (%1)"_s.arg(copied.error().error.what),
             m_connection.path(), u"Free some space or check the folder's permissions"_s}});
    }

    /// The first name that is free, or that a file like \p copy has already.
    static QString freeNameFor(const QString &copy, const QString &wanted)
    {
        QString name = wanted;
        for (int n = 2; QFile::exists(name) && !haveSameBytes(name, copy); ++n)
            name = wanted + u".%1"_s.arg(n);
        return name;
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
                return std::unexpected(whyNotBrought(version, taken.error()));
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

    /// A step that SQL itself refuses: the tables are not those of the format that the file claims, such as
    /// a development version made them. Salvaging takes what has the same names.
    SchemaFailure whyNotBrought(int version, const SchemaFailure &failed) const
    {
        constexpr int sqlError = 1;
        constexpr int constraint = 19;
        if (m_code != sqlError && m_code != constraint)
            return failed;
        return {
            LibraryCondition::Damaged,
            {u"The library says it is of format %1, but its tables are others: it cannot be brought to format %2 (%3)"_s
                 .arg(version)
                 .arg(version + 1)
                 .arg(m_reason),
             m_connection.path(),
             m_backup.isEmpty()
                 ? u"Nothing was changed. Salvage what can be read into a new library, or open another"_s
                 : u"Nothing is lost, and a copy of the file stands in %1. Salvage what can be read into a new library, or open another"_s
                       .arg(QFileInfo(m_backup).fileName())}};
    }

    Connection &m_connection;
    QString m_backup; ///< the copy from before the steps
    QString m_reason; ///< SQLite's words for the last statement that failed
    int m_code = 0;   ///< its code
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
