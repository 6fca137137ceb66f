// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/corpus.h"

#include "comparison/background.h"
#include "comparison/candidates.h"
#include "comparison/corpusindex.h"
#include "comparison/parallel.h"
#include "comparison/relations.h"

#include <algorithm>
#include <cmath>
#include <future>

namespace synoptic {

namespace {

constexpr size_t comparedWhole = 24; ///< reports up to which every two are compared whole
constexpr size_t batchSize = 4096;   ///< pairs of reports worked on before their rows go to the sink

/// The work of one pair of reports: all of it, or what the index proposed.
struct Job
{
    quint32 a;
    quint32 b;
    size_t reports; ///< of its group
    std::span<const Proposal> proposals;
    bool whole;
};

/// The jobs of all groups, and the proposals that some of them point to.
struct Jobs
{
    std::vector<Job> all;
    std::vector<std::vector<Proposal>> proposals; ///< by group
};

void addWholePairs(const CorpusGroup &group, std::vector<Job> &jobs)
{
    for (size_t i = 0; i < group.size(); ++i) {
        for (size_t k = i + 1; k < group.size(); ++k)
            jobs.push_back({group[i], group[k], group.size(), {}, true});
    }
}

void addProposed(size_t reports, std::span<const Proposal> proposals, std::vector<Job> &jobs)
{
    for (size_t from = 0; from < proposals.size();) {
        size_t to = from + 1;
        while (to < proposals.size() && proposals[to].reportA == proposals[from].reportA &&
               proposals[to].reportB == proposals[from].reportB)
            ++to;
        jobs.push_back({proposals[from].reportA, proposals[from].reportB, reports,
                        proposals.subspan(from, to - from), false});
        from = to;
    }
}

/// What an index over one group proposes, in the numbers of the whole corpus.
std::optional<std::vector<Proposal>> proposeIn(const Corpus &corpus, const CorpusGroup &group, int threads,
                                               const Progress &progress)
{
    Corpus part;
    for (const quint32 report : group)
        part.push_back(corpus[report]);
    auto proposals = proposePairs(part, threads, progress);
    if (!proposals)
        return std::nullopt;
    for (Proposal &proposal : *proposals) {
        proposal.reportA = group[proposal.reportA];
        proposal.reportB = group[proposal.reportB];
    }
    return proposals;
}

std::optional<Jobs> jobsOf(const Corpus &corpus, std::span<const CorpusGroup> groups, int threads,
                           const Progress &progress)
{
    Jobs jobs;
    jobs.proposals.resize(groups.size());
    const auto propose = [&](size_t g, int threadsOfOne, const Progress &progressOfOne) {
        if (groups[g].size() > comparedWhole)
            jobs.proposals[g] =
                proposeIn(corpus, groups[g], threadsOfOne, progressOfOne).value_or(std::vector<Proposal>());
    };
    bool goesOn = true; // one group shares its work among the threads, many groups are shared among them
    const Progress watched = [&](double share) { return goesOn = !progress || progress(share); };
    if (groups.size() == 1)
        propose(0, threads, watched);
    else
        goesOn = parallelFor(groups.size(), threads, [&](size_t g) { propose(g, 1, {}); }, watched);
    if (!goesOn)
        return std::nullopt;
    for (size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].size() <= comparedWhole)
            addWholePairs(groups[g], jobs.all);
        else
            addProposed(groups[g].size(), jobs.proposals[g], jobs.all);
    }
    return jobs;
}

/// A corpus with what is common in it.
struct Weighed
{
    const Corpus &corpus;
    Background background;
    std::vector<std::vector<quint32>> counts; ///< by report

    Weighed(const Corpus &all, int threads) : corpus(all), counts(all.size())
    {
        const auto always = [](double) { return true; };
        std::vector<quint64> keys(all.size());
        parallelFor(all.size(), threads, [&](size_t i) { keys[i] = fingerprint(all[i]->report()); }, always);
        background = Background(all, keys);
        if (background.units() > 0)
            parallelFor(
                all.size(), threads, [&](size_t i) { counts[i] = background.countsFor(*all[i]); }, always);
    }
    /// What chance brings together grows with the reports of the group and of the corpus.
    [[nodiscard]] BackgroundCounts countsOf(const Job &job) const
    {
        return {counts[job.a], counts[job.b], background.units(),
                size_t(std::sqrt(double(job.reports) * double(corpus.size())))};
    }
};

void addAligned(const ReportPair &pair, const std::vector<Candidate> &candidates, const Job &job,
                double threshold, std::vector<CorpusAlignment> &into)
{
    for (const Candidate &candidate : candidates) {
        if (candidate.score >= threshold)
            into.push_back({job.a, candidate.a, job.b, candidate.b, float(candidate.score),
                            relationOf(pair, candidate.a, candidate.b)});
    }
}

void alignJob(const Weighed &weighed, const Job &job, double threshold, std::vector<CorpusAlignment> &into)
{
    const IndexedReport &a = *weighed.corpus[job.a];
    const IndexedReport &b = *weighed.corpus[job.b];
    if (job.whole) {
        const ReportPair pair(a, b, weighed.countsOf(job));
        addAligned(pair, scoredCandidates(pair, Reach::Likely), job, threshold, into);
        return;
    }
    std::vector<std::pair<quint32, quint32>> proposed;
    proposed.reserve(job.proposals.size());
    for (const Proposal &proposal : job.proposals)
        proposed.emplace_back(proposal.unitA, proposal.unitB);
    const ReportPair pair(a, b, weighed.countsOf(job), proposed);
    addAligned(pair, scoredCandidates(pair, proposed), job, threshold, into);
}

} // namespace

bool alignCorpus(const Corpus &corpus, std::span<const CorpusGroup> groups, const CompareOptions &options,
                 const CorpusSink &sink, const Progress &progress)
{
    // What is common and what could align are found beside each other.
    auto weighing = std::async(options.threads == 1 ? std::launch::deferred : std::launch::async,
                               [&] { return Weighed(corpus, options.threads); });
    const auto jobs = jobsOf(corpus, groups, options.threads,
                             [&](double share) { return !progress || progress(share / 2); });
    const Weighed weighed = weighing.get();
    if (!jobs)
        return false;
    // While one batch is aligned, the rows of the one before go to the sink.
    std::vector<std::vector<CorpusAlignment>> rows(batchSize);
    std::vector<std::vector<CorpusAlignment>> before(batchSize);
    const auto drain = [&sink](std::vector<std::vector<CorpusAlignment>> &done) {
        for (std::vector<CorpusAlignment> &ofJob : done) {
            if (!ofJob.empty())
                sink(ofJob);
            ofJob.clear();
        }
    };
    for (size_t from = 0; from < jobs->all.size(); from += batchSize) {
        const size_t count = std::min(batchSize, jobs->all.size() - from);
        const auto work = [&](size_t i) {
            if (i == 0)
                drain(before);
            else
                alignJob(weighed, jobs->all[from + i - 1], options.threshold, rows[i - 1]);
        };
        const auto goOn = [&](double) {
            return !progress || progress(0.5 + double(from) / double(2 * jobs->all.size()));
        };
        if (!parallelFor(count + 1, options.threads, work, goOn))
            return false;
        std::swap(rows, before);
    }
    drain(before);
    return true;
}

} // namespace synoptic
