// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

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
    void aTableOfAnyNumberOfReports();
    void groupsAreComparedWithinThemselves();
    void aReportIsNeverOverwritten();
    void aPipeStaysAPipe();

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
    QTest::newRow("a table and JSON at once")
        << QStringList{u"compare"_s, sample(u"4-daily-lantern.txt"_s), u"--tsv"_s, u"-"_s, u"--json"_s,
                       u"-"_s}
        << 2;
    QTest::newRow("a group that is no expression")
        << QStringList{u"compare"_s, sample(u"4-daily-lantern.txt"_s), u"--tsv"_s, u"-"_s, u"--group"_s,
                       u"("_s}
        << 2;
    QTest::newRow("a group without a table")
        << QStringList{u"compare"_s, sample(u"4-daily-lantern.txt"_s), u"--group"_s, u"x"_s} << 2;
    QTest::newRow("help of a command") << QStringList{u"compare"_s, u"--help"_s} << 0;
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

namespace {

/// Eighty reports of four events in a folder: each event's share a sentence, and no other does.
QStringList manyReports(const QTemporaryDir &folder)
{
    const QStringList shared{
        u"The ferry Alda struck the northern pier of Port Halden in thick fog before dawn."_s,
        u"Wildfire smoke closed the mountain road between Sund and the upper valley villages."_s,
        u"Parliament rejected the fishery quota bill after a night of angry speeches."_s,
        u"Engineers reopened the cracked reservoir dam above the town of Meridian."_s};
    QStringList paths;
    for (int i = 0; i < 80; ++i) {
        paths.append(folder.filePath(u"event%1_report%2.txt"_s.arg(i % 4).arg(i, 2, 10, QLatin1Char('0'))));
        QFile file(paths.last());
        if (!file.open(QIODevice::WriteOnly))
            return {};
        QString own; // three words that no other report has
        for (int word = 3 * i; word < 3 * i + 3; ++word)
            own += u"zo%1%2 "_s.arg(QChar(u'a' + word / 26)).arg(QChar(u'a' + word % 26));
        file.write((own + u".\n\n"_s + shared.at(i % 4) + u'\n').toUtf8());
    }
    return paths;
}

} // namespace

void TestCommandLine::aTableOfAnyNumberOfReports()
{
    const QTemporaryDir folder;
    const Run done = run(QStringList{u"compare"_s, u"--tsv"_s, u"-"_s} + manyReports(folder));
    QCOMPARE(done.status, 0);
    const QList<QByteArray> rows = done.output.trimmed().split('\n');
    QCOMPARE(rows.size(), 4 * 20 * 19 / 2);
    for (const QByteArray &row : rows) {
        const QList<QByteArray> cells = row.split('\t');
        QCOMPARE(cells.size(), 6);
        QCOMPARE(cells.at(0).left(6), cells.at(2).left(6));
        QCOMPARE(cells.at(1), "3");
        QCOMPARE(cells.at(3), "3");
        QVERIFY(cells.at(4).toDouble() >= 0.5);
        QCOMPARE(cells.at(5), "verbatim");
    }
}

void TestCommandLine::groupsAreComparedWithinThemselves()
{
    const QTemporaryDir folder;
    const Run done = run(QStringList{u"compare"_s, u"--tsv"_s, u"-"_s, u"--group"_s, u"report.[0-4]$"_s} +
                         manyReports(folder));
    QCOMPARE(done.status, 0);
    for (const QByteArray &row : done.output.trimmed().split('\n')) {
        const QList<QByteArray> cells = row.split('\t');
        QCOMPARE(cells.value(0).right(2), cells.value(2).right(2));
    }
}

void TestCommandLine::aReportIsNeverOverwritten()
{
    const QTemporaryDir folder;
    const QString own = folder.filePath(u"own.txt"_s);
    QVERIFY(QFile::copy(sample(u"4-daily-lantern.txt"_s), own));
    for (const QString &option : {u"--json"_s, u"--tsv"_s, u"--pdf"_s})
        QCOMPARE(run({u"compare"_s, own, sample(u"3-sundmark-courier.txt"_s), option, own}).status, 2);
    QFile kept(own);
    QFile original(sample(u"4-daily-lantern.txt"_s));
    QVERIFY(kept.open(QIODevice::ReadOnly) && original.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), original.readAll());
}

void TestCommandLine::aPipeStaysAPipe()
{
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    for (const QString &option : {u"--json"_s, u"--tsv"_s}) {
        QProcess reader;
        reader.start(u"cat"_s, {pipe});
        QVERIFY(reader.waitForStarted());
        const Run done = run({u"compare"_s, sample(u"3-sundmark-courier.txt"_s),
                              sample(u"4-daily-lantern.txt"_s), option, pipe});
        QCOMPARE(done.status, 0);
        QVERIFY(reader.waitForFinished(20000));
        QVERIFY(reader.readAllStandardOutput().size() > 100);
    }
    QCOMPARE(run({u"compare"_s, sample(u"4-daily-lantern.txt"_s), u"--pdf"_s, pipe}).status, 1);
    QVERIFY(QFileInfo::exists(pipe) && !QFileInfo(pipe).isFile());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
