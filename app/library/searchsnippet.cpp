// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/searchsnippet.h"

#include "library/wordindex.h"
#include "search/textpattern.h"

#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qsizetype before = 60;       ///< characters of a snippet before the first word
constexpr qsizetype longest = 240;     ///< of a snippet
constexpr qsizetype mostWords = 24;    ///< what is typed beyond is not looked for
constexpr qsizetype mostLetters = 64;  ///< of a word
constexpr qsizetype mostPlaces = 2000; ///< of one word that are looked at in a text

struct Found
{
    TextRange range;
    int word = 0;
};

QList<Found> findAll(const QString &text, const SearchWords &words)
{
    const SearchableText searchable(text);
    SearchLimits limits;
    limits.matches = mostPlaces;
    QList<Found> all;
    const QStringList each = words.words();
    for (int w = 0; w < each.size(); ++w) {
        const bool start = words.goesOn && each.at(w) == words.terms.last().last();
        const bool anywhere = isUnspaced(each.at(w)); // no spaces, no borders
        const auto pattern = TextPattern::compile(
            each.at(w), {.wholeWords = !start && !anywhere, .wordStarts = start && !anywhere});
        for (const TextRange &range :
             pattern ? pattern->findIn(searchable, limits).ranges : QList<TextRange>())
            all.append({range, w});
    }
    std::ranges::sort(all, {}, [](const Found &found) { return found.range; });
    return all;
}

/// Index of the found word from which on most different words stand within the length of a snippet.
qsizetype bestStart(const QList<Found> &all)
{
    qsizetype best = 0;
    qsizetype most = 0;     // different words
    QHash<int, int> inside; // how often each word is between start and end
    for (qsizetype start = 0, end = 0; start < all.size(); ++start) {
        for (; end < all.size() && all.at(end).range.end - all.at(start).range.start <= longest - before;
             ++end)
            ++inside[all.at(end).word];
        if (inside.size() > most) {
            most = inside.size();
            best = start;
        }
        if (const auto word = inside.find(all.at(start).word); word != inside.end() && --*word == 0)
            inside.erase(word);
        end = std::max(end, start + 1);
    }
    return best;
}

/// From a found word on, those that follow it with nothing but a space or a sign between.
TextRange runFrom(const QList<Found> &all, qsizetype first)
{
    constexpr qsizetype furthest = 2;
    TextRange run = all.at(first).range;
    for (qsizetype next = first + 1; next < all.size() && all.at(next).range.start <= run.end + furthest;
         ++next)
        run.end = std::max(run.end, all.at(next).range.end);
    return run;
}

/// The next place where a text can be cut without breaking a word, from \p at in a direction.
qsizetype cutAt(const QString &text, qsizetype at, int direction)
{
    constexpr int furthest = 24;
    for (int n = 0; n < furthest; ++n) {
        const qsizetype here = at + direction * n;
        if (here <= 0 || here >= text.size())
            return std::clamp<qsizetype>(here, 0, text.size());
        if (text.at(here).isSpace())
            return here;
    }
    return at > 0 && text.at(at).isLowSurrogate() ? at - 1 : at;
}

} // namespace

SearchWords SearchWords::of(const QString &typed)
{
    SearchWords words;
    QString word;
    bool quoted = false;
    bool joined = false; // the next word follows the last one in its term
    qsizetype count = 0;
    const auto end = [&] {
        if (word.isEmpty() || ++count > mostWords)
            return;
        if (joined)
            words.terms.last().append(word.left(mostLetters));
        else
            words.terms.append({word.left(mostLetters)});
        joined = true; // until a space ends the term
        word.clear();
    };
    const QList<uint> characters = typed.toUcs4();
    for (const char32_t c : characters) {
        if (count > mostWords)
            break;
        if (QChar::isLetterOrNumber(c) || QChar::isMark(c)) {
            word += QString::fromUcs4(&c, 1);
            continue;
        }
        end();
        const bool mark = c < 0x10000 && QStringView(u"\"“”„«»").contains(QChar(char16_t(c)));
        if (mark)
            quoted = !quoted;
        if (mark || (QChar::isSpace(c) && !quoted))
            joined = false;
    }
    words.goesOn = !word.isEmpty() && count < mostWords;
    end();
    return words;
}

QStringList SearchWords::words() const
{
    QStringList all;
    for (const QStringList &term : terms)
        all += term;
    all.removeDuplicates();
    return all;
}

SearchSnippet snippetOf(const QString &text, const SearchWords &words)
{
    const QList<Found> all = findAll(text, words);
    const TextRange where = all.isEmpty() ? TextRange() : runFrom(all, bestStart(all));
    const qsizetype from = cutAt(text, std::max<qsizetype>(0, where.start - before), -1);
    const qsizetype to = cutAt(text, std::min(text.size(), from + longest), 1);
    SearchSnippet snippet;
    snippet.where = where;
    snippet.text = (from > 0 ? u"… "_s : QString()) + text.mid(from, to - from).simplified() +
                   (to < text.size() ? u" …"_s : QString());
    for (const Found &found : findAll(snippet.text, words)) {
        if (snippet.found.isEmpty() || found.range.start >= snippet.found.last().end)
            snippet.found.append(found.range);
    }
    return snippet;
}

} // namespace synoptic
