// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/timeline.h"

#include <algorithm>
#include <tuple>

namespace synoptic {

namespace {

bool isRead(PassageKind kind)
{
    return kind == PassageKind::Title || kind == PassageKind::Heading || kind == PassageKind::Body;
}

/// The first sentence that is read of an entry, or of the whole report.
TextRange firstSentence(const Report &report, std::optional<int> entry)
{
    for (const Passage &passage : report.passages())
        if (isRead(passage.kind) && !passage.sentences.isEmpty() && (!entry || passage.entry == entry))
            return passage.sentences.first().range;
    return entry ? report.entries().at(*entry).range : TextRange{};
}

bool hasTimedEntries(int r, const Report &report, const WritingTimes &times)
{
    for (int e = 0; e < report.entries().size(); ++e)
        if (times.entry(r, e).isTimed())
            return true;
    return false;
}

void addReport(QList<TimelineItem> &items, int r, const Report &report, const WritingTimes &times)
{
    TimelineItem item;
    item.place = {r, firstSentence(report, std::nullopt)};
    item.label = report.metadata().title.simplified();
    if (item.label.isEmpty())
        item.label = report.shortName();
    item.when = times.published(r);
    // The entries of a live blog stand for it.
    if (item.when.isTimed() || !hasTimedEntries(r, report, times))
        items.append(item);
    if (times.updated(r).date.isValid() && times.updated(r) != times.published(r)) {
        item.kind = TimelineItemKind::Updated;
        item.when = times.updated(r);
        items.append(item);
    }
}

void addEntries(QList<TimelineItem> &items, int r, const Report &report, const WritingTimes &times)
{
    for (int e = 0; e < report.entries().size(); ++e) {
        TimelineItem item;
        item.kind = TimelineItemKind::Entry;
        const Entry &entry = report.entries().at(e);
        item.place = {r, firstSentence(report, e)};
        item.when = times.entry(r, e);
        item.label = entry.heading.simplified();
        // Some entries are a time and a name, and nothing else.
        if (item.label.isEmpty())
            item.label = item.place.range == entry.range && !entry.author.isEmpty()
                             ? entry.author
                             : report.text(item.place.range).toString().simplified();
        items.append(item);
    }
}

TimelineItem itemOf(const Fact &fact, int index, const FactCoverage &coverage, const WritingTimes &times)
{
    TimelineItem item;
    item.kind = TimelineItemKind::Fact;
    item.fact = index;
    item.label = fact.statement.simplified();
    item.place = coverage.first ? coverage.first->place : fact.members.first();
    item.when = coverage.first ? coverage.first->when : times.at(item.place);
    item.certain = coverage.first && coverage.first->certain;
    return item;
}

auto order(const TimelineItem &item)
{
    return std::tuple(!item.when.isTimed(), item.when.isTimed() ? item.when.utc.toMSecsSinceEpoch() : 0,
                      item.place.report, item.when.isTimed() ? 0 : item.place.range.start, item.kind,
                      item.place.range.start);
}

} // namespace

QList<TimelineItem> timelineOf(const Comparison &comparison, const Coverage &coverage,
                               const WritingTimes &times)
{
    QList<TimelineItem> items;
    for (int r = 0; r < comparison.reports.size(); ++r) {
        addReport(items, r, comparison.reports.at(r), times);
        addEntries(items, r, comparison.reports.at(r), times);
    }
    for (int f = 0; f < comparison.facts.size(); ++f)
        if (!comparison.facts.at(f).members.isEmpty())
            items.append(itemOf(comparison.facts.at(f), f, coverage.facts.at(f), times));
    std::ranges::stable_sort(items, {}, order);
    return items;
}

} // namespace synoptic
