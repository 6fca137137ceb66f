// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventfilter.h"

namespace synoptic {

EventTraits::EventTraits(const Comparison &comparison, const QList<PlacedHighlight> &marks)
    : m_comparison(comparison)
{
    QHash<std::pair<int, qsizetype>, QList<int>> factsAt;
    for (int f = 0; f < comparison.facts.size(); ++f) {
        Traits traits;
        for (const Place &member : comparison.facts.at(f).members) {
            factsAt[{member.report, member.range.start}].append(f);
            traits.outlets.insert(comparison.reports.at(member.report).shortName());
        }
        m_facts.append(traits);
    }
    for (const Alignment &alignment : comparison.alignments) {
        const QList<int> there = factsAt.value({alignment.b.report, alignment.b.range.start});
        for (const int fact : factsAt.value({alignment.a.report, alignment.a.range.start})) {
            if (there.contains(fact))
                m_facts[fact].relations.insert(alignment.relation);
        }
    }
    setMarks(marks);
}

void EventTraits::setMarks(const QList<PlacedHighlight> &marks)
{
    m_marks.clear();
    for (const PlacedHighlight &mark : marks) {
        if (mark.where)
            m_marks[mark.report].append({*mark.where, !mark.highlight.note.isEmpty()});
    }
    findMarked();
}

void EventTraits::setNoted(const QList<Place> &noted)
{
    m_noted.clear();
    for (const Place &place : noted)
        m_noted.insert({place.report, place.range.start});
    findMarked();
}

void EventTraits::findMarked()
{
    for (int f = 0; f < m_facts.size(); ++f) {
        const QList<Place> &members = m_comparison.facts.at(f).members;
        const auto has = [&](bool noted) {
            return std::ranges::any_of(members, [&](const Place &member) { return isMarked(member, noted); });
        };
        m_facts[f].marked = has(false);
        m_facts[f].noted = has(true);
    }
}

void EventTraits::setReviewed(const QList<Place> &reviewed)
{
    m_reviewed.clear();
    for (const Place &place : reviewed)
        m_reviewed.insert({place.report, place.range.start});
    for (int f = 0; f < m_facts.size(); ++f)
        m_facts[f].reviewed =
            std::ranges::any_of(m_comparison.facts.at(f).members, [this](const Place &member) {
                return m_reviewed.contains({member.report, member.range.start});
            });
}

bool EventTraits::isMarked(const Place &place, bool noted) const
{
    if (noted && m_noted.contains({place.report, place.range.start}))
        return true;
    const auto marks = m_marks.constFind(place.report);
    return marks != m_marks.constEnd() && std::ranges::any_of(*marks, [&](const auto &mark) {
               return mark.first.overlaps(place.range) && (mark.second || !noted);
           });
}

bool EventTraits::passes(const EventFilter &filter, int fact) const
{
    const Traits &traits = m_facts.at(fact);
    return traits.outlets.contains(filter.outlets) &&
           (filter.relations.isEmpty() || traits.relations.intersects(filter.relations)) &&
           (!filter.marked || traits.marked) && (!filter.noted || traits.noted) &&
           (!filter.reviewed || traits.reviewed) &&
           (filter.differences.isEmpty() || filter.differences.wants(m_comparison.facts.at(fact)));
}

bool EventTraits::passes(const EventFilter &filter, const Place &lone) const
{
    const QSet<QString> own{m_comparison.reports.at(lone.report).shortName()};
    return filter.differences.isEmpty() && filter.relations.isEmpty() && own.contains(filter.outlets) &&
           (!filter.marked || isMarked(lone, false)) && (!filter.noted || isMarked(lone, true)) &&
           (!filter.reviewed || m_reviewed.contains({lone.report, lone.range.start}));
}

int EventTraits::count(const EventFilter &filter) const
{
    int count = 0;
    for (int f = 0; f < m_facts.size(); ++f)
        count += passes(filter, f) ? 1 : 0;
    return count;
}

FilteredEvent::FilteredEvent(const EventFilter &filter, const EventTraits &traits) : m_filter(filter)
{
    if (filter.isEmpty())
        return;
    const Comparison &comparison = traits.comparison();
    QSet<std::pair<int, qsizetype>> shared;
    for (int f = 0; f < comparison.facts.size(); ++f) {
        m_facts.append(traits.passes(filter, f));
        for (const Place &member : comparison.facts.at(f).members) {
            shared.insert({member.report, member.range.start});
            if (m_facts.last())
                m_sentences.insert({member.report, member.range.start});
        }
    }
    for (int r = 0; r < comparison.reports.size(); ++r) {
        for (const Passage &passage : comparison.reports.at(r).passages()) {
            for (const Sentence &sentence : passage.sentences) {
                if (!shared.contains({r, sentence.range.start}) &&
                    traits.passes(filter, Place{r, sentence.range}))
                    m_sentences.insert({r, sentence.range.start});
            }
        }
    }
}

} // namespace synoptic
