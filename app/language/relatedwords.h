// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>
#include <vector>

namespace synoptic {

/// Which stems of a language mean nearly the same: "invad" and "invas", "begin" and "start". Stems are the
/// hashes that tokens carry. From resources/language/related-words-LANGUAGE.tsv and a file of that name in
/// the user's folder of language tables; a language without a table has no related words.
class RelatedWords
{
public:
    enum Kind : quint8 {
        Derived = 1, ///< one is derived from the other, or both from one
        Synonym = 2, ///< in a common sense of both
    };
    struct Entry
    {
        quint32 stem;
        quint8 kinds; ///< Kind, together
    };

    /// Where a stem's relatives stand, or none.
    [[nodiscard]] quint32 find(quint32 stem) const;
    static constexpr quint32 none = 0xffffffff;
    /// The stems related to the one that find() found, in no order that means anything.
    [[nodiscard]] std::span<const Entry> at(quint32 found) const
    {
        if (found == none)
            return {};
        return {m_entries.data() + m_first[found], m_first[found + 1] - m_first[found]};
    }
    [[nodiscard]] std::span<const Entry> of(quint32 stem) const { return at(find(stem)); }

    /// The table of a language; read once a program.
    [[nodiscard]] static const RelatedWords &ofLanguage(const QString &language);

private:
    struct Row
    {
        quint32 from;
        Entry to;
    };
    static std::vector<Row> rowsOf(const QString &table);
    void number(std::vector<Row> rows);

    std::vector<quint32> m_stems; ///< ascending
    std::vector<quint32> m_first;
    std::vector<Entry> m_entries;
};

} // namespace synoptic
