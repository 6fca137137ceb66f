// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QDateTime>
#include <QUuid>

namespace synoptic {

/// What the analyst decided about places that the comparison brought together, or did not.
enum class CorrectionKind {
    NotSame,  ///< the places of one side do not report what those of the other do
    Same,     ///< they do
    Split,    ///< the members of one side leave the fact
    Merge,    ///< the facts of the two sides are one
    Relation, ///< they report the same, and relate as relation says
};

/// A range of a report as the library keeps it: by the report's hash, position and quotation, whatever event
/// the report is opened in.
struct AnchoredPlace
{
    QByteArray reportSha256;
    QString path;        ///< where the report was seen last; not stored with the place
    qsizetype start = 0; ///< code points, half-open
    qsizetype end = 0;
    QString exact;  ///< the characters of the range
    QString prefix; ///< up to 32 code points before, and after
    QString suffix;
    friend bool operator==(const AnchoredPlace &, const AnchoredPlace &) = default;
};

/// One decision, as the library keeps it.
struct CorrectionRecord
{
    QUuid id;
    CorrectionKind kind = CorrectionKind::NotSame;
    QString relation;         ///< by its name in the JSON contract; empty unless kind is Relation
    QList<AnchoredPlace> one; ///< the two sides; neither is empty
    QList<AnchoredPlace> other;
    QString author;
    QDateTime created; ///< UTC
    friend bool operator==(const CorrectionRecord &, const CorrectionRecord &) = default;
};

/// A range in one of the open event's reports.
struct ReportRange
{
    int report = 0; ///< index into the event's reports
    TextRange range;
    friend bool operator==(const ReportRange &, const ReportRange &) = default;
};

/// A decision about the open event, with the places that were found in it.
struct PlacedCorrection
{
    CorrectionRecord record;
    QList<ReportRange> one; ///< fewer than the record's where a report is not open or its words are gone
    QList<ReportRange> other;
    /// Whether there is something to hold to.
    [[nodiscard]] bool isPlaced() const { return !one.isEmpty() && !other.isEmpty(); }
    friend bool operator==(const PlacedCorrection &, const PlacedCorrection &) = default;
};

[[nodiscard]] AnchoredPlace anchor(const Report &report, TextRange range);

/// The decisions that are about the open reports: both sides have one of them, in this version or another one
/// of the same file. In the order given. A place whose words stand there no more is left out.
[[nodiscard]] QList<PlacedCorrection> place(const QList<CorrectionRecord> &records,
                                            const QList<Report> &reports);

/// Names for storage: "not-same", "split".
[[nodiscard]] QString correctionKindName(CorrectionKind kind);
[[nodiscard]] std::optional<CorrectionKind> correctionKindOf(const QString &name);

} // namespace synoptic
