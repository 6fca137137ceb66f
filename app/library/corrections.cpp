// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/corrections.h"

#include "library/marks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

AnchoredPlace anchor(const Report &report, TextRange range)
{
    const Highlight mark = makeHighlight(report, range, HighlightColour::Yellow, {});
    return {mark.reportSha256, report.path(), mark.start, mark.end, mark.exact, mark.prefix, mark.suffix};
}

namespace {

/// The open report that a place is in: by its hash, else a newer version of the same file; -1 where none is.
int reportOf(const AnchoredPlace &place, const QList<Report> &reports)
{
    auto found = std::ranges::find(reports, place.reportSha256, &Report::sha256);
    if (found == reports.end() && !place.path.isEmpty())
        found = std::ranges::find(reports, place.path, &Report::path);
    return found == reports.end() ? -1 : int(found - reports.begin());
}

/// The places of a side that are found; whether one of its reports is open.
std::pair<QList<ReportRange>, bool> placed(const QList<AnchoredPlace> &side, const QList<Report> &reports)
{
    QList<ReportRange> found;
    bool open = false;
    for (const AnchoredPlace &place : side) {
        const int report = reportOf(place, reports);
        if (report < 0)
            continue;
        open = true;
        Highlight mark;
        mark.start = place.start;
        mark.end = place.end;
        mark.exact = place.exact;
        mark.prefix = place.prefix;
        mark.suffix = place.suffix;
        if (const auto range = locate(mark, reports.at(report)))
            found.append({report, *range});
    }
    return {found, open};
}

} // namespace

QList<PlacedCorrection> place(const QList<CorrectionRecord> &records, const QList<Report> &reports)
{
    QList<PlacedCorrection> about;
    for (const CorrectionRecord &record : records) {
        const auto [one, oneOpen] = placed(record.one, reports);
        const auto [other, otherOpen] = placed(record.other, reports);
        if (oneOpen && otherOpen)
            about.append({record, one, other});
    }
    return about;
}

static const QList<std::pair<CorrectionKind, QString>> &kindNames()
{
    static const QList<std::pair<CorrectionKind, QString>> names{{CorrectionKind::NotSame, u"not-same"_s},
                                                                 {CorrectionKind::Same, u"same"_s},
                                                                 {CorrectionKind::Split, u"split"_s},
                                                                 {CorrectionKind::Merge, u"merge"_s},
                                                                 {CorrectionKind::Relation, u"relation"_s}};
    return names;
}

QString correctionKindName(CorrectionKind kind)
{
    return std::ranges::find(kindNames(), kind, &std::pair<CorrectionKind, QString>::first)->second;
}

std::optional<CorrectionKind> correctionKindOf(const QString &name)
{
    const auto found = std::ranges::find(kindNames(), name, &std::pair<CorrectionKind, QString>::second);
    return found == kindNames().end() ? std::nullopt : std::optional(found->first);
}

} // namespace synoptic
