// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept on a server stays kept: through another format, and when whoever writes is killed.
#include "library/connection.h"
#include "library/markstore.h"
#include "library/subjectnotestore.h"
#include "library/undolog.h"
#include "support/serverfixture.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestServerKeeping : public ServerFixture
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { makeDatabase(); }

    void anOlderLibraryIsBroughtForward_data();
    void anOlderLibraryIsBroughtForward();
    void aWriterIsKilled();
};

void TestServerKeeping::initTestCase()
{
    const QString problem = startServer();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestServerKeeping::anOlderLibraryIsBroughtForward_data()
{
    QTest::addColumn<int>("format");
    for (const int format : {9, 8, 7})
        QTest::addRow("format %d", format) << format;
}

void TestServerKeeping::anOlderLibraryIsBroughtForward()
{
    QFETCH(int, format);
    const Highlight mark = markOf(u"the pilot said so"_s);
    {
        const auto library = openWithEvent();
        MarkStore store(library.get());
        store.load({report()});
        QCOMPARE(store.addAll({mark}), 1);
        store.setTags({mark.id}, {u"actors/pilot"_s});
    }
    // What the later steps made goes again, as if a program of that format had kept all this.
    QStringList back{u"DROP INDEX search_waiting"_s, u"DROP INDEX event_report_sha256"_s,
                     u"CREATE INDEX search_pending ON search_entry (id) WHERE indexed = 0"_s};
    if (format < 9)
        back.append(u"DROP TABLE undo_step"_s);
    if (format < 8)
        back += {u"DROP TABLE subject_note_place"_s, u"DROP TABLE subject_note"_s,
                 u"DO $$ DECLARE name text; BEGIN FOR name IN SELECT proname FROM pg_proc WHERE proname LIKE "
                 "'subject_note%' LOOP EXECUTE format('DROP FUNCTION %I', name); END LOOP; END $$"_s};
    for (const QString &sql : std::as_const(back))
        ask(sql);
    ask(u"DELETE FROM library_format WHERE version > %1"_s.arg(format));
    QCOMPARE(ask(u"SELECT max(version) FROM library_format"_s), QString::number(format));

    const auto library = open();
    QVERIFY(library->canWrite());
    QCOMPARE(ask(u"SELECT max(version) FROM library_format"_s), QString::number(schemaVersion()));
    QCOMPARE(library->sources().recentEvents()->size(), 1);
    QCOMPARE(library->marks().all()->size(), 1);
    QCOMPARE(library->marks().all()->first().note, mark.note);
    MarkStore store(library.get());
    UndoLog log(library.get(), store.undoStack());
    store.keepStepsIn(log);
    QSignalSpy failed(&log, &UndoLog::failed);
    store.load({report()});
    log.load({report()});
    QCOMPARE(store.tagsOf(store.highlights().first().highlight), QStringList{u"actors/pilot"_s});
    store.setNote(mark.id, u"no, the mate"_s); // with its step of undo
    QCOMPARE(failed.count(), 0);
    QVERIFY(ask(u"SELECT count(*) FROM undo_step"_s).toInt() > 0);
    SubjectNoteStore notes(library.get(), store.undoStack());
    notes.load({report()});
    notes.write(notes.made(NoteSubject::Report, {ReportRange{0, {}}}), u"of the report"_s);
    QCOMPARE(ask(u"SELECT count(*) FROM subject_note"_s), u"1"_s);
}

void TestServerKeeping::aWriterIsKilled()
{
    const int kills = std::max(10, qEnvironmentVariableIntValue("SYNOPTIC_KILLS"));
    QSet<QUuid> acknowledged;
    for (int i = 0; i < kills; ++i) {
        QProcess writer;
        writer.start(QStringLiteral(SYNOPTIC_MARK_WRITER), {m_address});
        const int lines = QRandomGenerator::global()->bounded(1, 30);
        QByteArray out;
        while (out.count('\n') < lines && writer.waitForReadyRead(20000))
            out += writer.readAllStandardOutput();
        writer.kill();
        writer.waitForFinished();
        out += writer.readAllStandardOutput();
        QVERIFY2(out.count('\n') >= lines, (out + writer.readAllStandardError()).constData());
        for (const QByteArray &line : out.first(out.lastIndexOf('\n')).split('\n'))
            acknowledged.insert(QUuid::fromString(QString::fromLatin1(line)));
    }
    const auto library = open();
    QSet<QUuid> there;
    const auto marks = library->marks().all();
    QVERIFY(marks);
    for (const Highlight &mark : *marks)
        there.insert(mark.id);
    // A writer may be killed between the undo and the redo of the mark it told of last.
    QSet<QUuid> undone;
    QVERIFY(library->connection().each(u"SELECT id FROM removed"_s, {}, [&](const QSqlQuery &row) {
        undone.insert(QUuid::fromString(row.value(0).toString()));
    }));
    QVERIFY2(undone.size() <= kills, qPrintable(QString::number(undone.size())));
    const auto lost = acknowledged - there - undone;
    QVERIFY2(lost.isEmpty(), qPrintable(u"%1 of %2"_s.arg(lost.size()).arg(acknowledged.size())));
    qInfo("%d kills, %d marks acknowledged", kills, int(acknowledged.size()));
    // No mark without its report, no tag without its mark: the server's own keys say so.
    QCOMPARE(ask(u"SELECT count(*) FROM highlight WHERE report NOT IN (SELECT sha256 FROM report)"_s),
             u"0"_s);
}

QTEST_GUILESS_MAIN(TestServerKeeping)
#include "tst_serverkeeping.moc"
