// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/indexedreport.h"

#include "language/tokens.h"

#include <algorithm>

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
    std::vector<Token> tokens;     ///< of the unit at hand
    std::vector<quint32> stems;    ///< hashes, unit by unit, unique within each
    std::vector<quint32> gathered; ///< of the unit at hand
    std::vector<quint32> capital;  ///< stems seen with a capital inside a sentence
    std::vector<quint32> small;    ///< stems seen without
};

IndexedReport::IndexedReport(const Report &report) : m_report(report)
{
    Draft draft;
    draft.stems.reserve(size_t(report.text().size()) / 10);
    m_words.reserve(size_t(report.text().size()) / 5);
    m_flags.reserve(m_words.capacity());
    const QList<Passage> &passages = report.passages();
    for (int p = 0; p < passages.size(); ++p) {
        if (!aligns(passages.at(p).kind))
            continue;
        for (const Sentence &sentence : passages.at(p).sentences)
            addUnit(p, sentence.range, draft);
    }
    numberStems(draft);
    index();
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
    unit.firstBigram = quint32(m_bigrams.size());
    const bool titleCase = isTitleCase(draft.tokens);
    quint32 last = 0;
    std::vector<quint32> bigrams;
    draft.gathered.clear();
    for (const Token &token : draft.tokens) {
        m_words.push_back(token.word);
        m_flags.push_back(token.flags);
        unit.hash = mixed(unit.hash, token.word);
        if (!token.is(Token::Content))
            continue;
        draft.gathered.push_back(token.stem);
        if (!token.is(Token::Capital))
            draft.small.push_back(token.stem);
        else if (&token != &draft.tokens.front() && !titleCase)
            draft.capital.push_back(token.stem);
        if (last)
            bigrams.push_back(quint32(mixed(last, token.stem)));
        last = token.stem;
    }
    sortUnique(draft.gathered);
    sortUnique(bigrams);
    draft.stems.insert(draft.stems.end(), draft.gathered.begin(), draft.gathered.end());
    m_bigrams.insert(m_bigrams.end(), bigrams.begin(), bigrams.end());
    unit.wordCount = quint32(draft.tokens.size());
    unit.stemCount = quint32(draft.gathered.size());
    unit.bigramCount = quint32(bigrams.size());
    m_units.push_back(unit);
}

void IndexedReport::numberStems(const Draft &draft)
{
    m_stems = draft.stems;
    sortUnique(m_stems);
    m_unitStems.reserve(draft.stems.size());
    for (const quint32 stem : draft.stems)
        m_unitStems.push_back(
            quint32(std::lower_bound(m_stems.begin(), m_stems.end(), stem) - m_stems.begin()));
    std::vector<quint32> capital = draft.capital;
    std::vector<quint32> small = draft.small;
    sortUnique(capital);
    sortUnique(small);
    m_isName.resize(m_stems.size());
    for (size_t i = 0; i < m_stems.size(); ++i)
        m_isName[i] = std::binary_search(capital.begin(), capital.end(), m_stems[i]) &&
                      !std::binary_search(small.begin(), small.end(), m_stems[i]);
}

void IndexedReport::index()
{
    m_firstHolder.assign(m_stems.size() + 1, 0);
    for (const quint32 stem : m_unitStems)
        ++m_firstHolder[stem + 1];
    for (size_t i = 1; i < m_firstHolder.size(); ++i)
        m_firstHolder[i] += m_firstHolder[i - 1];
    m_holders.resize(m_unitStems.size());
    std::vector<quint32> next(m_firstHolder.begin(), m_firstHolder.end());
    for (size_t u = 0; u < m_units.size(); ++u) {
        for (const quint32 stem : stemsOf(m_units[u]))
            m_holders[next[stem]++] = quint32(u);
    }
}

} // namespace synoptic
