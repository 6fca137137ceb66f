// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/eventindex.h"

#include "comparison/differingwords.h"

#include <map>

namespace synoptic {

EventIndex::EventIndex(const ExportEvent &event)
    : m_event(event), m_marks(placedMarks(event)), m_links(eventLinks(event)), m_notes(eventNotes(event))
{
    for (int i = 0; i < m_marks.size(); ++i)
        put(m_marksOf, m_marks.at(i).place, i);
    for (const EventLink &link : std::as_const(m_links)) {
        put(m_linksOf, link.from, link.from);
        put(m_linksOf, link.to, link.to);
    }
    for (const EventNote &note : std::as_const(m_notes))
        put(m_linksOf, note.place, note.place);
    indexFacts();
    indexAlignments();
}

template <typename Value>
void EventIndex::put(ByPassage<Value> &index, const Place &place, const Value &value)
{
    const Report &report = m_event.comparison.reports.at(place.report);
    const QList<Passage> &passages = report.passages();
    auto passage = std::ranges::upper_bound(passages, place.range.start, {},
                                            [](const Passage &p) { return p.range.end; });
    for (; passage != passages.end() && passage->range.start < place.range.end; ++passage)
        index[{place.report, int(passage - passages.begin())}].append({place.range, value});
}

template <typename Value>
QList<EventIndex::Item<Value>> EventIndex::touching(const ByPassage<Value> &index, const Place &place) const
{
    QList<Item<Value>> found;
    const QList<Passage> &passages = m_event.comparison.reports.at(place.report).passages();
    auto passage = std::ranges::upper_bound(passages, place.range.start, {},
                                            [](const Passage &p) { return p.range.end; });
    for (; passage != passages.end() && passage->range.start < place.range.end; ++passage) {
        const auto here = index.constFind({place.report, int(passage - passages.begin())});
        if (here == index.cend())
            continue;
        for (const Item<Value> &item : *here) {
            if (item.range.overlaps(place.range))
                found.append(item);
        }
    }
    return found;
}

void EventIndex::indexFacts()
{
    for (const Fact &fact : m_event.comparison.facts) {
        for (const Place &member : fact.members)
            put(m_membersOf, member, member);
        for (const Difference &difference : fact.differences) {
            if (difference.kind == DifferenceKind::Wording)
                continue;
            for (const DifferenceValue &value : difference.values)
                put(m_values, value.place, difference.nature == DifferenceNature::Contradiction);
        }
    }
}

void EventIndex::indexAlignments()
{
    for (const Alignment &alignment : m_event.comparison.alignments) {
        put(m_counterparts, alignment.a, Counterpart{alignment.b, alignment.score});
        put(m_counterparts, alignment.b, Counterpart{alignment.a, alignment.score});
        if (alignment.relation != Relation::NearVerbatim && alignment.relation != Relation::Conflict)
            continue;
        const auto &reports = m_event.comparison.reports;
        const DifferingSides sides = differingWords(reports.at(alignment.a.report).text(alignment.a.range),
                                                    reports.at(alignment.b.report).text(alignment.b.range));
        const auto add = [&](const QList<DifferingWords> &words, const Place &place) {
            for (const DifferingWords &run : words) {
                if (!run.moved)
                    put(m_words,
                        {place.report,
                         {place.range.start + run.range.start, place.range.start + run.range.end}},
                        true);
            }
        };
        add(sides.a, alignment.a);
        add(sides.b, alignment.b);
    }
}

QList<int> EventIndex::marksIn(const Place &place) const
{
    QList<int> found;
    for (const auto &item : touching(m_marksOf, place)) {
        if (!found.contains(item.value))
            found.append(item.value);
    }
    return found;
}

QList<Place> EventIndex::membersIn(const Place &place) const
{
    QList<Place> found;
    for (const auto &item : touching(m_membersOf, place)) {
        if (!found.contains(item.value))
            found.append(item.value);
    }
    return found;
}

QList<Place> EventIndex::placesIn(const Place &place) const
{
    QList<Place> found = membersIn(place);
    for (const auto &item : touching(m_counterparts, place)) {
        if (const Place aligned{place.report, item.range}; !found.contains(aligned))
            found.append(aligned);
    }
    for (const auto &item : touching(m_linksOf, place)) {
        if (!found.contains(item.value))
            found.append(item.value);
    }
    return found;
}

QList<PartingValue> EventIndex::valuesIn(const Place &place) const
{
    QList<PartingValue> found;
    for (const auto &item : touching(m_values, place))
        found.append({item.range, item.value});
    std::ranges::stable_sort(found, {}, &PartingValue::conflict);
    return found;
}

QList<TextRange> EventIndex::wordsIn(const Place &place) const
{
    QList<TextRange> found;
    for (const auto &item : touching(m_words, place))
        found.append(item.range);
    return found;
}

QList<Place> EventIndex::counterpartsOf(const Place &place) const
{
    std::map<int, Counterpart> best;
    for (const auto &item : touching(m_counterparts, place)) {
        Counterpart &known = best[item.value.place.report];
        if (item.value.score > known.score)
            known = item.value;
    }
    QList<Place> places;
    for (const auto &[report, counterpart] : best)
        places.append(counterpart.place);
    return places;
}

} // namespace synoptic
