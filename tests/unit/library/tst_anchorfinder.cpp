// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/anchorfinder.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

const QString harbour =
    u"The ferry Aurelia struck a breakwater at Port Halden on Friday morning.\n\n"
    "Rescuers pulled 58 people from the sea, the harbour master said. Nobody was missing by noon.\n\n"
    "“We saw nothing,” the captain said. An inquiry begins on Monday.\n\n"
    "The harbour stays closed until the wreck is lifted. Divers will go down as soon as the wind drops."_s;

/// The range of a quotation, its n-th place counted from 1.
TextRange rangeOf(const QString &words, const QString &text, int number = 1)
{
    qsizetype at = -1;
    for (int i = 0; i < number; ++i)
        at = text.indexOf(words, at + 1);
    return {at, at + words.size()};
}

QString wordsAt(const FoundAnchor &found, const QString &text)
{
    return found.where ? text.sliced(found.where->start, found.where->length()) : QString();
}

} // namespace

class TestAnchorFinder : public QObject
{
    Q_OBJECT
private slots:
    void aMarkGoesWithItsText_data();
    void aMarkGoesWithItsText();
    void betweenTwinsItAsksAndNamesTheOthers();
    void aTwinIsToldByItsSurroundings();
    void aQuotationAlone_data();
    void aQuotationAlone();
    void oddRangesAndTextsAreTaken();
};

void TestAnchorFinder::aMarkGoesWithItsText_data()
{
    QTest::addColumn<QString>("marked");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("words");
    const QString none;
    QTest::newRow("nothing changed") << u"58 people"_s << none << none << u"exact"_s << u"58 people"_s;
    QTest::newRow("something was put before it")
        << u"58 people"_s << u"The ferry Aurelia"_s << u"Updated at noon. The ferry Aurelia"_s << u"moved"_s
        << u"58 people"_s;
    QTest::newRow("something changed behind it")
        << u"58 people"_s << u"wind drops"_s << u"wind allows"_s << u"exact"_s << u"58 people"_s;
    QTest::newRow("other quotation marks and spaces")
        << u"“We saw nothing,” the captain said."_s << u"“We saw nothing,” the captain"_s
        << u"\"We saw nothing,\" the captain"_s << u"moved"_s << u"\"We saw nothing,\" the captain said."_s;
    QTest::newRow("a word of it changed") << u"Rescuers pulled 58 people from the sea"_s << u"58"_s << u"61"_s
                                          << u"changed"_s << u"Rescuers pulled 61 people from the sea"_s;
    QTest::newRow("its first word changed")
        << u"58 people"_s << u"58 people"_s << u"61 people"_s << u"changed"_s << u"61 people"_s;
    QTest::newRow("all of it changed")
        << u"breakwater"_s << u"breakwater"_s << u"mole"_s << u"changed"_s << u"mole"_s;
    QTest::newRow("words were put into it")
        << u"An inquiry begins on Monday."_s << u"begins"_s << u"by the ministry begins"_s << u"changed"_s
        << u"An inquiry by the ministry begins on Monday."_s;
    QTest::newRow("its sentence was taken out")
        << u"Nobody was missing by noon."_s << u" Nobody was missing by noon."_s << u""_s << u"orphaned"_s
        << none;
    QTest::newRow("a word of a sentence that was taken out")
        << u"noon"_s << u" Nobody was missing by noon."_s << u""_s << u"orphaned"_s << none;
}

void TestAnchorFinder::aMarkGoesWithItsText()
{
    QFETCH(QString, marked);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, words);
    QString after = harbour;
    if (!from.isEmpty())
        after.replace(after.indexOf(from), from.size(), to);
    const FoundAnchor found = AnchorFinder(harbour, after).find(rangeOf(marked, harbour));
    QTEST(anchorStateName(found.state), "state");
    QCOMPARE(wordsAt(found, after), words);
    QVERIFY(found.confidence >= 0 && found.confidence <= 1);
}

void TestAnchorFinder::betweenTwinsItAsksAndNamesTheOthers()
{
    // Of three equal lines one went: nothing tells which.
    const QString line = u"Please try again later.\n"_s;
    const QString before = u"Top of the page.\n"_s + line + line + line + u"End of the page.\n"_s;
    const QString after = u"Top of the page.\n"_s + line + line + u"End of the page.\n"_s;
    const FoundAnchor found =
        AnchorFinder(before, after).find(rangeOf(u"Please try again later."_s, before, 2));
    QCOMPARE(found.state, AnchorState::Unsure);
    QVERIFY(found.asks());
    QVERIFY(found.confidence < 1);
}

void TestAnchorFinder::aTwinIsToldByItsSurroundings()
{
    const QString before =
        u"The mayor spoke first. He said the harbour was closed. Nobody asked him why.\n"
        "Trawlers waited outside, and since the harbour was closed until dusk they turned back to sea.\n"_s;
    const QString after = u"Fog came in from the west.\n"_s + before;
    const QString words = u"the harbour was closed"_s;
    const AnchorFinder finder(before, after);
    for (const int number : {1, 2}) {
        const FoundAnchor found = finder.find(rangeOf(words, before, number));
        QCOMPARE(found.state, AnchorState::Moved);
        QCOMPARE(*found.where, rangeOf(words, after, number));
    }
    // The second one's line goes: its words stand there still, but they are the first one's.
    const QString shorter = before.first(before.indexOf(u'\n') + 1);
    QCOMPARE(AnchorFinder(before, shorter).find(rangeOf(words, before, 2)).state, AnchorState::Orphaned);
    QCOMPARE(AnchorFinder(before, shorter).find(rangeOf(words, before, 1)).state, AnchorState::Exact);
}

void TestAnchorFinder::aQuotationAlone_data()
{
    QTest::addColumn<QString>("exact");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("state");
    QTest::addColumn<qsizetype>("start");
    const QString two = u"No boat left. The boat came back. The boat sank."_s;
    QTest::newRow("a short one that stands several times asks")
        << u"boat"_s << u""_s << u""_s << two << u"unsure"_s << qsizetype(3);
    QTest::newRow("its surroundings tell")
        << u"boat"_s << u"No boat left. The "_s << u" came back. The boat"_s << u"Late news. "_s + two
        << u"moved"_s << qsizetype(29);
    QTest::newRow("surroundings in other typography tell too")
        << u"“No boat”"_s << u"the pilot said: "_s << u" – and left"_s
        << u"Then the pilot said: \"No boat\" - and left"_s << u"moved"_s << qsizetype(21);
    QTest::newRow("reworded between its surroundings asks")
        << u"came back"_s << u"In the evening the boat "_s << u", the harbour master said"_s
        << u"In the evening the boat returned, the harbour master said"_s << u"changed"_s << qsizetype(24);
    QTest::newRow("not there") << u"the lighthouse"_s << u""_s << u""_s << two << u"orphaned"_s
                               << qsizetype(-1);
}

void TestAnchorFinder::aQuotationAlone()
{
    QFETCH(QString, exact);
    QFETCH(QString, prefix);
    QFETCH(QString, suffix);
    QFETCH(QString, text);
    QFETCH(qsizetype, start);
    const FoundAnchor found = findQuotation({exact, prefix, suffix, 3}, text);
    QTEST(anchorStateName(found.state), "state");
    QCOMPARE(found.where ? found.where->start : -1, start);
}

void TestAnchorFinder::oddRangesAndTextsAreTaken()
{
    const QString emoji = u"😀 The 港口关闭了 harbour"_s;
    for (const QString &after : {u""_s, u"😀"_s, emoji, u"港口关闭了"_s, QString(2000, u' ')}) {
        const AnchorFinder finder(emoji, after);
        for (qsizetype start = -1; start < emoji.size() + 2; ++start) {
            for (qsizetype end = start; end < emoji.size() + 2; ++end) {
                const FoundAnchor found = finder.find({start, end});
                QVERIFY(!found.where || (found.where->start >= 0 && found.where->end <= after.size() &&
                                         !found.where->isEmpty()));
                QVERIFY(found.where.has_value() == (found.state != AnchorState::Orphaned));
            }
        }
    }
    QCOMPARE(findQuotation({}, emoji).state, AnchorState::Orphaned);
    QCOMPARE(findQuotation({u"harbour"_s, {}, {}, 0}, {}).state, AnchorState::Orphaned);
}

QTEST_GUILESS_MAIN(TestAnchorFinder)
#include "tst_anchorfinder.moc"
