// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/dialect.h"

namespace synoptic {

/// PostgreSQL 13 or later through Qt's QPSQL: the same tables, each with a `rowid` (the order in which its
/// rows were added), triggers as functions, word indexes as tables of tsvector. Who changes a table tells the
/// others (NOTIFY synoptic_change).
class PostgresDialect : public Dialect
{
public:
    bool isServer() const override { return true; }
    QString driver() const override { return QStringLiteral("QPSQL"); }
    Result<void> setPlace(QSqlDatabase &database, const QString &place) const override;
    QStringList greeting() const override;
    QStringList begin() const override;
    QString statement(const QString &sql) const override;
    QVariant stored(const QVariant &value) const override;
    QStringList definition(const QString &sql) const override;
    QString columnsOf() const override;
    LibraryCondition conditionOf(const QSqlError &error) const override;
    Error errorOf(const QSqlError &error, const QString &path) const override;
};

/// Whether a server went away, or was never reached.
[[nodiscard]] bool isLostConnection(const QSqlError &error);

} // namespace synoptic
