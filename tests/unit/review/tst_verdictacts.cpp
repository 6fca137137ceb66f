// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/verdictacts.h"
#include "support/builtevent.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace synoptic;

class TestVerdictActs : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void aVerdictOnAPair_data();
    void aVerdictOnAPair();
    void notTheSameOfADifferencePartsTheSentences();
    void whatSaysNothingOfTwoPlacesCorrectsNothing();
    void aJudgedDifferenceHasItsNature();
    void anItemIsMadeFromItsSubject_data();
    void anItemIsMadeFromItsSubject();
    void anItemOfAReportThatIsNotOpenIsNone();
    void reviewedSentences();

private:
    [[nodiscard]] ReviewItem item(Question question, int index = 0) const
    {
        ReviewOptions options;
        options.question = question;
        options.order = ReviewOrder::Reading;
        options.marks = {{1, {4, 9}}};
        return reviewQueue(m_comparison, options).at(index);
    }
    [[nodiscard]] static QHash<QString, Verdict> verdict(const ReviewItem &item, Decision decision)
    {
        Verdict verdict;
        verdict.subject = item.subject;
        verdict.decision = decision;
        verdict.author = u"anna"_s;
        return {{item.subject, verdict}};
    }

    Comparison m_comparison;
};

void TestVerdictActs::init()
{
    BuiltEvent event;
    event.addReport(u"Herald"_s,
                    {u"Crews moved 106,000 barrels 🛢 from the quay."_s, u"The harbour was closed."_s});
    event.addReport(u"Courier"_s, {u"The harbour was closed."_s, u"🛢 Crews moved 100,000 barrels away."_s});
    event.addReport(u"Agency"_s, {u"Nothing was reported."_s});
    event.addFact({event.place(0, 0), event.place(1, 1)},
                  {{DifferenceKind::Figure,
                    {event.value(0, u"106,000"_s), event.value(1, u"100,000"_s)},
                    u"the figures contradict"_s,
                    DifferenceNature::Contradiction}});
    event.addFact({event.place(0, 1), event.place(1, 0)});
    m_comparison = event.comparison();
}

void TestVerdictActs::aVerdictOnAPair_data()
{
    QTest::addColumn<Decision>("decision");
    QTest::addColumn<CorrectionKind>("kind");
    QTest::addColumn<QString>("relation");
    QTest::newRow("not the same denies it") << Decision::NotTheSame << CorrectionKind::NotSame << QString();
    QTest::newRow("same affirms it") << Decision::Same << CorrectionKind::Same << QString();
    QTest::newRow("part of says how") << Decision::PartOf << CorrectionKind::Relation << u"partial"_s;
    QTest::newRow("conflict says how") << Decision::Conflict << CorrectionKind::Relation << u"conflict"_s;
}

void TestVerdictActs::aVerdictOnAPair()
{
    QFETCH(Decision, decision);
    QFETCH(CorrectionKind, kind);
    QFETCH(QString, relation);
    const ReviewItem pair = item(Question::Same);
    const auto correction = correctionOf(pair, decision, m_comparison.reports);
    QVERIFY(correction);
    QCOMPARE(correction->kind, kind);
    QCOMPARE(correction->relation, relation);
    QCOMPARE(correction->one.first().range, pair.places.first().range);
    QCOMPARE(correction->other.first().range, pair.places.last().range);
}

void TestVerdictActs::notTheSameOfADifferencePartsTheSentences()
{
    const auto correction =
        correctionOf(item(Question::Conflict), Decision::NotTheSame, m_comparison.reports);
    QVERIFY(correction);
    QCOMPARE(correction->kind, CorrectionKind::NotSame);
    QCOMPARE(correction->one, (QList<ReportRange>{{0, m_comparison.facts.at(0).members.at(0).range}}));
    QCOMPARE(correction->other, (QList<ReportRange>{{1, m_comparison.facts.at(0).members.at(1).range}}));
}

void TestVerdictActs::whatSaysNothingOfTwoPlacesCorrectsNothing()
{
    QVERIFY(!correctionOf(item(Question::Same), Decision::Unsure, m_comparison.reports));
    QVERIFY(!correctionOf(item(Question::Conflict), Decision::Rounding, m_comparison.reports));
    QVERIFY(!correctionOf(item(Question::Omission), Decision::Noteworthy, m_comparison.reports));
    QVERIFY(!correctionOf(item(Question::Reading), Decision::Read, m_comparison.reports));
}

void TestVerdictActs::aJudgedDifferenceHasItsNature()
{
    Comparison judged = m_comparison;
    judge(judged, verdict(item(Question::Conflict), Decision::LaterUpdate));
    const Difference &difference = judged.facts.at(0).differences.at(0);
    QCOMPARE(difference.nature, DifferenceNature::LaterUpdate);
    QVERIFY(isJudged(difference));
    QVERIFY(difference.reason.contains(u"later update, by anna"_s));
    judged = m_comparison;
    judge(judged, verdict(item(Question::Conflict), Decision::Unsure));
    QCOMPARE(judged.facts, m_comparison.facts);
}

void TestVerdictActs::anItemIsMadeFromItsSubject_data()
{
    QTest::addColumn<Question>("question");
    QTest::newRow("a pair") << Question::Same;
    QTest::newRow("a difference") << Question::Conflict;
    QTest::newRow("an omission") << Question::Omission;
    QTest::newRow("a mark") << Question::Mark;
    QTest::newRow("a passage") << Question::Reading;
}

void TestVerdictActs::anItemIsMadeFromItsSubject()
{
    QFETCH(Question, question);
    const ReviewItem wanted = item(question);
    const auto made = itemOf(wanted.subject, m_comparison.reports);
    QVERIFY(made);
    QCOMPARE(made->subject, wanted.subject);
    QCOMPARE(made->places, wanted.places);
    QCOMPARE(made->report, wanted.report);
    QCOMPARE(made->fact, -1);
}

void TestVerdictActs::anItemOfAReportThatIsNotOpenIsNone()
{
    const QString subject = item(Question::Same).subject;
    QVERIFY(!itemOf(subject, m_comparison.reports.mid(1)));
    QVERIFY(!itemOf(u"same"_s, m_comparison.reports));
    QVERIFY(!itemOf({}, m_comparison.reports));
}

void TestVerdictActs::reviewedSentences()
{
    const auto places =
        reviewedPlaces(verdict(item(Question::Conflict), Decision::Conflict), m_comparison.reports);
    QCOMPARE(places, m_comparison.facts.at(0).members);
}

QTEST_GUILESS_MAIN(TestVerdictActs)
#include "tst_verdictacts.moc"
