// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/markstore.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestMarkStore : public QObject
{
    Q_OBJECT
private slots:
    void everyStepIsStoredUndoneAndRedone();
    void marksAreFoundAgainAfterARestartAndInAChangedText();
    void withoutALibraryNothingChanges();
    void aFileThatIsNoLibraryIsRefused();
    void aNewerFormatIsRefusedAndLeftAlone();

private:
    static Report reportOf(const QString &text);
};

Report TestMarkStore::reportOf(const QString &text)
{
    ReportData data;
    data.path = u"/somewhere/report.txt"_s;
    data.sha256 = QByteArray::number(qHash(text), 16);
    data.text = text;
    return Report(std::move(data));
}

void TestMarkStore::everyStepIsStoredUndoneAndRedone()
{
    QTemporaryDir folder;
    const auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    const Report report = reportOf(u"😀 The harbour was closed."_s);
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {report}));
    MarkStore store(library->get());
    store.load({report});
    const auto inLibrary = [&] {
        return (*library)->marks().ofReport(report.sha256()).value_or(QList<Highlight>());
    };

    store.add(0, {7, 14}, HighlightColour::Blue);
    QCOMPARE(inLibrary().size(), 1);
    QCOMPARE(inLibrary().first().exact, u"harbour"_s);
    QCOMPARE(inLibrary().first().start, 6); // code points: the emoji counts as one
    store.setNote(store.highlights().first().highlight.id, u"check"_s);
    QCOMPARE(inLibrary().first().note, u"check"_s);
    const QList<Highlight> after = inLibrary();

    store.undoStack()->undo();
    QCOMPARE(inLibrary().first().note, QString());
    store.undoStack()->undo();
    QCOMPARE(inLibrary().size(), 0);
    QCOMPARE(store.highlights().size(), 0);
    store.undoStack()->redo();
    store.undoStack()->redo();
    QCOMPARE(inLibrary(), after);
    store.remove(after.first().id);
    QCOMPARE(inLibrary().size(), 0);
    store.undoStack()->undo();
    QCOMPARE(inLibrary(), after);
}

void TestMarkStore::marksAreFoundAgainAfterARestartAndInAChangedText()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const Report before = reportOf(u"One boat left. The boat came back. No boat is missing."_s);
    {
        const auto library = Library::open(path);
        QVERIFY(library);
        QVERIFY((*library)->sources().rememberEvent(u"Boats"_s, {before}));
        MarkStore store(library->get());
        store.load({before});
        store.add(0, {19, 23}, HighlightColour::Green);
    }
    const auto library = Library::open(path);
    QVERIFY(library);
    QCOMPARE((*library)->sources().text(before.sha256()), before.text());
    QCOMPARE((*library)->sources().recentEvents()->first().name, u"Boats"_s);
    MarkStore store(library->get());
    store.load({before});
    QCOMPARE(store.highlights().first().where, (TextRange{19, 23}));

    const Report after =
        reportOf(u"Update: two boats. One boat left. The boat came back. No boat is missing."_s);
    store.load({after});
    QCOMPARE(store.highlights().size(), 1);
    QCOMPARE(store.highlights().first().where, (TextRange{38, 42}));
    store.load({reportOf(u"Nothing of it is left."_s)});
    QCOMPARE(store.highlights().size(), 1);
    QVERIFY(!store.highlights().first().where);
}

void TestMarkStore::withoutALibraryNothingChanges()
{
    MarkStore store(nullptr);
    store.load({reportOf(u"Some words."_s)});
    QSignalSpy failed(&store, &MarkStore::failed);
    store.add(0, {0, 4}, HighlightColour::Pink);
    QCOMPARE(failed.size(), 1);
    QVERIFY(store.highlights().isEmpty());
    QVERIFY(!store.undoStack()->canUndo());
}

void TestMarkStore::aFileThatIsNoLibraryIsRefused()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"letter.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    const auto library = Library::open(path);
    QVERIFY(!library);
    QVERIFY2(library.error().message().contains(u"no library"_s), qPrintable(library.error().message()));
    QCOMPARE(QFileInfo(path).size(), 4096);
}

void TestMarkStore::aNewerFormatIsRefusedAndLeftAlone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery(database).exec(u"PRAGMA user_version = 99"_s);
        database.close();
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    const auto before = QFileInfo(path).size();
    const auto library = Library::open(path);
    QVERIFY(!library);
    QVERIFY2(library.error().message().contains(u"newer version"_s), qPrintable(library.error().message()));
    QCOMPARE(QFileInfo(path).size(), before);
}

QTEST_GUILESS_MAIN(TestMarkStore)
#include "tst_markstore.moc"
