// SPDX-License-Identifier: GPL-3.0-or-later
// REFI-QDA 1.5: what the schema demands (order of elements, attributes, GUIDs that lead somewhere),
// positions, and code books that come back.
#include "exporting/exporter.h"
#include "exporting/formats/refiqda.h"
#include "library/library.h"

#include <KZip>
#include <QBuffer>
#include <QDomDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestRefiQda : public QObject
{
    Q_OBJECT
private slots:
    void elementsStandInTheOrderOfTheSchema();
    void everyReferenceLeadsSomewhere();
    void aSelectionEndsBehindItsLastCodePoint();
    void sourcesAreTheTextThatPositionsCountIn();
    void eachSelectionSaysWhoMadeItAndWhen();
    void sourcesHaveDifferentNames();
    void marksNotesTagsUsersAndLinksAreThere();
    void theSameEventGivesTheSameBytes();
    void charactersThatXmlHasNotAreLeftOut();
    void aCodeBookComesBack();
    void aCodeBookOfOthersIsRead_data();
    void aCodeBookOfOthersIsRead();
    void whatIsNoCodeBookIsRefused_data();
    void whatIsNoCodeBookIsRefused();
    void noTagsAreNoCodeBook();
    void aCodeBookIsTakenUpOnce();

private:
    static Report report(const QByteArray &sha256, const QString &text)
    {
        ReportData data;
        data.sha256 = sha256;
        data.path = u"/a/%1.txt"_s.arg(QString::fromLatin1(sha256));
        data.text = text;
        data.metadata.title = u"Fog & ferry"_s;
        return Report(std::move(data));
    }
    static Anchor anchorOf(const Report &report, TextRange range)
    {
        const Highlight mark = makeHighlight(report, range, HighlightColour::Yellow, {});
        return {mark.reportSha256, mark.start, mark.end, mark.exact, mark.prefix, mark.suffix};
    }
    static ExportEvent event();
    static QHash<QString, QByteArray> unpacked(const QByteArray &zip);
    static QDomElement project(const ExportEvent &event)
    {
        static QDomDocument document;
        document.setContent(unpacked(*toQdaProject(event)).value(u"project.qde"_s));
        return document.documentElement();
    }
    static QList<QDomElement> all(const QDomElement &root, const QString &name)
    {
        QList<QDomElement> elements;
        const QDomNodeList nodes = root.elementsByTagName(name);
        for (int i = 0; i < nodes.size(); ++i)
            elements.append(nodes.at(i).toElement());
        return elements;
    }
};

ExportEvent TestRefiQda::event()
{
    ExportEvent event;
    event.title = u"Ferry & fog"_s;
    event.made = QDateTime::fromSecsSinceEpoch(1'700'000'000, QTimeZone::UTC);
    event.comparison.reports = {report("feed", u"😀 The ferry left.\nNobody knew."_s),
                                report("beef", u"A boat left at dawn."_s)};
    const auto &reports = event.comparison.reports;
    const QDateTime now = event.made;
    event.tags = {
        {QUuid::createUuidV5({}, "a"_ba), {}, u"actors"_s, u"#00ff00"_s, u"who acts"_s, {}, now, now}};
    event.tags.append(
        {QUuid::createUuidV5({}, "b"_ba), event.tags.first().id, u"crew"_s, {}, {}, {}, now, now});
    Highlight mark = makeHighlight(reports.first(), {7, 12}, HighlightColour::Blue, u"Ada"_s); // "ferry"
    mark.id = QUuid::createUuidV5({}, "c"_ba);
    mark.created = mark.modified = now;
    mark.note = u"which <one>?"_s;
    mark.tags = {event.tags.last().id};
    event.marks = {mark};
    event.work.notes = {{QUuid::createUuidV5({}, "d"_ba),
                         NoteSubject::Fact,
                         {anchorOf(reports.first(), {3, 18}), anchorOf(reports.last(), {0, 20})},
                         u"when?"_s,
                         u"Ben"_s,
                         now,
                         now},
                        {QUuid::createUuidV5({}, "e"_ba),
                         NoteSubject::Report,
                         {{"beef", 0, 0, {}, {}, {}}},
                         u"copy"_s,
                         u"Ada"_s,
                         now,
                         now},
                        {QUuid::createUuidV5({}, "f"_ba),
                         NoteSubject::Event,
                         {{"feed", 0, 0, {}, {}, {}}, {"beef", 0, 0, {}, {}, {}}},
                         u"all"_s,
                         u"Ada"_s,
                         now,
                         now}};
    event.work.links = {{QUuid::createUuidV5({}, "g"_ba), u"contradicts"_s,
                         anchorOf(reports.first(), {7, 12}), anchorOf(reports.last(), {2, 6}), u"see both"_s,
                         u"Ada"_s, now, now}};
    return event;
}

QHash<QString, QByteArray> TestRefiQda::unpacked(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    KZip zip(&buffer);
    QHash<QString, QByteArray> files;
    if (!zip.open(QIODevice::ReadOnly))
        return files;
    const auto *top = zip.directory();
    files[u"project.qde"_s] = top->file(u"project.qde"_s)->data();
    const auto *sources = dynamic_cast<const KArchiveDirectory *>(top->entry(u"Sources"_s));
    for (const QString &name : sources ? sources->entries() : QStringList())
        files[u"Sources/"_s + name] = sources->file(name)->data();
    return files;
}

/// The sequences of Project.xsd (18 March 2019) of the elements that we write.
static const QHash<QString, QStringList> &sequences()
{
    static const QHash<QString, QStringList> all{
        {u"Project"_s,
         {u"Users"_s, u"CodeBook"_s, u"Variables"_s, u"Cases"_s, u"Sources"_s, u"Notes"_s, u"Links"_s,
          u"Sets"_s, u"Graphs"_s, u"Description"_s, u"NoteRef"_s}},
        {u"Users"_s, {u"User"_s}},
        {u"CodeBook"_s, {u"Codes"_s}},
        {u"Codes"_s, {u"Code"_s}},
        {u"Code"_s, {u"Description"_s, u"NoteRef"_s, u"Code"_s}},
        {u"Sources"_s, {u"TextSource"_s}},
        {u"TextSource"_s,
         {u"Description"_s, u"PlainTextContent"_s, u"PlainTextSelection"_s, u"Coding"_s, u"NoteRef"_s,
          u"VariableValue"_s}},
        {u"PlainTextSelection"_s, {u"Description"_s, u"Coding"_s, u"NoteRef"_s}},
        {u"Coding"_s, {u"CodeRef"_s, u"NoteRef"_s}},
        {u"Notes"_s, {u"Note"_s}},
        {u"Note"_s,
         {u"Description"_s, u"PlainTextContent"_s, u"PlainTextSelection"_s, u"Coding"_s, u"NoteRef"_s,
          u"VariableValue"_s}},
        {u"Links"_s, {u"Link"_s}},
        {u"Link"_s, {u"NoteRef"_s}},
    };
    return all;
}

static void checkOrder(const QDomElement &element)
{
    const QStringList order = sequences().value(element.tagName());
    qsizetype last = 0;
    for (QDomElement child = element.firstChildElement(); !child.isNull();
         child = child.nextSiblingElement()) {
        const qsizetype at = order.indexOf(child.tagName());
        QVERIFY2(at >= last, qPrintable(element.tagName() + u'/' + child.tagName()));
        last = at;
        checkOrder(child);
    }
}

void TestRefiQda::elementsStandInTheOrderOfTheSchema()
{
    const QDomElement root = project(event());
    QCOMPARE(root.tagName(), u"Project"_s);
    QCOMPARE(root.attribute(u"xmlns"_s), u"urn:QDA-XML:project:1.0"_s);
    QCOMPARE(root.attribute(u"name"_s), u"Ferry & fog"_s);
    checkOrder(root);
    ExportEvent bare = event();
    bare.marks.clear();
    bare.tags.clear();
    bare.work.notes.clear();
    bare.work.links.clear();
    // Lists that must have a member are not there without one.
    for (const QString &list : {u"Users"_s, u"CodeBook"_s, u"Notes"_s, u"Links"_s})
        QVERIFY(project(bare).firstChildElement(list).isNull());
}

void TestRefiQda::everyReferenceLeadsSomewhere()
{
    const QDomElement root = project(event());
    static const QRegularExpression guid(u"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"_s);
    QSet<QString> known;
    const QDomNodeList elements = root.elementsByTagName(u"*"_s);
    for (int i = 0; i < elements.size(); ++i) {
        const QDomElement element = elements.at(i).toElement();
        if (!element.hasAttribute(u"guid"_s))
            continue;
        const QString id = element.attribute(u"guid"_s);
        QVERIFY2(guid.match(id).hasMatch(), qPrintable(id));
        QVERIFY2(!known.contains(id), qPrintable(element.tagName() + u' ' + id));
        known.insert(id);
    }
    for (int i = 0; i < elements.size(); ++i) {
        for (const QString &name : {u"targetGUID"_s, u"originGUID"_s, u"creatingUser"_s}) {
            const QDomElement element = elements.at(i).toElement();
            if (element.hasAttribute(name))
                QVERIFY2(known.contains(element.attribute(name)), qPrintable(element.tagName() + name));
        }
    }
}

void TestRefiQda::aSelectionEndsBehindItsLastCodePoint()
{
    for (const QDomElement &selection : all(project(event()), u"PlainTextSelection"_s)) {
        if (selection.attribute(u"guid"_s) != event().marks.first().id.toString(QUuid::WithoutBraces))
            continue;
        QCOMPARE(selection.attribute(u"name"_s), u"ferry"_s);
        QCOMPARE(selection.attribute(u"startPosition"_s), u"6"_s); // the emoji counts as one
        QCOMPARE(selection.attribute(u"endPosition"_s), u"11"_s);  // behind the y
        QCOMPARE(selection.attribute(u"creationDateTime"_s), u"2023-11-14T22:13:20Z"_s);
        return;
    }
    QFAIL("the mark is not there");
}

void TestRefiQda::sourcesAreTheTextThatPositionsCountIn()
{
    const auto files = unpacked(*toQdaProject(event()));
    QCOMPARE(files.size(), 3);
    const QDomElement source = all(project(event()), u"TextSource"_s).first();
    const QString path = source.attribute(u"plainTextPath"_s);
    QVERIFY(path.startsWith(u"internal://"_s));
    QCOMPARE(files.value(u"Sources/"_s + path.sliced(11)), "😀 The ferry left.\nNobody knew."_ba);
}

void TestRefiQda::eachSelectionSaysWhoMadeItAndWhen()
{
    const QList<QDomElement> selections = all(project(event()), u"PlainTextSelection"_s);
    QCOMPARE(selections.size(), 5); // a mark, two places of a fact, two ends of a link
    for (const QDomElement &selection : selections) {
        for (const QString &name : {u"creatingUser"_s, u"creationDateTime"_s, u"modifiedDateTime"_s})
            QVERIFY2(selection.hasAttribute(name), qPrintable(selection.attribute(u"name"_s) + name));
    }
}

void TestRefiQda::sourcesHaveDifferentNames()
{
    ExportEvent twice = event();
    twice.comparison.reports.append(twice.comparison.reports.first());
    QStringList names;
    for (const QDomElement &source : all(project(twice), u"TextSource"_s))
        names.append(source.attribute(u"name"_s));
    QCOMPARE(names.last(), names.first() + u" (2)"_s);
    QCOMPARE(names.removeDuplicates(), 0);
}

void TestRefiQda::marksNotesTagsUsersAndLinksAreThere()
{
    const QDomElement root = project(event());
    QCOMPARE(all(root, u"User"_s).size(), 2);
    const QList<QDomElement> codes = all(root, u"Code"_s);
    QCOMPARE(codes.size(), 3); // actors, crew below it, the colour
    QCOMPARE(codes.first().attribute(u"color"_s), u"#00ff00"_s);
    QCOMPARE(codes.first().firstChildElement(u"Code"_s).attribute(u"name"_s), u"crew"_s);
    QCOMPARE(all(root, u"Note"_s).size(), 5); // mark, fact, report, event, link
    QCOMPARE(root.lastChildElement(u"NoteRef"_s).attribute(u"targetGUID"_s),
             event().work.notes.last().id.toString(QUuid::WithoutBraces));
    QCOMPARE(all(root, u"Link"_s).first().attribute(u"name"_s), u"contradicts"_s);
    QCOMPARE(all(root, u"Coding"_s).size(), 2); // tag and colour
    ExportScope none;
    none.marks = ExportScope::Marks::None;
    const QDomElement bare = project(scoped(event(), none));
    QVERIFY(all(bare, u"Note"_s).isEmpty() && all(bare, u"PlainTextSelection"_s).isEmpty());
}

void TestRefiQda::theSameEventGivesTheSameBytes()
{
    QCOMPARE(*toQdaProject(event()), *toQdaProject(event()));
}

void TestRefiQda::charactersThatXmlHasNotAreLeftOut()
{
    ExportEvent odd = event();
    odd.marks[0].note = u"bell\x07 \xFFFE end"_s;
    QDomDocument document;
    QVERIFY(document.setContent(unpacked(*toQdaProject(odd)).value(u"project.qde"_s)));
    QVERIFY(document.toString().contains(u"bell  end"_s));
}

void TestRefiQda::aCodeBookComesBack()
{
    const auto xml = toCodeBook(event().tags);
    QVERIFY(xml);
    QVERIFY(xml->contains("xmlns=\"urn:QDA-XML:codebook:1.0\""));
    const auto read = readCodeBook(*xml);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message()));
    QCOMPARE(read->size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
        QCOMPARE(read->at(i).id, event().tags.at(i).id);
        QCOMPARE(read->at(i).parent, event().tags.at(i).parent);
        QCOMPARE(read->at(i).name, event().tags.at(i).name);
        QCOMPARE(read->at(i).colour, event().tags.at(i).colour);
        QCOMPARE(read->at(i).note, event().tags.at(i).note);
    }
}

void TestRefiQda::aCodeBookOfOthersIsRead_data()
{
    QTest::addColumn<QByteArray>("xml");
    const QByteArray codes =
        "<Codes><Code guid=\"{AAAAAAAA-1111-4111-8111-AAAAAAAAAAAA}\" name=\"place/port\" "
        "isCodable=\"false\"><NoteRef targetGUID=\"x\"/><Code guid=\"none\" name=\"quay\" "
        "isCodable=\"true\"/></Code></Codes><Sets/>";
    QTest::newRow("the standard's namespace")
        << QByteArray("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\">" + codes + "</CodeBook>");
    QTest::newRow("a prefix") << QByteArray("<q:CodeBook xmlns:q=\"urn:QDA-XML:codebook:1:0\">" +
                                            QByteArray(codes)
                                                .replace("<Code", "<q:Code")
                                                .replace("</Code", "</q:Code")
                                                .replace("<NoteRef", "<q:NoteRef")
                                                .replace("<Sets", "<q:Sets") +
                                            "</q:CodeBook>");
    QTest::newRow("in a project") << QByteArray(
        "<Project><CodeBook>" + QByteArray(codes).replace("<Sets/>", "") + "</CodeBook></Project>");
}

void TestRefiQda::aCodeBookOfOthersIsRead()
{
    QFETCH(QByteArray, xml);
    const auto read = readCodeBook(xml);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message()));
    QCOMPARE(read->size(), 2);
    QCOMPARE(read->first().id, QUuid(u"{aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa}"_s));
    QCOMPARE(read->first().name, u"place∕port"_s); // one name, not two
    QCOMPARE(read->last().parent, read->first().id);
    QVERIFY(!read->last().id.isNull());
}

void TestRefiQda::whatIsNoCodeBookIsRefused_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no XML") << QByteArray("Dear Ada");
    QTest::newRow("cut short") << QByteArray("<CodeBook><Codes><Code name=\"a\">");
    QTest::newRow("no codes") << QByteArray("<CodeBook><Codes/></CodeBook>");
}

void TestRefiQda::whatIsNoCodeBookIsRefused()
{
    QFETCH(QByteArray, xml);
    QVERIFY(!readCodeBook(xml));
}

void TestRefiQda::noTagsAreNoCodeBook()
{
    QTemporaryDir folder;
    ExportTask task;
    task.format = ExportFormat::CodeBook;
    task.path = folder.filePath(u"tags.qdc"_s);
    ExportEvent bare = event();
    bare.tags.clear();
    QVERIFY(!writeExport(bare, task));
    QVERIFY(!QFile::exists(task.path));
    QVERIFY(writeExport(event(), task));
    QVERIFY(QFile::exists(task.path));
}

void TestRefiQda::aCodeBookIsTakenUpOnce()
{
    QTemporaryDir folder;
    const auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    QVERIFY(library);
    Tags &tags = (*library)->tags();
    const auto actors = tags.atPath(u"Actors"_s, u"Ada"_s); // the same, whatever its case
    QVERIFY(actors);
    const QList<Tag> theirs = *readCodeBook(*toCodeBook(event().tags));
    QCOMPARE(tags.addAll(theirs, u"Ada"_s).value_or(-1), 1);
    QCOMPARE(tags.addAll(theirs, u"Ada"_s).value_or(-1), 0);
    const QList<Tag> all = *tags.all();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.first().id, actors->id);
    QCOMPARE(all.first().note, u"who acts"_s); // it had none
    QCOMPARE(pathOf(all.last().id, all), u"Actors/crew"_s);
}

QTEST_GUILESS_MAIN(TestRefiQda)
#include "tst_refiqda.moc"
