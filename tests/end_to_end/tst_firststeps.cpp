// SPDX-License-Identifier: GPL-3.0-or-later
// The first steps of the product, with keys alone, in a real window on a virtual screen: open five reports,
// go to an aligned passage, mark it, write a note, quit, come back and find it, export a PDF in which the
// mark is a real highlight annotation.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <poppler-qt6.h>

using namespace Qt::StringLiterals;

class TestFirstSteps : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup();
    void markNoteQuitReturnAndExport();

private:
    void startProgram();
    bool press(const QStringList &keys);
    bool type(const QString &text);
    /// The first column of the first row of a query on the library, invalid while there is none.
    QVariant ask(const QString &sql) const;
    QProcess *start(const QString &program, const QStringList &arguments);

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_screen;
    std::unique_ptr<QProcess> m_windowManager;
    std::unique_ptr<QProcess> m_program;
};

QProcess *TestFirstSteps::start(const QString &program, const QStringList &arguments)
{
    auto *process = new QProcess;
    process->setProcessEnvironment(m_environment);
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(program, arguments);
    if (!process->waitForStarted())
        qWarning("%s did not start: %s", qPrintable(program), qPrintable(process->errorString()));
    return process;
}

void TestFirstSteps::initTestCase()
{
    for (const QString &tool : {u"Xvfb"_s, u"openbox"_s, u"xdotool"_s})
        QVERIFY2(!QStandardPaths::findExecutable(tool).isEmpty(), qPrintable(tool + u" is missing"_s));
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(u"HOME"_s, m_home.path());
    m_environment.insert(u"XDG_CONFIG_HOME"_s, m_home.filePath(u"config"_s));
    m_environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
    m_environment.insert(u"XDG_CACHE_HOME"_s, m_home.filePath(u"cache"_s));
    m_environment.insert(u"SYNOPTIC_LIBRARY"_s, m_home.filePath(u"library.sqlite"_s));
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    m_environment.remove(u"WAYLAND_DISPLAY"_s);

    // Xvfb writes the number of the display it took to the descriptor it is given.
    m_screen.reset(start(
        u"sh"_s, {u"-c"_s, u"exec Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp 2>/dev/null"_s}));
    QVERIFY(m_screen->waitForReadyRead(10000));
    m_environment.insert(u"DISPLAY"_s, u":"_s + QString::fromLatin1(m_screen->readLine()).trimmed());
    m_windowManager.reset(start(u"openbox"_s, {}));
}

void TestFirstSteps::cleanup()
{
    for (auto *process : {&m_program, &m_windowManager, &m_screen}) {
        if (*process && (*process)->state() != QProcess::NotRunning) {
            (*process)->kill();
            (*process)->waitForFinished(5000);
        }
    }
}

void TestFirstSteps::startProgram()
{
    QDir samples(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"), u"*.txt"_s);
    QStringList files;
    for (const QFileInfo &file : samples.entryInfoList())
        files.append(file.absoluteFilePath());
    QCOMPARE(files.size(), 5);
    m_program.reset(start(QStringLiteral(SYNOPTIC_PROGRAM), files));
    QProcess find;
    find.setProcessEnvironment(m_environment);
    find.start(u"timeout"_s, {u"30"_s, u"xdotool"_s, u"search"_s, u"--sync"_s, u"--onlyvisible"_s,
                              u"--name"_s, u"Synoptic"_s, u"windowactivate"_s, u"--sync"_s});
    QVERIFY(find.waitForFinished(35000));
    QCOMPARE(find.exitCode(), 0);
}

bool TestFirstSteps::press(const QStringList &keys)
{
    std::unique_ptr<QProcess> tool(start(u"xdotool"_s, QStringList{u"key"_s, u"--delay"_s, u"60"_s} + keys));
    return tool->waitForFinished(10000) && tool->exitCode() == 0;
}

bool TestFirstSteps::type(const QString &text)
{
    std::unique_ptr<QProcess> tool(start(u"xdotool"_s, {u"type"_s, u"--delay"_s, u"30"_s, text}));
    return tool->waitForFinished(20000) && tool->exitCode() == 0;
}

QVariant TestFirstSteps::ask(const QString &sql) const
{
    const QString path = m_environment.value(u"SYNOPTIC_LIBRARY"_s);
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

void TestFirstSteps::markNoteQuitReturnAndExport()
{
    startProgram();
    // The event is recorded once it is open and compared.
    QTRY_VERIFY_WITH_TIMEOUT(ask(u"SELECT count(*) FROM event"_s).toInt() == 1, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(
        press({u"j"_s, u"j"_s, u"1"_s}) && ask(u"SELECT count(*) FROM highlight"_s).toInt() >= 1, 30000);
    const QString marked = ask(u"SELECT exact FROM highlight ORDER BY created DESC"_s).toString();
    QVERIFY2(marked.size() > 10, qPrintable(marked));

    QVERIFY(press({u"m"_s}));
    QTest::qWait(500); // the note's editor takes the keys once it is shown
    QVERIFY(type(u"Check with the harbour master"_s));
    QVERIFY(press({u"ctrl+Return"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(ask(u"SELECT note FROM highlight WHERE note <> ''"_s).toString(),
                              u"Check with the harbour master"_s, 10000);
    QVERIFY(press({u"ctrl+q"_s}));
    QVERIFY(m_program->waitForFinished(15000));
    QCOMPARE(m_program->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_program->exitCode(), 0);

    startProgram();
    const QString pdf = m_home.filePath(u"event.pdf"_s);
    QTest::qWait(3000); // until the second start has read and compared: nothing outside the window tells
    QVERIFY(press({u"ctrl+e"_s}));
    QTest::qWait(1500);
    QVERIFY(press({u"Return"_s})); // Export…: asks for the file
    QTest::qWait(1500);
    QVERIFY(press({u"ctrl+a"_s}));
    QVERIFY(type(pdf));
    QVERIFY(press({u"Return"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(pdf), 30000);
    QVERIFY(press({u"ctrl+q"_s}));
    QVERIFY(m_program->waitForFinished(15000));

    const std::unique_ptr<Poppler::Document> document(Poppler::Document::load(pdf));
    QVERIFY(document);
    QStringList notes;
    for (int i = 0; i < document->numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page(document->page(i));
        for (const auto &annotation : page->annotations({Poppler::Annotation::AHighlight}))
            notes.append(annotation->contents());
    }
    const QString all = notes.join(u" | "_s); // the note, and below it the words it is about
    QVERIFY2(all.contains(u"Check with the harbour master\n\n“"_s), qPrintable(all));
}

QTEST_GUILESS_MAIN(TestFirstSteps)
#include "tst_firststeps.moc"
