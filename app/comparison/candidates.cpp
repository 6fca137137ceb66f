// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/candidates.h"

#include <QHash>
#include <algorithm>

namespace synoptic {

namespace {

/// What is left out as hopeless.
struct Floor
{
    double held;  ///< share of the lighter unit's weight that a candidate holds at least
    double score; ///< least score by words
};

constexpr Floor floorOf(Reach reach)
{
    return reach == Reach::Likely ? Floor{0.15, 0.02} : Floor{0.04, 0.004};
}

/// The stems of a unit, rarest first, without those that together weigh too little to reach \p leastHeld:
/// whoever holds enough of the unit holds one of the others (prefix filtering, Chaudhuri et al., ICDE 2006).
std::vector<quint32> probesOf(const Event &event, const Unit &unit, double leastHeld)
{
    std::vector<quint32> stems = unit.stems;
    std::ranges::sort(stems, [&](quint32 x, quint32 y) {
        return std::pair(event.rarity(y), x) < std::pair(event.rarity(x), y);
    });
    double rest = unit.weight;
    size_t kept = 0;
    while (kept < stems.size() && rest >= leastHeld * unit.weight)
        rest -= event.rarity(stems[kept++]);
    stems.resize(kept);
    return stems;
}

double sharedWeight(const Event &event, const Unit &a, const Unit &b)
{
    double shared = 0;
    forShared(a.stems, b.stems, [&](quint32 stem) { shared += event.rarity(stem); });
    return shared;
}

/// The heavier units of other reports that hold at least \p leastHeld of a unit's weight. Of two
/// equally heavy ones the later finds the earlier.
std::vector<int> holdersOf(const Event &event, int at, double leastHeld, std::vector<int> &seenBy)
{
    const Unit &unit = event.units()[size_t(at)];
    std::vector<int> found;
    for (const quint32 stem : probesOf(event, unit, leastHeld)) {
        for (const int other : event.holders(stem)) {
            const Unit &heavier = event.units()[size_t(other)];
            if (seenBy[size_t(other)] == at || heavier.place.report == unit.place.report ||
                std::pair(heavier.weight, -other) < std::pair(unit.weight, -at))
                continue;
            seenBy[size_t(other)] = at;
            if (sharedWeight(event, unit, heavier) >= leastHeld * unit.weight)
                found.push_back(other);
        }
    }
    return found;
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

std::optional<std::vector<Candidate>> scoredCandidates(const Event &event, Reach reach,
                                                       const Progress &progress)
{
    const Floor floor = floorOf(reach);
    const auto &units = event.units();
    std::vector<Candidate> candidates;
    std::vector<int> seenBy(units.size(), -1);
    for (int at = 0; at < int(units.size()); ++at) {
        if (progress && at % 64 == 0 && !progress(double(at) / double(units.size())))
            return std::nullopt;
        for (const int other : holdersOf(event, at, floor.held, seenBy)) {
            Candidate candidate{std::min(at, other), std::max(at, other), {}};
            candidate.features = featuresOf(event, units[size_t(candidate.a)], units[size_t(candidate.b)]);
            candidate.score = wordScore(candidate.features);
            if (candidate.score >= floor.score)
                candidates.push_back(candidate);
        }
    }
    std::ranges::sort(candidates, {}, [](const Candidate &pair) { return std::pair(pair.a, pair.b); });
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
