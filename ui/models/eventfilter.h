// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/markstore.h"
#include "models/differencefilter.h"

#include <QHash>

namespace synoptic {

/// What the reader wants to see of an event, in all views alike. Empty facets let everything through.
struct EventFilter
{
    DifferenceFilter differences;
    QSet<QString> outlets;    ///< facts that all of these report, by the reports' short names
    QSet<Relation> relations; ///< facts of which two members relate in one of these ways
    bool marked = false;      ///< with a highlight on one of its sentences
    bool noted = false;       ///< with a note on one of its sentences
    bool reviewed = false;    ///< with a verdict of a review on one of its sentences

    [[nodiscard]] bool isEmpty() const
    {
        return differences.isEmpty() && outlets.isEmpty() && relations.isEmpty() && !marked && !noted &&
               !reviewed;
    }
    friend bool operator==(const EventFilter &, const EventFilter &) = default;
};

/// What a filter asks of the facts of an event, looked up once.
class EventTraits
{
public:
    EventTraits() = default;
    EventTraits(const Comparison &comparison, const QList<PlacedHighlight> &marks);
    /// Other marks on the same event.
    void setMarks(const QList<PlacedHighlight> &marks);
    /// The sentences that notes stand on which are on no mark.
    void setNoted(const QList<Place> &noted);
    /// The sentences that verdicts stand on.
    void setReviewed(const QList<Place> &reviewed);

    [[nodiscard]] const Comparison &comparison() const { return m_comparison; }
    [[nodiscard]] bool passes(const EventFilter &filter, int fact) const;
    /// A sentence that is of no fact.
    [[nodiscard]] bool passes(const EventFilter &filter, const Place &lone) const;
    /// How many facts a filter lets through.
    [[nodiscard]] int count(const EventFilter &filter) const;

private:
    struct Traits
    {
        QSet<QString> outlets;
        QSet<Relation> relations;
        bool marked = false;
        bool noted = false;
        bool reviewed = false;
    };
    [[nodiscard]] bool isMarked(const Place &place, bool noted) const;
    void findMarked();

    Comparison m_comparison;
    QList<Traits> m_facts;                                 ///< as Comparison::facts
    QHash<int, QList<std::pair<TextRange, bool>>> m_marks; ///< by report: where, and whether with a note
    QSet<std::pair<int, qsizetype>> m_noted;               ///< sentences, by report and start
    QSet<std::pair<int, qsizetype>> m_reviewed;            ///< sentences, by report and start
};

/// What a filter lets through of one event: a value that all views share. The default one lets everything
/// through.
class FilteredEvent
{
public:
    FilteredEvent() = default;
    FilteredEvent(const EventFilter &filter, const EventTraits &traits);

    [[nodiscard]] const EventFilter &filter() const { return m_filter; }
    [[nodiscard]] bool isAll() const { return m_filter.isEmpty(); }
    [[nodiscard]] bool passes(int fact) const { return isAll() || m_facts.value(fact); }
    /// A sentence, whether it is of a fact or of none.
    [[nodiscard]] bool passes(const Place &sentence) const
    {
        return isAll() || m_sentences.contains({sentence.report, sentence.range.start});
    }
    /// A difference of a fact that passes.
    [[nodiscard]] bool passes(const Difference &difference) const
    {
        return m_filter.differences.wants(difference);
    }
    [[nodiscard]] int count() const { return int(m_facts.count(true)); }
    friend bool operator==(const FilteredEvent &a, const FilteredEvent &b)
    {
        return a.m_filter == b.m_filter && a.m_facts == b.m_facts && a.m_sentences == b.m_sentences;
    }

private:
    EventFilter m_filter;
    QList<bool> m_facts;
    QSet<std::pair<int, qsizetype>> m_sentences; ///< by report and start
};

} // namespace synoptic
