// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QList>
#include <QString>

namespace synoptic {

/// A word or number of a text.
struct Word
{
    TextRange range; ///< offsets into the text given
    QString folded;  ///< lower case, diacritics and typographic apostrophes folded, possessive 's dropped
    QString stem;    ///< Snowball stem of folded; folded itself for numbers
    bool stopWord = false; ///< too common to tell anything
    bool number = false;   ///< starts with a digit
    bool capital = false;  ///< starts with an upper-case letter
};

/// The words of a text, in order. Inner apostrophes, hyphens and decimal points stay inside a word.
[[nodiscard]] QList<Word> wordsOf(QStringView text, const QString &language = QStringLiteral("en"));

/// One word, given by its characters: a piece of text between wordEnd() and its start.
[[nodiscard]] Word wordOf(QStringView raw, const QString &language);

/// Where the word ends whose first character stands at \p start.
[[nodiscard]] qsizetype wordEnd(QStringView text, qsizetype start);

/// A key under which spellings of one name fall together (Evgenia, Yevhenia): letters that transliteration
/// and outlets vary are folded by rule.
[[nodiscard]] QString spellingKey(const QString &folded);

} // namespace synoptic
