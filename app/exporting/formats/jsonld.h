// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/export.h"

namespace synoptic {

/// The marks and alignments of an event as a W3C Web Annotation collection: a mark is a highlighting or, with
/// a note, a commenting annotation with quotation and position; an alignment is a linking one. Source: W3C
/// Recommendation, Web Annotation Data Model (2017).
[[nodiscard]] QByteArray toAnnotations(const ExportEvent &event);

/// The whole event as one JSON-LD object: the JSON contract's members, the marks as annotations, links,
/// corrections, verdicts, the SHA-256 of each source, version and settings of the program. Sources are named
/// by file name, without folders.
[[nodiscard]] QByteArray toJsonLd(const ExportEvent &event);

/// Marks that came with an event, and their tags, whose ids may not be those of the library.
struct MarksOfEvent
{
    QList<Highlight> marks;
    QList<Tag> tags;
};
/// The marks of an object that toJsonLd() or toAnnotations() made; others in it are passed over.
[[nodiscard]] MarksOfEvent marksOf(const QJsonObject &event);

} // namespace synoptic
