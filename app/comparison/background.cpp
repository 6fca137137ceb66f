// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/background.h"

#include <algorithm>
#include <numeric>

namespace synoptic {

namespace {

constexpr size_t reportsWithout = 12;
/// The more reports, the more of them: a library's common words are not those of a dozen reports.
size_t sampleSize(size_t reports)
{
    return std::min(reports, reports <= 200 ? size_t(12) : reports / 4);
}

/// FNV-1a with a last shift: the same on every machine, which qHash() is not.
quint64 mixed(quint64 hash, quint64 value)
{
    hash = (hash ^ value) * 1099511628211ULL;
    return hash ^ (hash >> 31);
}

} // namespace

Background::Background(const Corpus &corpus, const std::vector<quint64> &keys)
{
    if (corpus.size() <= reportsWithout)
        return;
    std::vector<size_t> order(corpus.size());
    std::iota(order.begin(), order.end(), 0);
    const size_t wanted = sampleSize(corpus.size());
    std::ranges::partial_sort(order, order.begin() + qsizetype(wanted), {},
                              [&](size_t i) { return std::pair(keys[i], i); });
    std::vector<std::pair<quint32, quint32>> counted;
    for (size_t n = 0; n < wanted; ++n) {
        const IndexedReport &report = *corpus[order[n]];
        m_units += report.units().size();
        m_key = mixed(m_key, keys[order[n]]);
        for (quint32 stem = 0; stem < report.stems().size(); ++stem)
            counted.emplace_back(report.stems()[stem], quint32(report.holders(stem).size()));
    }
    std::sort(counted.begin(), counted.end());
    for (const auto &[stem, count] : counted) {
        if (m_stems.empty() || m_stems.back() != stem) {
            m_stems.push_back(stem);
            m_counts.push_back(0);
        }
        m_counts.back() += count;
    }
}

std::vector<quint32> Background::countsFor(const IndexedReport &report) const
{
    std::vector<quint32> counts;
    if (m_units == 0)
        return counts;
    counts.reserve(report.stems().size());
    auto at = m_stems.begin();
    for (const quint32 stem : report.stems()) {
        at = std::lower_bound(at, m_stems.end(), stem);
        const bool found = at != m_stems.end() && *at == stem;
        counts.push_back(found ? m_counts[size_t(at - m_stems.begin())] : 0);
    }
    return counts;
}

quint64 fingerprint(const Report &report)
{
    quint64 hash = quint64(report.text().size());
    for (const QChar c : report.text())
        hash = mixed(hash, c.unicode());
    for (const Passage &passage : report.passages()) {
        hash = mixed(hash, quint64(passage.kind));
        hash = mixed(hash, quint64(passage.range.start));
        hash = mixed(hash, quint64(passage.range.end));
    }
    const auto &published = report.metadata().published;
    for (const QChar c : report.metadata().language + (published ? published->toString() : QString()))
        hash = mixed(hash, c.unicode());
    return hash;
}

} // namespace synoptic
