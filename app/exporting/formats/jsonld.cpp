// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/formats/jsonld.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString sourceName(const QByteArray &sha256)
{
    return u"urn:sha256:"_s + QString::fromLatin1(sha256);
}

QString time(const QDateTime &when)
{
    return when.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject quotation(const QString &exact, const QString &prefix, const QString &suffix)
{
    return {{u"type"_s, u"TextQuoteSelector"_s},
            {u"exact"_s, exact},
            {u"prefix"_s, prefix},
            {u"suffix"_s, suffix}};
}

QJsonObject position(qsizetype start, qsizetype end)
{
    return {{u"type"_s, u"TextPositionSelector"_s}, {u"start"_s, start}, {u"end"_s, end}};
}

QJsonObject markAnnotation(const Highlight &mark)
{
    QJsonObject annotation{
        {u"id"_s, u"urn:uuid:"_s + mark.id.toString(QUuid::WithoutBraces)},
        {u"type"_s, u"Annotation"_s},
        {u"motivation"_s, mark.note.isEmpty() ? u"highlighting"_s : u"commenting"_s},
        {u"created"_s, time(mark.created)},
        {u"modified"_s, time(mark.modified)},
        {u"target"_s, QJsonObject{{u"source"_s, sourceName(mark.reportSha256)},
                                  {u"styleClass"_s, colourName(mark.colour)},
                                  {u"selector"_s, QJsonArray{quotation(mark.exact, mark.prefix, mark.suffix),
                                                             position(mark.start, mark.end)}}}}};
    if (!mark.author.isEmpty())
        annotation[u"creator"_s] = QJsonObject{{u"type"_s, u"Person"_s}, {u"name"_s, mark.author}};
    if (!mark.note.isEmpty())
        annotation[u"body"_s] = QJsonObject{{u"type"_s, u"TextualBody"_s},
                                            {u"value"_s, mark.note},
                                            {u"format"_s, u"text/plain"_s},
                                            {u"purpose"_s, u"commenting"_s}};
    return annotation;
}

QJsonObject resource(const Comparison &comparison, const Place &place)
{
    const Report &report = comparison.reports.at(place.report);
    return {{u"type"_s, u"SpecificResource"_s},
            {u"source"_s, sourceName(report.sha256())},
            {u"selector"_s, QJsonArray{quotation(report.text(place.range).toString(), {}, {}),
                                       position(report.codePointOffset(place.range.start),
                                                report.codePointOffset(place.range.end))}}};
}

QJsonObject alignmentAnnotation(const Comparison &comparison, const Alignment &alignment, qsizetype number)
{
    return {
        {u"id"_s, u"urn:sha256:%1#alignment-%2"_s.arg(QString::fromLatin1(eventKey(comparison))).arg(number)},
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
        annotations.append(markAnnotation(mark));
    return annotations;
}

std::optional<HighlightColour> colourOf(const QString &name)
{
    for (int i = 0; i <= int(HighlightColour::Orange); ++i) {
        if (colourName(HighlightColour(i)) == name)
            return HighlightColour(i);
    }
    return std::nullopt;
}

std::optional<Highlight> markOf(const QJsonObject &annotation)
{
    const QJsonObject target = annotation[u"target"_s].toObject();
    const QString source = target[u"source"_s].toString();
    Highlight mark;
    mark.id = QUuid(annotation[u"id"_s].toString().section(u':', -1));
    if (mark.id.isNull() || !source.startsWith("urn:sha256:"_L1))
        return std::nullopt;
    mark.reportSha256 = source.sliced(11).toLatin1();
    for (const QJsonValue &value : target[u"selector"_s].toArray()) {
        const QJsonObject selector = value.toObject();
        if (selector[u"type"_s] == "TextQuoteSelector"_L1) {
            mark.exact = selector[u"exact"_s].toString();
            mark.prefix = selector[u"prefix"_s].toString();
            mark.suffix = selector[u"suffix"_s].toString();
        } else if (selector[u"type"_s] == "TextPositionSelector"_L1) {
            mark.start = selector[u"start"_s].toInteger();
            mark.end = selector[u"end"_s].toInteger();
        }
    }
    if (mark.exact.isEmpty() || mark.start < 0 || mark.end <= mark.start)
        return std::nullopt;
    mark.colour = colourOf(target[u"styleClass"_s].toString()).value_or(HighlightColour::Yellow);
    mark.note = annotation[u"body"_s].toObject()[u"value"_s].toString();
    mark.author = annotation[u"creator"_s].toObject()[u"name"_s].toString();
    mark.created = QDateTime::fromString(annotation[u"created"_s].toString(), Qt::ISODateWithMs);
    mark.modified = QDateTime::fromString(annotation[u"modified"_s].toString(), Qt::ISODateWithMs);
    return mark;
}

QJsonArray sources(const Comparison &comparison)
{
    QJsonArray array;
    for (const Report &report : comparison.reports)
        array.append(QJsonObject{{u"id"_s, sourceName(report.sha256())},
                                 {u"name"_s, QFileInfo(report.path()).fileName()},
                                 {u"sha256"_s, QString::fromLatin1(report.sha256())},
                                 {u"encoding"_s, report.encoding()},
                                 {u"characters"_s, report.codePointOffset(report.text().size())}});
    return array;
}

} // namespace

QByteArray eventKey(const Comparison &comparison)
{
    QByteArrayList hashes;
    for (const Report &report : comparison.reports)
        hashes.append(report.sha256());
    std::ranges::sort(hashes);
    return QCryptographicHash::hash(hashes.join('\n'), QCryptographicHash::Sha256).toHex();
}

QByteArray toAnnotations(const ExportEvent &event)
{
    QJsonArray items = markAnnotations(event);
    for (const Alignment &alignment : event.comparison.alignments)
        items.append(alignmentAnnotation(event.comparison, alignment, items.size()));
    const QJsonObject page{{u"type"_s, u"AnnotationPage"_s}, {u"startIndex"_s, 0}, {u"items"_s, items}};
    return QJsonDocument(QJsonObject{{u"@context"_s, u"http://www.w3.org/ns/anno.jsonld"_s},
                                     {u"id"_s, sourceName(eventKey(event.comparison))},
                                     {u"type"_s, u"AnnotationCollection"_s},
                                     {u"label"_s, event.title},
                                     {u"total"_s, items.size()},
                                     {u"first"_s, page}})
        .toJson();
}

QByteArray toJsonLd(const ExportEvent &event)
{
    QJsonObject object;
    object[u"@context"_s] = QJsonArray{u"http://www.w3.org/ns/anno.jsonld"_s,
                                       QJsonObject{{u"@vocab"_s, u"urn:synoptic:terms#"_s}}};
    object[u"id"_s] = sourceName(eventKey(event.comparison));
    object[u"title"_s] = event.title;
    object[u"made"_s] = time(event.made);
    object[u"settings"_s] = event.settings;
    object[u"sources"_s] = sources(event.comparison);
    object[u"annotations"_s] = markAnnotations(event);
    QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    json.back() = ','; // the contract's members follow in the same object
    return json + toJson(event.comparison, SourcePaths::NamesOnly).sliced(1);
}

QList<Highlight> marksOf(const QJsonObject &event)
{
    const QJsonArray annotations = event.contains(u"first"_s)
                                       ? event[u"first"_s].toObject()[u"items"_s].toArray()
                                       : event[u"annotations"_s].toArray();
    QList<Highlight> marks;
    for (const QJsonValue &annotation : annotations) {
        if (const auto mark = markOf(annotation.toObject()))
            marks.append(*mark);
    }
    return marks;
}

} // namespace synoptic
