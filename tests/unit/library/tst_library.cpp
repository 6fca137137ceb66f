// SPDX-License-Identifier: GPL-3.0-or-later
// What must never happen to a library: something acknowledged is lost, something damaged is written to,
// something fails without a word.
#include "library/connection.h"
#include "library/library.h"
#include "library/markstore.h"
#include "library/salvage.h"
#include "library/search.h"
#include "library/undolog.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestLibrary : public QObject
{
    Q_OBJECT
private slots:
    void killedWhileWriting();
    void lockedByAnotherProgram();
    void aReadOnlyFile();
    void aDamagedFileIsRefusedAndLeftAlone_data();
    void aDamagedFileIsRefusedAndLeftAlone();
    void anOlderFormatIsBackedUpAndBroughtForward_data();
    void anOlderFormatIsBackedUpAndBroughtForward();
    void otherTablesThanTheFormatsAreSaidAndSalvaged();
    void aFolderThatIsNotThereIsSaid();
    void labelsAreKeptByReportAndPlace();

private:
    static Report report(const QString &text);
};

Report TestLibrary::report(const QString &text)
{
    ReportData data;
    data.path = u"/somewhere/report.txt"_s;
    data.sha256 = QByteArray("feed");
    data.text = text;
    return Report(std::move(data));
}

namespace {

/// Runs SQL on a library of its own connection.
QString run(const QString &path, const QStringList &statements)
{
    QString result;
    const QString name = u"direct"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        if (!database.open())
            return database.lastError().text();
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            result = !query.exec(statement) ? query.lastError().text()
                     : query.next()         ? query.value(0).toString()
                                            : QString();
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return result;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestLibrary::killedWhileWriting()
{
    const int kills = qEnvironmentVariableIntValue("SYNOPTIC_KILLS") > 0
                          ? qEnvironmentVariableIntValue("SYNOPTIC_KILLS")
                          : 25;
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    QSet<QUuid> acknowledged;
    for (int i = 0; i < kills; ++i) {
        QProcess writer;
        writer.start(QStringLiteral(SYNOPTIC_MARK_WRITER), {path});
        const int lines = QRandomGenerator::global()->bounded(1, 40);
        QByteArray out;
        while (out.count('\n') < lines && writer.waitForReadyRead(20000))
            out += writer.readAllStandardOutput();
        writer.kill();
        writer.waitForFinished();
        out += writer.readAllStandardOutput();
        QVERIFY2(out.count('\n') >= lines, out.constData());
        for (const QByteArray &line : out.first(out.lastIndexOf('\n')).split('\n'))
            acknowledged.insert(QUuid::fromString(QString::fromLatin1(line)));
    }
    const auto library = Library::open(path);
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    QSet<QUuid> there;
    const auto highlights = (*library)->marks().ofReport("feed");
    QVERIFY(highlights);
    for (const Highlight &highlight : *highlights)
        there.insert(highlight.id);
    // A writer may be killed between the undo and the redo of the mark it told of last.
    QSet<QUuid> undone;
    QVERIFY((*library)->connection().each(u"SELECT id FROM removed"_s, {}, [&](const QSqlQuery &row) {
        undone.insert(QUuid::fromString(row.value(0).toString()));
    }));
    QVERIFY2(undone.size() <= kills, qPrintable(QString::number(undone.size())));
    QVERIFY2((acknowledged - there - undone).isEmpty(),
             qPrintable(QString::number((acknowledged - there - undone).size())));
    QCOMPARE(run(path, {u"PRAGMA integrity_check"_s}), u"ok"_s);
    QCOMPARE(run(path, {u"PRAGMA foreign_key_check"_s}), QString());
    // The index has what the notes say, once it is through.
    const auto search = LibrarySearch::open(path);
    QVERIFY(search);
    for (int left = 1; left > 0;) {
        const auto waiting = (*search)->indexSome();
        QVERIFY2(waiting, qPrintable(waiting ? QString() : waiting.error().message()));
        left = *waiting;
    }
    for (const QString &index : {u"report_words"_s, u"note_words"_s, u"event_words"_s})
        QCOMPARE(run(path, {u"INSERT INTO %1 (%1) VALUES ('integrity-check')"_s.arg(index)}), QString());
    QCOMPARE(run(path, {u"SELECT count(*) FROM note_words WHERE note_words MATCH 'pilot OR tug'"_s}),
             run(path, {u"SELECT count(*) FROM highlight WHERE note <> ''"_s}));
    // The steps of undo that were kept are steps of what is there.
    MarkStore store(library->get());
    UndoLog log(library->get(), store.undoStack());
    store.keepStepsIn(log);
    ReportData data;
    data.sha256 = QByteArray("feed");
    data.text = u"The harbour was closed at dawn."_s;
    const Report closed(std::move(data));
    store.load({closed});
    log.load({closed});
    QVERIFY(store.undoStack()->canUndo());
    while (store.undoStack()->canUndo())
        store.undoStack()->undo();
}

void TestLibrary::lockedByAnotherProgram()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const auto library = Library::open(path);
    QVERIFY(library);
    const Report closed = report(u"The harbour was closed."_s);
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {closed}));
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path);
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        const auto refused =
            (*library)->marks().add(makeHighlight(closed, {4, 11}, HighlightColour::Blue, u"Ada"_s));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message().contains(u"locked"_s), qPrintable(refused.error().message()));
        QVERIFY(QSqlQuery(other).exec(u"COMMIT"_s));
        other.close();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QVERIFY((*library)->marks().add(makeHighlight(closed, {4, 11}, HighlightColour::Blue, u"Ada"_s)));
    QCOMPARE((*library)->marks().ofReport("feed")->size(), 1);
}

void TestLibrary::aReadOnlyFile()
{
    if (geteuid() == 0)
        QSKIP("root may write everywhere; run the tests as an ordinary user for this one");
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    QVERIFY(Library::open(path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    auto library = Library::open(path);
    QVERIFY(!library);
    QVERIFY2(library.error().message().contains(u"cannot be written"_s),
             qPrintable(library.error().message()));
}

void TestLibrary::aDamagedFileIsRefusedAndLeftAlone_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("cut");
    QTest::newRow("pages overwritten") << 4096 << 0;
    QTest::newRow("cut in half") << 0 << 2;
}

void TestLibrary::aDamagedFileIsRefusedAndLeftAlone()
{
    QFETCH(int, at);
    QFETCH(int, cut);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    {
        const auto library = Library::open(path);
        QVERIFY(library);
        const Report closed = report(u"The harbour was closed."_s);
        QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {closed}));
        for (int i = 0; i < 200; ++i)
            QVERIFY((*library)->marks().add(makeHighlight(closed, {4, 11}, HighlightColour::Blue, u"Ada"_s)));
    }
    QCOMPARE(run(path, {u"PRAGMA wal_checkpoint(TRUNCATE)"_s, u"PRAGMA journal_mode = DELETE"_s}),
             u"delete"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (cut > 0) {
        QVERIFY(file.resize(file.size() / cut));
    } else {
        QVERIFY(file.seek(at));
        file.write(QByteArray(8 * 4096, '\xA5'));
    }
    file.close();
    const QByteArray before = bytesOf(path);
    const auto library = Library::open(path);
    QVERIFY(!library);
    QVERIFY2(library.error().message().contains(u"damaged"_s), qPrintable(library.error().message()));
    QCOMPARE(bytesOf(path), before);
}

void TestLibrary::anOlderFormatIsBackedUpAndBroughtForward_data()
{
    QTest::addColumn<int>("format");
    for (int format = 1; format < schemaVersion(); ++format)
        QTest::addRow("format %d", format) << format;
}

/// Each file was made by the program of its time: two marks, one event; from format 2 on a label, from 3 on a
/// correction.
void TestLibrary::anOlderFormatIsBackedUpAndBroughtForward()
{
    QFETCH(int, format);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    QVERIFY(QFile::copy(QStringLiteral(SYNOPTIC_TEST_DATA "/library-format-%1.sqlite").arg(format), path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    const auto library = Library::open(path);
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    QCOMPARE((*library)->marks().ofReport("feed")->size(), 2);
    QCOMPARE((*library)->marks().ofReport("feed")->first().note, u"Ask the harbour master"_s);
    QCOMPARE((*library)->sources().recentEvents()->first().name, u"Closure"_s);
    QCOMPARE((*library)->sources().text("feed"), u"The harbour was closed at dawn."_s);
    QCOMPARE((*library)->labels().all()->size(), format < 2 ? 0 : 1);
    QCOMPARE((*library)->corrections().all()->size(), format < 3 ? 0 : 1);
    QVERIFY((*library)->labels().set({"feed", 0, PassageKind::Caption, u"Ada"_s}));
    QVERIFY((*library)->subjectNotes().add(
        {QUuid::createUuid(), NoteSubject::Report, {{"feed", 0, 0, {}, {}, {}}}, u"Late"_s, {}, {}, {}}));
    QCOMPARE((*library)->subjectNotes().ofReports({"feed"})->size(), 1);
    QCOMPARE(run(path, {u"PRAGMA user_version"_s}), QString::number(schemaVersion()));
    QCOMPARE(run(path, {u"PRAGMA foreign_key_check"_s}), QString());
    const QString backup = path + u".format%1.backup"_s.arg(format);
    QVERIFY(QFile::exists(backup));
    QCOMPARE(run(backup, {u"PRAGMA user_version"_s}), QString::number(format));
    QCOMPARE(run(backup, {u"SELECT count(*) FROM highlight"_s}), u"2"_s);
}

/// A development version gave a format's number to tables of its own.
void TestLibrary::otherTablesThanTheFormatsAreSaidAndSalvaged()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    QVERIFY(QFile::copy(QStringLiteral(SYNOPTIC_TEST_DATA "/library-format-3.sqlite"), path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(run(path, {u"ALTER TABLE report ADD COLUMN url TEXT NOT NULL DEFAULT ''"_s,
                        u"UPDATE report SET url = 'https://example.org/closure'"_s}),
             QString());
    const QStringList onlyBackups{u"library.sqlite.*"_s};
    QStringList backups;
    for (int time = 1; time <= 3; ++time) {
        const auto library = Library::openAnyway(path);
        QCOMPARE(library->condition(), LibraryCondition::Damaged); // so that salvaging is offered
        const QString said = library->problem()->message();
        QVERIFY2(said.contains(u"duplicate column name: url"_s), qPrintable(said));
        QVERIFY2(said.contains(u"library.sqlite.format3.backup"_s), qPrintable(said));
        QVERIFY2(said.contains(u"Salvage"_s), qPrintable(said));
        backups = QDir(folder.path()).entryList(onlyBackups, QDir::Files);
        QCOMPARE(backups, QStringList{u"library.sqlite.format3.backup"_s});
    }
    QCOMPARE(run(path, {u"PRAGMA user_version"_s}), u"3"_s);
    // What differs from the copy is another one.
    run(path, {u"UPDATE highlight SET note = 'Asked'"_s});
    QVERIFY(!Library::open(path));
    backups = QDir(folder.path()).entryList(onlyBackups, QDir::Files);
    QCOMPARE(backups.size(), 2);

    const QString fresh = folder.filePath(u"salvaged.sqlite"_s);
    const auto salvaged = salvage(path, fresh);
    QVERIFY2(salvaged, qPrintable(salvaged ? QString() : salvaged.error().message()));
    QVERIFY2(salvaged->everything(), qPrintable(salvaged->inWords()));
    const auto library = Library::open(fresh);
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    QCOMPARE((*library)->marks().ofReport("feed")->size(), 2);
    QCOMPARE((*library)->marks().ofReport("feed")->first().note, u"Asked"_s);
    QCOMPARE((*library)->sources().recentEvents()->first().name, u"Closure"_s);
    QCOMPARE((*library)->sources().text("feed"), u"The harbour was closed at dawn."_s);
    QCOMPARE((*library)->labels().all()->size(), 1);
    QCOMPARE((*library)->corrections().all()->size(), 1);
    QCOMPARE(run(fresh, {u"SELECT url FROM report"_s}), u"https://example.org/closure"_s);
}

/// A typing error makes no empty library, and neither does a drive that is not connected.
void TestLibrary::aFolderThatIsNotThereIsSaid()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"drive/library.sqlite"_s);
    const auto library = Library::openAnyway(path);
    QVERIFY(library->problem());
    QVERIFY2(library->problem()->message().contains(u"folder is not there"_s),
             qPrintable(library->problem()->message()));
    QVERIFY(!QFile::exists(folder.filePath(u"drive"_s)));
    QVERIFY(
        !library->marks().add(makeHighlight(report(u"The harbour"_s), {0, 3}, HighlightColour::Blue, {})));
    qputenv("SYNOPTIC_LIBRARY", path.toLocal8Bit());
    const auto unset = qScopeGuard([] { qunsetenv("SYNOPTIC_LIBRARY"); });
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QCOMPARE(Library::defaultFolder(), data); // drafts and pasted reports do not make it either
    QVERIFY(QDir(folder.path()).mkdir(u"drive"_s));
    QCOMPARE(Library::defaultFolder(), folder.filePath(u"drive"_s));
    QVERIFY(library->reopen());
    QVERIFY(QFile::exists(path));
    // The data folder of somebody who starts for the first time is made.
    const auto again = qScopeGuard([home = qgetenv("XDG_DATA_HOME")] { qputenv("XDG_DATA_HOME", home); });
    qputenv("XDG_DATA_HOME", folder.filePath(u"home/data"_s).toLocal8Bit());
    QVERIFY(Library::open(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                          u"/library.sqlite"_s));
}

void TestLibrary::labelsAreKeptByReportAndPlace()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const PassageLabel label{"feed", 12, PassageKind::Boilerplate, u"Ada"_s};
    {
        const auto library = Library::open(path);
        QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {report(u"The harbour was closed."_s)}));
        QVERIFY((*library)->labels().set({"feed", 12, PassageKind::Body, u"Ada"_s}));
        QVERIFY((*library)->labels().set(label));
        const auto unknown = (*library)->labels().set({"beef", 0, PassageKind::Body, u"Ada"_s});
        QVERIFY(!unknown);
    }
    const auto library = Library::open(path);
    QCOMPARE(*(*library)->labels().all(), QList<PassageLabel>{label});
    QVERIFY((*library)->labels().remove("feed", 12));
    QVERIFY((*library)->labels().all()->isEmpty());
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
