// SPDX-License-Identifier: GPL-3.0-or-later
// The index may save work, but must not lose a pair that scoring every pair would find.
#include "comparison/candidates.h"
#include "support/generatedevent.h"

#include <QDir>
#include <QSet>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestCandidates : public QObject
{
    Q_OBJECT
private slots:
    void noPairIsLost_data();
    void noPairIsLost();
};

void TestCandidates::noPairIsLost_data()
{
    QTest::addColumn<QList<Report>>("reports");
    QList<Report> sample;
    const QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name))
        sample.append(*readReport(folder.filePath(name)));
    QTest::newRow("the sample event") << sample;
    QTest::newRow("few large reports") << generated(3, 500);
    QTest::newRow("many small reports") << generated(60, 25);
}

void TestCandidates::noPairIsLost()
{
    constexpr double worthShowing =
        0.3; // by words alone; the context can lift such a pair over the threshold
    QFETCH(QList<Report>, reports);
    const Event event(reports);
    QSet<std::pair<int, int>> found;
    const auto candidates = scoredCandidates(event, Reach::Likely, {});
    for (const Candidate &candidate : *candidates)
        found.insert({candidate.a, candidate.b});
    qsizetype wanted = 0;
    qsizetype lost = 0;
    for (int a = 0; a < int(event.units().size()); ++a) {
        for (int b = a + 1; b < int(event.units().size()); ++b) {
            const Unit &left = event.units()[size_t(a)];
            const Unit &right = event.units()[size_t(b)];
            if (left.place.report == right.place.report ||
                wordScore(featuresOf(event, left, right)) < worthShowing)
                continue;
            ++wanted;
            lost += !found.contains({a, b});
        }
    }
    QVERIFY(wanted > 20);
    QVERIFY2(double(lost) <= 0.001 * double(wanted), qPrintable(u"%1 of %2"_s.arg(lost).arg(wanted)));
}

QTEST_GUILESS_MAIN(TestCandidates)
#include "tst_candidates.moc"
