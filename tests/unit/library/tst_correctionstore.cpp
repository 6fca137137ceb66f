// SPDX-License-Identifier: GPL-3.0-or-later
// A decision is on disk before it shows, can be undone, and holds wherever its reports are open and its words
// stand.
#include "library/correctionstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestCorrectionStore : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void everyStepIsStoredUndoneAndRedone();
    void severalAreTakenBackInOneStep();
    void itHoldsInEveryEventWithThoseReports();
    void itSurvivesANewVersionOfAText();
    void whatHasLostItsWordsIsListedAndHoldsNothing();
    void thereIsAlwaysALatest();
    void whenTheLibraryRefusesNothingChanges();

private:
    static Report reportOf(const QString &path, const QString &text);

    QTemporaryDir m_folder;
    QUndoStack m_undo;
    Report m_herald;
    Report m_courier;
    Report m_post;
};

Report TestCorrectionStore::reportOf(const QString &path, const QString &text)
{
    ReportData data;
    data.path = path;
    data.sha256 = QByteArray::number(qHash(text), 16);
    data.text = text;
    return Report(std::move(data));
}

void TestCorrectionStore::init()
{
    QFile::remove(m_folder.filePath(u"library.sqlite"_s));
    m_undo.clear();
    m_herald = reportOf(u"/news/herald.txt"_s, u"😀 The harbour was closed. A tug sank."_s);
    m_courier = reportOf(u"/news/courier.txt"_s, u"Nobody could leave the port. A tug went down."_s);
    m_post = reportOf(u"/news/post.txt"_s, u"The port was shut."_s);
}

namespace {

constexpr TextRange closed{3, 26}; // "The harbour was closed." behind an emoji and a space
constexpr TextRange nobody{0, 28};

} // namespace

void TestCorrectionStore::everyStepIsStoredUndoneAndRedone()
{
    const auto library = Library::open(m_folder.filePath(u"library.sqlite"_s));
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {m_herald, m_courier}));
    CorrectionStore store(library->get(), &m_undo);
    store.load({m_herald, m_courier});
    QSignalSpy changed(&store, &CorrectionStore::changed);
    store.add(CorrectionKind::Relation, {{0, closed}}, {{1, nobody}}, u"partial"_s);
    QCOMPARE(changed.size(), 1);
    const auto stored = (*library)->corrections().all();
    QVERIFY(stored);
    QCOMPARE(stored->size(), 1);
    const CorrectionRecord &record = stored->first();
    QCOMPARE(record, store.corrections().first().record);
    QCOMPARE(record.kind, CorrectionKind::Relation);
    QCOMPARE(record.relation, u"partial"_s);
    QCOMPARE(record.one.first().exact, u"The harbour was closed."_s);
    QCOMPARE(record.one.first().start, 2); // code points: the emoji counts as one
    QVERIFY(record.created.isValid());
    m_undo.undo();
    QVERIFY((*library)->corrections().all()->isEmpty());
    QVERIFY(store.corrections().isEmpty());
    m_undo.redo();
    QCOMPARE((*library)->corrections().all()->first(), record);
    QCOMPARE(changed.size(), 3);
}

void TestCorrectionStore::severalAreTakenBackInOneStep()
{
    const auto library = Library::open(m_folder.filePath(u"library.sqlite"_s));
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {m_herald, m_courier}));
    CorrectionStore store(library->get(), &m_undo);
    store.load({m_herald, m_courier});
    store.add(CorrectionKind::Same, {{0, closed}}, {{1, nobody}});
    store.add(CorrectionKind::NotSame, {{0, closed}}, {{1, nobody}});
    const auto records = store.records();
    store.remove({records.at(0).id, records.at(1).id});
    QVERIFY(store.corrections().isEmpty());
    m_undo.undo();
    QCOMPARE(store.records(), records); // in the order in which they were made
    QCOMPARE(*(*library)->corrections().all(), records);
}

void TestCorrectionStore::itHoldsInEveryEventWithThoseReports()
{
    const auto library = Library::open(m_folder.filePath(u"library.sqlite"_s));
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {m_herald, m_courier, m_post}));
    {
        CorrectionStore store(library->get(), &m_undo);
        store.load({m_herald, m_courier, m_post});
        store.add(CorrectionKind::Merge, {{0, closed}, {2, {0, 18}}}, {{1, nobody}});
    }
    CorrectionStore store(library->get(), &m_undo);
    store.load({m_post, m_courier});
    QCOMPARE(store.corrections().size(), 1);
    QCOMPARE(store.corrections().first().one, (QList<ReportRange>{{0, {0, 18}}}));
    QCOMPARE(store.corrections().first().other, (QList<ReportRange>{{1, nobody}}));
    store.load({m_post, m_herald}); // both of one side: it says nothing of these two
    QVERIFY(store.corrections().isEmpty());
}

void TestCorrectionStore::itSurvivesANewVersionOfAText()
{
    const auto library = Library::open(m_folder.filePath(u"library.sqlite"_s));
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {m_herald, m_courier}));
    {
        CorrectionStore store(library->get(), &m_undo);
        store.load({m_herald, m_courier});
        store.add(CorrectionKind::NotSame, {{0, closed}}, {{1, nobody}});
    }
    const Report later = reportOf(m_herald.path(), u"Updated at noon. The harbour was closed. A tug sank."_s);
    CorrectionStore store(library->get(), &m_undo);
    store.load({later, m_courier});
    QCOMPARE(store.corrections().size(), 1);
    QVERIFY(store.corrections().first().isPlaced());
    QCOMPARE(later.text(store.corrections().first().one.first().range).toString(),
             u"The harbour was closed."_s);
}

void TestCorrectionStore::whatHasLostItsWordsIsListedAndHoldsNothing()
{
    const auto library = Library::open(m_folder.filePath(u"library.sqlite"_s));
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {m_herald, m_courier}));
    CorrectionStore store(library->get(), &m_undo);
    store.load({m_herald, m_courier});
    store.add(CorrectionKind::NotSame, {{0, closed}}, {{1, nobody}});
    store.load({reportOf(m_herald.path(), u"Something else altogether."_s), m_courier});
    QCOMPARE(store.corrections().size(), 1);
    QVERIFY(!store.corrections().first().isPlaced());
}

void TestCorrectionStore::thereIsAlwaysALatest()
{
    const auto library = Library::open(m_folder.filePath(u"library.sqlite"_s));
    QVERIFY((*library)->sources().rememberEvent(u"Closure"_s, {m_herald, m_courier}));
    CorrectionStore store(library->get(), &m_undo);
    store.load({m_herald, m_courier});
    for (int i = 0; i < 20; ++i) // within one millisecond or two
        store.add(i % 2 ? CorrectionKind::Same : CorrectionKind::NotSame, {{0, closed}}, {{1, nobody}});
    const auto records = store.records();
    for (qsizetype i = 1; i < records.size(); ++i)
        QVERIFY(records.at(i - 1).created < records.at(i).created);
    QCOMPARE(*(*library)->corrections().all(), records);
}

void TestCorrectionStore::whenTheLibraryRefusesNothingChanges()
{
    const auto library = Library::open(m_folder.filePath(u"library.sqlite"_s));
    CorrectionStore store(library->get(), &m_undo);
    store.load({m_herald, m_courier}); // reports that the library was never told of
    QSignalSpy failed(&store, &CorrectionStore::failed);
    QSignalSpy changed(&store, &CorrectionStore::changed);
    store.add(CorrectionKind::Same, {{0, closed}}, {{1, nobody}});
    QCOMPARE(failed.size(), 1);
    QCOMPARE(changed.size(), 0);
    QVERIFY(store.corrections().isEmpty());
    QVERIFY(!m_undo.canUndo());
    QVERIFY((*library)->corrections().all()->isEmpty()); // not half of it either
}

QTEST_GUILESS_MAIN(TestCorrectionStore)
#include "tst_correctionstore.moc"
