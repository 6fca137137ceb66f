// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/passageorder.h"
#include "comparisonview/textdirection.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestPassageOrder : public QObject
{
    Q_OBJECT
private slots:
    void whatLeavesTheLongestChainHasMoved_data();
    void whatLeavesTheLongestChainHasMoved();
    void counterpartsGoTogether();
    void betweenCounterpartsInProportion();
    void theScaleNeverTurnsBack();
    void backwardsReportsAreReadBackwards();
    void withoutCounterpartsInProportion();
    void theDirectionIsThatOfMostLetters_data();
    void theDirectionIsThatOfMostLetters();

private:
    static PassageOrder::Pair pair(qsizetype here, qsizetype there)
    {
        return {{here, here + 10}, {there, there + 10}};
    }
};

void TestPassageOrder::whatLeavesTheLongestChainHasMoved_data()
{
    QTest::addColumn<QList<qsizetype>>("there"); // counterparts of the passages at 0, 100, 200 ...
    QTest::addColumn<QSet<qsizetype>>("moved");
    using List = QList<qsizetype>;
    using Set = QSet<qsizetype>;
    QTest::newRow("the same order") << List{0, 100, 200} << Set{};
    QTest::newRow("one came first") << List{100, 200, 300, 0} << Set{300};
    QTest::newRow("one came last") << List{900, 100, 200, 300} << Set{0};
    QTest::newRow("two passages that share a counterpart keep the order") << List{0, 100, 100, 200} << Set{};
    QTest::newRow("all backwards is an order") << List{400, 300, 200, 100, 0} << Set{};
    QTest::newRow("one out of a backward order") << List{400, 300, 500, 200, 100, 0} << Set{200};
    QTest::newRow("none") << List{} << Set{};
}

void TestPassageOrder::whatLeavesTheLongestChainHasMoved()
{
    QFETCH(QList<qsizetype>, there);
    QFETCH(QSet<qsizetype>, moved);
    QList<PassageOrder::Pair> pairs;
    for (qsizetype i = there.size() - 1; i >= 0; --i) // in no order
        pairs.append(pair(i * 100, there.at(i)));
    const PassageOrder order(pairs, 1000, 1000);
    QSet<qsizetype> found;
    QSet<qsizetype> there2;
    for (qsizetype i = 0; i < there.size(); ++i) {
        if (order.hasMoved(i * 100)) {
            found.insert(i * 100);
            there2.insert(there.at(i));
        }
    }
    QCOMPARE(found, moved);
    QCOMPARE(order.movedThere(), there2);
}

void TestPassageOrder::counterpartsGoTogether()
{
    const PassageOrder order({pair(100, 50), pair(300, 700)}, 1000, 2000);
    QCOMPARE(order.other(100), 50.0);
    QCOMPARE(order.other(300), 700.0);
    QCOMPARE(order.other(0), 0.0);
    QCOMPARE(order.other(1000), 2000.0);
}

void TestPassageOrder::betweenCounterpartsInProportion()
{
    const PassageOrder order({pair(100, 50), pair(310, 760)}, 1000, 2000);
    QCOMPARE(order.other(105), 55.0);  // within the first: side by side
    QCOMPARE(order.other(210), 410.0); // half-way between the two
}

void TestPassageOrder::theScaleNeverTurnsBack()
{
    const PassageOrder order({pair(0, 0), pair(100, 5), pair(200, 5), pair(300, 2), pair(400, 900)}, 500,
                             1000);
    double before = -1;
    for (int at = 0; at <= 500; ++at) {
        QVERIFY(order.other(at) >= before);
        before = order.other(at);
    }
}

void TestPassageOrder::backwardsReportsAreReadBackwards()
{
    const PassageOrder order({pair(100, 800), pair(400, 500), pair(700, 200)}, 1000, 1000);
    QVERIFY(order.isReversed());
    QCOMPARE(order.other(400), 500.0);
    QCOMPARE(order.other(550), 350.0);
    QCOMPARE(order.other(0), 1000.0);
}

void TestPassageOrder::withoutCounterpartsInProportion()
{
    QCOMPARE(PassageOrder({}, 100, 400).other(25), 100.0);
    QCOMPARE(PassageOrder().other(25), 0.0);
}

void TestPassageOrder::theDirectionIsThatOfMostLetters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("Latin") << u"The harbour was closed"_s << Qt::LeftToRight;
    QTest::newRow("Hebrew") << u"הנמל נסגר בצהריים"_s << Qt::RightToLeft;
    QTest::newRow("Arabic") << u"أُغلق الميناء ظهراً"_s << Qt::RightToLeft;
    QTest::newRow("Hebrew behind a Latin name") << u"Orla: הנמל נסגר בצהריים"_s << Qt::RightToLeft;
    QTest::newRow("Latin with an Arabic name") << u"The harbour of الميناء was closed"_s << Qt::LeftToRight;
    QTest::newRow("figures have none: as the report") << u"58 – 60"_s << Qt::RightToLeft;
}

void TestPassageOrder::theDirectionIsThatOfMostLetters()
{
    QFETCH(QString, text);
    QFETCH(Qt::LayoutDirection, direction);
    QCOMPARE(directionOf(text, Qt::RightToLeft), direction);
}

QTEST_GUILESS_MAIN(TestPassageOrder)
#include "tst_passageorder.moc"
