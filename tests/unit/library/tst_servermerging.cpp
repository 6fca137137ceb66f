// SPDX-License-Identifier: GPL-3.0-or-later
// Between a library on a server and one in a file: merging both ways, and copying.
#include "library/caretaker.h"
#include "library/connection.h"
#include "library/copying.h"
#include "library/merging.h"
#include "support/serverfixture.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestServerMerging : public ServerFixture
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QString problem = startServer();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    void init() { makeDatabase(); }
    void aFileIsMergedIntoTheServer();
    void theServerIsMergedIntoAFile();
    void aPreviewChangesNothing();
    void whatWasRemovedStaysAway();
    void aCopyIntoAFileHoldsAll();
};

void TestServerMerging::aFileIsMergedIntoTheServer()
{
    const auto here = openWithEvent();
    const QString path = m_folder.filePath(u"theirs.sqlite"_s);
    Highlight shared = markOf(u"first"_s);
    QVERIFY(here->marks().add(shared));
    const auto ours = here->tags().atPath(u"Actors/crew"_s, u"Ada"_s);
    {
        const auto there = openWithEvent(path);
        const auto theirs = there->tags().atPath(u"actors/crew"_s, u"Ben"_s);
        shared.note = u"theirs is later"_s;
        shared.modified = shared.modified.addSecs(60);
        shared.tags = {theirs->id};
        QVERIFY(there->marks().add(shared));
        QVERIFY(there->marks().add(markOf(u"theirs"_s)));
    }
    const auto merged = mergeLibrary(*here, path);
    QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().message()));
    QCOMPARE(merged->conflicts.size(), 1);
    QVERIFY(merged->conflicts.first().takesTheirs);
    QCOMPARE(here->marks().all()->size(), 2);
    QCOMPARE(here->tags().all()->size(), 2);
    QCOMPARE(here->sources().recentEvents()->size(), 1);
    shared.tags = {ours->id};
    QVERIFY(here->marks().all()->contains(shared));
    const auto again = mergeLibrary(*here, path);
    QCOMPARE(again->added(), 0);
    QCOMPARE(again->changed(), 0);
}

void TestServerMerging::theServerIsMergedIntoAFile()
{
    const auto there = openWithEvent();
    const Highlight theirs = markOf(u"on the server"_s);
    QVERIFY(there->marks().add(theirs));
    const auto here = openWithEvent(m_folder.filePath(u"mine.sqlite"_s));
    const auto merged = mergeLibrary(*here, m_address);
    QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().message()));
    QCOMPARE(*here->marks().all(), QList<Highlight>{theirs});
    QCOMPARE(here->sources().recentEvents()->size(), 1);
}

void TestServerMerging::aPreviewChangesNothing()
{
    const auto here = openWithEvent();
    const QString path = m_folder.filePath(u"previewed.sqlite"_s);
    QVERIFY(openWithEvent(path)->marks().add(markOf(u"theirs"_s)));
    const auto preview = previewMerge(*here, path);
    QVERIFY2(preview, qPrintable(preview ? QString() : preview.error().message()));
    QCOMPARE(preview->added(), 1);
    QVERIFY(here->marks().all()->isEmpty());
    QVERIFY(mergeLibrary(*here, path));
    QCOMPARE(here->marks().all()->size(), 1);
}

void TestServerMerging::whatWasRemovedStaysAway()
{
    const auto here = openWithEvent();
    const QString path = m_folder.filePath(u"removed.sqlite"_s);
    const Highlight mark = markOf(u"theirs"_s);
    QVERIFY(openWithEvent(path)->marks().add(mark));
    QVERIFY(mergeLibrary(*here, path));
    QVERIFY(here->marks().remove(mark.id));
    QCOMPARE(mergeLibrary(*here, path)->conflicts.size(), 1);
    QVERIFY(here->marks().all()->isEmpty());
}

void TestServerMerging::aCopyIntoAFileHoldsAll()
{
    const auto library = openWithEvent();
    Highlight mark = markOf(u"kept"_s);
    mark.tags = {library->tags().atPath(u"actors"_s, u"Ada"_s)->id};
    QVERIFY(library->marks().add(mark));
    const Highlight gone = markOf(u"gone"_s);
    QVERIFY(library->marks().add(gone));
    QVERIFY(library->marks().remove(gone.id));
    const QString path = m_folder.filePath(u"copy.sqlite"_s);
    const auto copied = writeCopy(m_address, path);
    QVERIFY2(copied, qPrintable(copied ? QString() : copied.error().message()));
    const auto copy = open(path);
    QCOMPARE(*copy->marks().all(), QList<Highlight>{mark});
    QCOMPARE(*copy->sources().text("feed"), report().text());
    QCOMPARE(copy->connection().value(u"SELECT count(*) FROM removed"_s)->toInt(), 1);
    QVERIFY(checkLibrary(path)->isEmpty());
    QVERIFY(!writeCopy(m_address, path)); // what is there is not written over
}

QTEST_GUILESS_MAIN(TestServerMerging)
#include "tst_servermerging.moc"
