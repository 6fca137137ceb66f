// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/export.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(const std::optional<PublicationTime> &time)
{
    return time ? QJsonValue(time->toString()) : QJsonValue(QJsonValue::Null);
}

QJsonObject rangeObject(const Report &report, TextRange range, bool withLine = true)
{
    QJsonObject object{{u"start"_s, report.codePointOffset(range.start)},
                       {u"end"_s, report.codePointOffset(range.end)}};
    if (withLine)
        object[u"line"_s] = report.lineAt(range.start);
    return object;
}

QJsonObject placeObject(const Comparison &comparison, const Place &place)
{
    QJsonObject object = rangeObject(comparison.reports.at(place.report), place.range);
    object[u"report"_s] = place.report;
    return object;
}

QString boundName(Bound bound)
{
    switch (bound) {
    case Bound::Exact:
        return u"exact"_s;
    case Bound::About:
        return u"about"_s;
    case Bound::AtLeast:
        return u"at-least"_s;
    case Bound::AtMost:
        return u"at-most"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonArray passageArray(const Report &report)
{
    QJsonArray array;
    for (const Passage &passage : report.passages()) {
        QJsonObject object = rangeObject(report, passage.range);
        object[u"id"_s] = array.size();
        object[u"kind"_s] = passageKindName(passage.kind);
        object[u"entry"_s] = passage.entry ? QJsonValue(*passage.entry) : QJsonValue(QJsonValue::Null);
        object[u"reason"_s] = passage.reason;
        QJsonArray sentences;
        for (const Sentence &sentence : passage.sentences)
            sentences.append(rangeObject(report, sentence.range, false));
        object[u"sentences"_s] = sentences;
        array.append(object);
    }
    return array;
}

QJsonArray entryArray(const Report &report)
{
    QJsonArray array;
    for (const Entry &entry : report.entries()) {
        QJsonObject object = rangeObject(report, entry.range);
        object[u"id"_s] = array.size();
        object[u"heading"_s] = entry.heading;
        object[u"time"_s] =
            entry.time ? QJsonValue(entry.time->toString(u"HH:mm"_s)) : QJsonValue(QJsonValue::Null);
        object[u"author"_s] = orNull(entry.author);
        array.append(object);
    }
    return array;
}

QJsonArray quotationArray(const Report &report)
{
    QJsonArray array;
    for (const Quotation &quotation : report.quotations()) {
        QJsonObject object = rangeObject(report, quotation.range);
        object[u"speaker"_s] = orNull(quotation.speaker);
        object[u"cue"_s] = orNull(quotation.cue);
        object[u"source"_s] = quotation.source.isEmpty() ? QJsonValue(QJsonValue::Null)
                                                         : QJsonValue(rangeObject(report, quotation.source));
        object[u"continues"_s] = quotation.continues;
        array.append(object);
    }
    return array;
}

QJsonArray figureArray(const Report &report)
{
    QJsonArray array;
    for (const Figure &figure : report.figures()) {
        QJsonObject object = rangeObject(report, figure.range);
        object[u"value"_s] = figure.value;
        object[u"unit"_s] = orNull(figure.unit);
        object[u"counts"_s] = orNull(figure.counts);
        object[u"bound"_s] = boundName(figure.bound);
        if (figure.upper)
            object[u"upper"_s] = *figure.upper;
        array.append(object);
    }
    return array;
}

QJsonObject reportObject(const Report &report, int id)
{
    const Metadata &metadata = report.metadata();
    return {{u"id"_s, id},
            {u"path"_s, report.path()},
            {u"sha256"_s, QString::fromLatin1(report.sha256())},
            {u"outlet"_s, orNull(metadata.outlet)},
            {u"title"_s, orNull(metadata.title)},
            {u"published"_s, orNull(metadata.published)},
            {u"updated"_s, orNull(metadata.updated)},
            {u"url"_s, orNull(metadata.url)},
            {u"authors"_s, QJsonArray::fromStringList(metadata.authors)},
            {u"guessed"_s, QJsonArray::fromStringList(metadata.guessed)},
            {u"language"_s, metadata.language},
            {u"form"_s, formName(report.form())},
            {u"text"_s, report.text()},
            {u"passages"_s, passageArray(report)},
            {u"entries"_s, entryArray(report)},
            {u"quotations"_s, quotationArray(report)},
            {u"figures"_s, figureArray(report)}};
}

/// A place with the part of it that the other one reports too, where that is not all.
QJsonObject alignedPlace(const Comparison &comparison, const Place &place, TextRange part)
{
    QJsonObject object = placeObject(comparison, place);
    if (part != place.range)
        object[u"part"_s] = rangeObject(comparison.reports.at(place.report), part);
    return object;
}

QJsonObject alignmentObject(const Comparison &comparison, const Alignment &alignment)
{
    QJsonObject object{{u"a"_s, alignedPlace(comparison, alignment.a, alignment.partA)},
                       {u"b"_s, alignedPlace(comparison, alignment.b, alignment.partB)},
                       {u"relation"_s, relationName(alignment.relation)},
                       {u"score"_s, alignment.score},
                       {u"evidence"_s, QJsonArray::fromStringList(alignment.evidence)}};
    if (alignment.corrected)
        object[u"corrected"_s] = true;
    return object;
}

QJsonObject factObject(const Comparison &comparison, const Fact &fact, int id)
{
    QJsonArray members;
    for (const Place &member : fact.members)
        members.append(placeObject(comparison, member));
    QJsonArray differences;
    for (const Difference &difference : fact.differences) {
        QJsonArray values;
        for (const DifferenceValue &value : difference.values) {
            QJsonObject object = placeObject(comparison, value.place);
            object[u"text"_s] = value.text;
            values.append(object);
        }
        differences.append(QJsonObject{{u"kind"_s, differenceKindName(difference.kind)},
                                       {u"values"_s, values},
                                       {u"nature"_s, differenceNatureName(difference.nature)},
                                       {u"reason"_s, difference.reason}});
    }
    return {{u"id"_s, id},
            {u"statement"_s, fact.statement},
            {u"members"_s, members},
            {u"differences"_s, differences}};
}

/// Appends what \p object makes of each entry. One after the other: a tree of all of them would take many
/// times the room of the text.
template <typename Entries, typename Object>
void appendArray(QByteArray &json, const Entries &entries, Object object)
{
    json += '[';
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (i > 0)
            json += ',';
        json += QJsonDocument(object(entries.at(i), int(i))).toJson(QJsonDocument::Compact);
    }
    json += ']';
}

} // namespace

QByteArray toJson(const Comparison &comparison, SourcePaths paths)
{
    QByteArray json = R"({"alignments":)";
    appendArray(json, comparison.alignments,
                [&](const Alignment &alignment, int) { return alignmentObject(comparison, alignment); });
    json += R"(,"facts":)";
    appendArray(json, comparison.facts,
                [&](const Fact &fact, int id) { return factObject(comparison, fact, id); });
    json += R"(,"reports":)";
    appendArray(json, comparison.reports, [paths](const Report &report, int id) {
        QJsonObject object = reportObject(report, id);
        if (paths == SourcePaths::NamesOnly)
            object[u"path"_s] = QFileInfo(report.path()).fileName();
        return object;
    });
    const QJsonObject program{{u"version"_s, QCoreApplication::applicationVersion()}, {u"schema"_s, 1}};
    json += R"(,"synoptic":)" + QJsonDocument(program).toJson(QJsonDocument::Compact) + '}';
    return json;
}

} // namespace synoptic
