// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/dialect.h"

#include "library/connection.h"
#include "library/postgresdialect.h"
#include "library/serveraddress.h"

#include <QSqlDatabase>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

class SqliteDialect : public Dialect
{
public:
    bool isServer() const override { return false; }
    QString driver() const override { return u"QSQLITE"_s; }
    Result<void> setPlace(QSqlDatabase &database, const QString &place) const override
    {
        database.setDatabaseName(place);
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        return {};
    }
    QStringList greeting() const override { return {}; }
    QStringList begin() const override { return {u"BEGIN IMMEDIATE"_s}; }
    QString statement(const QString &sql) const override { return sql; }
    QVariant stored(const QVariant &value) const override { return value; }
    QStringList definition(const QString &sql) const override { return {sql}; }
    QString columnsOf() const override { return u"SELECT name FROM pragma_table_info(?, 'main')"_s; }
    LibraryCondition conditionOf(const QSqlError &error) const override;
    Error errorOf(const QSqlError &error, const QString &path) const override
    {
        return sqlError(error, path);
    }
};

LibraryCondition SqliteDialect::conditionOf(const QSqlError &error) const
{
    switch (sqliteCode(error)) {
    case 11: // corrupt
        return LibraryCondition::Damaged;
    case 26: // not a database
        return LibraryCondition::NoLibrary;
    case 5: // busy
    case 6: // locked
        return LibraryCondition::Locked;
    case 3:  // no permission
    case 8:  // read-only
    case 14: // cannot be opened
        return LibraryCondition::OnlyReadable;
    default:
        return LibraryCondition::Failed;
    }
}

} // namespace

const Dialect &Dialect::of(const QString &place)
{
    static const SqliteDialect sqlite;
    static const PostgresDialect postgres;
    return ServerAddress::isAddress(place) ? static_cast<const Dialect &>(postgres) : sqlite;
}

} // namespace synoptic
