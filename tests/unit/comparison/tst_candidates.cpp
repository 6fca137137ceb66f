// SPDX-License-Identifier: GPL-3.0-or-later
// What saves work must not lose a pair that scoring every two units would find.
#include "comparison/background.h"
#include "comparison/candidates.h"
#include "comparison/corpusindex.h"
#include "support/generatedevent.h"

#include <QDir>
#include <QTest>
#include <set>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestCandidates : public QObject
{
    Q_OBJECT
private slots:
    void noPairIsLost_data();
    void noPairIsLost();
    void theIndexLosesNone();
    void equalSentencesNeedNoScoring();
    void repetitionsMeetInOrder();
};

namespace {

Corpus indexed(const QList<Report> &reports)
{
    Corpus corpus;
    for (const Report &report : reports)
        corpus.push_back(std::make_shared<IndexedReport>(report));
    return corpus;
}

Report lines(const QStringList &sentences)
{
    return *readReport((sentences.join(u"\n"_s) + u'\n').toUtf8(), u"lines.txt"_s);
}

} // namespace

void TestCandidates::noPairIsLost_data()
{
    QTest::addColumn<QList<Report>>("reports");
    QList<Report> sample;
    const QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name))
        sample.append(*readReport(folder.filePath(name)));
    QTest::newRow("the sample event") << sample;
    QTest::newRow("few large reports") << generated(3, 500);
    QTest::newRow("many small reports") << generated(30, 25);
}

void TestCandidates::noPairIsLost()
{
    // By words alone; the context can lift such a pair over the threshold.
    constexpr double worthShowing = 0.3;
    QFETCH(QList<Report>, reports);
    const Corpus corpus = indexed(reports);
    qsizetype wanted = 0;
    qsizetype lost = 0;
    for (size_t i = 0; i < corpus.size(); ++i) {
        for (size_t k = i + 1; k < corpus.size(); ++k) {
            const ReportPair pair(*corpus[i], *corpus[k]);
            std::set<std::pair<quint32, quint32>> found;
            for (const Candidate &candidate : scoredCandidates(pair, Reach::Likely))
                found.insert({candidate.a, candidate.b});
            for (quint32 a = 0; a < corpus[i]->units().size(); ++a) {
                for (quint32 b = 0; b < corpus[k]->units().size(); ++b) {
                    if (wordScore(pair.features(a, b)) < worthShowing)
                        continue;
                    ++wanted;
                    lost += !found.contains({a, b});
                }
            }
        }
    }
    QVERIFY(wanted > 20);
    QVERIFY2(double(lost) <= 0.001 * double(wanted), qPrintable(u"%1 of %2"_s.arg(lost).arg(wanted)));
}

void TestCandidates::theIndexLosesNone()
{
    const Corpus corpus = indexed(generated(80, 80));
    std::vector<quint64> keys;
    for (const auto &report : corpus)
        keys.push_back(fingerprint(report->report()));
    const Background background(corpus, keys);
    std::vector<std::vector<quint32>> counts;
    for (const auto &report : corpus)
        counts.push_back(background.countsFor(*report));
    const auto proposals = proposePairs(corpus, 0, {});
    QVERIFY(proposals);
    qsizetype wanted = 0;
    qsizetype lost = 0;
    for (quint32 i = 0; i < corpus.size(); ++i) {
        for (quint32 k = i + 1; k < corpus.size(); ++k) {
            const ReportPair pair(*corpus[i], *corpus[k],
                                  {counts[i], counts[k], background.units(), corpus.size()});
            for (const Candidate &candidate : scoredCandidates(pair, Reach::Likely)) {
                if (candidate.score < 0.5)
                    continue;
                ++wanted;
                lost += !std::ranges::binary_search(*proposals, Proposal{i, k, candidate.a, candidate.b});
            }
        }
    }
    QVERIFY(wanted > 300);
    QVERIFY2(double(lost) <= 0.001 * double(wanted), qPrintable(u"%1 of %2"_s.arg(lost).arg(wanted)));
    QVERIFY2(proposals->size() < size_t(20 * wanted), "proposing everything is no index");
}

void TestCandidates::equalSentencesNeedNoScoring()
{
    const Report report = lines({u"The harbour ferry struck the northern pier before dawn."_s,
                                 u"Bakers in the hill towns expect a poor harvest."_s});
    const IndexedReport one(report);
    const ReportPair pair(one, one);
    for (const Candidate &candidate : scoredCandidates(pair, Reach::Likely)) {
        QCOMPARE(candidate.verbatim, candidate.a == candidate.b);
        QVERIFY(!candidate.verbatim || candidate.score > 0.9);
    }
}

void TestCandidates::repetitionsMeetInOrder()
{
    QStringList chorus;
    for (int i = 0; i < 100; ++i)
        chorus.append(u"The bell of the lower chapel rang once more over the harbour of Halden town."_s);
    const auto proposals =
        proposePairs(indexed({lines(chorus), lines(chorus + QStringList{u"Nobody came."_s})}), 0, {});
    QCOMPARE(proposals->size(), 100U);
    for (const Proposal &proposal : *proposals)
        QCOMPARE(proposal.unitA, proposal.unitB);
}

QTEST_GUILESS_MAIN(TestCandidates)
#include "tst_candidates.moc"
