// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/background.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace synoptic {

namespace {

constexpr size_t reportsWithout = 12;
constexpr size_t largestEvent = 200; ///< more reports are a library
/// Of an event four tell as much as twelve, and one of them seldom changes. A library's common words are
/// those of many reports.
size_t sampleSize(size_t reports)
{
    return reports <= largestEvent ? 4 : reports / 4;
}

/// The same on every machine, which qHash() is not.
quint64 mixed(quint64 hash, quint64 value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
    return hash ^ (hash >> 29);
}

/// Four characters as one number, the same on every machine.
quint64 fourOf(const QChar *text)
{
    return quint64(text[0].unicode()) | quint64(text[1].unicode()) << 16 | quint64(text[2].unicode()) << 32 |
           quint64(text[3].unicode()) << 48;
}

/// Minutes on one clock, for telling which was published first; those without a date come last.
qint64 publishedAt(const Report &report)
{
    const auto &published = report.metadata().published;
    if (!published)
        return std::numeric_limits<qint64>::max();
    const int minutes = published->time ? published->time->msecsSinceStartOfDay() / 60'000 : 0;
    return published->date.toJulianDay() * 24 * 60 + minutes - published->utcOffsetMinutes.value_or(0);
}

/// The reports of an event that were published first: one that comes later changes nothing. Of a library, and
/// where none has a date, a choice by their texts.
std::vector<size_t> sampleOf(const Corpus &corpus, const std::vector<quint64> &keys)
{
    if (corpus.size() <= reportsWithout)
        return {};
    std::vector<std::tuple<qint64, quint64, size_t>> order;
    order.reserve(corpus.size());
    for (size_t i = 0; i < corpus.size(); ++i)
        order.emplace_back(corpus.size() <= largestEvent ? publishedAt(corpus[i]->report()) : 0, keys[i], i);
    const size_t wanted = sampleSize(corpus.size());
    std::ranges::partial_sort(order, order.begin() + qsizetype(wanted));
    std::vector<size_t> sample;
    for (size_t n = 0; n < wanted; ++n)
        sample.push_back(std::get<2>(order[n]));
    return sample;
}

quint64 keyOfSample(const std::vector<size_t> &sample, const std::vector<quint64> &keys)
{
    quint64 key = 0;
    for (const size_t i : sample)
        key = mixed(key, keys[i]);
    return key;
}

} // namespace

quint64 Background::keyFor(const Corpus &corpus, const std::vector<quint64> &keys)
{
    return keyOfSample(sampleOf(corpus, keys), keys);
}

Background::Background(const Corpus &corpus, const std::vector<quint64> &keys)
{
    const std::vector<size_t> sample = sampleOf(corpus, keys);
    m_key = keyOfSample(sample, keys);
    std::vector<std::pair<quint32, quint32>> counted;
    for (const size_t i : sample) {
        const IndexedReport &report = *corpus[i];
        m_units += report.units().size();
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
    const QStringView text = report.text();
    qsizetype at = 0;
    for (; at + 4 <= text.size(); at += 4)
        hash = mixed(hash, fourOf(text.data() + at));
    for (; at < text.size(); ++at)
        hash = mixed(hash, text.at(at).unicode());
    for (const Passage &passage : report.passages()) {
        hash = mixed(hash, quint64(passage.kind));
        hash = mixed(hash, quint64(passage.range.start));
        hash = mixed(hash, quint64(passage.range.end));
    }
    for (const Entry &entry : report.entries())
        hash = mixed(hash, entry.time ? quint64(entry.time->msecsSinceStartOfDay()) + 1 : 0);
    const auto printed = [](const std::optional<PublicationTime> &time) {
        return time ? time->toString() : QString();
    };
    const Metadata &metadata = report.metadata();
    for (const QChar c :
         QString(metadata.language + printed(metadata.published) + u'/' + printed(metadata.updated)))
        hash = mixed(hash, c.unicode());
    return hash;
}

} // namespace synoptic
