// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewqueue.h"
#include "support/builtevent.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace synoptic;

class TestReviewQueue : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_comparison = harbourFire().comparison(); }
    void pairsNearTheThresholdComeFirst();
    void conflictsThatNothingExplainsComeFirst();
    void anOmissionIsAFactThatAReportLacks();
    void anOmissionKnowsWhatComesNearest();
    void aScopeNarrowsTheItems_data();
    void aScopeNarrowsTheItems();
    void theSameSeedDrawsTheSame();
    void subjectsOutliveAnotherOrderOfTheReports();
    void timeAndTextOrder();
    void passagesAreReadOneByOne();
    void marksAreWhatWasAskedFor();

private:
    Comparison m_comparison;
    [[nodiscard]] QStringList subjects(const ReviewOptions &options) const
    {
        QStringList result;
        for (const ReviewItem &item : reviewQueue(m_comparison, options))
            result.append(item.subject);
        return result;
    }
};

void TestReviewQueue::pairsNearTheThresholdComeFirst()
{
    m_comparison.alignments[3].score = 0.51;
    m_comparison.alignments[1].score = 0.4;
    const auto items = reviewQueue(m_comparison, {});
    QCOMPARE(items.size(), m_comparison.alignments.size());
    QCOMPARE(items.at(0).score, 0.51);
    QCOMPARE(items.at(1).score, 0.4);
    QCOMPARE(items.at(0).places.size(), 2);
}

void TestReviewQueue::conflictsThatNothingExplainsComeFirst()
{
    ReviewOptions options;
    options.question = Question::Conflict;
    const auto items = reviewQueue(m_comparison, options);
    QCOMPARE(items.size(), 3);
    QCOMPARE(items.at(0).fact, 0);
    QCOMPARE(items.at(0).difference, 0);
    QCOMPARE(items.at(2).fact, 3); // spelling only
    options.kinds = {DifferenceKind::Name};
    QCOMPARE(reviewQueue(m_comparison, options).size(), 1);
}

void TestReviewQueue::anOmissionIsAFactThatAReportLacks()
{
    ReviewOptions options;
    options.question = Question::Omission;
    const auto items = reviewQueue(m_comparison, options);
    QCOMPARE(items.size(), 4 * 5 - 11); // reports x facts less the members
    QCOMPARE(items.first().fact, 1);    // three of the other three have it
    QCOMPARE(items.first().report, 3);
    QCOMPARE(items.first().unsure, 1.0);
}

void TestReviewQueue::anOmissionKnowsWhatComesNearest()
{
    Alignment weak;
    weak.a = m_comparison.facts.at(1).members.first();
    weak.b = {3, m_comparison.reports.at(3).passages().first().range};
    weak.score = 0.3;
    m_comparison.alignments.append(weak);
    ReviewOptions options;
    options.question = Question::Omission;
    const auto items = reviewQueue(m_comparison, options);
    QCOMPARE(items.first().nearest, weak.b);
    QVERIFY(!items.last().nearest);
}

void TestReviewQueue::aScopeNarrowsTheItems_data()
{
    QTest::addColumn<Question>("question");
    QTest::addColumn<int>("report");
    QTest::addColumn<int>("items");
    QTest::newRow("pairs with a report") << Question::Same << 3 << 2;
    QTest::newRow("differences with a report") << Question::Conflict << 3 << 1;
    QTest::newRow("omissions of a report") << Question::Omission << 3 << 3;
    QTest::newRow("passages of a report") << Question::Reading << 3 << 2;
}

void TestReviewQueue::aScopeNarrowsTheItems()
{
    QFETCH(Question, question);
    QFETCH(int, report);
    QFETCH(int, items);
    ReviewOptions options;
    options.question = question;
    options.reports = {report};
    QCOMPARE(reviewQueue(m_comparison, options).size(), items);
    options.wants = [](const Place &) { return false; };
    QVERIFY(reviewQueue(m_comparison, options).isEmpty());
}

void TestReviewQueue::theSameSeedDrawsTheSame()
{
    ReviewOptions options;
    options.question = Question::Omission;
    options.sample = 4;
    const QStringList drawn = subjects(options);
    QCOMPARE(drawn.size(), 4);
    QCOMPARE(subjects(options), drawn);
    options.seed = 2;
    QVERIFY(subjects(options) != drawn);
    options.sample = 100;
    QCOMPARE(subjects(options).size(), 9);
}

void TestReviewQueue::subjectsOutliveAnotherOrderOfTheReports()
{
    for (const Question question : {Question::Same, Question::Conflict, Question::Omission}) {
        ReviewOptions options;
        options.question = question;
        QStringList before = subjects(options);
        Comparison turned = m_comparison;
        const int last = int(turned.reports.size()) - 1;
        std::reverse(turned.reports.begin(), turned.reports.end());
        for (Alignment &alignment : turned.alignments) {
            std::swap(alignment.a, alignment.b);
            alignment.a.report = last - alignment.a.report;
            alignment.b.report = last - alignment.b.report;
        }
        for (Fact &fact : turned.facts) {
            for (Place &member : fact.members)
                member.report = last - member.report;
            for (Difference &difference : fact.differences) {
                for (DifferenceValue &value : difference.values)
                    value.place.report = last - value.place.report;
            }
        }
        std::swap(turned, m_comparison);
        QStringList after = subjects(options);
        std::swap(turned, m_comparison);
        before.sort();
        after.sort();
        QCOMPARE(after, before);
        QCOMPARE(QSet<QString>(before.begin(), before.end()).size(), before.size());
    }
}

void TestReviewQueue::timeAndTextOrder()
{
    ReviewOptions options;
    options.question = Question::Reading;
    options.order = ReviewOrder::Reading;
    QCOMPARE(reviewQueue(m_comparison, options).first().report, 0);
    options.order = ReviewOrder::Time;
    const auto items = reviewQueue(m_comparison, options);
    QCOMPARE(items.first().report, 1); // at eight, the first of all
    QCOMPARE(items.last().report, 3);  // of no known time
}

void TestReviewQueue::passagesAreReadOneByOne()
{
    ReviewOptions options;
    options.question = Question::Reading;
    QCOMPARE(reviewQueue(m_comparison, options).size(), 12);
}

void TestReviewQueue::marksAreWhatWasAskedFor()
{
    ReviewOptions options;
    options.question = Question::Mark;
    options.marks = {m_comparison.facts.at(0).members.first()};
    const auto items = reviewQueue(m_comparison, options);
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.first().places, options.marks);
}

QTEST_GUILESS_MAIN(TestReviewQueue)
#include "tst_reviewqueue.moc"
