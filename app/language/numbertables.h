// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QHash>
#include <QSet>
#include <QStringView>
#include <bitset>

namespace synoptic {

/// What a unit measures: figures of one dimension can be compared.
struct UnitMeasure
{
    QString dimension;
    double factor = 1; ///< of the unit in the dimension's base unit
};

/// What kind of number word a word is.
enum class NumberWord { None, Number, Scale, Vague, Fraction };

/// The words of figures, read once from the tables in resources/language: number-words, number-scales,
/// number-fractions, vague-numbers, ordinals, units, currencies, figure-bounds, identifying-words,
/// street-words and months.
class NumberTables
{
public:
    static const NumberTables &instance();

    /// Whether a word of this first letter and length may be a number word: the quick way to pass the rest.
    [[nodiscard]] bool mayBeNumberWord(QStringView word) const
    {
        const char16_t first = word.front().unicode() | 0x20;
        return word.size() < longestWord && first >= u'a' && first <= u'z' &&
               m_starts[size_t(first - u'a') * longestWord + size_t(word.size())];
    }
    /// What a word in lower case is, and its value.
    [[nodiscard]] std::pair<NumberWord, double> numberWord(QStringView word) const;
    /// The value of an ordinal in lower case; nothing when it is none.
    [[nodiscard]] std::optional<double> ordinal(QStringView word) const;
    /// The factor of a scale word in lower case; nothing when it is none.
    [[nodiscard]] std::optional<double> scale(QStringView word) const;
    /// The canonical unit or currency of one or two words in lower case, or of "%"; empty when they are none.
    [[nodiscard]] QString unit(QStringView spelling) const { return valueOf(m_units, spelling); }
    /// The currency of a sign or code before a number ("C$", "Rs", "EUR"); empty when it is none.
    [[nodiscard]] QString currency(QStringView sign) const { return valueOf(m_signs, sign); }
    /// What a canonical unit measures; one that the tables do not have, a currency among them, measures
    /// itself.
    [[nodiscard]] UnitMeasure measure(const QString &unit) const;
    [[nodiscard]] bool isCurrency(const QString &unit) const { return m_codes.contains(unit); }
    /// How exact the words right before and behind a figure say it is.
    [[nodiscard]] Bound bound(QStringView before, QStringView behind) const;
    [[nodiscard]] bool identifies(const QString &word) const { return m_identifying.contains(word); }
    [[nodiscard]] bool isStreet(const QString &word) const { return m_streets.contains(word); }
    /// 1 to 12; 0 when a word in lower case is no month.
    [[nodiscard]] int month(const QString &word) const { return m_months.value(word); }
    [[nodiscard]] bool isStopWord(const QString &word) const { return m_stopWords.contains(word); }

private:
    NumberTables();
    static QString valueOf(const QHash<QString, QString> &table, QStringView key)
    {
        const auto found = table.constFind(key);
        return found == table.constEnd() ? QString() : *found;
    }
    void readWords(const QString &table, NumberWord kind);
    void readOrdinals();
    void markStart(const QString &word);
    void readUnits();
    void readCurrencies();
    void readBounds();

    static constexpr qsizetype longestWord = 16;
    std::bitset<26 * longestWord> m_starts;
    QHash<QString, std::pair<NumberWord, double>> m_words;
    QHash<QString, double> m_scales;
    QHash<QString, double> m_ordinals;
    QHash<QString, QString> m_units;
    QHash<QString, QString> m_signs;
    QSet<QString> m_codes;
    QHash<QString, UnitMeasure> m_measures;
    /// Phrases by their last word, longest first.
    QHash<QString, QList<std::pair<QString, Bound>>> m_boundsBefore;
    QList<std::pair<QString, Bound>> m_boundsBehind;
    QSet<QString> m_identifying;
    QSet<QString> m_streets;
    QHash<QString, int> m_months;
    QSet<QString> m_stopWords;
};

} // namespace synoptic
