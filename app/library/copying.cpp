// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/copying.h"

#include "library/connection.h"
#include "library/dialect.h"
#include "library/library.h"

#include <QFile>
#include <QScopeGuard>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString quotedNames(const QStringList &columns)
{
    return u'"' + columns.join(u"\", \""_s) + u'"';
}

/// All that a library holds at one moment, whoever writes to it meanwhile.
Result<void> atOneMoment(Connection &connection, const std::function<Result<void>()> &work)
{
    if (auto begun = connection.change(connection.dialect().isServer()
                                           ? u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s
                                           : u"BEGIN"_s);
        !begun)
        return begun;
    auto done = work();
    (void)connection.change(u"ROLLBACK"_s);
    return done;
}

} // namespace

Result<QStringList> columnsOf(Connection &connection, const QString &table)
{
    QStringList columns;
    const auto read = connection.each(connection.dialect().columnsOf(), {table},
                                      [&](const QSqlQuery &row) { columns.append(row.value(0).toString()); });
    if (!read)
        return std::unexpected(read.error());
    return columns;
}

Result<void> copyRows(Connection &from, const QString &table, Connection &to, const QString &into)
{
    const auto columns = columnsOf(from, table);
    if (!columns)
        return std::unexpected(columns.error());
    QSqlQuery put(to.database());
    const QString places = QStringList(columns->size(), u"?"_s).join(u", "_s);
    if (!put.prepare(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(into, quotedNames(*columns), places)))
        return std::unexpected(to.failure(put.lastError()));
    auto rows = from.run(u"SELECT %1 FROM %2 ORDER BY rowid"_s.arg(quotedNames(*columns), table));
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next()) {
        for (int i = 0; i < columns->size(); ++i)
            put.bindValue(i, to.dialect().stored(rows->value(i)));
        if (!put.exec())
            return std::unexpected(to.failure(put.lastError()));
    }
    if (rows->lastError().isValid())
        return std::unexpected(from.failure(rows->lastError()));
    return {};
}

Result<void> copyLibrary(Connection &from, Connection &to)
{
    // References are whole in the one, so they are in the other, whatever comes first.
    (void)to.change(u"PRAGMA foreign_keys = OFF"_s);
    const auto on = qScopeGuard([&] { (void)to.change(u"PRAGMA foreign_keys = ON"_s); });
    return atOneMoment(from, [&] {
        return to.inTransaction([&]() -> Result<void> {
            for (const QString &table : contentTables() + QStringList{u"removed"_s}) {
                if (auto copied = copyRows(from, table, to, table); !copied)
                    return copied;
            }
            return {};
        });
    });
}

Result<void> writeCopy(const QString &library, const QString &file)
{
    if (QFile::exists(file))
        return std::unexpected(
            Error{u"There is a file of this name already"_s, file, u"Choose another name"_s});
    auto from = Library::open(library);
    if (!from)
        return std::unexpected(from.error());
    auto to = Library::open(file);
    if (!to)
        return std::unexpected(to.error());
    auto copied = copyLibrary((*from)->connection(), (*to)->connection());
    if (!copied) {
        to->reset();
        for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
            QFile::remove(file + part);
    }
    return copied;
}

} // namespace synoptic
