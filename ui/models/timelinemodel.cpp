// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timelinemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

TimelineModel::TimelineModel(QObject *parent)
    : QAbstractListModel(parent), m_data(std::make_shared<CoverageData>())
{
}

void TimelineModel::setCoverage(const SharedCoverage &data)
{
    beginResetModel();
    m_data = data;
    m_filter = {};
    m_asOf = {};
    collect();
    endResetModel();
}

void TimelineModel::setFilter(const FilteredEvent &filter)
{
    if (m_filter == filter)
        return;
    beginResetModel();
    m_filter = filter;
    collect();
    endResetModel();
}

void TimelineModel::collect()
{
    m_items = timelineOf(m_data->comparison, m_data->coverage, m_data->times);
    m_items.removeIf(
        [this](const TimelineItem &item) { return item.fact >= 0 && !m_filter.passes(item.fact); });
    m_timed =
        int(std::ranges::count_if(m_items, [](const TimelineItem &item) { return item.when.isTimed(); }));
    m_passing.clear();
    for (int row = 0; row < m_items.size() && !m_filter.isAll(); ++row)
        m_passing.append(std::ranges::any_of(sentencesOf(row),
                                             [this](const Place &place) { return m_filter.passes(place); }));
}

QList<Place> TimelineModel::sentencesOf(int row) const
{
    const TimelineItem &item = m_items.at(row);
    if (item.fact >= 0)
        return m_data->comparison.facts.at(item.fact).members;
    const Report &report = m_data->comparison.reports.at(item.place.report);
    const int at = report.passageAt(item.place.range.start);
    const int entry = at < 0 ? -1 : report.passages().at(at).entry.value_or(-1);
    QList<Place> sentences;
    for (const Passage &passage : report.passages()) {
        if (item.kind == TimelineItemKind::Entry && passage.entry.value_or(-1) != entry)
            continue;
        for (const Sentence &sentence : passage.sentences)
            sentences.append({item.place.report, sentence.range});
    }
    return sentences;
}

void TimelineModel::setDecided(const DecidedPlaces &decided)
{
    m_decided = decided;
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1));
}

bool TimelineModel::isNoted(int row) const
{
    const TimelineItem &item = itemAt(row);
    return item.kind == TimelineItemKind::Fact &&
           m_decided.notes().containsAny(m_data->comparison.facts.at(item.fact).members);
}

bool TimelineModel::isDecided(int row) const
{
    const TimelineItem &item = itemAt(row);
    return !m_decided.isEmpty() && item.kind == TimelineItemKind::Fact &&
           m_decided.containsAny(m_data->comparison.facts.at(item.fact).members);
}

void TimelineModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (!m_items.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

void TimelineModel::setAsOf(const QDateTime &utc)
{
    if (utc == m_asOf)
        return;
    const auto reported = [this] {
        const auto later = [this](const TimelineItem &item) {
            return item.when.isTimed() && m_asOf.isValid() && item.when.utc > m_asOf;
        };
        return int(std::ranges::find_if(m_items.cbegin(), m_items.cbegin() + m_timed, later) -
                   m_items.cbegin());
    };
    const int before = reported();
    m_asOf = utc;
    const int after = reported();
    if (before != after)
        emit dataChanged(index(std::min(before, after)), index(std::max(before, after) - 1));
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

bool TimelineModel::isReported(int row) const
{
    const Moment &when = m_items.at(row).when;
    return !m_asOf.isValid() || !when.isTimed() || when.utc <= m_asOf;
}

std::pair<int, int> TimelineModel::factsReported() const
{
    int reported = 0;
    int all = 0;
    for (int row = 0; row < m_timed; ++row) {
        if (m_items.at(row).kind != TimelineItemKind::Fact)
            continue;
        ++all;
        reported += isReported(row) ? 1 : 0;
    }
    return {reported, all};
}

int TimelineModel::untimedFacts() const
{
    return int(std::count_if(m_items.cbegin() + m_timed, m_items.cend(),
                             [](const TimelineItem &item) { return item.kind == TimelineItemKind::Fact; }));
}

QString TimelineModel::timeText(const Moment &moment) const
{
    return momentText(moment, m_zone, m_data->times.severalDays());
}

int TimelineModel::rowOf(const Place &place) const
{
    const auto row = [this](auto matches) {
        const auto found = std::ranges::find_if(m_items, matches);
        return found == m_items.end() ? -1 : int(found - m_items.begin());
    };
    const QList<Fact> &facts = m_data->comparison.facts;
    const int fact = row([&](const TimelineItem &item) {
        return item.fact >= 0 && std::ranges::any_of(facts.at(item.fact).members, [&](const Place &member) {
                   return member.report == place.report && member.range.overlaps(place.range);
               });
    });
    if (fact >= 0 || place.report >= m_data->comparison.reports.size())
        return fact;
    const Report &report = m_data->comparison.reports.at(place.report);
    const int passage = report.passageAt(place.range.start);
    const int entry = passage < 0 ? -1 : report.passages().at(passage).entry.value_or(-1);
    const int ofEntry = row([&](const TimelineItem &item) {
        return entry >= 0 && item.kind == TimelineItemKind::Entry && item.place.report == place.report &&
               report.entries().at(entry).range.contains(item.place.range);
    });
    return ofEntry >= 0 ? ofEntry
                        : row([&](const TimelineItem &item) { return item.place.report == place.report; });
}

QString TimelineModel::kindText(const TimelineItem &item) const
{
    switch (item.kind) {
    case TimelineItemKind::Published:
        return tr("published");
    case TimelineItemKind::Updated:
        return tr("last updated");
    case TimelineItemKind::Entry:
        return tr("entry");
    case TimelineItemKind::Fact:
        return tr("fact %1 of %2, in %3 of %4")
            .arg(item.fact + 1)
            .arg(m_data->comparison.facts.size())
            .arg(m_data->coverage.facts.at(item.fact).cells.size())
            .arg(m_data->comparison.reports.size());
    }
    Q_UNREACHABLE_RETURN({});
}

QString TimelineModel::describe(int row) const
{
    const TimelineItem &item = m_items.at(row);
    QString head =
        m_data->nameOf(item.place.report) + u", "_s + timeText(item.when) + u" · "_s + kindText(item);
    if (item.when.isTimed() && !item.when.dayGiven)
        head += tr(" · the day is that of the other reports");
    if (item.when.isTimed() && !item.when.zoneGiven)
        head += tr(" · no zone given, taken as UTC");
    if (item.fact >= 0 && item.when.isTimed() && !item.certain)
        head += tr(" · first of those whose time is known");
    if (!isReported(row))
        head += tr(" · not yet reported");
    return head + u'\n' + item.label;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineItem &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.label;
    case Qt::AccessibleTextRole: {
        QString text = u"%1, %2, %3: %4"_s.arg(m_data->nameOf(item.place.report), timeText(item.when),
                                               kindText(item), item.label);
        if (isDecided(index.row()))
            text += u", "_s + m_decided.atAny(m_data->comparison.facts.at(item.fact).members).join(u", "_s);
        return isReported(index.row()) ? text : text + tr(", not yet reported");
    }
    case Qt::ToolTipRole:
        return wrappingTip(describe(index.row()));
    case PlaceRole:
        return QVariant::fromValue(item.place);
    default:
        return {};
    }
}

} // namespace synoptic
