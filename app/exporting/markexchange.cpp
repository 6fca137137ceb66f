// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/markexchange.h"

#include "exporting/webannotations.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString sourceOf(const Report &report)
{
    return report.metadata().url.isEmpty() ? sourceUrn(report.sha256()) : report.metadata().url;
}

/// The reports that an annotation may be about: the one of its hash or address, else all.
QList<Report> candidatesFor(const WebAnnotation &read, const QList<Report> &reports)
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
bool place(WebAnnotation &read, const QList<Report> &reports)
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
                items.append(toJson(webAnnotationOf(mark, sourceOf(report), marks.tags)));
        }
    }
    for (const SubjectNote &note : marks.notes)
        items.append(annotationOf(note));
    const QJsonObject page{
        {u"@context"_s, annotationContext()}, {u"type"_s, u"AnnotationPage"_s}, {u"items"_s, items}};
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
    QList<WebAnnotation> annotations = webAnnotationsIn(document);
    ReadMarks marks;
    marks.notes = subjectNotesIn(document);
    if (annotations.isEmpty() && marks.notes.isEmpty())
        return std::unexpected(
            Error{u"The file holds no web annotations"_s, {}, u"Choose a file of web annotations"_s});
    for (WebAnnotation &annotation : annotations) {
        if (!place(annotation, reports)) {
            ++marks.unplaced;
            continue;
        }
        if (!annotation.tags.isEmpty())
            marks.tags.insert(annotation.mark.id, annotation.tags);
        marks.highlights.append(annotation.mark);
    }
    return marks;
}

} // namespace synoptic
