// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void exitStatus_data();
    void exitStatus();
    void aBadFileIsNamedAndNothingIsWritten();
    void keepGoingLeavesItOut();
    void jsonToStandardOutput();

private:
    struct Run
    {
        int status = -1;
        QByteArray output;
        QByteArray errors;
    };
    static Run run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(SYNOPTIC_PROGRAM), arguments);
        process.waitForFinished(60000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QString sample(const QString &name)
    {
        return QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample/") + name;
    }
};

void TestCommandLine::exitStatus_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("help") << QStringList{u"--help"_s} << 0;
    QTest::newRow("version") << QStringList{u"--version"_s} << 0;
    QTest::newRow("summary") << QStringList{u"compare"_s, sample(u"3-sundmark-courier.txt"_s),
                                            sample(u"4-daily-lantern.txt"_s)}
                             << 0;
    QTest::newRow("no files") << QStringList{u"compare"_s} << 2;
    QTest::newRow("unknown option") << QStringList{u"compare"_s, u"--colour"_s, u"x"_s} << 2;
    QTest::newRow("unknown layout") << QStringList{u"compare"_s, sample(u"4-daily-lantern.txt"_s),
                                                   u"--layout"_s, u"round"_s}
                                    << 2;
    QTest::newRow("missing file") << QStringList{u"compare"_s, u"/no/such.txt"_s} << 1;
    QTest::newRow("folder that is not there")
        << QStringList{u"compare"_s, sample(u"4-daily-lantern.txt"_s), u"--json"_s, u"/no/such/out.json"_s}
        << 1;
}

void TestCommandLine::exitStatus()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const Run done = run(arguments);
    QCOMPARE(done.status, status);
    QCOMPARE(done.errors.isEmpty(), status == 0);
}

void TestCommandLine::aBadFileIsNamedAndNothingIsWritten()
{
    QTemporaryDir folder;
    const QString json = folder.filePath(u"out.json"_s);
    const Run done =
        run({u"compare"_s, sample(u"4-daily-lantern.txt"_s), u"/no/such.txt"_s, u"--json"_s, json});
    QCOMPARE(done.status, 1);
    QVERIFY(done.errors.contains("/no/such.txt"));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestCommandLine::keepGoingLeavesItOut()
{
    QTemporaryDir folder;
    const QString json = folder.filePath(u"out.json"_s);
    const Run done = run({u"compare"_s, sample(u"4-daily-lantern.txt"_s), u"/no/such.txt"_s,
                          u"--keep-going"_s, u"--json"_s, json});
    QCOMPARE(done.status, 0);
    QVERIFY(done.errors.contains("/no/such.txt"));
    QVERIFY(QFile::exists(json));
}

void TestCommandLine::jsonToStandardOutput()
{
    const QString same = sample(u"3-sundmark-courier.txt"_s);
    const Run done =
        run({u"compare"_s, same, same, sample(u"5-coastal-agency-copy.txt"_s), u"--json"_s, u"-"_s});
    QCOMPARE(done.status, 0);
    QVERIFY(done.errors.contains("used once"));
    const QJsonObject object = QJsonDocument::fromJson(done.output).object();
    QCOMPARE(object[u"reports"_s].toArray().size(), 2);
    QVERIFY(object[u"alignments"_s].toArray().size() > 5);
    QVERIFY(object[u"facts"_s].toArray().size() > 3);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
