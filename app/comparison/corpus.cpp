// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/corpus.h"

#include "comparison/background.h"
#include "comparison/candidates.h"
#include "comparison/corpusindex.h"
#include "comparison/parallel.h"
#include "comparison/relations.h"

#include <algorithm>

namespace synoptic {

namespace {

constexpr size_t comparedWhole = 64; ///< reports up to which every two are compared whole
constexpr size_t batchSize = 256;    ///< pairs of reports worked on before their rows go to the sink

/// The work of one pair of reports: all of it, or what the index proposed.
struct Job
{
    quint32 a;
    quint32 b;
    std::span<const Proposal> proposals;
    bool whole;
};

std::vector<Job> allPairs(const Corpus &corpus)
{
    std::vector<Job> jobs;
    for (quint32 a = 0; a < corpus.size(); ++a) {
        for (quint32 b = a + 1; b < corpus.size(); ++b)
            jobs.push_back({a, b, {}, true});
    }
    return jobs;
}

std::vector<Job> proposedPairs(std::span<const Proposal> proposals)
{
    std::vector<Job> jobs;
    for (size_t from = 0; from < proposals.size();) {
        size_t to = from + 1;
        while (to < proposals.size() && proposals[to].reportA == proposals[from].reportA &&
               proposals[to].reportB == proposals[from].reportB)
            ++to;
        jobs.push_back(
            {proposals[from].reportA, proposals[from].reportB, proposals.subspan(from, to - from), false});
        from = to;
    }
    return jobs;
}

std::vector<Candidate> candidatesOf(const ReportPair &pair, const Job &job)
{
    if (job.whole)
        return scoredCandidates(pair, Reach::Likely);
    std::vector<std::pair<quint32, quint32>> proposed;
    proposed.reserve(job.proposals.size());
    for (const Proposal &proposal : job.proposals)
        proposed.emplace_back(proposal.unitA, proposal.unitB);
    return scoredCandidates(pair, proposed);
}

/// A corpus with what is common in it.
struct Weighed
{
    const Corpus &corpus;
    Background background;
    std::vector<std::vector<quint32>> counts; ///< by report

    explicit Weighed(const Corpus &all) : corpus(all), counts(all.size())
    {
        std::vector<quint64> keys;
        for (const auto &report : all)
            keys.push_back(fingerprint(report->report()));
        background = Background(all, keys);
        if (background.units() > 0)
            std::ranges::transform(all, counts.begin(),
                                   [&](const auto &report) { return background.countsFor(*report); });
    }
    [[nodiscard]] ReportPair pair(quint32 a, quint32 b) const
    {
        return {*corpus[a], *corpus[b], {counts[a], counts[b], background.units(), corpus.size()}};
    }
};

void alignJob(const Weighed &weighed, const Job &job, double threshold, std::vector<CorpusAlignment> &into)
{
    const ReportPair pair = weighed.pair(job.a, job.b);
    for (const Candidate &candidate : candidatesOf(pair, job)) {
        if (candidate.score >= threshold)
            into.push_back({job.a, candidate.a, job.b, candidate.b, float(candidate.score),
                            relationOf(pair, candidate.a, candidate.b)});
    }
}

} // namespace

bool alignCorpus(const Corpus &corpus, const CompareOptions &options, const CorpusSink &sink,
                 const Progress &progress)
{
    const Weighed weighed(corpus);
    std::vector<Proposal> proposals;
    const bool whole = corpus.size() <= comparedWhole;
    if (!whole) {
        auto proposed = proposePairs(corpus, options.threads,
                                     [&](double share) { return !progress || progress(share / 2); });
        if (!proposed)
            return false;
        proposals = std::move(*proposed);
    }
    const std::vector<Job> jobs = whole ? allPairs(corpus) : proposedPairs(proposals);
    std::vector<std::vector<CorpusAlignment>> rows(batchSize);
    for (size_t from = 0; from < jobs.size(); from += batchSize) {
        const size_t count = std::min(batchSize, jobs.size() - from);
        const bool done = parallelFor(
            count, options.threads,
            [&](size_t i) { alignJob(weighed, jobs[from + i], options.threshold, rows[i]); },
            [&](double) {
                return !progress || progress(whole ? double(from) / double(jobs.size())
                                                   : 0.5 + double(from) / double(2 * jobs.size()));
            });
        if (!done)
            return false;
        for (size_t i = 0; i < count; ++i) {
            sink(rows[i]);
            rows[i].clear();
        }
    }
    return true;
}

} // namespace synoptic
