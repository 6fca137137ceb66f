// SPDX-License-Identifier: GPL-3.0-or-later
// What was exported opens as an event again, and what was tampered with does not.
#include "exporting/evidencepack.h"
#include "reading/reportreader.h"

#include <QFile>
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
    void aForeignFileIsRefused_data();
    void aForeignFileIsRefused();
    void packsAreTheSameByteForByte();

private:
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
