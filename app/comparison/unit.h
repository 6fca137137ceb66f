// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "language/words.h"

#include <QHash>
#include <vector>

namespace synoptic {

/// What is aligned: a sentence, or a title, heading or caption whole, with its words as ids of the event's
/// vocabulary.
struct Unit
{
    Place place;
    int passage = 0;
    PassageKind kind = PassageKind::Body;
    std::vector<quint32> words;   ///< all words in order, as ids of their folded form
    std::vector<bool> content;    ///< for each word whether it is no stop word
    std::vector<quint32> stems;   ///< sorted, unique ids of the content words' stems
    std::vector<quint32> bigrams; ///< sorted, unique hashes of neighbouring content stems
    std::vector<quint32> names;   ///< sorted, unique stem ids of capitalised words inside the sentence
    QList<Figure> figures;
    double weight = 0;  ///< sum of the rarity of its stems
    double squares = 0; ///< sum of the squares of it
};

/// Calls \p visit with each id that is in both of two sorted lists.
template <typename Visit>
void forShared(const std::vector<quint32> &a, const std::vector<quint32> &b, Visit visit)
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

/// The units of an event with the rarity of every stem.
class Event
{
public:
    explicit Event(const QList<Report> &reports);

    [[nodiscard]] const std::vector<Unit> &units() const { return m_units; }
    /// Inverse document frequency of a stem among the event's units.
    [[nodiscard]] double rarity(quint32 stem) const { return m_rarity[stem]; }
    /// Rarity of a stem that one unit alone holds.
    [[nodiscard]] double greatestRarity() const { return m_greatestRarity; }
    [[nodiscard]] const QString &stem(quint32 id) const { return m_stems.at(id); }
    /// Units that hold a stem, in order.
    [[nodiscard]] const std::vector<int> &holders(quint32 stem) const { return m_holders[stem]; }
    [[nodiscard]] quint32 stemCount() const { return quint32(m_stems.size()); }

private:
    void addUnit(const Report &report, int index, int passage, TextRange range);
    quint32 stemId(const QString &stem);

    std::vector<Unit> m_units;
    QHash<QString, quint32> m_stemIds;
    QHash<QString, quint32> m_wordIds;
    QStringList m_stems;
    std::vector<double> m_rarity;
    double m_greatestRarity = 1;
    std::vector<std::vector<int>> m_holders;
};

} // namespace synoptic
