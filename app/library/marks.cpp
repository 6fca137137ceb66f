// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/marks.h"

#include "library/anchorfinder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qsizetype contextLength = 32; ///< code points of prefix and suffix

} // namespace

Highlight makeHighlight(const Report &report, TextRange range, HighlightColour colour, const QString &author)
{
    Highlight highlight;
    highlight.id = QUuid::createUuid();
    highlight.reportSha256 = report.sha256();
    highlight.start = report.codePointOffset(range.start);
    highlight.end = report.codePointOffset(range.end);
    highlight.exact = report.text(range).toString();
    const qsizetype before =
        report.positionOfCodePoint(std::max<qsizetype>(0, highlight.start - contextLength));
    const qsizetype after = report.positionOfCodePoint(highlight.end + contextLength);
    highlight.prefix = report.text(TextRange{before, range.start}).toString();
    highlight.suffix = report.text(TextRange{range.end, after}).toString();
    highlight.colour = colour;
    highlight.author = author;
    highlight.created = highlight.modified = QDateTime::currentDateTimeUtc();
    return highlight;
}

std::optional<TextRange> locate(const Highlight &highlight, const Report &report)
{
    if (highlight.exact.isEmpty())
        return std::nullopt;
    const TextRange stored{report.positionOfCodePoint(highlight.start),
                           report.positionOfCodePoint(highlight.end)};
    if (report.text(stored) == highlight.exact)
        return stored;
    const FoundAnchor found =
        findQuotation({highlight.exact, highlight.prefix, highlight.suffix, stored.start}, report.text());
    return found.asks() ? std::nullopt : found.where;
}

QString colourName(HighlightColour colour)
{
    switch (colour) {
    case HighlightColour::Yellow:
        return u"yellow"_s;
    case HighlightColour::Green:
        return u"green"_s;
    case HighlightColour::Blue:
        return u"blue"_s;
    case HighlightColour::Pink:
        return u"pink"_s;
    case HighlightColour::Orange:
        return u"orange"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

Report withLabels(const Report &report, const QList<PassageLabel> &labels)
{
    Report labelled = report;
    for (const PassageLabel &label : labels) {
        if (label.reportSha256 != report.sha256())
            continue;
        const qsizetype start = report.positionOfCodePoint(label.start);
        const int passage = report.passageAt(start);
        if (passage >= 0 && report.passages().at(passage).range.start == start)
            labelled = labelled.withPassageKind(passage, label.kind, u"set by %1"_s.arg(label.author));
    }
    return labelled;
}

} // namespace synoptic
