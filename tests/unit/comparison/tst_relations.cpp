// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/comparison.h"
#include "comparison/eventnames.h"
#include "comparison/facts.h"
#include "comparison/quotationcomparison.h"
#include "reading/reportreader.h"
#include "support/builtevent.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestRelations : public QObject
{
    Q_OBJECT
private slots:
    void quotations_data();
    void quotations();
    void pairs_data();
    void pairs();
    void differences_data();
    void differences();
    void whoHasBothNamesContradictsNobody();
};

namespace {

/// Two reports that share a frame of other sentences, so that rarity means something, and one pair each.
Comparison compared(const QString &a, const QString &b)
{
    const QString frame = u"Fog lay over the bay all night and no boat had left the inner basin.\n"
                          "The chapel bell was rung for those who wait on the mole.\n"_s;
    return *compareReports(
        {*readReport((u"First\n\n"_s + frame + a + u'\n').toUtf8(), u"a.txt"_s),
         *readReport((u"Second\n\n"_s + b + u"\nBread is dear in the hill towns.\n"_s).toUtf8(),
                     u"b.txt"_s)});
}

} // namespace

void TestRelations::quotations_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("otherwise");
    QTest::newRow("the same words") << u"We saw no light and heard no horn"_s << false;
    QTest::newRow("cut short") << u"We saw no light"_s << false;
    QTest::newRow("goes on") << u"We saw no light and heard no horn until it was on top of us"_s << false;
    QTest::newRow("a word changed") << u"We saw no lamp and heard no horn"_s << true;
    QTest::newRow("a word more") << u"We saw no light and we heard no horn"_s << true;
    QTest::newRow("a word in capitals") << u"We saw no Light and heard no horn"_s << false;
    QTest::newRow("another utterance") << u"The radar had been broken for three weeks"_s << false;
}

void TestRelations::quotations()
{
    QFETCH(QString, other);
    QTEST(quoteOtherwise(u"We saw no light and heard no horn", other), "otherwise");
    QTEST(quoteOtherwise(other, u"We saw no light and heard no horn"), "otherwise");
}

void TestRelations::pairs_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("relation");
    const QString pulled =
        u"Rescuers pulled 58 people from the sea off the northern mole, the harbour master said."_s;
    QTest::newRow("word for word") << pulled << pulled << u"verbatim"_s;
    QTest::newRow("one word")
        << pulled
        << u"Rescuers pulled 58 people from the water off the northern mole, the harbour master said."_s
        << u"near-verbatim"_s;
    QTest::newRow("another figure")
        << pulled
        << u"Rescuers pulled 61 people from the sea off the northern mole, the harbour master said."_s
        << u"conflict"_s;
    QTest::newRow("within about")
        << pulled
        << u"Rescuers pulled about 60 people from the sea off the northern mole, the harbour master said."_s
        << u"near-verbatim"_s;
    QTest::newRow("quoted in other words")
        << u"“We saw no light and heard no horn,” the captain Evald Brun told the inquiry."_s
        << u"“We saw no lamp and heard no horn,” the captain Evald Brun told the inquiry."_s << u"conflict"_s;
    QTest::newRow("among other things")
        << pulled
        << u"Rescuers pulled 58 people from the sea off the northern mole while a naval helicopter searched "
           u"the outer "
           "bank for three crew members whose raft had drifted away with the tide towards the oyster beds."_s
        << u"partial"_s;
}

void TestRelations::pairs()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    const Comparison comparison = compared(a, b);
    QCOMPARE(comparison.alignments.size(), 1);
    QTEST(relationName(comparison.alignments.first().relation), "relation");
}

void TestRelations::differences_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("the same thing counted")
        << u"Rescuers pulled 58 people from the sea off the northern mole at dawn."_s
        << u"Rescuers pulled 61 people from the sea off the northern mole at dawn."_s
        << QStringList{u"figure"_s};
    QTest::newRow("other things of one kind counted")
        << u"Lifeboats pulled 58 people from the sea after the ferry Alda struck the northern mole."_s
        << u"Three people are missing, the coastguard warns, after the ferry Alda struck the northern mole."_s
        << QStringList();
    QTest::newRow("the same length in another unit")
        << u"Booms 2km long are being laid across the mouth of the estuary."_s
        << u"Booms 1.2 miles long are being laid across the mouth of the estuary."_s << QStringList();
    QTest::newRow("another length in another unit")
        << u"Booms 2km long are being laid across the mouth of the estuary."_s
        << u"Booms 5 miles long are being laid across the mouth of the estuary."_s
        << QStringList{u"figure"_s};
    QTest::newRow("rounded otherwise in brackets")
        << u"Booms 10km (6.2 miles) long are being laid across the mouth of the estuary."_s
        << u"Booms 10km (6 miles) long are being laid across the mouth of the estuary."_s << QStringList();
    QTest::newRow("another magnitude")
        << u"An earthquake of magnitude 6.1 shook the island of Sund on Sunday morning."_s
        << u"A 5.9-magnitude earthquake shook the island of Sund on Sunday morning."_s
        << QStringList{u"figure"_s};
    QTest::newRow("another time")
        << u"The ferry Alda sent its distress call at 4.40am from the Skerry Bank."_s
        << u"The ferry Alda sent its distress call at 4.55am from the Skerry Bank."_s
        << QStringList{u"time"_s};
    QTest::newRow("the same time written otherwise")
        << u"The ferry Alda sent its distress call at 4.40am from the Skerry Bank."_s
        << u"The ferry Alda sent its distress call at 04:40 from the Skerry Bank."_s << QStringList();
    QTest::newRow("a quotation cut short")
        << u"“We saw no light and heard no horn in the fog,” the captain Evald Brun told the inquiry."_s
        << u"The captain Evald Brun told the inquiry: “We saw no light and heard no horn.”"_s
        << QStringList();
    QTest::newRow("a quotation in other words")
        << u"“We saw no light and heard no horn in the fog,” the captain Evald Brun told the inquiry."_s
        << u"The captain Evald Brun told the inquiry: “We saw no lamp and heard no horn in the fog.”"_s
        << QStringList{u"quotation"_s};
    QTest::newRow("given to another speaker")
        << u"“We saw no light and heard no horn in the fog,” Evald Brun told the inquiry in Sund."_s
        << u"“We saw no light and heard no horn in the fog,” Maren Lisle told the inquiry in Sund."_s
        << QStringList{u"attribution"_s, u"name"_s};
    QTest::newRow("the same speaker, with where he was")
        << u"“We saw no light and heard no horn in the fog,” Evald Brun told the inquiry in Sund."_s
        << u"Brun in Halden told the inquiry: “We saw no light and heard no horn in the fog.”"_s
        << QStringList();
    QTest::newRow("whom a pronoun means is not sure enough")
        << u"“We saw no light and heard no horn in the fog,” Evald Brun told the inquiry in Sund."_s
        << u"Maren Lisle spoke. “We saw no light and heard no horn in the fog,” she told the inquiry in Sund."_s
        << QStringList();
    QTest::newRow("a name spelt otherwise")
        << u"Captain Yevgen Marchuk steered the ferry Alda into the northern mole."_s
        << u"Captain Evgen Marchuk steered the ferry Alda into the northern mole."_s
        << QStringList{u"name"_s};
    QTest::newRow("another name in one office")
        << u"The northern mole was closed at dawn by harbour master Jon Hale."_s
        << u"The northern mole was closed at dawn by harbour master Jan Holm."_s << QStringList{u"name"_s};
    QTest::newRow("another name between the same words")
        << u"After the inquiry Evald Brun steered the ferry Alda into the northern mole."_s
        << u"After the inquiry Piet Oldham steered the ferry Alda into the northern mole."_s
        << QStringList{u"name"_s};
    QTest::newRow("a bare last name")
        << u"Captain Evald Brun steered the ferry Alda into the northern mole at dawn."_s
        << u"Captain Brun steered the ferry Alda into the northern mole at dawn."_s << QStringList();
    QTest::newRow("a nation and its adjective")
        << u"A boat from Norway steered the ferry Alda into the northern mole at dawn."_s
        << u"A Norwegian boat steered the ferry Alda into the northern mole at dawn."_s << QStringList();
    QTest::newRow("diacritics and case")
        << u"Captain Zoë Brun of the NHA steered the ferry Alda into the northern mole."_s
        << u"Captain Zoe Brun of the Nha steered the ferry Alda into the northern mole."_s << QStringList();
}

void TestRelations::differences()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    const Comparison comparison = compared(a, b);
    QCOMPARE(comparison.facts.size(), 1);
    QStringList kinds;
    for (const Difference &difference : comparison.facts.first().differences)
        kinds.append(differenceKindName(difference.kind));
    QTEST(kinds, "found");
}

void TestRelations::whoHasBothNamesContradictsNobody()
{
    BuiltEvent event;
    event.addReport(u"Herald"_s,
                    {u"After the inquiry Evald Brun steered the ferry Alda into the northern mole."_s,
                     u"Piet Oldham stood beside him at the wheel of the ferry."_s});
    event.addReport(u"Courier"_s,
                    {u"After the inquiry Piet Oldham steered the ferry Alda into the northern mole."_s});
    const QList<Report> &reports = event.comparison().reports;
    const EventNames names(reports);
    QCOMPARE(findDifferences(reports, names, {event.place(0, 0), event.place(1, 0)}).size(), 1);
    QVERIFY(
        findDifferences(reports, names, {event.place(0, 0), event.place(0, 1), event.place(1, 0)}).isEmpty());
}

QTEST_GUILESS_MAIN(TestRelations)
#include "tst_relations.moc"
