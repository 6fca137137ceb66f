// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/reportreader.h"
#include "review/nearpairs.h"
#include "review/reviewqueue.h"

#include <QDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestNearPairs : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theyScoreALittleLessThanTheThreshold();
    void theyAreWhatALowerThresholdWouldShow();
    void askingForThemLeavesTheComparisonAsItWas();
    void theQueueHasThemNearestFirst();
    void onePairIsAskedOnce();

private:
    QList<Report> m_reports;
};

void TestNearPairs::initTestCase()
{
    const QDir sample(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    for (const QString &name : sample.entryList({u"*.txt"_s}, QDir::Files, QDir::Name))
        m_reports.append(*readReport(sample.filePath(name)));
    QCOMPARE(m_reports.size(), 5);
}

void TestNearPairs::theyScoreALittleLessThanTheThreshold()
{
    Comparer comparer;
    const auto pairs = nearPairs(comparer, m_reports, 0.5, 0.2);
    QVERIFY(pairs && !pairs->isEmpty());
    for (const Alignment &pair : *pairs) {
        QVERIFY(pair.score < 0.5 && pair.score >= 0.5 - nearMargin);
        QVERIFY(!pair.corrected);
    }
    QVERIFY(nearPairs(comparer, m_reports, 0.2, 0.2)->isEmpty()); // nothing lower is remembered
}

void TestNearPairs::theyAreWhatALowerThresholdWouldShow()
{
    Comparer comparer;
    CompareOptions low;
    low.threshold = 0.3;
    QList<Alignment> wanted = compareReports(m_reports, low)->alignments;
    wanted.removeIf([](const Alignment &pair) { return pair.score >= 0.5; });
    QCOMPARE(*nearPairs(comparer, m_reports, 0.5, 0.2), wanted);
}

void TestNearPairs::askingForThemLeavesTheComparisonAsItWas()
{
    Comparer comparer;
    CompareOptions options;
    options.remember = 0.2;
    const auto before = comparer.compare(m_reports, options);
    QVERIFY(nearPairs(comparer, m_reports, 0.5, 0.2));
    const auto after = comparer.compare(m_reports, options);
    QCOMPARE(after->alignments, before->alignments);
    QCOMPARE(after->facts, before->facts);
}

void TestNearPairs::theQueueHasThemNearestFirst()
{
    Comparer comparer;
    const auto comparison = comparer.compare(m_reports);
    ReviewOptions options;
    options.near = *nearPairs(comparer, m_reports, 0.5, 0.2);
    const QList<ReviewItem> items = reviewQueue(*comparison, options);
    QCOMPARE(items.size(), comparison->alignments.size() + options.near.size());
    QVERIFY(std::ranges::is_sorted(items, {},
                                   [](const ReviewItem &item) { return std::abs(*item.score - 0.5); }));
    options.threshold = 0.4;
    const QList<ReviewItem> stricter = reviewQueue(*comparison, options);
    QVERIFY(std::abs(*stricter.first().score - 0.4) <= std::abs(*items.first().score - 0.4));
}

void TestNearPairs::onePairIsAskedOnce()
{
    Comparer comparer;
    auto comparison = comparer.compare(m_reports);
    ReviewOptions options;
    options.near = *nearPairs(comparer, m_reports, 0.5, 0.2);
    Alignment affirmed = options.near.first();
    affirmed.proposed = affirmed.score;
    affirmed.score = 1;
    affirmed.corrected = true;
    comparison->alignments.append(affirmed);
    const QList<ReviewItem> items = reviewQueue(*comparison, options);
    QCOMPARE(items.size(), comparison->alignments.size() + options.near.size() - 1);
    const auto item = std::ranges::find_if(items, [&affirmed](const ReviewItem &found) {
        return found.places == QList<Place>{affirmed.a, affirmed.b};
    });
    QCOMPARE(item->score, affirmed.proposed);
    QVERIFY(!item->relation); // somebody said which it is
}

QTEST_GUILESS_MAIN(TestNearPairs)
#include "tst_nearpairs.moc"
