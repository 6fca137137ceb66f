// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "exporting/analystwork.h"
#include "library/marks.h"
#include "library/tags.h"
#include "report/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>

namespace synoptic {

/// What leaves the program: an event with the analyst's marks.
struct ExportEvent
{
    QString title;
    Comparison comparison;
    QList<Highlight> marks;
    QDateTime made;       ///< UTC; printed and written as the time of the export
    QJsonObject settings; ///< with which it was made, for the record
    QList<Tag> tags = {}; ///< that the marks may have
    AnalystWork work = {};
    QHash<QByteArray, QByteArray> originals = {}; ///< bytes of sources whose files are gone, by hash
    double threshold = 0.5;                       ///< of the comparison
};

/// The time of an export: now, or SOURCE_DATE_EPOCH (seconds since 1970) where the environment sets it, so
/// that the same input gives the same bytes. Source: reproducible-builds.org.
[[nodiscard]] QDateTime exportTime();

/// Which part of an event is exported.
struct ExportScope
{
    enum class Marks { All, WithNotes, None };

    QList<int> reports;             ///< indices, in the order of the columns; empty: all
    QSet<DifferenceKind> kinds;     ///< with natures: facts only that have such a difference; empty: all
    QSet<DifferenceNature> natures; ///< empty: all
    Marks marks = Marks::All;
    friend bool operator==(const ExportScope &, const ExportScope &) = default;
};

/// The event cut down to a scope. Reports are counted anew; a fact that loses all members but one is gone.
[[nodiscard]] ExportEvent scoped(const ExportEvent &event, const ExportScope &scope);

/// A mark of the event where it stands in one of its reports.
struct PlacedMark
{
    Highlight mark;
    Place place;
};
/// The marks whose words are found in the event's reports, by report and position.
[[nodiscard]] QList<PlacedMark> placedMarks(const ExportEvent &event);

enum class SourcePaths { Whole, NamesOnly }; ///< NamesOnly: folders are nobody else's business

/// A link of the analyst whose ends stand in the event's reports.
struct EventLink
{
    MarkLink link;
    Place from;
    Place to;
};
[[nodiscard]] QList<EventLink> eventLinks(const ExportEvent &event);

/// A note on a fact or a pair, at the first of its sentences.
struct EventNote
{
    SubjectNote note;
    Place place;
};
[[nodiscard]] QList<EventNote> eventNotes(const ExportEvent &event);

/// The notes on facts and pairs that have a sentence of ours among their places.
[[nodiscard]] QStringList notesAt(const ExportEvent &event, const Place &sentence);

/// The comparison as the JSON object of docs/json-contract.md; positions in code points.
[[nodiscard]] QByteArray toJson(const Comparison &comparison, SourcePaths paths = SourcePaths::Whole);

/// Writes a file whole or not at all; "-" is standard output.
[[nodiscard]] Result<void> writeFile(const QByteArray &bytes, const QString &path);

} // namespace synoptic
