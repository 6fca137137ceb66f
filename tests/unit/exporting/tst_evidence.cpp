// SPDX-License-Identifier: GPL-3.0-or-later
// What was exported opens as an event again, and what was tampered with does not.
#include "exporting/receiving.h"
#include "library/library.h"
#include "reading/reportreader.h"
#include "review/reviewarchive.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestEvidence : public QObject
{
    Q_OBJECT
private slots:
    void anExportOpensAsTheSameEvent_data();
    void anExportOpensAsTheSameEvent();
    void tagsComeAlong();
    void marksFollowASourceThatIsGone();
    void whatTheAnalystSaidComesAlong_data();
    void whatTheAnalystSaidComesAlong();
    void decisionsFollowASourceThatIsGone();
    void theLibraryLendsASourceThatIsGone();
    void aLibraryTakesItUpOnce();
    void whatTheLibraryHasStays();
    void whatWasRemovedStaysAway();
    void theWorkOfOtherReportsStaysBehind();
    void aForeignFileIsRefused_data();
    void aForeignFileIsRefused();
    void aDamagedFileIsRefused_data();
    void aDamagedFileIsRefused();
    void packsAreTheSameByteForByte();

private:
    /// The same with a link, a correction, a verdict, a session, a label and tags.
    ExportEvent eventWithWork();
    std::unique_ptr<Library> library(const QString &name) const
    {
        return *Library::open(m_folder.filePath(name));
    }
    /// Writes the event as a PDF and puts it into a library.
    Result<MergeReport> bring(const ExportEvent &event, Library &into);
    /// Reports on disk, one in Latin 1 with Windows line ends, and a mark on it.
    ExportEvent event();
    QTemporaryDir m_folder;
};

ExportEvent TestEvidence::event()
{
    const QByteArrayList texts{
        "Rescuers pulled 58 people from the sea near Port Halden.\n"_ba,
        "Caf\xe9 owners saw 64 people pulled from the sea near Port Halden.\r\nThey wept.\r\n"_ba};
    QList<Report> reports;
    for (const QByteArray &text : texts) {
        QFile file(m_folder.filePath(u"report-%1.txt"_s.arg(reports.size())));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        file.close();
        reports.append(*readReport(file.fileName()));
    }
    Highlight mark = makeHighlight(reports.last(), {0, 4}, HighlightColour::Pink, u"Ada"_s);
    mark.created = mark.modified = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, QTimeZone::UTC);
    mark.note = u"accent"_s;
    return {u"Rescue"_s, *compareReports(reports), {mark}, QDateTime::fromSecsSinceEpoch(1'700'000'000), {}};
}

void TestEvidence::anExportOpensAsTheSameEvent_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a PDF") << u"event.pdf"_s;
    QTest::newRow("a pack") << u"event.zip"_s;
}

void TestEvidence::anExportOpensAsTheSameEvent()
{
    QFETCH(QString, name);
    const ExportEvent before = event();
    const QString path = m_folder.filePath(name);
    const auto written = name.endsWith(u"zip"_s) ? writePack(before, {}, path) : writePdf(before, {}, path);
    QVERIFY2(written, qPrintable(written ? QString() : written.error().message()));
    const auto after = readEvidence(path);
    QVERIFY2(after, qPrintable(after ? QString() : after.error().message()));
    QCOMPARE(after->title, before.title);
    QCOMPARE(after->sources.size(), 2);
    for (qsizetype r = 0; r < 2; ++r) {
        const auto report = readReport(after->sources.at(r).bytes, after->sources.at(r).name);
        QCOMPARE(report->sha256(), before.comparison.reports.at(r).sha256());
        QCOMPARE(after->sources.at(r).name, u"report-%1.txt"_s.arg(r));
    }
    QVERIFY(after->marks == before.marks);
}

void TestEvidence::tagsComeAlong()
{
    ExportEvent before = event();
    const Tag actors{QUuid::createUuid(), {}, u"actors"_s, {}, {}, {}, {}, {}};
    const Tag crew{QUuid::createUuid(), actors.id, u"crew"_s, {}, {}, {}, {}, {}};
    before.tags = {actors, crew};
    before.marks.first().tags = {crew.id};
    const QString path = m_folder.filePath(u"tagged.pdf"_s);
    QVERIFY(writePdf(before, {}, path));
    const auto after = readEvidence(path);
    QVERIFY(after);
    QCOMPARE(after->marks.first().tags.size(), 1);
    QCOMPARE(pathOf(after->marks.first().tags.first(), after->tags), u"actors/crew"_s);
}

ExportEvent TestEvidence::eventWithWork()
{
    ExportEvent made = event();
    const QList<Report> &reports = made.comparison.reports;
    const auto at = [&](int report, TextRange range) {
        AnchoredPlace place = anchor(reports.at(report), range);
        place.path.clear();
        return place;
    };
    const auto anchorAt = [&](int report, TextRange range) {
        const AnchoredPlace place = at(report, range);
        return Anchor{place.reportSha256, place.start, place.end, place.exact, place.prefix, place.suffix};
    };
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::UTC);
    const Tag actors{QUuid::createUuid(), {}, u"actors"_s, u"blue"_s, u"who acts"_s, u"Ada"_s, time, time};
    const Tag crew{QUuid::createUuid(), actors.id, u"crew"_s, {}, {}, u"Ada"_s, time, time};
    const Tag other{QUuid::createUuid(), {}, u"another matter"_s, {}, {}, u"Ada"_s, time, time};
    made.tags = {actors, other, crew};
    made.marks.first().tags = {crew.id};
    made.work.links = {{QUuid::createUuid(), u"contradicts"_s, anchorAt(0, {0, 8}), anchorAt(1, {5, 11}),
                        u"ask both"_s, u"Ada"_s, time, time}};
    made.work.corrections = {{QUuid::createUuid(),
                              CorrectionKind::Relation,
                              u"partial"_s,
                              {at(0, {0, 56})},
                              {at(1, {0, 61})},
                              u"Ada"_s,
                              time}};
    const QString session = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString subject =
        u"conflict %1:16-18 %2:16-18 figure"_s.arg(QString::fromLatin1(reports.at(0).sha256().left(16)),
                                                   QString::fromLatin1(reports.at(1).sha256().left(16)));
    made.work.verdicts = {{QUuid::createUuid(),
                           subject,
                           u"conflict"_s,
                           {},
                           {anchorAt(0, {16, 18}), anchorAt(1, {16, 18})},
                           u"rounding"_s,
                           u"one count"_s,
                           u"Ben"_s,
                           time,
                           session,
                           {},
                           2500}};
    made.work.sessions = {{QUuid::fromString(session),
                           eventKey(reports),
                           u"conflict"_s,
                           {subject},
                           u"all"_s,
                           u"Ben"_s,
                           time,
                           subject,
                           {},
                           {subject}}};
    made.work.notes = {{QUuid::createUuid(),
                        NoteSubject::Report,
                        {{reports.at(1).sha256(), 0, 0, {}, {}, {}}},
                        u"came late"_s,
                        u"Ada"_s,
                        time,
                        time},
                       {QUuid::createUuid(),
                        NoteSubject::Pair,
                        {anchorAt(0, {0, 56}), anchorAt(1, {0, 61})},
                        u"one witness"_s,
                        u"Ben"_s,
                        time,
                        time}};
    made.work.labels = {{reports.at(1).sha256(), 62, PassageKind::Boilerplate, u"Ada"_s}};
    return made;
}

Result<MergeReport> TestEvidence::bring(const ExportEvent &event, Library &into)
{
    const QString path = m_folder.filePath(u"brought.pdf"_s);
    if (auto written = writePdf(event, {}, path); !written)
        return std::unexpected(written.error());
    const auto received = receive(path, m_folder.filePath(u"received"_s));
    return received ? takeUp(into, *received) : std::unexpected(received.error());
}

void TestEvidence::whatTheAnalystSaidComesAlong_data()
{
    anExportOpensAsTheSameEvent_data();
}

void TestEvidence::whatTheAnalystSaidComesAlong()
{
    QFETCH(QString, name);
    ExportEvent before = eventWithWork();
    before.threshold = 0.63;
    before.settings = {{u"threshold"_s, 0.63}};
    const QString path = m_folder.filePath(u"work-"_s + name);
    QVERIFY(name.endsWith(u"zip"_s) ? writePack(before, {}, path) : writePdf(before, {}, path));
    const auto after = readEvidence(path);
    QVERIFY2(after, qPrintable(after ? QString() : after.error().message()));
    QVERIFY(after->marks == before.marks);
    QVERIFY(after->work.links == before.work.links);
    QVERIFY(after->work.corrections == before.work.corrections);
    QVERIFY(after->work.verdicts == before.work.verdicts);
    QVERIFY(after->work.sessions == before.work.sessions);
    QVERIFY(after->work.labels == before.work.labels);
    QVERIFY(after->work.notes == before.work.notes);
    QVERIFY(after->tags == (QList<Tag>{before.tags.at(0), before.tags.at(2)})); // only those in use
    QCOMPARE(after->threshold, 0.63);
}

void TestEvidence::decisionsFollowASourceThatIsGone()
{
    const ExportEvent before = eventWithWork();
    QVERIFY(QFile::remove(m_folder.filePath(u"report-1.txt"_s)));
    const QString path = m_folder.filePath(u"gone-work.pdf"_s);
    QVERIFY(writePdf(before, {}, path));
    const auto after = readEvidence(path);
    QVERIFY(after);
    QList<Report> reports;
    for (const Attachment &source : after->sources)
        reports.append(*readReport(source.bytes, source.name));
    QVERIFY(reports.at(1).sha256() != before.comparison.reports.at(1).sha256());
    QVERIFY(place(after->work.corrections, reports).value(0).isPlaced());
    const auto item = itemOf(after->work.verdicts.first().subject, reports);
    QVERIFY(item);
    QCOMPARE(item->places.size(), 2);
    QCOMPARE(after->work.sessions.first().eventKey, eventKey(reports));
    QCOMPARE(after->work.labels.first().reportSha256, reports.at(1).sha256());
}

void TestEvidence::theLibraryLendsASourceThatIsGone()
{
    ExportEvent before = event();
    const auto own = library(u"lender.sqlite"_s);
    QVERIFY(own->sources().rememberEvent(u"Rescue"_s, before.comparison.reports));
    QVERIFY(QFile::remove(m_folder.filePath(u"report-1.txt"_s)));
    before.originals = lostOriginals(*own, before.comparison.reports);
    QCOMPARE(before.originals.size(), 1);
    const QList<Attachment> files = evidenceOf(before);
    QVERIFY(files.last().bytes.startsWith("Caf\xe9"));
}

void TestEvidence::aLibraryTakesItUpOnce()
{
    const ExportEvent before = eventWithWork();
    const auto reader = library(u"reader.sqlite"_s);
    const auto first = bring(before, *reader);
    QVERIFY2(first, qPrintable(first ? QString() : first.error().message()));
    QVERIFY(first->conflicts.isEmpty());
    QCOMPARE(first->changed(), 0);
    const auto work = workOn(*reader, before.comparison.reports);
    QVERIFY(work);
    QVERIFY(work->links == before.work.links);
    QVERIFY(work->corrections == before.work.corrections);
    QVERIFY(work->verdicts == before.work.verdicts);
    QVERIFY(work->sessions == before.work.sessions);
    QVERIFY(work->labels == before.work.labels);
    QCOMPARE(work->notes.size(), 2);
    const auto marks = reader->marks().ofReport(before.comparison.reports.at(1).sha256());
    QCOMPARE(marks->size(), 1);
    QCOMPARE(pathOf(marks->first().tags.value(0), *reader->tags().all()), u"actors/crew"_s);
    const auto second = bring(before, *reader);
    QVERIFY(second);
    QCOMPARE(second->added(), 0);
    QVERIFY(second->conflicts.isEmpty());
}

void TestEvidence::whatTheLibraryHasStays()
{
    ExportEvent before = eventWithWork();
    const auto reader = library(u"stays.sqlite"_s);
    QVERIFY(bring(before, *reader));
    before.marks.first().note = u"changed elsewhere, later"_s;
    before.marks.first().modified = before.marks.first().modified.addDays(1);
    before.marks.first().tags = {before.tags.first().id};
    before.work.labels.first().kind = PassageKind::Caption;
    const auto again = bring(before, *reader);
    QVERIFY(again);
    QCOMPARE(again->changed(), 0);
    QCOMPARE(again->conflicts.size(), 2);
    QVERIFY(!again->conflicts.first().takesTheirs);
    QVERIFY(again->conflicts.first().there.contains(u"changed elsewhere"_s));
    const Highlight mark = reader->marks().ofReport(before.comparison.reports.at(1).sha256())->first();
    QCOMPARE(mark.note, u"accent"_s);
    QCOMPARE(mark.tags.size(), 1);
    QCOMPARE(reader->labels().all()->first().kind, PassageKind::Boilerplate);
}

void TestEvidence::whatWasRemovedStaysAway()
{
    const ExportEvent before = eventWithWork();
    const auto reader = library(u"removed.sqlite"_s);
    QVERIFY(bring(before, *reader));
    QVERIFY(reader->marks().remove(before.marks.first().id));
    const auto again = bring(before, *reader);
    QVERIFY(again);
    QCOMPARE(again->conflicts.size(), 1);
    QVERIFY(again->conflicts.first().here.startsWith(u"removed"_s));
    QVERIFY(reader->marks().ofReport(before.comparison.reports.at(1).sha256())->isEmpty());
}

void TestEvidence::theWorkOfOtherReportsStaysBehind()
{
    ExportScope scope;
    scope.reports = {1};
    const ExportEvent cut = scoped(eventWithWork(), scope);
    QVERIFY(cut.work.links.isEmpty());
    QVERIFY(cut.work.corrections.isEmpty());
    QVERIFY(cut.work.verdicts.isEmpty());
    QVERIFY(cut.work.sessions.isEmpty());
    QCOMPARE(cut.work.labels.size(), 1);
}

void TestEvidence::marksFollowASourceThatIsGone()
{
    const ExportEvent before = event();
    QVERIFY(QFile::remove(m_folder.filePath(u"report-1.txt"_s)));
    const QString path = m_folder.filePath(u"gone.pdf"_s);
    QVERIFY(writePdf(before, {}, path));
    const auto after = readEvidence(path);
    QVERIFY(after);
    const auto report = readReport(after->sources.at(1).bytes, {});
    QCOMPARE(report->text(), before.comparison.reports.at(1).text());
    QVERIFY(report->sha256() != before.marks.first().reportSha256);
    QCOMPARE(after->marks.first().reportSha256, report->sha256());
    QVERIFY(locate(after->marks.first(), *report));
}

void TestEvidence::aForeignFileIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no PDF at all") << u"foreign.pdf"_s << "Hello"_ba;
    QTest::newRow("no zip at all") << u"foreign.zip"_s << "Hello"_ba;
    QTest::newRow("an empty file") << u"empty.pdf"_s << QByteArray();
    QTest::newRow("a PDF of somebody else")
        << u"other.pdf"_s
        << "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] "
           "/Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 3 >>\n%%EOF\n"_ba;
}

void TestEvidence::aForeignFileIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto read = readEvidence(file.fileName());
    QVERIFY(!read);
    QVERIFY(read.error().message().contains(name));
}

void TestEvidence::aDamagedFileIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("kept"); // share of its bytes
    QTest::addColumn<QString>("says");
    QTest::newRow("half of a PDF") << u"damaged.pdf"_s << 0.5 << u"damaged.pdf"_s;
    QTest::newRow("a PDF without its end") << u"damaged.pdf"_s << 0.97 << u"damaged.pdf"_s;
    QTest::newRow("half of a pack") << u"damaged.zip"_s << 0.5 << u"damaged.zip"_s;
}

void TestEvidence::aDamagedFileIsRefused()
{
    QFETCH(QString, name);
    QFETCH(double, kept);
    QFETCH(QString, says);
    const ExportEvent before = eventWithWork();
    const QString path = m_folder.filePath(name);
    QVERIFY(name.endsWith(u"zip"_s) ? writePack(before, {}, path) : writePdf(before, {}, path));
    QFile file(path);
    QVERIFY(file.resize(qint64(double(file.size()) * kept)));
    const auto read = readEvidence(path);
    QVERIFY(!read);
    QVERIFY2(read.error().message().contains(says), qPrintable(read.error().message()));
}

void TestEvidence::packsAreTheSameByteForByte()
{
    const ExportEvent before = event();
    QByteArrayList packs;
    for (const QString &name : {u"one.zip"_s, u"two.zip"_s}) {
        QVERIFY(writePack(before, {}, m_folder.filePath(name)));
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        packs.append(file.readAll());
    }
    QVERIFY(packs.first() == packs.last());
}

QTEST_MAIN(TestEvidence)
#include "tst_evidence.moc"
