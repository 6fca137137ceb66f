// SPDX-License-Identifier: GPL-3.0-or-later
// Real reports, where they are at hand: only their properties are checked, none of their words stand here.
#include "comparison/comparison.h"
#include "reading/reportreader.h"

#include <QDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestRealReports : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void read_data();
    void read();
    void nothingIsLost();
    void everyPairOfReportsShares();

private:
    QList<Report> m_reports;
};

void TestRealReports::initTestCase()
{
    const QDir folder(QStringLiteral(SYNOPTIC_SHARED_DIR "/seeds"));
    const QStringList names = folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name);
    if (names.size() != 5)
        QSKIP("the five real reports are not at hand in ../shared/seeds");
    for (const QString &name : names) {
        const auto report = readReport(folder.filePath(name));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message()));
        m_reports.append(*report);
    }
}

void TestRealReports::read_data()
{
    QTest::addColumn<int>("report");
    QTest::addColumn<QString>("form");
    QTest::addColumn<bool>("entriesHaveTimes");
    QTest::addColumn<int>("leastEntries");
    QTest::newRow("first") << 0 << u"live-blog"_s << true << 30;
    QTest::newRow("second") << 1 << u"live-blog"_s << false << 30;
    QTest::newRow("third") << 2 << u"article"_s << false << 0;
    QTest::newRow("fourth") << 3 << u"sentence-list"_s << false << 0;
    QTest::newRow("fifth") << 4 << u"article"_s << false << 0;
}

void TestRealReports::read()
{
    QFETCH(int, report);
    QFETCH(int, leastEntries);
    QFETCH(bool, entriesHaveTimes);
    const Report &read = m_reports.at(report);
    QTEST(formName(read.form()), "form");
    QVERIFY(read.entries().size() >= leastEntries);
    if (leastEntries == 0)
        QVERIFY(read.entries().isEmpty());
    for (const Entry &entry : read.entries())
        QCOMPARE(entry.time.has_value(), entriesHaveTimes);
    QVERIFY(!read.metadata().title.isEmpty());
    QCOMPARE(read.metadata().language, u"en"_s);
}

void TestRealReports::nothingIsLost()
{
    for (const Report &report : std::as_const(m_reports)) {
        QList<bool> covered(report.text().size(), false);
        for (const Passage &passage : report.passages())
            std::fill(covered.begin() + passage.range.start, covered.begin() + passage.range.end, true);
        for (qsizetype i = 0; i < covered.size(); ++i)
            QVERIFY2(covered.at(i) || report.text().at(i).isSpace(),
                     qPrintable(QString::number(report.lineAt(i))));
    }
}

void TestRealReports::everyPairOfReportsShares()
{
    const auto comparison = compareReports(m_reports);
    QSet<std::pair<int, int>> pairs;
    for (const Alignment &alignment : comparison->alignments)
        pairs.insert({alignment.a.report, alignment.b.report});
    QCOMPARE(pairs.size(), 10);
}

QTEST_GUILESS_MAIN(TestRealReports)
#include "tst_realreports.moc"
