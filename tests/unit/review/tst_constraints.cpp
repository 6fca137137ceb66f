// SPDX-License-Identifier: GPL-3.0-or-later
// What a decision comes to for the comparison: pairs of sentences; and which decisions hold.
#include "review/constraints.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestConstraints : public QObject
{
    Q_OBJECT
private slots:
    void everyTwoOfTheSides_data();
    void everyTwoOfTheSides();
    void aPlaceIsTheSentenceThatHasMostOfIt();
    void aDecisionThatGivesWayIsNamed();

private:
    static Report reportOf(const QStringList &sentences);
    static PlacedCorrection decision(CorrectionKind kind, const QList<ReportRange> &one,
                                     const QList<ReportRange> &other, const QString &relation = {});
    const QList<Report> m_reports{reportOf({u"The quay burned."_s, u"It rained."_s}),
                                  reportOf({u"Fire on the quay."_s, u"Rain fell."_s}),
                                  reportOf({u"The quay was on fire."_s})};
};

Report TestConstraints::reportOf(const QStringList &sentences)
{
    ReportData data;
    Passage passage;
    for (const QString &sentence : sentences) {
        passage.sentences.append(Sentence{{data.text.size(), data.text.size() + sentence.size()}});
        data.text += sentence + u' ';
    }
    passage.range = {0, data.text.size() - 1};
    data.passages.append(passage);
    return Report(std::move(data));
}

PlacedCorrection TestConstraints::decision(CorrectionKind kind, const QList<ReportRange> &one,
                                           const QList<ReportRange> &other, const QString &relation)
{
    PlacedCorrection placed;
    placed.record.kind = kind;
    placed.record.relation = relation;
    placed.one = one;
    placed.other = other;
    return placed;
}

void TestConstraints::everyTwoOfTheSides_data()
{
    QTest::addColumn<CorrectionKind>("kind");
    QTest::addColumn<bool>("same");
    QTest::newRow("not the same") << CorrectionKind::NotSame << false;
    QTest::newRow("the same") << CorrectionKind::Same << true;
    QTest::newRow("split") << CorrectionKind::Split << false;
    QTest::newRow("merged") << CorrectionKind::Merge << true;
    QTest::newRow("a relation says the same") << CorrectionKind::Relation << true;
}

void TestConstraints::everyTwoOfTheSides()
{
    QFETCH(CorrectionKind, kind);
    QFETCH(bool, same);
    const auto constraints =
        constraintsOf(decision(kind, {{0, {0, 16}}}, {{1, {0, 17}}, {2, {0, 21}}}, u"conflict"_s), m_reports);
    QCOMPARE(constraints.size(), 2);
    for (const Correction &constraint : constraints) {
        QCOMPARE(constraint.a, (Place{0, {0, 16}}));
        QCOMPARE(constraint.same, same);
        QCOMPARE(constraint.relation,
                 kind == CorrectionKind::Relation ? std::optional(Relation::Conflict) : std::nullopt);
    }
    QCOMPARE(constraints.at(0).b, (Place{1, {0, 17}}));
    QCOMPARE(constraints.at(1).b, (Place{2, {0, 21}}));
}

void TestConstraints::aPlaceIsTheSentenceThatHasMostOfIt()
{
    QCOMPARE(sentenceAt(m_reports.at(0), {4, 20}), (TextRange{0, 16}));
    QCOMPARE(sentenceAt(m_reports.at(0), {15, 27}), (TextRange{17, 27}));
    QCOMPARE(sentenceAt(Report(), {3, 5}), (TextRange{3, 5}));
}

void TestConstraints::aDecisionThatGivesWayIsNamed()
{
    const ReportRange a{0, {0, 16}};
    const ReportRange b{1, {0, 17}};
    const ReportRange c{2, {0, 21}};
    const Decisions decisions =
        decide({decision(CorrectionKind::Same, {a}, {b}), decision(CorrectionKind::Same, {b}, {c}),
                decision(CorrectionKind::NotSame, {a}, {c}), decision(CorrectionKind::NotSame, {}, {c})},
               m_reports);
    QCOMPARE(decisions.overruledBy, (QList<int>{2, -1, -1, -1}));
    QCOMPARE(settle(decisions.constraints).holding.size(), 2);
}

QTEST_GUILESS_MAIN(TestConstraints)
#include "tst_constraints.moc"
