// SPDX-License-Identifier: GPL-3.0-or-later
// W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/: the one place that knows how a mark
// is written in it.
#pragma once

#include "library/marks.h"
#include "library/subjectnotes.h"
#include "library/tags.h"

#include <QJsonArray>
#include <QJsonObject>

class QJsonDocument;

namespace synoptic {

/// A mark with its tags as paths ("actors/harbour master"), and the source that it names.
struct WebAnnotation
{
    Highlight mark;
    QString source;   ///< address or urn
    QStringList tags; ///< in place of Highlight::tags, which mean nothing outside a library
};

/// With quotation, position in code points, note and tags as bodies; a highlighting or, with a note, a
/// commenting annotation. The hash of the source stands in `synoptic:sha256`, the colour in `styleClass`.
[[nodiscard]] QJsonObject toJson(const WebAnnotation &annotation);
[[nodiscard]] WebAnnotation webAnnotationOf(const Highlight &mark, const QString &source,
                                            const QList<Tag> &tags);

/// What an annotation says, its place not yet sought. A mark without a UUID gets one made of its name, the
/// same whenever it is read.
[[nodiscard]] WebAnnotation webAnnotationOf(const QJsonObject &annotation);
/// The marks of an annotation, a list, a page, a collection, or an event of ours. Those that link places
/// instead (alignments) are left out.
[[nodiscard]] QList<WebAnnotation> webAnnotationsIn(const QJsonDocument &document);

/// A note on an event, a report, a fact or a pair: a commenting annotation whose targets are the sentences,
/// or whole sources. What it is about stands in `synoptic:subject`.
[[nodiscard]] QJsonObject annotationOf(const SubjectNote &note);
/// Those of a document; others' annotations are none.
[[nodiscard]] QList<SubjectNote> subjectNotesIn(const QJsonDocument &document);

/// A text with what stands around it, and its position in code points.
[[nodiscard]] QJsonArray textSelectors(const Highlight &mark);
/// "urn:sha256:…", for sources without an address.
[[nodiscard]] QString sourceUrn(const QByteArray &sha256);
/// The value of "@context"; \p vocabulary: with our own words for an event.
[[nodiscard]] QJsonArray annotationContext(bool vocabulary = false);

} // namespace synoptic
