// SPDX-License-Identifier: GPL-3.0-or-later
// What the user says of two places holds, whatever the engine thinks; of what contradicts itself, the latest.
#include "comparison/corrections.h"
#include "support/generatedevent.h"

#include <QDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestCorrections : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theLatestWins_data();
    void theLatestWins();
    void everyWayToSayTheSameSettlesTheSame();
    void aSplitHoldsInFacts();
    void aMergeHoldsAndNobodyIsLost();
    void affirmedSentencesBringTheirFactsAlong();
    void whoIsDeniedStaysBehind();
    void twoSentencesOfOneReportCanBeParted();
    void anotherReportChangesNoCorrection();
    void aMemoryGivesWhatAFreshRunGives();
    void theThresholdMovesWithoutScoring();
    void anAffirmedPairSaysWhatTheEngineThought();

private:
    /// A fact of the sample with at least that many members in as many reports.
    [[nodiscard]] Fact factOf(const Comparison &comparison, int least) const;
    [[nodiscard]] Comparison corrected(const QList<Correction> &corrections) const;

    QList<Report> m_reports;
};

namespace {

Place at(int report)
{
    return {report, {0, 10}};
}

Correction same(int a, int b)
{
    return {at(a), at(b), true, std::nullopt};
}

Correction apart(int a, int b)
{
    return {at(a), at(b), false, std::nullopt};
}

const Fact *factWith(const Comparison &comparison, const Place &place)
{
    const auto found = std::ranges::find_if(comparison.facts,
                                            [&](const Fact &fact) { return fact.members.contains(place); });
    return found == comparison.facts.end() ? nullptr : &*found;
}

bool inOneFact(const Comparison &comparison, const Place &a, const Place &b)
{
    const Fact *fact = factWith(comparison, a);
    return fact && fact->members.contains(b);
}

} // namespace

void TestCorrections::initTestCase()
{
    const QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name))
        m_reports.append(*readReport(folder.filePath(name)));
    QCOMPARE(m_reports.size(), 5);
}

Fact TestCorrections::factOf(const Comparison &comparison, int least) const
{
    for (const Fact &fact : comparison.facts) {
        QSet<int> reports;
        for (const Place &member : fact.members)
            reports.insert(member.report);
        if (reports.size() >= least && reports.size() == fact.members.size())
            return fact;
    }
    return {};
}

Comparison TestCorrections::corrected(const QList<Correction> &corrections) const
{
    CompareOptions options;
    options.corrections = corrections;
    return *compareReports(m_reports, options);
}

void TestCorrections::theLatestWins_data()
{
    QTest::addColumn<QList<Correction>>("said");
    QTest::addColumn<QList<int>>("overruled");
    QTest::addColumn<QList<int>>("by");
    using Said = QList<Correction>;
    using Numbers = QList<int>;
    QTest::newRow("nothing contradicts itself") << Said{same(0, 1), apart(1, 2)} << Numbers{} << Numbers{};
    QTest::newRow("A=B, B=C, then A≠C: the older of the two gives way")
        << Said{same(0, 1), same(1, 2), apart(0, 2)} << Numbers{0} << Numbers{2};
    QTest::newRow("A≠C, then A=B, B=C: the parting gives way to the last")
        << Said{apart(0, 2), same(0, 1), same(1, 2)} << Numbers{0} << Numbers{2};
    QTest::newRow("another mind about one pair") << Said{same(0, 1), apart(0, 1)} << Numbers{0} << Numbers{1};
    QTest::newRow("and back again") << Said{same(0, 1), apart(0, 1), same(1, 0)} << Numbers{1} << Numbers{2};
    QTest::newRow("a long chain breaks at its oldest bond")
        << Said{same(0, 1), same(1, 2), same(2, 3), same(3, 4), apart(0, 4)} << Numbers{0} << Numbers{4};
    QTest::newRow("a place is always itself") << Said{apart(3, 3)} << Numbers{} << Numbers{};
}

void TestCorrections::theLatestWins()
{
    QFETCH(QList<Correction>, said);
    QFETCH(QList<int>, overruled);
    QFETCH(QList<int>, by);
    const SettledCorrections settled = settle(said);
    QList<int> numbers;
    QList<int> reasons;
    for (const auto &[correction, against] : settled.overruled) {
        numbers.append(correction);
        reasons.append(against);
    }
    QCOMPARE(numbers, overruled);
    QCOMPARE(reasons, by);
    QVERIFY(settle(settled.holding).overruled.isEmpty());
}

void TestCorrections::everyWayToSayTheSameSettlesTheSame()
{
    const auto turned = [](Correction one) {
        std::swap(one.a, one.b);
        return one;
    };
    const QList<Correction> said{
        same(0, 1), {at(0), at(1), true, Relation::Conflict}, apart(1, 2), same(1, 0)};
    QList<Correction> other;
    for (const Correction &one : said)
        other.append(turned(one));
    QCOMPARE(settle(other).holding, settle(said).holding);
    QCOMPARE(settle(said).holding.size(), 2);
    QCOMPARE(settle(said).holding.first().relation, Relation::Conflict); // said, and not taken back
}

void TestCorrections::aSplitHoldsInFacts()
{
    const Fact fact = factOf(*compareReports(m_reports), 4);
    QVERIFY(fact.members.size() >= 4);
    QList<Correction> split;
    for (const Place &here : fact.members.first(2)) {
        for (const Place &there : fact.members.sliced(2))
            split.append({here, there, false, std::nullopt});
    }
    const Comparison after = corrected(split);
    QVERIFY(inOneFact(after, fact.members.at(0), fact.members.at(1)));
    QVERIFY(inOneFact(after, fact.members.at(2), fact.members.at(3)));
    QVERIFY(!inOneFact(after, fact.members.at(0), fact.members.at(2)));
}

void TestCorrections::aMergeHoldsAndNobodyIsLost()
{
    const Comparison before = *compareReports(m_reports);
    const Fact one = before.facts.first();
    const Fact other = before.facts.last();
    QList<Correction> merge;
    for (const Place &here : one.members) {
        for (const Place &there : other.members)
            merge.append({here, there, true, std::nullopt});
    }
    const Comparison after = corrected(merge);
    QList<Place> together = one.members + other.members;
    std::ranges::sort(together);
    QCOMPARE(factWith(after, one.members.first())->members, together);
    QCOMPARE(after.facts.size(), before.facts.size() - 1);
    // The other facts are as they were.
    for (const Fact &fact : before.facts) {
        if (fact != one && fact != other)
            QVERIFY(after.facts.contains(fact));
    }
}

void TestCorrections::affirmedSentencesBringTheirFactsAlong()
{
    const Comparison before = *compareReports(m_reports);
    const Fact one = before.facts.first();
    const Fact other = before.facts.last();
    const Comparison after = corrected({{one.members.first(), other.members.first(), true, std::nullopt}});
    for (const Place &member : one.members + other.members)
        QVERIFY(inOneFact(after, one.members.first(), member));
}

void TestCorrections::whoIsDeniedStaysBehind()
{
    const Comparison before = *compareReports(m_reports);
    const Fact one = factOf(before, 3);
    const Fact other = before.facts.last();
    QVERIFY(one != other);
    const Place alone = one.members.at(1);
    QList<Correction> said;
    for (const Place &member : other.members)
        said.append({alone, member, false, std::nullopt});
    said.append({one.members.at(0), other.members.first(), true, std::nullopt});
    const Comparison after = corrected(said);
    QVERIFY(inOneFact(after, one.members.at(0), other.members.first()));
    QVERIFY(inOneFact(after, one.members.at(0), other.members.last()));
    QVERIFY(!inOneFact(after, alone, one.members.at(0)));
}

void TestCorrections::twoSentencesOfOneReportCanBeParted()
{
    const Comparison before = *compareReports(m_reports);
    for (const Fact &fact : before.facts) {
        for (qsizetype i = 1; i < fact.members.size(); ++i) {
            const Place &a = fact.members.at(i - 1);
            const Place &b = fact.members.at(i);
            if (a.report != b.report)
                continue;
            const Comparison after = corrected({{a, b, false, std::nullopt}});
            QVERIFY(!inOneFact(after, a, b));
            QCOMPARE(after.alignments, before.alignments);
            return;
        }
    }
    QFAIL("no fact of the sample has two sentences of one report");
}

void TestCorrections::anotherReportChangesNoCorrection()
{
    CompareOptions options;
    const Fact fact = factOf(*compareReports(m_reports.first(3)), 3);
    QVERIFY(!fact.members.isEmpty());
    options.corrections = {{fact.members.at(0), fact.members.at(1), false, std::nullopt},
                           {fact.members.at(1), fact.members.at(2), true, Relation::Conflict}};
    for (int count = 3; count <= 5; ++count) {
        const auto comparison = compareReports(m_reports.first(count), options);
        QVERIFY(!inOneFact(*comparison, fact.members.at(0), fact.members.at(1)));
        QVERIFY(inOneFact(*comparison, fact.members.at(1), fact.members.at(2)));
        QVERIFY(std::ranges::any_of(comparison->alignments, [&](const Alignment &one) {
            return one.a == fact.members.at(1) && one.b == fact.members.at(2) && one.corrected &&
                   one.relation == Relation::Conflict;
        }));
    }
}

void TestCorrections::aMemoryGivesWhatAFreshRunGives()
{
    Comparer comparer;
    const auto before = comparer.compare(m_reports);
    CompareOptions options;
    const Fact fact = factOf(*before, 3);
    for (int i = 0; i < 3; ++i) {
        options.corrections.append({fact.members.at(0), before->facts.at(i).members.first(), i != 1, {}});
        const auto with = comparer.compare(m_reports, options);
        const auto fresh = compareReports(m_reports, options);
        QCOMPARE(with->alignments, fresh->alignments);
        QCOMPARE(with->facts, fresh->facts);
    }
    const auto without = comparer.compare(m_reports);
    QCOMPARE(without->alignments, before->alignments);
    QCOMPARE(without->facts, before->facts);
}

void TestCorrections::theThresholdMovesWithoutScoring()
{
    Comparer comparer;
    CompareOptions options;
    options.remember = 0.2;
    for (const double threshold : {0.5, 0.25, 0.8, 0.5}) {
        options.threshold = threshold;
        const auto moved = comparer.compare(m_reports, options);
        CompareOptions fresh;
        fresh.threshold = threshold;
        const auto expected = compareReports(m_reports, fresh);
        QCOMPARE(moved->alignments, expected->alignments);
        QCOMPARE(moved->facts, expected->facts);
    }
}

void TestCorrections::anAffirmedPairSaysWhatTheEngineThought()
{
    CompareOptions options;
    options.threshold = 0.2;
    const auto loose = compareReports(m_reports, options);
    const auto doubtful = std::ranges::find_if(
        loose->alignments, [](const Alignment &one) { return one.score < 0.5 && !one.evidence.isEmpty(); });
    QVERIFY(doubtful != loose->alignments.end());
    options.threshold = 0.5;
    options.remember = 0.2;
    options.corrections = {{doubtful->a, doubtful->b, true, std::nullopt}};
    const auto comparison = compareReports(m_reports, options);
    const auto found = std::ranges::find_if(comparison->alignments, &Alignment::corrected);
    QVERIFY(found != comparison->alignments.end());
    QCOMPARE(found->score, 1.0);
    QCOMPARE(found->proposed, doubtful->score);
    QCOMPARE(found->evidence, doubtful->evidence);
}

QTEST_GUILESS_MAIN(TestCorrections)
#include "tst_corrections.moc"
