// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewarchive.h"
#include "support/builtevent.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace synoptic;

class TestReviewArchive : public QObject
{
    Q_OBJECT
private slots:
    void anEventIsItsReportsInAnyOrder();
    void aSessionKeepsItsOrder();
    void theLastStandsUnlessItWithdraws();
    void reviewersAreSetSideBySide();
};

static Verdict verdictOn(const QString &subject, Decision decision)
{
    Verdict verdict;
    verdict.subject = subject;
    verdict.decision = decision;
    return verdict;
}

void TestReviewArchive::anEventIsItsReportsInAnyOrder()
{
    QList<Report> reports = harbourFire().comparison().reports;
    const QByteArray key = eventKey(reports);
    std::reverse(reports.begin(), reports.end());
    QCOMPARE(eventKey(reports), key);
    reports.removeLast();
    QVERIFY(eventKey(reports) != key);
}

void TestReviewArchive::aSessionKeepsItsOrder()
{
    const Comparison comparison = harbourFire().comparison();
    SessionRecord session;
    session.question = Question::Conflict;
    ReviewOptions options;
    options.question = Question::Conflict;
    for (const ReviewItem &item : reviewQueue(comparison, options))
        session.subjects.prepend(item.subject);
    session.subjects.insert(1, u"conflict of something that is there no more"_s);
    const auto items = itemsOf(session, comparison);
    QCOMPARE(items.size(), 3);
    QCOMPARE(items.first().subject, session.subjects.first());
    QCOMPARE(items.last().subject, session.subjects.last());
}

void TestReviewArchive::theLastStandsUnlessItWithdraws()
{
    const auto standing =
        standingVerdicts({verdictOn(u"a"_s, Decision::Same), verdictOn(u"a"_s, Decision::PartOf),
                          verdictOn(u"b"_s, Decision::Same), verdictOn(u"b"_s, Decision::Withdrawn)});
    QCOMPARE(standing.size(), 1);
    QCOMPARE(standing.value(u"a"_s).decision, Decision::PartOf);
}

void TestReviewArchive::reviewersAreSetSideBySide()
{
    const SharedVerdicts shared =
        sharedVerdicts({u"a"_s, u"b"_s, u"c"_s, u"d"_s},
                       {{verdictOn(u"b"_s, Decision::Same), verdictOn(u"a"_s, Decision::Same)},
                        {verdictOn(u"b"_s, Decision::NotTheSame), verdictOn(u"d"_s, Decision::Unsure),
                         verdictOn(u"a"_s, Decision::Same)}});
    QCOMPARE(shared.subjects, (QStringList{u"a"_s, u"b"_s, u"d"_s}));
    QCOMPARE(shared.disagreements(), QList<int>{1});
    QCOMPARE(rawAgreement(shared.ratings())->value, 0.5);
}

QTEST_GUILESS_MAIN(TestReviewArchive)
#include "tst_reviewarchive.moc"
