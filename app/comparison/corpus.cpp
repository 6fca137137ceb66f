// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/corpus.h"

#include "comparison/candidates.h"
#include "comparison/corpusindex.h"
#include "comparison/parallel.h"
#include "comparison/relations.h"

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

void alignJob(const Corpus &corpus, const Job &job, double threshold, std::vector<CorpusAlignment> &into)
{
    const ReportPair pair(*corpus[job.a], *corpus[job.b]);
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
            [&](size_t i) { alignJob(corpus, jobs[from + i], options.threshold, rows[i]); },
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
