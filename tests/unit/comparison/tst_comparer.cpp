// SPDX-License-Identifier: GPL-3.0-or-later
// The same reports give the same comparison, whatever was compared before and on however many threads; what
// the user said holds.
#include "comparison/comparison.h"
#include "support/generatedevent.h"

#include <QDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestComparer : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void addingAndRemovingGivesWhatAFreshRunGives();
    void threadsDoNotMatter();
    void anotherReportChangesNoAlignment();
    void theOrderOfReportsDoesNotMatter();
    void whatTheUserDeniesStaysApart();
    void whatTheUserAffirmsIsJoined();
    void theUsersRelationHolds();
    void aPartialAlignmentSaysWhichPart();
    void nothingToCompare_data();
    void nothingToCompare();

private:
    QList<Report> m_reports;
};

namespace {

void compareEqual(const Comparison &one, const Comparison &other)
{
    QCOMPARE(one.alignments, other.alignments);
    QCOMPARE(one.facts, other.facts);
}

bool inOneFact(const Comparison &comparison, const Place &a, const Place &b)
{
    return std::ranges::any_of(comparison.facts, [&](const Fact &fact) {
        return fact.members.contains(a) && fact.members.contains(b);
    });
}

} // namespace

void TestComparer::initTestCase()
{
    const QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name))
        m_reports.append(*readReport(folder.filePath(name)));
    QCOMPARE(m_reports.size(), 5);
}

void TestComparer::addingAndRemovingGivesWhatAFreshRunGives()
{
    Comparer comparer;
    const QList<Report> three = m_reports.first(3);
    QVERIFY(comparer.compare(three));
    compareEqual(*comparer.compare(m_reports), *compareReports(m_reports));
    QList<Report> without = m_reports;
    without.removeAt(1);
    compareEqual(*comparer.compare(without), *compareReports(without));
    QList<Report> relabelled = without;
    relabelled[0] = relabelled.at(0).withPassageKind(int(relabelled.at(0).passages().size()) / 2,
                                                     PassageKind::Boilerplate, u"said the user"_s);
    compareEqual(*comparer.compare(relabelled), *compareReports(relabelled));
    CompareOptions strict;
    strict.threshold = 0.8;
    compareEqual(*comparer.compare(relabelled, strict), *compareReports(relabelled, strict));
}

void TestComparer::threadsDoNotMatter()
{
    CompareOptions one;
    one.threads = 1;
    CompareOptions seven;
    seven.threads = 7;
    compareEqual(*compareReports(m_reports, one), *compareReports(m_reports, seven));
}

void TestComparer::anotherReportChangesNoAlignment()
{
    const auto four = compareReports(m_reports.first(4));
    auto five = compareReports(m_reports);
    five->alignments.removeIf([](const Alignment &alignment) { return alignment.b.report == 4; });
    QCOMPARE(four->alignments, five->alignments);
}

void TestComparer::theOrderOfReportsDoesNotMatter()
{
    const QList<Report> reversed(m_reports.crbegin(), m_reports.crend());
    QList<Alignment> turned = compareReports(reversed)->alignments;
    for (Alignment &alignment : turned) {
        std::swap(alignment.a, alignment.b);
        std::swap(alignment.partA, alignment.partB);
        alignment.a.report = 4 - alignment.a.report;
        alignment.b.report = 4 - alignment.b.report;
        alignment.evidence.clear(); // names the figures of the first report first
    }
    QList<Alignment> straight = compareReports(m_reports)->alignments;
    for (Alignment &alignment : straight)
        alignment.evidence.clear();
    std::ranges::sort(turned, {}, [](const Alignment &one) { return std::tie(one.a, one.b); });
    QCOMPARE(turned.size(), straight.size());
    for (qsizetype i = 0; i < turned.size(); ++i) {
        QVERIFY(std::abs(turned.at(i).score - straight.at(i).score) < 1e-6);
        turned[i].score = straight.at(i).score;
        QCOMPARE(turned.at(i), straight.at(i));
    }
}

void TestComparer::whatTheUserDeniesStaysApart()
{
    const auto before = compareReports(m_reports);
    const Place a = before->facts.first().members.at(0);
    const Place b = before->facts.first().members.at(1);
    QVERIFY(inOneFact(*before, a, b));
    CompareOptions options;
    options.corrections = {{a, b, false, std::nullopt}};
    const auto after = compareReports(m_reports, options);
    QVERIFY(!inOneFact(*after, a, b));
    QVERIFY(std::ranges::none_of(after->alignments,
                                 [&](const Alignment &one) { return one.a == a && one.b == b; }));
}

void TestComparer::whatTheUserAffirmsIsJoined()
{
    const auto bodyOf = [&](int report) {
        for (const Passage &passage : m_reports.at(report).passages()) {
            if (passage.kind == PassageKind::Body)
                return Place{report, passage.sentences.first().range};
        }
        return Place{};
    };
    const Place a = bodyOf(0);
    const Place b = bodyOf(4);
    CompareOptions options;
    options.corrections = {{a, b, true, Relation::Partial}};
    const auto comparison = compareReports(m_reports, options);
    const auto found = std::ranges::find_if(comparison->alignments,
                                            [&](const Alignment &one) { return one.a == a && one.b == b; });
    QVERIFY(found != comparison->alignments.end());
    QVERIFY(found->corrected);
    QCOMPARE(found->score, 1.0);
    QVERIFY(inOneFact(*comparison, a, b));
}

void TestComparer::theUsersRelationHolds()
{
    const Alignment some = compareReports(m_reports)->alignments.first();
    const Relation other = some.relation == Relation::Conflict ? Relation::Verbatim : Relation::Conflict;
    CompareOptions options;
    options.corrections = {{some.a, some.b, true, other}};
    QCOMPARE(compareReports(m_reports, options)->alignments.first().relation, other);
}

void TestComparer::aPartialAlignmentSaysWhichPart()
{
    const QString shared = u"Rescuers pulled 58 people from the sea off the northern mole"_s;
    const QString rest =
        u"while bakers in the hill towns complained about the prices of chestnuts, flour and yeast"_s;
    const auto comparison =
        compareReports({*readReport((shared + u".\n"_s).toUtf8(), u"a.txt"_s),
                        *readReport((shared + u", "_s + rest + u".\n"_s).toUtf8(), u"b.txt"_s)});
    QCOMPARE(comparison->alignments.size(), 1);
    const Alignment &found = comparison->alignments.first();
    QCOMPARE(relationName(found.relation), u"partial"_s);
    QCOMPARE(comparison->reports.at(1).text(found.partB).toString(), shared);
    QCOMPARE(found.partA, found.a.range);
}

void TestComparer::nothingToCompare_data()
{
    QTest::addColumn<QList<Report>>("reports");
    QTest::newRow("no report") << QList<Report>();
    QTest::newRow("one report") << m_reports.first(1);
    QTest::newRow("a report without text") << QList<Report>{Report(), m_reports.first()};
    QTest::newRow("no spaces at all")
        << QList<Report>{*readReport(QByteArray(100'000, 'a'), u"a.txt"_s), m_reports.first()};
}

void TestComparer::nothingToCompare()
{
    QFETCH(QList<Report>, reports);
    const auto comparison = compareReports(reports);
    QVERIFY(comparison);
    QVERIFY(comparison->alignments.isEmpty());
    QVERIFY(comparison->facts.isEmpty());
}

QTEST_GUILESS_MAIN(TestComparer)
#include "tst_comparer.moc"
