// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>
#include <functional>
#include <optional>

namespace synoptic {

class Dialect;

/// One connection to one library (a file, or an address on a server); what each subject of the library runs
/// its statements on. Use it from the thread that opened it. Calls on a connection that is not open fail with
/// the reason.
class Connection
{
public:
    Connection();
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Opens \p file, or the address of a library on a server; errors name \p shownAs (the library that a
    /// working copy stands for). No schema is set up.
    [[nodiscard]] Result<void> open(const QString &file, const QString &shownAs = {});
    void close();
    [[nodiscard]] bool isOpen() const { return database().isOpen(); }
    /// From now on every change fails with this.
    void refuseChanges(const Error &why);
    /// From now on every call fails with this.
    void closeBecause(const Error &why);

    /// Prepares and runs one statement with bound values. A file that was put in the place of ours (a backup
    /// that another window restored) is opened first, so that nothing is written to the one that went. A
    /// server that went away is looked for again with the call after the one that failed.
    [[nodiscard]] Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Result<void> change(const QString &sql, const QVariantList &values = {});
    /// Hands every row to \p take. A page that cannot be read is an error, not the end of the rows.
    [[nodiscard]] Result<void> each(const QString &sql, const QVariantList &values,
                                    const std::function<void(const QSqlQuery &)> &take);
    /// Of one row's first column; invalid when there is no row.
    [[nodiscard]] Result<QVariant> value(const QString &sql, const QVariantList &values = {});
    /// All of \p work or nothing of it. A transaction inside one joins it.
    [[nodiscard]] Result<void> inTransaction(const std::function<Result<void>()> &work);

    [[nodiscard]] QSqlDatabase database() const;
    [[nodiscard]] const QString &path() const { return m_shownAs; } ///< for messages
    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] int openings() const { return m_openings; } ///< how often a file was opened
    [[nodiscard]] const Dialect &dialect() const { return *m_dialect; }
    /// From now on a server tells when others change the library.
    void listen();
    /// Is another number after others changed the library; -1 when it cannot be asked.
    [[nodiscard]] qint64 changesOfOthers();
    /// What failed and what to do.
    [[nodiscard]] Error failure(const QSqlError &error) const;
    /// What sets up a newly opened file: run again whenever the file was replaced.
    void setPreparation(std::function<Result<void>()> prepare) { m_prepare = std::move(prepare); }

private:
    [[nodiscard]] Result<void> followFile();
    [[nodiscard]] Result<void> openAgain();
    [[nodiscard]] Result<void> greet();

    const Dialect *m_dialect;
    QString m_name;
    QString m_file;
    QString m_shownAs;
    QByteArray m_identity; ///< device and number of the file that is open
    int m_depth = 0;
    QList<QSqlQuery> m_failed; ///< in a transaction: a server forgets them only once it is over
    int m_openings = 0;
    qint64 m_news = 0;   ///< how often a server told of others' changes
    bool m_lost = false; ///< the server went away
    std::optional<Error> m_closed;
    std::optional<Error> m_readOnly;
    std::function<Result<void>()> m_prepare;
};

/// SQLite's words as what failed and what to do.
[[nodiscard]] Error sqlError(const QSqlError &error, const QString &path);
/// SQLite's primary result code: 5 busy, 8 read-only, 11 corrupt, 13 full, 14 cannot open, 26 not a database.
[[nodiscard]] int sqliteCode(const QSqlError &error);

/// A text as an SQL literal, where no value can be bound: VACUUM INTO, ATTACH.
[[nodiscard]] QString sqlLiteral(QString text);

} // namespace synoptic
