// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/connection.h"

#include "library/dialect.h"
#include "library/postgresdialect.h"
#include "library/serveraddress.h"

#include <QCoreApplication>
#include <QFile>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Which file a path names now; empty when there is none.
QByteArray identityOf(const QString &path)
{
    struct stat status{};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return QByteArray::number(qulonglong(status.st_dev)) + ':' +
           QByteArray::number(qulonglong(status.st_ino));
}

} // namespace

Connection::Connection()
    : m_dialect(&Dialect::of({})), m_name(u"library-"_s + QUuid::createUuid().toString(QUuid::Id128))
{
}

Connection::~Connection()
{
    close();
}

QSqlDatabase Connection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<void> Connection::open(const QString &file, const QString &shownAs)
{
    close();
    m_dialect = &Dialect::of(file);
    m_file = file;
    m_shownAs = ServerAddress::withoutPassword(shownAs.isEmpty() ? file : shownAs);
    m_closed.reset();
    m_lost = false;
    QSqlDatabase opened = QSqlDatabase::addDatabase(m_dialect->driver(), m_name);
    if (!opened.isValid())
        return std::unexpected(
            Error{u"This program cannot speak to such a library (%1)"_s.arg(m_dialect->driver()), m_shownAs,
                  u"Install Qt's driver of that name"_s});
    if (auto placed = m_dialect->setPlace(opened, file); !placed)
        return placed;
    if (!opened.open())
        return std::unexpected(m_dialect->errorOf(opened.lastError(), m_shownAs));
    m_identity = m_dialect->isServer() ? QByteArray() : identityOf(file);
    ++m_openings;
    return greet();
}

Result<void> Connection::greet()
{
    QSqlQuery query(database());
    for (const QString &sql : m_dialect->greeting()) {
        if (!query.exec(sql))
            return std::unexpected(m_dialect->errorOf(query.lastError(), m_shownAs));
    }
    return {};
}

void Connection::close()
{
    m_failed.clear();
    if (!QSqlDatabase::contains(m_name))
        return;
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

void Connection::refuseChanges(const Error &why)
{
    m_readOnly = why;
    (void)run(m_dialect->isServer() ? u"SET default_transaction_read_only = on"_s
                                    : u"PRAGMA query_only = ON"_s);
}

void Connection::closeBecause(const Error &why)
{
    close();
    m_closed = why;
}

Error Connection::failure(const QSqlError &error) const
{
    return m_readOnly && m_dialect->conditionOf(error) == LibraryCondition::OnlyReadable
               ? *m_readOnly
               : m_dialect->errorOf(error, m_shownAs);
}

Result<void> Connection::followFile()
{
    if (m_dialect->isServer())
        return m_lost ? openAgain() : Result<void>();
    const QByteArray now = identityOf(m_file);
    if (now == m_identity)
        return {};
    if (now.isEmpty())
        return std::unexpected(Error{u"The library's file is not there any more"_s, m_shownAs,
                                     u"Put it back, or choose another library"_s});
    return openAgain();
}

Result<void> Connection::openAgain()
{
    if (auto opened = open(QString(m_file), QString(m_shownAs)); !opened) {
        m_lost = m_dialect->isServer();
        return opened;
    }
    ++m_depth; // what prepares the file must not come here again
    auto prepared = m_prepare ? m_prepare() : Result<void>();
    --m_depth;
    return prepared;
}

Result<QSqlQuery> Connection::run(const QString &sql, const QVariantList &values)
{
    if (m_closed)
        return std::unexpected(*m_closed);
    if (m_depth == 0) {
        if (auto followed = followFile(); !followed)
            return std::unexpected(followed.error());
    }
    QSqlQuery query(database());
    // Rows that a server still sends would be dropped by the next statement.
    query.setForwardOnly(!m_dialect->isServer());
    // What has no values may be what cannot be prepared: BEGIN, SET.
    bool done = false;
    if (values.isEmpty()) {
        done = query.exec(m_dialect->statement(sql));
    } else if (query.prepare(m_dialect->statement(sql))) {
        for (const QVariant &value : values)
            query.addBindValue(m_dialect->stored(value));
        done = query.exec();
    }
    if (done)
        return query;
    m_lost = m_dialect->isServer() && isLostConnection(query.lastError());
    const Error error = failure(query.lastError());
    if (m_depth > 0 && m_dialect->isServer())
        m_failed.append(std::move(query));
    return std::unexpected(error);
}

Result<void> Connection::change(const QString &sql, const QVariantList &values)
{
    const auto done = run(sql, values);
    if (!done)
        return std::unexpected(done.error());
    return {};
}

Result<void> Connection::each(const QString &sql, const QVariantList &values,
                              const std::function<void(const QSqlQuery &)> &take)
{
    auto rows = run(sql, values);
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        take(*rows);
    if (rows->lastError().isValid())
        return std::unexpected(failure(rows->lastError()));
    return {};
}

Result<QVariant> Connection::value(const QString &sql, const QVariantList &values)
{
    auto row = run(sql, values);
    if (!row)
        return std::unexpected(row.error());
    if (!row->next()) {
        // No row, or none could be read: a damaged page shows itself here only.
        if (row->lastError().isValid())
            return std::unexpected(failure(row->lastError()));
        return QVariant();
    }
    return row->value(0);
}

Result<void> Connection::inTransaction(const std::function<Result<void>()> &work)
{
    if (m_depth > 0)
        return work();
    // Who may write is settled now, so that no step inside can fail for another program's lock.
    for (const QString &sql : m_dialect->begin()) {
        if (auto begun = change(sql); !begun) {
            if (m_dialect->isServer())
                (void)change(u"ROLLBACK"_s);
            return begun;
        }
    }
    ++m_depth;
    auto done = work();
    if (done)
        done = change(u"COMMIT"_s);
    if (!done)
        (void)change(u"ROLLBACK"_s);
    m_failed.clear();
    --m_depth;
    return done;
}

qint64 Connection::changesOfOthers()
{
    const auto answer = value(
        m_dialect->isServer() ? u"SELECT 1"_s : u"PRAGMA data_version"_s); // a server tells with the answer
    if (!answer)
        return -1;
    if (!m_dialect->isServer())
        return (qint64(m_openings) << 32) + answer->toLongLong();
    QCoreApplication::sendPostedEvents(database().driver());
    return (qint64(m_openings) << 32) + m_news;
}

void Connection::listen()
{
    QSqlDriver *driver = database().driver();
    QObject::connect(driver, &QSqlDriver::notification, driver,
                     [this](const QString &, QSqlDriver::NotificationSource source) {
                         if (source == QSqlDriver::OtherSource)
                             ++m_news;
                     });
    (void)driver->subscribeToNotification(u"synoptic_change"_s);
}

int sqliteCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

QString sqlLiteral(QString text)
{
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

Error sqlError(const QSqlError &error, const QString &path)
{
    switch (sqliteCode(error)) {
    case 11: // corrupt
        return {u"The library is damaged"_s, path, u"Salvage what can be read, or put back a backup"_s};
    case 26: // not a database
        return {u"The file is no library, or it is damaged"_s, path,
                u"Salvage what can be read, put back a backup, or choose another file"_s};
    case 5: // busy
    case 6: // locked
        return {u"Another program keeps the library locked"_s, path,
                u"Close the other program, then try again"_s};
    case 3:  // no permission
    case 8:  // read-only
    case 14: // cannot be opened
        return {u"The library cannot be written"_s, path,
                u"Check the permissions of the file and its folder"_s};
    case 13: // full
        return {u"The disk is full"_s, path, u"Free some space, then try again; what is on screen stays"_s};
    case 10: // the system could not read or write
        return {u"The disk failed or is full, or its drive went away (%1)"_s.arg(error.databaseText()), path,
                u"Check the drive, then try again; what is on screen stays"_s};
    default:
        return {u"The library failed (%1)"_s.arg(error.text().trimmed()), path,
                u"Try again; what is on screen is not lost"_s};
    }
}

} // namespace synoptic
