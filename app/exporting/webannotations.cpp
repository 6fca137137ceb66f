// SPDX-License-Identifier: GPL-3.0-or-later
// W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/
#include "exporting/markexchange.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString sourceOf(const Report &report)
{
    return report.metadata().url.isEmpty() ? u"urn:sha256:"_s + QString::fromLatin1(report.sha256())
                                           : report.metadata().url;
}

QJsonArray bodiesOf(const Highlight &mark, const QList<Tag> &tags)
{
    QJsonArray bodies;
    if (!mark.note.isEmpty())
        bodies.append(QJsonObject{{u"type"_s, u"TextualBody"_s},
                                  {u"purpose"_s, u"commenting"_s},
                                  {u"format"_s, u"text/markdown"_s},
                                  {u"value"_s, mark.note}});
    for (const QUuid &tag : mark.tags)
        bodies.append(QJsonObject{
            {u"type"_s, u"TextualBody"_s}, {u"purpose"_s, u"tagging"_s}, {u"value"_s, pathOf(tag, tags)}});
    return bodies;
}

QJsonObject annotationOf(const Highlight &mark, const QString &source, const QList<Tag> &tags)
{
    const QJsonObject quote{{u"type"_s, u"TextQuoteSelector"_s},
                            {u"exact"_s, mark.exact},
                            {u"prefix"_s, mark.prefix},
                            {u"suffix"_s, mark.suffix}};
    const QJsonObject position{
        {u"type"_s, u"TextPositionSelector"_s}, {u"start"_s, mark.start}, {u"end"_s, mark.end}};
    return {{u"id"_s, u"urn:uuid:"_s + mark.id.toString(QUuid::WithoutBraces)},
            {u"type"_s, u"Annotation"_s},
            {u"motivation"_s, mark.note.isEmpty() ? u"highlighting"_s : u"commenting"_s},
            {u"creator"_s, QJsonObject{{u"type"_s, u"Person"_s}, {u"name"_s, mark.author}}},
            {u"created"_s, mark.created.toUTC().toString(Qt::ISODateWithMs)},
            {u"modified"_s, mark.modified.toUTC().toString(Qt::ISODateWithMs)},
            {u"body"_s, bodiesOf(mark, tags)},
            {u"target"_s, QJsonObject{{u"source"_s, source},
                                      {u"synoptic:sha256"_s, QString::fromLatin1(mark.reportSha256)},
                                      {u"styleClass"_s, colourName(mark.colour)},
                                      {u"selector"_s, QJsonArray{quote, position}}}}};
}

/// JSON-LD writes one value or a list of them.
QJsonArray listOf(const QJsonValue &value)
{
    return value.isArray() ? value.toArray() : value.isUndefined() ? QJsonArray() : QJsonArray{value};
}

/// The annotations of a page, a collection, a list or a single one.
QJsonArray annotationsIn(const QJsonDocument &document)
{
    if (document.isArray())
        return document.array();
    const QJsonObject top = document.object();
    if (top.contains("items"_L1))
        return top.value("items"_L1).toArray();
    if (top.contains("first"_L1))
        return top.value("first"_L1).toObject().value("items"_L1).toArray();
    return top.contains("target"_L1) ? QJsonArray{top} : QJsonArray();
}

HighlightColour colourNamed(const QString &name)
{
    for (const auto colour :
         {HighlightColour::Green, HighlightColour::Blue, HighlightColour::Pink, HighlightColour::Orange}) {
        if (colourName(colour) == name)
            return colour;
    }
    return HighlightColour::Yellow;
}

/// Selectors may refine each other and stand alone or in a list.
void readSelector(const QJsonObject &selector, Highlight &mark)
{
    const QString type = selector.value("type"_L1).toString();
    if (type == "TextQuoteSelector"_L1) {
        mark.exact = selector.value("exact"_L1).toString();
        mark.prefix = selector.value("prefix"_L1).toString();
        mark.suffix = selector.value("suffix"_L1).toString();
    } else if (type == "TextPositionSelector"_L1) {
        mark.start = qsizetype(selector.value("start"_L1).toInteger());
        mark.end = qsizetype(selector.value("end"_L1).toInteger());
    }
    if (selector.value("refinedBy"_L1).isObject())
        readSelector(selector.value("refinedBy"_L1).toObject(), mark);
}

/// What an annotation says, its place not yet sought.
struct Read
{
    Highlight mark;
    QString source;
    QStringList tags;
};

Read read(const QJsonObject &annotation)
{
    Read read;
    Highlight &mark = read.mark;
    const QString id = annotation.value("id"_L1).toString();
    mark.id = QUuid::fromString(id.sliced(id.lastIndexOf(u':') + 1));
    if (mark.id.isNull()) // the same annotation gets the same id whenever it is read
        mark.id = id.isEmpty() ? QUuid::createUuid() : QUuid::createUuidV5(QUuid(), id);
    const QJsonObject target = listOf(annotation.value("target"_L1)).first().toObject();
    const QJsonValue source = target.value("source"_L1);
    read.source = source.isObject() ? source.toObject().value("id"_L1).toString() : source.toString();
    mark.reportSha256 = target.value("synoptic:sha256"_L1).toString().toLatin1();
    mark.colour = colourNamed(target.value("styleClass"_L1).toString());
    for (const QJsonValue &selector : listOf(target.value("selector"_L1)))
        readSelector(selector.toObject(), mark);
    for (const QJsonValue &body : listOf(annotation.value("body"_L1))) {
        const QJsonObject object = body.toObject();
        const QString value = body.isString() ? body.toString() : object.value("value"_L1).toString();
        if (object.value("purpose"_L1).toString() == "tagging"_L1)
            read.tags.append(value);
        else if (!value.isEmpty())
            mark.note += (mark.note.isEmpty() ? QString() : u"\n\n"_s) + value;
    }
    const QJsonValue creator = annotation.value("creator"_L1);
    mark.author = creator.isObject() ? creator.toObject().value("name"_L1).toString() : creator.toString();
    mark.created = QDateTime::fromString(annotation.value("created"_L1).toString(), Qt::ISODateWithMs);
    mark.modified = QDateTime::fromString(annotation.value("modified"_L1).toString(), Qt::ISODateWithMs);
    if (!mark.created.isValid())
        mark.created = QDateTime::currentDateTimeUtc();
    if (!mark.modified.isValid())
        mark.modified = mark.created;
    return read;
}

/// The reports that an annotation may be about: the one of its hash or address, else all.
QList<Report> candidatesFor(const Read &read, const QList<Report> &reports)
{
    for (const Report &report : reports) {
        if (report.sha256() == read.mark.reportSha256)
            return {report};
    }
    for (const Report &report : reports) {
        if (!read.source.isEmpty() && (sourceOf(report) == read.source || report.path() == read.source))
            return {report};
    }
    return reports;
}

/// Where the words of a mark stand in a report; words that stand there once need no surroundings, since
/// others write little of them.
std::optional<TextRange> placeIn(const Report &report, const Highlight &mark)
{
    if (mark.exact.isEmpty())
        return {};
    if (const auto range = locate(mark, report))
        return range;
    const qsizetype at = report.text().indexOf(mark.exact);
    if (at < 0 || report.text().indexOf(mark.exact, at + 1) >= 0)
        return {};
    return TextRange{at, at + mark.exact.size()};
}

/// Puts a mark where its words stand; false when they stand nowhere, or in more than one report.
bool place(Read &read, const QList<Report> &reports)
{
    Highlight &mark = read.mark;
    int found = 0;
    Highlight placed;
    for (const Report &report : candidatesFor(read, reports)) {
        if (mark.exact.isEmpty() && mark.end > mark.start) // a position alone
            mark.exact =
                report.text({report.positionOfCodePoint(mark.start), report.positionOfCodePoint(mark.end)})
                    .toString();
        const auto range = placeIn(report, mark);
        if (!range)
            continue;
        ++found;
        placed = makeHighlight(report, *range, mark.colour, mark.author);
    }
    if (found != 1)
        return false;
    placed.id = mark.id;
    placed.note = mark.note;
    placed.created = mark.created;
    placed.modified = mark.modified;
    mark = placed;
    return true;
}

} // namespace

QByteArray toWebAnnotations(const MarkSet &marks)
{
    QJsonArray items;
    for (const Report &report : marks.reports) {
        for (const Highlight &mark : marks.highlights) {
            if (mark.reportSha256 == report.sha256())
                items.append(annotationOf(mark, sourceOf(report), marks.tags));
        }
    }
    const QJsonObject page{{u"@context"_s, QJsonArray{u"http://www.w3.org/ns/anno.jsonld"_s,
                                                      QJsonObject{{u"synoptic"_s, u"urn:synoptic:"_s}}}},
                           {u"type"_s, u"AnnotationPage"_s},
                           {u"items"_s, items}};
    return QJsonDocument(page).toJson();
}

Result<ReadMarks> readWebAnnotations(const QByteArray &json, const QList<Report> &reports)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isNull())
        return std::unexpected(Error{u"The file holds no JSON (%1)"_s.arg(error.errorString()),
                                     {},
                                     u"Choose a file of web annotations"_s});
    const QJsonArray annotations = annotationsIn(document);
    if (annotations.isEmpty())
        return std::unexpected(
            Error{u"The file holds no web annotations"_s, {}, u"Choose a file of web annotations"_s});
    ReadMarks marks;
    for (const QJsonValue &annotation : annotations) {
        Read one = read(annotation.toObject());
        if (!place(one, reports)) {
            ++marks.unplaced;
            continue;
        }
        if (!one.tags.isEmpty())
            marks.tags.insert(one.mark.id, one.tags);
        marks.highlights.append(one.mark);
    }
    return marks;
}

} // namespace synoptic
