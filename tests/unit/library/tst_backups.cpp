// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/backups.h"
#include "library/caretaker.h"
#include "library/library.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestBackups : public QObject
{
    Q_OBJECT
private slots:
    void aDayHasOneCopyThatIsWhole();
    void theOldestGoButEachMonthKeepsOne();
    void aSummaryCountsWithoutChanging();
    void anOlderFormatIsSummedUpToo();
    void whatIsNoLibraryHasNoSummary();
    void aCopyIsRestoredAndThePresentFileKept();
    void aDamagedLibraryMakesNoCopy();
    void whatCannotBeRestoredLeavesThePresentFile();

private:
    static Report report()
    {
        ReportData data;
        data.sha256 = QByteArray("feed");
        data.text = u"The harbour was closed."_s;
        return Report(std::move(data));
    }
    static std::unique_ptr<Library> libraryAt(const QString &path, int marks)
    {
        auto library = Library::open(path);
        if (!library || !(*library)->sources().rememberEvent(u"Closure"_s, {report()}))
            qFatal("no library");
        for (int i = 0; i < marks; ++i) {
            Highlight mark = makeHighlight(report(), {4, 11}, HighlightColour::Blue, u"Ada"_s);
            mark.note = i % 2 == 0 ? u"check"_s : QString();
            if (!(*library)->marks().add(mark))
                qFatal("no mark");
        }
        return std::move(*library);
    }
};

void TestBackups::aDayHasOneCopyThatIsWhole()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const QDate day(2026, 3, 4);
    QVERIFY(!backupDue(path, day));          // there is nothing to copy
    const auto library = libraryAt(path, 3); // stays open: what is in its log only is copied too
    QVERIFY(backupDue(path, day));
    const auto made = makeBackup(path, day);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().message()));
    QVERIFY(made->endsWith(u"backups/library-2026-03-04.sqlite"_s));
    QVERIFY(!backupDue(path, day));
    QVERIFY(backupDue(path, day.addDays(1)));
    QCOMPARE(summaryOf(*made)->marks, 3);
    QCOMPARE(backupsOf(path).size(), 1);
    QCOMPARE(backupsOf(path).first().origin, BackupRecord::Daily);
}

void TestBackups::theOldestGoButEachMonthKeepsOne()
{
    QList<QDate> days;
    for (QDate day(2024, 1, 5); day <= QDate(2026, 3, 10); day = day.addDays(1))
        days.append(day);
    std::ranges::reverse(days);
    const QList<QDate> gone = backupsToRemove(days);
    QList<QDate> kept;
    for (const QDate &day : days) {
        if (!gone.contains(day))
            kept.append(day);
    }
    QCOMPARE(kept.size(), 14 + 12);
    QCOMPARE(kept.at(0), QDate(2026, 3, 10));
    QCOMPARE(kept.at(13), QDate(2026, 2, 25));
    QCOMPARE(kept.at(14), QDate(2026, 2, 1));
    QCOMPARE(kept.last(), QDate(2025, 3, 1));
    QVERIFY(backupsToRemove(days.first(14)).isEmpty());
    // Running it every day keeps the same: none of the month's first is ever let go for a later one.
    QList<QDate> present;
    for (QDate day(2024, 1, 5); day <= QDate(2026, 3, 10); day = day.addDays(1)) {
        present.append(day);
        for (const QDate &old : backupsToRemove(present))
            present.removeOne(old);
    }
    std::ranges::reverse(present);
    QCOMPARE(present, kept);
}

void TestBackups::aSummaryCountsWithoutChanging()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    libraryAt(path, 5).reset();
    const auto before = QFileInfo(path).lastModified();
    const auto summary = summaryOf(path);
    QVERIFY(summary);
    QCOMPARE(summary->format, schemaVersion());
    QCOMPARE(summary->events, 1);
    QCOMPARE(summary->reports, 1);
    QCOMPARE(summary->marks, 5);
    QCOMPARE(summary->notes, 3);
    QVERIFY(summary->firstChange.isValid());
    QVERIFY(summary->lastChange >= summary->firstChange);
    QCOMPARE(QFileInfo(path).lastModified(), before);
}

void TestBackups::anOlderFormatIsSummedUpToo()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"old.sqlite"_s);
    QVERIFY(QFile::copy(QStringLiteral(SYNOPTIC_TEST_DATA "/library-format-1.sqlite"), path));
    QCOMPARE(summaryOf(path)->format, 1);
    QCOMPARE(summaryOf(path)->marks, 2);
    QCOMPARE(summaryOf(path)->notes, 1);
}

void TestBackups::whatIsNoLibraryHasNoSummary()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"letter.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Dear Ada");
    file.close();
    QVERIFY(!summaryOf(path));
    QVERIFY(!summaryOf(folder.filePath(u"missing"_s)));
    QVERIFY(!QFile::exists(folder.filePath(u"missing"_s)));
    QVERIFY(!summaryOf(QStringLiteral(SYNOPTIC_TEST_DATA "/other-program.sqlite")));
}

void TestBackups::aCopyIsRestoredAndThePresentFileKept()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const auto library = libraryAt(path, 3);
    const auto backup = makeBackup(path, QDate(2026, 3, 4));
    QVERIFY(backup);
    QVERIFY(library->marks().add(makeHighlight(report(), {4, 11}, HighlightColour::Pink, u"Ada"_s)));
    const auto kept = library->replaceBy(*backup, u"before-restore"_s);
    QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().message()));
    QCOMPARE(library->marks().all()->size(), 3);
    QCOMPARE(summaryOf(*kept)->marks, 4);
    QVERIFY(QFile::exists(*backup));
    // And back again.
    QVERIFY(library->replaceBy(*kept, u"before-restore"_s));
    QCOMPARE(library->marks().all()->size(), 4);
    QVERIFY(library->marks().add(makeHighlight(report(), {4, 11}, HighlightColour::Pink, u"Ada"_s)));
}

void TestBackups::aDamagedLibraryMakesNoCopy()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    libraryAt(path, 300).reset();
    Caretaker caretaker;
    QSignalSpy looked(&caretaker, &Caretaker::looked);
    caretaker.look(path);
    QVERIFY(looked.wait(20000));
    auto health = looked.takeFirst().first().value<HealthReport>();
    QVERIFY(health.problems.isEmpty());
    QVERIFY(QFile::exists(health.backup));
    QFile::remove(health.backup);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2));
    file.write(QByteArray(8192, '\xA5'));
    file.close();
    caretaker.look(path);
    QVERIFY(looked.wait(20000));
    health = looked.takeFirst().first().value<HealthReport>();
    QVERIFY(!health.problems.isEmpty() || health.error);
    QVERIFY(health.backup.isEmpty());
    QVERIFY(backupsOf(path).isEmpty());
}

void TestBackups::whatCannotBeRestoredLeavesThePresentFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const auto library = libraryAt(path, 3);
    QVERIFY(!library->replaceBy(folder.filePath(u"missing"_s), u"before-restore"_s));
    QVERIFY(
        !library->replaceBy(QStringLiteral(SYNOPTIC_TEST_DATA "/other-program.sqlite"), u"before-restore"_s));
    QVERIFY(library->canWrite());
    QCOMPARE(library->marks().all()->size(), 3);
    QVERIFY(library->marks().add(makeHighlight(report(), {4, 11}, HighlightColour::Pink, u"Ada"_s)));
}

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
