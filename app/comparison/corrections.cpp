// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/corrections.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace synoptic {

namespace {

using Pair = std::pair<int, int>;

/// The places that corrections are about, as numbers, with what holds between them so far.
class Bonds
{
public:
    int idOf(const Place &place)
    {
        const auto [at, added] = m_ids.try_emplace(place, int(m_groupOf.size()));
        if (added) {
            m_groupOf.push_back(at->second);
            m_same.emplace_back();
        }
        return at->second;
    }

    /// Which correction forbids that two places are one; -1 where none does.
    [[nodiscard]] int forbidding(int a, int b) const
    {
        int latest = -1;
        for (const auto &[pair, correction] : m_apart) {
            const Pair groups = std::minmax(group(pair.first), group(pair.second));
            if (groups == Pair(std::minmax(group(a), group(b))))
                latest = std::max(latest, correction);
        }
        return latest;
    }

    /// The latest of the corrections by which two places are one; -1 where they are not.
    [[nodiscard]] int joining(int a, int b) const
    {
        if (group(a) != group(b))
            return -1;
        std::vector<int> by(m_same.size(), -1); // the latest on the way from a
        std::vector<bool> seen(m_same.size());
        std::vector<int> open{a};
        seen[size_t(a)] = true;
        for (size_t i = 0; i < open.size(); ++i) {
            for (const auto &[next, correction] : m_same[size_t(open[i])]) {
                if (seen[size_t(next)])
                    continue;
                seen[size_t(next)] = true;
                by[size_t(next)] = std::max(by[size_t(open[i])], correction);
                open.push_back(next);
            }
        }
        return by[size_t(b)];
    }

    void part(int a, int b, int correction) { m_apart.try_emplace(std::minmax(a, b), correction); }

    void join(int a, int b, int correction)
    {
        m_same[size_t(a)].emplace_back(b, correction);
        m_same[size_t(b)].emplace_back(a, correction);
        std::ranges::replace(m_groupOf, group(b), group(a));
    }

private:
    [[nodiscard]] int group(int place) const { return m_groupOf[size_t(place)]; }

    std::map<Place, int> m_ids;
    std::vector<int> m_groupOf;
    std::vector<std::vector<Pair>> m_same; ///< of each place: another one, and the correction that says so
    std::map<Pair, int> m_apart;
};

Correction inOrder(Correction correction)
{
    if (correction.b < correction.a)
        std::swap(correction.a, correction.b);
    return correction;
}

} // namespace

SettledCorrections settle(const QList<Correction> &corrections)
{
    Bonds bonds;
    SettledCorrections settled;
    std::map<std::pair<Place, Place>, Correction> holding;
    for (int i = int(corrections.size()) - 1; i >= 0; --i) {
        const Correction given = inOrder(corrections.at(i));
        if (given.a == given.b)
            continue;
        const int a = bonds.idOf(given.a);
        const int b = bonds.idOf(given.b);
        const int against = given.same ? bonds.forbidding(a, b) : bonds.joining(a, b);
        if (against >= 0) {
            settled.overruled.prepend({i, against});
            continue;
        }
        if (given.same)
            bonds.join(a, b, i);
        else
            bonds.part(a, b, i);
        const auto [at, added] = holding.try_emplace({given.a, given.b}, given);
        if (!added && !at->second.relation)
            at->second.relation = given.relation;
    }
    for (auto &[pair, correction] : holding)
        settled.holding.append(correction);
    return settled;
}

namespace {

bool byPlace(const Alignment &one, const Correction &other)
{
    return std::tie(one.a, one.b) < std::tie(other.a, other.b);
}

template <typename Alignments>
auto find(Alignments &alignments, const Correction &correction)
{
    const auto at = std::lower_bound(alignments.begin(), alignments.end(), correction, byPlace);
    const bool there = at != alignments.end() && at->a == correction.a && at->b == correction.b;
    return std::pair(at, there);
}

/// What the engine knows of two places, made what the user said of them.
Alignment affirmed(std::optional<Alignment> known, const Correction &correction)
{
    Alignment alignment;
    if (known) {
        alignment = *known;
        alignment.proposed = known->score;
    } else {
        alignment.partA = correction.a.range;
        alignment.partB = correction.b.range;
    }
    alignment.a = correction.a;
    alignment.b = correction.b;
    alignment.relation = correction.relation.value_or(alignment.relation);
    alignment.score = 1;
    alignment.corrected = true;
    return alignment;
}

} // namespace

void correct(QList<Alignment> &alignments, const QList<Correction> &holding,
             const QList<Alignment> &candidates)
{
    for (const Correction &correction : holding) {
        if (correction.a.report == correction.b.report)
            continue; // two sentences of one report can be in one fact, but they are not aligned
        const auto [at, there] = find(alignments, correction);
        if (there && correction.same) {
            *at = affirmed(*at, correction);
        } else if (there) {
            alignments.erase(at);
        } else if (correction.same) {
            const auto [candidate, known] = find(candidates, correction);
            alignments.insert(at, affirmed(known ? std::optional(*candidate) : std::nullopt, correction));
        }
    }
}

} // namespace synoptic
