// SPDX-License-Identifier: GPL-3.0-or-later
// Which aligned sentences make one fact, which belong to several, and what only comes near.
#include "comparison/facts.h"
#include "reading/reportreader.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

/// Sentence \p number of a report that has three, by letters: "a1" is the first one of report a.
Place placeOf(const QString &name)
{
    const int report = name.front().unicode() - u'a';
    const int number = name.back().digitValue();
    return {report, {number * 20, number * 20 + 10}};
}

QString nameOf(const Place &place)
{
    return QChar(u'a' + place.report) + QString::number(place.range.start / 20);
}

/// Of "a1-b1 b1-c1=0.6": without a score each has a little less than the one before.
QList<Alignment> alignmentsOf(const QString &text)
{
    QList<Alignment> alignments;
    for (const QString &pair : text.split(u' ', Qt::SkipEmptyParts)) {
        Alignment one;
        one.a = placeOf(pair.section(u'-', 0, 0));
        one.b = placeOf(pair.section(u'-', 1, 1).section(u'=', 0, 0));
        one.score =
            pair.contains(u'=') ? pair.section(u'=', 1).toDouble() : 0.95 - 0.01 * double(alignments.size());
        alignments.append(one);
    }
    return alignments;
}

QList<Report> sixReports()
{
    QList<Report> reports;
    for (int r = 0; r < 6; ++r)
        reports.append(
            *readReport(QByteArray("Harbour\n\nIt was a long night at the quay. Nobody said a word of it "
                                   "in the morning, said report ") +
                            char('1' + r) + ".\n",
                        QString::number(r)));
    return reports;
}

QString namesOf(const QList<Place> &places)
{
    QStringList names;
    for (const Place &place : places)
        names.append(nameOf(place));
    return names.join(u' ');
}

} // namespace

class TestFacts : public QObject
{
    Q_OBJECT
private slots:
    void members_data();
    void members();
    void guestsOfWhatTheUserJoinedAreNoFact();
    void whatIsNoMemberComesNear();
};

void TestFacts::members_data()
{
    QTest::addColumn<QString>("aligned");
    QTest::addColumn<QString>("denied");
    QTest::addColumn<QString>("facts");
    const auto row = [](const char *rule, const QString &aligned, const QString &facts,
                        const QString &denied = {}) { QTest::newRow(rule) << aligned << denied << facts; };
    row("all aligned with all are one fact", u"a1-b1 a1-c1 b1-c1"_s, u"a1 b1 c1"_s);
    row("a chain breaks", u"a1-b1 b1-c1"_s, u"a1 b1"_s);
    row("of two facts that meet in one sentence each keeps its own", u"a1-b1 b2-c2"_s, u"a1 b1|b2 c2"_s);
    row("a sentence that tells two things stands in both facts", u"a1-b1 c1-d2 a2-c1 a2-d2 a1-d2 b1-d2"_s,
        u"a1 b1 d2|a2 c1 d2"_s);
    row("half of the members is not enough", u"a1-b1 c1-d1 c1-a1"_s, u"a1 b1|c1 d1"_s);
    row("more than half is", u"a1-b1 a1-c1 b1-c1 d1-e1 d1-a1 d1-b1"_s, u"a1 b1 c1 d1|d1 e1"_s);
    row("half of four is enough if one of them is sure",
        u"a1-b1 a1-c1 a1-d1 b1-c1 b1-d1 c1-d1 e1-f1 e1-a1=0.75 e1-b1=0.6"_s, u"a1 b1 c1 d1 e1|e1 f1"_s);
    row("half of four is not if none is", u"a1-b1 a1-c1 a1-d1 b1-c1 b1-d1 c1-d1 e1-f1 e1-a1=0.74 e1-b1=0.6"_s,
        u"a1 b1 c1 d1|e1 f1"_s);
    row("who joined counts for those that follow", u"a1-b1 c1-d1 e1-f1 c1-a1 c1-b1 e1-a1 e1-c1"_s,
        u"a1 b1 c1 e1|c1 d1|e1 f1"_s);
    row("of two sentences of a report the one with more bonds joins",
        u"a1-b1 a1-c1 b1-c1 d1-e1 d2-e2 d1-a1 d1-b1 d2-a1 d2-b1 d2-c1"_s, u"a1 b1 c1 d2|d1 e1|d2 e2"_s);
    row("two facts of which guests make one are one", u"a1-b1 c1-d1 a1-c1 a1-d1 b1-c1"_s, u"a1 b1 c1 d1"_s);
    row("who is denied to a member is no guest", u"a1-b1 a1-c1 b1-c1 d1-e1 d1-a1 d1-b1"_s,
        u"a1 b1 c1|d1 e1"_s, u"c1-d1"_s);
    row("what is denied stays two facts", u"a1-b1 c1-d1 a1-c1 a1-d1 b1-c1"_s, u"a1 b1 c1|a1 c1 d1"_s,
        u"b1-d1"_s);
}

void TestFacts::members()
{
    QFETCH(QString, aligned);
    QFETCH(QString, denied);
    QFETCH(QString, facts);
    QList<Correction> corrections;
    for (const Alignment &one : alignmentsOf(denied))
        corrections.append({one.a, one.b, false, std::nullopt});
    QStringList found;
    for (const Fact &fact : findFacts(sixReports(), alignmentsOf(aligned), corrections))
        found.append(namesOf(fact.members));
    QCOMPARE(found.join(u'|'), facts);
}

void TestFacts::guestsOfWhatTheUserJoinedAreNoFact()
{
    const auto alignments = alignmentsOf(u"a1-b1 c1-d1 e1-f1 c1-a1 c1-b1 e1-a1 e1-b1"_s);
    const auto factsWith = [&](const QList<Correction> &corrections) {
        QStringList found;
        for (const Fact &fact : findFacts(sixReports(), alignments, corrections))
            found.append(namesOf(fact.members));
        return found.join(u'|');
    };
    QCOMPARE(factsWith({}), u"a1 b1 c1 e1|c1 d1|e1 f1"_s);
    // Two that tell other things too come along.
    const Correction same{placeOf(u"a1"_s), placeOf(u"f2"_s), true, std::nullopt};
    QCOMPARE(factsWith({same}), u"a1 b1 c1 e1 f2|c1 d1|e1 f1"_s);
    // Where they must not, they go home, and make no fact where they were guests.
    const auto notWith = [](const QString &place) {
        return Correction{placeOf(u"f2"_s), placeOf(place), false, std::nullopt};
    };
    QCOMPARE(factsWith({same, notWith(u"c1"_s), notWith(u"e1"_s)}), u"a1 b1 f2|c1 d1|e1 f1"_s);
}

void TestFacts::whatIsNoMemberComesNear()
{
    Comparison comparison;
    comparison.reports = sixReports();
    comparison.alignments = alignmentsOf(u"a1-b1 a1-c1 b1-c1 d1-e1 d1-a1 d2-b1 d2-c1"_s);
    comparison.facts = findFacts(comparison.reports, comparison.alignments);
    // Two of three is enough for d2; e has none of them.
    QCOMPARE(namesOf(comparison.facts.first().members), u"a1 b1 c1 d2"_s);
    QVERIFY(nearPlaces(comparison).first().isEmpty());
    comparison.alignments = alignmentsOf(u"a1-b1 a1-c1 b1-c1 d1-e1 d1-a1 e1-b1"_s);
    comparison.facts = findFacts(comparison.reports, comparison.alignments);
    const QList<NearPlace> near = nearPlaces(comparison).first();
    QCOMPARE(near.size(), 2);
    QCOMPARE(near.first().place, placeOf(u"d1"_s));
    QCOMPARE(near.first().aligned, 1);
    QCOMPARE(near.first().score, comparison.alignments.at(4).score);
    QCOMPARE(near.last().place, placeOf(u"e1"_s));
}

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
