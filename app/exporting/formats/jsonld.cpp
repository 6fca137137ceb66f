// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/formats/jsonld.h"

#include "exporting/formats/workjson.h"
#include "exporting/webannotations.h"
#include "review/reviewarchive.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QJsonObject resource(const Comparison &comparison, const Place &place)
{
    const Report &report = comparison.reports.at(place.report);
    const AnchoredPlace at = anchor(report, place.range);
    return resourceOf({at.reportSha256, at.start, at.end, at.exact, at.prefix, at.suffix});
}

QJsonObject alignmentAnnotation(const Comparison &comparison, const Alignment &alignment, const QString &id)
{
    return {{u"id"_s, id},
            {u"type"_s, u"Annotation"_s},
            {u"motivation"_s, u"linking"_s},
            {u"body"_s, QJsonArray{resource(comparison, alignment.b),
                                   QJsonObject{{u"type"_s, u"TextualBody"_s},
                                               {u"value"_s, relationName(alignment.relation)},
                                               {u"purpose"_s, u"classifying"_s}}}},
            {u"target"_s, resource(comparison, alignment.a)}};
}

QJsonArray markAnnotations(const ExportEvent &event)
{
    QJsonArray annotations;
    for (const Highlight &mark : event.marks)
        annotations.append(toJson(webAnnotationOf(mark, sourceUrn(mark.reportSha256), event.tags)));
    return annotations;
}

QString eventUrn(const ExportEvent &event)
{
    return sourceUrn(eventKey(event.comparison.reports));
}

/// The tag of a path, with those above it; the same path gives the same id.
QUuid tagAt(const QString &path, QList<Tag> &tags, QHash<QString, QUuid> &known)
{
    if (path.isEmpty())
        return {};
    if (const auto there = known.constFind(path); there != known.cend())
        return *there;
    Tag tag;
    tag.id = QUuid::createUuidV5(QUuid(), path);
    tag.parent = tagAt(path.left(std::max<qsizetype>(path.lastIndexOf(u'/'), 0)), tags, known);
    tag.name = path.section(u'/', -1);
    known.insert(path, tag.id);
    tags.append(tag);
    return tag.id;
}

/// Our own words for an event. The members of the JSON contract are values of their own kind: their numbers
/// are no names of anything outside. Source: JSON-LD 1.1 (W3C Recommendation, 2020), 4.2.2 JSON literals.
QJsonArray eventContext()
{
    const QString terms = u"urn:synoptic:terms#"_s;
    QJsonObject words{
        {u"@version"_s, 1.1},
        {u"@vocab"_s, terms},
        {u"synoptic"_s,
         QJsonObject{{u"@id"_s, u"urn:synoptic:"_s}, {u"@prefix"_s, true}, {u"@type"_s, u"@json"_s}}}};
    for (const QString &literal : {u"settings"_s, u"reports"_s, u"alignments"_s, u"facts"_s})
        words[literal] = QJsonObject{{u"@id"_s, terms + literal}, {u"@type"_s, u"@json"_s}};
    for (const QString &ordered : {u"queue"_s, u"sources"_s})
        words[ordered] = QJsonObject{{u"@id"_s, terms + ordered}, {u"@container"_s, u"@list"_s}};
    return {annotationContext().first(), words};
}

/// The tags that the marks have, and those above them: others are nobody else's business.
QList<Tag> usedTags(const ExportEvent &event)
{
    QSet<QUuid> used;
    for (const Highlight &mark : event.marks) {
        for (QUuid tag : mark.tags) {
            while (!tag.isNull() && !used.contains(tag)) {
                used.insert(tag);
                const auto known = std::ranges::find(event.tags, tag, &Tag::id);
                tag = known != event.tags.end() ? known->parent : QUuid();
            }
        }
    }
    QList<Tag> tags = event.tags;
    tags.removeIf([&used](const Tag &tag) { return !used.contains(tag.id); });
    return tags;
}

QJsonArray sources(const Comparison &comparison)
{
    QJsonArray array;
    for (const Report &report : comparison.reports)
        array.append(QJsonObject{{u"id"_s, sourceUrn(report.sha256())},
                                 {u"name"_s, QFileInfo(report.path()).fileName()},
                                 {u"sha256"_s, QString::fromLatin1(report.sha256())},
                                 {u"encoding"_s, report.encoding()},
                                 {u"characters"_s, report.codePointOffset(report.text().size())}});
    return array;
}

} // namespace

QByteArray toAnnotations(const ExportEvent &event)
{
    QJsonArray items = markAnnotations(event);
    for (const SubjectNote &note : event.work.notes)
        items.append(annotationOf(note));
    for (const Alignment &alignment : event.comparison.alignments)
        items.append(alignmentAnnotation(event.comparison, alignment,
                                         u"%1#alignment-%2"_s.arg(eventUrn(event)).arg(items.size())));
    for (const MarkLink &link : event.work.links)
        items.append(toJson(link));
    const QJsonObject page{{u"type"_s, u"AnnotationPage"_s}, {u"startIndex"_s, 0}, {u"items"_s, items}};
    return QJsonDocument(QJsonObject{{u"@context"_s, annotationContext()},
                                     {u"id"_s, eventUrn(event)},
                                     {u"type"_s, u"AnnotationCollection"_s},
                                     {u"label"_s, event.title},
                                     {u"total"_s, items.size()},
                                     {u"first"_s, page}})
        .toJson();
}

QByteArray toJsonLd(const ExportEvent &event)
{
    QJsonObject object;
    object[u"@context"_s] = eventContext();
    object[u"id"_s] = eventUrn(event);
    object[u"title"_s] = event.title;
    object[u"made"_s] = event.made.toUTC().toString(Qt::ISODateWithMs);
    object[u"settings"_s] = event.settings;
    object[u"sources"_s] = sources(event.comparison);
    object[u"annotations"_s] = markAnnotations(event);
    putWork(object, event.work, usedTags(event));
    QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    json.back() = ','; // the contract's members follow in the same object
    return json + toJson(event.comparison, SourcePaths::NamesOnly).sliced(1);
}

MarksOfEvent marksOf(const QJsonObject &event)
{
    MarksOfEvent read;
    read.tags = tagsOf(event);
    QHash<QString, QUuid> known;
    for (const Tag &tag : std::as_const(read.tags))
        known.insert(pathOf(tag.id, read.tags), tag.id);
    for (WebAnnotation &annotation : webAnnotationsIn(QJsonDocument(event))) {
        Highlight &mark = annotation.mark;
        if (mark.reportSha256.isEmpty() || mark.exact.isEmpty() || mark.start < 0 || mark.end <= mark.start)
            continue;
        for (const QString &path : std::as_const(annotation.tags))
            mark.tags.append(tagAt(path, read.tags, known));
        read.marks.append(mark);
    }
    return read;
}

} // namespace synoptic
