// SPDX-License-Identifier: GPL-3.0-or-later
// A library on a PostgreSQL server, of our own: what holds of a file holds there too.
#include "library/backups.h"
#include "library/caretaker.h"
#include "library/connection.h"
#include "library/copying.h"
#include "library/librarywatch.h"
#include "library/markstore.h"
#include "library/salvage.h"
#include "library/search.h"
#include "library/serveraddress.h"
#include "library/undolog.h"
#include "support/serverfixture.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTest>
#include <QtConcurrentRun>
#include <algorithm>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestServer : public ServerFixture
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { makeDatabase(); }

    void anEmptyDatabaseBecomesALibrary();
    void everyStepOfTheFormatIsTaken();
    void aMarkIsThereInTheNextSession();
    void undoOutlastsTheSession();
    void everyKindOfRecordComesBackAsItWas();
    void textsAndBytesComeBackAsTheyWere();
    void othersChangesAreSeenAndOwnAreNoNews();
    void manyWriteAtOnceAndNothingIsLost();
    void whatFailsInATransactionLeavesNothing();
    void wordsAreFound_data();
    void wordsAreFound();
    void anAnswerKnowsPlaceAndEvent();
    void aWrongPasswordIsSaidAndNeverShown();
    void aPasswordTypedOnceServesAllConnections();
    void noServerIsSaidAndItIsFoundAgain();
    void aDatabaseThatIsNotThereIsSaid();
    void aNewerFormatIsRefused();
    void anotherProgramsDatabaseIsLeftAlone();
    void whoMayOnlyReadReads();
    void aLockIsSaidAfterAWhile();
    void whatOnlyAFileHasIsRefusedPolitely();
    void anAddressIsTakenApart_data();
    void anAddressIsTakenApart();
};

void TestServer::initTestCase()
{
    const QString problem = startServer();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestServer::anEmptyDatabaseBecomesALibrary()
{
    const auto library = open();
    QVERIFY(library->isOnServer());
    QVERIFY(library->canWrite());
    QVERIFY(library->marks().all()->isEmpty());
    QCOMPARE(ask(u"SELECT max(version) FROM library_format"_s), QString::number(schemaVersion()));
    const auto again = open(); // and is one already for the next
    QVERIFY(again->sources().recentEvents()->isEmpty());
    QCOMPARE(ask(u"SELECT count(*) FROM library_format"_s), QString::number(schemaVersion()));
}

void TestServer::everyStepOfTheFormatIsTaken()
{
    // As if this program had been an older one: the last step is taken back and comes again.
    open();
    const QString tables = ask(u"SELECT string_agg(table_name, ' ' ORDER BY table_name) FROM "
                               "information_schema.tables WHERE table_schema = 'public'"_s);
    for (const QString &table :
         contentTables() + QStringList{u"removed"_s, u"search_entry"_s, u"report_words"_s})
        QVERIFY2(tables.contains(table), qPrintable(table));
    m_server.make(u"twice"_s);
    // Two programs that come to an empty database at once take each step once.
    const auto come = [&] {
        const auto library = Library::open(m_server.address(u"twice"_s));
        return library ? QString() : library.error().message();
    };
    QList<QFuture<QString>> all{QtConcurrent::run(come), QtConcurrent::run(come), QtConcurrent::run(come)};
    for (auto &one : all)
        one.waitForFinished();
    for (auto &one : all)
        QCOMPARE(one.result(), QString());
    QCOMPARE(m_server.sql(u"twice"_s, u"SELECT count(*) FROM library_format"_s),
             QString::number(schemaVersion()));
}

void TestServer::aMarkIsThereInTheNextSession()
{
    Highlight mark = markOf(u"Who said so? ‘quoted’ \\ back; 漢字 😀"_s);
    {
        const auto library = openWithEvent();
        MarkStore store(library.get());
        connect(&store, &MarkStore::failed, this,
                [](const Error &error) { qWarning("%s", qPrintable(error.message())); });
        store.load({report()});
        const auto tag = library->tags().atPath(u"actors/harbour master"_s, u"Ada"_s);
        QVERIFY(tag);
        mark.tags = {tag->id};
        QCOMPARE(store.addAll({mark}), 1);
    }
    const auto library = open();
    QCOMPARE(library->marks().all()->size(), 1);
    QCOMPARE(library->marks().all()->first(), mark);
    MarkStore store(library.get());
    store.load({report()});
    QCOMPARE(store.highlights().first().where, (TextRange{4, 11}));
    QCOMPARE(store.tagsOf(mark), QStringList{u"actors/harbour master"_s});
    store.setNote(mark.id, u"changed"_s);
    QCOMPARE(library->marks().all()->first().note, u"changed"_s);
    store.undoStack()->undo();
    QCOMPARE(library->marks().all()->first().note, mark.note);
    store.remove(mark.id);
    QVERIFY(library->marks().all()->isEmpty());
}

void TestServer::undoOutlastsTheSession()
{
    for (const bool first : {true, false}) {
        const auto library = openWithEvent();
        MarkStore store(library.get());
        UndoLog log(library.get(), store.undoStack());
        store.keepStepsIn(log);
        QSignalSpy failed(&log, &UndoLog::failed);
        store.load({report()});
        log.load({report()});
        if (first) {
            store.add(0, {4, 11}, HighlightColour::Blue);
            store.add(0, {12, 15}, HighlightColour::Blue);
            store.undoStack()->undo();
        } else {
            QCOMPARE(store.undoStack()->count(), 2);
            store.undoStack()->redo();
            QCOMPARE(library->marks().all()->size(), 2);
            store.undoStack()->setIndex(0);
            QVERIFY(library->marks().all()->isEmpty());
        }
        QVERIFY2(failed.isEmpty(),
                 qPrintable(failed.isEmpty() ? QString() : failed.first().first().value<Error>().message()));
    }
}

void TestServer::everyKindOfRecordComesBackAsItWas()
{
    const auto library = openWithEvent();
    const QDateTime now = QDateTime::fromString(u"2026-03-04T05:06:07.089Z"_s, Qt::ISODateWithMs);
    const Anchor anchor{"feed", 4, 11, u"harbour"_s, u"The "_s, {}};
    const Anchor end{"feed", 12, 15, u"was"_s, {}, {}};
    MarkLink link{QUuid::createUuid(), u"contradicts"_s, anchor, end, {}, u"Ben"_s, now, now};
    QVERIFY(library->links().add(link));
    link.note = u"see both"_s;
    QVERIFY(library->links().update(link));
    QCOMPARE(*library->links().all(), QList<MarkLink>{link});
    QVERIFY(library->links().kinds()->contains(u"contradicts"_s));

    const QUuid event = library->sources().recentEvents()->first().id;
    const auto verdict = [&](const QString &decision) {
        return VerdictRecord{QUuid::createUuid(),
                             u"a fact"_s,
                             u"fact"_s,
                             {},
                             {anchor},
                             decision,
                             {},
                             u"Ben"_s,
                             now,
                             {},
                             event,
                             7};
    };
    QVERIFY(library->verdicts().add(verdict(u"conflict"_s)));
    QVERIFY(library->verdicts().add(verdict(u"same"_s))); // of the same time: the later row stands
    QCOMPARE(library->verdicts().current(event)->size(), 1);
    QCOMPARE(library->verdicts().current(event)->first().decision, u"same"_s);
    QCOMPARE(library->verdicts().history(u"a fact"_s)->size(), 2);

    QVERIFY(library->labels().set({"feed", 0, PassageKind::Caption, u"Ben"_s}));
    QVERIFY(library->labels().set({"feed", 0, PassageKind::Boilerplate, u"Ben"_s}));
    QCOMPARE(library->labels().all()->first().kind, PassageKind::Boilerplate);

    const AnchoredPlace place{"feed", {}, 4, 11, u"harbour"_s, {}, {}};
    const CorrectionRecord correction{
        QUuid::createUuid(), CorrectionKind::Same, {}, {place}, {place}, u"Ada"_s, now};
    QVERIFY(library->corrections().add(correction));
    QCOMPARE(library->corrections().all()->size(), 1);
    QVERIFY(
        library->filters().save({QUuid::createUuid(), u"Open"_s, u"kind:conflict"_s, u"Ada"_s, now, now}));
    QCOMPARE(library->filters().all()->first().name, u"Open"_s);

    Highlight mark = markOf({});
    QVERIFY(library->marks().add(mark));
    const MarkPlace decided{mark.id, "feed", std::nullopt, u"Ada"_s, now};
    QVERIFY(library->places().set(decided));
    QCOMPARE(*library->places().of({mark}), QList<MarkPlace>{decided});

    // A tag's name is one, whatever its case; it does not stand below itself; what is below moves up.
    const auto crew = library->tags().atPath(u"Actors/crew"_s, u"Ada"_s);
    QCOMPARE(library->tags().atPath(u"actors/CREW"_s, u"Ben"_s)->id, crew->id);
    Tag top = library->tags().all()->first();
    top.parent = crew->id;
    QVERIFY(!library->tags().update(top));
    QVERIFY(!library->tags().add({QUuid::createUuid(), crew->parent, u"CREW"_s, {}, {}, u"Ben"_s, now, now}));
    QVERIFY(library->tags().remove(crew->parent));
    QCOMPARE(pathOf(crew->id, *library->tags().all()), u"crew"_s);

    const ReviewSessionRecord session{
        QUuid::createUuid(), "key", u"same"_s, {u"a"_s, u"b"_s}, {}, u"Ada"_s, now, u"a"_s, {u"b"_s}, {}};
    QVERIFY(library->reviewSessions().add(session));
    QVERIFY(library->reviewSessions().keepProgress(session.id, u"b"_s, {}, {u"a"_s}));
    QCOMPARE(library->reviewSessions().ofEvent("key")->first().flagged, QStringList{u"a"_s});
}

void TestServer::textsAndBytesComeBackAsTheyWere()
{
    const QString path = m_folder.filePath(u"herald.txt"_s);
    QByteArray bytes("The harbour\0was\\closed \xff\x01", 25);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    ReportData data;
    data.path = path;
    data.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    data.text = u"The harbour\u0000was\\closed 漢字 😀"_s;
    const Report first(std::move(data));
    const auto library = open();
    QVERIFY(library->sources().rememberEvent(u"Closure"_s, {first}));
    QCOMPARE(*library->sources().text(first.sha256()), first.text());
    QCOMPARE(*library->sources().originalBytes(first.sha256()), bytes);
    ReportData later;
    later.path = path;
    later.sha256 = QByteArray("later");
    later.text = u"The harbour is open."_s;
    QVERIFY(library->sources().rememberEvent(u"Closure"_s, {Report(std::move(later))}));
    QCOMPARE(library->sources().otherVersions("later")->first().sha256, first.sha256());
    QCOMPARE(*library->sources().lastSeenAt(path), QByteArray("The harbour is open."));
    // A character that the server cannot hold is no reason to lose a note.
    Highlight mark = makeHighlight(first, {4, 15}, HighlightColour::Blue, u"Ada"_s);
    mark.note = u"a\u0000b"_s;
    QVERIFY(library->marks().add(mark));
    QCOMPARE(library->marks().all()->first().note, u"a\ufffdb"_s);
}

void TestServer::othersChangesAreSeenAndOwnAreNoNews()
{
    const auto here = openWithEvent();
    const auto there = open();
    MarkStore store(here.get());
    store.load({report()});
    LibraryWatch watch(here.get());
    connect(&watch, &LibraryWatch::changedByOthers, &store, &MarkStore::refresh);
    QSignalSpy news(&watch, &LibraryWatch::changedByOthers);
    QVERIFY(here->marks().add(markOf(u"own"_s)));
    watch.look();
    QVERIFY(news.isEmpty());
    Highlight mark = markOf(u"from there"_s);
    QVERIFY(there->marks().add(mark));
    QVERIFY(news.wait(5000));
    QCOMPARE(store.highlights().size(), 2);
    mark.note = u"changed there"_s;
    QVERIFY(there->marks().update(mark));
    QVERIFY(news.wait(5000));
    QCOMPARE(store.highlights().at(store.rowOf(mark.id)).highlight.note, u"changed there"_s);
    QVERIFY(there->marks().remove(mark.id));
    QVERIFY(news.wait(5000));
    QCOMPARE(store.rowOf(mark.id), -1);
}

void TestServer::manyWriteAtOnceAndNothingIsLost()
{
    openWithEvent();
    constexpr int writers = 4;
    constexpr int each = 40;
    QList<QFuture<int>> all;
    for (int w = 0; w < writers; ++w) {
        all.append(QtConcurrent::run([this, w] {
            const auto library = Library::open(m_address);
            int kept = 0;
            for (int i = 0; i < each && library; ++i) {
                Highlight mark = markOf(u"%1 of %2"_s.arg(i).arg(w));
                // All want the same new tag, and each must get it.
                const auto tag = (*library)->tags().atPath(u"round %1/all"_s.arg(i), u"Ada"_s);
                if (tag)
                    mark.tags = {tag->id};
                kept += tag && (*library)->marks().add(mark);
            }
            return kept;
        }));
    }
    for (auto &one : all)
        QCOMPARE(one.result(), each);
    const auto library = open();
    const QList<Highlight> marks = *library->marks().all();
    QCOMPARE(marks.size(), writers * each);
    QCOMPARE(library->tags().all()->size(), 2 * each);
    for (const Highlight &mark : marks)
        QCOMPARE(mark.tags.size(), 1);
}

void TestServer::whatFailsInATransactionLeavesNothing()
{
    const auto library = openWithEvent();
    Highlight mark = markOf({});
    QVERIFY(library->marks().add(mark));
    const auto done = library->connection().inTransaction([&]() -> Result<void> {
        if (auto removed = library->marks().remove(mark.id); !removed)
            return removed;
        return library->connection().change(
            u"INSERT INTO highlight_tag (highlight, tag) VALUES ('no', 'such')"_s);
    });
    QVERIFY(!done);
    QCOMPARE(library->marks().all()->size(), 1);
    QVERIFY(library->marks().add(markOf(u"and it goes on"_s)));
}

void TestServer::wordsAreFound_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reports");
    QTest::newRow("a word of the text") << u"tug "_s << u"aa"_s;
    QTest::newRow("in any case") << u"TUG "_s << u"aa"_s;
    QTest::newRow("a word of the title") << u"harbour "_s << u"aa bb cc"_s;
    QTest::newRow("all words") << u"tug zurich"_s << u""_s;
    QTest::newRow("the start of the last word") << u"mast"_s << u"aa bb"_s;
    QTest::newRow("not its middle") << u"arbou"_s << u""_s;
    QTest::newRow("with other diacritics") << u"zürìch "_s << u"bb"_s;
    QTest::newRow("words that follow each other") << u"\"harbour master\""_s << u"aa"_s;
    QTest::newRow("not those that do not") << u"\"master harbour\""_s << u""_s;
    QTest::newRow("signs are nothing") << u"' \\ : & | ! <-> "_s << u""_s;
    QTest::newRow("signs between words") << u"tug':*& "_s << u"aa"_s;
    QTest::newRow("Japanese") << u"東京都"_s << u"cc"_s;
    QTest::newRow("Japanese, not in this order") << u"都東"_s << u""_s;
    QTest::newRow("one character") << u"港"_s << u"cc"_s;
    QTest::newRow("nothing") << u"  "_s << u""_s;
}

void TestServer::wordsAreFound()
{
    QFETCH(QString, typed);
    const auto library = open();
    QVERIFY(library->sources().rememberEvent(
        u"Fire"_s, {report("aa", u"The harbour master called a tug."_s),
                    report("bb", u"It’s the master of the harbour who came from Zurich."_s),
                    report("cc", u"昨日、東京都の港で火災があった。"_s)}));
    const auto search = LibrarySearch::open(m_address);
    QVERIFY2(search, qPrintable(search ? QString() : search.error().message()));
    while (true) {
        const auto waiting = (*search)->indexSome(1);
        QVERIFY2(waiting, qPrintable(waiting ? QString() : waiting.error().message()));
        if (*waiting == 0)
            break;
    }
    const auto answer = (*search)->search(typed);
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message()));
    QStringList found;
    for (const SearchHit &hit : answer->hits) {
        if (hit.kind == SearchHit::Kind::Report)
            found.append(QString::fromLatin1(hit.report));
    }
    found.sort();
    QTEST(found.join(u' '), "reports");
}

void TestServer::anAnswerKnowsPlaceAndEvent()
{
    const auto library = openWithEvent();
    QVERIFY(library->marks().add(markOf(u"Ask the pilot"_s)));
    const auto search = LibrarySearch::open(m_address);
    auto answer = (*search)->search(u"pilot"_s); // a note is found at once
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message()));
    QCOMPARE(answer->hits.size(), 1);
    QCOMPARE(answer->hits.first().where, (TextRange{4, 11}));
    QCOMPARE(answer->hits.first().event.name, u"Closure"_s);
    QCOMPARE((*search)->search(u"closure"_s)->hits.first().kind, SearchHit::Kind::Event);
    QVERIFY(library->marks().remove(library->marks().all()->first().id));
    QVERIFY((*search)->search(u"pilot"_s)->hits.isEmpty());
    QCOMPARE(ask(u"SELECT count(*) FROM search_entry WHERE kind = 'note'"_s), u"0"_s);
    QCOMPARE(ask(u"SELECT count(*) FROM note_words"_s), u"0"_s);
}

void TestServer::aWrongPasswordIsSaidAndNeverShown()
{
    m_server.sql(m_database, u"CREATE ROLE ada LOGIN PASSWORD 'mast & sail'"_s);
    m_server.sql(m_database, u"GRANT ALL ON SCHEMA public TO ada"_s);
    QString address = m_server.address(m_database, u"ada"_s);
    const auto none = Library::open(address);
    QVERIFY(!none);
    const QString wrong = QString(address).replace(u"ada@"_s, u"ada:sec%7Cret@"_s);
    const auto library = Library::openAnyway(wrong);
    QCOMPARE(library->condition(), LibraryCondition::NeedsPassword);
    QVERIFY2(library->problem()->message().contains(u"pgpass"_s), qPrintable(library->problem()->message()));
    for (const QString &shown :
         {library->path(), library->problem()->message(), library->connection().path()}) {
        QVERIFY2(!shown.contains(u"sec"_s), qPrintable(shown));
        QVERIFY2(shown.contains(u"ada@"_s), qPrintable(shown));
    }
    QVERIFY(!library->marks().all());
    // The right one, typed by the user, is kept in memory only.
    ServerAddress::usePassword(library->path(), u"mast & sail"_s);
    const auto opened = library->reopen();
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message()));
    QVERIFY(library->canWrite());
    QVERIFY(!library->path().contains(u"mast"_s));
}

void TestServer::aPasswordTypedOnceServesAllConnections()
{
    m_server.sql(m_database, u"CREATE ROLE ada LOGIN PASSWORD 'mast & sail'"_s);
    m_server.sql(m_database, u"GRANT ALL ON SCHEMA public TO ada"_s);
    const QString address = m_server.address(m_database, u"ada"_s);
    const auto library = Library::open(QString(address).replace(u"ada@"_s, u"ada:mast%20%26%20sail@"_s));
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    QCOMPARE((*library)->path(), address);
    QVERIFY(LibrarySearch::open((*library)->path()));
}

void TestServer::noServerIsSaidAndItIsFoundAgain()
{
    const auto none = Library::openAnyway(u"postgresql://nobody@/library?host=/tmp/no-such-folder"_s);
    QCOMPARE(none->condition(), LibraryCondition::NoServer);
    QVERIFY2(none->problem()->message().contains(u"cannot be reached"_s),
             qPrintable(none->problem()->message()));

    const auto library = openWithEvent();
    QVERIFY(library->marks().add(markOf(u"before"_s)));
    m_server.stop();
    const auto failed = library->marks().add(markOf(u"lost on the way"_s));
    QVERIFY(!failed);
    QVERIFY2(failed.error().message().contains(u"cannot be reached"_s), qPrintable(failed.error().message()));
    QVERIFY(!library->marks().all());
    QCOMPARE(library->changesOfOthers(), -1);
    const QString problem = m_server.run();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(library->marks().all()->size(), 1); // found again by itself
    QVERIFY(library->marks().add(markOf(u"after"_s)));
    QVERIFY(library->changesOfOthers() >= 0);
}

void TestServer::aDatabaseThatIsNotThereIsSaid()
{
    const auto library = Library::open(m_server.address(u"nosuch"_s));
    QVERIFY(!library);
    QVERIFY2(library.error().message().contains(u"nosuch"_s), qPrintable(library.error().message()));
}

void TestServer::aNewerFormatIsRefused()
{
    openWithEvent();
    ask(u"INSERT INTO library_format (version) VALUES (99)"_s);
    const auto library = Library::openAnyway(m_address);
    QCOMPARE(library->condition(), LibraryCondition::Newer);
    QVERIFY2(library->problem()->message().contains(u"newer version"_s),
             qPrintable(library->problem()->message()));
    QVERIFY(!library->marks().add(markOf({})));
    QCOMPARE(ask(u"SELECT count(*) FROM highlight"_s), u"0"_s);
}

void TestServer::anotherProgramsDatabaseIsLeftAlone()
{
    ask(u"CREATE TABLE report (x INT)"_s);
    const auto library = Library::openAnyway(m_address);
    QCOMPARE(library->condition(), LibraryCondition::NoLibrary);
    QCOMPARE(ask(u"SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"_s), u"1"_s);
}

void TestServer::whoMayOnlyReadReads()
{
    QVERIFY(openWithEvent()->marks().add(markOf(u"to read"_s)));
    ask(u"CREATE ROLE guest%1 LOGIN"_s.arg(m_number));
    ask(u"GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest%1"_s.arg(m_number));
    const auto library = Library::open(m_server.address(m_database, u"guest%1"_s.arg(m_number)));
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    QCOMPARE((*library)->marks().all()->size(), 1);
    const auto refused = (*library)->marks().add(markOf({}));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message().contains(u"may not write"_s), qPrintable(refused.error().message()));
}

void TestServer::aLockIsSaidAfterAWhile()
{
    const auto here = openWithEvent();
    const auto there = open();
    QVERIFY(here->connection().change(u"SET lock_timeout = '100ms'"_s));
    const auto done = there->connection().inTransaction([&]() -> Result<void> {
        const auto refused = here->marks().add(markOf({}));
        if (refused || !refused.error().message().contains(u"locked"_s))
            return std::unexpected(Error{u"not locked"_s, {}, {}});
        return {};
    });
    QVERIFY2(done, qPrintable(done ? QString() : done.error().message()));
    QVERIFY(here->marks().add(markOf({})));
}

void TestServer::whatOnlyAFileHasIsRefusedPolitely()
{
    const auto library = openWithEvent();
    QVERIFY(!backupDue(m_address, QDate::currentDate()));
    QVERIFY(backupsOf(m_address).isEmpty());
    for (const auto &error :
         {makeBackup(m_address, QDate::currentDate()).error(), checkLibrary(m_address).error(),
          library->replaceBy(m_folder.filePath(u"x"_s), u"y"_s).error(),
          salvage(m_address, m_folder.filePath(u"z"_s)).error()})
        QVERIFY2(error.message().contains(u"on a server"_s), qPrintable(error.message()));
    QVERIFY(library->marks().all());
}

void TestServer::anAddressIsTakenApart_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("taken");
    QTest::newRow("user, host and database")
        << u"postgresql://ada@db.example/library"_s << u"postgresql://ada@db.example/library"_s << true;
    QTest::newRow("a password is not shown") << u"postgresql://ada:secret@db.example:5433/library"_s
                                             << u"postgresql://ada@db.example:5433/library"_s << true;
    QTest::newRow("nor one among the options")
        << u"postgres://db.example/library?password=secret&sslmode=require"_s
        << u"postgres://db.example/library?sslmode=require"_s << true;
    QTest::newRow("a key's password is refused, and not shown")
        << u"postgresql://db.example/library?sslpassword=secret"_s << u"postgresql://db.example/library"_s
        << false;
    QTest::newRow("an option that does not exist")
        << u"postgresql://db.example/library?colour=red"_s << u"postgresql://db.example/library?colour=red"_s
        << false;
    QTest::newRow("no options smuggled in")
        << u"postgresql://db.example/library?sslmode=a;host=b"_s
        << u"postgresql://db.example/library?sslmode=a;host%3Db"_s << false;
    QTest::newRow("what cannot be taken apart is not shown")
        << u"postgresql://ada:se#cr@et/[x"_s << u"postgresql://…"_s << false;
    QTest::newRow("a service") << u"postgresql://?service=team"_s << u"postgresql://?service=team"_s << true;
}

void TestServer::anAddressIsTakenApart()
{
    QFETCH(QString, address);
    QTEST(ServerAddress::withoutPassword(address), "shown");
    QTEST(ServerAddress::of(address).has_value(), "taken");
    QVERIFY(!ServerAddress::isAddress(u"/home/ada/postgresql.sqlite"_s));
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
