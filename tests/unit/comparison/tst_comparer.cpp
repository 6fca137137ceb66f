// SPDX-License-Identifier: GPL-3.0-or-later
// The same reports give the same comparison, whatever was compared before and on however many threads; what
// the user said holds.
#include "comparison/comparison.h"
#include "support/generatedevent.h"

#include <QDir>
#include <QTest>
#include <random>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestComparer : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void addingAndRemovingGivesWhatAFreshRunGives();
    void anyChangesGiveWhatAFreshRunGives_data();
    void anyChangesGiveWhatAFreshRunGives();
    void aNameThatAnotherReportTellsApart();
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
    [[nodiscard]] QList<Report> excerpts(int count, bool dated) const;

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

/// Reports that each give some passages of one of the sample reports, so that many facts stand in many.
QList<Report> TestComparer::excerpts(int count, bool dated) const
{
    QList<Report> made;
    for (int i = 0; i < count; ++i) {
        const Report &whole = m_reports.at(i % m_reports.size());
        QString text;
        for (qsizetype p = i / m_reports.size() % 3; p < whole.passages().size(); p += 2 + i % 4) {
            if (whole.passages().at(p).kind == PassageKind::Body)
                text += whole.text(whole.passages().at(p).range).toString().simplified() + u"\n\n"_s;
        }
        const QString date = u"Published: %1 March 2021 at 10:00\n\n"_s.arg(1 + (i * 7) % 28);
        text.prepend(u"Ferry runs aground off Sund, part %1\n"_s.arg(i) + (dated ? date : QString()));
        made.append(*readReport(text.toUtf8(), u"%1.txt"_s.arg(i)));
    }
    return made;
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

void TestComparer::anyChangesGiveWhatAFreshRunGives_data()
{
    QTest::addColumn<int>("reports");
    QTest::addColumn<bool>("dated");
    QTest::newRow("a few reports, whose pairs depend on nothing else") << 6 << true;
    QTest::newRow("about a dozen, from where a sample tells what is common") << 13 << false;
    QTest::newRow("about two dozen, from where the score depends on their number") << 25 << true;
    QTest::newRow("about four dozen, from where the floors of a library hold") << 48 << false;
}

/// Adds, removes, exchanges and relabels reports at random.
void TestComparer::anyChangesGiveWhatAFreshRunGives()
{
    QFETCH(int, reports);
    QFETCH(bool, dated);
    std::mt19937 random{unsigned(reports)};
    const auto below = [&random](qsizetype most) { return qsizetype(random() % size_t(most)); };
    const QList<Report> pool = excerpts(reports + 8, dated);
    QList<Report> now = pool.first(reports - 2);
    Comparer comparer;
    for (int step = 0; step < 14; ++step) {
        const qsizetype at = below(now.size());
        switch (step < 4 ? 0 : below(5)) {
        case 0:
            now.insert(below(now.size() + 1), pool.at(below(pool.size()))); // may be there already
            break;
        case 1:
        case 2:
            now.removeAt(at);
            break;
        case 3:
            now[at] = now.at(at).withPassageKind(int(below(now.at(at).passages().size())),
                                                 PassageKind::Boilerplate, u"said the user"_s);
            break;
        default:
            now.swapItemsAt(at, below(now.size()));
        }
        CompareOptions options;
        options.threads = 1 + step % 2;
        options.keepBelowThreshold = step == 9;
        if (step % 3 == 1) { // cancelled somewhere on the way
            const double until = double(below(100)) / 100;
            (void)comparer.compare(now, options, [until](double done) { return done < until; });
        }
        compareEqual(*comparer.compare(now, options), *compareReports(now, options));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestComparer::aNameThatAnotherReportTellsApart()
{
    // Another place, until a report shows that the one name is a person's: a difference that hangs on a third
    // report.
    const auto read = [](const QString &text) { return *readReport(text.toUtf8(), u"r.txt"_s); };
    const QList<Report> two{
        read(u"A fire destroyed the old harbour of Lindal at dawn.\nIt began in Lindal.\n"_s),
        read(u"A fire destroyed the old harbour of Varmo at dawn.\n"_s)};
    const Report third = read(u"Captain Anna Varmo said nothing. Captain Varmo left.\n"_s);
    const auto natures = [](const Comparison &comparison) {
        QStringList found;
        for (const Fact &fact : comparison.facts) {
            for (const Difference &difference : fact.differences)
                found.append(differenceKindName(difference.kind) + differenceNatureName(difference.nature));
        }
        return found;
    };
    Comparer comparer;
    const QStringList before = natures(*comparer.compare(two));
    const QStringList after = natures(*comparer.compare(two + QList{third}));
    QCOMPARE(after, natures(*compareReports(two + QList{third})));
    QVERIFY2(before != after, qPrintable(before.join(u' ') + u'|' + after.join(u' ')));
    QCOMPARE(natures(*comparer.compare(two)), before);
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
