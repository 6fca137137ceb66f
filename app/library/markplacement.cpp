// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/markplacement.h"

#include <algorithm>
#include <map>

namespace synoptic {

namespace {

/// For its positions in code points.
Report textAsReport(const QString &text)
{
    ReportData data;
    data.text = text;
    return Report(std::move(data));
}

TextRange inReport(TextRange codePoints, const Report &report)
{
    return {report.positionOfCodePoint(codePoints.start), report.positionOfCodePoint(codePoints.end)};
}

/// Finds marks of other versions in one report; each version is compared with it once.
class VersionReader
{
public:
    VersionReader(const Report &report,
                  const std::function<std::optional<QString>(const QByteArray &)> &textOf)
        : m_report(report), m_textOf(textOf)
    {
    }

    FoundAnchor find(const QByteArray &version, TextRange codePoints, const Highlight &highlight)
    {
        auto known = m_versions.find(version);
        if (known == m_versions.end()) {
            Version made;
            if (const auto text = m_textOf(version)) {
                made.report = textAsReport(*text);
                made.finder = std::make_unique<AnchorFinder>(*text, m_report.text());
            }
            known = m_versions.emplace(version, std::move(made)).first;
        }
        if (known->second.finder)
            return known->second.finder->find(inReport(codePoints, known->second.report));
        return findQuotation({highlight.exact, highlight.prefix, highlight.suffix,
                              m_report.positionOfCodePoint(highlight.start)},
                             m_report.text());
    }

private:
    struct Version
    {
        Report report;
        std::unique_ptr<AnchorFinder> finder;
    };
    const Report &m_report;
    const std::function<std::optional<QString>(const QByteArray &)> &m_textOf;
    std::map<QByteArray, Version> m_versions;
};

/// What was decided for a version; the latest place in another one.
struct Decisions
{
    const MarkPlace *here = nullptr;
    const MarkPlace *elsewhere = nullptr;
};

Decisions decisionsFor(const Highlight &highlight, const QByteArray &version, const QList<MarkPlace> &places)
{
    Decisions found;
    for (const MarkPlace &place : places) {
        if (place.highlight != highlight.id)
            continue;
        if (place.reportSha256 == version)
            found.here = &place;
        else if (place.where && (!found.elsewhere || found.elsewhere->modified < place.modified))
            found.elsewhere = &place;
    }
    return found;
}

qsizetype orderOf(const PlacedHighlight &placed)
{
    return placed.where ? placed.where->start : placed.highlight.start;
}

} // namespace

TextRange unitsOf(TextRange codePoints, const QString &text)
{
    return inReport(codePoints, textAsReport(text));
}

QList<PlacedHighlight> placeMarks(const Report &report, int index, const QList<Highlight> &highlights,
                                  const QList<MarkPlace> &places,
                                  const std::function<std::optional<QString>(const QByteArray &)> &textOf)
{
    VersionReader versions(report, textOf);
    QList<PlacedHighlight> placed;
    for (const Highlight &highlight : highlights) {
        PlacedHighlight mark{highlight, index, std::nullopt, AnchorState::Exact, 1, {}, false};
        const auto [here, elsewhere] = decisionsFor(highlight, report.sha256(), places);
        const TextRange made = inReport({highlight.start, highlight.end}, report);
        if (here) {
            mark.decided = true;
            mark.state = here->where ? AnchorState::Exact : AnchorState::Orphaned;
            if (here->where)
                mark.where = inReport(*here->where, report);
        } else if (highlight.reportSha256 == report.sha256() && report.text(made) == highlight.exact) {
            mark.where = made;
        } else {
            const FoundAnchor found =
                elsewhere
                    ? versions.find(elsewhere->reportSha256, *elsewhere->where, highlight)
                    : versions.find(highlight.reportSha256, {highlight.start, highlight.end}, highlight);
            mark.where = found.where;
            mark.state = found.state;
            mark.confidence = found.confidence;
            mark.others = found.others;
        }
        placed.append(mark);
    }
    std::ranges::stable_sort(placed, {}, orderOf);
    return placed;
}

Highlight highlightAtPlace(const PlacedHighlight &placed, const Report &report)
{
    if (!placed.where)
        return placed.highlight;
    Highlight there = makeHighlight(report, *placed.where, placed.highlight.colour, placed.highlight.author);
    Highlight result = placed.highlight;
    result.reportSha256 = there.reportSha256;
    result.start = there.start;
    result.end = there.end;
    result.exact = there.exact;
    result.prefix = there.prefix;
    result.suffix = there.suffix;
    return result;
}

MarkPlace makePlace(const PlacedHighlight &placed, const Report &report, std::optional<TextRange> where,
                    const QString &author)
{
    MarkPlace place{placed.highlight.id, report.sha256(), std::nullopt, author,
                    QDateTime::currentDateTimeUtc()};
    if (where)
        place.where = TextRange{report.codePointOffset(where->start), report.codePointOffset(where->end)};
    return place;
}

} // namespace synoptic
