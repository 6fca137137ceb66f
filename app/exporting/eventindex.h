// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/export.h"

#include <QHash>

namespace synoptic {

inline size_t qHash(const Place &place, size_t seed = 0)
{
    return qHashMulti(seed, place.report, place.range.start, place.range.end);
}

/// A value in which the reports of a fact part.
struct PartingValue
{
    TextRange range;
    bool conflict = false; ///< a contradiction, that nothing explains away
};

/// What touches a passage, found in the time of what is found: marks, members of facts, values and words that
/// differ, counterparts.
class EventIndex
{
public:
    explicit EventIndex(const ExportEvent &event);

    [[nodiscard]] const ExportEvent &event() const { return m_event; }
    [[nodiscard]] const QList<PlacedMark> &marks() const { return m_marks; }
    [[nodiscard]] const QList<EventLink> &links() const { return m_links; }
    [[nodiscard]] const QList<EventNote> &notes() const { return m_notes; }
    /// Indices of the marks that touch a place.
    [[nodiscard]] QList<int> marksIn(const Place &place) const;
    /// Members of facts that touch it, in text order, each once.
    [[nodiscard]] QList<Place> membersIn(const Place &place) const;
    /// The same, what else has a counterpart, ends of links and notes: places that something may lead to.
    [[nodiscard]] QList<Place> placesIn(const Place &place) const;
    /// In the report of a place: values that differ within a fact, conflicts last, and words that differ from
    /// those of a counterpart, as differingWords() says.
    [[nodiscard]] QList<PartingValue> valuesIn(const Place &place) const;
    [[nodiscard]] QList<TextRange> wordsIn(const Place &place) const;
    /// The best counterpart in each other report of what stands in a place.
    [[nodiscard]] QList<Place> counterpartsOf(const Place &place) const;

private:
    template <typename Value>
    struct Item
    {
        TextRange range;
        Value value;
    };
    template <typename Value>
    using ByPassage = QHash<std::pair<int, int>, QList<Item<Value>>>;
    struct Counterpart
    {
        Place place;
        double score = 0;
    };

    template <typename Value>
    void put(ByPassage<Value> &index, const Place &place, const Value &value);
    template <typename Value>
    QList<Item<Value>> touching(const ByPassage<Value> &index, const Place &place) const;
    void indexFacts();
    void indexAlignments();

    const ExportEvent &m_event;
    QList<PlacedMark> m_marks;
    QList<EventLink> m_links;
    QList<EventNote> m_notes;
    ByPassage<int> m_marksOf;
    ByPassage<Place> m_membersOf;
    ByPassage<Place> m_linksOf;
    ByPassage<bool> m_values;
    ByPassage<bool> m_words;
    ByPassage<Counterpart> m_counterparts;
};

} // namespace synoptic
