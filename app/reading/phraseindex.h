// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>
#include <array>
#include <vector>

namespace synoptic {

/// Finds which of many short phrases stand in a line in one pass over it, whatever their number: an automaton
/// (Aho and Corasick 1975) with a table look-up a character. It decides which regular expressions are worth
/// running. Letters are compared without case, as PCRE does.
///
/// In a phrase, '^' in front means the start of the line, and '0' any digit.
class PhraseIndex
{
public:
    /// Sets of phrases, at most 64; each is written as one string, its phrases separated by '|', in
    /// lower-case ASCII or Latin-1.
    explicit PhraseIndex(const QList<QStringView> &sets);

    /// A bit for each set that has a phrase in the line.
    [[nodiscard]] quint64 setsIn(QStringView line) const;

private:
    using Symbol = quint8;

    [[nodiscard]] Symbol symbolOf(char16_t character) const;
    void addPhrase(QStringView phrase, quint64 set);
    void link();

    std::array<Symbol, 256> m_symbols{}; ///< of the Latin-1 characters; 0 for those in no phrase
    Symbol m_lastSymbol = 1;             ///< 1 is the start of a line
    qsizetype m_longest = 1;             ///< characters of the longest phrase
    std::vector<quint16> m_next;  ///< by state + symbol: the next state, a multiple of the row; 0 is the root
    std::vector<quint64> m_found; ///< by state / row: the sets that have a phrase ending there
};

} // namespace synoptic
