// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/worddifference.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestWordDifference : public QObject
{
    Q_OBJECT
private slots:
    void runsCoverBothTexts();
    void typographyAndCaseAreEqual();
    void aLoneFunctionWordIsFoldedIntoItsNeighbours();
    void longTextsAreQuick();
};

namespace {
QString randomText(QRandomGenerator &random, int words)
{
    const QStringList choice{u"ferry"_s, u"the"_s, u"harbour"_s, u","_s, u"of"_s, u"storm"_s, u"pier"_s};
    QStringList out;
    for (int i = 0; i < words; ++i)
        out.append(choice.at(random.bounded(int(choice.size()))));
    return out.join(u' ');
}
} // namespace

void TestWordDifference::runsCoverBothTexts()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        const QString a = randomText(random, random.bounded(14));
        const QString b = randomText(random, random.bounded(14));
        qsizetype atA = 0;
        qsizetype atB = 0;
        for (const WordEdit &edit : wordDifference(a, b)) {
            QCOMPARE(edit.a.start, atA);
            QCOMPARE(edit.b.start, atB);
            atA = edit.a.end;
            atB = edit.b.end;
            if (edit.operation == WordEdit::Equal)
                QCOMPARE(a.mid(edit.a.start, edit.a.length()).trimmed(),
                         b.mid(edit.b.start, edit.b.length()).trimmed());
        }
        QCOMPARE(atA, a.size());
        QCOMPARE(atB, b.size());
    }
}

void TestWordDifference::typographyAndCaseAreEqual()
{
    const QList<WordEdit> edits =
        wordDifference(u"\u201cThe pier\u2019s gone\u201d \u2013 mayor", u"\"the pier's gone\" - Mayor");
    QCOMPARE(edits.size(), 1);
    QCOMPARE(edits.first().operation, WordEdit::Equal);
}

void TestWordDifference::aLoneFunctionWordIsFoldedIntoItsNeighbours()
{
    const QList<WordEdit> edits =
        wordDifference(u"The ferry left the quay in fog today", u"The ferry struck the rocks in fog today");
    QCOMPARE(edits.size(), 3);
    QCOMPARE(edits.at(1).operation, WordEdit::Replaced);
    QCOMPARE(edits.at(1).b.length(), u"struck the rocks "_s.size());
}

void TestWordDifference::longTextsAreQuick()
{
    QRandomGenerator random(3);
    const QString a = randomText(random, 20000);
    QString b = a;
    b.replace(b.size() / 2, 20, u" quite another thing "_s);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(wordDifference(a, b).size() >= 3);
    QVERIFY2(timer.elapsed() < 2000, "a small edit in 20,000 words took more than 2 s");
}

QTEST_GUILESS_MAIN(TestWordDifference)
#include "tst_worddifference.moc"
