// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/phraseindex.h"

#include <QChar>
#include <algorithm>
#include <limits>

namespace synoptic {

namespace {

constexpr quint8 lineStart = 1;
constexpr size_t row = 64;              ///< symbols there is room for
constexpr char16_t kelvinSign = 0x212a; ///< folds to k
constexpr char16_t longS = 0x17f;       ///< folds to s

} // namespace

PhraseIndex::PhraseIndex(const QList<QStringView> &sets)
{
    Q_ASSERT(sets.size() <= 64);
    for (const QStringView phrases : sets) {
        for (const QChar c : phrases) {
            Q_ASSERT(c.unicode() < 256);
            if (c != u'^' && c != u'|' && m_symbols[c.unicode()] == 0)
                m_symbols[c.unicode()] = ++m_lastSymbol;
        }
    }
    for (char16_t c = u'A'; c <= u'Z'; ++c)
        m_symbols[c] = m_symbols[c + 32U];
    for (char16_t c = u'1'; c <= u'9'; ++c)
        m_symbols[c] = m_symbols[u'0'];
    Q_ASSERT(m_lastSymbol < row);
    m_next.assign(row, 0);
    m_found.assign(1, 0);
    for (qsizetype n = 0; n < sets.size(); ++n) {
        for (const QStringView phrase : sets.at(n).split(u'|')) {
            addPhrase(phrase, quint64(1) << n);
            m_longest = std::max(m_longest, phrase.size());
        }
    }
    link();
}

PhraseIndex::Symbol PhraseIndex::symbolOf(char16_t character) const
{
    if (character < m_symbols.size())
        return m_symbols[character];
    if (character == kelvinSign)
        return m_symbols[u'k'];
    return character == longS ? m_symbols[u's'] : 0;
}

void PhraseIndex::addPhrase(QStringView phrase, quint64 set)
{
    size_t state = 0;
    for (const QChar c : phrase) {
        const size_t edge = state + (c == u'^' ? lineStart : symbolOf(c.unicode()));
        if (m_next[edge] == 0) {
            Q_ASSERT(m_next.size() <= std::numeric_limits<quint16>::max());
            m_next[edge] = quint16(m_next.size());
            m_next.resize(m_next.size() + row, 0);
            m_found.push_back(0);
        }
        state = m_next[edge];
    }
    m_found[state / row] |= set;
}

/// Turns the tree of phrases into the automaton: an edge that is not there goes where the longest proper
/// suffix goes.
void PhraseIndex::link()
{
    std::vector<quint16> suffix(m_found.size(), 0);
    std::vector<quint16> queue{0};
    for (size_t at = 0; at < queue.size(); ++at) {
        const size_t state = queue[at];
        const size_t shorter = suffix[state / row];
        m_found[state / row] |= m_found[shorter / row];
        for (size_t symbol = 0; symbol < row; ++symbol) {
            quint16 &next = m_next[state + symbol];
            const quint16 other = state == 0 ? quint16(0) : m_next[shorter + symbol];
            if (next == 0) {
                next = other;
            } else {
                suffix[next / row] = other;
                queue.push_back(next);
            }
        }
    }
}

quint64 PhraseIndex::setsIn(QStringView line) const
{
    // Each step waits for the one before: two parts of the line, which overlap by a phrase, go side by side.
    const qsizetype steps = (line.size() + std::min(line.size(), m_longest - 1) + 1) / 2;
    const QStringView front = line.first(steps);
    const QStringView back = line.last(steps);
    const quint16 *const next = m_next.data();
    const quint64 *const ending = m_found.data();
    size_t inFront = next[lineStart];
    size_t inBack = 0;
    quint64 found = ending[inFront / row];
    for (qsizetype i = 0; i < steps; ++i) {
        inFront = next[inFront + symbolOf(front[i].unicode())];
        inBack = next[inBack + symbolOf(back[i].unicode())];
        found |= ending[inFront / row] | ending[inBack / row];
    }
    return found;
}

} // namespace synoptic
