// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/candidates.h"

#include <QHash>
#include <algorithm>

namespace synoptic {

namespace {

constexpr double lowestKept = 0.02; ///< candidates whose words score less are none

/// Units of later reports that share enough with a unit for a score to be worth computing. Stems that a sixth
/// of a large event holds bring no candidates of their own; the rarer ones of any pair that scores do.
std::vector<int> candidatesOf(const Event &event, int at, std::vector<double> &shared)
{
    std::vector<int> touched;
    const Unit &unit = event.units()[size_t(at)];
    const size_t common = std::max<size_t>(60, event.units().size() / 6);
    for (const quint32 stem : unit.stems) {
        const std::vector<int> &holders = event.holders(stem);
        if (holders.size() > common)
            continue;
        for (auto other = std::upper_bound(holders.begin(), holders.end(), at); other != holders.end();
             ++other) {
            if (event.units()[size_t(*other)].place.report == unit.place.report)
                continue;
            if (shared[size_t(*other)] == 0)
                touched.push_back(*other);
            shared[size_t(*other)] += event.rarity(stem);
        }
    }
    std::vector<int> candidates;
    for (const int other : touched) {
        const double least = std::min(unit.weight, event.units()[size_t(other)].weight);
        if (shared[size_t(other)] > 0.12 * least)
            candidates.push_back(other);
        shared[size_t(other)] = 0;
    }
    std::sort(candidates.begin(), candidates.end());
    return candidates;
}

/// The best score of each unit in each other report, and the score of each pair.
class WordScores
{
public:
    WordScores(const Event &event, const std::vector<Candidate> &candidates) : m_event(event)
    {
        m_scores.reserve(qsizetype(candidates.size()));
        for (const Candidate &pair : candidates) {
            m_scores.insert({pair.a, pair.b}, pair.score);
            for (const auto &[unit, other] : {std::pair(pair.a, pair.b), std::pair(pair.b, pair.a)}) {
                double &best = m_best[{unit, reportOf(other)}];
                best = std::max(best, pair.score);
            }
        }
    }

    /// The score as a share of the best that a unit has in the report of the other.
    double shareOfBest(int unit, int other, double score) const
    {
        return score / m_best.value({unit, reportOf(other)}, 1);
    }

    double besides(int a, int b) const
    {
        double best = 0;
        for (const int left : {a - 1, a + 1}) {
            for (const int right : {b - 1, b + 1}) {
                if (isBeside(left, a) && isBeside(right, b))
                    best = std::max(best, m_scores.value({left, right}, 0));
            }
        }
        return best;
    }

private:
    int reportOf(int unit) const { return m_event.units()[size_t(unit)].place.report; }
    bool isBeside(int unit, int other) const
    {
        return unit >= 0 && unit < int(m_event.units().size()) && reportOf(unit) == reportOf(other);
    }

    const Event &m_event;
    QHash<std::pair<int, int>, double> m_scores;
    QHash<std::pair<int, int>, double> m_best; ///< by unit and other report
};

} // namespace

std::optional<std::vector<Candidate>> scoredCandidates(const Event &event, const Progress &progress)
{
    const auto &units = event.units();
    std::vector<Candidate> candidates;
    std::vector<double> shared(units.size(), 0);
    for (int at = 0; at < int(units.size()); ++at) {
        if (progress && at % 64 == 0 && !progress(double(at) / double(units.size())))
            return std::nullopt;
        for (const int other : candidatesOf(event, at, shared)) {
            Candidate candidate{at, other, featuresOf(event, units[size_t(at)], units[size_t(other)])};
            candidate.score = wordScore(candidate.features);
            if (candidate.score >= lowestKept)
                candidates.push_back(candidate);
        }
    }
    const WordScores known(event, candidates);
    for (Candidate &pair : candidates) {
        std::tie(pair.features[LesserBest], pair.features[GreaterBest]) = std::minmax(
            known.shareOfBest(pair.a, pair.b, pair.score), known.shareOfBest(pair.b, pair.a, pair.score));
        pair.features[Neighbour] = known.besides(pair.a, pair.b);
    }
    for (Candidate &pair : candidates)
        pair.score = scoreOf(pair.features);
    return candidates;
}

} // namespace synoptic
