// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/connection.h"
#include "library/dialect.h"
#include "library/placement.h"
#include "library/serveraddress.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QSqlError>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// The library's file and what SQLite keeps beside it: what is not yet in the one stands in the others.
const QStringList parts{u""_s, u"-wal"_s, u"-journal"_s};

bool mayBeWritten(const QString &path)
{
    const QFileInfo info(path);
    return QFileInfo(info.absolutePath()).isWritable() && (!info.exists() || info.isWritable());
}

/// A folder that is not there is a typing error or a drive that went away, and an empty library in its place
/// would hide that: only the program's own data folder is made.
bool isFolderThere(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QString own = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QFileInfo(folder).isDir() || (folder == QDir::cleanPath(own) && QDir().mkpath(folder));
}

/// Moves a library with all of its parts; what was moved goes back when one of them cannot be.
Result<void> moveParts(const QString &from, const QString &to)
{
    QStringList moved;
    for (const QString &part : parts) {
        if (!QFile::exists(from + part))
            continue;
        if (!QFile::rename(from + part, to + part)) {
            for (const QString &back : std::as_const(moved))
                QFile::rename(to + back, from + back);
            return std::unexpected(
                Error{u"The file cannot be moved"_s, from + part, u"Check the permissions of its folder"_s});
        }
        moved.append(part);
    }
    QFile::remove(from + u"-shm"_s);
    return {};
}

} // namespace

Library::Library(const QString &path)
    : m_path(ServerAddress::withoutPassword(path)), m_connection(std::make_unique<Connection>())
{
    if (const auto address = ServerAddress::of(path); address && !address->password.isEmpty())
        ServerAddress::usePassword(path, address->password); // kept in memory only
    m_connection->setPreparation([this]() -> Result<void> {
        const auto prepared = prepareSchema(*m_connection);
        return prepared ? Result<void>() : std::unexpected(prepared.error().error);
    });
}

Library::~Library() = default;

QString Library::defaultPath()
{
    const QString chosen = qEnvironmentVariable("SYNOPTIC_LIBRARY");
    if (!chosen.isEmpty())
        return chosen;
    const QString other = QSettings(u"synoptic"_s, u"session"_s).value(u"library"_s).toString();
    if (!other.isEmpty())
        return other;
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/library.sqlite"_s;
}

QString Library::defaultFolder()
{
    const QString folder = QFileInfo(defaultPath()).absolutePath();
    // What is kept beside a library that is not there must not make its folder.
    const bool beside = !ServerAddress::isAddress(defaultPath()) && QFileInfo(folder).isDir();
    return beside ? folder : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

bool Library::isOnServer() const
{
    return ServerAddress::isAddress(m_path);
}

std::expected<void, SchemaFailure> Library::openServer()
{
    if (auto opened = m_connection->open(m_path); !opened)
        return std::unexpected(SchemaFailure{
            m_connection->dialect().conditionOf(m_connection->database().lastError()), opened.error()});
    return prepareSchema(*m_connection);
}

std::expected<void, SchemaFailure> Library::openFile()
{
    if (isOnServer())
        return openServer();
    if (!isFolderThere(m_path))
        return std::unexpected(
            SchemaFailure{LibraryCondition::Failed,
                          {u"The library's folder is not there"_s, QFileInfo(m_path).absolutePath(),
                           u"Check its name or connect its drive, or make the folder, then try again"_s}});
    if (!mayBeWritten(m_path))
        return std::unexpected(SchemaFailure{LibraryCondition::OnlyReadable,
                                             {u"The library cannot be written"_s, m_path,
                                              u"Check the permissions of the file and its folder"_s}});
    if (auto opened = m_connection->open(m_path); !opened)
        return std::unexpected(SchemaFailure{LibraryCondition::Failed, opened.error()});
    return prepareSchema(*m_connection);
}

bool Library::openCopy()
{
    m_copy = std::make_unique<QTemporaryDir>();
    const QString copy = m_copy->filePath(u"library.sqlite"_s);
    for (const QString &part : parts) {
        if (QFile::exists(m_path + part) && !QFile::copy(m_path + part, copy + part))
            return false;
        QFile::setPermissions(copy + part, QFile::ReadOwner | QFile::WriteOwner);
    }
    if (!QFile::exists(copy) || !m_connection->open(copy, m_path))
        return false;
    const auto prepared = prepareSchema(*m_connection);
    // A damaged file that is of this format can be read as it is, as far as it goes.
    const auto version = m_connection->value(u"PRAGMA user_version"_s);
    return prepared || (prepared.error().condition == LibraryCondition::Damaged && version &&
                        version->toInt() == schemaVersion());
}

void Library::settle(const std::expected<void, SchemaFailure> &opened)
{
    m_condition = opened ? LibraryCondition::Whole : opened.error().condition;
    m_problem = opened ? std::nullopt : std::optional(opened.error().error);
    if (opened)
        return;
    if (isOnServer()) // the connection is found again when the server is
        return m_connection->closeBecause(*m_problem);
    const bool readable =
        m_condition == LibraryCondition::OnlyReadable || m_condition == LibraryCondition::Damaged;
    if (readable && openCopy())
        m_connection->refuseChanges(*m_problem);
    else
        m_connection->closeBecause(*m_problem);
}

Result<std::unique_ptr<Library>> Library::open(const QString &path)
{
    std::unique_ptr<Library> library(new Library(path));
    if (const auto opened = library->openFile(); !opened)
        return std::unexpected(opened.error().error);
    return library;
}

std::unique_ptr<Library> Library::openAnyway(const QString &path)
{
    std::unique_ptr<Library> library(new Library(path));
    library->settle(library->openFile());
    return library;
}

QString Library::notice() const
{
    return m_problem || isOnServer() ? QString() : placementNotice(placementOf(m_path));
}

Result<void> Library::reopen()
{
    m_connection->close();
    m_copy.reset();
    settle(openFile());
    return m_problem ? std::unexpected(*m_problem) : Result<void>();
}

Result<QString> Library::replaceBy(const QString &file, const QString &word)
{
    if (isOnServer())
        return std::unexpected(keptOnServer(m_path));
    m_connection->close(); // the last to close brings the log into the file
    const QString fresh = m_path + u".incoming"_s;
    QFile::remove(fresh);
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyy-MM-dd-HHmmss"_s);
    QString kept = m_path + u".%1-%2"_s.arg(word, stamp);
    for (int n = 2; QFile::exists(kept); ++n)
        kept = m_path + u".%1-%2.%3"_s.arg(word, stamp).arg(n);
    Result<void> done;
    if (!QFile::copy(file, fresh))
        done = std::unexpected(Error{u"The file cannot be copied"_s, file,
                                     u"Free some space or check the permissions of the folder"_s});
    if (done)
        done = moveParts(m_path, kept);
    if (done && !QFile::rename(fresh, m_path)) {
        (void)moveParts(kept, m_path);
        done = std::unexpected(Error{u"The file cannot be put in its place"_s, m_path,
                                     u"Check the permissions of the folder"_s});
    }
    QFile::remove(fresh);
    if (done) {
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
        if (auto opened = reopen(); !opened) {
            QFile::remove(m_path);
            (void)moveParts(kept, m_path);
            done = opened;
        }
    }
    if (!done) {
        (void)reopen();
        return std::unexpected(done.error());
    }
    return kept;
}

Result<void> Library::openOther(const QString &path)
{
    // Looked at first: what cannot be opened must not take the place of what is open.
    if (const auto other = open(path); !other)
        return std::unexpected(other.error());
    m_path = ServerAddress::withoutPassword(path);
    return reopen();
}

qint64 Library::changesOfOthers()
{
    return m_connection->changesOfOthers();
}

} // namespace synoptic
