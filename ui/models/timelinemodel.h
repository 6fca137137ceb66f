// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/timeline.h"
#include "models/coveragemodel.h"

#include <QAbstractListModel>

namespace synoptic {

/// What stands on an event's clock, as rows in order of time; those without a time come last.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { PlaceRole = Qt::UserRole + 1 };

    explicit TimelineModel(QObject *parent = nullptr);

    void setCoverage(const SharedCoverage &data);
    [[nodiscard]] const SharedCoverage &shared() const { return m_data; }
    /// Only facts that pass have rows. A new event comes unfiltered.
    void setFilter(const FilteredEvent &filter);
    /// Whether the filter lets through something that an item tells.
    [[nodiscard]] bool passes(int row) const { return m_passing.value(row, true); }
    /// The sentences of a row: of a fact, or that stand in an entry or report.
    [[nodiscard]] QList<Place> sentencesOf(int row) const;
    /// Items in which the user has decided something are told as such.
    [[nodiscard]] bool isNoted(int row) const;
    void setDecided(const DecidedPlaces &decided);
    [[nodiscard]] bool isDecided(int row) const;
    /// The zone in which times are written.
    void setZone(const QTimeZone &zone);
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    /// What was written later counts as not yet reported; an invalid time: everything is.
    void setAsOf(const QDateTime &utc);
    [[nodiscard]] const QDateTime &asOf() const { return m_asOf; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const TimelineItem &itemAt(int row) const { return m_items.at(row); }
    /// How many rows have a time of day: they come first.
    [[nodiscard]] int timedRows() const { return m_timed; }
    /// Whether it was known by the time chosen; what has no time never counts as later.
    [[nodiscard]] bool isReported(int row) const;
    /// Facts of known time that were reported by the time chosen, and all of known time.
    [[nodiscard]] std::pair<int, int> factsReported() const;
    /// Facts that stand below the clock, since nobody gives a time for them.
    [[nodiscard]] int untimedFacts() const;
    /// "05:31", with its day where the event lasts for more than one.
    [[nodiscard]] QString timeText(const Moment &moment) const;
    /// The row of the fact, entry or report that a place belongs to, or -1.
    [[nodiscard]] int rowOf(const Place &place) const;
    /// Two lines: what it is, of whom and when; what it says.
    [[nodiscard]] QString describe(int row) const;

private:
    void collect();
    [[nodiscard]] QString kindText(const TimelineItem &item) const;

    SharedCoverage m_data;
    QList<TimelineItem> m_items;
    FilteredEvent m_filter;
    QList<bool> m_passing; ///< by row; empty where everything does
    int m_timed = 0;
    DecidedPlaces m_decided;
    QTimeZone m_zone = QTimeZone::UTC;
    QDateTime m_asOf;
};

} // namespace synoptic
