// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/writingtimes.h"

#include <QLocale>
#include <QMap>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int secondsOfDay = 24 * 60 * 60;

Moment momentOf(QDate date, std::optional<QTime> time, std::optional<int> offsetMinutes)
{
    Moment moment;
    moment.date = date;
    moment.dayGiven = date.isValid();
    moment.zoneGiven = offsetMinutes.has_value();
    if (date.isValid() && time)
        moment.utc = QDateTime(date, *time, QTimeZone::UTC).addSecs(-60 * offsetMinutes.value_or(0));
    return moment;
}

Moment momentOf(const std::optional<PublicationTime> &given)
{
    return given ? momentOf(given->date, given->time, given->utcOffsetMinutes) : Moment();
}

/// The day that most reports give; of equals the latest.
std::optional<QDate> commonDay(const QList<Report> &reports)
{
    QMap<QDate, int> days;
    for (const Report &report : reports)
        if (report.metadata().published)
            ++days[report.metadata().published->date];
    std::optional<QDate> best;
    for (auto day = days.cbegin(); day != days.cend(); ++day)
        if (!best || day.value() >= days.value(*best))
            best = day.key();
    return best;
}

/// Indices of the entries that print a time, from the earliest: most blogs put the newest first.
QList<int> chronological(const QList<Entry> &entries)
{
    QList<int> timed;
    for (int i = 0; i < entries.size(); ++i)
        if (entries.at(i).time)
            timed.append(i);
    int steps = 0;
    for (qsizetype i = 1; i < timed.size(); ++i) {
        // The shorter way round the clock.
        const int ahead = entries.at(timed.at(i - 1)).time->secsTo(*entries.at(timed.at(i)).time);
        steps += ahead == 0 ? 0 : (ahead > 0) == (std::abs(ahead) < secondsOfDay / 2) ? 1 : -1;
    }
    if (steps < 0)
        std::ranges::reverse(timed);
    return timed;
}

/// Whether the clock went past midnight between two entries, rather than one standing out of its order: the
/// night between them is short. What stands first is often pinned there, so it must be nearer.
bool passesMidnight(QTime before, QTime after, bool first)
{
    const int night = secondsOfDay - after.secsTo(before);
    return after < before && night < (first ? secondsOfDay / 4 : secondsOfDay / 2);
}

} // namespace

WritingTimes::WritingTimes(const QList<Report> &reports)
{
    const std::optional<QDate> day = commonDay(reports);
    QSet<QDate> days;
    for (const Report &report : reports) {
        ReportTimes times;
        times.report = report;
        times.published = momentOf(report.metadata().published);
        times.updated = momentOf(report.metadata().updated);
        placeEntries(times, day);
        for (const Moment &moment : {times.published, times.updated})
            if (moment.date.isValid())
                days.insert(moment.date);
        for (const Moment &moment : std::as_const(times.entries))
            if (moment.isTimed())
                days.insert(moment.date);
        m_reports.append(times);
    }
    m_severalDays = days.size() > 1;
}

void WritingTimes::placeEntries(ReportTimes &times, std::optional<QDate> otherwise) const
{
    const QList<Entry> &entries = times.report.entries();
    const Metadata &metadata = times.report.metadata();
    const auto given = metadata.published ? metadata.published : metadata.updated;
    Moment untimed;
    untimed.date = given ? given->date : QDate();
    untimed.dayGiven = given.has_value();
    times.entries.fill(untimed, entries.size());

    QDate day = given ? given->date : otherwise.value_or(QDate());
    if (!day.isValid())
        return;
    const QList<int> order = chronological(entries);
    for (qsizetype i = 0; i < order.size(); ++i) {
        const QTime time = *entries.at(order.at(i)).time;
        if (i > 0 && passesMidnight(*entries.at(order.at(i - 1)).time, time, i == 1))
            day = day.addDays(1);
        Moment &moment = times.entries[order.at(i)];
        moment = momentOf(day, time, given ? given->utcOffsetMinutes : std::nullopt);
        moment.dayGiven = given.has_value();
    }
}

Moment WritingTimes::at(const Place &place) const
{
    const ReportTimes &times = m_reports.at(place.report);
    const int passage = times.report.passageAt(place.range.start);
    const auto entry = passage < 0 ? std::nullopt : times.report.passages().at(passage).entry;
    if (entry && times.entries.at(*entry).isTimed())
        return times.entries.at(*entry);
    return times.updated.date.isValid() ? times.updated : times.published;
}

QString momentText(const Moment &moment, const QTimeZone &zone, bool withDay)
{
    const QLocale locale;
    const QString dayFormat = u"d MMM"_s;
    if (moment.isTimed()) {
        const QDateTime local = moment.utc.toTimeZone(zone);
        const QString time = local.time().toString(u"HH:mm"_s);
        return withDay ? locale.toString(local.date(), dayFormat) + u' ' + time : time;
    }
    if (moment.date.isValid())
        return locale.toString(moment.date, dayFormat) + u", time not known"_s;
    return u"time not known"_s;
}

} // namespace synoptic
