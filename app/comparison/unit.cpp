// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/unit.h"

#include <algorithm>
#include <cmath>

namespace synoptic {

namespace {

bool aligns(PassageKind kind)
{
    return kind == PassageKind::Title || kind == PassageKind::Heading || kind == PassageKind::Body ||
           kind == PassageKind::Caption;
}

/// The number of a key, the next one when it is new.
quint32 numbered(QHash<QString, quint32> &ids, const QString &key)
{
    const auto at = ids.constFind(key);
    return at != ids.constEnd() ? *at : *ids.insert(key, quint32(ids.size()));
}

void sortUnique(std::vector<quint32> &ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

} // namespace

Event::Event(const QList<Report> &reports)
{
    for (int r = 0; r < reports.size(); ++r) {
        const QList<Passage> &passages = reports.at(r).passages();
        for (int p = 0; p < passages.size(); ++p) {
            if (!aligns(passages.at(p).kind))
                continue;
            for (const Sentence &sentence : passages.at(p).sentences)
                addUnit(reports.at(r), r, p, sentence.range);
        }
    }
    m_holders.resize(size_t(m_stems.size()));
    for (size_t u = 0; u < m_units.size(); ++u) {
        for (const quint32 stem : m_units[u].stems)
            m_holders[stem].push_back(int(u));
    }
    m_rarity.resize(m_holders.size());
    // A floor of 60 units keeps the rarity of words in a very small event from vanishing.
    const double count = std::max<double>(60, double(m_units.size()));
    for (size_t s = 0; s < m_holders.size(); ++s)
        m_rarity[s] = std::log(1 + count / (double(m_holders[s].size()) + 0.5));
    m_greatestRarity = std::log(1 + count / 1.5);
    for (Unit &unit : m_units) {
        for (const quint32 stem : unit.stems) {
            unit.weight += m_rarity[stem];
            unit.squares += m_rarity[stem] * m_rarity[stem];
        }
    }
}

quint32 Event::stemId(const QString &stem)
{
    const quint32 id = numbered(m_stemIds, stem);
    if (qsizetype(id) == m_stems.size())
        m_stems.append(stem);
    return id;
}

void Event::addUnit(const Report &report, int index, int passage, TextRange range)
{
    Unit unit;
    unit.place = {index, range};
    unit.passage = passage;
    unit.kind = report.passages().at(passage).kind;
    std::optional<quint32> before;
    bool first = true;
    for (const Word &word : wordsOf(report.text(range), report.metadata().language)) {
        unit.words.push_back(numbered(m_wordIds, word.folded));
        unit.content.push_back(!word.stopWord);
        if (!word.stopWord) {
            // A capitalised word is kept under its spelling key, so that transliterations of a name are one
            // stem.
            const quint32 id = stemId(word.capital ? spellingKey(word.stem) : word.stem);
            unit.stems.push_back(id);
            if (word.capital && !first)
                unit.names.push_back(id);
            if (before)
                unit.bigrams.push_back(*before * 2654435761u ^ id);
            before = id;
        }
        first = false;
    }
    if (unit.stems.empty())
        return;
    sortUnique(unit.stems);
    sortUnique(unit.bigrams);
    sortUnique(unit.names);
    const QList<Figure> &figures = report.figures();
    auto figure = std::lower_bound(figures.begin(), figures.end(), range.start,
                                   [](const Figure &f, qsizetype start) { return f.range.start < start; });
    for (; figure != figures.end() && figure->range.start < range.end; ++figure)
        unit.figures.append(*figure);
    m_units.push_back(std::move(unit));
}

} // namespace synoptic
