// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QList>
#include <QSet>
#include <optional>

namespace synoptic {

/// Which reports have a column, in which order, and which of them stay at the left while the others page
/// through. Reports are named by their index in the comparison. One column at least is always shown.
class ColumnArrangement
{
public:
    explicit ColumnArrangement(int reports = 0);

    /// False where it is the last one that is shown: it stays.
    [[nodiscard]] bool hide(int report);
    void show(int report) { m_hidden.remove(report); }
    void showAll() { m_hidden.clear(); }
    void setPinned(int report, bool pinned);
    /// Exchanges a shown column with the next one of its kind (pinned or not) to the right (1) or left (-1).
    /// False at the end.
    [[nodiscard]] bool move(int report, int step);
    /// To the place of another one, which makes room; it becomes pinned or not, as that one is.
    void moveTo(int report, int other);
    void setDirection(int report, std::optional<Qt::LayoutDirection> direction);

    [[nodiscard]] bool isHidden(int report) const { return m_hidden.contains(report); }
    [[nodiscard]] bool isPinned(int report) const { return m_pinned.contains(report); }
    /// What the user chose; nothing: as the text is written.
    [[nodiscard]] std::optional<Qt::LayoutDirection> direction(int report) const;
    [[nodiscard]] QList<int> hidden() const;
    /// From left to right, the pinned ones first.
    [[nodiscard]] QList<int> shown() const;

    /// Those on screen when \p fitting have room. The last of them is never pinned, unless all are.
    [[nodiscard]] QList<int> page(int fitting) const;
    /// Shows a report and turns to it.
    void bringIn(int report, int fitting);
    /// Turns by \p step columns.
    void turn(int step, int fitting);
    /// How many shown columns are off the page, before and behind it.
    [[nodiscard]] std::pair<int, int> beside(int fitting) const;

    /// For the settings: the reports by their hashes, so that it holds for any order of the files.
    [[nodiscard]] QStringList toStrings(const QList<Report> &reports) const;
    /// What is not of these reports is passed over; reports that are new come last.
    [[nodiscard]] static ColumnArrangement fromStrings(const QStringList &kept, const QList<Report> &reports);

    friend bool operator==(const ColumnArrangement &, const ColumnArrangement &) = default;

private:
    [[nodiscard]] QList<int> pagedOnes() const;
    [[nodiscard]] int room(int fitting) const;

    QList<int> m_order;
    QSet<int> m_hidden;
    QSet<int> m_pinned;
    QSet<int> m_leftToRight, m_rightToLeft;
    int m_first = 0; ///< of those that page through
};

/// The arrangement that was kept for an event, that is for these reports; as they come where there is none.
[[nodiscard]] ColumnArrangement keptArrangement(const QList<Report> &reports);
void keep(const ColumnArrangement &arrangement, const QList<Report> &reports);

} // namespace synoptic
