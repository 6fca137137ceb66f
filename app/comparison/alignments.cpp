// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/candidates.h"
#include "comparison/comparison.h"
#include "comparison/facts.h"
#include "comparison/figurecomparison.h"
#include "comparison/relations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString figureText(const QList<Report> &reports, const Unit &unit, const Figure &figure)
{
    return reports.at(unit.place.report).text(figure.range).toString().simplified();
}

QStringList evidenceOf(const QList<Report> &reports, const Event &event, const Unit &a, const Unit &b)
{
    QStringList evidence;
    for (const Figure &left : a.figures) {
        for (const Figure &right : b.figures) {
            if (!comparable(left, right) && !sameValue(left, right))
                continue;
            QString line = figureText(reports, a, left) + u" / "_s + figureText(reports, b, right);
            if (!left.counts.isEmpty())
                line += u' ' + left.counts;
            if (!evidence.contains(line))
                evidence.append(line);
        }
    }
    std::vector<quint32> shared;
    std::set_intersection(a.stems.begin(), a.stems.end(), b.stems.begin(), b.stems.end(),
                          std::back_inserter(shared));
    std::sort(shared.begin(), shared.end(), [&](quint32 x, quint32 y) {
        return std::pair(-event.rarity(x), x) < std::pair(-event.rarity(y), y);
    });
    QStringList words;
    for (size_t i = 0; i < std::min<size_t>(shared.size(), 6); ++i)
        words.append(event.stem(shared[i]));
    if (!words.isEmpty())
        evidence.append(u"shared: "_s + words.join(u", "_s));
    return evidence;
}

} // namespace

std::optional<Comparison> compareReports(const QList<Report> &reports, const CompareOptions &options,
                                         const Progress &progress)
{
    const Event event(reports);
    const auto &units = event.units();
    Comparison comparison;
    comparison.reports = reports;
    const auto candidates =
        scoredCandidates(event, options.keepBelowThreshold ? Reach::All : Reach::Likely,
                         [&progress](double share) { return !progress || progress(0.9 * share); });
    if (!candidates)
        return std::nullopt;
    QList<Alignment> shown;
    for (const Candidate &candidate : *candidates) {
        const bool above = candidate.score >= options.threshold;
        if (!above && !options.keepBelowThreshold)
            continue;
        const Unit &a = units[size_t(candidate.a)];
        const Unit &b = units[size_t(candidate.b)];
        Alignment alignment{a.place, b.place, relationOf(reports, a, b, candidate.features), candidate.score,
                            evidenceOf(reports, event, a, b)};
        if (above)
            shown.append(alignment);
        comparison.alignments.append(std::move(alignment));
    }
    const auto order = [](const Alignment &x, const Alignment &y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    };
    std::sort(comparison.alignments.begin(), comparison.alignments.end(), order);
    std::sort(shown.begin(), shown.end(), order);
    comparison.facts = findFacts(reports, shown);
    if (progress)
        progress(1);
    return comparison;
}

QString relationName(Relation relation)
{
    switch (relation) {
    case Relation::Verbatim:
        return u"verbatim"_s;
    case Relation::NearVerbatim:
        return u"near-verbatim"_s;
    case Relation::SameFact:
        return u"same-fact"_s;
    case Relation::Partial:
        return u"partial"_s;
    case Relation::Conflict:
        return u"conflict"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString differenceKindName(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::Figure:
        return u"figure"_s;
    case DifferenceKind::Quotation:
        return u"quotation"_s;
    case DifferenceKind::Name:
        return u"name"_s;
    case DifferenceKind::Time:
        return u"time"_s;
    case DifferenceKind::Attribution:
        return u"attribution"_s;
    case DifferenceKind::Wording:
        return u"wording"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace synoptic
