// SPDX-License-Identifier: GPL-3.0-or-later
// More than one: two windows on one library, and another analyst's library merged into ours.
#include "library/library.h"
#include "library/librarywatch.h"
#include "library/markstore.h"
#include "library/merging.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestSharing : public QObject
{
    Q_OBJECT
private slots:
    void anotherWindowsChangesAreSeen();
    void ownChangesAreNoNews();
    void whatCannotBeReadIsNotTakenForGone();
    void mergingAddsWhatIsMissingAndDoublesNothing();
    void ofTwoChangesTheLaterStaysAndBothAreListed();
    void whatWasRemovedHereStaysAway();
    void aCorrectionTakenBackStaysAway();
    void theSameEventAndTheSameTagBecomeOne();
    void aPreviewChangesNothing();
    void anOlderFormatIsMergedWithoutChangingIt();
    void whatIsNoLibraryIsRefused();

private:
    static Report report(const QByteArray &hash = "feed")
    {
        ReportData data;
        data.sha256 = hash;
        data.text = u"The harbour was closed at dawn."_s;
        return Report(std::move(data));
    }
    std::unique_ptr<Library> make(const QString &name)
    {
        auto library = Library::open(m_folder.filePath(name));
        if (!library || !(*library)->sources().rememberEvent(u"Closure"_s, {report()}))
            qFatal("no library");
        return std::move(*library);
    }
    Highlight add(Library &library, const QString &note, const QList<QUuid> &tags = {})
    {
        Highlight mark = makeHighlight(report(), {4, 11}, HighlightColour::Blue, u"Ada"_s);
        mark.note = note;
        mark.tags = tags;
        if (!library.marks().add(mark))
            qFatal("no mark");
        return mark;
    }
    static qint64 countOf(const MergeReport &report, const QString &what)
    {
        const auto at = std::ranges::find(report.counts, what, &MergeReport::Count::what);
        return at == report.counts.end() ? 0 : at->added;
    }
    QTemporaryDir m_folder{};
};

void TestSharing::anotherWindowsChangesAreSeen()
{
    const auto here = make(u"shared.sqlite"_s);
    const auto there = make(u"shared.sqlite"_s);
    MarkStore store(here.get());
    store.load({report()});
    LibraryWatch watch(here.get());
    connect(&watch, &LibraryWatch::changedByOthers, &store, &MarkStore::refresh);
    QSignalSpy news(&watch, &LibraryWatch::changedByOthers);
    QSignalSpy reset(&store, &MarkStore::reset);
    Highlight mark = add(*there, u"from there"_s);
    QVERIFY(news.wait(5000));
    QCOMPARE(store.highlights().size(), 1);
    QCOMPARE(store.highlights().first().highlight, mark);
    QCOMPARE(store.highlights().first().where, (TextRange{4, 11}));
    mark.note = u"changed there"_s;
    QVERIFY(there->marks().update(mark));
    watch.look();
    QCOMPARE(store.highlights().first().highlight.note, u"changed there"_s);
    QVERIFY(there->marks().remove(mark.id));
    watch.look();
    QVERIFY(store.highlights().isEmpty());
    QVERIFY(reset.isEmpty()); // mark by mark: the list keeps its place
}

void TestSharing::ownChangesAreNoNews()
{
    const auto here = make(u"own.sqlite"_s);
    LibraryWatch watch(here.get());
    QSignalSpy news(&watch, &LibraryWatch::changedByOthers);
    add(*here, {});
    watch.look();
    QVERIFY(news.isEmpty());
}

void TestSharing::whatCannotBeReadIsNotTakenForGone()
{
    const auto here = make(u"away.sqlite"_s);
    add(*here, {});
    MarkStore store(here.get());
    store.load({report()});
    QCOMPARE(store.highlights().size(), 1);
    QVERIFY(QFile::rename(here->path(), here->path() + u".away"_s));
    QSignalSpy failed(&store, &MarkStore::failed);
    store.refresh();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(store.highlights().size(), 1);
}

void TestSharing::mergingAddsWhatIsMissingAndDoublesNothing()
{
    const auto here = make(u"a1.sqlite"_s);
    const auto there = make(u"a2.sqlite"_s);
    const Highlight ours = add(*here, u"ours"_s);
    const auto tag = there->tags().atPath(u"actors/harbour master"_s, u"Ben"_s);
    const Highlight theirs = add(*there, u"theirs"_s, {tag->id});
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Anchor anchor{"feed", 4, 11, u"harbour"_s, {}, {}};
    QVERIFY(
        there->links().add({QUuid::createUuid(), u"contradicts"_s, anchor, anchor, {}, u"Ben"_s, now, now}));
    const auto event = there->sources().recentEvents()->first().id;
    QVERIFY(there->verdicts().add({QUuid::createUuid(),
                                   u"a fact"_s,
                                   u"fact"_s,
                                   {},
                                   {anchor},
                                   u"conflict"_s,
                                   {},
                                   u"Ben"_s,
                                   now,
                                   {},
                                   event,
                                   0}));
    QVERIFY(there->labels().set({"feed", 0, PassageKind::Caption, u"Ben"_s}));
    const auto merged = mergeLibrary(*here, there->path());
    QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().message()));
    QCOMPARE(countOf(*merged, u"highlight"_s), 1);
    QVERIFY(merged->conflicts.isEmpty());
    QVERIFY(here->marks().all()->contains(ours));
    QVERIFY(here->marks().all()->contains(theirs));
    QCOMPARE(here->links().all()->size(), 1);
    QCOMPARE(here->labels().all()->size(), 1);
    QCOMPARE(here->verdicts().current(here->sources().recentEvents()->first().id)->size(), 1);
    const auto again = mergeLibrary(*here, there->path());
    QCOMPARE(again->added(), 0);
    QCOMPARE(again->changed(), 0);
    QCOMPARE(here->marks().all()->size(), 2);
}

void TestSharing::ofTwoChangesTheLaterStaysAndBothAreListed()
{
    const auto here = make(u"b1.sqlite"_s);
    Highlight mark = add(*here, u"first"_s);
    Highlight early = add(*here, u"first"_s);
    const auto there = make(u"b2.sqlite"_s);
    const auto tag = there->tags().atPath(u"later"_s, u"Ben"_s);
    mark.note = u"theirs is later"_s;
    mark.tags = {tag->id};
    mark.modified = mark.modified.addSecs(60);
    QVERIFY(there->marks().add(mark));
    Highlight old = early;
    old.note = u"theirs is earlier"_s;
    old.modified = old.modified.addSecs(-60);
    QVERIFY(there->marks().add(old));
    const auto merged = mergeLibrary(*here, there->path());
    QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().message()));
    QCOMPARE(merged->conflicts.size(), 2);
    QCOMPARE(std::ranges::count(merged->conflicts, true, &MergeConflict::takesTheirs), 1);
    QVERIFY(merged->conflicts.first().here.contains(u"first"_s));
    QVERIFY(here->marks().all()->contains(mark));
    QVERIFY(here->marks().all()->contains(early));
    QCOMPARE(here->marks().all()->size(), 2);
}

void TestSharing::whatWasRemovedHereStaysAway()
{
    const auto here = make(u"c1.sqlite"_s);
    const auto there = make(u"c2.sqlite"_s);
    const Highlight mark = add(*there, u"theirs"_s);
    QVERIFY(mergeLibrary(*here, there->path()));
    QVERIFY(here->marks().remove(mark.id));
    const auto merged = mergeLibrary(*here, there->path());
    QVERIFY(here->marks().all()->isEmpty());
    QCOMPARE(merged->conflicts.size(), 1);
    QVERIFY(merged->conflicts.first().here.startsWith(u"removed here"_s));
    QVERIFY(here->marks().add(mark)); // undone here: it is no more among the removed
    QVERIFY(mergeLibrary(*here, there->path())->conflicts.isEmpty());
}

void TestSharing::aCorrectionTakenBackStaysAway()
{
    const auto here = make(u"k1.sqlite"_s);
    const auto there = make(u"k2.sqlite"_s);
    const AnchoredPlace one{"feed", {}, 4, 11, u"harbour"_s, {}, {}};
    const AnchoredPlace other{"feed", {}, 12, 15, u"was"_s, {}, {}};
    const CorrectionRecord correction{QUuid::createUuid(),
                                      CorrectionKind::NotSame,
                                      {},
                                      {one},
                                      {other},
                                      u"Ben"_s,
                                      QDateTime::currentDateTimeUtc()};
    QVERIFY(there->corrections().add(correction));
    QVERIFY(mergeLibrary(*here, there->path()));
    QCOMPARE(here->corrections().all()->size(), 1);
    QVERIFY(here->corrections().remove(correction.id));
    const auto merged = mergeLibrary(*here, there->path());
    QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().message()));
    QVERIFY(here->corrections().all()->isEmpty());
    QCOMPARE(countOf(*merged, u"correction"_s), 0);
    QVERIFY(here->corrections().add(correction)); // decided again: it may come again
    QCOMPARE(mergeLibrary(*here, there->path())->added(), 0);
}

void TestSharing::theSameEventAndTheSameTagBecomeOne()
{
    const auto here = make(u"d1.sqlite"_s);
    const auto there = make(u"d2.sqlite"_s);
    const auto ours = here->tags().atPath(u"Actors/crew"_s, u"Ada"_s);
    const auto theirs = there->tags().atPath(u"actors/crew"_s, u"Ben"_s);
    const auto captain = there->tags().atPath(u"actors/crew/captain"_s, u"Ben"_s);
    const Highlight mark = add(*there, {}, {theirs->id});
    QVERIFY(here->sources().recentEvents()->first().id != there->sources().recentEvents()->first().id);
    QVERIFY(mergeLibrary(*here, there->path()));
    QCOMPARE(here->sources().recentEvents()->size(), 1);
    QCOMPARE(here->tags().all()->size(), 3);
    QCOMPARE(pathOf(captain->id, *here->tags().all()), u"Actors/crew/captain"_s);
    QCOMPARE(here->marks().all()->first().tags, QList<QUuid>{ours->id});
    QCOMPARE(there->tags().all()->size(), 3); // theirs is as it was
    QCOMPARE(there->marks().all()->first(), mark);
}

void TestSharing::aPreviewChangesNothing()
{
    const auto here = make(u"e1.sqlite"_s);
    const auto there = make(u"e2.sqlite"_s);
    add(*there, u"theirs"_s);
    const auto preview = previewMerge(*here, there->path());
    QVERIFY2(preview, qPrintable(preview ? QString() : preview.error().message()));
    QCOMPARE(countOf(*preview, u"highlight"_s), 1);
    QVERIFY(here->marks().all()->isEmpty());
    QVERIFY(mergeLibrary(*here, there->path())); // and can be followed by the merge
    QCOMPARE(here->marks().all()->size(), 1);
}

void TestSharing::anOlderFormatIsMergedWithoutChangingIt()
{
    const auto here = make(u"f1.sqlite"_s);
    const QString old = QStringLiteral(SYNOPTIC_TEST_DATA "/library-format-1.sqlite");
    QFile file(old);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const auto merged = mergeLibrary(*here, old);
    QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().message()));
    QCOMPARE(here->marks().all()->size(), 2);
    file.seek(0);
    QCOMPARE(file.readAll(), before);
}

void TestSharing::whatIsNoLibraryIsRefused()
{
    const auto here = make(u"g1.sqlite"_s);
    const auto merged = mergeLibrary(*here, QStringLiteral(SYNOPTIC_TEST_DATA "/other-program.sqlite"));
    QVERIFY(!merged);
    QVERIFY2(merged.error().message().contains(u"other-program"_s), qPrintable(merged.error().message()));
    QVERIFY(!mergeLibrary(*here, m_folder.filePath(u"missing.sqlite"_s)));
    add(*here, {});
}

QTEST_GUILESS_MAIN(TestSharing)
#include "tst_sharing.moc"
