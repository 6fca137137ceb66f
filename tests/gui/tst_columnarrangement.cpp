// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/columnarrangement.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestColumnArrangement : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void pageHoldsThePinnedOnesAndThoseThatFit_data();
    void pageHoldsThePinnedOnesAndThoseThatFit();
    void theLastColumnStays();
    void hiddenOnesComeBackInTheirPlace();
    void movingStaysAmongPinnedOrUnpinned();
    void aDroppedColumnTakesThePlaceOfTheOther();
    void bringingInTurnsNoFurtherThanNeeded();
    void turningStopsAtTheEnds();
    void itHoldsForTheSameReportsInAnyOrder();
    void aReportThatIsNewComesLast();
    void aDamagedSettingHidesNothing();

private:
    static QList<Report> reports(const QStringList &names);
    QTemporaryDir m_folder;
};

QList<Report> TestColumnArrangement::reports(const QStringList &names)
{
    QList<Report> reports;
    for (const QString &name : names) {
        ReportData data;
        data.sha256 = name.toLatin1();
        reports.append(Report(data));
    }
    return reports;
}

void TestColumnArrangement::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
}

void TestColumnArrangement::pageHoldsThePinnedOnesAndThoseThatFit_data()
{
    QTest::addColumn<QList<int>>("pinned");
    QTest::addColumn<QList<int>>("hidden");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("fitting");
    QTest::addColumn<QList<int>>("page");
    const QList<int> none;
    QTest::newRow("all have room") << none << none << 0 << 9 << QList{0, 1, 2, 3, 4, 5};
    QTest::newRow("as many as fit") << none << none << 0 << 3 << QList{0, 1, 2};
    QTest::newRow("the page of the last") << none << none << 5 << 3 << QList{3, 4, 5};
    QTest::newRow("hidden ones are passed over") << none << QList{1} << 0 << 3 << QList{0, 2, 3};
    QTest::newRow("a pinned one stands at the left") << QList{4} << none << 0 << 3 << QList{4, 0, 1};
    QTest::newRow("a pinned one stays while others page") << QList{4} << none << 5 << 3 << QList{4, 3, 5};
    QTest::newRow("a hidden one is not pinned to the page") << QList{4} << QList{4} << 0 << 2 << QList{0, 1};
    QTest::newRow("one that pages through has room beside all pinned")
        << QList{0, 1, 2} << none << 5 << 3 << QList{0, 1, 5};
    QTest::newRow("all pinned: as many as fit") << QList{0, 1, 2, 3, 4, 5} << none << 0 << 2 << QList{0, 1};
    QTest::newRow("room for one") << QList{0} << none << 3 << 1 << QList{3};
}

void TestColumnArrangement::pageHoldsThePinnedOnesAndThoseThatFit()
{
    QFETCH(QList<int>, pinned);
    QFETCH(QList<int>, hidden);
    QFETCH(int, last);
    QFETCH(int, fitting);
    ColumnArrangement arrangement(6);
    for (const int r : pinned)
        arrangement.setPinned(r, true);
    for (const int r : hidden)
        QVERIFY(arrangement.hide(r));
    arrangement.bringIn(last, fitting);
    QTEST(arrangement.page(fitting), "page");
}

void TestColumnArrangement::theLastColumnStays()
{
    ColumnArrangement arrangement(2);
    QVERIFY(arrangement.hide(0));
    QVERIFY(!arrangement.hide(1));
    QCOMPARE(arrangement.shown(), QList{1});
}

void TestColumnArrangement::hiddenOnesComeBackInTheirPlace()
{
    ColumnArrangement arrangement(4);
    QVERIFY(arrangement.hide(1));
    QVERIFY(arrangement.hide(2));
    QCOMPARE(arrangement.hidden(), (QList{1, 2}));
    arrangement.show(1);
    QCOMPARE(arrangement.shown(), (QList{0, 1, 3}));
    arrangement.showAll();
    QCOMPARE(arrangement, ColumnArrangement(4));
}

void TestColumnArrangement::movingStaysAmongPinnedOrUnpinned()
{
    ColumnArrangement arrangement(4);
    arrangement.setPinned(2, true);
    QVERIFY(!arrangement.move(0, -1)); // the pinned one stays at the left
    QVERIFY(arrangement.move(0, 1));
    QCOMPARE(arrangement.shown(), (QList{2, 1, 0, 3}));
    QVERIFY(arrangement.hide(0));
    QVERIFY(arrangement.move(1, 1)); // over the hidden one
    QCOMPARE(arrangement.shown(), (QList{2, 3, 1}));
    QVERIFY(!arrangement.move(1, 1));
}

void TestColumnArrangement::aDroppedColumnTakesThePlaceOfTheOther()
{
    ColumnArrangement arrangement(4);
    arrangement.setPinned(0, true);
    arrangement.moveTo(3, 1);
    QCOMPARE(arrangement.shown(), (QList{0, 3, 1, 2}));
    arrangement.moveTo(2, 0); // onto a pinned one
    QVERIFY(arrangement.isPinned(2));
    QCOMPARE(arrangement.shown(), (QList{2, 0, 3, 1}));
}

void TestColumnArrangement::bringingInTurnsNoFurtherThanNeeded()
{
    ColumnArrangement arrangement(8);
    arrangement.bringIn(4, 3);
    QCOMPARE(arrangement.page(3), (QList{2, 3, 4}));
    arrangement.bringIn(3, 3);
    QCOMPARE(arrangement.page(3), (QList{2, 3, 4}));
    arrangement.bringIn(1, 3);
    QCOMPARE(arrangement.page(3), (QList{1, 2, 3}));
    QCOMPARE(arrangement.beside(3), (std::pair{1, 4}));
}

void TestColumnArrangement::turningStopsAtTheEnds()
{
    ColumnArrangement arrangement(4);
    arrangement.turn(-1, 3);
    QCOMPARE(arrangement.page(3), (QList{0, 1, 2}));
    arrangement.turn(5, 3);
    QCOMPARE(arrangement.page(3), (QList{1, 2, 3}));
    arrangement.turn(-1, 3);
    QCOMPARE(arrangement.page(3), (QList{0, 1, 2}));
}

void TestColumnArrangement::itHoldsForTheSameReportsInAnyOrder()
{
    const QList<Report> first = reports({u"aa"_s, u"bb"_s, u"cc"_s});
    ColumnArrangement arrangement(3);
    QVERIFY(arrangement.hide(0));
    arrangement.setPinned(2, true);
    arrangement.setDirection(1, Qt::RightToLeft);
    keep(arrangement, first);
    QCOMPARE(keptArrangement(first), arrangement);

    const ColumnArrangement other = keptArrangement(reports({u"cc"_s, u"aa"_s, u"bb"_s}));
    QCOMPARE(other.hidden(), QList{1});
    QVERIFY(other.isPinned(0));
    QCOMPARE(other.direction(2), Qt::RightToLeft);
    QCOMPARE(keptArrangement(reports({u"aa"_s, u"bb"_s})), ColumnArrangement(2)); // another event
}

void TestColumnArrangement::aReportThatIsNewComesLast()
{
    ColumnArrangement arrangement(2);
    QVERIFY(arrangement.move(0, 1));
    const QStringList kept = arrangement.toStrings(reports({u"aa"_s, u"bb"_s}));
    const auto more = ColumnArrangement::fromStrings(kept, reports({u"xx"_s, u"aa"_s, u"bb"_s}));
    QCOMPARE(more.shown(), (QList{2, 1, 0}));
}

void TestColumnArrangement::aDamagedSettingHidesNothing()
{
    const QList<Report> two = reports({u"aa"_s, u"bb"_s});
    const QStringList damaged{QString(), u"aa hidden"_s, u"aa pinned"_s, u"zz hidden"_s,
                              u"bb hidden ltr rtl"_s};
    QCOMPARE(ColumnArrangement::fromStrings(damaged, two).shown(), (QList{0, 1}));
}

QTEST_GUILESS_MAIN(TestColumnArrangement)
#include "tst_columnarrangement.moc"
