// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

#include <QDateTime>
#include <QTimeZone>

namespace synoptic {

/// When something was written, put on one clock.
struct Moment
{
    QDateTime utc;          ///< invalid where no time of day is known
    QDate date;             ///< the day as the outlet counts days; invalid where it is not known
    bool dayGiven = false;  ///< else the day was taken from the other reports
    bool zoneGiven = false; ///< else the outlet's wall clock was taken as UTC

    [[nodiscard]] bool isTimed() const { return utc.isValid(); }
    friend bool operator==(const Moment &, const Moment &) = default;
};

/// The times of an event's reports on one clock. A live blog often prints times without a day; its day is
/// then that of most other reports. Entries that pass midnight go on into the next day, in whichever order
/// they stand.
class WritingTimes
{
public:
    explicit WritingTimes(const QList<Report> &reports);

    /// When a report was published, and when it was last updated.
    [[nodiscard]] const Moment &published(int report) const { return m_reports.at(report).published; }
    [[nodiscard]] const Moment &updated(int report) const { return m_reports.at(report).updated; }
    [[nodiscard]] const Moment &entry(int report, int entry) const
    {
        return m_reports.at(report).entries.at(entry);
    }
    /// When what stands at a place was written: the time of its entry, else of the last update, else of the
    /// publication, as writtenAt() has it.
    [[nodiscard]] Moment at(const Place &place) const;
    /// Whether what is known falls on more than one day, so that a time needs its day beside it.
    [[nodiscard]] bool severalDays() const { return m_severalDays; }

private:
    struct ReportTimes
    {
        Report report;
        Moment published;
        Moment updated;
        QList<Moment> entries;
    };
    void placeEntries(ReportTimes &times, std::optional<QDate> otherwise) const;

    QList<ReportTimes> m_reports;
    bool m_severalDays = false;
};

/// "09:21", "14 Jan 09:21", "14 Jan, time not known", "time not known".
[[nodiscard]] QString momentText(const Moment &moment, const QTimeZone &zone, bool withDay);

} // namespace synoptic
