// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/comparison.h"

#include "comparison/background.h"
#include "comparison/corrections.h"
#include "comparison/facts.h"
#include "comparison/pairalignments.h"
#include "comparison/parallel.h"

#include <QHash>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

bool byPlace(const Alignment &x, const Alignment &y)
{
    return std::tie(x.a, x.b) < std::tie(y.a, y.b);
}

/// Makes the facts of a comparison that has all alignments which are remembered, and leaves those that are
/// asked for, as the user corrected them.
void addFacts(Comparison &comparison, const CompareOptions &options, FactMemory &memory)
{
    const QList<Correction> corrections = settle(options.corrections).holding;
    QList<Alignment> shown = comparison.alignments;
    shown.removeIf([&](const Alignment &alignment) { return alignment.score < options.threshold; });
    comparison.facts = findFacts(comparison.reports, shown, corrections, &memory);
    const QList<Alignment> known = corrections.isEmpty() ? QList<Alignment>() : comparison.alignments;
    if (!options.keepBelowThreshold)
        comparison.alignments = std::move(shown);
    correct(comparison.alignments, corrections, known);
}

} // namespace

namespace {

using Keys = std::vector<quint64>;
using Pairs = QHash<std::pair<quint64, quint64>, std::shared_ptr<const PairAlignments>>;

/// A progress that is a share of a larger one.
Progress shareOf(const Progress &progress, double from, double share)
{
    return [&progress, from, share](double done) { return !progress || progress(from + share * done); };
}

} // namespace

struct Comparer::Memory
{
    double lowest = 0; ///< score of what the pairs hold
    bool all = false;
    ReachOfMany reach = ReachOfMany::Event;
    Background background;
    QHash<quint64, std::vector<quint32>> counts; ///< of the background, by report
    QHash<quint64, std::shared_ptr<const IndexedReport>> reports;
    Pairs pairs;
    FactMemory facts;

    void takeOptions(const CompareOptions &options);
    [[nodiscard]] std::optional<Corpus> index(const QList<Report> &all, const Keys &keys, int threads,
                                              const Progress &progress);
    void takeBackground(const Corpus &corpus, const Keys &keys);
    [[nodiscard]] std::optional<QList<Alignment>>
    align(const Corpus &corpus, const Keys &keys, const CompareOptions &options, const Progress &progress);
};

void Comparer::Memory::takeOptions(const CompareOptions &options)
{
    const double wanted = lowestScore(options);
    if (wanted < lowest || all != options.keepBelowThreshold || pairs.isEmpty()) {
        pairs.clear();
        lowest = wanted;
    }
    all = options.keepBelowThreshold;
}

/// The reports with their indices; nothing when cancelled.
std::optional<Corpus> Comparer::Memory::index(const QList<Report> &reportsNow, const Keys &keys, int threads,
                                              const Progress &progress)
{
    Corpus corpus(keys.size());
    for (size_t i = 0; i < keys.size(); ++i)
        corpus[i] = reports.value(keys[i]);
    const auto make = [&](size_t i) {
        if (!corpus[i])
            corpus[i] = std::make_shared<IndexedReport>(reportsNow.at(qsizetype(i)));
    };
    if (!parallelFor(keys.size(), threads, make, progress))
        return std::nullopt;
    reports.clear();
    for (size_t i = 0; i < keys.size(); ++i)
        reports.insert(keys[i], corpus[i]);
    return corpus;
}

/// Counts what is common, but for what was counted already. Another sample makes all pairs anew.
void Comparer::Memory::takeBackground(const Corpus &corpus, const Keys &keys)
{
    if (Background::keyFor(corpus, keys) != background.key()) {
        background = Background(corpus, keys);
        counts.clear();
        pairs.clear();
    }
    const ReachOfMany now = reachOfMany(background.units() ? corpus.size() : 0);
    if (std::exchange(reach, now) != now)
        pairs.clear();
    QHash<quint64, std::vector<quint32>> known;
    for (size_t i = 0; i < corpus.size(); ++i) {
        const auto counted = counts.constFind(keys[i]);
        known.insert(keys[i], counted == counts.constEnd() ? background.countsFor(*corpus[i]) : *counted);
    }
    counts = std::move(known);
}

/// The alignments of all pairs; nothing when cancelled.
std::optional<QList<Alignment>> Comparer::Memory::align(const Corpus &corpus, const Keys &keys,
                                                        const CompareOptions &options,
                                                        const Progress &progress)
{
    std::vector<std::span<const quint32>> countsOf;
    for (const quint64 key : keys)
        countsOf.emplace_back(*counts.constFind(key));
    const size_t many = background.units() ? corpus.size() : 0;
    std::vector<std::pair<size_t, size_t>> jobs;
    std::vector<std::shared_ptr<const PairAlignments>> found;
    std::vector<size_t> open;
    for (size_t a = 0; a < corpus.size(); ++a) {
        for (size_t b = a + 1; b < corpus.size(); ++b) {
            found.push_back(pairs.value({keys[a], keys[b]}));
            if (!found.back() || !found.back()->holdsAmong(many))
                open.push_back(jobs.size());
            jobs.emplace_back(a, b);
        }
    }
    const auto work = [&](size_t i) {
        const auto [a, b] = jobs[open[i]];
        const ReportPair pair(*corpus[a], *corpus[b],
                              {countsOf[a], countsOf[b], background.units(), corpus.size()});
        auto &one = found[open[i]];
        one = one ? std::make_shared<PairAlignments>(one->completed(pair))
                  : std::make_shared<PairAlignments>(pair, options);
    };
    if (!parallelFor(open.size(), options.threads, work, progress))
        return std::nullopt;
    QList<Alignment> alignments;
    Pairs known;
    known.reserve(qsizetype(jobs.size()));
    for (size_t j = 0; j < jobs.size(); ++j) {
        const auto [a, b] = jobs[j];
        known.insert({keys[a], keys[b]}, found[j]);
        found[j]->appendTo(alignments, int(a), int(b), many);
    }
    pairs = std::move(known);
    return alignments;
}

Comparer::Comparer() : m_memory(std::make_unique<Memory>()) {}
Comparer::~Comparer() = default;

std::optional<Comparison> Comparer::compare(const QList<Report> &reports, const CompareOptions &options,
                                            const Progress &progress)
{
    Memory &memory = *m_memory;
    memory.takeOptions(options);
    Keys keys;
    for (const Report &report : reports)
        keys.push_back(fingerprint(report));
    const auto corpus = memory.index(reports, keys, options.threads, shareOf(progress, 0, 0.1));
    if (!corpus)
        return std::nullopt;
    memory.takeBackground(*corpus, keys);
    auto alignments = memory.align(*corpus, keys, options, shareOf(progress, 0.1, 0.75));
    if (!alignments)
        return std::nullopt;
    Comparison comparison;
    comparison.reports = withDistinctNames(reports);
    comparison.alignments = std::move(*alignments);
    std::sort(comparison.alignments.begin(), comparison.alignments.end(), byPlace);
    memory.facts.begin(keys);
    addFacts(comparison, options, memory.facts);
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

std::optional<Relation> relationOf(const QString &name)
{
    for (const auto relation : {Relation::Verbatim, Relation::NearVerbatim, Relation::SameFact,
                                Relation::Partial, Relation::Conflict}) {
        if (relationName(relation) == name)
            return relation;
    }
    return std::nullopt;
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
