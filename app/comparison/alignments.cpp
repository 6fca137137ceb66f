// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/comparison.h"

#include "comparison/background.h"
#include "comparison/candidates.h"
#include "comparison/evidence.h"
#include "comparison/facts.h"
#include "comparison/parallel.h"
#include "comparison/relations.h"

#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// What two reports gave, the report of a being 0 and that of b 1.
using PairAlignments = QList<Alignment>;

PairAlignments alignPair(const ReportPair &pair, const CompareOptions &options)
{
    const IndexedReport &a = pair.a();
    const IndexedReport &b = pair.b();
    PairAlignments found;
    for (const Candidate &candidate :
         scoredCandidates(pair, options.keepBelowThreshold ? Reach::All : Reach::Likely)) {
        if (candidate.score < options.threshold && !options.keepBelowThreshold)
            continue;
        Alignment alignment;
        alignment.a = {0, a.units()[candidate.a].range};
        alignment.b = {1, b.units()[candidate.b].range};
        alignment.relation = relationOf(pair, candidate.a, candidate.b);
        alignment.score = candidate.score;
        alignment.evidence = evidenceOf(pair, candidate.a, candidate.b);
        std::tie(alignment.partA, alignment.partB) = alignment.relation == Relation::Partial
                                                         ? sharedParts(pair, candidate.a, candidate.b)
                                                         : std::pair(alignment.a.range, alignment.b.range);
        found.append(std::move(alignment));
    }
    return found;
}

bool byPlace(const Alignment &x, const Alignment &y)
{
    return std::tie(x.a, x.b) < std::tie(y.a, y.b);
}

/// Leaves out what the user denied, adds what the user affirmed. \p alignments are ordered and stay so.
void correct(QList<Alignment> &alignments, const QList<Correction> &corrections)
{
    for (const Correction &correction : corrections) {
        const auto at = std::lower_bound(alignments.begin(), alignments.end(), correction,
                                         [](const Alignment &one, const Correction &other) {
                                             return std::tie(one.a, one.b) < std::tie(other.a, other.b);
                                         });
        const bool there = at != alignments.end() && at->a == correction.a && at->b == correction.b;
        if (!correction.same) {
            if (there)
                alignments.erase(at);
            continue;
        }
        Alignment alignment;
        if (there)
            alignment = *at;
        alignment.a = correction.a;
        alignment.b = correction.b;
        alignment.relation = correction.relation.value_or(alignment.relation);
        alignment.score = 1;
        alignment.corrected = true;
        if (there) {
            *at = alignment;
        } else {
            alignment.partA = alignment.a.range;
            alignment.partB = alignment.b.range;
            alignments.insert(at, alignment);
        }
    }
}

} // namespace

struct Comparer::Memory
{
    double threshold = 0;
    bool all = false;
    quint64 background = 0;
    QHash<quint64, std::shared_ptr<const IndexedReport>> reports;
    QHash<std::pair<quint64, quint64>, std::shared_ptr<const PairAlignments>> pairs;
};

Comparer::Comparer() : m_memory(std::make_unique<Memory>()) {}
Comparer::~Comparer() = default;

std::optional<Comparison> Comparer::compare(const QList<Report> &reports, const CompareOptions &options,
                                            const Progress &progress)
{
    Memory &memory = *m_memory;
    if (memory.threshold != options.threshold || memory.all != options.keepBelowThreshold)
        memory.pairs.clear();
    memory.threshold = options.threshold;
    memory.all = options.keepBelowThreshold;

    const size_t count = size_t(reports.size());
    std::vector<quint64> keys(count);
    std::vector<std::shared_ptr<const IndexedReport>> indexed(count);
    for (size_t i = 0; i < count; ++i) {
        keys[i] = fingerprint(reports.at(qsizetype(i)));
        indexed[i] = memory.reports.value(keys[i]);
    }
    const auto goOn = [&](double from, double share) {
        return [&progress, from, share](double done) { return !progress || progress(from + share * done); };
    };
    const auto index = [&](size_t i) {
        if (!indexed[i])
            indexed[i] = std::make_shared<IndexedReport>(reports.at(qsizetype(i)));
    };
    if (!parallelFor(count, options.threads, index, goOn(0, 0.1)))
        return std::nullopt;

    std::vector<std::pair<size_t, size_t>> jobs;
    for (size_t i = 0; i < count; ++i) {
        for (size_t k = i + 1; k < count; ++k)
            jobs.emplace_back(i, k);
    }
    const Background background(indexed, keys);
    if (memory.background != background.key())
        memory.pairs.clear();
    memory.background = background.key();
    std::vector<std::vector<quint32>> counts(count);
    if (background.units() > 0)
        std::ranges::transform(indexed, counts.begin(),
                               [&](const auto &report) { return background.countsFor(*report); });
    std::vector<std::shared_ptr<const PairAlignments>> found(jobs.size());
    for (size_t j = 0; j < jobs.size(); ++j)
        found[j] = memory.pairs.value({keys[jobs[j].first], keys[jobs[j].second]});
    const auto align = [&](size_t j) {
        const auto [a, b] = jobs[j];
        if (!found[j])
            found[j] = std::make_shared<PairAlignments>(alignPair(
                ReportPair(*indexed[a], *indexed[b], {counts[a], counts[b], background.units(), count}),
                options));
    };
    if (!parallelFor(jobs.size(), options.threads, align, goOn(0.1, 0.75)))
        return std::nullopt;

    memory.reports.clear();
    memory.pairs.clear();
    for (size_t i = 0; i < count; ++i)
        memory.reports.insert(keys[i], indexed[i]);
    Comparison comparison;
    comparison.reports = reports;
    for (size_t j = 0; j < jobs.size(); ++j) {
        memory.pairs.insert({keys[jobs[j].first], keys[jobs[j].second]}, found[j]);
        for (Alignment alignment : *found[j]) {
            alignment.a.report = int(jobs[j].first);
            alignment.b.report = int(jobs[j].second);
            comparison.alignments.append(std::move(alignment));
        }
    }
    std::sort(comparison.alignments.begin(), comparison.alignments.end(), byPlace);
    correct(comparison.alignments, options.corrections);
    QList<Alignment> shown = comparison.alignments;
    shown.removeIf([&](const Alignment &alignment) { return alignment.score < options.threshold; });
    comparison.facts = findFacts(reports, shown, options.corrections);
    if (progress)
        progress(1);
    return comparison;
}

std::optional<Comparison> compareReports(const QList<Report> &reports, const CompareOptions &options,
                                         const Progress &progress)
{
    return Comparer().compare(reports, options, progress);
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

QString differenceNatureName(DifferenceNature nature)
{
    switch (nature) {
    case DifferenceNature::Contradiction:
        return u"contradiction"_s;
    case DifferenceNature::Rounding:
        return u"rounding"_s;
    case DifferenceNature::Bound:
        return u"bound"_s;
    case DifferenceNature::Conversion:
        return u"conversion"_s;
    case DifferenceNature::LaterUpdate:
        return u"later-update"_s;
    case DifferenceNature::SpellingOnly:
        return u"spelling"_s;
    case DifferenceNature::Wording:
        return u"wording"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace synoptic
