// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/numbertables.h"

namespace synoptic {

/// A number as it stands in a text, with its scale, before its unit is known.
struct ScannedNumber
{
    TextRange range; ///< with a currency sign before it
    double value = 0;
    double step = 1;   ///< value of the last digit given
    double factor = 1; ///< the scale words in value: 1e6 of "5 million"
    QString currency;  ///< of the sign or code before it
    bool numeral = false;
    bool plain = false; ///< digits alone: no decimals, groups, scale or sign
    bool vague = false; ///< "hundreds"
    bool share = false; ///< "a third"
    bool rank = false;  ///< "second biggest"
};

/// Reads numbers in digits and in words from one range of a text, character by character.
class NumberScanner
{
public:
    NumberScanner(QStringView text, TextRange within);

    /// The next number at or behind a position; \p at is put behind it, or behind the range when there is
    /// none.
    [[nodiscard]] std::optional<ScannedNumber> next(qsizetype &at) const;
    /// The number that starts right at a position.
    [[nodiscard]] std::optional<ScannedNumber> numberAt(qsizetype at) const;

    /// The word (letters alone) that starts at a position; empty when none does.
    [[nodiscard]] QStringView wordAt(qsizetype at) const;
    /// The word that ends right before a position, blanks and one full stop between aside; empty when none
    /// does.
    [[nodiscard]] QStringView wordBefore(qsizetype at) const;
    /// The position behind one blank or hyphen; \p at itself where neither stands.
    [[nodiscard]] qsizetype behindJoint(qsizetype at) const;
    /// The character at a position; a null character outside the range.
    [[nodiscard]] QChar charAt(qsizetype at) const
    {
        return at >= m_within.start && at < m_within.end ? m_text.at(at) : QChar();
    }
    [[nodiscard]] QStringView text(qsizetype start, qsizetype end) const;
    /// The end of what a number that counts nothing belongs to: "3-1", "10:45", "555-0134", "4x4".
    [[nodiscard]] qsizetype behindRun(qsizetype at) const;
    /// Where a view that this scanner gave starts.
    [[nodiscard]] qsizetype positionOf(QStringView part) const { return part.data() - m_text.data(); }
    [[nodiscard]] const TextRange &within() const { return m_within; }

private:
    std::optional<ScannedNumber> numeral(qsizetype at, bool behindDash = false) const;
    std::optional<ScannedNumber> worded(qsizetype at) const;
    std::optional<ScannedNumber> article(qsizetype at, qsizetype wordEnd) const;
    std::optional<ScannedNumber> fraction(qsizetype at, qsizetype wordEnd, double share) const;
    std::optional<ScannedNumber> vague(qsizetype at, qsizetype wordEnd, double least) const;
    std::optional<ScannedNumber> ranked(qsizetype at, qsizetype wordEnd, double place) const;
    std::optional<ScannedNumber> counted(qsizetype at) const;
    bool readCurrency(ScannedNumber &number) const;
    bool readScales(ScannedNumber &number) const;
    bool isGlued(qsizetype start, qsizetype end, bool behindDash) const;
    bool isDateOrClock(const ScannedNumber &number) const;
    bool isMetres(qsizetype end) const;

    QStringView m_text;
    TextRange m_within;
    const NumberTables &m_tables;
};

/// Blank of any kind that stands inside a figure.
[[nodiscard]] inline bool isBlank(QChar c)
{
    return c == u' ' || c == u'\u00a0' || c == u'\u202f' || c == u'\u2009';
}
[[nodiscard]] inline bool isDash(QChar c)
{
    return c == u'-' || c == u'–' || c == u'‑';
}
[[nodiscard]] inline bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace synoptic
