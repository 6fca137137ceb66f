// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/versionmap.h"

#include "language/sequencedifference.h"
#include "language/shingles.h"

#include <algorithm>

namespace synoptic {

namespace {

constexpr float lightestSeed = 2;  ///< a run of marks and short words is no evidence
constexpr float lightestPiece = 2; ///< the same of a run in a gap that is mostly new
constexpr float alikeGap =
    0.3F; ///< common share of a gap's longer side, or half of the shorter's, that makes it edited, not new

std::vector<quint32> idsOf(const std::vector<AnchorToken> &tokens)
{
    std::vector<quint32> ids(tokens.size());
    std::ranges::transform(tokens, ids.begin(), &AnchorToken::id);
    return ids;
}

/// For each position how many free tokens start there without a break.
std::vector<qsizetype> freeLengths(const std::vector<qsizetype> &partners)
{
    std::vector<qsizetype> lengths(partners.size() + 1, 0);
    for (size_t i = partners.size(); i-- > 0;)
        lengths[i] = partners[i] < 0 ? lengths[i + 1] + 1 : 0;
    return lengths;
}

} // namespace

VersionMap::VersionMap(std::vector<AnchorToken> before, std::vector<AnchorToken> after)
    : m_before(std::move(before)), m_after(std::move(after)), m_idsBefore(idsOf(m_before)),
      m_idsAfter(idsOf(m_after)), m_image(m_before.size(), -1), m_source(m_after.size(), -1),
      m_weights(m_before.size() + 1, 0)
{
    for (size_t i = 0; i < m_before.size(); ++i)
        m_weights[i + 1] = m_weights[i] + m_before[i].weight;
    seed(8);
    fillGaps();
    seedLines();
    seed(5);
    fillGaps();
}

float VersionMap::weight(qsizetype before, qsizetype length) const
{
    return m_weights[size_t(before + length)] - m_weights[size_t(before)];
}

/// The run of equal free tokens around a pair of them.
VersionMap::Run VersionMap::extended(qsizetype before, qsizetype after) const
{
    const auto same = [this](qsizetype a, qsizetype b) {
        return m_idsBefore[size_t(a)] == m_idsAfter[size_t(b)] && m_image[size_t(a)] < 0 &&
               m_source[size_t(b)] < 0;
    };
    const auto behindBefore = qsizetype(m_before.size());
    const auto behindAfter = qsizetype(m_after.size());
    Run run{before, after, 0, 0};
    while (run.before > 0 && run.after > 0 && same(run.before - 1, run.after - 1)) {
        --run.before;
        --run.after;
        ++run.length;
    }
    while (run.before + run.length < behindBefore && run.after + run.length < behindAfter &&
           same(run.before + run.length, run.after + run.length))
        ++run.length;
    run.weight = weight(run.before, run.length);
    return run;
}

void VersionMap::seed(qsizetype length)
{
    const std::vector<qsizetype> freeBefore = freeLengths(m_image);
    const std::vector<qsizetype> freeAfter = freeLengths(m_source);
    const auto shingle = [length](const std::vector<quint32> &ids, size_t at) {
        return std::span(ids).subspan(at, size_t(length));
    };
    ShingleTable table(qsizetype(m_before.size() + m_after.size()));
    for (size_t i = 0; i < m_before.size(); ++i) {
        if (freeBefore[i] < length)
            continue;
        Shingle &entry = table[hashOf(shingle(m_idsBefore, i))];
        entry.a = quint32(i);
        entry.inA = quint8(std::min(2, entry.inA + 1));
    }
    for (size_t i = 0; i < m_after.size(); ++i) {
        if (freeAfter[i] < length)
            continue;
        Shingle &entry = table[hashOf(shingle(m_idsAfter, i))];
        entry.b = quint32(i);
        entry.inB = quint8(std::min(2, entry.inB + 1));
    }
    std::vector<Run> runs;
    for (size_t i = 0; i < m_before.size(); ++i) {
        if (freeBefore[i] < length)
            continue;
        const Shingle entry = table[hashOf(shingle(m_idsBefore, i))];
        const bool inLast = !runs.empty() && qsizetype(i) < runs.back().before + runs.back().length &&
                            qsizetype(entry.b) - qsizetype(i) == runs.back().after - runs.back().before;
        if (entry.inA != 1 || entry.inB != 1 || inLast ||
            !std::ranges::equal(shingle(m_idsBefore, i), shingle(m_idsAfter, entry.b)))
            continue;
        runs.push_back(extended(qsizetype(i), qsizetype(entry.b)));
    }
    claim(std::move(runs));
}

/// Lines that nobody has a token of, and that stand once in either version.
void VersionMap::seedLines()
{
    ShingleTable table(qsizetype(m_before.size() + m_after.size()));
    const auto lines = [](const std::vector<AnchorToken> &tokens, const std::vector<qsizetype> &partners,
                          const auto &found) {
        for (size_t from = 0; from < tokens.size();) {
            size_t to = from + 1;
            while (to < tokens.size() && !tokens[to].startsLine)
                ++to;
            if (std::all_of(partners.begin() + qsizetype(from), partners.begin() + qsizetype(to),
                            [](qsizetype partner) { return partner < 0; }))
                found(from, to - from);
            from = to;
        }
    };
    lines(m_before, m_image, [&](size_t from, size_t length) {
        Shingle &line = table[hashOf(std::span(m_idsBefore).subspan(from, length))];
        line.a = quint32(from);
        line.inA = quint8(std::min(2, line.inA + 1));
    });
    std::vector<Run> runs;
    lines(m_after, m_source, [&](size_t from, size_t length) {
        Shingle &line = table[hashOf(std::span(m_idsAfter).subspan(from, length))];
        line.inB = quint8(std::min(2, line.inB + 1));
        line.b = quint32(from);
    });
    lines(m_after, m_source, [&](size_t from, size_t length) {
        const auto words = std::span(m_idsAfter).subspan(from, length);
        const Shingle line = table[hashOf(words)];
        if (line.inA == 1 && line.inB == 1 && line.a + length <= m_idsBefore.size() &&
            std::ranges::equal(std::span(m_idsBefore).subspan(line.a, length), words))
            runs.push_back({line.a, qsizetype(from), qsizetype(length), weight(line.a, qsizetype(length))});
    });
    claim(std::move(runs));
}

/// The longest part of a run whose tokens nobody has.
VersionMap::Run VersionMap::freePart(const Run &run) const
{
    Run best{run.before, run.after, 0, 0};
    qsizetype from = 0;
    for (qsizetype i = 0; i <= run.length; ++i) {
        const bool taken =
            i == run.length || m_image[size_t(run.before + i)] >= 0 || m_source[size_t(run.after + i)] >= 0;
        if (!taken)
            continue;
        if (i - from > best.length)
            best = {run.before + from, run.after + from, i - from, 0};
        from = i + 1;
    }
    best.weight = weight(best.before, best.length);
    return best;
}

void VersionMap::claim(std::vector<Run> runs)
{
    std::ranges::stable_sort(runs, std::ranges::greater(), &Run::weight);
    for (const Run &run : runs) {
        if (const Run part = freePart(run); part.weight >= lightestSeed)
            join(part);
    }
}

void VersionMap::join(const Run &run)
{
    for (qsizetype i = 0; i < run.length; ++i) {
        m_image[size_t(run.before + i)] = run.after + i;
        m_source[size_t(run.after + i)] = run.before + i;
    }
}

/// What stands between two neighbours that are known, beside the one and beside the other.
void VersionMap::fillGaps()
{
    const auto behind = qsizetype(m_before.size());
    const auto behindAfter = qsizetype(m_after.size());
    for (qsizetype from = 0; from < behind;) {
        if (m_image[size_t(from)] >= 0) {
            ++from;
            continue;
        }
        qsizetype to = from;
        while (to < behind && m_image[size_t(to)] < 0)
            ++to;
        const qsizetype left = from == 0 ? 0 : m_image[size_t(from - 1)] + 1;
        const qsizetype right = to == behind ? behindAfter : m_image[size_t(to)];
        qsizetype leftEnd = left;
        while (leftEnd < behindAfter && m_source[size_t(leftEnd)] < 0)
            ++leftEnd;
        qsizetype rightStart = right;
        while (rightStart > 0 && m_source[size_t(rightStart - 1)] < 0)
            --rightStart;
        fill(from, to, left, leftEnd);
        if (rightStart != left)
            fill(from, to, rightStart, right);
        from = to;
    }
}

void VersionMap::fill(qsizetype from, qsizetype to, qsizetype afterFrom, qsizetype afterTo)
{
    while (from < to && m_image[size_t(from)] >= 0)
        ++from;
    while (to > from && m_image[size_t(to - 1)] >= 0)
        --to;
    if (from == to || afterFrom >= afterTo)
        return;
    const std::vector<CommonRun> runs =
        commonRuns(std::span(m_idsBefore).subspan(size_t(from), size_t(to - from)),
                   std::span(m_idsAfter).subspan(size_t(afterFrom), size_t(afterTo - afterFrom)));
    float common = 0;
    for (const CommonRun &run : runs)
        common += weight(from + run.a, run.length);
    float allAfter = 0;
    for (qsizetype i = afterFrom; i < afterTo; ++i)
        allAfter += m_after[size_t(i)].weight;
    const float allBefore = weight(from, to - from);
    const bool edited = common >= alikeGap * std::max(allBefore, allAfter) ||
                        common >= 2 * alikeGap * std::min(allBefore, allAfter);
    for (const CommonRun &run : runs) {
        const Run part = freePart({from + run.a, afterFrom + run.b, run.length, 0});
        if (edited || part.weight >= lightestPiece)
            join(part);
    }
}

} // namespace synoptic
