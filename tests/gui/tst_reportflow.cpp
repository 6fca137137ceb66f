// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/columnview.h"
#include "comparisonview/reportflow.h"
#include "support/longreport.h"

#include <QScrollBar>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestReportFlow : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void onlyWhatIsAskedForIsLaidOut();
    void positionsAndHeightsAgree();
    void aSentenceStandsWhereItsLineDoes();
    void aPassageOfABookIsLaidOutInParts_data();
    void aPassageOfABookIsLaidOutInParts();
    void wordsAreFoundUnderThePointer();
    void rightToLeftPassagesEndAtTheLeft();
    void mixedWordsAreFoundInPieces();
    void whatIsInSightStaysWhileOthersAreLaidOut();
    void aColumnLaysOutAsMuchOfALongReportAsOfAShortOne();
    void anotherWidthKeepsWhatIsRead();

private:
    ReportFlow flowOf(const Report &report)
    {
        ReportFlow flow(report, [](const ReportFlow::Item &) { return QList<QTextLayout::FormatRange>(); });
        flow.setLook({}, 300, QFont(), m_device.get());
        return flow;
    }
    std::unique_ptr<QWidget> m_device;
};

void TestReportFlow::init()
{
    m_device = std::make_unique<QWidget>();
}

void TestReportFlow::onlyWhatIsAskedForIsLaidOut()
{
    ReportFlow flow = flowOf(longReport(2000));
    QVERIFY(flow.rectOf(flow.report().passages().at(1000).range));
    int laidOut = 0;
    for (int i = 0; i < flow.count(); ++i)
        laidOut += flow.item(i).layout != nullptr;
    QCOMPARE(laidOut, 1);
    // What was guessed is not far from what it comes to.
    const int guessed = flow.height();
    for (int i = 0; i < flow.count(); ++i)
        static_cast<void>(flow.lines(i));
    QVERIFY(std::abs(flow.height() - guessed) < guessed / 5);
}

void TestReportFlow::positionsAndHeightsAgree()
{
    ReportFlow flow = flowOf(longReport(50));
    for (int i = 0; i < flow.count(); ++i)
        static_cast<void>(flow.lines(i));
    for (double offset = 0; offset < double(flow.report().text().size()); offset += 17) {
        const double there = flow.offsetAt(flow.yOf(offset));
        QVERIFY2(std::abs(there - offset) < 1.5, qPrintable(u"%1 → %2"_s.arg(offset).arg(there)));
    }
    double before = -1;
    for (int y = 0; y < flow.height(); y += 3) {
        QVERIFY(flow.offsetAt(y) >= before);
        before = flow.offsetAt(y);
    }
}

void TestReportFlow::aSentenceStandsWhereItsLineDoes()
{
    ReportFlow flow = flowOf(longReport(3, 8)); // passages of eight sentences
    const Passage &passage = flow.report().passages().at(1);
    const double first = flow.rectOf(passage.sentences.at(0).range)->top();
    const TextRange sixth = passage.sentences.at(5).range;
    const QTextLine line = flow.lines(1).lineForTextPosition(int(sixth.start - passage.range.start));
    QVERIFY(line.y() > 0);
    QCOMPARE(flow.rectOf(sixth)->top(), flow.top(1) + line.y());
    QVERIFY(flow.rectOf(sixth)->top() > first);
}

void TestReportFlow::aPassageOfABookIsLaidOutInParts_data()
{
    QTest::addColumn<Report>("report");
    QTest::newRow("one line of many sentences") << longReport(1, 4000);
    ReportData data;
    data.text = u"word "_s.repeated(60'000).trimmed();
    data.passages.append(
        {PassageKind::Body, {0, data.text.size()}, std::nullopt, {{{0, data.text.size()}}}, {}});
    QTest::newRow("one sentence of 60,000 words") << Report(data);
    data.text = u"🙂"_s.repeated(40'000);
    data.passages = {{PassageKind::Body, {0, data.text.size()}, std::nullopt, {{{0, data.text.size()}}}, {}}};
    QTest::newRow("no spaces, only surrogate pairs") << Report(data);
}

void TestReportFlow::aPassageOfABookIsLaidOutInParts()
{
    QFETCH(Report, report);
    const ReportFlow flow = flowOf(report);
    QVERIFY(flow.count() > 10);
    QCOMPARE(flow.item(0).range.start, 0);
    for (int i = 0; i < flow.count(); ++i) {
        QVERIFY(flow.item(i).range.length() <= 2500);
        QVERIFY(!report.text().at(flow.item(i).range.start).isLowSurrogate());
        if (i > 0) {
            QVERIFY(flow.item(i).continues);
            QVERIFY(report.text({flow.item(i - 1).range.end, flow.item(i).range.start}).trimmed().isEmpty());
        }
    }
    QCOMPARE(flow.item(flow.count() - 1).range.end, report.passages().last().range.end);
}

void TestReportFlow::wordsAreFoundUnderThePointer()
{
    ReportFlow flow = flowOf(longReport(20, 3));
    const TextRange range{flow.report().passages().at(7).range.start + 30,
                          flow.report().passages().at(7).range.start + 34};
    const QList<QRectF> rects = flow.wordRects(range);
    QVERIFY(!rects.isEmpty());
    QCOMPARE(flow.positionAt(rects.first().center() - QPointF(rects.first().width() / 2 - 1, 0)),
             range.start);
    QCOMPARE(flow.positionAt({10, -5}), -1);
    QCOMPARE(flow.positionAt({10, flow.height() + 50.0}), -1);
}

void TestReportFlow::rightToLeftPassagesEndAtTheLeft()
{
    const QString hebrew = u"הנמל נסגר בצהריים לאחר שהמעבורת התנגשה בספינה."_s;
    ReportFlow flow = flowOf(reportOf({hebrew, u"Three crews came from Orla Bay."_s, hebrew}));
    QCOMPARE(flow.direction(), Qt::RightToLeft);
    QCOMPARE(flow.item(0).direction, Qt::RightToLeft);
    QCOMPARE(flow.item(1).direction, Qt::LeftToRight); // a passage in another language keeps its own
    QVERIFY(flow.wordRects({0, 4}).first().right() > flow.width() - 4);
    const qsizetype latin = flow.report().passages().at(1).range.start;
    QVERIFY(flow.wordRects({latin, latin + 5}).first().left() < 4);
    flow.setDirection(Qt::LeftToRight);
    QCOMPARE(flow.direction(), Qt::LeftToRight);
    flow.setDirection(std::nullopt);
    QCOMPARE(flow.direction(), Qt::RightToLeft);
}

void TestReportFlow::mixedWordsAreFoundInPieces()
{
    // Logically one range, on the line two pieces with other words between them.
    const QString mixed = u"אבגד הוזח Orla Bay טיכל"_s;
    ReportFlow flow = flowOf(reportOf({mixed}));
    const qsizetype orla = mixed.indexOf(u"Orla"_s);
    const QList<QRectF> rects = flow.wordRects({mixed.indexOf(u"הוזח"_s), orla + 4});
    QCOMPARE(rects.size(), 2);
    QVERIFY(!rects.at(0).intersects(rects.at(1)));
    QCOMPARE(flow.wordRects({orla, orla + 4}).size(), 1);
}

void TestReportFlow::whatIsInSightStaysWhileOthersAreLaidOut()
{
    const Report report = longReport(3000);
    ColumnView column(report);
    column.resize(320, 600);
    column.show();
    column.setStyle({});
    const TextRange middle = report.passages().at(1500).range;
    column.bringTo(middle, 200);
    QCOMPARE(column.rectOf(middle)->top(), 200.0);
    // Far above it everything is laid out now.
    for (int p = 0; p < 1400; p += 7)
        QVERIFY(column.rectOf(report.passages().at(p).range));
    QCOMPARE(column.rectOf(middle)->top(), 200.0);
    // Scrolled up line by line, the text goes down by as much.
    double before = 200;
    for (int i = 0; i < 10; ++i) {
        column.verticalScrollBar()->setValue(column.verticalScrollBar()->value() - 30);
        QCOMPARE(column.rectOf(middle)->top(), before + 30);
        before += 30;
    }
}

void TestReportFlow::aColumnLaysOutAsMuchOfALongReportAsOfAShortOne()
{
    QList<int> laidOut;
    for (const int passages : {500, 1000, 2000, 4000, 8000}) {
        ColumnView column(longReport(passages));
        column.resize(320, 600);
        column.setStyle({});
        column.grab();
        column.bringTo(column.report().passages().at(passages / 2).range, 100);
        column.grab();
        laidOut.append(column.laidOutPassages());
    }
    QVERIFY(*std::ranges::max_element(laidOut) < 100);
    QVERIFY(laidOut.last() <= laidOut.first() + 4);
}

void TestReportFlow::anotherWidthKeepsWhatIsRead()
{
    const Report report = longReport(400, 4);
    ColumnView column(report);
    column.resize(320, 600);
    column.show();
    column.setStyle({});
    const TextRange sentence = report.passages().at(200).sentences.at(2).range;
    column.bringTo(sentence, column.eye());
    for (const int width : {260, 500, 320}) {
        column.resize(width, 600);
        QVERIFY(std::abs(column.rectOf(sentence)->top() - column.eye()) < 40);
    }
}

QTEST_MAIN(TestReportFlow)
#include "tst_reportflow.moc"
