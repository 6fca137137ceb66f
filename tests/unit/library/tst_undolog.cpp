// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo after the library was closed and opened again.
#include "library/analyst.h"
#include "library/connection.h"
#include "library/correctionstore.h"
#include "library/library.h"
#include "library/linkstore.h"
#include "library/markstore.h"
#include "library/subjectnotestore.h"
#include "library/undolog.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

Report report(const QByteArray &hash = "feed")
{
    ReportData data;
    data.path = u"/somewhere/%1.txt"_s.arg(QString::fromLatin1(hash));
    data.sha256 = hash;
    data.text = u"The harbour was closed at dawn."_s;
    Passage passage;
    passage.range = {0, data.text.size()};
    data.passages = {passage};
    return Report(std::move(data));
}

const QList<Report> &bothReports()
{
    static const QList<Report> reports{report("feed"), report("beef")};
    return reports;
}

/// A session of the window, without the window.
struct Session
{
    explicit Session(const QString &path, const QList<Report> &reports = bothReports())
        : library(std::move(*Library::open(path))), marks(library.get()),
          corrections(library.get(), marks.undoStack()), links(library.get(), marks.undoStack()),
          notes(library.get(), marks.undoStack()), log(library.get(), marks.undoStack())
    {
        marks.keepStepsIn(log);
        corrections.keepStepsIn(log);
        links.keepStepsIn(log);
        notes.keepStepsIn(log);
        QObject::connect(&marks, &MarkStore::failed, &log, &UndoLog::failed);
        QObject::connect(&corrections, &CorrectionStore::failed, &log, &UndoLog::failed);
        QObject::connect(&links, &LinkStore::failed, &log, &UndoLog::failed);
        QObject::connect(&notes, &SubjectNoteStore::failed, &log, &UndoLog::failed);
        open(reports);
    }
    void open(const QList<Report> &reports)
    {
        if (!library->sources().rememberEvent(u"Closure"_s, reports))
            qFatal("no event");
        marks.load(reports);
        corrections.load(reports);
        links.load(reports);
        notes.load(reports);
        log.load(reports);
    }
    QUndoStack &undo() { return *marks.undoStack(); }
    /// All that steps may change, as the library has it.
    [[nodiscard]] QString state() const
    {
        QStringList lines;
        for (
            const QString &sql :
            {u"SELECT 'mark ' || id || colour || note || ifnull((SELECT group_concat(tag) FROM highlight_tag WHERE highlight = id), '') FROM highlight ORDER BY id"_s,
             u"SELECT 'place ' || highlight || report || ifnull(start, '') FROM mark_place ORDER BY 1"_s,
             u"SELECT 'label ' || report || start || kind FROM passage_label ORDER BY 1"_s,
             u"SELECT 'correction ' || id FROM correction ORDER BY 1"_s,
             u"SELECT 'link ' || id || kind FROM link ORDER BY 1"_s,
             u"SELECT 'note ' || id || note FROM subject_note ORDER BY 1"_s}) {
            (void)library->connection().each(
                sql, {}, [&](const QSqlQuery &row) { lines.append(row.value(0).toString()); });
        }
        return lines.join(u'\n');
    }
    std::unique_ptr<Library> library;
    MarkStore marks;
    CorrectionStore corrections;
    LinkStore links;
    SubjectNoteStore notes;
    UndoLog log;
};

} // namespace

class TestUndoLog : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void everyKindOfStepIsTakenBackInTheNextSession();
    void whatWasUndoneIsDoneAgainInTheNextSession();
    void aBulkStepStaysOne();
    void aNewStepCutsOffWhatWasUndone();
    void eachEventHasItsOwnSteps();
    void whatOthersChangedIsSaidAndLeftAlone_data();
    void whatOthersChangedIsSaidAndLeftAlone();
    void twoOpenWindowsKeepApart();
    void theLastStepsAreKept();
    void whatALaterProgramWroteIsPassedOver();
    void theTagsOfACodeBookAreOneStep();
    void aStepThatFailedLeavesNothing();
    void undoIsNoNewsForTheIndex();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"library.sqlite"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

/// One step of each kind; gives what the library held after each.
static QStringList work(Session &session)
{
    QStringList states{session.state()};
    const auto did = [&] { states.append(session.state()); };
    session.marks.add(0, {4, 11}, HighlightColour::Blue);
    did();
    const QUuid id = session.marks.highlights().first().highlight.id;
    session.marks.setNote(id, u"Who said so? “漢字”"_s);
    did();
    session.marks.setColour(id, HighlightColour::Orange);
    did();
    session.marks.setTags({id}, {u"actors/harbour master"_s});
    did();
    session.marks.place(id, TextRange{12, 15});
    did();
    session.marks.setPassageKind(1, 0, PassageKind::Caption);
    did();
    session.corrections.add(CorrectionKind::Same, {{0, {4, 11}}}, {{1, {4, 11}}});
    did();
    session.corrections.remove({session.corrections.records().first().id});
    did();
    session.links.add(u"contradicts"_s, {0, {4, 11}}, {1, {12, 15}});
    did();
    session.links.remove(session.links.links().first().link.id);
    did();
    session.marks.remove(id);
    did();
    session.notes.write(session.notes.made(NoteSubject::Pair, {{0, {4, 11}}, {1, {4, 11}}}),
                        u"Two of a kind"_s);
    did();
    session.notes.write(session.notes.notes().first().note, u"Two of a kind, or not"_s);
    did();
    session.notes.remove({session.notes.notes().first().note.id});
    did();
    return states;
}

void TestUndoLog::everyKindOfStepIsTakenBackInTheNextSession()
{
    QStringList states;
    {
        Session session(path());
        states = work(session);
        QCOMPARE(session.undo().count(), states.size() - 1);
    }
    for (qsizetype step = states.size() - 2; step >= 0; --step) { // each in a session of its own
        Session session(path());
        QSignalSpy failed(&session.log, &UndoLog::failed);
        QCOMPARE(session.state(), states.at(step + 1)); // opening does nothing by itself
        QVERIFY(session.undo().canUndo());
        session.undo().undo();
        QVERIFY2(failed.isEmpty(),
                 qPrintable(failed.isEmpty() ? QString() : failed.first().first().value<Error>().message()));
        QCOMPARE(session.state(), states.at(step));
    }
    Session session(path());
    QVERIFY(!session.undo().canUndo());
    QCOMPARE(session.undo().count(), states.size() - 1);
    while (session.undo().canRedo())
        session.undo().redo();
    QCOMPARE(session.state(), states.last());
}

void TestUndoLog::whatWasUndoneIsDoneAgainInTheNextSession()
{
    QStringList states;
    {
        Session session(path());
        states = work(session);
        session.undo().setIndex(0);
    }
    for (qsizetype step = 1; step < states.size(); ++step) {
        Session session(path());
        session.undo().redo();
        QCOMPARE(session.state(), states.at(step));
    }
    Session session(path());
    QVERIFY(!session.undo().canRedo());
}

void TestUndoLog::aBulkStepStaysOne()
{
    {
        Session session(path());
        QList<QUuid> ids;
        for (int i = 0; i < 5; ++i) {
            session.marks.add(0, {i, i + 3}, HighlightColour::Blue);
            ids.append(session.marks.highlights().last().highlight.id);
        }
        session.marks.setColour(ids, HighlightColour::Green);
        session.marks.remove(ids);
        QVERIFY(session.marks.highlights().isEmpty());
    }
    Session session(path());
    QCOMPARE(session.undo().undoText(), u"delete 5 highlights"_s);
    session.undo().undo();
    QCOMPARE(session.marks.highlights().size(), 5);
    QCOMPARE(session.marks.highlights().first().highlight.colour, HighlightColour::Green);
    session.undo().undo();
    for (const PlacedHighlight &mark : session.marks.highlights())
        QCOMPARE(mark.highlight.colour, HighlightColour::Blue);
}

void TestUndoLog::aNewStepCutsOffWhatWasUndone()
{
    {
        Session session(path());
        session.marks.add(0, {0, 3}, HighlightColour::Blue);
        session.marks.add(0, {4, 11}, HighlightColour::Blue);
        session.marks.add(0, {12, 15}, HighlightColour::Blue);
        session.undo().undo();
        session.undo().undo();
        session.marks.add(0, {16, 22}, HighlightColour::Pink);
    }
    Session session(path());
    QCOMPARE(session.undo().count(), 2);
    QVERIFY(!session.undo().canRedo());
    session.undo().undo();
    QCOMPARE(session.marks.highlights().size(), 1);
    QCOMPARE(session.marks.highlights().first().where, (TextRange{0, 3}));
}

void TestUndoLog::eachEventHasItsOwnSteps()
{
    Session session(path());
    session.marks.add(0, {4, 11}, HighlightColour::Blue);
    session.open({report("cafe")});
    QVERIFY(!session.undo().canUndo());
    session.marks.add(0, {0, 3}, HighlightColour::Pink);
    session.open({bothReports().at(1), bothReports().at(0)}); // the same reports, whatever their order
    QCOMPARE(session.undo().count(), 1);
}

void TestUndoLog::whatOthersChangedIsSaidAndLeftAlone_data()
{
    QTest::addColumn<int>("steps"); // how much of work() is done
    QTest::addColumn<QString>("theirs");
    QTest::newRow("a note") << 2 << u"UPDATE highlight SET note = 'theirs'"_s;
    QTest::newRow("a mark that was added") << 1 << u"UPDATE highlight SET note = 'theirs'"_s;
    QTest::newRow("a mark that is gone") << 1 << u"DELETE FROM highlight"_s;
    QTest::newRow("a colour") << 3 << u"UPDATE highlight SET colour = 'green'"_s;
    QTest::newRow("tags") << 4 << u"DELETE FROM highlight_tag"_s;
    QTest::newRow("a place") << 5 << u"UPDATE mark_place SET start = 0, \"end\" = 3"_s;
    QTest::newRow("a label") << 6 << u"UPDATE passage_label SET kind = 'boilerplate'"_s;
    QTest::newRow("a correction") << 7 << u"DELETE FROM correction"_s;
    QTest::newRow("a link") << 9 << u"UPDATE link SET kind = 'theirs'"_s;
    QTest::newRow("a note on a pair") << 13 << u"UPDATE subject_note SET note = 'theirs'"_s;
    QTest::newRow("a mark that came back")
        << 11
        << u"INSERT INTO highlight SELECT json_extract(step, '$.mark.highlight.id'), 'feed', 4, 11, 'harbour', '', '', 'green', 'theirs', 'Ben', '', '' FROM undo_step WHERE json_extract(step, '$.kind') = 'remove'"_s;
}

void TestUndoLog::whatOthersChangedIsSaidAndLeftAlone()
{
    QFETCH(int, steps);
    QFETCH(QString, theirs);
    {
        Session session(path());
        work(session);
        session.undo().setIndex(steps);
    }
    Session session(path());
    {
        const auto other = Library::open(path()); // another window
        const auto changed = (*other)->connection().run(theirs);
        QVERIFY2(changed, qPrintable(changed ? QString() : changed.error().message()));
        QVERIFY(changed->numRowsAffected() > 0);
    }
    const QString before = session.state();
    QSignalSpy failed(&session.log, &UndoLog::failed);
    session.undo().undo();
    QCOMPARE(session.state(), before);
    QVERIFY(!failed.isEmpty());
    QVERIFY2(failed.first().first().value<Error>().message().contains(u"changed elsewhere"_s),
             qPrintable(failed.first().first().value<Error>().message()));
    QCOMPARE(session.undo().index(), steps - 1); // the one before can be taken back
}

void TestUndoLog::twoOpenWindowsKeepApart()
{
    {
        Session one(path());
        one.marks.add(0, {4, 11}, HighlightColour::Blue);
        Session two(path());
        QVERIFY(!two.undo().canUndo()); // what the first did is the first's to undo
        two.marks.add(1, {4, 11}, HighlightColour::Pink);
        two.marks.add(1, {12, 15}, HighlightColour::Pink);
        one.marks.add(0, {12, 15}, HighlightColour::Blue);
        QCOMPARE(one.undo().count(), 2);
        one.undo().undo();
        QCOMPARE(two.undo().count(), 2);
    }
    Session next(path());
    QVERIFY(next.undo().canUndo()); // of the one that kept last
    QSignalSpy failed(&next.log, &UndoLog::failed);
    while (next.undo().canUndo())
        next.undo().undo();
    QVERIFY(failed.isEmpty());
}

void TestUndoLog::theLastStepsAreKept()
{
    {
        Session session(path());
        for (int i = 0; i < UndoLog::mostSteps + 50; ++i)
            session.marks.add(0, {i % 20, i % 20 + 3}, HighlightColour::Blue);
        QCOMPARE(session.library->connection().value(u"SELECT count(*) FROM undo_step"_s)->toInt(),
                 UndoLog::mostSteps);
    }
    Session session(path());
    QCOMPARE(session.undo().count(), UndoLog::mostSteps);
    while (session.undo().canUndo())
        session.undo().undo();
    QCOMPARE(session.marks.highlights().size(), 50);
}

void TestUndoLog::whatALaterProgramWroteIsPassedOver()
{
    {
        Session session(path());
        for (int i = 0; i < 3; ++i)
            session.marks.add(0, {i, i + 3}, HighlightColour::Blue);
        QVERIFY(session.library->connection().change(
            u"UPDATE undo_step SET step = '{\"kind\": \"of tomorrow\"}' WHERE position = 1"_s));
    }
    Session session(path());
    QCOMPARE(session.undo().count(), 1); // what came after it
    session.undo().undo();
    QCOMPARE(session.marks.highlights().size(), 2);
}

void TestUndoLog::theTagsOfACodeBookAreOneStep()
{
    const QString path = m_folder->filePath(u"library.sqlite"_s);
    const auto tag = [](const QString &name, const QUuid &parent, const QString &note) {
        return Tag{QUuid::createUuid(), parent, name, {}, note, {}, {}, {}};
    };
    const Tag actors = tag(u"Actors"_s, {}, u"who acts"_s);
    const QList<Tag> book{actors, tag(u"Crew"_s, actors.id, {}), tag(u"Places"_s, {}, {})};
    const auto names = [](Session &session) {
        QStringList paths;
        const QList<Tag> all = *session.library->tags().all();
        for (const Tag &one : all)
            paths.append(pathOf(one.id, all) + u'=' + one.note);
        paths.sort();
        return paths.join(u' ');
    };
    {
        Session session(path);
        QVERIFY(session.library->tags().atPath(u"actors"_s, analyst())); // gets the note that it has not
        QCOMPARE(session.marks.addTags(book).value_or(-1), 2);
        QCOMPARE(session.undo().count(), 1);
        QCOMPARE(names(session), u"Places= actors/Crew= actors=who acts"_s);
        QCOMPARE(session.marks.addTags(book).value_or(-1), 0);
        QCOMPARE(session.undo().count(), 1); // nothing came of it
    }
    Session session(path);
    QSignalSpy failed(&session.log, &UndoLog::failed);
    session.undo().undo();
    QCOMPARE(names(session), u"actors="_s);
    session.undo().redo();
    QCOMPARE(names(session), u"Places= actors/Crew= actors=who acts"_s);
    QCOMPARE(failed.count(), 0);
    // Somebody else's mark has one meanwhile: it keeps its tag.
    Session other(path);
    other.marks.add(0, {0, 11}, HighlightColour::Blue);
    other.marks.setTags({other.marks.highlights().first().highlight.id}, {u"Places"_s});
    session.undo().undo();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(names(session), u"Places= actors/Crew= actors=who acts"_s);
}

void TestUndoLog::aStepThatFailedLeavesNothing()
{
    {
        Session session(path());
        session.marks.add(0, {4, 11}, HighlightColour::Blue);
        session.library->connection().refuseChanges({u"read-only"_s, {}, {}});
        session.marks.add(0, {12, 15}, HighlightColour::Blue);
        QCOMPARE(session.undo().count(), 1);
    }
    Session session(path());
    QCOMPARE(session.undo().count(), 1);
}

void TestUndoLog::undoIsNoNewsForTheIndex()
{
    Session session(path());
    const qint64 before = session.library->changesOfOthers();
    work(session);
    QCOMPARE(session.library->changesOfOthers(), before);
    QCOMPARE(session.library->connection().value(u"PRAGMA synchronous"_s)->toInt(),
             2); // marks wait for the disk
}

QTEST_GUILESS_MAIN(TestUndoLog)
#include "tst_undolog.moc"
