// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/corrections.h"
#include "models/notedplaces.h"

#include <QHash>

namespace synoptic {

/// Where the analyst's decisions and notes stand in the open event, for the views that mark them.
class DecidedPlaces
{
public:
    DecidedPlaces() = default;
    /// \p placed are the decisions, the oldest first; \p overruledBy as review/constraints.h tells it.
    DecidedPlaces(const QList<PlacedCorrection> &placed, const QList<int> &overruledBy,
                  const QList<Report> &reports);

    [[nodiscard]] bool contains(const Place &place) const
    {
        return m_at.contains({place.report, place.range.start});
    }
    [[nodiscard]] bool containsAny(const QList<Place> &places) const;
    /// The decisions about a place that hold, the latest first: "not the same as The Courier, by you, 25 Nov
    /// 14:02".
    [[nodiscard]] QStringList at(const Place &place) const
    {
        return m_at.value({place.report, place.range.start});
    }
    /// The same about several places, each once.
    [[nodiscard]] QStringList atAny(const QList<Place> &places) const;
    /// The starts of the decided sentences of a report.
    [[nodiscard]] QList<qsizetype> startsIn(int report) const;
    [[nodiscard]] bool isEmpty() const { return m_at.isEmpty(); }
    /// The notes that are on no mark.
    [[nodiscard]] const NotedPlaces &notes() const { return m_notes; }
    void setNotes(const NotedPlaces &notes) { m_notes = notes; }

private:
    void add(const QList<ReportRange> &side, const QList<ReportRange> &other, const CorrectionRecord &record,
             const QList<Report> &reports);

    QHash<std::pair<int, qsizetype>, QStringList> m_at;
    NotedPlaces m_notes;
};

/// What was decided, in words: "not the same", "split from".
[[nodiscard]] QString decisionWords(CorrectionKind kind, const QString &relation);
/// The same as a title: "Not the same", "Relation: conflict".
[[nodiscard]] QString decisionTitle(CorrectionKind kind, const QString &relation);
/// "by you, 25 Nov 14:02"; another analyst by name.
[[nodiscard]] QString decidedBy(const CorrectionRecord &record);
/// The sign of a decision of the user's own where there is room for text only.
inline constexpr QChar ownSign = u'✎';

} // namespace synoptic
