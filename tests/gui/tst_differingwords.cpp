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
