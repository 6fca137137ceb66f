// SPDX-License-Identifier: GPL-3.0-or-later
// The sample event against its hand-made answers: what the engine finds must not get worse unseen. The floors
// stand a little below what was measured; docs/accuracy.md has the figures.
#include "comparison/comparison.h"
#include "reading/reportreader.h"

#include <QDir>
#include <QSet>
#include <QTest>
#include <set>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestSample : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void alignedPassages();
    void membersOfFacts();
    void wireCopyIsVerbatim();
    void conflicts_data();
    void conflicts();

private:
    using Line = std::pair<int, int>; ///< report, line
    [[nodiscard]] Line lineOf(const Place &place) const;
    void checkPairs(const std::set<std::pair<Line, Line>> &found, double leastPrecision,
                    double leastRecall) const;

    std::optional<Comparison> m_comparison;
};

namespace {

using Line = std::pair<int, int>; ///< report, line

std::set<std::pair<Line, Line>> answers()
{
    QFile file(QStringLiteral(SYNOPTIC_TEST_DATA "/sample-gold/facts.tsv"));
    std::set<std::pair<Line, Line>> pairs;
    if (!file.open(QIODevice::ReadOnly))
        return pairs;
    file.readLine();
    while (!file.atEnd()) {
        std::vector<Line> places;
        for (const QByteArray &place : file.readLine().trimmed().split('\t').value(1).split(' '))
            places.emplace_back(place.split(':').value(0).toInt(), place.split(':').value(1).toInt());
        for (const Line &a : places) {
            for (const Line &b : places) {
                if (a.first < b.first)
                    pairs.insert({a, b});
            }
        }
    }
    return pairs;
}

} // namespace

void TestSample::initTestCase()
{
    const QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    QList<Report> reports;
    for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name))
        reports.append(*readReport(folder.filePath(name)));
    QCOMPARE(reports.size(), 5);
    m_comparison = compareReports(reports);
}

Line TestSample::lineOf(const Place &place) const
{
    return {place.report, m_comparison->reports.at(place.report).lineAt(place.range.start)};
}

void TestSample::checkPairs(const std::set<std::pair<Line, Line>> &found, double leastPrecision,
                            double leastRecall) const
{
    const auto wanted = answers();
    QVERIFY(wanted.size() > 200);
    const auto hits = std::ranges::count_if(found, [&](const auto &pair) { return wanted.contains(pair); });
    const double precision = double(hits) / double(found.size());
    const double recall = double(hits) / double(wanted.size());
    const QString measured = u"precision %1 recall %2 of %3"_s.arg(precision).arg(recall).arg(wanted.size());
    qInfo("%s", qPrintable(measured));
    QVERIFY2(precision > leastPrecision, qPrintable(measured));
    QVERIFY2(recall > leastRecall, qPrintable(measured));
}

void TestSample::alignedPassages()
{
    std::set<std::pair<Line, Line>> found;
    for (const Alignment &alignment : m_comparison->alignments)
        found.insert({lineOf(alignment.a), lineOf(alignment.b)});
    checkPairs(found, 0.82, 0.62);
}

/// What the synopsis and the coverage say: who has a fact.
void TestSample::membersOfFacts()
{
    std::set<std::pair<Line, Line>> found;
    for (const Fact &fact : m_comparison->facts) {
        for (const Place &a : fact.members) {
            for (const Place &b : fact.members) {
                if (a.report < b.report)
                    found.insert({lineOf(a), lineOf(b)});
            }
        }
    }
    checkPairs(found, 0.88, 0.57);
}

void TestSample::wireCopyIsVerbatim()
{
    qsizetype verbatim = 0;
    for (const Alignment &alignment : m_comparison->alignments)
        verbatim += alignment.relation == Relation::Verbatim;
    QVERIFY(verbatim >= 6); // two lifeboats in three reports, the harbour in three, 58 people in three…
}

void TestSample::conflicts_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("tonnes leaked") << u"figure"_s << u"40 tonnes"_s << u"15 tonnes"_s;
    QTest::newRow("visibility") << u"figure"_s << u"50 metres"_s << u"100 metres"_s;
    QTest::newRow("the captain's words")
        << u"quotation"_s << u"There was no light and no horn"_s << u"No light, no horn"_s;
    QTest::newRow("the captain's name") << u"name"_s << u"Yevhen"_s << u"Evgen"_s;
    QTest::newRow("the commander's name") << u"name"_s << u"Hanne"_s << u"Hanna"_s;
}

void TestSample::conflicts()
{
    QFETCH(QString, kind);
    QFETCH(QString, one);
    QFETCH(QString, other);
    for (const Fact &fact : m_comparison->facts) {
        for (const Difference &difference : fact.differences) {
            const auto has = [&](const QString &text) {
                return std::ranges::any_of(difference.values, [&](const DifferenceValue &value) {
                    return value.text.contains(text);
                });
            };
            if (differenceKindName(difference.kind) == kind && has(one) && has(other))
                return;
        }
    }
    QFAIL("no fact has this difference");
}

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
