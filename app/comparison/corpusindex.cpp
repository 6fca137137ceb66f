// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/corpusindex.h"

#include "comparison/parallel.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace synoptic {

namespace {

/// A stem that no more distinct sentences than this hold brings them together by itself.
constexpr quint32 rareHolders = 24;
/// Of a sentence's common stems so many, the rarest, are paired into keys.
constexpr size_t pairedStems = 9;
/// Two sentences that share less than this of their weight (cosine by the rarity in the corpus) have no
/// chance of a score worth showing: the more sentences, the more is asked for (see scoreOf()).
float leastCosine(size_t sentences)
{
    return 0.18F + 0.03F * std::log2(1 + float(sentences) / 8000);
}

/// A key that more distinct sentences than this share tells nothing.
constexpr size_t mostHolders = 1500;
/// Of the sentences that come behind it, so many of the likest are enough for one: a price list is no event.
constexpr size_t mostPartners = 64;
/// Two sentences that both stand word for word in many reports, and together make more pairs than this, are
/// the furniture of sites ("Sign up for our … newsletter") and not wordings of one fact.
constexpr size_t mostExpanded = 150;
/// So is a sentence that stands word for word in more reports than this.
constexpr size_t mostRepeated = 100;

struct Occurrence
{
    quint64 hash;
    quint32 report;
    quint32 unit;
};

/// The distinct sentences of a corpus with their stems as numbers that are the same in all of them.
class Distinct
{
public:
    explicit Distinct(const Corpus &corpus);

    [[nodiscard]] size_t size() const { return m_first.size() - 1; }
    [[nodiscard]] std::span<const Occurrence> occurrences(size_t sentence) const
    {
        return {m_occurrences.data() + m_first[sentence], m_first[sentence + 1] - m_first[sentence]};
    }
    /// Stems of a sentence, ascending.
    [[nodiscard]] std::span<const quint32> stems(size_t sentence) const
    {
        return {m_stems.data() + m_firstStem[sentence], m_firstStem[sentence + 1] - m_firstStem[sentence]};
    }
    [[nodiscard]] size_t stemCount() const { return m_holderCount.size(); }
    [[nodiscard]] quint32 holderCount(quint32 stem) const { return m_holderCount[stem]; }
    [[nodiscard]] float squaredRarity(quint32 stem) const { return m_squaredRarity[stem]; }
    [[nodiscard]] float squares(size_t sentence) const { return m_squares[sentence]; }

private:
    void gatherOccurrences(const Corpus &corpus);
    void numberStems(const Corpus &corpus);
    void weigh();

    std::vector<Occurrence> m_occurrences; ///< by sentence, report, unit
    std::vector<quint32> m_first{0};
    std::vector<quint32> m_stems;
    std::vector<quint32> m_firstStem{0};
    std::vector<quint32> m_holderCount; ///< distinct sentences with a stem
    std::vector<quint32> m_frequency;   ///< sentences with a stem
    std::vector<float> m_squaredRarity;
    std::vector<float> m_squares;
};

Distinct::Distinct(const Corpus &corpus)
{
    gatherOccurrences(corpus);
    numberStems(corpus);
    weigh();
}

void Distinct::gatherOccurrences(const Corpus &corpus)
{
    for (quint32 r = 0; r < corpus.size(); ++r) {
        const auto &units = corpus[r]->units();
        for (quint32 u = 0; u < units.size(); ++u) {
            if (units[u].stemCount)
                m_occurrences.push_back({units[u].hash, r, u});
        }
    }
    std::sort(m_occurrences.begin(), m_occurrences.end(), [](const Occurrence &x, const Occurrence &y) {
        return std::tie(x.hash, x.report, x.unit) < std::tie(y.hash, y.report, y.unit);
    });
    for (size_t i = 1; i <= m_occurrences.size(); ++i) {
        if (i == m_occurrences.size() || m_occurrences[i].hash != m_occurrences[i - 1].hash)
            m_first.push_back(quint32(i));
    }
}

void Distinct::numberStems(const Corpus &corpus)
{
    std::vector<quint32> all;
    for (const auto &report : corpus)
        all.insert(all.end(), report->stems().begin(), report->stems().end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    m_holderCount.assign(all.size(), 0);
    m_frequency.assign(all.size(), 0);
    // Each report's own stem numbers, translated once: both lists ascend.
    std::vector<std::vector<quint32>> numbers(corpus.size());
    for (size_t r = 0; r < corpus.size(); ++r) {
        auto at = all.begin();
        for (const quint32 stem : corpus[r]->stems()) {
            at = std::lower_bound(at, all.end(), stem);
            numbers[r].push_back(quint32(at - all.begin()));
        }
    }
    for (size_t s = 0; s < size(); ++s) {
        const Occurrence &one = occurrences(s).front();
        const IndexedReport &report = *corpus[one.report];
        for (const quint32 stem : report.stemsOf(report.units()[one.unit])) {
            const quint32 number = numbers[one.report][stem];
            m_stems.push_back(number);
            ++m_holderCount[number];
            m_frequency[number] += quint32(occurrences(s).size());
        }
        m_firstStem.push_back(quint32(m_stems.size()));
    }
}

void Distinct::weigh()
{
    const double count = double(m_occurrences.size());
    m_squaredRarity.reserve(m_frequency.size());
    for (const quint32 frequency : m_frequency) {
        const double rarity = std::log((count + 1) / (frequency + 0.5));
        m_squaredRarity.push_back(float(rarity * rarity));
    }
    for (size_t s = 0; s < size(); ++s) {
        float sum = 0;
        for (const quint32 stem : stems(s))
            sum += m_squaredRarity[stem];
        m_squares.push_back(sum);
    }
}

/// Which sentences share a key, as two arrays: for each sentence its keys, for each key its sentences.
struct Keys
{
    std::vector<quint32> ofSentence;
    std::vector<quint32> firstOfSentence{0};
    std::vector<quint32> holders;
    std::vector<quint32> firstHolder{0};
};

/// One key of one sentence while the keys have no numbers.
struct Signature
{
    quint64 key;
    quint32 sentence;
};

quint64 pairKey(quint32 a, quint32 b)
{
    const auto [least, greatest] = std::minmax(a, b);
    return quint64(least + 1) << 32 | greatest; // above all keys of one stem
}

/// Calls \p visit with each key of a sentence.
template <typename Visit>
void forKeys(const Distinct &distinct, quint32 sentence, std::vector<quint32> &common, Visit visit)
{
    common.clear();
    const auto stems = distinct.stems(sentence);
    for (const quint32 stem : stems) {
        if (distinct.holderCount(stem) == 1)
            continue;
        if (distinct.holderCount(stem) <= rareHolders || stems.size() == 1)
            visit(quint64(stem));
        else
            common.push_back(stem);
    }
    std::ranges::sort(common, {}, [&](quint32 stem) { return std::pair(distinct.holderCount(stem), stem); });
    common.resize(std::min(common.size(), pairedStems));
    for (size_t i = 0; i < common.size(); ++i) {
        for (size_t k = i + 1; k < common.size(); ++k)
            visit(pairKey(common[i], common[k]));
    }
}

/// The keys of one part of all keys, in order, with the sentences that share them.
std::vector<Signature> signatures(const Distinct &distinct, size_t part, size_t parts)
{
    std::vector<quint32> common;
    std::vector<Signature> all;
    const auto partOf = [parts](quint64 key) {
        return size_t((key * 0x9e3779b97f4a7c15ULL >> 32) * parts >> 32);
    };
    for (quint32 s = 0; s < distinct.size(); ++s) {
        forKeys(distinct, s, common, [&](quint64 key) {
            if (parts == 1 || partOf(key) == part)
                all.push_back({key, s});
        });
    }
    std::sort(all.begin(), all.end(), [](const Signature &x, const Signature &y) {
        return std::tie(x.key, x.sentence) < std::tie(y.key, y.sentence);
    });
    return all;
}

/// Groups of sentences that share a key, one after the other.
struct Groups
{
    std::vector<quint32> sentences;
    std::vector<quint32> ends;
};

Groups groupsOf(const std::vector<Signature> &all)
{
    Groups groups;
    for (size_t from = 0; from < all.size();) {
        size_t to = from + 1;
        while (to < all.size() && all[to].key == all[from].key)
            ++to;
        if (to - from > 1 && to - from <= mostHolders) {
            for (size_t i = from; i < to; ++i)
                groups.sentences.push_back(all[i].sentence);
            groups.ends.push_back(quint32(groups.sentences.size()));
        }
        from = to;
    }
    return groups;
}

/// For each sentence its keys, by counting.
void turnAround(size_t sentences, Keys &keys)
{
    keys.firstOfSentence.assign(sentences + 1, 0);
    for (const quint32 sentence : keys.holders)
        ++keys.firstOfSentence[sentence + 1];
    for (size_t s = 0; s < sentences; ++s)
        keys.firstOfSentence[s + 1] += keys.firstOfSentence[s];
    keys.ofSentence.resize(keys.holders.size());
    std::vector<quint32> next(keys.firstOfSentence.begin(), keys.firstOfSentence.end() - 1);
    for (quint32 key = 0; key + 1 < keys.firstHolder.size(); ++key) {
        for (quint32 i = keys.firstHolder[key]; i < keys.firstHolder[key + 1]; ++i)
            keys.ofSentence[next[keys.holders[i]]++] = key;
    }
}

/// The keys of a large corpus are sorted in parts, so that never all of them stand in memory.
Keys keysOf(const Distinct &distinct, int threads)
{
    constexpr size_t sentencesOfPart = 16'384;
    const size_t parts = std::clamp<size_t>(distinct.size() / sentencesOfPart, 1, 8);
    std::vector<Groups> groups(parts);
    parallelFor(
        parts, threads, [&](size_t part) { groups[part] = groupsOf(signatures(distinct, part, parts)); },
        [](double) { return true; });
    Keys keys;
    for (Groups &part : groups) {
        const auto before = quint32(keys.holders.size());
        keys.holders.insert(keys.holders.end(), part.sentences.begin(), part.sentences.end());
        for (const quint32 end : part.ends)
            keys.firstHolder.push_back(before + end);
        part = {};
    }
    turnAround(distinct.size(), keys);
    return keys;
}

/// One sentence beside others: their squared cosines by the rarity of words in the corpus.
class Likeness
{
public:
    explicit Likeness(const Distinct &distinct) : m_distinct(distinct), m_weights(distinct.stemCount()) {}

    void take(quint32 sentence)
    {
        for (const quint32 stem : m_distinct.stems(m_sentence))
            m_weights[stem] = 0;
        m_sentence = sentence;
        for (const quint32 stem : m_distinct.stems(sentence))
            m_weights[stem] = m_distinct.squaredRarity(stem);
    }
    [[nodiscard]] float to(quint32 other) const
    {
        float shared = 0;
        for (const quint32 stem : m_distinct.stems(other))
            shared += m_weights[stem];
        return shared * shared / (m_distinct.squares(m_sentence) * m_distinct.squares(other));
    }

private:
    const Distinct &m_distinct;
    std::vector<float> m_weights; ///< by stem, 0 where the sentence has it not
    quint32 m_sentence = 0;
};

/// All places of one sentence with all of the other, in different reports.
void expand(std::span<const Occurrence> a, std::span<const Occurrence> b, std::vector<Proposal> &into)
{
    if (std::min(a.size(), b.size()) > 4 && a.size() * b.size() > mostExpanded)
        return;
    for (const Occurrence &x : a) {
        for (const Occurrence &y : b) {
            if (x.report < y.report)
                into.push_back({x.report, y.report, x.unit, y.unit});
            else if (y.report < x.report)
                into.push_back({y.report, x.report, y.unit, x.unit});
        }
    }
}

/// A sentence that stands again and again, with itself. Where two reports both repeat it, first goes with
/// first: a hundred repetitions do not make ten thousand alignments.
void expandRepeated(std::span<const Occurrence> all, std::vector<Proposal> &into)
{
    std::vector<std::span<const Occurrence>> reports;
    for (size_t from = 0; from < all.size();) {
        size_t to = from + 1;
        while (to < all.size() && all[to].report == all[from].report)
            ++to;
        reports.push_back(all.subspan(from, to - from));
        from = to;
    }
    if (reports.size() > mostRepeated)
        return;
    for (size_t i = 0; i < reports.size(); ++i) {
        for (size_t k = i + 1; k < reports.size(); ++k) {
            const size_t times = std::min(reports[i].size(), reports[k].size());
            for (size_t n = 0; n < times; ++n)
                into.push_back(
                    {reports[i][n].report, reports[k][n].report, reports[i][n].unit, reports[k][n].unit});
        }
    }
}

} // namespace

std::optional<std::vector<Proposal>> proposePairs(const Corpus &corpus, int threads, const Progress &progress)
{
    const Distinct distinct(corpus);
    const Keys keys = keysOf(distinct, threads);
    const float least = leastCosine(distinct.size());
    constexpr size_t block = 2048;
    std::vector<Proposal> proposals;
    std::mutex guard;
    const auto propose = [&](size_t at) {
        Likeness likeness(distinct);
        std::vector<quint32> seenBy(distinct.size(), quint32(-1));
        std::vector<Proposal> found;
        std::vector<std::pair<float, quint32>> likest;
        const size_t end = std::min(distinct.size(), (at + 1) * block);
        for (auto a = quint32(at * block); a < end; ++a) {
            expandRepeated(distinct.occurrences(a), found);
            likeness.take(a);
            for (quint32 n = keys.firstOfSentence[a]; n < keys.firstOfSentence[a + 1]; ++n) {
                const quint32 key = keys.ofSentence[n];
                const auto first = keys.holders.begin() + keys.firstHolder[key];
                const auto last = keys.holders.begin() + keys.firstHolder[key + 1];
                for (auto b = std::upper_bound(first, last, a); b != last; ++b) {
                    if (seenBy[*b] == a)
                        continue;
                    seenBy[*b] = a;
                    const float alike = likeness.to(*b);
                    if (alike >= least * least)
                        likest.emplace_back(-alike, *b);
                }
            }
            if (likest.size() > mostPartners) {
                std::ranges::nth_element(likest, likest.begin() + qsizetype(mostPartners));
                likest.resize(mostPartners);
            }
            for (const auto &[alike, b] : likest)
                expand(distinct.occurrences(a), distinct.occurrences(b), found);
            likest.clear();
        }
        const std::scoped_lock lock(guard);
        proposals.insert(proposals.end(), found.begin(), found.end());
    };
    const bool done = parallelFor((distinct.size() + block - 1) / block, threads, propose,
                                  [&](double share) { return !progress || progress(share); });
    if (!done)
        return std::nullopt;
    std::sort(proposals.begin(), proposals.end());
    return proposals;
}

} // namespace synoptic
