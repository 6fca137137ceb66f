// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/connection.h"
#include "library/merging.h"
#include "review/libraryarchive.h"
#include "review/verdictacts.h"
#include "support/builtevent.h"

#include <QProcess>
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
    void aVerdictIsNotKeptWithoutItsCorrection();
    void aKillLeavesVerdictsAndCorrectionsInStep();
    void whatAnotherReviewerSaidStandsWhenOneTakesBack();
    void aSecondPassComesWithAMergedLibrary();

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

void TestLibraryArchive::aVerdictIsNotKeptWithoutItsCorrection()
{
    QUndoStack steps;
    CorrectionStore corrections(m_library.get(), &steps);
    corrections.load(m_comparison.reports);
    LibraryArchive archive(m_library.get(), &corrections);
    archive.setReports(m_comparison.reports);
    const SessionRecord record = recordOf(Question::Same);
    QVERIFY(archive.begin(record));
    ReviewSession session(record.id, record.question, itemsOf(record, m_comparison), record.author, &archive);
    QVERIFY(m_library->connection().change(
        u"CREATE TRIGGER full BEFORE INSERT ON correction BEGIN SELECT RAISE(ABORT, 'full'); END"_s));
    QVERIFY(!session.decide(Decision::NotTheSame));
    QVERIFY(archive.verdicts(record.id)->isEmpty());
    QVERIFY(corrections.corrections().isEmpty());
    QCOMPARE(session.current(), 0);
    QVERIFY(m_library->connection().change(u"DROP TRIGGER full"_s));
    QVERIFY(session.decide(Decision::NotTheSame));
    QCOMPARE(corrections.corrections().size(), 1);
    QCOMPARE(archive.sessions(record.event)->first().progress.current, record.subjects.at(1));
}

/// Decides the pairs of the library at \p path over and over, until it is killed.
static int judgeForEver(const QString &path)
{
    const Comparison comparison = harbourFire().comparison();
    const auto library = Library::open(path);
    if (!library)
        return 1;
    QUndoStack steps;
    CorrectionStore corrections(library->get(), &steps);
    corrections.load(comparison.reports);
    LibraryArchive archive(library->get(), &corrections);
    archive.setReports(comparison.reports);
    SessionRecord record;
    record.id = QUuid::createUuid();
    record.event = eventKey(comparison.reports);
    for (const ReviewItem &item : reviewQueue(comparison, {}))
        record.subjects.append(item.subject);
    record.author = u"ada"_s;
    record.begun = QDateTime::currentDateTimeUtc();
    if (!archive.begin(record))
        return 1;
    ReviewSession session(record.id, record.question, itemsOf(record, comparison), record.author, &archive);
    constexpr Decision decisions[]{Decision::Same, Decision::NotTheSame, Decision::Unsure, Decision::PartOf};
    for (int i = 0;; ++i) {
        session.goTo(i % int(session.items().size()));
        session.decide(decisions[i % 4]);
        if (i % 5 == 0)
            session.undo();
    }
}

void TestLibraryArchive::aKillLeavesVerdictsAndCorrectionsInStep()
{
    m_library.reset();
    for (int round = 0; round < 8; ++round) {
        QProcess judge;
        judge.start(QCoreApplication::applicationFilePath(),
                    {u"--judge"_s, m_folder->filePath(u"l.sqlite"_s)});
        QVERIFY(judge.waitForStarted());
        QVERIFY(!judge.waitForFinished(150 + 37 * round)); // somewhere in a step
        judge.kill();
        QVERIFY(judge.waitForFinished());
    }
    reopen();
    const auto said = m_archive->standing();
    QVERIFY(said);
    QVERIFY(!said->isEmpty());
    const auto corrections = m_library->corrections().all();
    QVERIFY(corrections);
    const QList<PlacedCorrection> placed = place(*corrections, m_comparison.reports);
    for (const ReviewItem &item : reviewQueue(m_comparison, {})) {
        const auto verdict = said->constFind(item.subject);
        const auto wanted = verdict == said->cend()
                                ? std::nullopt
                                : correctionOf(item, verdict->decision, m_comparison.reports);
        const auto sides = correctionOf(item, Decision::Same, m_comparison.reports);
        QList<CorrectionKind> found;
        for (const PlacedCorrection &correction : placed) {
            if (correction.one == sides->one && correction.other == sides->other)
                found.append(correction.record.kind);
        }
        QCOMPARE(found, wanted ? QList{wanted->kind} : QList<CorrectionKind>());
    }
}

void TestLibraryArchive::whatAnotherReviewerSaidStandsWhenOneTakesBack()
{
    const auto judged = [this](const SessionRecord &record, Decision decision) {
        (void)m_archive->begin(record);
        auto session = std::make_unique<ReviewSession>(
            record.id, record.question, itemsOf(record, m_comparison), record.author, m_archive.get());
        session->decide(decision);
        return session;
    };
    judged(recordOf(Question::Same), Decision::PartOf);
    const auto second = judged(recordOf(Question::Same), Decision::NotTheSame);
    const QString subject = second->items().first().subject;
    QCOMPARE(m_archive->standing()->value(subject).decision, Decision::NotTheSame);
    QVERIFY(second->undo());
    QCOMPARE(m_archive->standing()->value(subject).decision, Decision::PartOf);
}

/// The second reviewer works in a copy of the library, which is merged afterwards.
void TestLibraryArchive::aSecondPassComesWithAMergedLibrary()
{
    const SessionRecord first = recordOf(Question::Same);
    QVERIFY(m_archive->begin(first));
    const auto decideAll = [this](LibraryArchive *archive, const SessionRecord &record, int denied) {
        ReviewSession session(record.id, record.question, itemsOf(record, m_comparison), record.author,
                              archive);
        for (int i = 0; !session.isFinished(); ++i)
            session.decide(i == denied ? Decision::NotTheSame : Decision::Same);
    };
    decideAll(m_archive.get(), first, 1);
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    QVERIFY(m_library->connection().change(u"VACUUM INTO "_s + sqlLiteral(copy)));
    {
        const auto other = Library::open(copy);
        QVERIFY(other);
        LibraryArchive archive(other->get());
        archive.setReports(m_comparison.reports);
        SessionRecord second = archive.sessions(first.event)->first();
        second.id = QUuid::createUuid();
        second.author = u"ben"_s;
        second.begun = second.begun.addDays(1);
        second.progress = {};
        QVERIFY(archive.begin(second));
        decideAll(&archive, second, 2);
    }
    QVERIFY(mergeLibrary(*m_library, copy));
    const auto sessions = m_archive->sessions(first.event);
    QCOMPARE(sessions->size(), 2);
    QCOMPARE(sessions->first().author, u"ben"_s); // the latest first
    QCOMPARE(sessions->first().subjects, first.subjects);
    const SharedVerdicts shared =
        sharedVerdicts(first.subjects, {*m_archive->verdicts(sessions->last().id),
                                        *m_archive->verdicts(sessions->first().id)});
    QCOMPARE(shared.subjects.size(), first.subjects.size());
    QCOMPARE(shared.disagreements(), (QList{1, 2}));
    QVERIFY(mergeLibrary(*m_library, copy)); // once more brings nothing
    QCOMPARE(m_archive->verdicts(sessions->first().id)->size(), first.subjects.size());
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == "--judge"_L1)
        return judgeForEver(application.arguments().value(2));
    TestLibraryArchive test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_libraryarchive.moc"
