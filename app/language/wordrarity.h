// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace synoptic {

/// How rare the words of a language are in general, for texts too brief to show it themselves: from
/// resources/language/word-counts-LANGUAGE.tsv (stem, times it was counted) and a file of that name in the
/// user's folder of language tables.
class WordRarity
{
public:
    /// In [0, 1]: 0 for a stem that every counted word has, 1 for one that was never counted; where the
    /// language has no table, what most words have in English.
    [[nodiscard]] double of(quint32 stem) const;

    /// The table of a language; read once a program.
    [[nodiscard]] static const WordRarity &ofLanguage(const QString &language);

private:
    QHash<quint32, double> m_counts;
    double m_sum = 0;
};

} // namespace synoptic
