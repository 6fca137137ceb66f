// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/connection.h"
#include "review/libraryarchive.h"
#include "support/builtevent.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace synoptic;

class TestLibraryArchive : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void aSessionIsThereAfterTheLibraryWasClosed();
    void aVerdictIsKeptWithItsWords();
    void takingBackStaysInTheHistory();
    void sessionsAreOfTheirEvent();
    void theEventIsNamedAsInItsTable();
    void aQuestionOfANewerProgramIsPassedOver();

private:
    void reopen()
    {
        m_library.reset();
        auto opened = Library::open(m_folder->filePath(u"l.sqlite"_s));
        QVERIFY(opened);
        m_library = std::move(*opened);
        m_archive = std::make_unique<LibraryArchive>(m_library.get());
        m_archive->setReports(m_comparison.reports);
    }
    [[nodiscard]] SessionRecord recordOf(Question question) const
    {
        SessionRecord record;
        record.id = QUuid::createUuid();
        record.event = eventKey(m_comparison.reports);
        record.question = question;
        ReviewOptions options;
        options.question = question;
        const QList<ReviewItem> items = reviewQueue(m_comparison, options);
        for (const ReviewItem &item : items)
            record.subjects.append(item.subject);
        record.scope = u"all reports"_s;
        record.author = u"ada"_s;
        record.begun = QDateTime(QDate(2031, 5, 3), QTime(9, 0), QTimeZone::UTC);
        return record;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Comparison m_comparison;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<LibraryArchive> m_archive;
};

void TestLibraryArchive::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_comparison = harbourFire().comparison();
    reopen();
    QVERIFY(m_library->sources().rememberEvent(u"Fire"_s, m_comparison.reports));
}

void TestLibraryArchive::aSessionIsThereAfterTheLibraryWasClosed()
{
    const SessionRecord record = recordOf(Question::Same);
    QVERIFY(m_archive->begin(record));
    ReviewSession session(record.id, record.question, itemsOf(record, m_comparison), record.author,
                          m_archive.get());
    QVERIFY(session.decide(Decision::Same, u"clear"_s));
    QVERIFY(session.skip());
    QVERIFY(session.setFlagged(3, true));
    reopen();
    const auto sessions = m_archive->sessions(record.event);
    QVERIFY(sessions);
    QCOMPARE(sessions->size(), 1);
    QCOMPARE(sessions->first().subjects, record.subjects);
    ReviewSession again(record.id, record.question, itemsOf(sessions->first(), m_comparison), record.author,
                        m_archive.get());
    again.resume(*m_archive->verdicts(record.id), sessions->first().progress);
    QCOMPARE(again.current(), session.current());
    QCOMPARE(again.verdict(0), session.verdict(0));
    QCOMPARE(again.state(1), ItemState::Skipped);
    QVERIFY(again.isFlagged(3));
}

void TestLibraryArchive::aVerdictIsKeptWithItsWords()
{
    const SessionRecord record = recordOf(Question::Conflict);
    QVERIFY(m_archive->begin(record));
    ReviewSession session(record.id, record.question, itemsOf(record, m_comparison), record.author,
                          m_archive.get());
    QVERIFY(session.decide(Decision::Conflict));
    const auto kept = m_library->verdicts().ofSession(record.id.toString(QUuid::WithoutBraces));
    QVERIFY(kept);
    QCOMPARE(kept->first().kind, u"conflict"_s);
    QCOMPARE(kept->first().anchors.size(), 2);
    QCOMPARE(kept->first().anchors.first().exact, u"106,000"_s);
}

void TestLibraryArchive::takingBackStaysInTheHistory()
{
    const SessionRecord record = recordOf(Question::Same);
    QVERIFY(m_archive->begin(record));
    ReviewSession session(record.id, record.question, itemsOf(record, m_comparison), record.author,
                          m_archive.get());
    QVERIFY(session.decide(Decision::Same));
    QVERIFY(session.undo());
    const auto verdicts = m_archive->verdicts(record.id);
    QCOMPARE(verdicts->size(), 2);
    QCOMPARE(verdicts->last().decision, Decision::Withdrawn);
    QVERIFY(standingVerdicts(*verdicts).isEmpty());
}

void TestLibraryArchive::sessionsAreOfTheirEvent()
{
    QVERIFY(m_archive->begin(recordOf(Question::Same)));
    QVERIFY(m_archive->sessions("another")->isEmpty());
}

void TestLibraryArchive::theEventIsNamedAsInItsTable()
{
    const auto key = m_library->connection().value(u"SELECT key FROM event"_s);
    QVERIFY(key);
    QCOMPARE(eventKey(m_comparison.reports), key->toByteArray());
}

void TestLibraryArchive::aQuestionOfANewerProgramIsPassedOver()
{
    const SessionRecord record = recordOf(Question::Same);
    QVERIFY(m_library->reviewSessions().add(
        {QUuid::createUuid(), record.event, u"mood"_s, {}, {}, u"ada"_s, record.begun, {}, {}, {}}));
    QVERIFY(m_archive->begin(record));
    QCOMPARE(m_archive->sessions(record.event)->size(), 1);
}

QTEST_GUILESS_MAIN(TestLibraryArchive)
#include "tst_libraryarchive.moc"
