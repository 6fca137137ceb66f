// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QVariant>
#include <algorithm>
#include <memory>

/// A virtual screen with a window manager and a home of its own, in which the real program is driven by keys.
class Desktop
{
public:
    ~Desktop()
    {
        for (auto *process : {&m_program, &m_windowManager, &m_screen}) {
            if (*process && (*process)->state() != QProcess::NotRunning) {
                (*process)->kill();
                (*process)->waitForFinished(5000);
            }
        }
    }

    /// What is missing, or empty once it runs.
    QString start()
    {
        using namespace Qt::StringLiterals;
        for (const QString &tool : {u"Xvfb"_s, u"openbox"_s, u"xdotool"_s}) {
            if (QStandardPaths::findExecutable(tool).isEmpty())
                return tool + u" is missing"_s;
        }
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(u"HOME"_s, m_home.path());
        m_environment.insert(u"XDG_CONFIG_HOME"_s, m_home.filePath(u"config"_s));
        m_environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
        m_environment.insert(u"XDG_CACHE_HOME"_s, m_home.filePath(u"cache"_s));
        m_environment.insert(u"SYNOPTIC_LIBRARY"_s, m_home.filePath(u"library.sqlite"_s));
        m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        m_environment.remove(u"WAYLAND_DISPLAY"_s);
        // Xvfb writes the number of the display it took to the descriptor it is given.
        m_screen.reset(
            run(u"sh"_s,
                {u"-c"_s, u"exec Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp 2>/dev/null"_s}));
        if (!m_screen->waitForReadyRead(10000))
            return u"Xvfb gives no display"_s;
        m_environment.insert(u"DISPLAY"_s, u":"_s + QString::fromLatin1(m_screen->readLine()).trimmed());
        m_windowManager.reset(run(u"openbox"_s, {}));
        return {};
    }

    /// The program with the sample event, once its window is active.
    bool startProgram()
    {
        using namespace Qt::StringLiterals;
        const QDir samples(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"), u"*.txt"_s);
        QStringList files;
        for (const QFileInfo &file : samples.entryInfoList())
            files.append(file.absoluteFilePath());
        m_program.reset(run(QStringLiteral(SYNOPTIC_PROGRAM), files));
        return search({u"Synoptic"_s, u"windowactivate"_s, u"--sync"_s}, 30000);
    }

    /// Waits until the window has these words in its title: the event's, once it is open and compared.
    bool waitForTitle(const QString &words)
    {
        using namespace Qt::StringLiterals;
        return search({words}, 60000);
    }

    /// xdotool ends with an error when a window goes while it looks through all of them: then it looks again.
    bool search(const QStringList &name, int milliseconds)
    {
        using namespace Qt::StringLiterals;
        const QDeadlineTimer end(milliseconds);
        while (!end.hasExpired()) {
            if (tool(QStringList{u"search"_s, u"--sync"_s, u"--onlyvisible"_s, u"--name"_s} + name,
                     int(std::max<qint64>(1, end.remainingTime()))))
                return true;
        }
        return false;
    }

    bool press(const QStringList &keys)
    {
        using namespace Qt::StringLiterals;
        return tool(QStringList{u"key"_s, u"--delay"_s, u"60"_s} + keys, 20000);
    }

    bool type(const QString &text)
    {
        using namespace Qt::StringLiterals;
        return tool({u"type"_s, u"--delay"_s, u"30"_s, text}, 20000);
    }

    /// The first column of the first row of a query on the library, invalid while there is none.
    [[nodiscard]] QVariant ask(const QString &sql) const
    {
        using namespace Qt::StringLiterals;
        const QString path = file(u"library.sqlite"_s);
        if (!QFile::exists(path))
            return {};
        QVariant answer;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"ask"_s);
            database.setDatabaseName(path);
            database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s);
            if (database.open()) {
                QSqlQuery query(database);
                if (query.exec(sql) && query.next())
                    answer = query.value(0);
            }
        }
        QSqlDatabase::removeDatabase(u"ask"_s);
        return answer;
    }

    [[nodiscard]] QProcess *program() const { return m_program.get(); }
    [[nodiscard]] QString file(const QString &name) const { return m_home.filePath(name); }

private:
    QProcess *run(const QString &program, const QStringList &arguments)
    {
        auto *process = new QProcess;
        process->setProcessEnvironment(m_environment);
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(program, arguments);
        if (!process->waitForStarted())
            qWarning("%s did not start: %s", qPrintable(program), qPrintable(process->errorString()));
        return process;
    }
    bool tool(const QStringList &arguments, int milliseconds)
    {
        const std::unique_ptr<QProcess> process(run(QStringLiteral("xdotool"), arguments));
        if (process->waitForFinished(milliseconds))
            return process->exitCode() == 0;
        process->kill();
        process->waitForFinished(1000);
        return false;
    }

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_screen;
    std::unique_ptr<QProcess> m_windowManager;
    std::unique_ptr<QProcess> m_program;
};
