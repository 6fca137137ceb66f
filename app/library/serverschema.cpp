// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/serverschema.h"

#include "library/connection.h"
#include "library/dialect.h"

#include <QSqlError>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Every change of a table tells those who listen, once it is committed. What is only an index is no news.
const QStringList &teller()
{
    static const QStringList statements{
        u"CREATE OR REPLACE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
        "pg_notify('synoptic_change', ''); RETURN NULL; END $$"_s,
        u"DO $$ DECLARE name text; BEGIN FOR name IN SELECT table_name FROM information_schema.tables t "
        u"WHERE "
        "table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name NOT IN "
        "('library_format', 'search_entry', 'report_words', 'note_words', 'event_words', 'undo_step') AND "
        "NOT EXISTS "
        "(SELECT 1 FROM information_schema.triggers WHERE trigger_schema = current_schema() AND "
        "event_object_table = t.table_name AND trigger_name = t.table_name || '_told') LOOP EXECUTE "
        "format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE "
        "FUNCTION "
        "tell_change()', name || '_told', name); END LOOP; END $$"_s,
    };
    return statements;
}

/// Statement by statement on the bare connection: what fails must keep its code.
class ServerPreparation
{
public:
    explicit ServerPreparation(Connection &connection) : m_connection(connection) {}
    using Done = std::expected<void, SchemaFailure>;

    Done run()
    {
        const auto version = format();
        if (!version)
            return std::unexpected(version.error());
        if (*version > schemaVersion())
            return std::unexpected(newerFormat(*version, m_connection.path()));
        if (*version < schemaVersion()) {
            if (auto migrated = migrate(); !migrated)
                return migrated;
        }
        m_connection.listen();
        return {};
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

    /// Asks the tables of tables: what others made while we waited is in them, but not in what is remembered
    /// of names (to_regclass).
    static QString isThere(const QString &table)
    {
        return u"SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = '%1')"_s
            .arg(table);
    }

    Done execute(const QStringList &statements)
    {
        for (const QString &sql : statements) {
            if (const auto done = value(sql); !done)
                return std::unexpected(done.error());
        }
        return {};
    }

    /// 0 of an empty database.
    std::expected<int, SchemaFailure> format()
    {
        const auto table = value(isThere(u"library_format"_s));
        if (!table)
            return std::unexpected(table.error());
        if (table->toBool()) {
            const auto version = value(u"SELECT max(version) FROM library_format"_s);
            return version ? std::expected<int, SchemaFailure>(version->toInt())
                           : std::unexpected(version.error());
        }
        const auto report = value(isThere(u"report"_s));
        if (!report)
            return std::unexpected(report.error());
        if (report->toBool())
            return std::unexpected(SchemaFailure{LibraryCondition::NoLibrary,
                                                 {u"The database is no library but another program's"_s,
                                                  m_connection.path(), u"Choose another database"_s}});
        return 0;
    }

    Done migrate()
    {
        for (int version = 0; version < schemaVersion();) {
            if (auto begun = execute(m_connection.dialect().begin()); !begun) {
                (void)execute({u"ROLLBACK"_s});
                return begun;
            }
            // Somebody else may have taken the step while this one waited for its turn.
            const auto now = format();
            if (!now) {
                (void)execute({u"ROLLBACK"_s});
                return std::unexpected(now.error());
            }
            auto taken = *now < schemaVersion() ? step(*now) : Done();
            if (taken)
                taken = execute({u"COMMIT"_s});
            if (!taken) {
                (void)execute({u"ROLLBACK"_s});
                return taken;
            }
            version = *now + 1;
        }
        return {};
    }

    Done step(int version)
    {
        QStringList statements;
        for (const QString &sql : schemaSteps().at(version))
            statements += m_connection.dialect().definition(sql);
        if (version == 0)
            statements.append(u"CREATE TABLE library_format (version BIGINT PRIMARY KEY, taken TIMESTAMPTZ "
                              "NOT NULL DEFAULT now())"_s);
        statements += teller();
        statements.append(u"INSERT INTO library_format (version) VALUES (%1)"_s.arg(version + 1));
        return execute(statements);
    }

    Connection &m_connection;
};

} // namespace

std::expected<void, SchemaFailure> prepareServer(Connection &connection)
{
    return ServerPreparation(connection).run();
}

} // namespace synoptic
