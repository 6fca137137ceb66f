// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/spellings.h"

#include "language/words.h"

#include <QStringView>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

bool isVowel(QChar c)
{
    return QStringView(u"aeiouy").contains(c);
}

bool hasGroupingCommas(QStringView number)
{
    const auto groups = number.split(u',');
    const auto isDigits = [](QStringView part) {
        return std::ranges::all_of(part, [](QChar c) { return c.isDigit(); });
    };
    if (groups.size() < 2 || groups.front().isEmpty() || groups.front().size() > 3 ||
        !isDigits(groups.front()))
        return false;
    for (qsizetype i = 1; i < groups.size(); ++i) {
        const QStringView whole =
            i + 1 == groups.size() ? groups.at(i).left(groups.at(i).indexOf(u'.')) : groups.at(i);
        const QStringView digits =
            i + 1 == groups.size() && !groups.at(i).contains(u'.') ? groups.at(i) : whole;
        if (digits.size() != 3 || !isDigits(digits))
            return false;
    }
    return true;
}

QString oneNumber(const QString &word)
{
    QString number = word;
    number.removeIf([](QChar c) { return c.isSpace(); });
    if (hasGroupingCommas(number))
        number.remove(u',');
    for (qsizetype i = number.size() - 2; i > 0 && word.front().isLetter(); --i) {
        if (number.at(i) == u'-' && number.at(i - 1).isLetter() && number.at(i + 1).isDigit())
            number.remove(i, 1);
    }
    return number;
}

/// 'll' stands for 'l' behind two syllables (travelled), not behind one (filled, refilled).
void singleL(QString &word)
{
    word.replace("llful"_L1, "lful"_L1);
    const qsizetype at = word.lastIndexOf("ll"_L1);
    if (at < 3 || QStringView(word).left(at).endsWith("fi"_L1))
        return;
    int syllables = 0;
    for (qsizetype i = 0; i < at; ++i)
        syllables += isVowel(word.at(i)) && (i == 0 || !isVowel(word.at(i - 1)));
    if (syllables >= 2)
        word.remove(at, 1);
}

/// colour, labourer; not hour, four, tourist.
void orForOur(QString &word)
{
    const qsizetype at = word.lastIndexOf("our"_L1);
    if (at >= 2)
        word.remove(at + 1, 1);
}

/// organise, organisation, analysing; not rise, prise, raise.
void izeForIse(QString &word)
{
    for (qsizetype i = 4; i + 1 < word.size(); ++i) {
        if (word.at(i) == u's' && (word.at(i - 1) == u'i' || word.at(i - 1) == u'y') &&
            QStringView(u"eai").contains(word.at(i + 1)))
            word[i] = u'z';
    }
}

/// Endings with what may still follow them: centre, centres, centred.
void endings(QString &word)
{
    struct Ending
    {
        QLatin1StringView from, to;
    };
    static constexpr Ending all[]{{"tre"_L1, "ter"_L1},   {"bre"_L1, "ber"_L1}, {"vre"_L1, "ver"_L1},
                                  {"ence"_L1, "ense"_L1}, {"ogue"_L1, "og"_L1}, {"amme"_L1, "am"_L1}};
    const QString follows = word.endsWith(u's') || word.endsWith("ed"_L1) ? word.right(1) : QString();
    const QStringView stem = QStringView(word).chopped(follows.size());
    for (const Ending &ending : all) {
        if (stem.size() >= ending.from.size() + 2 && stem.endsWith(ending.from)) {
            const QString end = (follows == "d"_L1 ? u"e"_s : QString()) + follows;
            word = stem.chopped(ending.from.size()).toString() + ending.to + end;
            return;
        }
    }
}

} // namespace

QString oneSpelling(const QString &word, bool name)
{
    if (std::ranges::any_of(word, [](QChar c) { return c.isNumber(); }))
        return oneNumber(word);
    const bool possessive = word.endsWith("'s"_L1);
    QString form = possessive ? word.chopped(2) : word;
    if (form.size() < 4 && !name)
        return word;
    form.remove(u'-');
    form.replace("oeu"_L1, "eu"_L1).replace("ae"_L1, "e"_L1);
    endings(form);
    orForOur(form);
    izeForIse(form);
    singleL(form);
    if (name)
        form = u'\x1' + spellingKey(form);
    return possessive ? form + "'s"_L1 : form;
}

} // namespace synoptic
