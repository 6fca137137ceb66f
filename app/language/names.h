// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/namescanner.h"

namespace synoptic {

/// A name, or an office that stands for one, as a text has it.
struct Name
{
    TextRange range;      ///< without titles before it and a possessive behind; empty for an office alone
    TextRange office;     ///< what they are called beside it: "Russian Foreign Minister", "Mr"; may be empty
    int nation = -1;      ///< the nation that it names; see nations.h
    int of = -1;          ///< the nation whose ministry, navy or bank it is
    bool speaks = false;  ///< beside a verb of speech
    bool located = false; ///< behind "in", "at", "near", "from"
    bool institution = false; ///< holds a noun of the institutions table
    bool acronym = false;     ///< one word in capitals
};

/// How often texts write a word: with a capital where none had to be, and small.
struct WordCasing
{
    quint32 word = 0; ///< of the finder that counted it
    int capital = 0;
    int small = 0;
};

/// Finds names by their capitals. What a text writes in lower case elsewhere is no name at the start of a
/// sentence; headlines in title case or capitals hold the names only that sentences hold too. So it learns
/// first how the texts of an event write each word. What a text told can be taken back and told again, so
/// that texts may join and leave.
class NameFinder
{
public:
    /// Counts the words of a range.
    void learn(QStringView text, TextRange range);
    /// All that was learnt; nothing is known afterwards.
    [[nodiscard]] std::vector<WordCasing> takeLearnt();
    void learn(const std::vector<WordCasing> &casings);

    /// The names of a range, in order; an office beside a name is part of its Name.
    [[nodiscard]] QList<Name> namesIn(QStringView text, TextRange range);
    /// The words on whose casing hangs what namesIn() gave since the last call, ascending.
    [[nodiscard]] std::vector<quint32> takeAsked();
    /// Tells what is known of such words apart, as far as namesIn() tells it apart.
    [[nodiscard]] quint64 judgement(const std::vector<quint32> &words) const;

private:
    void count(quint32 lower, int capital, int small);

    NameVocabulary m_words;
    std::vector<NameToken> m_tokens;
    std::vector<quint32> m_learnt; ///< words with a count
    std::vector<quint32> m_asked;
};

/// The names of a text by itself.
[[nodiscard]] QList<Name> findNames(QStringView text, TextRange range);

/// An office in a form that compares: nation apart, folded.
struct Office
{
    QString key;         ///< "foreign minister", "secretary of state"; empty for "Mr"
    int nation = -1;     ///< whose it is, where the words say so
    bool single = false; ///< one person at a time holds it in one place
    bool former = false; ///< "former", "ex", "acting", "deputy": not the holder
};

[[nodiscard]] Office officeOf(QStringView words);

} // namespace synoptic
