// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparison/reportnames.h"

namespace synoptic {

class EventNames;

/// What is kept of an event's facts from one comparison to the next: the names of each report, and the
/// differences of each fact under all that they hang on: its members, and which of the entities they name
/// are the same. What it gives is the same whatever was kept.
class FactMemory
{
public:
    /// Forgets the facts that the last comparison had no use for. \p keys tell the reports apart.
    void begin(std::vector<quint64> keys);
    [[nodiscard]] const std::vector<quint64> &keys() const { return m_keys; }
    [[nodiscard]] NameReader &names() { return m_names; }

    /// As findDifferences().
    [[nodiscard]] QList<Difference> differences(const QList<Report> &reports, const EventNames &names,
                                                const QList<Place> &members);

private:
    [[nodiscard]] QByteArray keyOf(const EventNames &names, const QList<Place> &members) const;

    std::vector<quint64> m_keys;
    NameReader m_names;
    QHash<QByteArray, QList<Difference>> m_last; ///< reports as ordinals among those of the fact
    QHash<QByteArray, QList<Difference>> m_now;
};

} // namespace synoptic
