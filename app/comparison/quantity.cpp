// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/quantity.h"

#include "language/numbertables.h"
#include "language/tables.h"
#include "language/words.h"

#include <algorithm>
#include <cmath>
#include <rapidfuzz/distance/Indel.hpp>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int besideWords = 3; ///< content words to either side that are beside a figure
constexpr int clauseCost = 3;  ///< words that a comma or an "and" between a figure and a role word counts for
constexpr int figureCost = 4;  ///< the same for another figure
constexpr int farthestAgo = 2; ///< the same for a word that tells only behind
constexpr int farthestRole = 9; ///< words between a figure and the word that gives its role

struct Role
{
    QString name;
    bool changing = false;
    bool behindOnly = false;
};

/// The roles by dimension and word.
const QHash<std::pair<QString, QString>, Role> &roles()
{
    static const auto table = [] {
        QHash<std::pair<QString, QString>, Role> byWord;
        for (const QString &entry : wordTable(u"figure-roles"_s)) {
            const QString head = entry.section(u':', 0, 0).trimmed();
            Role role{head.section(u' ', 0, -2), head.contains(u'*'), head.contains(u'>')};
            role.name.remove(u'*').remove(u'>');
            for (const QString &word : entry.section(u':', 1).split(u' ', Qt::SkipEmptyParts))
                byWord.insert({head.section(u' ', -1), word}, role);
        }
        return byWord;
    }();
    return table;
}

/// The first word of a group of synonyms for each of its words.
const QHash<QString, QString> &synonyms()
{
    static const auto table = [] {
        QHash<QString, QString> first;
        for (const QString &group : wordTable(u"counted-synonyms"_s)) {
            const QStringList words = group.split(u' ', Qt::SkipEmptyParts);
            for (const QString &word : words) {
                if (!first.contains(word))
                    first.insert(word, words.first());
            }
        }
        return first;
    }();
    return table;
}

/// The words of a sentence around one figure.
class Surroundings
{
public:
    Surroundings(const Report &report, TextRange range, const Figure &figure)
        : m_text(report.text(range)), m_words(wordsOf(m_text, report.metadata().language)),
          m_start(figure.range.start - range.start), m_end(figure.range.end - range.start)
    {
        while (m_first < m_words.size() && m_words.at(m_first).range.start < m_start)
            ++m_first;
        m_behind = m_first;
        while (m_behind < m_words.size() && m_words.at(m_behind).range.start < m_end)
            ++m_behind;
        m_phraseEnd = m_behind;
        for (const QString &word : figure.counts.split(u' ', Qt::SkipEmptyParts)) {
            while (m_phraseEnd < m_words.size() && m_phraseEnd < m_behind + 6 &&
                   folded(m_phraseEnd) != word && figure.counts.contains(folded(m_phraseEnd)))
                ++m_phraseEnd;
            if (folded(m_phraseEnd) == word)
                ++m_phraseEnd;
        }
    }

    /// The role whose word stands nearest.
    Role role(const QString &dimension) const
    {
        Role nearest;
        int least = farthestRole + 1;
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            if (i >= m_first && i < m_behind)
                continue;
            const auto role = roles().constFind({dimension, folded(i)});
            if (role == roles().constEnd() || (role->behindOnly && i < m_first))
                continue;
            const int cost = i < m_first ? costBetween(i + 1, m_first) : costBetween(m_phraseEnd, i);
            if (cost < least && !(role->behindOnly && cost > farthestAgo)) {
                least = cost;
                nearest = *role;
            }
        }
        return nearest;
    }

    /// Where a distance is measured from: the name behind "of", "from" or "to".
    QString place() const
    {
        bool joined = false;
        for (qsizetype i = m_behind; i < std::min(m_words.size(), m_behind + 8); ++i) {
            const QString word = folded(i);
            joined = joined || word == "of"_L1 || word == "from"_L1 || word == "to"_L1;
            if (joined && m_words.at(i).capital)
                return nameFrom(i);
            if (clauseEnds(i))
                break;
        }
        return {};
    }

    bool each() const
    {
        static const QSet<QString> single{u"share"_s, u"season"_s, u"year"_s,   u"month"_s, u"week"_s,
                                          u"day"_s,   u"barrel"_s, u"person"_s, u"head"_s,  u"piece"_s,
                                          u"unit"_s,  u"hour"_s,   u"ticket"_s, u"tonne"_s};
        const QString next = folded(m_behind);
        return next == "per"_L1 || next == "each"_L1 || next == "apiece"_L1 || next == "annually"_L1 ||
               ((next == "a"_L1 || next == "an"_L1 || next == "every"_L1) &&
                single.contains(folded(m_behind + 1)));
    }

    bool part() const
    {
        const QString second = folded(m_behind + 1);
        return folded(m_behind) == "of"_L1 &&
               (second == "the"_L1 || second == "them"_L1 || second == "those"_L1);
    }

    /// "two more bodies", "another 30": a part that comes on top.
    bool further() const
    {
        static const QSet<QString> words = wordSet(u"further-words"_s);
        return words.contains(folded(m_first - 1)) || words.contains(folded(m_behind));
    }

    bool near(QStringView word) const
    {
        for (qsizetype i = std::max<qsizetype>(0, m_first - 4); i < std::min(m_words.size(), m_behind + 5);
             ++i) {
            if (m_words.at(i).folded.startsWith(word))
                return true;
        }
        return false;
    }

    /// Words that make it a figure of what can be.
    bool supposed() const
    {
        static const QSet<QString> words = wordSet(u"supposing-words"_s);
        for (qsizetype i = std::max<qsizetype>(0, m_first - 3); i < std::min(m_words.size(), m_phraseEnd + 3);
             ++i) {
            if (words.contains(folded(i)))
                return true;
        }
        return false;
    }

    /// The name of who is so old: right behind ("45-year-old Hanne Voss", "45-year-old farmer Hanne Voss"),
    /// else right before ("Hanne Voss, 45,", "Voss, a 45-year-old farmer").
    QSet<QString> bearer() const
    {
        QSet<QString> found;
        for (qsizetype i = m_behind;
             i < std::min(m_words.size(), m_behind + 4) && !(i > m_behind && clauseEnds(i - 1)); ++i) {
            if (m_words.at(i).capital)
                found.insert(spellingKey(folded(i)));
        }
        if (!found.isEmpty())
            return found;
        qsizetype i = m_first - 1;
        while (i >= 0 && i >= m_first - 2 && m_words.at(i).stopWord)
            --i;
        for (const qsizetype last = i - 3; i >= 0 && i > last && m_words.at(i).capital; --i)
            found.insert(spellingKey(folded(i)));
        return found;
    }

    QSet<QString> beside(const QString &counts) const
    {
        QSet<QString> stems;
        const auto add = [&](qsizetype i, int &left) {
            const Word &word = m_words.at(i);
            if (word.stopWord || word.number || counts.contains(word.folded))
                return;
            stems.insert(word.capital ? spellingKey(word.stem) : word.stem);
            --left;
        };
        for (auto [i, left] = std::pair(m_first - 1, besideWords); i >= 0 && left > 0; --i)
            add(i, left);
        for (auto [i, left] = std::pair(m_behind, besideWords); i < m_words.size() && left > 0; ++i)
            add(i, left);
        return stems;
    }

private:
    QString folded(qsizetype i) const
    {
        return i >= 0 && i < m_words.size() ? m_words.at(i).folded : QString();
    }

    bool clauseEnds(qsizetype i) const
    {
        const qsizetype end = m_words.at(i).range.end;
        const QStringView joint = m_text.sliced(
            end, (i + 1 < m_words.size() ? m_words.at(i + 1).range.start : m_text.size()) - end);
        return std::ranges::any_of(joint, [](QChar c) { return !c.isSpace() && c != u'$' && c != u'\''; });
    }

    /// Words from one to another, borders of clauses and other figures counting for several.
    int costBetween(qsizetype from, qsizetype to) const
    {
        int cost = 0;
        for (qsizetype i = from; i < to; ++i) {
            const QString word = folded(i);
            const bool border = word == "and"_L1 || word == "but"_L1 || word == "while"_L1 || word == "as"_L1;
            const bool number =
                m_words.at(i).number || NumberTables::instance().numberWord(word).first == NumberWord::Number;
            const bool joinsNames = border && i + 1 < m_words.size() && m_words.at(i + 1).capital;
            cost += border && !joinsNames ? clauseCost : number ? figureCost : 1;
        }
        for (qsizetype i = std::max<qsizetype>(0, from - 1); i < to && i < m_words.size(); ++i)
            cost += clauseEnds(i) ? clauseCost : 0;
        return cost;
    }

    QString nameFrom(qsizetype i) const
    {
        QString name;
        for (; i < m_words.size() && m_words.at(i).capital; ++i) {
            name += spellingKey(folded(i));
            if (clauseEnds(i))
                break;
        }
        return name;
    }

    QStringView m_text;
    QList<Word> m_words;
    qsizetype m_start;
    qsizetype m_end;
    qsizetype m_first = 0;     ///< index of the figure's first word
    qsizetype m_behind = 0;    ///< index of the first word behind it
    qsizetype m_phraseEnd = 0; ///< index of the first word behind what it counts
};

QString dimensionOf(const Figure &figure)
{
    const NumberTables &tables = NumberTables::instance();
    if (figure.unit.isEmpty())
        return u"count"_s;
    return tables.isCurrency(figure.unit) ? u"money"_s : tables.measure(figure.unit).dimension;
}

bool alike(const QString &a, const QString &b)
{
    constexpr double likeEnough = 0.8; // transliterations of one place
    return a == b ||
           rapidfuzz::indel_normalized_similarity(a.toStdU16String(), b.toStdU16String()) >= likeEnough;
}

bool sameThing(const Quantity &a, const Quantity &b)
{
    if (a.noun == "time"_L1)
        return false; // "five times as many"
    const bool unnamed = a.noun.isEmpty() || b.noun.isEmpty();
    if (!unnamed && a.noun != b.noun)
        return false;
    if (a.role != b.role && !a.role.isEmpty() && !b.role.isEmpty())
        return false;
    if (a.role == b.role && !a.role.isEmpty())
        return true;
    if (unnamed)
        return false;
    const qsizetype shared = (QSet<QString>(a.beside) &= b.beside).size();
    const bool samePhrase = a.figure.counts == b.figure.counts && a.figure.counts.contains(u' ');
    return samePhrase || shared >= (a.role != b.role ? 3 : 1);
}

bool sameLength(const Quantity &a, const Quantity &b)
{
    if (a.role != b.role)
        return false;
    if (a.role == "distance"_L1)
        return alike(a.place, b.place);
    return !a.role.isEmpty() || (QSet<QString>(a.beside) &= b.beside).size() >= 2;
}

/// Whether the values are near enough to be of one thing: "bought for $334 million" and "shares headed to $9"
/// after it are not. A toll may be far off at first.
bool sameOrder(const Quantity &a, const Quantity &b)
{
    constexpr double farthest = 10;
    constexpr double farthestChanging = 50;
    constexpr double otherQuake = 1.5; // magnitudes further apart are two earthquakes
    const double x = a.figure.value * NumberTables::instance().measure(a.figure.unit).factor;
    const double y = b.figure.value * NumberTables::instance().measure(b.figure.unit).factor;
    if (a.dimension == "magnitude"_L1)
        return std::abs(x - y) <= otherQuake;
    return std::max(x, y) <= (a.changing && b.changing ? farthestChanging : farthest) * std::min(x, y);
}

bool sameMoney(const Quantity &a, const Quantity &b)
{
    if (a.figure.unit != b.figure.unit)
        return false;
    if (!a.role.isEmpty() && !b.role.isEmpty())
        return a.role == b.role;
    return (QSet<QString>(a.beside) &= b.beside).size() >= 2;
}

bool sameDuration(const Quantity &a, const Quantity &b)
{
    if (a.role != b.role || a.noun != b.noun)
        return false;
    const qsizetype shared = (QSet<QString>(a.beside) &= b.beside).size();
    return a.role == "sentence"_L1 ? shared >= 1 : shared >= (a.noun.isEmpty() ? 2 : 0);
}

} // namespace

QString countedNoun(const Figure &figure)
{
    const QStringList words = figure.counts.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = words.size() - 1; i >= 0; --i) {
        if (const QString known = synonyms().value(words.at(i)); !known.isEmpty())
            return known;
    }
    const auto isPlural = [](const QString &word) {
        return word.size() > 2 && word.endsWith(u's') && !word.endsWith("ss"_L1);
    };
    const auto plural = std::ranges::find_if(words, isPlural);
    const auto noun =
        std::ranges::find_if(words, [](const QString &word) { return !word.endsWith("ed"_L1); });
    QString head = plural != words.end() ? *plural : noun != words.end() ? words.last() : QString();
    if (isPlural(head))
        head.chop(1);
    while (head.endsWith(u'\'') || head.endsWith(u'’'))
        head.chop(1);
    return head;
}

Quantity quantityOf(const Report &report, TextRange range, const Figure &figure)
{
    const Surroundings words(report, range, figure);
    Quantity quantity;
    quantity.figure = figure;
    quantity.dimension = dimensionOf(figure);
    const Role role = words.role(quantity.dimension);
    quantity.role = role.name;
    quantity.changing = role.changing;
    quantity.noun = countedNoun(figure);
    quantity.each = words.each();
    quantity.part = quantity.dimension != "duration"_L1 && words.part();
    quantity.further = words.further();
    quantity.aftershock = words.near(u"aftershock");
    if (quantity.dimension == "age"_L1)
        quantity.names = words.bearer();
    quantity.supposed = words.supposed();
    quantity.beside = words.beside(figure.counts);
    if (quantity.dimension == "length"_L1 && role.name.isEmpty()) {
        quantity.place = words.place();
        quantity.role = quantity.place.isEmpty() ? QString() : u"distance"_s;
    }
    return quantity;
}

bool sameQuantity(const Quantity &a, const Quantity &b)
{
    if (a.dimension != b.dimension || a.each != b.each || a.part != b.part || a.further != b.further ||
        a.supposed != b.supposed || !sameOrder(a, b))
        return false;
    if (a.dimension == "year"_L1 || a.dimension == "rank"_L1)
        return false;
    if (a.dimension == "magnitude"_L1)
        return a.aftershock == b.aftershock;
    if (a.dimension == "age"_L1)
        return a.names.intersects(b.names);
    if (a.dimension == "money"_L1)
        return sameMoney(a, b);
    if (a.dimension == "duration"_L1)
        return sameDuration(a, b);
    if (a.dimension == "count"_L1)
        return sameThing(a, b);
    if (a.dimension == "share"_L1 || a.dimension == "points"_L1)
        return a.noun == b.noun && (QSet<QString>(a.beside) &= b.beside).size() >= (a.noun.isEmpty() ? 2 : 1);
    return sameLength(a, b);
}

} // namespace synoptic
