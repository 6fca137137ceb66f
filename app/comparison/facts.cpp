// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/facts.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace synoptic {

namespace {

class Clusters
{
public:
    Clusters(const QList<Alignment> &alignments, const QList<Correction> &corrections)
    {
        for (const Alignment &alignment : alignments) {
            const int a = idOf(alignment.a);
            const int b = idOf(alignment.b);
            m_score[{a, b}] = m_score[{b, a}] = alignment.score;
        }
        for (const Correction &correction : corrections) {
            const std::pair<int, int> pair = std::minmax(idOf(correction.a), idOf(correction.b));
            if (correction.same)
                m_affirmed.push_back(pair);
            else
                m_denied.insert(pair);
        }
        m_aligned.resize(m_places.size());
        for (const auto &[pair, score] : m_score)
            m_aligned[size_t(pair.first)].push_back(pair.second);
        m_clusterOf.resize(m_places.size());
        std::iota(m_clusterOf.begin(), m_clusterOf.end(), 0);
        for (size_t i = 0; i < m_places.size(); ++i)
            m_members.push_back({int(i)});
    }

    void join(const Alignment &alignment)
    {
        const int x = m_clusterOf[size_t(idOf(alignment.a))];
        const int y = m_clusterOf[size_t(idOf(alignment.b))];
        if (x == y || !joinable(x, y))
            return;
        for (const int member : m_members[size_t(y)])
            m_clusterOf[size_t(member)] = x;
        m_members[size_t(x)].insert(m_members[size_t(x)].end(), m_members[size_t(y)].begin(),
                                    m_members[size_t(y)].end());
        m_members[size_t(y)].clear();
    }

    /// Makes one of the clusters that the user joined, without the members that are denied to each other: of
    /// those, the ones that the user named go first. Guests come along and stay at home too.
    void joinAffirmed()
    {
        for (const std::vector<int> &named : affirmedGroups()) {
            std::vector<int> joined = named;
            std::vector<int> others;
            std::set<int> homes;
            for (const int place : named) {
                homes.insert(m_clusterOf[size_t(place)]);
                std::vector<int> &cluster = m_members[size_t(m_clusterOf[size_t(place)])];
                std::erase(cluster, place);
                others.insert(others.end(), cluster.begin(), cluster.end());
            }
            std::ranges::sort(others, {}, [this](int id) { return place(id); });
            const auto repeated = std::ranges::unique(others);
            others.erase(repeated.begin(), repeated.end());
            for (const int other : others) {
                if (!std::ranges::contains(named, other) && isAllowed(other, joined)) {
                    if (homes.contains(m_clusterOf[size_t(other)]))
                        std::erase(m_members[size_t(m_clusterOf[size_t(other)])], other);
                    joined.push_back(other);
                }
            }
            const int into = m_clusterOf[size_t(named.front())];
            const auto move = [&](const std::vector<int> &members, int cluster) {
                for (const int member : members) {
                    if (homes.contains(m_clusterOf[size_t(member)]))
                        m_clusterOf[size_t(member)] = cluster;
                }
            };
            // What stays behind of the first one's cluster needs a number of its own.
            const std::vector<int> left = std::exchange(m_members[size_t(into)], joined);
            move(left, int(m_members.size()));
            move(joined, into);
            m_members.push_back(left);
            // Guests of what went have no fact left there: those of what stayed are found again.
            homes.erase(into);
            homes.insert(int(m_members.size()) - 1);
            for (const int home : homes)
                std::erase_if(m_members[size_t(home)],
                              [&](int member) { return m_clusterOf[size_t(member)] != home; });
        }
    }

    /// A sentence may tell several things, and then it belongs to several facts: a report that is not in a
    /// fact joins it with the sentence that is aligned with most of its members, the best one first.
    void addGuests()
    {
        for (std::vector<int> &cluster : m_members) {
            while (const auto guest = cluster.size() < 2 ? std::nullopt : guestOf(cluster))
                cluster.push_back(*guest);
        }
    }

    /// Two facts of which guests have made one, for each has more than half of the other's members, are
    /// joined.
    void joinTwins()
    {
        std::vector<std::vector<size_t>> clustersOf(m_places.size());
        for (size_t x = 0; x < m_members.size(); ++x) {
            for (const int member : m_members[x])
                clustersOf[size_t(member)].push_back(x);
        }
        for (size_t x = 0; x < m_members.size(); ++x) {
            // What joins brings further ones with it, hence by number.
            for (size_t m = 0; m < m_members[x].size(); ++m) {
                for (const size_t y : clustersOf[size_t(m_members[x][m])]) {
                    if (x < y && areTwins(m_members[x], m_members[y]))
                        takeIn(x, y);
                }
            }
        }
    }

    const std::vector<std::vector<int>> &members() const { return m_members; }
    const Place &place(int id) const { return m_places[size_t(id)]; }
    double score(int a, int b) const
    {
        const auto found = m_score.find({a, b});
        return found == m_score.end() ? 0 : found->second;
    }

private:
    int idOf(const Place &place)
    {
        const auto [at, added] = m_ids.try_emplace(place, int(m_places.size()));
        if (added)
            m_places.push_back(place);
        return at->second;
    }

    /// The places that are one by the user's word, in groups.
    std::vector<std::vector<int>> affirmedGroups() const
    {
        std::map<int, int> groupOf;
        for (const auto &[a, b] : m_affirmed) {
            const int from = groupOf.try_emplace(b, b).first->second;
            const int to = groupOf.try_emplace(a, a).first->second;
            for (auto &[place, group] : groupOf)
                group = group == from ? to : group;
        }
        std::map<int, std::vector<int>> groups;
        for (const auto &[place, group] : groupOf)
            groups[group].push_back(place);
        std::vector<std::vector<int>> listed;
        for (auto &[group, places] : groups)
            listed.push_back(std::move(places));
        return listed;
    }

    bool isAllowed(int place, const std::vector<int> &cluster) const
    {
        return std::ranges::none_of(
            cluster, [&](int member) { return m_denied.contains(std::minmax(place, member)); });
    }

    /// How a place that is not in a cluster is aligned with its members.
    struct Bonds
    {
        size_t count = 0;
        double sum = 0;
        double best = 0;
        /// With more than half of them; half is enough where it is more than one, and one of them is sure.
        [[nodiscard]] bool isEnoughFor(size_t members) const
        {
            constexpr double sure = 0.75;
            return 2 * count > members || (2 * count == members && count > 1 && best >= sure);
        }
    };

    std::optional<int> guestOf(const std::vector<int> &cluster) const
    {
        std::set<int> having;
        std::map<int, Bonds> offered;
        for (const int member : cluster)
            having.insert(place(member).report);
        for (const int member : cluster) {
            for (const int other : m_aligned[size_t(member)]) {
                if (having.contains(place(other).report) || !isAllowed(other, cluster))
                    continue;
                Bonds &bonds = offered[other];
                ++bonds.count;
                bonds.sum += score(member, other);
                bonds.best = std::max(bonds.best, score(member, other));
            }
        }
        const auto best = std::ranges::max_element(offered, {}, [this](const auto &offer) {
            const Place &at = place(offer.first);
            return std::tuple(offer.second.count, offer.second.sum, -at.report, -at.range.start);
        });
        if (best == offered.end() || !best->second.isEnoughFor(cluster.size()))
            return std::nullopt;
        return best->first;
    }

    void takeIn(size_t x, size_t y)
    {
        for (const int member : std::exchange(m_members[y], {})) {
            if (m_clusterOf[size_t(member)] == int(y))
                m_clusterOf[size_t(member)] = int(x);
            if (!std::ranges::contains(m_members[x], member))
                m_members[x].push_back(member);
        }
    }

    bool areTwins(const std::vector<int> &x, const std::vector<int> &y) const
    {
        const auto common =
            size_t(std::ranges::count_if(y, [&x](int member) { return std::ranges::contains(x, member); }));
        return 2 * common > x.size() && 2 * common > y.size() &&
               std::ranges::all_of(y, [&](int member) { return isAllowed(member, x); });
    }

    bool joinable(int x, int y) const
    {
        for (const int a : m_members[size_t(x)]) {
            for (const int b : m_members[size_t(y)]) {
                const bool apart = place(a).report != place(b).report && score(a, b) == 0;
                if (apart || m_denied.contains(std::minmax(a, b)))
                    return false;
            }
        }
        return true;
    }

    std::map<Place, int> m_ids;
    std::vector<Place> m_places;
    std::map<std::pair<int, int>, double> m_score;
    std::vector<std::vector<int>> m_aligned; ///< by place
    std::set<std::pair<int, int>> m_denied;
    std::vector<std::pair<int, int>> m_affirmed;
    std::vector<int> m_clusterOf;
    std::vector<std::vector<int>> m_members;
};

/// The member that agrees best with the others; of equals the shorter one.
Place clearest(const Clusters &clusters, const std::vector<int> &members)
{
    const auto support = [&](int a) {
        return std::accumulate(members.begin(), members.end(), 0.0,
                               [&](double sum, int b) { return sum + clusters.score(a, b); });
    };
    const int best = *std::max_element(members.begin(), members.end(), [&](int a, int b) {
        return std::pair(support(a), -clusters.place(a).range.length()) <
               std::pair(support(b), -clusters.place(b).range.length());
    });
    return clusters.place(best);
}

} // namespace

QList<Fact> findFacts(const QList<Report> &reports, const QList<Alignment> &alignments,
                      const QList<Correction> &corrections, FactMemory *memory)
{
    FactMemory none;
    if (!memory) {
        std::vector<quint64> keys(size_t(reports.size()));
        std::iota(keys.begin(), keys.end(), 0);
        memory = &none;
        memory->begin(keys);
    }
    Clusters clusters(alignments, corrections);
    QList<Alignment> best = alignments;
    std::stable_sort(best.begin(), best.end(),
                     [](const Alignment &x, const Alignment &y) { return x.score > y.score; });
    for (const Alignment &alignment : std::as_const(best))
        clusters.join(alignment);
    clusters.addGuests();
    clusters.joinTwins();
    clusters.joinAffirmed();
    clusters.addGuests();
    clusters.joinTwins();

    QList<Fact> facts;
    const EventNames names(reports, memory->keys(), memory->names());
    for (const std::vector<int> &members : clusters.members()) {
        if (members.size() < 2)
            continue;
        Fact fact;
        for (const int member : members)
            fact.members.append(clusters.place(member));
        std::sort(fact.members.begin(), fact.members.end());
        const Place statement = clearest(clusters, members);
        fact.statement = reports.at(statement.report).text(statement.range).toString().simplified();
        fact.differences = memory->differences(reports, names, fact.members);
        facts.append(std::move(fact));
    }
    std::sort(facts.begin(), facts.end(), [](const Fact &x, const Fact &y) { return x.members < y.members; });
    return facts;
}

QList<QList<NearPlace>> nearPlaces(const Comparison &comparison)
{
    std::map<Place, std::vector<int>> factsOf;
    std::vector<std::set<int>> having(size_t(comparison.facts.size()));
    for (int f = 0; f < comparison.facts.size(); ++f) {
        for (const Place &member : comparison.facts.at(f).members) {
            factsOf[member].push_back(f);
            having[size_t(f)].insert(member.report);
        }
    }
    std::vector<std::map<Place, NearPlace>> offered(having.size());
    const auto offer = [&](const Place &member, const Place &other, double score) {
        const auto facts = factsOf.find(member);
        for (const int fact : facts == factsOf.end() ? std::vector<int>() : facts->second) {
            if (having[size_t(fact)].contains(other.report))
                continue;
            NearPlace &near = offered[size_t(fact)].try_emplace(other, NearPlace{other}).first->second;
            near.score = std::max(near.score, score);
            ++near.aligned;
        }
    };
    for (const Alignment &alignment : comparison.alignments) {
        offer(alignment.a, alignment.b, alignment.score);
        offer(alignment.b, alignment.a, alignment.score);
    }
    QList<QList<NearPlace>> result;
    for (const std::map<Place, NearPlace> &places : offered) {
        QList<NearPlace> best; // they come in the order of the reports
        for (const auto &[place, near] : places) {
            if (best.isEmpty() || best.last().place.report != place.report)
                best.append(near);
            else if (near.score > best.last().score)
                best.last() = near;
        }
        result.append(best);
    }
    return result;
}

} // namespace synoptic
