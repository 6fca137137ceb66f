// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/numbertables.h"

#include "language/tables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// The two sides of "key = value".
std::pair<QString, QString> sides(const QString &entry)
{
    return {entry.section(u'=', 0, 0).trimmed(), entry.section(u'=', 1).trimmed()};
}

QStringList listed(const QString &spellings)
{
    QStringList words = spellings.split(u',', Qt::SkipEmptyParts);
    for (QString &word : words)
        word = word.trimmed();
    return words;
}

Bound boundOf(const QString &name)
{
    return name == "at-least"_L1 ? Bound::AtLeast : name == "at-most"_L1 ? Bound::AtMost : Bound::About;
}

bool isLetterAt(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text.at(at).isLetter();
}

} // namespace

const NumberTables &NumberTables::instance()
{
    static const NumberTables tables;
    return tables;
}

NumberTables::NumberTables()
    : m_identifying(wordSet(u"identifying-words"_s)), m_streets(wordSet(u"street-words"_s)),
      m_stopWords(wordSet(u"stop-words-en"_s))
{
    readOrdinals();
    readWords(u"number-fractions"_s, NumberWord::Fraction);
    readWords(u"vague-numbers"_s, NumberWord::Vague);
    readWords(u"number-scales"_s, NumberWord::Scale);
    readWords(u"number-words"_s, NumberWord::Number);
    markStart(u"a"_s); // "a million"
    markStart(u"an"_s);
    readUnits();
    readCurrencies();
    readBounds();
    for (const QString &entry : wordTable(u"months"_s)) {
        const auto [name, number] = sides(entry);
        m_months.insert(name, number.toInt());
    }
}

void NumberTables::readWords(const QString &table, NumberWord kind)
{
    for (const QString &entry : wordTable(table)) {
        const auto [word, value] = sides(entry);
        if (word.isEmpty())
            continue;
        if (kind == NumberWord::Scale)
            m_scales.insert(word, value.toDouble());
        if (kind == NumberWord::Scale && word.size() <= 3)
            continue; // "m", "bn": behind digits only
        m_words.insert(word, {kind, value.toDouble()});
        markStart(word);
    }
}

void NumberTables::readOrdinals()
{
    for (const QString &entry : wordTable(u"ordinals"_s)) {
        const auto [word, value] = sides(entry);
        m_ordinals.insert(word, value.toDouble());
        markStart(word);
    }
}

void NumberTables::markStart(const QString &word)
{
    const int letter = word.isEmpty() ? -1 : word.front().unicode() - u'a';
    if (letter >= 0 && letter < 26 && word.size() < longestWord)
        m_starts.set(size_t(letter) * longestWord + size_t(word.size()));
}

void NumberTables::readUnits()
{
    for (const QString &entry : wordTable(u"units"_s)) {
        const auto [name, rest] = sides(entry);
        const QString measure = rest.section(u':', 0, 0).simplified();
        m_measures.insert(name, {measure.section(u' ', 0, 0), measure.section(u' ', 1).toDouble()});
        for (const QString &spelling : listed(rest.section(u':', 1)))
            m_units.insert(spelling.toLower(), name);
    }
}

void NumberTables::readCurrencies()
{
    for (const QString &entry : wordTable(u"currencies"_s)) {
        const auto [code, spellings] = sides(entry);
        m_codes.insert(code);
        m_signs.insert(code, code);
        for (const QString &spelling : listed(spellings)) {
            m_signs.insert(spelling, code);
            m_units.insert(spelling.toLower(), code);
        }
    }
}

void NumberTables::readBounds()
{
    for (const QString &entry : wordTable(u"figure-bounds"_s)) {
        const auto [phrase, name] = sides(entry);
        if (phrase.startsWith(u'…'))
            m_boundsBehind.append({phrase.sliced(1), boundOf(name)});
        else
            m_boundsBefore[phrase.section(u' ', -1)].append({phrase, boundOf(name)});
    }
    const auto longer = [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); };
    for (auto &phrases : m_boundsBefore)
        std::ranges::stable_sort(phrases, longer);
    std::ranges::stable_sort(m_boundsBehind, longer);
}

std::pair<NumberWord, double> NumberTables::numberWord(QStringView word) const
{
    const auto found = m_words.constFind(word);
    return found == m_words.constEnd() ? std::pair(NumberWord::None, 0.0) : *found;
}

std::optional<double> NumberTables::ordinal(QStringView word) const
{
    const auto found = m_ordinals.constFind(word);
    return found == m_ordinals.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<double> NumberTables::scale(QStringView word) const
{
    const auto found = m_scales.constFind(word);
    return found == m_scales.constEnd() ? std::nullopt : std::optional(*found);
}

UnitMeasure NumberTables::measure(const QString &unit) const
{
    return m_measures.value(unit, {unit, 1});
}

Bound NumberTables::bound(QStringView before, QStringView behind) const
{
    QStringView words = before.trimmed();
    if (words.endsWith(" the"_L1, Qt::CaseInsensitive))
        words = words.chopped(4).trimmed();
    const QString last = words.sliced(words.lastIndexOf(u' ') + 1).toString().toLower();
    const auto phrases =
        words.size() < before.size() ? m_boundsBefore.constFind(last) : m_boundsBefore.constEnd();
    if (phrases != m_boundsBefore.constEnd()) {
        for (const auto &[phrase, bound] : *phrases) {
            if (words.endsWith(phrase, Qt::CaseInsensitive) &&
                !isLetterAt(words, words.size() - phrase.size() - 1))
                return bound;
        }
    }
    for (const auto &[phrase, bound] : m_boundsBehind) {
        const QStringView next = phrase.front().isLetter() ? behind.trimmed() : behind;
        if (next.startsWith(phrase, Qt::CaseInsensitive) && !isLetterAt(next, phrase.size()))
            return bound;
    }
    return Bound::Exact;
}

} // namespace synoptic
