// SPDX-License-Identifier: GPL-3.0-or-later
// A library on a disk that is full, in a file that is damaged, cut, replaced, taken away: each has its
// message, what was acknowledged is there, and what can be read is salvaged.
#include "library/connection.h"
#include "library/library.h"
#include "library/markstore.h"
#include "library/placement.h"
#include "library/salvage.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

constexpr int marks = 2000;

Report report(const QString &text = u"The harbour was closed at dawn."_s)
{
    ReportData data;
    data.path = u"/somewhere/report.txt"_s;
    data.sha256 = QByteArray("feed");
    data.text = text;
    return Report(std::move(data));
}

Highlight mark(const QString &note = {})
{
    Highlight made = makeHighlight(report(), {4, 11}, HighlightColour::Blue, u"Ada"_s);
    made.note = note;
    return made;
}

QSet<QUuid> idsIn(Library &library)
{
    QSet<QUuid> ids;
    for (const Highlight &highlight : library.marks().all().value_or(QList<Highlight>()))
        ids.insert(highlight.id);
    return ids;
}

/// A library with an event, a report and marks, whole in one file.
QSet<QUuid> makeLibrary(const QString &path)
{
    QSet<QUuid> ids;
    const auto library = Library::open(path);
    if (!library || !(*library)->sources().rememberEvent(u"Closure"_s, {report()}))
        qFatal("no library");
    (void)(*library)->connection().inTransaction([&]() -> Result<void> {
        for (int i = 0; i < marks; ++i) {
            const Highlight made = mark(u"note %1 "_s.arg(i) + QString(300, u'x'));
            ids.insert(made.id);
            if (auto done = (*library)->marks().add(made); !done)
                return done;
        }
        return {};
    });
    (void)(*library)->connection().change(u"PRAGMA journal_mode = DELETE"_s);
    return ids;
}

void overwrite(const QString &path, qint64 page, int pages = 1)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(page * 4096) ||
        file.write(QByteArray(pages * 4096, '\xA5')) != pages * 4096)
        qFatal("cannot damage the file");
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Pages of a table, by SQLite's own statistics.
QList<qint64> pagesOf(const QString &path, const QString &table)
{
    Connection connection;
    QList<qint64> pages;
    (void)connection.open(path);
    (void)connection.each(u"SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno"_s,
                          {table}, [&](const QSqlQuery &row) { pages.append(row.value(0).toLongLong()); });
    return pages;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT
private slots:
    void aFullLibraryRefusesAndKeepsWhatWasTyped();
    void aFullDisk();
    void aFileSizeLimit();
    void aReadOnlyLibraryCanBeRead();
    void aDamagedLibraryIsReadAndSalvaged_data();
    void aDamagedLibraryIsReadAndSalvaged();
    void randomDamageNeverCrashesOrLosesSilently();
    void aLostReportLeavesItsMarks();
    void oneThatIsLostIsSaidInTheSingular();
    void aDestroyedBeginningIsSaid();
    void aCutLogLosesOnlyItsEnd();
    void aFileTakenAwayIsNoticed();
    void aReplacedFileIsFollowed();
    void placesWhereALogIsUnsafe_data();
    void placesWhereALogIsUnsafe();
    void aSyncedFolderGetsARollbackJournal();
};

void TestFaults::aFullLibraryRefusesAndKeepsWhatWasTyped()
{
    QTemporaryDir folder;
    const auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {report()}));
    MarkStore store(library->get());
    store.load({report()});
    store.add(0, {4, 11}, HighlightColour::Blue);
    const QUuid id = store.highlights().first().highlight.id;
    const auto pages = (*library)->connection().value(u"PRAGMA page_count"_s);
    QVERIFY((*library)->connection().change(u"PRAGMA max_page_count = %1"_s.arg(pages->toInt())));
    QSignalSpy failed(&store, &MarkStore::failed);
    store.setNote(id, QString(100'000, u'n'));
    QCOMPARE(failed.size(), 1);
    QVERIFY2(failed.first().first().value<Error>().message().contains(u"disk is full"_s),
             qPrintable(failed.first().first().value<Error>().message()));
    QCOMPARE(store.highlights().first().highlight.note, QString());
    QVERIFY((*library)->connection().change(u"PRAGMA max_page_count = 1000000"_s));
    store.setNote(id, u"again"_s);
    QCOMPARE((*library)->marks().all()->first().note, u"again"_s);
}

void TestFaults::aFullDisk()
{
    QTemporaryDir folder;
    const QByteArray at = QFile::encodeName(folder.path());
    if (::mount("tmpfs", at.constData(), "tmpfs", 0, "size=600k") != 0)
        QSKIP("a small disk cannot be mounted here");
    const auto unmount = qScopeGuard([&] { ::umount2(at.constData(), MNT_DETACH); });
    QSet<QUuid> acknowledged;
    const QString path = folder.filePath(u"library.sqlite"_s);
    {
        const auto library = Library::open(path);
        QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
        QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {report()}));
        Result<void> done;
        for (int i = 0; i < 2000 && done; ++i) {
            const Highlight made = mark(QString(400, u'n'));
            done = (*library)->marks().add(made);
            if (done)
                acknowledged.insert(made.id);
        }
        QVERIFY(!done);
        QVERIFY2(done.error().message().contains(u"full"_s), qPrintable(done.error().message()));
        QCOMPARE(idsIn(**library), acknowledged);
    }
    const auto library = Library::openAnyway(path);
    QCOMPARE(idsIn(*library), acknowledged);
}

void TestFaults::aFileSizeLimit()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    auto *const handler = std::signal(SIGXFSZ, SIG_IGN);
    const auto restore = qScopeGuard([&] {
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
    });
    QSet<QUuid> acknowledged;
    {
        const auto library = Library::open(path);
        QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {report()}));
        const rlimit small{300 * 1024, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        Result<void> done;
        for (int i = 0; i < 2000 && done; ++i) {
            const Highlight made = mark(QString(400, u'n'));
            done = (*library)->marks().add(made);
            if (done)
                acknowledged.insert(made.id);
        }
        QVERIFY(!done);
        QVERIFY2(done.error().message().contains(u"full"_s), qPrintable(done.error().message()));
        ::setrlimit(RLIMIT_FSIZE, &before);
    }
    const auto library = Library::open(path);
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    QCOMPARE(idsIn(**library), acknowledged);
}

void TestFaults::aReadOnlyLibraryCanBeRead()
{
    QTemporaryDir folder;
    // Root may write everywhere: be somebody else for this one.
    constexpr uid_t nobody = 65534;
    if (geteuid() == 0)
        QVERIFY(::chown(QFile::encodeName(folder.path()).constData(), nobody, nobody) == 0 &&
                ::setresuid(nobody, nobody, 0) == 0);
    const auto again = qScopeGuard([user = getuid()] {
        if (user == nobody)
            (void)!::setresuid(0, 0, 0);
    });
    const QString path = folder.filePath(u"library.sqlite"_s);
    const QSet<QUuid> ids = makeLibrary(path);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    const auto library = Library::openAnyway(path);
    QCOMPARE(library->condition(), LibraryCondition::OnlyReadable);
    QCOMPARE(idsIn(*library), ids);
    const auto refused = library->marks().add(mark());
    QVERIFY(!refused);
    QVERIFY2(refused.error().message().contains(u"cannot be written"_s),
             qPrintable(refused.error().message()));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(library->reopen());
    QVERIFY(library->marks().add(mark()));
}

void TestFaults::aDamagedLibraryIsReadAndSalvaged_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<int>("cut");
    QTest::addColumn<bool>("all");
    QTest::newRow("a page of marks") << u"highlight"_s << 0 << false;
    QTest::newRow("an index alone") << u"highlight_report"_s << 0 << true;
    QTest::newRow("cut in half") << u""_s << 2 << false;
}

void TestFaults::aDamagedLibraryIsReadAndSalvaged()
{
    QFETCH(QString, table);
    QFETCH(int, cut);
    QFETCH(bool, all);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const QSet<QUuid> ids = makeLibrary(path);
    if (cut > 0)
        QVERIFY(QFile::resize(path, QFileInfo(path).size() / cut / 4096 * 4096));
    else
        overwrite(path, pagesOf(path, table).at(pagesOf(path, table).size() / 2) - 1);
    const QByteArray before = bytesOf(path);

    const auto damaged = Library::openAnyway(path);
    QCOMPARE(damaged->condition(), LibraryCondition::Damaged);
    QVERIFY(!damaged->marks().add(mark()));

    const QString fresh = folder.filePath(u"salvaged.sqlite"_s);
    const auto salvaged = salvage(path, fresh);
    QVERIFY2(salvaged, qPrintable(salvaged ? QString() : salvaged.error().message()));
    QCOMPARE(bytesOf(path), before);
    QCOMPARE(salvaged->everything(), all);
    QVERIFY2(salvaged->inWords().contains(u"highlight: "_s), qPrintable(salvaged->inWords()));
    {
        const auto whole = Library::open(fresh);
        QVERIFY2(whole, qPrintable(whole ? QString() : whole.error().message()));
        const QSet<QUuid> saved = idsIn(**whole);
        QVERIFY(ids.contains(saved));
        QVERIFY2(all ? saved == ids : saved.size() > (cut > 0 ? 0 : marks * 9 / 10),
                 qPrintable(QString::number(saved.size())));
        QCOMPARE((*whole)->sources().recentEvents()->size(), 1);
    }
    const auto kept = damaged->replaceBy(fresh, u"damaged"_s);
    QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().message()));
    QCOMPARE(bytesOf(*kept), before);
    QCOMPARE(damaged->condition(), LibraryCondition::Whole);
    QVERIFY(damaged->marks().add(mark()));
}

void TestFaults::randomDamageNeverCrashesOrLosesSilently()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const QSet<QUuid> ids = makeLibrary(path);
    const QByteArray whole = bytesOf(path);
    QRandomGenerator random(7);
    for (int round = 0; round < 16; ++round) {
        QByteArray bytes = whole;
        for (int i = 0; i < 1 + round % 4; ++i) {
            const int at = 4096 + random.bounded(int(bytes.size()) - 4096 - 512);
            for (int j = 0; j < 512; ++j)
                bytes[at + j] = char(random.bounded(256));
        }
        const QString damaged = folder.filePath(u"damaged.sqlite"_s);
        const QString fresh = folder.filePath(u"fresh.sqlite"_s);
        QFile file(damaged);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto salvaged = salvage(damaged, fresh);
        QVERIFY2(salvaged, qPrintable(salvaged ? QString() : salvaged.error().message()));
        const auto library = Library::open(fresh);
        QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
        const QSet<QUuid> saved = idsIn(**library);
        if (!saved.contains(ids))
            QVERIFY2(!salvaged->everything(), qPrintable(salvaged->inWords()));
        QCOMPARE((*library)->connection().value(u"PRAGMA integrity_check"_s)->toString(), u"ok"_s);
        QVERIFY(!(*library)->connection().value(u"PRAGMA foreign_key_check"_s)->isValid());
    }
}

void TestFaults::aLostReportLeavesItsMarks()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const QSet<QUuid> ids = makeLibrary(path);
    overwrite(path, pagesOf(path, u"report"_s).first() - 1);
    const QString fresh = folder.filePath(u"salvaged.sqlite"_s);
    const auto salvaged = salvage(path, fresh);
    QVERIFY2(salvaged, qPrintable(salvaged ? QString() : salvaged.error().message()));
    QCOMPARE(salvaged->reportsWithoutText, 1);
    const auto library = Library::open(fresh);
    QCOMPARE(idsIn(**library), ids);
    QVERIFY(!(*library)->sources().text("feed"));
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {report()}));
    QCOMPARE((*library)->sources().text("feed"), report().text());
}

void TestFaults::oneThatIsLostIsSaidInTheSingular()
{
    const SalvageReport one{{}, 1, 1};
    QCOMPARE(one.inWords(), u"1 report lost its text: open its file again to bring it back\n"
                            "1 row went because what it belonged to is lost"_s);
    const SalvageReport two{{}, 2, 2};
    QVERIFY(two.inWords().startsWith(u"2 reports lost their text"_s));
}

void TestFaults::aDestroyedBeginningIsSaid()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    makeLibrary(path);
    overwrite(path, 0);
    const auto library = Library::openAnyway(path);
    QCOMPARE(library->condition(), LibraryCondition::NoLibrary);
    QVERIFY(!library->marks().all());
    const auto salvaged = salvage(path, folder.filePath(u"salvaged.sqlite"_s));
    QVERIFY(!salvaged);
    QVERIFY2(salvaged.error().message().contains(u"backup"_s), qPrintable(salvaged.error().message()));
    QVERIFY(!QFile::exists(folder.filePath(u"salvaged.sqlite"_s)));
}

void TestFaults::aCutLogLosesOnlyItsEnd()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const QString crashed = folder.filePath(u"crashed.sqlite"_s);
    QList<QUuid> order;
    {
        // The files as a crash leaves them: copied while the library is open.
        const auto library = Library::open(path);
        QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {report()}));
        QVERIFY((*library)->connection().value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        for (int i = 0; i < 20; ++i) {
            order.append(mark().id);
            Highlight made = mark();
            made.id = order.last();
            QVERIFY((*library)->marks().add(made));
        }
        QVERIFY(QFile::copy(path, crashed));
        QVERIFY(QFile::copy(path + u"-wal"_s, crashed + u"-wal"_s));
    }
    const qint64 log = QFileInfo(crashed + u"-wal"_s).size();
    QVERIFY(log > 20000);
    QVERIFY(QFile::resize(crashed + u"-wal"_s, log - 5000));
    const auto library = Library::open(crashed);
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    const QSet<QUuid> there = idsIn(**library);
    QVERIFY(there.size() < 20);
    QVERIFY(there.size() >= 15);
    for (int i = 0; i < there.size(); ++i) // the first ones, without a gap
        QVERIFY(there.contains(order.at(i)));
    QCOMPARE((*library)->connection().value(u"PRAGMA integrity_check"_s)->toString(), u"ok"_s);
}

void TestFaults::aFileTakenAwayIsNoticed()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const auto library = Library::open(path);
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {report()}));
    QVERIFY(QFile::rename(path, path + u".away"_s));
    const auto refused = (*library)->marks().add(mark());
    QVERIFY(!refused);
    QVERIFY2(refused.error().message().contains(u"not there any more"_s),
             qPrintable(refused.error().message()));
    QVERIFY(QFile::rename(path + u".away"_s, path));
    QVERIFY((*library)->marks().add(mark()));
}

void TestFaults::aReplacedFileIsFollowed()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    makeLibrary(path);
    const QString backup = folder.filePath(u"backup.sqlite"_s);
    QVERIFY(QFile::copy(path, backup));
    const auto here = Library::open(path);
    const auto there = Library::open(path);
    QVERIFY((*there)->marks().add(mark()));
    QCOMPARE(idsIn(**there).size(), marks + 1);
    const auto kept = (*here)->replaceBy(backup, u"before-restore"_s);
    QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().message()));
    QCOMPARE(idsIn(**here).size(), marks);
    // The other window writes into the file that is there now, not into the one that went.
    const Highlight made = mark();
    QVERIFY((*there)->marks().add(made));
    QCOMPARE(idsIn(**here).size(), marks + 1);
    QVERIFY(idsIn(**here).contains(made.id));
}

void TestFaults::placesWhereALogIsUnsafe_data()
{
    QTest::addColumn<QByteArray>("filesystem");
    QTest::addColumn<QString>("path");
    QTest::addColumn<Placement>("expected");
    QTest::newRow("a disk") << QByteArray("ext4") << u"/home/ada/library.sqlite"_s << Placement::Local;
    QTest::newRow("an encrypted folder")
        << QByteArray("fuse.gocryptfs") << u"/home/ada/l.sqlite"_s << Placement::Local;
    QTest::newRow("NFS") << QByteArray("nfs4") << u"/home/ada/library.sqlite"_s << Placement::Network;
    QTest::newRow("a Windows share") << QByteArray("cifs") << u"/media/share/l.sqlite"_s
                                     << Placement::Network;
    QTest::newRow("over SSH") << QByteArray("fuse.sshfs") << u"/mnt/l.sqlite"_s << Placement::Network;
    QTest::newRow("Dropbox") << QByteArray("ext4") << u"/home/ada/Dropbox/news/l.sqlite"_s
                             << Placement::Synced;
    QTest::newRow("a second account")
        << QByteArray("ext4") << u"/home/ada/OneDrive - Desk/l.sqlite"_s << Placement::Synced;
}

void TestFaults::placesWhereALogIsUnsafe()
{
    QFETCH(QByteArray, filesystem);
    QFETCH(QString, path);
    QFETCH(Placement, expected);
    QCOMPARE(placementOf(filesystem, path), expected);
}

void TestFaults::aSyncedFolderGetsARollbackJournal()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u".stfolder"_s));
    QVERIFY(QDir(folder.path()).mkdir(u"news"_s));
    const QString path = folder.filePath(u"news/library.sqlite"_s);
    const auto library = Library::open(path);
    QVERIFY(library);
    QCOMPARE((*library)->connection().value(u"PRAGMA journal_mode"_s)->toString(), u"delete"_s);
    QVERIFY((*library)->notice().contains(u"one computer at a time"_s));
    // A library that comes from elsewhere with a log loses it.
    QVERIFY((*library)->connection().change(u"PRAGMA journal_mode = WAL"_s));
    QVERIFY((*library)->reopen());
    QCOMPARE((*library)->connection().value(u"PRAGMA journal_mode"_s)->toString(), u"delete"_s);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
