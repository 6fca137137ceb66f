// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringView>
#include <functional>
#include <unordered_set>

namespace synoptic {

/// A set of words that a view of a text is looked up in without making a string of it.
class WordLookup
{
public:
    /// The words of a table (see tables.h); none where there is no such table.
    explicit WordLookup(const QString &table);

    [[nodiscard]] bool contains(QStringView word) const { return m_words.find(word) != m_words.end(); }

private:
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(QStringView word) const noexcept { return qHash(word); }
    };
    struct Equal
    {
        using is_transparent = void;
        bool operator()(QStringView a, QStringView b) const noexcept { return a == b; }
    };
    std::unordered_set<QString, Hash, Equal> m_words;
};

/// What the sentence ends of one language hang on.
struct SentenceWords
{
    WordLookup leading; ///< abbreviations that a name or number follows, small letters, without the last stop
    WordLookup closing; ///< abbreviations that may end a sentence: only a starter behind them tells; those
                        ///< with a capital in the table hold for that spelling only
    WordLookup starters;    ///< capitalised words that start a sentence behind an abbreviation
    WordLookup behindTimes; ///< capitalised words that follow "5 p.m." inside a sentence
    WordLookup exclaimed;   ///< names that are written with an exclamation mark
    QString stops;          ///< marks that end a sentence in this language only
    bool ordinalStops;      ///< "am 12. Juni": a stop makes an ordinal of a number
    bool smallStarts; ///< a sentence may start with a small letter behind a plain word: its abbreviations are
                      ///< known
    bool frenchQuotes; ///< "« Oui. »": a space stands inside the quotation marks
};

/// The words of a language (BCP 47; what follows the first hyphen is not looked at), read once a program:
/// tables "NAME-LANGUAGE", for English and for languages that have no tables "NAME".
[[nodiscard]] const SentenceWords &sentenceWords(const QString &language);

} // namespace synoptic
