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

/// A word as Word::folded has it.
[[nodiscard]] QString foldedWord(QStringView word);

/// The words of a text, in order. Inner apostrophes, hyphens and decimal points stay inside a word.
[[nodiscard]] QList<Word> wordsOf(QStringView text, const QString &language = QStringLiteral("en"));

/// One word, given by its characters: a piece of text between wordEnd() and its start.
[[nodiscard]] Word wordOf(QStringView raw, const QString &language);

/// Where the word ends whose first character stands at \p start.
[[nodiscard]] qsizetype wordEnd(QStringView text, qsizetype start);

/// A key under which spellings of one name fall together (Sergei, Sergey; Aleksey, Alexei; Müller, Mueller):
/// letters that transliterations and outlets vary are folded by rule, other scripts go through ICU's
/// transliteration. Words of three letters and less stay as they are. Equal keys need no further evidence.
[[nodiscard]] QString spellingKey(const QString &folded);

/// A coarser key of a spelling key, for finding what may be one name (Yevhen, Evgen; Luhansk, Lugansk): its
/// consonants, with g as h and z as s. Equal skeletons join nothing without evidence.
[[nodiscard]] QString spellingSkeleton(const QString &key);

} // namespace synoptic
