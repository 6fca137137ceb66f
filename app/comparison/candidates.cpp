// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/candidates.h"

#include "comparison/briefscorer.h"
#include "comparison/corpusindex.h"
#include "comparison/relations.h"

#include <algorithm>
#include <memory>
#include <numeric>

namespace synoptic {

namespace {

/// Products of two reports' units up to which every two are looked at.
constexpr size_t lookedThrough = 30'000'000;

/// Below these a pair has no chance whatever else its features say, so that the dear ones need no computing.
struct Floor
{
    double cosine;
    double score; ///< by the words alone
};

Floor floorOf(Reach reach, const ReportPair &pair)
{
    if (reach == Reach::All)
        return {0, 0};
    // The model of a library asks for more than chance brings together there.
    const ReachOfMany many = reachOfMany(pair.manyReports());
    if (many == ReachOfMany::Library)
        return {0.25, 0.006};
    const bool large = pair.a().units().size() * pair.b().units().size() > 250'000;
    return {many == ReachOfMany::Large || large ? 0.12 : 0.02, 0.003};
}

bool sameWords(const ReportPair &pair, quint32 a, quint32 b)
{
    return pair.a().units()[a].hash == pair.b().units()[b].hash;
}

void addScored(const ReportPair &pair, quint32 a, quint32 b, const Floor &floor, std::vector<Candidate> &into)
{
    Candidate candidate{a, b, sameWords(pair, a, b), 0, 0, {}};
    if (candidate.verbatim) {
        candidate.words = verbatimScore(pair.a().units()[a]);
    } else {
        const Features features = pair.features(a, b);
        candidate.words = wordScore(features);
        candidate.logits = logitsOfWords(features);
    }
    candidate.score = candidate.words;
    if (candidate.words >= floor.score)
        into.push_back(candidate);
}

/// What the candidates' first scores say about each other.
class Context
{
public:
    Context(const ReportPair &pair, const std::vector<Candidate> &candidates)
        : m_pair(pair), m_candidates(candidates), m_ofA(pair.a().units().size()),
          m_ofB(pair.b().units().size()), m_rows(pair.a().units().size() + 1)
    {
        for (const Candidate &candidate : candidates) {
            m_ofA[candidate.a].add(candidate.words);
            m_ofB[candidate.b].add(candidate.words);
            ++m_rows[candidate.a + 1];
        }
        for (size_t i = 1; i < m_rows.size(); ++i)
            m_rows[i] += m_rows[i - 1];
    }

    void addTo(Features &features, const Candidate &candidate) const
    {
        const double rivalOfA = m_ofA[candidate.a].withoutOne(candidate.words);
        const double rivalOfB = m_ofB[candidate.b].withoutOne(candidate.words);
        features[LesserRival] = std::min(rivalOfA, rivalOfB);
        features[GreaterRival] = std::max(rivalOfA, rivalOfB);
        const qint64 a = candidate.a;
        const qint64 b = candidate.b;
        features[Diagonal] =
            std::max({score(a - 1, b - 1), score(a + 1, b + 1), score(a - 1, b + 1), score(a + 1, b - 1)});
        features[Sideways] = std::max({score(a, b - 1), score(a, b + 1), score(a - 1, b), score(a + 1, b)});
        double twinOfA = 0;
        for (const IndexedReport::Like &like : m_pair.a().likest(candidate.a))
            twinOfA = std::max(twinOfA, std::min(double(like.likeness), score(like.unit, b)));
        double twinOfB = 0;
        for (const IndexedReport::Like &like : m_pair.b().likest(candidate.b))
            twinOfB = std::max(twinOfB, std::min(double(like.likeness), score(a, like.unit)));
        features[LesserTwin] = std::min(twinOfA, twinOfB);
        features[GreaterTwin] = std::max(twinOfA, twinOfB);
    }

private:
    /// The two best scores of a unit.
    struct Best
    {
        double first = 0;
        double second = 0;
        void add(double score)
        {
            second = std::max(second, std::min(first, score));
            first = std::max(first, score);
        }
        [[nodiscard]] double withoutOne(double score) const { return score >= first ? second : first; }
    };

    /// The score of two units, 0 where they are no candidates.
    double score(qint64 a, qint64 b) const
    {
        if (a < 0 || a + 1 >= qint64(m_rows.size()) || b < 0)
            return 0;
        const auto first = m_candidates.begin() + m_rows[size_t(a)];
        const auto last = m_candidates.begin() + m_rows[size_t(a) + 1];
        const auto found = std::lower_bound(first, last, quint32(b),
                                            [](const Candidate &one, quint32 unit) { return one.b < unit; });
        return found != last && found->b == b ? found->words : 0;
    }

    const ReportPair &m_pair;
    const std::vector<Candidate> &m_candidates;
    std::vector<Best> m_ofA;
    std::vector<Best> m_ofB;
    std::vector<quint32> m_rows;
};

void addContext(const ReportPair &pair, std::vector<Candidate> &candidates)
{
    const Context context(pair, candidates);
    Features features{};
    for (Candidate &candidate : candidates) {
        if (candidate.verbatim)
            continue;
        context.addTo(features, candidate);
        addContext(candidate.logits, features);
        candidate.score = scoreOf(candidate.logits, pair.manyReports());
    }
}

} // namespace

namespace {

/// Brief reports whose figures clash are looked at from this score on.
constexpr double worthAsking = 0.1;

/// Brief reports: every two units are looked at, and there is no context.
std::vector<Candidate> briefCandidates(const ReportPair &pair, Reach reach)
{
    std::vector<Candidate> candidates;
    for (quint32 a = 0; a < pair.a().units().size(); ++a) {
        for (quint32 b = 0; b < pair.b().units().size(); ++b) {
            Candidate candidate{a, b, sameWords(pair, a, b), 0, 0, {}};
            candidate.score = candidate.verbatim ? verbatimScore(pair.a().units()[a])
                                                 : briefScore(briefFeatures(pair.a(), a, pair.b(), b));
            // Two values of one quantity: the same is reported, in however few words.
            if (candidate.score >= worthAsking && candidate.score < 0.5 && figuresClash(pair, a, b))
                candidate.score = 0.5;
            if (candidate.score >= floorOf(reach, pair).score)
                candidates.push_back(candidate);
        }
    }
    return candidates;
}

} // namespace

namespace {

/// Where a report repeats a sentence again and again, the fourth time goes with the other's fourth time, and
/// so on: a hundred repetitions do not make ten thousand alignments. Leaves all candidates in order.
void addEchoes(const ReportPair &pair, std::vector<Candidate> &candidates)
{
    const auto echoesOf = [](const IndexedReport &report) {
        std::vector<std::pair<quint64, quint32>> echoes;
        for (quint32 u = 0; u < report.units().size(); ++u) {
            if (report.units()[u].echo)
                echoes.emplace_back(report.units()[u].hash, u);
        }
        std::sort(echoes.begin(), echoes.end());
        return echoes;
    };
    const auto left = echoesOf(pair.a());
    const auto right = echoesOf(pair.b());
    for (size_t i = 0, k = 0; i < left.size() && k < right.size();) {
        if (left[i].first < right[k].first) {
            ++i;
        } else if (right[k].first < left[i].first) {
            ++k;
        } else {
            const quint32 a = left[i++].second;
            const double score = verbatimScore(pair.a().units()[a]);
            candidates.push_back({a, right[k++].second, true, score, score, {}});
        }
    }
    std::ranges::sort(candidates, {}, [](const Candidate &one) { return std::pair(one.a, one.b); });
}

/// What an index proposes of two reports that are too long to look at every two units.
std::vector<Candidate> indexedCandidates(const ReportPair &pair)
{
    const auto borrowed = [](const IndexedReport &report) {
        return std::shared_ptr<const IndexedReport>(std::shared_ptr<void>(), &report);
    };
    std::vector<std::pair<quint32, quint32>> proposed;
    const Corpus both{borrowed(pair.a()), borrowed(pair.b())};
    if (const auto proposals = proposePairs(both, 1, {})) {
        for (const Proposal &proposal : *proposals)
            proposed.emplace_back(proposal.unitA, proposal.unitB);
    }
    return scoredCandidates(pair, proposed);
}

} // namespace

ReachOfMany reachOfMany(size_t manyReports)
{
    return manyReports >= 48  ? ReachOfMany::Library
           : manyReports > 24 ? ReachOfMany::Large
                              : ReachOfMany::Event;
}

bool isBrief(const ReportPair &pair)
{
    return pair.a().units().size() + pair.b().units().size() < briefUnits;
}

std::vector<Candidate> scoredCandidates(const ReportPair &pair, Reach reach)
{
    const size_t units = pair.a().units().size();
    const size_t others = pair.b().units().size();
    if (isBrief(pair))
        return briefCandidates(pair, reach);
    if (units * others > lookedThrough)
        return indexedCandidates(pair);
    const Floor floor = floorOf(reach, pair);
    std::vector<Candidate> candidates;
    std::vector<float> sums(others);
    std::vector<quint32> touched;
    for (quint32 a = 0; a < units; ++a) {
        if (pair.a().units()[a].echo)
            continue;
        pair.sharedSquares(pair.a().units()[a], sums, touched);
        for (const quint32 b : touched) {
            if (pair.cosine(a, b, double(sums[b])) >= floor.cosine)
                addScored(pair, a, b, floor, candidates);
            sums[b] = 0;
        }
        touched.clear();
    }
    addEchoes(pair, candidates);
    addContext(pair, candidates);
    return candidates;
}

std::vector<Candidate> scoredCandidates(const ReportPair &pair,
                                        std::span<const std::pair<quint32, quint32>> proposed)
{
    std::vector<Candidate> candidates;
    const Floor floor = floorOf(Reach::Likely, pair);
    for (const auto &[a, b] : proposed) {
        if (sameWords(pair, a, b) || pair.likeness(a, b) >= floor.cosine)
            addScored(pair, a, b, floor, candidates);
    }
    addContext(pair, candidates);
    return candidates;
}

std::vector<Features> featuresOf(const ReportPair &pair, const std::vector<Candidate> &candidates,
                                 std::span<const size_t> numbers)
{
    const Context context(pair, candidates);
    std::vector<Features> all;
    for (const size_t number : numbers) {
        const Candidate &candidate = candidates[number];
        all.push_back(candidate.verbatim ? Features{} : pair.features(candidate.a, candidate.b));
        context.addTo(all.back(), candidate);
    }
    return all;
}

std::vector<Features> featuresOf(const ReportPair &pair, const std::vector<Candidate> &candidates)
{
    std::vector<size_t> numbers(candidates.size());
    std::iota(numbers.begin(), numbers.end(), size_t(0));
    return featuresOf(pair, candidates, numbers);
}

} // namespace synoptic
