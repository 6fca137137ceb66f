// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sequencedifference.h"

#include "language/shingles.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <rapidfuzz/distance/LCSseq.hpp>

namespace synoptic {

namespace {

constexpr std::array<qsizetype, 4> shingleLengths{8, 4, 2, 1};
constexpr qsizetype searchSteps = qsizetype(1) << 25; ///< of all middle snakes together

/// A part of either sequence still to be compared; level counts through shingleLengths, then snakes.
struct Gap
{
    qsizetype a0, a1, b0, b1;
    size_t level;
    [[nodiscard]] bool isEmpty() const { return a0 == a1 || b0 == b1; }
    [[nodiscard]] qsizetype size() const { return (a1 - a0) + (b1 - b0); }
};

struct Point
{
    qsizetype a, b;
    friend bool operator==(const Point &, const Point &) = default;
};

/// The longest chain of points, ordered by a, whose b rises too. Source: Fredman 1975.
std::vector<Point> risingChain(const std::vector<Point> &points)
{
    std::vector<size_t> tails;
    std::vector<size_t> before(points.size());
    for (size_t i = 0; i < points.size(); ++i) {
        const auto place =
            std::ranges::lower_bound(tails, points[i].b, {}, [&](size_t t) { return points[t].b; });
        before[i] = place == tails.begin() ? i : *(place - 1);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<Point> chain(tails.size());
    size_t at = tails.empty() ? 0 : tails.back();
    for (size_t i = chain.size(); i > 0; --i) {
        chain[i - 1] = points[at];
        at = before[at];
    }
    return chain;
}

class Differ
{
public:
    Differ(std::span<const quint32> a, std::span<const quint32> b, const CommonRunWays &ways)
        : m_a(a), m_b(b), m_ways(ways)
    {
    }
    std::vector<CommonRun> run();

private:
    void solve(Gap gap);
    void strip(Gap &gap);
    void solveExactly(const Gap &gap);
    [[nodiscard]] std::vector<Point> anchors(const Gap &gap, qsizetype length) const;
    void cutAt(const std::vector<Point> &points, const Gap &gap);
    void cutBySnake(const Gap &gap);
    std::optional<Point> middle(const Gap &gap);
    std::optional<Point> forward(const Gap &gap);
    std::optional<Point> backward(const Gap &gap);
    [[nodiscard]] Point furthest(const Gap &gap) const;
    void found(qsizetype a, qsizetype b, qsizetype length) { m_runs.push_back({a, b, length}); }
    [[nodiscard]] quint32 a(qsizetype at) const { return m_a[size_t(at)]; }
    [[nodiscard]] quint32 b(qsizetype at) const { return m_b[size_t(at)]; }
    /// The furthest a on a diagonal a - b; the arrays have room for one beyond either end.
    qsizetype &ahead(qsizetype diagonal) { return m_ahead[size_t(diagonal + qsizetype(m_b.size()) + 1)]; }
    qsizetype &back(qsizetype diagonal) { return m_back[size_t(diagonal + qsizetype(m_b.size()) + 1)]; }
    [[nodiscard]] qsizetype ahead(qsizetype d) const
    {
        return m_ahead[size_t(d + qsizetype(m_b.size()) + 1)];
    }
    [[nodiscard]] qsizetype back(qsizetype d) const { return m_back[size_t(d + qsizetype(m_b.size()) + 1)]; }

    std::span<const quint32> m_a, m_b;
    CommonRunWays m_ways;
    std::vector<Gap> m_gaps;
    std::vector<CommonRun> m_runs;
    std::vector<qsizetype> m_ahead, m_back;
    qsizetype m_aheadMin = 0, m_aheadMax = 0, m_backMin = 0, m_backMax = 0; ///< diagonals reached
    qsizetype m_steps = searchSteps;
};

void Differ::strip(Gap &gap)
{
    qsizetype length = 0;
    while (gap.a0 + length < gap.a1 && gap.b0 + length < gap.b1 && a(gap.a0 + length) == b(gap.b0 + length))
        ++length;
    if (length > 0)
        found(gap.a0, gap.b0, length);
    gap.a0 += length;
    gap.b0 += length;
    length = 0;
    while (gap.a1 - length > gap.a0 && gap.b1 - length > gap.b0 &&
           a(gap.a1 - length - 1) == b(gap.b1 - length - 1))
        ++length;
    gap.a1 -= length;
    gap.b1 -= length;
    if (length > 0)
        found(gap.a1, gap.b1, length);
}

void Differ::solveExactly(const Gap &gap)
{
    const auto left = m_a.subspan(size_t(gap.a0), size_t(gap.a1 - gap.a0));
    const auto right = m_b.subspan(size_t(gap.b0), size_t(gap.b1 - gap.b0));
    if (left.size() == 1 && right.size() == 1)
        return; // they differ, else they had been stripped
    for (const rapidfuzz::Opcode &code : rapidfuzz::Opcodes(
             rapidfuzz::lcs_seq_editops(left.begin(), left.end(), right.begin(), right.end()))) {
        if (code.type == rapidfuzz::EditType::None)
            found(gap.a0 + qsizetype(code.src_begin), gap.b0 + qsizetype(code.dest_begin),
                  qsizetype(code.src_end - code.src_begin));
    }
}

std::vector<Point> Differ::anchors(const Gap &gap, qsizetype length) const
{
    ShingleTable table(gap.size());
    const auto inA = [&](qsizetype at) { return m_a.subspan(size_t(at), size_t(length)); };
    const auto inB = [&](qsizetype at) { return m_b.subspan(size_t(at), size_t(length)); };
    for (qsizetype i = gap.a0; i + length <= gap.a1; ++i) {
        Shingle &shingle = table[hashOf(inA(i))];
        shingle.a = quint32(i);
        shingle.inA = quint8(std::min(2, shingle.inA + 1));
    }
    for (qsizetype i = gap.b0; i + length <= gap.b1; ++i) {
        Shingle &shingle = table[hashOf(inB(i))];
        shingle.b = quint32(i);
        shingle.inB = quint8(std::min(2, shingle.inB + 1));
    }
    std::vector<Point> points;
    for (qsizetype i = gap.a0; i + length <= gap.a1; ++i) {
        const Shingle &shingle = table[hashOf(inA(i))];
        if (shingle.inA == 1 && shingle.inB == 1 && std::ranges::equal(inA(i), inB(shingle.b)))
            points.push_back({i, qsizetype(shingle.b)});
    }
    return risingChain(points);
}

void Differ::cutAt(const std::vector<Point> &points, const Gap &gap)
{
    qsizetype a0 = gap.a0;
    qsizetype b0 = gap.b0;
    for (const Point &point : points) {
        if (point.a < a0 || point.b < b0)
            continue;
        m_gaps.push_back({a0, point.a, b0, point.b, gap.level + 1});
        qsizetype length = 0;
        while (point.a + length < gap.a1 && point.b + length < gap.b1 &&
               a(point.a + length) == b(point.b + length))
            ++length;
        found(point.a, point.b, length);
        a0 = point.a + length;
        b0 = point.b + length;
    }
    m_gaps.push_back({a0, gap.a1, b0, gap.b1, gap.level + 1});
}

/// One more difference from the front; the point where it meets the search from behind.
std::optional<Point> Differ::forward(const Gap &gap)
{
    const bool odd = ((gap.a0 - gap.b0) - (gap.a1 - gap.b1)) % 2 != 0;
    if (m_aheadMin > gap.a0 - gap.b1)
        ahead(--m_aheadMin - 1) = -1;
    else
        ++m_aheadMin;
    if (m_aheadMax < gap.a1 - gap.b0)
        ahead(++m_aheadMax + 1) = -1;
    else
        --m_aheadMax;
    for (qsizetype d = m_aheadMax; d >= m_aheadMin; d -= 2) {
        qsizetype x = std::max(ahead(d - 1) + 1, ahead(d + 1));
        const qsizetype from = x;
        while (x < gap.a1 && x - d < gap.b1 && a(x) == b(x - d))
            ++x;
        m_steps -= x - from + 1;
        ahead(d) = x;
        if (odd && m_backMin <= d && d <= m_backMax && back(d) <= x)
            return Point{x, x - d};
    }
    return std::nullopt;
}

std::optional<Point> Differ::backward(const Gap &gap)
{
    constexpr qsizetype none = std::numeric_limits<qsizetype>::max();
    const bool odd = ((gap.a0 - gap.b0) - (gap.a1 - gap.b1)) % 2 != 0;
    if (m_backMin > gap.a0 - gap.b1)
        back(--m_backMin - 1) = none;
    else
        ++m_backMin;
    if (m_backMax < gap.a1 - gap.b0)
        back(++m_backMax + 1) = none;
    else
        --m_backMax;
    for (qsizetype d = m_backMax; d >= m_backMin; d -= 2) {
        qsizetype x = std::min(back(d - 1), back(d + 1) - 1);
        const qsizetype from = x;
        while (x > gap.a0 && x - d > gap.b0 && a(x - 1) == b(x - d - 1))
            --x;
        m_steps -= from - x + 1;
        back(d) = x;
        if (!odd && m_aheadMin <= d && d <= m_aheadMax && x <= ahead(d))
            return Point{x, x - d};
    }
    return std::nullopt;
}

/// Where to cut when the search is given up: the point that either search has carried furthest.
Point Differ::furthest(const Gap &gap) const
{
    Point front{gap.a0, gap.b0};
    for (qsizetype d = m_aheadMax; d >= m_aheadMin; d -= 2) {
        const qsizetype x = std::min({ahead(d), gap.a1, gap.b1 + d});
        if (x + x - d > front.a + front.b)
            front = {x, x - d};
    }
    Point behind{gap.a1, gap.b1};
    for (qsizetype d = m_backMax; d >= m_backMin; d -= 2) {
        const qsizetype x = std::max({back(d), gap.a0, gap.b0 + d});
        if (x + x - d < behind.a + behind.b)
            behind = {x, x - d};
    }
    const qsizetype reachedFront = front.a + front.b - gap.a0 - gap.b0;
    const qsizetype reachedBehind = gap.a1 + gap.b1 - behind.a - behind.b;
    return reachedBehind < reachedFront ? front : behind;
}

std::optional<Point> Differ::middle(const Gap &gap)
{
    const qsizetype limit = std::clamp(searchSteps / 4 / gap.size(), qsizetype(32), qsizetype(1024));
    m_aheadMin = m_aheadMax = gap.a0 - gap.b0;
    m_backMin = m_backMax = gap.a1 - gap.b1;
    ahead(m_aheadMin) = gap.a0;
    back(m_backMin) = gap.a1;
    for (qsizetype cost = 1; m_steps > 0; ++cost) {
        if (const auto met = forward(gap))
            return met;
        if (const auto met = backward(gap))
            return met;
        if (cost >= limit)
            return furthest(gap);
    }
    return std::nullopt;
}

void Differ::cutBySnake(const Gap &gap)
{
    if (m_ahead.empty()) {
        m_ahead.resize(m_a.size() + m_b.size() + 3);
        m_back.resize(m_ahead.size());
    }
    const auto point = middle(gap);
    const bool inside =
        point && point->a >= gap.a0 && point->a <= gap.a1 && point->b >= gap.b0 && point->b <= gap.b1;
    if (!inside || *point == Point{gap.a0, gap.b0} || *point == Point{gap.a1, gap.b1})
        return; // out of steps
    m_gaps.push_back({gap.a0, point->a, gap.b0, point->b, gap.level});
    m_gaps.push_back({point->a, gap.a1, point->b, gap.b1, gap.level});
}

void Differ::solve(Gap gap)
{
    strip(gap);
    if (gap.isEmpty())
        return;
    if ((gap.a1 - gap.a0) <= m_ways.exactCells / (gap.b1 - gap.b0)) {
        solveExactly(gap);
    } else if (m_ways.anchors && gap.level < shingleLengths.size()) {
        cutAt(anchors(gap, shingleLengths[gap.level]), gap);
    } else {
        cutBySnake(gap);
    }
}

std::vector<CommonRun> Differ::run()
{
    m_gaps.push_back({0, qsizetype(m_a.size()), 0, qsizetype(m_b.size()), 0});
    while (!m_gaps.empty()) {
        const Gap gap = m_gaps.back();
        m_gaps.pop_back();
        solve(gap);
    }
    std::ranges::sort(m_runs, {}, &CommonRun::a);
    std::vector<CommonRun> joined;
    for (const CommonRun &run : m_runs) {
        if (!joined.empty() && joined.back().a + joined.back().length == run.a &&
            joined.back().b + joined.back().length == run.b)
            joined.back().length += run.length;
        else
            joined.push_back(run);
    }
    return joined;
}

} // namespace

std::vector<CommonRun> commonRuns(std::span<const quint32> a, std::span<const quint32> b,
                                  const CommonRunWays &ways)
{
    return Differ(a, b, ways).run();
}

} // namespace synoptic
