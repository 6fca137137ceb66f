// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/candidates.h"

#include <algorithm>

namespace synoptic {

namespace {

/// Below these a pair has no chance whatever else its features say, so that the dear ones need no computing.
struct Floor
{
    double cosine;
    double score; ///< by the words alone
};

Floor floorOf(Reach reach)
{
    return reach == Reach::All ? Floor{0, 0} : Floor{0.10, 0.05};
}

bool sameWords(const ReportPair &pair, quint32 a, quint32 b)
{
    return pair.a().units()[a].hash == pair.b().units()[b].hash;
}

void addScored(const ReportPair &pair, quint32 a, quint32 b, const Floor &floor, std::vector<Candidate> &into)
{
    Candidate candidate{a, b, {}, 0, sameWords(pair, a, b)};
    if (candidate.verbatim) {
        candidate.score = verbatimScore(pair.a().units()[a]);
    } else {
        candidate.features = pair.features(a, b);
        candidate.score = wordScore(candidate.features);
    }
    if (candidate.score >= floor.score)
        into.push_back(candidate);
}

/// What the candidates' first scores say about each other.
class Context
{
public:
    Context(const ReportPair &pair, const std::vector<Candidate> &candidates)
        : m_candidates(candidates), m_bestOfA(pair.a().units().size()), m_bestOfB(pair.b().units().size()),
          m_rows(pair.a().units().size() + 1)
    {
        for (const Candidate &candidate : candidates) {
            m_bestOfA[candidate.a] = std::max(m_bestOfA[candidate.a], candidate.score);
            m_bestOfB[candidate.b] = std::max(m_bestOfB[candidate.b], candidate.score);
            ++m_rows[candidate.a + 1];
        }
        for (size_t i = 1; i < m_rows.size(); ++i)
            m_rows[i] += m_rows[i - 1];
    }

    void addTo(Candidate &candidate) const
    {
        const double ofA = candidate.score / m_bestOfA[candidate.a];
        const double ofB = candidate.score / m_bestOfB[candidate.b];
        candidate.features[LesserBest] = std::min(ofA, ofB);
        candidate.features[GreaterBest] = std::max(ofA, ofB);
        double beside = 0;
        for (const int left : {-1, 1}) {
            for (const int right : {-1, 1})
                beside = std::max(beside, score(qint64(candidate.a) + left, qint64(candidate.b) + right));
        }
        candidate.features[Neighbour] = beside;
    }

private:
    double score(qint64 a, qint64 b) const
    {
        if (a < 0 || a + 1 >= qint64(m_rows.size()) || b < 0)
            return 0;
        const auto first = m_candidates.begin() + m_rows[size_t(a)];
        const auto last = m_candidates.begin() + m_rows[size_t(a) + 1];
        const auto found = std::lower_bound(first, last, quint32(b),
                                            [](const Candidate &one, quint32 unit) { return one.b < unit; });
        return found != last && found->b == b ? found->score : 0;
    }

    const std::vector<Candidate> &m_candidates;
    std::vector<double> m_bestOfA;
    std::vector<double> m_bestOfB;
    std::vector<quint32> m_rows;
};

void addContext(const ReportPair &pair, std::vector<Candidate> &candidates)
{
    const Context context(pair, candidates);
    for (Candidate &candidate : candidates)
        context.addTo(candidate);
    for (Candidate &candidate : candidates) {
        if (!candidate.verbatim)
            candidate.score = scoreOf(candidate.features);
    }
}

} // namespace

std::vector<Candidate> scoredCandidates(const ReportPair &pair, Reach reach)
{
    const Floor floor = floorOf(reach);
    std::vector<Candidate> candidates;
    std::vector<float> sums(pair.b().units().size());
    std::vector<quint32> touched;
    for (quint32 a = 0; a < pair.a().units().size(); ++a) {
        pair.sharedSquares(pair.a().units()[a], sums, touched);
        std::sort(touched.begin(), touched.end());
        for (const quint32 b : touched) {
            if (pair.cosine(a, b, double(sums[b])) >= floor.cosine)
                addScored(pair, a, b, floor, candidates);
            sums[b] = 0;
        }
        touched.clear();
    }
    addContext(pair, candidates);
    return candidates;
}

std::vector<Candidate> scoredCandidates(const ReportPair &pair,
                                        std::span<const std::pair<quint32, quint32>> proposed)
{
    std::vector<Candidate> candidates;
    for (const auto &[a, b] : proposed)
        addScored(pair, a, b, floorOf(Reach::Likely), candidates);
    addContext(pair, candidates);
    return candidates;
}

} // namespace synoptic
