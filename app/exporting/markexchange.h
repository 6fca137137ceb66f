// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/marks.h"
#include "library/subjectnotes.h"
#include "library/tags.h"
#include "report/error.h"

#include <QByteArray>

namespace synoptic {

/// Marks of an event, with what is needed to write them out.
struct MarkSet
{
    QList<Report> reports;
    QList<Highlight> highlights;   ///< of these reports
    QList<Tag> tags;               ///< all of the library
    QList<SubjectNote> notes = {}; ///< on the event, its reports, facts and pairs
};

/// As W3C Web Annotations (JSON-LD): an AnnotationPage; each mark with its quotation, its position in code
/// points, its note and its tags as bodies. The hash of the source stands in `synoptic:sha256`.
[[nodiscard]] QByteArray toWebAnnotations(const MarkSet &marks);

/// As a table in reading order, a row each: quotation, note, tags, outlet, time, URL, start, end, hash,
/// colour, author, about
/// (mark, event, report, fact, pair). A note on an event or report has no quotation; it stands before the
/// marks of its first report.
[[nodiscard]] QByteArray toMarkTable(const MarkSet &marks);

/// What was read from others' annotations.
struct ReadMarks
{
    QList<Highlight> highlights;    ///< in our reports; ids kept where they are UUIDs; tags not yet looked up
    QHash<QUuid, QStringList> tags; ///< by mark, as paths "actors/harbour master"
    QList<SubjectNote> notes;       ///< on events, reports, facts and pairs, of this program's own files
    int unplaced = 0;               ///< their words are in none of the reports, or in several places
};

/// Reads W3C Web Annotations: one, a list, a page or a collection. An annotation is placed by the hash of its
/// source, its address, else by its quotation with what stands around it.
[[nodiscard]] Result<ReadMarks> readWebAnnotations(const QByteArray &json, const QList<Report> &reports);

} // namespace synoptic
