// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/exporter.h"
#include "exporting/factwords.h"
#include "exporting/formats/formats.h"
#include "exporting/formats/jsonld.h"
#include "exporting/markexchange.h"
#include "reading/reportreader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestFormats : public QObject
{
    Q_OBJECT
private slots:
    void htmlNeedsNothingElse();
    void linksOfTheSampleLeadSomewhere();
    void linksAndNotesAreInTheWebPage();
    void numbersAreNoNamesInJsonLd();
    void hostileTextStaysText_data();
    void hostileTextStaysText();
    void csvHasARowForEachMember();
    void teiHasEveryReading();
    void marksComeBackFromAnnotations();
    void alignmentsAreNoMarks();
    void jsonLdNamesNoFolders();
    void aScopeLeavesOutReportsAndFacts();
    void choicesComeBack();
    void nothingIsOverwrittenSilently();
    void oneOfAThingIsSaidInTheSingular();

private:
    static ExportEvent eventOf(const QByteArrayList &texts);
};

/// Two invented reports that part in a figure; the second is marked.
ExportEvent TestFormats::eventOf(const QByteArrayList &texts)
{
    QList<Report> reports;
    for (const QByteArray &text : texts)
        reports.append(*readReport(text, u"/home/somebody/secret/report-%1.txt"_s.arg(reports.size())));
    ExportEvent event{
        u"Fog & <storm>"_s, *compareReports(reports), {}, QDateTime::fromSecsSinceEpoch(1'700'000'000), {}};
    Highlight mark = makeHighlight(reports.last(), reports.last().passages().first().range,
                                   HighlightColour::Blue, u"Ada"_s);
    mark.note = u"Ask <them>"_s;
    event.marks = {mark};
    return event;
}

static const QByteArrayList twoReports{
    "Rescuers pulled 58 people from the cold sea near Port Halden on Friday, the harbour master said.",
    "Rescuers pulled 64 people from the cold sea near Port Halden on Friday, the harbour master said."};

void TestFormats::oneOfAThingIsSaidInTheSingular()
{
    const ExportEvent event = eventOf(twoReports);
    const QString counts = u"2 reports, 1 shared fact (1 with differences), 1 mark. "_s;
    for (const QByteArray &text : {toHtml(event), toMarkdown(event)})
        QVERIFY2(QString::fromUtf8(text).contains(counts), text.left(4000).constData());
    QVERIFY(eventCounts(event.comparison, 0).endsWith(u", 0 marks"_s));
}

void TestFormats::htmlNeedsNothingElse()
{
    const QString html = QString::fromUtf8(toHtml(eventOf(twoReports)));
    QVERIFY(html.contains(u"prefers-color-scheme: dark"_s));
    for (const QString &foreign : {u"<script"_s, u"http://"_s, u"https://"_s, u"<link"_s, u"url("_s})
        QVERIFY2(!html.contains(foreign), qPrintable(foreign));
    QVERIFY(html.contains(u"<mark class=\"blue\""_s));
    // Every link leads to a place in the page.
    const QRegularExpression link(u"href=\"#([^\"]+)\""_s);
    int links = 0;
    for (const auto &match : link.globalMatch(html)) {
        QVERIFY2(html.contains(u"id=\"%1\""_s.arg(match.captured(1))), qPrintable(match.captured(1)));
        ++links;
    }
    QVERIFY(links > 6);
}

void TestFormats::linksOfTheSampleLeadSomewhere()
{
    QList<Report> reports;
    for (const QFileInfo &file :
         QDir(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"), u"*.txt"_s).entryInfoList())
        reports.append(*readReport(file.filePath()));
    const ExportEvent event{
        u"Ferry"_s, *compareReports(reports), {}, QDateTime::fromSecsSinceEpoch(1'700'000'000), {}};
    const QString html = QString::fromUtf8(toHtml(event));
    QSet<QString> names;
    static const QRegularExpression name(u" id=\"([^\"]+)\""_s);
    for (const auto &match : name.globalMatch(html)) {
        QVERIFY2(!names.contains(match.captured(1)), qPrintable(match.captured(1)));
        names.insert(match.captured(1));
    }
    static const QRegularExpression link(u"href=\"#([^\"]+)\""_s);
    int links = 0;
    for (const auto &match : link.globalMatch(html)) {
        QVERIFY2(names.contains(match.captured(1)), qPrintable(match.captured(1)));
        ++links;
    }
    QVERIFY(links > 100);
}

void TestFormats::linksAndNotesAreInTheWebPage()
{
    ExportEvent event = eventOf(twoReports);
    const Highlight &mark = event.marks.first();
    const Anchor to{mark.reportSha256, mark.start, mark.end, mark.exact, mark.prefix, mark.suffix};
    const Report &first = event.comparison.reports.first();
    const AnchoredPlace at = anchor(first, first.passages().first().range);
    event.work.links = {{QUuid::createUuid(),
                         u"contradicts"_s,
                         {at.reportSha256, at.start, at.end, at.exact, at.prefix, at.suffix},
                         to,
                         u"ask <both>"_s,
                         u"Ada"_s,
                         event.made,
                         event.made}};
    event.work.notes = {
        {QUuid::createUuid(), NoteSubject::Fact, {to}, u"one <witness>"_s, u"Ada"_s, event.made, event.made}};
    const QString html = QString::fromUtf8(toHtml(event));
    QVERIFY(html.contains(u"→ <b>contradicts</b>"_s));
    QVERIFY(html.contains(u"ask &lt;both&gt;"_s));
    QVERIFY(html.contains(u"one &lt;witness&gt;"_s));
}

void TestFormats::numbersAreNoNamesInJsonLd()
{
    // "id" is @id in W3C's context, and an @id is a string: members with numbers are JSON literals.
    const QJsonObject event = QJsonDocument::fromJson(toJsonLd(eventOf(twoReports))).object();
    const QJsonObject words = event[u"@context"_s].toArray().at(1).toObject();
    QCOMPARE(words[u"@version"_s].toDouble(), 1.1);
    for (const QString &member : event.keys()) {
        const bool literal = words[member].toObject()[u"@type"_s] == "@json"_L1;
        const QByteArray json = QJsonDocument(QJsonArray{event[member]}).toJson(QJsonDocument::Compact);
        static const QRegularExpression number(u"\"id\":[0-9]"_s);
        QVERIFY2(literal || !QString::fromUtf8(json).contains(number), qPrintable(member));
    }
}

void TestFormats::hostileTextStaysText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("markup")
        << "<script>alert(1)</script> <img src=x onerror=alert(1)> & \"quoted\" 58 people were saved."_ba;
    QTest::newRow("a formula")
        << "=HYPERLINK(\"http://x.invalid\") says that 58 people were saved near the harbour."_ba;
    QTest::newRow("control characters")
        << "A bell \x07 rang as 58 people were saved near the harbour wall."_ba;
}

void TestFormats::hostileTextStaysText()
{
    QFETCH(QByteArray, text);
    const ExportEvent event = eventOf({text, text + " Others agree."});
    const QString html = QString::fromUtf8(toHtml(event));
    QVERIFY(!html.contains(u"<script>"_s) && !html.contains(u"<img"_s) && !html.contains(u"<them>"_s));
    for (const QByteArray &line : toCsv(event).split('\n'))
        QVERIFY2(!line.contains(",=") && !line.contains(",\"="), line.constData());
    QXmlStreamReader xml(toTei(event));
    while (!xml.atEnd())
        xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(!QString::fromUtf8(toMarkdown(event)).contains(u" <script>"_s));
}

void TestFormats::csvHasARowForEachMember()
{
    const ExportEvent event = eventOf(twoReports);
    QCOMPARE(event.comparison.facts.size(), 1);
    const QByteArray csv = toCsv(event);
    QVERIFY(csv.startsWith("\xEF\xBB\xBF"));
    const QStringList rows = QString::fromUtf8(csv).split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(rows.size(), 3);
    QVERIFY2(rows.at(1).startsWith(u"1,conflict,report-0,report-0.txt,"_s), qPrintable(rows.at(1)));
    QVERIFY2(rows.at(1).contains(u"figure: 58"_s), qPrintable(rows.at(1)));
    QVERIFY2(rows.at(2).endsWith(u",blue,Ask <them>"_s), qPrintable(rows.at(2)));
}

void TestFormats::teiHasEveryReading()
{
    QXmlStreamReader xml(toTei(eventOf(twoReports)));
    QStringList readings;
    QStringList values;
    int witnesses = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        witnesses += xml.name() == "witness"_L1;
        if (xml.name() == "rdg"_L1)
            readings.append(xml.attributes().value("wit"_L1).toString());
        if (xml.name() == "seg"_L1)
            values.append(xml.readElementText());
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(witnesses, 2);
    QCOMPARE(readings, (QStringList{u"#r1"_s, u"#r2"_s}));
    QVERIFY2(values.join(u'|').contains(u"58"_s) && values.join(u'|').contains(u"64"_s),
             qPrintable(values.join(u'|')));
}

void TestFormats::marksComeBackFromAnnotations()
{
    ExportEvent event = eventOf(twoReports);
    event.marks.first().created = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::UTC);
    event.marks.first().modified = event.marks.first().created.addSecs(60);
    for (const QByteArray &json : {toJsonLd(event), toAnnotations(event)}) {
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        QVERIFY(object.contains(u"@context"_s));
        const QList<Highlight> marks = marksOf(object).marks;
        QCOMPARE(marks.size(), 1);
        QVERIFY(marks.first() == event.marks.first());
    }
}

void TestFormats::alignmentsAreNoMarks()
{
    const ExportEvent event = eventOf(twoReports);
    QVERIFY(!event.comparison.alignments.isEmpty());
    for (const QByteArray &json : {toAnnotations(event), toJsonLd(event)}) {
        const auto read = readWebAnnotations(json, event.comparison.reports);
        QVERIFY(read);
        QCOMPARE(read->highlights.size(), 1);
        QCOMPARE(read->unplaced, 0);
    }
}

void TestFormats::jsonLdNamesNoFolders()
{
    const QByteArray json = toJsonLd(eventOf(twoReports));
    QVERIFY(!json.contains("secret"));
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QCOMPARE(object[u"reports"_s].toArray().size(), 2);
    QCOMPARE(object[u"sources"_s].toArray().at(0)[u"name"_s].toString(), u"report-0.txt"_s);
    QCOMPARE(object[u"facts"_s].toArray().size(), 1);
}

void TestFormats::aScopeLeavesOutReportsAndFacts()
{
    QByteArrayList three = twoReports;
    three.append(
        "Rescuers pulled 58 people from the cold sea near Port Halden on Friday, the harbour master said.");
    three.last() += " Nobody else has this sentence about the lighthouse.";
    const ExportEvent event = eventOf(three);
    const ExportEvent cut = scoped(event, {{2, 0}, {}, {}, ExportScope::Marks::All});
    QCOMPARE(cut.comparison.reports.size(), 2);
    QCOMPARE(cut.comparison.reports.first().sha256(), event.comparison.reports.at(2).sha256());
    for (const Alignment &alignment : cut.comparison.alignments) {
        QVERIFY(alignment.a.report < alignment.b.report);
        QCOMPARE(cut.comparison.reports.at(alignment.a.report).text(alignment.a.range).left(9),
                 u"Rescuers "_s);
    }
    QCOMPARE(cut.comparison.facts.size(), 1);
    const ExportEvent figures =
        scoped(event, {{}, {DifferenceKind::Quotation}, {}, ExportScope::Marks::None});
    QCOMPARE(figures.comparison.facts.size(), 0);
    QVERIFY(figures.marks.isEmpty());
}

void TestFormats::choicesComeBack()
{
    ExportTask task;
    task.format = ExportFormat::Pack;
    task.scope = {
        {1, 0}, {DifferenceKind::Time}, {DifferenceNature::LaterUpdate}, ExportScope::Marks::WithNotes};
    task.pdf = {
        {PdfPart::Synopsis, PdfPart::Reports}, QPageSize::Letter, QPageLayout::Portrait, 3, 8.5, true, false};
    QVERIFY(taskOf(toJsonObject(task)) == task);
    QVERIFY(taskOf({}) == ExportTask());
}

void TestFormats::nothingIsOverwrittenSilently()
{
    QTemporaryDir folder;
    ExportTask task;
    task.format = ExportFormat::Csv;
    task.path = folder.filePath(u"facts.csv"_s);
    const ExportEvent event = eventOf(twoReports);
    QVERIFY(writeExport(event, task));
    const auto again = writeExport(event, task);
    QVERIFY(!again && again.error().message().contains(u"already"_s));
    task.overwrite = true;
    QVERIFY(writeExport(event, task));
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
