// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/comparison.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestAlignments : public QObject
{
    Q_OBJECT
private slots:
    void equalSentencesAreVerbatim();
    void aSmallEditIsNearVerbatim();
    void unrelatedSentencesDoNotAlign();
    void boilerplateNeverAligns();
    void theOrderOfReportsDoesNotMatter();
    void cancellingGivesNothing();
};

namespace {
const QString Original =
    u"The harbour ferry Alda struck the northern pier shortly before dawn, injuring eleven passengers."_s;
const QString Edited =
    u"The harbour ferry Alda struck the northern pier just before dawn, injuring eleven passengers."_s;
const QString Other = u"Bakers in the hill towns expect a poor chestnut harvest this autumn."_s;

Report reportOf(const QString &text, PassageKind kind = PassageKind::Body)
{
    ReportData data;
    data.text = text;
    Passage passage;
    passage.kind = kind;
    passage.range = {0, text.size()};
    passage.sentences = {{{0, text.size()}}};
    data.passages = {passage};
    return Report(std::move(data));
}

QList<Alignment> alignmentsOf(const QList<Report> &reports)
{
    return compareReports(reports)->alignments;
}
} // namespace

void TestAlignments::equalSentencesAreVerbatim()
{
    const auto comparison = compareReports({reportOf(Original), reportOf(Original)});
    QCOMPARE(comparison->alignments.size(), 1);
    QCOMPARE(comparison->alignments.first().relation, Relation::Verbatim);
    QCOMPARE(comparison->facts.size(), 1);
    QCOMPARE(comparison->facts.first().members.size(), 2);
}

void TestAlignments::aSmallEditIsNearVerbatim()
{
    const QList<Alignment> found = alignmentsOf({reportOf(Original), reportOf(Edited)});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().relation, Relation::NearVerbatim);
}

void TestAlignments::unrelatedSentencesDoNotAlign()
{
    QVERIFY(alignmentsOf({reportOf(Original), reportOf(Other)}).isEmpty());
}

void TestAlignments::boilerplateNeverAligns()
{
    for (const PassageKind kind : {PassageKind::Boilerplate, PassageKind::Related, PassageKind::Link,
                                   PassageKind::Timestamp, PassageKind::Byline, PassageKind::Metadata})
        QVERIFY(alignmentsOf({reportOf(Original), reportOf(Original, kind)}).isEmpty());
}

void TestAlignments::theOrderOfReportsDoesNotMatter()
{
    const QList<Alignment> one = alignmentsOf({reportOf(Original), reportOf(Edited)});
    const QList<Alignment> two = alignmentsOf({reportOf(Edited), reportOf(Original)});
    QCOMPARE(one.size(), two.size());
    QCOMPARE(one.first().score, two.first().score);
    QCOMPARE(one.first().relation, two.first().relation);
}

void TestAlignments::cancellingGivesNothing()
{
    QVERIFY(!compareReports({reportOf(Original), reportOf(Edited)}, {}, [](double) { return false; }));
}

QTEST_GUILESS_MAIN(TestAlignments)
#include "tst_alignments.moc"
