// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <csignal>
#include <unistd.h>

namespace synoptic {

/// A PostgreSQL server of our own for as long as this lives: in a scratch folder, heard only on a socket in
/// it. Everybody may come in without a password but the role "ada", whose password is "mast & sail". It
/// refuses to run as root: then it runs as nobody.
class PostgresServer
{
public:
    PostgresServer() : m_folder(QDir::tempPath() + QStringLiteral("/synoptic-server-XXXXXX")) {}
    ~PostgresServer() { stop(); }

    /// Empty when it runs, else what went wrong.
    [[nodiscard]] QString start()
    {
        const QStringList versions =
            QDir(QStringLiteral("/usr/lib/postgresql")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        if (versions.isEmpty())
            return QStringLiteral("no PostgreSQL in /usr/lib/postgresql; package: postgresql");
        m_programs = QStringLiteral("/usr/lib/postgresql/%1/bin/").arg(versions.last());
        if (geteuid() == 0 && ::chown(qPrintable(m_folder.path()), nobody, nobody) != 0)
            return QStringLiteral("the folder cannot be given away");
        const QString data = m_folder.filePath(QStringLiteral("data"));
        QString said =
            finish(QStringLiteral("initdb"),
                   {QStringLiteral("-D"), data, QStringLiteral("-U"), QStringLiteral("keeper"),
                    QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-E"),
                    QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--no-sync")});
        if (!said.isEmpty())
            return said;
        QFile access(data + QStringLiteral("/pg_hba.conf"));
        if (!access.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return access.errorString();
        access.write("local all ada scram-sha-256\nlocal all all trust\n");
        access.close();
        return run();
    }

    /// Starts the server again after stop(), or for the first time.
    [[nodiscard]] QString run()
    {
        prepare(m_server, QStringLiteral("postgres"),
                {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-k"),
                 m_folder.path(), QStringLiteral("-c"), QStringLiteral("listen_addresses="),
                 QStringLiteral("-c"), QStringLiteral("fsync=off"), QStringLiteral("-c"),
                 QStringLiteral("max_connections=40")});
        m_server.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
        m_server.start();
        for (int tries = 0; tries < 300; ++tries) {
            if (sql(QStringLiteral("postgres"), QStringLiteral("SELECT 1")) == QStringLiteral("1"))
                return {};
            QThread::msleep(50);
        }
        return QStringLiteral("the server does not answer");
    }

    /// At once, whoever is connected.
    void stop()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_server.processId()), SIGINT);
        if (!m_server.waitForFinished(10'000))
            m_server.kill();
        m_server.waitForFinished();
    }

    /// A new, empty database.
    void make(const QString &database)
    {
        sql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE \"%1\"").arg(database));
    }

    /// What a statement answers, as psql prints it; the message where it fails.
    QString sql(const QString &database, const QString &statement) const
    {
        QProcess psql;
        psql.start(m_programs + QStringLiteral("psql"),
                   {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-A"), QStringLiteral("-t"),
                    QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"), QStringLiteral("keeper"),
                    QStringLiteral("-d"), database, QStringLiteral("-c"), statement});
        psql.waitForFinished();
        return QString::fromUtf8(psql.readAllStandardOutput() + psql.readAllStandardError()).trimmed();
    }

    [[nodiscard]] QString address(const QString &database,
                                  const QString &user = QStringLiteral("keeper")) const
    {
        return QStringLiteral("postgresql://%1@/%2?host=%3").arg(user, database, m_folder.path());
    }

    [[nodiscard]] QString log() const
    {
        QFile file(m_folder.filePath(QStringLiteral("log")));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private:
    static constexpr uid_t nobody = 65534;

    void prepare(QProcess &process, const QString &program, const QStringList &arguments) const
    {
        QStringList all{QStringLiteral("--pdeathsig"), QStringLiteral("INT")};
        if (geteuid() == 0)
            all += {QStringLiteral("--reuid"), QString::number(nobody), QStringLiteral("--regid"),
                    QString::number(nobody), QStringLiteral("--clear-groups")};
        process.setProgram(QStringLiteral("setpriv"));
        process.setArguments(all + QStringList{m_programs + program} + arguments);
        process.setWorkingDirectory(m_folder.path());
    }

    [[nodiscard]] QString finish(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        prepare(process, program, arguments);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start();
        process.waitForFinished(60'000);
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
                   ? QString()
                   : program + QStringLiteral(": ") + process.errorString() +
                         QString::fromUtf8(process.readAll());
    }

    QTemporaryDir m_folder;
    QString m_programs;
    QProcess m_server;
};

} // namespace synoptic
