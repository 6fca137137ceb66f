// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/comparison.h"
#include "exporting/analystwork.h"
#include "library/library.h"
#include "reading/reportreader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestExportCommand : public QObject
{
    Q_OBJECT
private slots:
    void wrongUseIsSaid_data();
    void wrongUseIsSaid();
    void allFormatsAtOnce();
    void aFileThatIsThereStays();
    void anExportCanBeExportedAgain();
    void whatTheLibrarySaysActsAndTravels();
    void theSameInputGivesTheSameBytes();

private:
    struct Run
    {
        int status = -1;
        QByteArray output;
        QByteArray errors;
    };
    Run run(const QStringList &arguments, const QString &library = u"no-library.sqlite"_s) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SYNOPTIC_LIBRARY"_s, m_folder.filePath(library));
        environment.insert(u"SOURCE_DATE_EPOCH"_s, u"1700000000"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(SYNOPTIC_PROGRAM), QStringList{u"export"_s} + arguments);
        process.waitForFinished(120000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QStringList samples()
    {
        QStringList paths;
        for (const QFileInfo &file :
             QDir(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"), u"*.txt"_s).entryInfoList())
            paths.append(file.filePath());
        return paths.first(3);
    }
    QByteArray bytes(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir m_folder;
};

void TestExportCommand::wrongUseIsSaid_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no format") << QStringList{} << "needs a format"_ba;
    QTest::newRow("a part that is none")
        << QStringList{u"--pdf"_s, u"x.pdf"_s, u"--parts"_s, u"poem"_s} << "--parts"_ba;
    QTest::newRow("a kind that is none")
        << QStringList{u"--csv"_s, u"-"_s, u"--kinds"_s, u"figure,smell"_s} << "--kinds"_ba;
    QTest::newRow("a report that is not there")
        << QStringList{u"--csv"_s, u"-"_s, u"--reports"_s, u"9"_s} << "--reports"_ba;
    QTest::newRow("too many columns")
        << QStringList{u"--pdf"_s, u"x.pdf"_s, u"--columns"_s, u"9"_s} << "--columns"_ba;
    QTest::newRow("paper that is none")
        << QStringList{u"--pdf"_s, u"x.pdf"_s, u"--paper"_s, u"Papyrus"_s} << "--paper"_ba;
    QTest::newRow("a date that is none")
        << QStringList{u"--csv"_s, u"-"_s, u"--date"_s, u"yesterday"_s} << "--date"_ba;
    QTest::newRow("a threshold that is none")
        << QStringList{u"--csv"_s, u"-"_s, u"--threshold"_s, u"often"_s} << "--threshold"_ba;
    QTest::newRow("two formats, one file")
        << QStringList{u"--pdf"_s, u"x.pdf"_s, u"--html"_s, u"./x.pdf"_s} << "Two formats"_ba;
    QTest::newRow("one stop is enough") << QStringList{u"--poem"_s} << "option 'poem'. Try"_ba;
    QTest::newRow("over one of the reports")
        << QStringList{u"--csv"_s, samples().first()} << "one of the files"_ba;
}

void TestExportCommand::wrongUseIsSaid()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, says);
    const Run done = run(samples() + options);
    QCOMPARE(done.status, 2);
    QVERIFY2(done.errors.contains(says), done.errors.constData());
}

void TestExportCommand::allFormatsAtOnce()
{
    QStringList options;
    const QStringList formats{u"pdf"_s,  u"pack"_s,   u"html"_s,        u"markdown"_s, u"csv"_s,
                              u"json"_s, u"jsonld"_s, u"annotations"_s, u"tei"_s,      u"passim"_s};
    for (const QString &format : formats)
        options += {u"--"_s + format, m_folder.filePath(u"all."_s + format)};
    const Run done = run(samples() + options +
                         QStringList{u"--parts"_s, u"conflicts,reports"_s, u"--title"_s, u"Ferry"_s});
    QVERIFY2(done.status == 0, done.errors.constData());
    for (const QString &format : formats)
        QVERIFY2(bytes(u"all."_s + format).size() > 500, qPrintable(format));
    QVERIFY(bytes(u"all.html"_s).contains("<h1>Ferry</h1>"));
}

void TestExportCommand::aFileThatIsThereStays()
{
    const QStringList options{u"--markdown"_s, m_folder.filePath(u"kept.md"_s)};
    QCOMPARE(run(samples() + options).status, 0);
    const Run again = run(samples() + options);
    QCOMPARE(again.status, 1);
    QVERIFY2(again.errors.contains("already"), again.errors.constData());
    QCOMPARE(run(samples() + options + QStringList{u"--force"_s}).status, 0);
}

void TestExportCommand::anExportCanBeExportedAgain()
{
    const QString pdf = m_folder.filePath(u"again.pdf"_s);
    QCOMPARE(run(samples() + QStringList{u"--pdf"_s, pdf, u"--title"_s, u"Round trip"_s}).status, 0);
    const Run first = run(samples() + QStringList{u"--csv"_s, u"-"_s});
    const Run second = run({pdf, u"--csv"_s, u"-"_s});
    QVERIFY2(second.status == 0, second.errors.constData());
    QVERIFY(first.output.size() > 500);
    QCOMPARE(second.output, first.output);
}

void TestExportCommand::whatTheLibrarySaysActsAndTravels()
{
    QList<Report> reports;
    for (const QString &path : samples())
        reports.append(*readReport(path));
    const Alignment wrong = compareReports(reports)->alignments.first();
    CorrectionRecord denied{
        QUuid::createUuid(), CorrectionKind::NotSame, {}, {}, {}, u"Ada"_s, QDateTime::currentDateTimeUtc()};
    denied.one = {anchor(reports.at(wrong.a.report), wrong.a.range)};
    denied.other = {anchor(reports.at(wrong.b.report), wrong.b.range)};
    Highlight mark = makeHighlight(reports.first(), wrong.a.range, HighlightColour::Blue, u"Ada"_s);
    {
        const auto library = Library::open(m_folder.filePath(u"own.sqlite"_s));
        QVERIFY(library);
        QVERIFY((*library)->sources().rememberEvent(u"Ferry"_s, reports));
        QVERIFY((*library)->marks().add(mark));
        QVERIFY((*library)->corrections().add(denied));
    }
    const auto eventOf = [](const Run &done) { return QJsonDocument::fromJson(done.output).object(); };
    const QJsonObject plain = eventOf(run(samples() + QStringList{u"--jsonld"_s, u"-"_s}));
    const Run corrected = run(samples() + QStringList{u"--jsonld"_s, u"-"_s}, u"own.sqlite"_s);
    QVERIFY2(corrected.status == 0, corrected.errors.constData());
    const QJsonObject own = eventOf(corrected);
    QVERIFY(own[u"alignments"_s] != plain[u"alignments"_s]);
    QCOMPARE(own[u"corrections"_s].toArray().size(), 1);
    const Run without =
        run(samples() + QStringList{u"--jsonld"_s, u"-"_s, u"--no-library"_s}, u"own.sqlite"_s);
    QCOMPARE(eventOf(without)[u"alignments"_s], plain[u"alignments"_s]);
    const QString pdf = m_folder.filePath(u"decided.pdf"_s);
    QCOMPARE(
        run(samples() + QStringList{u"--pdf"_s, pdf, u"--threshold"_s, u"0.6"_s}, u"own.sqlite"_s).status, 0);
    const QJsonObject again = eventOf(run({pdf, u"--jsonld"_s, u"-"_s}));
    for (const QString &member : {u"annotations"_s, u"corrections"_s, u"sources"_s})
        QCOMPARE(again[member], own[member]);
    QCOMPARE(again[u"settings"_s].toObject()[u"threshold"_s].toDouble(), 0.6);
    const QJsonObject back = eventOf(run({pdf, u"--jsonld"_s, u"-"_s, u"--threshold"_s, u"0.5"_s}));
    QCOMPARE(back[u"alignments"_s], own[u"alignments"_s]);
    QCOMPARE(back[u"facts"_s], own[u"facts"_s]);
}

void TestExportCommand::theSameInputGivesTheSameBytes()
{
    for (const QString &name : {u"one"_s, u"two"_s})
        QCOMPARE(run(samples() + QStringList{u"--pdf"_s, m_folder.filePath(name + u".pdf"_s), u"--pack"_s,
                                             m_folder.filePath(name + u".zip"_s)})
                     .status,
                 0);
    QVERIFY(bytes(u"one.pdf"_s).size() > 10000);
    QVERIFY(bytes(u"one.pdf"_s) == bytes(u"two.pdf"_s));
    QVERIFY(bytes(u"one.zip"_s) == bytes(u"two.zip"_s));
}

QTEST_GUILESS_MAIN(TestExportCommand)
#include "tst_exportcommand.moc"
