// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/schema.h"

#include <QString>
#include <QStringList>

class QSqlDatabase;
class QSqlError;

namespace synoptic {

/// What differs between the databases that a library may live in. The statements of the library are written
/// in the SQL that both understand, and the schema in SQLite's; here is the rest.
class Dialect
{
public:
    Dialect() = default;
    virtual ~Dialect() = default;
    Dialect(const Dialect &) = delete;
    Dialect &operator=(const Dialect &) = delete;

    /// PostgreSQL's for an address (ServerAddress), else SQLite's.
    [[nodiscard]] static const Dialect &of(const QString &place);

    /// Whether the library lives on a server: others keep its copies, and there is no file.
    [[nodiscard]] virtual bool isServer() const = 0;
    /// Qt's name of the driver.
    [[nodiscard]] virtual QString driver() const = 0;
    /// Tells a database where to find the library.
    [[nodiscard]] virtual Result<void> setPlace(QSqlDatabase &database, const QString &place) const = 0;
    /// Run on every new connection.
    [[nodiscard]] virtual QStringList greeting() const = 0;
    /// Begins a transaction in which nobody else writes, or fails now.
    [[nodiscard]] virtual QStringList begin() const = 0;
    /// A statement of the library as this database takes it.
    [[nodiscard]] virtual QString statement(const QString &sql) const = 0;
    /// A text as a database of this kind can hold it.
    [[nodiscard]] virtual QVariant stored(const QVariant &value) const = 0;
    /// A statement of the schema as those of this database; none where it has no use here.
    [[nodiscard]] virtual QStringList definition(const QString &sql) const = 0;
    /// Gives the names of a table's columns (one value: its name), in their order.
    [[nodiscard]] virtual QString columnsOf() const = 0;
    [[nodiscard]] virtual LibraryCondition conditionOf(const QSqlError &error) const = 0;
    /// The database's words as what failed and what to do.
    [[nodiscard]] virtual Error errorOf(const QSqlError &error, const QString &path) const = 0;
};

} // namespace synoptic
