// SPDX-License-Identifier: GPL-3.0-or-later
// Notes on an event, a report, a fact or a pair outlive runs of the comparison, versions of the texts and
// merging; what was being typed outlives the program.
#include "library/drafts.h"
#include "library/merging.h"
#include "library/search.h"
#include "library/subjectnotestore.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

const QString herald = u"The ferry left at dawn. Rescuers pulled 58 people from the sea, the port said. "
                       "Nobody was missing by noon. The inquiry begins on Monday."_s;
const QString courier = u"Sixty-one were rescued. The minister spoke on Friday."_s;

Report report(const QString &text, const QByteArray &sha256, const QString &path)
{
    ReportData data;
    data.path = path;
    data.sha256 = sha256;
    data.text = text;
    return Report(std::move(data));
}

ReportRange words(int report, const QString &text, const QString &part)
{
    const qsizetype at = text.indexOf(part);
    return {report, {at, at + part.size()}};
}

} // namespace

class TestSubjectNotes : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void eachSubjectIsKeptChangedAndUndone();
    void anEmptiedNoteIsRemoved();
    void aNoteGoesWithItsSentencesIntoANewVersion();
    void aNoteWithoutItsSentencesIsListedAndPlacedByHand();
    void anEventsNoteIsThereWhileMostOfItsReportsAre();
    void theSearchFindsThemAndForgetsThem();
    void mergingBringsThemOnceAndTheLaterTextStays();
    void aRefusedNoteChangesNothing();
    void aDraftOutlivesAKilledProgram();

private:
    [[nodiscard]] QList<Report> reports() const
    {
        return {report(herald, "feed", u"/a/herald.txt"_s), report(courier, "beef", u"/a/courier.txt"_s)};
    }
    std::unique_ptr<Library> openLibrary(const QString &name = u"library.sqlite"_s)
    {
        auto library = Library::open(m_folder->filePath(name));
        if (!library || !(*library)->sources().rememberEvent(u"Ferry"_s, reports()))
            qFatal("no library");
        return std::move(*library);
    }
    [[nodiscard]] QList<ReportRange> rescued() const
    {
        return {words(0, herald, u"Rescuers pulled 58 people from the sea, the port said."_s),
                words(1, courier, u"Sixty-one were rescued."_s)};
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSubjectNotes::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSubjectNotes::eachSubjectIsKeptChangedAndUndone()
{
    const auto library = openLibrary();
    QUndoStack undo;
    SubjectNoteStore store(library.get(), &undo);
    store.load(reports());
    store.write(store.made(NoteSubject::Event, {{0, {}}, {1, {}}}), u"the event"_s);
    store.write(store.made(NoteSubject::Report, {{1, {}}}), u"the report"_s);
    store.write(store.made(NoteSubject::Fact, rescued()), u"the fact"_s);
    store.write(store.made(NoteSubject::Pair, rescued()), u"the pair"_s);
    QCOMPARE(store.notes().size(), 4);
    store.write(store.notes().at(2).note, u"the fact, again"_s);
    store.remove({store.notes().at(0).note.id, store.notes().at(3).note.id});
    QCOMPARE(store.notes().size(), 2);
    undo.undo(); // both in one step
    undo.undo();
    QCOMPARE(store.notes().size(), 4);
    QCOMPARE(store.notes().at(2).note.note, u"the fact"_s);
    undo.redo();
    const QList<PlacedNote> before = store.notes();

    SubjectNoteStore again(library.get(), &undo);
    again.load(reports());
    QCOMPARE(again.notes().size(), 4);
    for (const PlacedNote &note : before) {
        const int row = again.rowOf(note.note.id);
        QVERIFY(row >= 0);
        QCOMPARE(again.notes().at(row).note.note, note.note.note);
        QCOMPARE(again.notes().at(row).places, note.places);
    }
}

void TestSubjectNotes::anEmptiedNoteIsRemoved()
{
    const auto library = openLibrary();
    QUndoStack undo;
    SubjectNoteStore store(library.get(), &undo);
    store.load(reports());
    store.write(store.made(NoteSubject::Fact, rescued()), {});
    QCOMPARE(undo.count(), 0);
    store.write(store.made(NoteSubject::Fact, rescued()), u"ask"_s);
    store.write(store.notes().first().note, {});
    QVERIFY(store.notes().isEmpty());
    QVERIFY(library->subjectNotes().all()->isEmpty());
    undo.undo();
    QCOMPARE(store.notes().first().note.note, u"ask"_s);
}

void TestSubjectNotes::aNoteGoesWithItsSentencesIntoANewVersion()
{
    const auto library = openLibrary();
    QUndoStack undo;
    SubjectNoteStore store(library.get(), &undo);
    store.load(reports());
    store.write(store.made(NoteSubject::Fact, rescued()), u"why 58?"_s);
    store.write(store.made(NoteSubject::Report, {{0, {}}}), u"wire copy"_s);
    const QString later = u"Correction of noon. "_s + herald;
    const QList<Report> now{report(later, "feed2", u"/a/herald.txt"_s), reports().at(1)};
    QVERIFY(library->sources().rememberEvent(u"Ferry"_s, now));
    store.load(now);
    QCOMPARE(store.notes().size(), 2);
    QCOMPARE(store.notes().first().places.size(), 2);
    QCOMPARE(later.sliced(store.notes().first().places.first().range.start,
                          store.notes().first().places.first().range.length()),
             u"Rescuers pulled 58 people from the sea, the port said."_s);
    QCOMPARE(store.notes().last().places, (QList<ReportRange>{{0, {}}}));
}

void TestSubjectNotes::aNoteWithoutItsSentencesIsListedAndPlacedByHand()
{
    const auto library = openLibrary();
    QUndoStack undo;
    SubjectNoteStore store(library.get(), &undo);
    store.load(reports());
    store.write(store.made(NoteSubject::Fact, {words(0, herald, u"Nobody was missing by noon."_s)}),
                u"by whom?"_s);
    const QString later = QString(herald).remove(u"Nobody was missing by noon. "_s);
    const QList<Report> now{report(later, "feed2", u"/a/herald.txt"_s), reports().at(1)};
    QVERIFY(library->sources().rememberEvent(u"Ferry"_s, now));
    store.load(now);
    QCOMPARE(store.notes().size(), 1);
    QVERIFY(!store.notes().first().isPlaced());
    store.attach(store.notes().first().note.id, {words(0, later, u"The inquiry begins on Monday."_s)});
    QVERIFY(store.notes().first().isPlaced());
    QCOMPARE(library->subjectNotes().all()->first().places.first().exact, u"The inquiry begins on Monday."_s);
    undo.undo();
    QVERIFY(!store.notes().first().isPlaced());
}

void TestSubjectNotes::anEventsNoteIsThereWhileMostOfItsReportsAre()
{
    const auto library = openLibrary();
    QUndoStack undo;
    SubjectNoteStore store(library.get(), &undo);
    const Report third = report(u"A third one."_s, "cafe", u"/a/third.txt"_s);
    const QList<Report> three = reports() + QList<Report>{third};
    QVERIFY(library->sources().rememberEvent(u"Ferry"_s, three));
    store.load(three);
    store.write(store.made(NoteSubject::Event, {{0, {}}, {1, {}}, {2, {}}}), u"begin with the Courier"_s);
    store.load(reports()); // two of three
    QCOMPARE(store.notes().size(), 1);
    store.load({third}); // another event
    QCOMPARE(store.notes().size(), 0);
}

void TestSubjectNotes::theSearchFindsThemAndForgetsThem()
{
    const auto library = openLibrary();
    QUndoStack undo;
    SubjectNoteStore store(library.get(), &undo);
    store.load(reports());
    store.write(store.made(NoteSubject::Fact, rescued()), u"zebra crossing"_s);
    store.write(store.made(NoteSubject::Report, {{1, {}}}), u"zebra too"_s);
    const auto found = [&](const QString &typed) {
        const auto search = LibrarySearch::open(library->path());
        QList<SearchHit> hits = (*search)->search(typed)->hits;
        hits.removeIf([](const SearchHit &hit) { return hit.kind != SearchHit::Kind::Note; });
        return hits;
    };
    QCOMPARE(found(u"zebra"_s).size(), 2);
    QCOMPARE(found(u"crossing"_s).first().where, rescued().first().range);
    QVERIFY(found(u"crossing"_s).first().snippet.contains(u"zebra crossing — “Rescuers"_s));
    store.write(store.notes().first().note, u"horse"_s);
    QCOMPARE(found(u"zebra"_s).size(), 1);
    QCOMPARE(found(u"horse"_s).size(), 1);
    store.remove({store.notes().first().note.id});
    QCOMPARE(found(u"horse"_s).size(), 0);
}

void TestSubjectNotes::mergingBringsThemOnceAndTheLaterTextStays()
{
    const auto ours = openLibrary();
    const auto theirs = openLibrary(u"theirs.sqlite"_s);
    QUndoStack undo;
    SubjectNoteStore store(theirs.get(), &undo);
    store.load(reports());
    store.write(store.made(NoteSubject::Fact, rescued()), u"theirs"_s);
    store.write(store.made(NoteSubject::Report, {{0, {}}}), u"to be removed here"_s);
    QVERIFY(mergeLibrary(*ours, theirs->path()));
    QCOMPARE(*ours->subjectNotes().all(), *theirs->subjectNotes().all());
    QVERIFY(ours->subjectNotes().remove(store.notes().last().note.id));
    QTest::qWait(5); // the later change is told by its time
    store.write(store.notes().first().note, u"theirs, later"_s);
    const auto merged = mergeLibrary(*ours, theirs->path());
    QVERIFY(merged);
    QCOMPARE(ours->subjectNotes().all()->size(), 1);
    QCOMPARE(ours->subjectNotes().all()->first().note, u"theirs, later"_s);
    QCOMPARE(ours->subjectNotes().all()->first().places.size(), 2);
    QCOMPARE(merged->conflicts.size(), 2);
}

void TestSubjectNotes::aRefusedNoteChangesNothing()
{
    QUndoStack undo;
    SubjectNoteStore store(nullptr, &undo);
    store.load(reports());
    QSignalSpy failed(&store, &SubjectNoteStore::failed);
    store.write(store.made(NoteSubject::Fact, rescued()), u"lost?"_s);
    QCOMPARE(failed.size(), 1);
    QVERIFY(store.notes().isEmpty());
    QVERIFY(!undo.canUndo());
}

void TestSubjectNotes::aDraftOutlivesAKilledProgram()
{
    QProcess writer;
    writer.start(QStringLiteral(SYNOPTIC_DRAFT_WRITER), {m_folder->path()});
    QVERIFY(writer.waitForReadyRead(20000));
    Drafts drafts(u"/library"_s, m_folder->path());
    QVERIFY(drafts.left().isEmpty()); // it is being written
    writer.kill();
    QVERIFY(writer.waitForFinished());
    const QList<Draft> left = drafts.left();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().text, u"Ask the harbour mas"_s);
    QCOMPARE(left.first().about, QUuid(u"{11111111-2222-3333-4444-555555555555}"_s));
    QVERIFY(Drafts(u"/another library"_s, m_folder->path()).left().isEmpty());

    Draft own{QUuid::createUuid(),
              SubjectNote{QUuid::createUuid(),
                          NoteSubject::Pair,
                          {{"feed", 3, 8, u"ferry"_s, u"The "_s, u" left"_s}},
                          {},
                          u"Ada"_s,
                          QDateTime::fromString(u"2026-03-04T05:06:07.089Z"_s, Qt::ISODateWithMs),
                          {}},
              u"mine"_s,
              {}};
    own.note->id = own.about;
    own.note->modified = own.note->created;
    QVERIFY(drafts.keep(own));
    QCOMPARE(drafts.left().size(), 1); // one's own is not left behind
    drafts.forget(left.first());
    QVERIFY(drafts.left().isEmpty());
    {
        Drafts another(u"/library"_s, m_folder->path()); // whose note the library refused
        QVERIFY(another.keep(own));
    }
    QCOMPARE(drafts.left().size(), 1);
    drafts.forget(drafts.left().first());
    drafts.drop();
    QVERIFY(QDir(m_folder->path()).entryList(QDir::Files).isEmpty());
}

QTEST_GUILESS_MAIN(TestSubjectNotes)
#include "tst_subjectnotes.moc"
