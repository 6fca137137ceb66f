// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/enginequality.h"

#include <QTest>

using namespace synoptic;

class TestEngineQuality : public QObject
{
    Q_OBJECT
private slots:
    void countsWhatIsShownAndHidden();
    void theBestThresholdPartsTheReviewersPairs();
    void aThresholdIsInHundredths();
    void itStaysWhereNothingIsGained();
    void verdictsThatAreAllAlikeSayNothing();
    void everyAnswerIsSameOtherOrNeither();
};

static const QList<JudgedPair> judged{{0.9, true}, {0.7, false}, {0.6, true}, {0.45, true}, {0.2, false}};

void TestEngineQuality::countsWhatIsShownAndHidden()
{
    const EngineQuality quality = qualityAt(judged, 0.5);
    QCOMPARE(quality.rightlyShown, 2);
    QCOMPARE(quality.wronglyShown, 1);
    QCOMPARE(quality.wronglyHidden, 1);
    QCOMPARE(quality.rightlyHidden, 1);
    QCOMPARE(*quality.precision(), 2 / 3.0);
    QCOMPARE(*quality.recall(), 2 / 3.0);
    QVERIFY(!qualityAt(judged, 0.95).precision());
    QVERIFY(!qualityAt({{0.4, false}}, 0.5).recall());
}

void TestEngineQuality::theBestThresholdPartsTheReviewersPairs()
{
    const auto best = bestQuality(judged, 0.5);
    QVERIFY(best);
    QVERIFY(best->threshold > 0.2 && best->threshold < 0.45);
    QCOMPARE(*best->recall(), 1.0);
}

void TestEngineQuality::aThresholdIsInHundredths()
{
    // Between 0.497 and 0.502 there is 0.50 alone, which is what stands already.
    const auto best = bestQuality({{0.502, true}, {0.497, false}, {0.9, true}}, 0.5);
    QVERIFY(best);
    QCOMPARE(best->threshold, 0.5);
    const auto other = bestQuality({{0.652, true}, {0.611, false}}, 0.5);
    QVERIFY(other);
    QCOMPARE(other->threshold, 0.63);
}

void TestEngineQuality::itStaysWhereNothingIsGained()
{
    const auto best = bestQuality({{0.8, true}, {0.3, false}}, 0.6);
    QVERIFY(best);
    QCOMPARE(best->threshold, 0.6);
}

void TestEngineQuality::verdictsThatAreAllAlikeSayNothing()
{
    QVERIFY(!bestQuality({}, 0.5));
    QVERIFY(!bestQuality({{0.8, true}, {0.3, true}}, 0.5));
}

void TestEngineQuality::everyAnswerIsSameOtherOrNeither()
{
    QCOMPARE(saysSame(Decision::PartOf), true);
    QCOMPARE(saysSame(Decision::Conflict), true);
    QCOMPARE(saysSame(Decision::NotTheSame), false);
    QCOMPARE(saysSame(Decision::Unsure), std::nullopt);
}

QTEST_GUILESS_MAIN(TestEngineQuality)
#include "tst_enginequality.moc"
