// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QHash>
#include <QString>
#include <utility>
#include <vector>

namespace synoptic {

/// What the tables say of a word.
enum class WordTrait : quint16 {
    None = 0,
    Stop = 1,
    Opener = 2,       ///< opens sentences and is no name
    Office = 4,       ///< what people are called by: "minister"
    Single = 8,       ///< an office that one person holds in one place
    Honorific = 16,   ///< "Mr"
    Portfolio = 32,   ///< says which office: "foreign"
    Institution = 64, ///< "ministry"
    Particle = 128,
    Calendar = 256,
    Speech = 512,
    PlacePrefix = 1024,
    Abbreviation = 2048, ///< no sentence ends behind its stop
};

/// A word of the texts read, in one spelling.
struct NameWord
{
    QString raw;
    quint32 lower = 0;         ///< index of the same word in lower case
    quint16 traits = 0;        ///< of WordTrait
    int nation = -1;           ///< that it names by itself
    bool startsNation = false; ///< may start a nation's name of several words
    bool capital = false;
    bool capitals = false; ///< two letters at least, all of them upper case
    int capitalSeen = 0;   ///< kept for the lower-case spelling: times with a capital where none had to be
    int lowerSeen = 0;     ///< kept for it too: times in lower case
    [[nodiscard]] bool is(WordTrait trait) const { return traits & quint16(trait); }
};

/// Every spelling of a word once.
class NameVocabulary
{
public:
    NameVocabulary();
    quint32 add(QStringView raw);
    [[nodiscard]] const NameWord &at(quint32 id) const { return m_words[id]; }
    NameWord &at(quint32 id) { return m_words[id]; }
    /// How often the texts write a word with a capital where none had to be. Remembers that it was asked.
    int capitalSeen(quint32 id)
    {
        m_asked.push_back(m_words[id].lower);
        return m_words[m_words[id].lower].capitalSeen;
    }
    /// The words, in lower case, that capitalSeen() was asked for since the last call.
    [[nodiscard]] std::vector<quint32> takeAsked() { return std::exchange(m_asked, {}); }

private:
    quint32 made(QStringView raw);
    void grow();

    std::vector<NameWord> m_words;
    std::vector<quint32> m_slots; ///< open addressing: id + 1, 0 where free
    std::vector<size_t> m_hashes; ///< of each word
    std::vector<quint32> m_asked;
};

/// A word in its place.
struct NameToken
{
    TextRange range; ///< without a possessive
    quint32 word = 0;
    bool opens = false;      ///< stands where any word has a capital
    bool joined = false;     ///< one space, or an abbreviation's stop and a space, behind the word before
    bool comma = false;      ///< a comma and a space behind the word before
    bool possessive = false; ///< "Hale's"
    bool stop = false;       ///< a stop follows
    bool number = false;
};

/// Cuts a range into words; adds new ones to the vocabulary. \p tokens is filled anew.
void scanNameTokens(QStringView text, TextRange range, NameVocabulary &words, std::vector<NameToken> &tokens);

/// How a range is set.
enum class Casing { Normal, Title, Capitals };
[[nodiscard]] Casing casingOf(QStringView text, TextRange range, const NameVocabulary &words,
                              const std::vector<NameToken> &tokens);

} // namespace synoptic
