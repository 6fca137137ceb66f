// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/markexchange.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestMarkExchange : public QObject
{
    Q_OBJECT
private slots:
    void everythingComesBack();
    void positionsCountCodePoints();
    void othersAnnotationsAreFoundByTheirQuotation();
    void wordsThatStandInTwoReportsAreNotGuessed();
    void whatIsNoAnnotationIsRefused_data();
    void whatIsNoAnnotationIsRefused();
    void aTableIsInReadingOrder();
    void notesOnOtherThanMarksComeBack();
    void theShortFormsOfOthersAreRead();
    void cellsThatWouldRunDoNot_data();
    void cellsThatWouldRunDoNot();

private:
    static Report report(const QByteArray &hash, const QString &text, const QString &url = {})
    {
        ReportData data;
        data.sha256 = hash;
        data.text = text;
        data.metadata.outlet = u"The Herald"_s;
        data.metadata.url = url;
        return Report(std::move(data));
    }
    static MarkSet set()
    {
        MarkSet marks;
        marks.reports = {
            report("feed", u"😀 The harbour was closed at dawn."_s, u"https://herald.example/1"_s),
            report("beef", u"Two boats, \"Aurelia\" and another, left."_s)};
        const QDateTime now = QDateTime::fromString(u"2026-03-04T05:06:07.089Z"_s, Qt::ISODateWithMs);
        marks.tags = {{QUuid::createUuid(), {}, u"actors"_s, {}, {}, {}, now, now}};
        marks.tags.append({QUuid::createUuid(), marks.tags.first().id, u"crew"_s, {}, {}, {}, now, now});
        marks.highlights = {makeHighlight(marks.reports.at(1), {10, 20}, HighlightColour::Pink, u"Ada"_s),
                            makeHighlight(marks.reports.at(0), {19, 25}, HighlightColour::Blue, u"Ada"_s),
                            makeHighlight(marks.reports.at(0), {7, 14}, HighlightColour::Green, u"Ben"_s)};
        marks.highlights[0].note = u"Ask, in the \"office\""_s;
        marks.highlights[0].tags = {marks.tags.last().id};
        return marks;
    }
};

void TestMarkExchange::everythingComesBack()
{
    const MarkSet marks = set();
    const auto read = readWebAnnotations(toWebAnnotations(marks), marks.reports);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message()));
    QCOMPARE(read->unplaced, 0);
    QCOMPARE(read->highlights.size(), 3);
    for (Highlight mark : marks.highlights) {
        mark.tags.clear();
        QVERIFY(read->highlights.contains(mark));
    }
    QCOMPARE(read->tags.value(marks.highlights.first().id), QStringList{u"actors/crew"_s});
}

void TestMarkExchange::positionsCountCodePoints()
{
    const QJsonObject page = QJsonDocument::fromJson(toWebAnnotations(set())).object();
    const QJsonObject target =
        page.value("items"_L1).toArray().at(1).toObject().value("target"_L1).toObject();
    QCOMPARE(target.value("source"_L1).toString(), u"https://herald.example/1"_s);
    const QJsonArray selectors = target.value("selector"_L1).toArray();
    QCOMPARE(selectors.at(0).toObject().value("exact"_L1).toString(), u"harbour"_s);
    QCOMPARE(selectors.at(1).toObject().value("start"_L1).toInt(), 6); // the emoji counts as one
}

void TestMarkExchange::othersAnnotationsAreFoundByTheirQuotation()
{
    const QByteArray json =
        R"({"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://notes.example/a/7", "type": "Annotation",
            "body": "Which boats?", "target": {"source": "https://elsewhere.example/",
            "selector": {"type": "TextQuoteSelector", "exact": "Two boats", "prefix": "", "suffix": ", "}}})";
    const auto read = readWebAnnotations(json, set().reports);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message()));
    QCOMPARE(read->highlights.size(), 1);
    QCOMPARE(read->highlights.first().reportSha256, "beef");
    QCOMPARE(read->highlights.first().start, 0);
    QCOMPARE(read->highlights.first().note, u"Which boats?"_s);
    // Read again it is the same mark, so that it is not doubled.
    QCOMPARE(readWebAnnotations(json, set().reports)->highlights.first().id, read->highlights.first().id);
}

void TestMarkExchange::wordsThatStandInTwoReportsAreNotGuessed()
{
    const QList<Report> twins{report("feed", u"The harbour was closed."_s),
                              report("beef", u"The harbour was full."_s)};
    const auto read = readWebAnnotations(
        R"([{"type": "Annotation", "target": {"selector": {"type": "TextQuoteSelector", "exact": "The harbour was"}}}])",
        twins);
    QVERIFY(read);
    QVERIFY(read->highlights.isEmpty());
    QCOMPARE(read->unplaced, 1);
}

void TestMarkExchange::whatIsNoAnnotationIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("Dear Ada");
    QTest::newRow("another object") << QByteArray(R"({"title": "x"})");
    QTest::newRow("an empty list") << QByteArray("[]");
}

void TestMarkExchange::whatIsNoAnnotationIsRefused()
{
    QFETCH(QByteArray, json);
    QVERIFY(!readWebAnnotations(json, set().reports));
}

void TestMarkExchange::aTableIsInReadingOrder()
{
    const QByteArray table = toMarkTable(set());
    QVERIFY(table.startsWith(
        "\xEF\xBB\xBFquotation,note,tags,outlet,time,url,start,end,sha256,colour,author,about\r\n"));
    const QList<QByteArray> lines = table.split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY2(lines.at(1).startsWith("harbour,"), lines.at(1).constData());
    QVERIFY2(lines.at(2).startsWith("closed,"), lines.at(2).constData());
    QVERIFY2(lines.at(3).startsWith("\" \"\"Aurelia\"\"\",\"Ask, in the \"\"office\"\"\",actors/crew,"),
             lines.at(3).constData());
}

void TestMarkExchange::notesOnOtherThanMarksComeBack()
{
    MarkSet marks = set();
    const QDateTime now = QDateTime::fromString(u"2026-03-04T05:06:07.089Z"_s, Qt::ISODateWithMs);
    const Anchor harbour{"feed", 6, 13, u"harbour"_s, u"😀 The "_s, u" was closed at dawn."_s};
    marks.notes = {
        {QUuid::createUuid(), NoteSubject::Fact, {harbour}, u"which **harbour**?"_s, u"Ada"_s, now, now},
        {QUuid::createUuid(),
         NoteSubject::Report,
         {{"beef", 0, 0, {}, {}, {}}},
         u"copy"_s,
         u"Ada"_s,
         now,
         now}};
    const auto read = readWebAnnotations(toWebAnnotations(marks), marks.reports);
    QVERIFY(read);
    QCOMPARE(read->notes, marks.notes);
    QCOMPARE(read->highlights.size(), 3); // they are no marks
    QCOMPARE(read->unplaced, 0);
    const QByteArray table = toMarkTable(marks);
    QVERIFY(table.contains(
        "\r\nharbour,which **harbour**?,,The Herald,,https://herald.example/1,6,13,feed,,Ada,fact\r\n"));
    QVERIFY(table.contains("\r\n,copy,,The Herald,,,,,beef,,Ada,report\r\n"));
}

void TestMarkExchange::theShortFormsOfOthersAreRead()
{
    const QByteArray w3c =
        R"({"type": ["Annotation"], "motivation": ["commenting"], "bodyValue": "short", "target": {"selector":
            {"type": "TextPositionSelector", "start": 0, "end": 3}, "source": "urn:sha256:beef"}})";
    const auto read = readWebAnnotations(w3c, set().reports);
    QVERIFY(read);
    QCOMPARE(read->highlights.first().note, u"short"_s);
    QCOMPARE(read->highlights.first().exact, u"Two"_s);
    const QByteArray hypothesis =
        R"({"total": 1, "rows": [{"id": "Xy1", "text": "which?", "tags": ["boats"], "uri": "https://x.example",
            "target": [{"source": "https://x.example", "selector": [{"type": "RangeSelector"},
            {"type": "TextQuoteSelector", "exact": "Two boats", "prefix": "", "suffix": ", "}]}]}]})";
    const auto rows = readWebAnnotations(hypothesis, set().reports);
    QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().message()));
    QCOMPARE(rows->highlights.first().note, u"which?"_s);
    QCOMPARE(rows->tags.value(rows->highlights.first().id), QStringList{u"boats"_s});
}

void TestMarkExchange::cellsThatWouldRunDoNot_data()
{
    QTest::addColumn<QString>("note");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("equals") << u"=1+1"_s << ",'=1+1,"_ba;
    QTest::newRow("plus") << u"+1"_s << ",'+1,"_ba;
    QTest::newRow("minus") << u"-1"_s << ",'-1,"_ba;
    QTest::newRow("at") << u"@SUM(A1)"_s << ",'@SUM(A1),"_ba;
    QTest::newRow("tab") << u"\t=1"_s << ",'\t=1,"_ba;
    QTest::newRow("return") << u"\r=1"_s << ",\"'\r=1\","_ba;
    QTest::newRow("quoted too") << u"=HYPERLINK(\"x\")"_s << ",\"'=HYPERLINK(\"\"x\"\")\","_ba;
    QTest::newRow("in the middle it is only a sign") << u"a=b"_s << ",a=b,"_ba;
}

void TestMarkExchange::cellsThatWouldRunDoNot()
{
    QFETCH(QString, note);
    QFETCH(QByteArray, cell);
    MarkSet marks = set();
    marks.highlights = {marks.highlights.last()};
    marks.highlights[0].note = note;
    const QByteArray table = toMarkTable(marks);
    QVERIFY2(table.contains("harbour" + cell), table.constData());
    // What is exchanged with programs is untouched.
    QCOMPARE(readWebAnnotations(toWebAnnotations(marks), marks.reports)->highlights.first().note, note);
}

QTEST_GUILESS_MAIN(TestMarkExchange)
#include "tst_markexchange.moc"
