// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/indexedreport.h"

#include "language/tokens.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace synoptic {

namespace {

bool aligns(PassageKind kind)
{
    return kind == PassageKind::Title || kind == PassageKind::Heading || kind == PassageKind::Body ||
           kind == PassageKind::Caption;
}

quint64 mixed(quint64 a, quint64 b)
{
    quint64 hash = (a ^ b) * 0x9e3779b97f4a7c15ULL;
    return hash ^ (hash >> 29);
}

/// Titles in which every word is a capital tell nothing about names.
bool isTitleCase(std::span<const Token> tokens)
{
    size_t capitals = 0;
    size_t content = 0;
    for (const Token &token : tokens) {
        content += token.is(Token::Content) && !token.is(Token::Number);
        capitals += token.is(Token::Content) && token.is(Token::Capital);
    }
    return content >= 3 && capitals * 10 > content * 7;
}

void sortUnique(std::vector<quint32> &ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

} // namespace

/// What is known of the stems before they have numbers.
struct IndexedReport::Draft
{
    std::vector<Token> tokens;                      ///< of the unit at hand
    std::vector<quint32> stems;                     ///< hashes, unit by unit, unique within each
    std::vector<std::pair<quint32, quint32>> texts; ///< of each token with content: stem and Token::known
    std::vector<quint32> gathered;                  ///< of the unit at hand
    std::vector<quint32> capital;                   ///< stems seen with a capital inside a sentence
    std::vector<quint32> small;                     ///< stems seen without
};

IndexedReport::IndexedReport(const Report &report)
    : m_report(report), m_quoted(quotationRanges(report.text(), report.passages()))
{
    Draft draft;
    draft.stems.reserve(size_t(report.text().size()) / 10);
    m_words.reserve(size_t(report.text().size()) / 5);
    const QList<Passage> &passages = report.passages();
    for (int p = 0; p < passages.size(); ++p) {
        if (!aligns(passages.at(p).kind))
            continue;
        for (const Sentence &sentence : passages.at(p).sentences)
            addUnit(p, sentence.range, draft);
    }
    numberStems(draft);
    markEchoes();
    index();
    findLikest();
}

void IndexedReport::addUnit(int passage, TextRange range, Draft &draft)
{
    draft.tokens.clear();
    Tokenizer::ofThread(m_report.metadata().language).tokenize(m_report.text(range), draft.tokens);
    if (draft.tokens.empty())
        return;
    Unit unit;
    unit.range = range;
    unit.passage = passage;
    unit.kind = m_report.passages().at(passage).kind;
    unit.firstWord = quint32(m_words.size());
    unit.firstStem = quint32(draft.stems.size());
    const bool titleCase = isTitleCase(draft.tokens);
    draft.gathered.clear();
    for (const Token &token : draft.tokens) {
        m_words.push_back(token.word);
        unit.hash = mixed(unit.hash, token.word);
        if (!token.is(Token::Content))
            continue;
        draft.gathered.push_back(token.stem);
        draft.texts.emplace_back(token.stem, token.known);
        if (!token.is(Token::Capital))
            draft.small.push_back(token.stem);
        else if (&token != &draft.tokens.front() && !titleCase)
            draft.capital.push_back(token.stem);
    }
    sortUnique(draft.gathered);
    draft.stems.insert(draft.stems.end(), draft.gathered.begin(), draft.gathered.end());
    unit.wordCount = quint32(draft.tokens.size());
    unit.stemCount = quint32(draft.gathered.size());
    m_units.push_back(unit);
}

void IndexedReport::numberStems(Draft &draft)
{
    m_stems = draft.stems;
    sortUnique(m_stems);
    m_words.shrink_to_fit();
    groupStems();
    m_unitStems.reserve(draft.stems.size());
    for (const quint32 stem : draft.stems)
        m_unitStems.push_back(find(stem));
    std::vector<bool> small(m_stems.size());
    for (const quint32 stem : draft.small)
        small[find(stem)] = true;
    m_isName.resize(m_stems.size());
    for (const quint32 stem : draft.capital)
        m_isName[find(stem)] = !small[find(stem)];
    keepLetters(draft);
}

void IndexedReport::keepLetters(const Draft &draft)
{
    const Tokenizer &tokenizer = Tokenizer::ofThread(m_report.metadata().language);
    m_letters.resize(m_stems.size());
    m_relatives.resize(m_stems.size());
    for (const auto &[stem, known] : draft.texts) {
        const quint32 number = find(stem);
        Letters &letters = m_letters[number];
        if (letters.length)
            continue;
        m_relatives[number] = tokenizer.relatives(known);
        const QByteArray text = tokenizer.stemText(known).toUtf8();
        letters.length = quint8(std::min<qsizetype>(text.size(), 255));
        std::copy_n(text.begin(), std::min<size_t>(size_t(text.size()), letters.bytes.size()),
                    letters.bytes.begin());
    }
}

/// Some four stems share the highest bits of their hashes.
void IndexedReport::groupStems()
{
    m_shift = 32 - std::max(1, int(std::bit_width(m_stems.size())) - 2);
    m_byHash.assign((size_t(1) << (32 - m_shift)) + 1, 0);
    for (const quint32 stem : m_stems)
        ++m_byHash[(stem >> m_shift) + 1];
    for (size_t i = 1; i < m_byHash.size(); ++i)
        m_byHash[i] += m_byHash[i - 1];
}

quint32 IndexedReport::find(quint32 stem) const
{
    const size_t group = stem >> m_shift;
    for (quint32 at = m_byHash[group]; at < m_byHash[group + 1]; ++at) {
        if (m_stems[at] == stem)
            return at;
    }
    return absent;
}

/// Endings of up to four letters, one of them of up to two.
bool IndexedReport::differByEnding(const Letters &a, const Letters &b)
{
    const int least = std::min(a.length, b.length);
    const int greatest = std::max(a.length, b.length);
    if (greatest - least > 4)
        return false;
    int same = beginning;
    const int known = std::min(least, int(a.bytes.size()));
    while (same < known && a.bytes[size_t(same)] == b.bytes[size_t(same)])
        ++same;
    const bool equal = a.length == b.length && same == a.length;
    return !equal && same >= least - 2 && greatest - same <= 4;
}

std::span<const QuotedRange> IndexedReport::quotedIn(TextRange range) const
{
    const auto first =
        std::partition_point(m_quoted.begin(), m_quoted.end(),
                             [range](const QuotedRange &one) { return one.range.end <= range.start; });
    const auto last = std::find_if(first, m_quoted.end(),
                                   [range](const QuotedRange &one) { return one.range.start >= range.end; });
    return {first, last};
}

void IndexedReport::markEchoes()
{
    constexpr size_t lookedAt = 3;
    std::vector<std::pair<quint64, quint32>> order;
    order.reserve(m_units.size());
    for (quint32 u = 0; u < m_units.size(); ++u)
        order.emplace_back(m_units[u].hash, u);
    std::sort(order.begin(), order.end());
    for (size_t i = lookedAt; i < order.size(); ++i)
        m_units[order[i].second].echo = order[i - lookedAt].first == order[i].first;
}

void IndexedReport::index()
{
    m_firstHolder.assign(m_stems.size() + 1, 0);
    for (const Unit &unit : m_units) {
        for (const quint32 stem : stemsOf(unit))
            m_firstHolder[stem + 1] += !unit.echo;
    }
    for (size_t i = 1; i < m_firstHolder.size(); ++i)
        m_firstHolder[i] += m_firstHolder[i - 1];
    m_holders.resize(m_firstHolder.back());
    std::vector<quint32> next(m_firstHolder.begin(), m_firstHolder.end());
    for (size_t u = 0; u < m_units.size(); ++u) {
        for (const quint32 stem : stemsOf(m_units[u])) {
            if (!m_units[u].echo)
                m_holders[next[stem]++] = quint32(u);
        }
    }
}

/// By the cosine of their stems, weighed by the rarity in the report.
void IndexedReport::findLikest()
{
    constexpr size_t kept = 8;
    constexpr float leastLikeness = 0.05F;
    constexpr size_t tellsNothing = 300; // units that hold a stem
    std::vector<float> squares(m_stems.size());
    for (size_t stem = 0; stem < m_stems.size(); ++stem) {
        const float rarity = std::log(float(m_units.size() + 1) /
                                      (float(std::max<size_t>(1, holders(quint32(stem)).size())) - 0.5F));
        squares[stem] = rarity * rarity;
    }
    std::vector<float> norms(m_units.size());
    for (size_t u = 0; u < m_units.size(); ++u) {
        for (const quint32 stem : stemsOf(m_units[u]))
            norms[u] += squares[stem];
    }
    m_firstLike.assign(1, 0);
    std::vector<float> sums(m_units.size());
    std::vector<quint32> touched;
    std::vector<Like> likes;
    for (size_t u = 0; u < m_units.size(); ++u) {
        for (const quint32 stem : stemsOf(m_units[u])) {
            if (m_units[u].echo || holders(stem).size() > tellsNothing)
                continue;
            for (const quint32 other : holders(stem)) {
                if (sums[other] == 0)
                    touched.push_back(other);
                sums[other] += squares[stem];
            }
        }
        likes.clear();
        for (const quint32 other : touched) {
            const float likeness = sums[other] / std::sqrt(norms[u] * norms[other]);
            if (other != u && likeness >= leastLikeness)
                likes.push_back({other, likeness});
            sums[other] = 0;
        }
        touched.clear();
        std::ranges::sort(likes, {}, [](const Like &like) { return std::pair(-like.likeness, like.unit); });
        likes.resize(std::min(likes.size(), kept));
        m_likest.insert(m_likest.end(), likes.begin(), likes.end());
        m_firstLike.push_back(quint32(m_likest.size()));
    }
}

} // namespace synoptic
