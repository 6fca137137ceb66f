// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QDateTime>
#include <QUuid>

namespace synoptic {

enum class HighlightColour { Yellow, Green, Blue, Pink, Orange }; ///< keys 1 to 5

/// One of the analyst's marks, anchored to a range of a report by position and by quotation (W3C Web
/// Annotation: TextPositionSelector and TextQuoteSelector). Offsets count code points.
struct Highlight
{
    QUuid id;
    QByteArray reportSha256; ///< which source text, by the hash of its bytes
    qsizetype start = 0;     ///< code points, half-open
    qsizetype end = 0;
    QString exact;  ///< the marked characters
    QString prefix; ///< up to 32 code points before, and after
    QString suffix;
    HighlightColour colour = HighlightColour::Yellow;
    QString note; ///< empty where there is none
    QString author;
    QDateTime created;  ///< UTC
    QDateTime modified; ///< UTC
    QList<QUuid> tags;  ///< by the library's table of tags
    friend bool operator==(const Highlight &, const Highlight &) = default;
};

/// A highlight of \p range with id, times, quotation and context filled in.
[[nodiscard]] Highlight makeHighlight(const Report &report, TextRange range, HighlightColour colour,
                                      const QString &author);

/// Where a highlight stands in a report: by position when the quotation still matches there, else where the
/// quotation with its prefix and suffix stands beyond doubt (findQuotation()), else nowhere.
[[nodiscard]] std::optional<TextRange> locate(const Highlight &highlight, const Report &report);

[[nodiscard]] QString colourName(HighlightColour colour); ///< "yellow", for storage and export

/// The kind that the analyst gave a passage in place of the reader's.
struct PassageLabel
{
    QByteArray reportSha256;
    qsizetype start = 0; ///< of the passage, in code points
    PassageKind kind = PassageKind::Body;
    QString author;
    friend bool operator==(const PassageLabel &, const PassageLabel &) = default;
};

/// The report with the labels that are about it; those that start no passage of it are passed over.
[[nodiscard]] Report withLabels(const Report &report, const QList<PassageLabel> &labels);

} // namespace synoptic
