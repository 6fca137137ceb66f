// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/extraction.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace synoptic {

/// What is aligned: a sentence, or a title, heading or caption whole.
struct Unit
{
    TextRange range;
    int passage = 0;
    PassageKind kind = PassageKind::Body;
    quint32 firstWord = 0; ///< into the words of its report
    quint32 wordCount = 0;
    quint32 firstStem = 0; ///< into the unit stems of its report
    quint32 stemCount = 0;
    bool echo = false; ///< the same words stand in three units before it
    quint64 hash = 0;  ///< of its words in order; equal hashes are taken for equal words
};

/// The units of a report with their words as numbers, and where each stem stands: all that comparing it with
/// another report needs but for the text itself. Made once a report, whatever it is compared with.
class IndexedReport
{
public:
    explicit IndexedReport(const Report &report);

    [[nodiscard]] const Report &report() const { return m_report; }
    [[nodiscard]] const std::vector<Unit> &units() const { return m_units; }

    /// Hashes of a unit's folded words, in order.
    [[nodiscard]] std::span<const quint32> words(const Unit &unit) const
    {
        return {m_words.data() + unit.firstWord, unit.wordCount};
    }
    /// The quotations that overlap a range, without their marks.
    [[nodiscard]] std::span<const QuotedRange> quotedIn(TextRange range) const;
    /// A unit's content stems, unique, as indices into stems(), ascending.
    [[nodiscard]] std::span<const quint32> stemsOf(const Unit &unit) const
    {
        return {m_unitStems.data() + unit.firstStem, unit.stemCount};
    }
    /// Hashes of the report's content stems, unique, ascending.
    [[nodiscard]] const std::vector<quint32> &stems() const { return m_stems; }
    /// The units that hold a stem, ascending, without the echoes: a chorus is looked at three times.
    [[nodiscard]] std::span<const quint32> holders(quint32 stem) const
    {
        return {m_holders.data() + m_firstHolder[stem], m_firstHolder[stem + 1] - m_firstHolder[stem]};
    }
    /// The index of a stem in stems(), or absent.
    [[nodiscard]] quint32 find(quint32 stem) const;
    static constexpr quint32 absent = 0xffffffff;
    /// Where the relatives of a stem stand in the RelatedWords of the report's language.
    [[nodiscard]] quint32 relatives(quint32 stem) const { return m_relatives[stem]; }
    /// The letters that a stem must share with one that has another ending, as a number; 0 where it is a
    /// number or too short to have endings.
    [[nodiscard]] quint32 beginningOf(quint32 stem) const
    {
        const Letters &letters = m_letters[stem];
        const bool number = letters.bytes[0] >= '0' && letters.bytes[0] <= '9';
        return letters.length < beginning || number ? 0 : letters.first();
    }
    /// Whether a stem is one of another report with another ending: "ukrain" and "ukrainian", "negoti" and
    /// "negotiat". They are known to have the same beginningOf().
    [[nodiscard]] bool hasOtherEnding(quint32 stem, const IndexedReport &other, quint32 stemOfOther) const
    {
        return differByEnding(m_letters[stem], other.m_letters[stemOfOther]);
    }
    /// Whether a stem is part of a name: capitalised inside a sentence, and nowhere written small.
    [[nodiscard]] bool isName(quint32 stem) const { return m_isName[stem]; }

    /// Another unit of the same report, and how like it is, in [0, 1].
    struct Like
    {
        quint32 unit = 0;
        float likeness = 0;
    };
    /// The units of the report itself that are likest to one, likest first: a live blog says a thing in the
    /// heading, the summary and the entry.
    [[nodiscard]] std::span<const Like> likest(size_t unit) const
    {
        return {m_likest.data() + m_firstLike[unit], m_firstLike[unit + 1] - m_firstLike[unit]};
    }

private:
    struct Draft;
    static constexpr int beginning = 4; ///< letters that two stems with different endings must share
    /// The first letters of a stem in UTF-8, and how many it has.
    struct Letters
    {
        std::array<char, 11> bytes{};
        quint8 length = 0;
        [[nodiscard]] quint32 first() const
        {
            return quint32(quint8(bytes[0])) << 24 | quint32(quint8(bytes[1])) << 16 |
                   quint32(quint8(bytes[2])) << 8 | quint32(quint8(bytes[3]));
        }
    };
    void addUnit(int passage, TextRange range, Draft &draft);
    void numberStems(Draft &draft);
    void groupStems();
    void keepLetters(const Draft &draft);
    void index();
    void markEchoes();
    void findLikest();
    [[nodiscard]] static bool differByEnding(const Letters &a, const Letters &b);

    Report m_report;
    QList<QuotedRange> m_quoted;
    std::vector<Unit> m_units;
    std::vector<quint32> m_words;
    std::vector<quint32> m_unitStems;
    std::vector<quint32> m_stems;
    std::vector<bool> m_isName;
    std::vector<quint32> m_firstHolder;
    std::vector<quint32> m_holders;
    std::vector<quint32> m_byHash; ///< first stem for each value of a hash's highest bits
    int m_shift = 32;              ///< below those bits
    std::vector<Letters> m_letters;
    std::vector<quint32> m_relatives;
    std::vector<Like> m_likest;
    std::vector<quint32> m_firstLike;
};

/// Calls \p visit with each value that is in both of two ascending lists.
template <typename Visit>
void forShared(std::span<const quint32> a, std::span<const quint32> b, Visit visit)
{
    for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        if (a[i] < b[k]) {
            ++i;
        } else if (b[k] < a[i]) {
            ++k;
        } else {
            visit(a[i]);
            ++i;
            ++k;
        }
    }
}

} // namespace synoptic
