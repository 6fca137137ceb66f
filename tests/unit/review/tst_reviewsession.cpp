// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewsession.h"
#include "support/builtevent.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace synoptic;

/// Keeps what is on disk in memory, and can refuse.
class Journal : public ReviewJournal
{
public:
    QList<Verdict> verdicts;
    ReviewProgress progress;
    bool full = false;

    Result<void> record(const Verdict &verdict, const ReviewItem &,
                        const std::optional<ReviewProgress> &after) override
    {
        if (full)
            return std::unexpected(Error{u"The disk is full"_s, {}, {}});
        verdicts.append(verdict);
        progress = after.value_or(progress);
        return {};
    }
    Result<void> keep(const QUuid &, const ReviewProgress &now) override
    {
        if (full)
            return std::unexpected(Error{u"The disk is full"_s, {}, {}});
        progress = now;
        return {};
    }
};

class TestReviewSession : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void aDecisionGoesToTheNextOpenItem();
    void theEndIsReachedWithEveryItemDecided();
    void whatIsSkippedComesBackAtTheEnd();
    void undoTakesTheLastStepBack();
    void aVerdictCanBeChangedAndTheEarlierStays();
    void resumesAtTheSameItem();
    void nothingChangesWhenTheJournalRefuses();
    void anAnswerThatTheQuestionDoesNotAllowIsRefused();
    void timeStopsInAPause();
    void flagsAreKept();
    void anEmptyQueueIsFinished();
    void aNewRunBringsThePlacesOfNow();

private:
    Journal m_journal;
    qint64 m_time = 0;
    QList<ReviewItem> m_items;
    std::unique_ptr<ReviewSession> m_session;
    [[nodiscard]] std::unique_ptr<ReviewSession> makeSession(const QUuid &id = QUuid::createUuid())
    {
        return std::make_unique<ReviewSession>(id, Question::Same, m_items, u"ada"_s, &m_journal,
                                               [this] { return m_time; });
    }
};

void TestReviewSession::init()
{
    m_journal = {};
    m_time = 1000;
    m_items = reviewQueue(harbourFire().comparison(), {});
    m_session = makeSession();
    QCOMPARE(m_items.size(), 7);
}

void TestReviewSession::aDecisionGoesToTheNextOpenItem()
{
    QSignalSpy moved(m_session.get(), &ReviewSession::moved);
    QCOMPARE(m_session->current(), 0);
    QCOMPARE(m_session->upcoming(), 1);
    m_time += 1500;
    QVERIFY(m_session->decide(Decision::Same, u"clear"_s));
    QCOMPARE(m_session->current(), 1);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(m_session->state(0), ItemState::Done);
    QCOMPARE(m_session->verdict(0)->note, u"clear"_s);
    QCOMPARE(m_session->verdict(0)->milliseconds, 1500);
    QCOMPARE(m_journal.verdicts.size(), 1);
    QCOMPARE(m_journal.verdicts.first().author, u"ada"_s);
    QCOMPARE(m_journal.progress.current, m_items.at(1).subject);
}

void TestReviewSession::theEndIsReachedWithEveryItemDecided()
{
    for (int i = 0; i < m_items.size(); ++i) {
        QVERIFY(!m_session->isFinished());
        QVERIFY(m_session->decide(i % 2 ? Decision::Same : Decision::NotTheSame));
    }
    QVERIFY(m_session->isFinished());
    QCOMPARE(m_session->count(ItemState::Done), 7);
    QVERIFY(!m_session->decide(Decision::Same));
    QVERIFY(m_session->back());
    QCOMPARE(m_session->current(), 6);
}

void TestReviewSession::whatIsSkippedComesBackAtTheEnd()
{
    QVERIFY(m_session->skip());
    QCOMPARE(m_session->current(), 1);
    QCOMPARE(m_session->count(ItemState::Skipped), 1);
    for (int i = 0; i < 6; ++i)
        QVERIFY(m_session->decide(Decision::Same));
    QCOMPARE(m_session->current(), 0);
    QVERIFY(m_session->decide(Decision::Unsure));
    QVERIFY(m_session->isFinished());
    QCOMPARE(m_session->count(ItemState::Skipped), 0);
}

void TestReviewSession::undoTakesTheLastStepBack()
{
    QVERIFY(!m_session->canUndo());
    m_session->decide(Decision::Same);
    m_session->skip();
    QVERIFY(m_session->undo());
    QCOMPARE(m_session->current(), 1);
    QCOMPARE(m_session->state(1), ItemState::Open);
    std::optional<VerdictStep> told;
    connect(m_session.get(), &ReviewSession::judged, this, [&told](const VerdictStep &step) { told = step; });
    QVERIFY(m_session->undo());
    QCOMPARE(m_session->current(), 0);
    QCOMPARE(m_session->state(0), ItemState::Open);
    QVERIFY(told && told->before && !told->after);
    QCOMPARE(told->before->decision, Decision::Same);
    QCOMPARE(m_session->history(0).size(), 2); // the journal forgets nothing
    QVERIFY(!m_session->undo());
}

void TestReviewSession::aVerdictCanBeChangedAndTheEarlierStays()
{
    m_session->decide(Decision::Same);
    QVERIFY(m_session->goTo(0));
    m_session->decide(Decision::PartOf);
    QCOMPARE(m_session->verdict(0)->decision, Decision::PartOf);
    QCOMPARE(m_session->history(0).first().decision, Decision::Same);
    QCOMPARE(m_session->current(), 1);
    m_session->undo();
    QCOMPARE(m_session->verdict(0)->decision, Decision::Same);
}

void TestReviewSession::resumesAtTheSameItem()
{
    m_session->decide(Decision::Same);
    m_session->skip();
    m_session->decide(Decision::NotTheSame);
    m_session->setFlagged(0, true);
    const int at = m_session->current();
    const auto again = makeSession(m_session->id());
    again->resume(m_journal.verdicts, m_journal.progress);
    QCOMPARE(again->current(), at);
    QCOMPARE(again->count(ItemState::Done), 2);
    QCOMPARE(again->state(1), ItemState::Skipped);
    QVERIFY(again->isFlagged(0));
    QVERIFY(!again->canUndo());
}

void TestReviewSession::nothingChangesWhenTheJournalRefuses()
{
    QSignalSpy failed(m_session.get(), &ReviewSession::failed);
    m_journal.full = true;
    QVERIFY(!m_session->decide(Decision::Same));
    QVERIFY(!m_session->skip());
    QVERIFY(!m_session->setFlagged(0, true));
    QCOMPARE(m_session->current(), 0);
    QCOMPARE(m_session->state(0), ItemState::Open);
    QVERIFY(!m_session->isFlagged(0));
    QCOMPARE(failed.size(), 3);
    m_journal.full = false;
    QVERIFY(m_session->decide(Decision::Same));
    m_journal.full = true;
    QVERIFY(!m_session->undo());
    QCOMPARE(m_session->state(0), ItemState::Done);
    QVERIFY(m_session->canUndo());
}

void TestReviewSession::anAnswerThatTheQuestionDoesNotAllowIsRefused()
{
    QSignalSpy failed(m_session.get(), &ReviewSession::failed);
    QVERIFY(!m_session->decide(Decision::Noteworthy));
    QVERIFY(!m_session->decide(Decision::Withdrawn));
    QCOMPARE(failed.size(), 2);
    QVERIFY(m_journal.verdicts.isEmpty());
}

void TestReviewSession::timeStopsInAPause()
{
    QVERIFY(!m_session->millisecondsLeft());
    m_time += 2000;
    m_session->pause();
    m_time += 60000;
    m_session->unpause();
    m_time += 1000;
    m_session->decide(Decision::Same);
    QCOMPARE(m_journal.verdicts.first().milliseconds, 3000);
    QCOMPARE(m_session->millisecondsPerItem(), 3000);
    QCOMPARE(m_session->millisecondsLeft(), 6 * 3000);
}

void TestReviewSession::flagsAreKept()
{
    m_session->setFlagged(2, true);
    m_session->setFlagged(3, true);
    m_session->setFlagged(2, false);
    QCOMPARE(m_session->flagged(), 1);
    QCOMPARE(m_journal.progress.flagged, QSet<QString>{m_items.at(3).subject});
}

void TestReviewSession::anEmptyQueueIsFinished()
{
    m_items.clear();
    const auto session = makeSession();
    QVERIFY(session->isFinished());
    QVERIFY(!session->decide(Decision::Same));
    QVERIFY(!session->skip());
    QVERIFY(!session->back());
}

void TestReviewSession::aNewRunBringsThePlacesOfNow()
{
    m_session->decide(Decision::Same);
    QList<ReviewItem> items = m_items.mid(1, 2);
    items[0].score = 0.99;
    m_session->refresh(items);
    QCOMPARE(m_session->items().size(), 7);
    QCOMPARE(m_session->items().at(1).score, 0.99);
    QCOMPARE(m_session->current(), 1);
    QCOMPARE(m_session->state(0), ItemState::Done);
}

QTEST_GUILESS_MAIN(TestReviewSession)
#include "tst_reviewsession.moc"
