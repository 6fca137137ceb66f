// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/webannotations.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr QLatin1StringView urn("urn:sha256:");
constexpr QLatin1StringView subjectKey("synoptic:subject");

QJsonArray bodiesOf(const WebAnnotation &annotation)
{
    QJsonArray bodies;
    if (!annotation.mark.note.isEmpty())
        bodies.append(QJsonObject{{u"type"_s, u"TextualBody"_s},
                                  {u"purpose"_s, u"commenting"_s},
                                  {u"format"_s, u"text/markdown"_s},
                                  {u"value"_s, annotation.mark.note}});
    for (const QString &tag : annotation.tags)
        bodies.append(
            QJsonObject{{u"type"_s, u"TextualBody"_s}, {u"purpose"_s, u"tagging"_s}, {u"value"_s, tag}});
    return bodies;
}

/// JSON-LD writes one value or a list of them.
QJsonArray listOf(const QJsonValue &value)
{
    return value.isArray() ? value.toArray() : value.isUndefined() ? QJsonArray() : QJsonArray{value};
}

QJsonArray itemsOf(const QJsonDocument &document)
{
    if (document.isArray())
        return document.array();
    const QJsonObject top = document.object();
    for (const auto &list : {"items"_L1, "annotations"_L1, "rows"_L1}) { // rows: Hypothesis
        if (top.contains(list))
            return top.value(list).toArray();
    }
    if (top.contains("first"_L1))
        return top.value("first"_L1).toObject().value("items"_L1).toArray();
    return top.contains("target"_L1) ? QJsonArray{top} : QJsonArray();
}

HighlightColour colourNamed(const QString &name)
{
    for (int colour = 0; colour <= int(HighlightColour::Orange); ++colour) {
        if (colourName(HighlightColour(colour)) == name)
            return HighlightColour(colour);
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

/// Bodies as the W3C has them; `bodyValue` is its short form, `text` and `tags` are Hypothesis's.
void readBodies(const QJsonObject &annotation, WebAnnotation &read)
{
    QJsonArray bodies = listOf(annotation.value("body"_L1));
    for (const auto &text : {"bodyValue"_L1, "text"_L1}) {
        if (annotation.contains(text))
            bodies.append(annotation.value(text));
    }
    for (const QJsonValue &tag : annotation.value("tags"_L1).toArray())
        read.tags.append(tag.toString());
    for (const QJsonValue &body : std::as_const(bodies)) {
        const QJsonObject object = body.toObject();
        const QString value = body.isString() ? body.toString() : object.value("value"_L1).toString();
        QString &note = read.mark.note;
        if (listOf(object.value("purpose"_L1)).contains("tagging"_L1))
            read.tags.append(value);
        else if (!value.isEmpty())
            note += (note.isEmpty() ? QString() : u"\n\n"_s) + value;
    }
}

void readTarget(const QJsonObject &target, WebAnnotation &read)
{
    const QJsonValue source = target.value("source"_L1);
    read.source = source.isObject() ? source.toObject().value("id"_L1).toString() : source.toString();
    read.mark.reportSha256 = target.value("synoptic:sha256"_L1).toString().toLatin1();
    if (read.mark.reportSha256.isEmpty() && read.source.startsWith(urn))
        read.mark.reportSha256 = read.source.sliced(urn.size()).toLatin1();
    read.mark.colour = colourNamed(target.value("styleClass"_L1).toString());
    for (const QJsonValue &selector : listOf(target.value("selector"_L1)))
        readSelector(selector.toObject(), read.mark);
}

} // namespace

QJsonObject annotationOf(const SubjectNote &note)
{
    QJsonArray targets;
    for (const Anchor &place : note.places) {
        QJsonObject target{{u"type"_s, u"SpecificResource"_s}, {u"source"_s, sourceUrn(place.reportSha256)}};
        if (place.end > place.start) {
            Highlight words;
            words.exact = place.exact;
            words.prefix = place.prefix;
            words.suffix = place.suffix;
            words.start = place.start;
            words.end = place.end;
            target[u"selector"_s] = textSelectors(words);
        }
        targets.append(target);
    }
    QJsonObject object{{u"id"_s, u"urn:uuid:"_s + note.id.toString(QUuid::WithoutBraces)},
                       {u"type"_s, u"Annotation"_s},
                       {u"motivation"_s, u"commenting"_s},
                       {subjectKey, noteSubjectName(note.subject)},
                       {u"created"_s, note.created.toUTC().toString(Qt::ISODateWithMs)},
                       {u"modified"_s, note.modified.toUTC().toString(Qt::ISODateWithMs)},
                       {u"target"_s, targets},
                       {u"body"_s, QJsonObject{{u"type"_s, u"TextualBody"_s},
                                               {u"purpose"_s, u"commenting"_s},
                                               {u"format"_s, u"text/markdown"_s},
                                               {u"value"_s, note.note}}}};
    if (!note.author.isEmpty())
        object[u"creator"_s] = QJsonObject{{u"type"_s, u"Person"_s}, {u"name"_s, note.author}};
    return object;
}

QList<SubjectNote> subjectNotesIn(const QJsonDocument &document)
{
    QList<SubjectNote> notes;
    for (const QJsonValue &value : itemsOf(document)) {
        const QJsonObject annotation = value.toObject();
        const auto subject = noteSubjectOf(annotation.value(subjectKey).toString());
        if (!subject)
            continue;
        const WebAnnotation read = webAnnotationOf(annotation);
        SubjectNote note{read.mark.id,      *subject,          {}, read.mark.note, read.mark.author,
                         read.mark.created, read.mark.modified};
        for (const QJsonValue &target : listOf(annotation.value("target"_L1))) {
            WebAnnotation place;
            readTarget(target.toObject(), place);
            note.places.append({place.mark.reportSha256, place.mark.start, place.mark.end, place.mark.exact,
                                place.mark.prefix, place.mark.suffix});
        }
        if (!note.places.isEmpty() && !note.note.isEmpty())
            notes.append(note);
    }
    return notes;
}

QString sourceUrn(const QByteArray &sha256)
{
    return urn + QString::fromLatin1(sha256);
}

QJsonArray annotationContext(bool vocabulary)
{
    QJsonObject words{{u"synoptic"_s, u"urn:synoptic:"_s}};
    if (vocabulary)
        words[u"@vocab"_s] = u"urn:synoptic:terms#"_s;
    return {u"http://www.w3.org/ns/anno.jsonld"_s, words};
}

QJsonArray textSelectors(const Highlight &mark)
{
    return {
        QJsonObject{{u"type"_s, u"TextQuoteSelector"_s},
                    {u"exact"_s, mark.exact},
                    {u"prefix"_s, mark.prefix},
                    {u"suffix"_s, mark.suffix}},
        QJsonObject{{u"type"_s, u"TextPositionSelector"_s}, {u"start"_s, mark.start}, {u"end"_s, mark.end}}};
}

WebAnnotation webAnnotationOf(const Highlight &mark, const QString &source, const QList<Tag> &tags)
{
    WebAnnotation annotation{mark, source, {}};
    for (const QUuid &tag : mark.tags) {
        if (const QString path = pathOf(tag, tags); !path.isEmpty())
            annotation.tags.append(path);
    }
    return annotation;
}

QJsonObject toJson(const WebAnnotation &annotation)
{
    const Highlight &mark = annotation.mark;
    QJsonObject object{
        {u"id"_s, u"urn:uuid:"_s + mark.id.toString(QUuid::WithoutBraces)},
        {u"type"_s, u"Annotation"_s},
        {u"motivation"_s, mark.note.isEmpty() ? u"highlighting"_s : u"commenting"_s},
        {u"created"_s, mark.created.toUTC().toString(Qt::ISODateWithMs)},
        {u"modified"_s, mark.modified.toUTC().toString(Qt::ISODateWithMs)},
        {u"target"_s, QJsonObject{{u"source"_s, annotation.source},
                                  {u"synoptic:sha256"_s, QString::fromLatin1(mark.reportSha256)},
                                  {u"styleClass"_s, colourName(mark.colour)},
                                  {u"selector"_s, textSelectors(mark)}}}};
    if (!mark.author.isEmpty())
        object[u"creator"_s] = QJsonObject{{u"type"_s, u"Person"_s}, {u"name"_s, mark.author}};
    if (const QJsonArray bodies = bodiesOf(annotation); !bodies.isEmpty())
        object[u"body"_s] = bodies;
    return object;
}

WebAnnotation webAnnotationOf(const QJsonObject &annotation)
{
    WebAnnotation read;
    Highlight &mark = read.mark;
    const QString id = annotation.value("id"_L1).toString();
    mark.id = QUuid::fromString(id.sliced(id.lastIndexOf(u':') + 1));
    if (mark.id.isNull())
        mark.id = id.isEmpty() ? QUuid::createUuid() : QUuid::createUuidV5(QUuid(), id);
    readTarget(listOf(annotation.value("target"_L1)).at(0).toObject(), read);
    readBodies(annotation, read);
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

QList<WebAnnotation> webAnnotationsIn(const QJsonDocument &document)
{
    QList<WebAnnotation> annotations;
    for (const QJsonValue &value : itemsOf(document)) {
        const QJsonObject annotation = value.toObject();
        if (annotation.contains("target"_L1) && !annotation.contains(subjectKey) &&
            !listOf(annotation.value("motivation"_L1)).contains("linking"_L1))
            annotations.append(webAnnotationOf(annotation));
    }
    return annotations;
}

} // namespace synoptic
