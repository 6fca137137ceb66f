// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/passageorder.h"

#include <algorithm>
#include <ranges>

namespace synoptic {

namespace {

/// Indices of the longest subsequence that never decreases.
QList<qsizetype> longestIncreasing(const QList<qsizetype> &values)
{
    QList<qsizetype> ends; // of the best chain of each length
    QList<qsizetype> before(values.size(), -1);
    for (qsizetype i = 0; i < values.size(); ++i) {
        const auto at =
            std::ranges::upper_bound(ends, values.at(i), {}, [&](qsizetype k) { return values.at(k); });
        const qsizetype length = at - ends.begin();
        if (length > 0)
            before[i] = ends.at(length - 1);
        if (at == ends.end())
            ends.append(i);
        else
            ends[length] = i;
    }
    QList<qsizetype> chain;
    for (qsizetype i = ends.isEmpty() ? -1 : ends.last(); i >= 0; i = before.at(i))
        chain.prepend(i);
    return chain;
}

} // namespace

PassageOrder::PassageOrder(QList<Pair> pairs, qsizetype length, qsizetype otherLength)
{
    std::ranges::sort(pairs, {}, [](const Pair &pair) { return pair.first.start; });
    QList<qsizetype> there;
    for (const Pair &pair : pairs)
        there.append(pair.second.start);
    QList<qsizetype> chain = longestIncreasing(there);
    QList<qsizetype> mirrored;
    for (const qsizetype start : there)
        mirrored.append(-start);
    const QList<qsizetype> backwards = longestIncreasing(mirrored);
    m_reversed = backwards.size() > chain.size() + chain.size() / 2;
    if (m_reversed)
        chain = backwards;
    QSet<qsizetype> kept(chain.begin(), chain.end());
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        if (kept.contains(i))
            continue;
        m_moved.insert(pairs.at(i).first.start);
        m_movedThere.insert(pairs.at(i).second.start);
    }
    const auto add = [this](double here, double other) {
        if (m_knots.isEmpty())
            m_knots.append({here, other});
        else if (m_knots.last().first < here)
            m_knots.append({here, m_reversed ? std::min(m_knots.last().second, other)
                                             : std::max(m_knots.last().second, other)});
    };
    if (chain.isEmpty() || pairs.at(chain.first()).first.start > 0)
        add(0, m_reversed ? double(otherLength) : 0);
    for (const qsizetype i : std::as_const(chain)) {
        const auto &[here, other] = pairs.at(i);
        add(double(here.start), double(other.start));
        // Within a passage the two run side by side; where one is told backwards, only passages do.
        if (!m_reversed)
            add(double(here.end), double(other.end));
    }
    add(double(length), m_reversed ? 0 : double(otherLength));
}

double PassageOrder::other(double position) const
{
    if (m_knots.isEmpty())
        return 0;
    const auto next = std::ranges::upper_bound(m_knots, position, {}, &std::pair<double, double>::first);
    if (next == m_knots.begin())
        return next->second;
    const auto &[fromHere, fromThere] = *std::prev(next);
    if (next == m_knots.end())
        return fromThere;
    return fromThere + (next->second - fromThere) * (position - fromHere) / (next->first - fromHere);
}

} // namespace synoptic
