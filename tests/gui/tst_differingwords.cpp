// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/differingwords.h"
#include "support/builtevent.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestDifferingWords : public QObject
{
    Q_OBJECT
private slots:
    void marksEndAtTheWords_data();
    void marksEndAtTheWords();
    void whatDiffersThroughoutIsNotMarked_data();
    void whatDiffersThroughoutIsNotMarked();
    void whatAllOthersLack();

private:
    static QStringList words(const QString &text, const QList<DifferingWords> &runs)
    {
        QStringList words;
        for (const DifferingWords &run : runs)
            words.append(text.mid(run.range.start, run.range.length()));
        return words;
    }
};

void TestDifferingWords::marksEndAtTheWords_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QStringList>("inA");
    QTest::addColumn<QStringList>("inB");
    QTest::newRow("commas and quotation marks are not underlined")
        << u"The mole was closed, Mr Arne said."_s << u"The mole was closed."_s
        << QStringList{u"Mr Arne said"_s} << QStringList();
    QTest::newRow("signs of currencies are")
        << u"It cost £40 more."_s << u"It cost €40 more."_s << QStringList{u"£"_s} << QStringList{u"€"_s};
    QTest::newRow("marks alone are no difference")
        << u"The mole was closed"_s << u"“The mole was closed.”"_s << QStringList() << QStringList();
}

void TestDifferingWords::marksEndAtTheWords()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    const DifferingSides sides = differingWords(a, b);
    QTEST(words(a, sides.a), "inA");
    QTEST(words(b, sides.b), "inB");
}

void TestDifferingWords::whatDiffersThroughoutIsNotMarked_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("throughout");
    QTest::newRow("hardly a word in common") << u"A tug named Orla Blau put the fire out."_s
                                             << u"Flames were quenched by one small boat."_s << true;
    QTest::newRow("half of the words in common")
        << u"A tug put the fire out at the quay."_s << u"A tug was seen near the quay with the fire out."_s
        << false;
    QTest::newRow("a sentence that a much longer one contains")
        << u"The mole was closed."_s
        << u"The mole was closed, said Mr Arne, who had spent most of the night on a raft with his neighbours."_s
        << false;
    QTest::newRow("the same words in another order")
        << u"After the long storm at sea the ferry sailed"_s
        << u"The ferry sailed after the long storm at sea"_s << false;
    QTest::newRow("one word against another") << u"Delayed"_s << u"Cancelled"_s << true;
    QTest::newRow("nothing to compare") << u"…"_s << u"Cancelled"_s << false;
}

void TestDifferingWords::whatDiffersThroughoutIsNotMarked()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, throughout);
    const DifferingSides sides = differingWords(a, b);
    QCOMPARE(sides.throughout, throughout);
    QCOMPARE(differingWords(b, a).throughout, throughout);
    const DifferingSides all = allDifferingWords(a, b);
    QCOMPARE(sides.a, throughout ? QList<DifferingWords>() : all.a);
    QCOMPARE(sides.b, throughout ? QList<DifferingWords>() : all.b);
    if (throughout)
        QVERIFY(!all.a.isEmpty() && !all.b.isEmpty());
}

void TestDifferingWords::whatAllOthersLack()
{
    const QList<DifferingWords> one{{{0, 4}, false}, {{10, 14}, false}};
    const QList<DifferingWords> two{{{2, 6}, false}, {{10, 14}, true}};
    const QList<DifferingWords> expected{{{2, 4}, false}, {{10, 14}, true}};
    QCOMPARE(differingFromAll({one, two}, 20), expected);
    QCOMPARE(differingFromAll({}, 20), QList<DifferingWords>());
}

QTEST_GUILESS_MAIN(TestDifferingWords)
#include "tst_differingwords.moc"
