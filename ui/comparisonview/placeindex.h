// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

#include <QHash>

namespace synoptic {

/// How much of a sentence other reports share; drawn in the strip beside the column, by pattern as well as
/// colour.
enum class Sharing { Own, Partly, Shared, Conflict };

/// What a comparison knows of each place, found by the report and the start of the place: so that a step
/// costs the same however long the reports are.
class PlaceIndex
{
public:
    PlaceIndex() = default;
    explicit PlaceIndex(const Comparison &comparison);

    [[nodiscard]] bool isShared(const Place &place) const;
    [[nodiscard]] Sharing sharing(const Place &place) const;
    /// The best counterpart of a place in a report; nothing where that report has none.
    [[nodiscard]] std::optional<Place> counterpart(const Place &place, int report) const;
    [[nodiscard]] bool areAligned(const Place &one, const Place &other) const;
    /// The passages of a report that have a counterpart in another one, with the best of these.
    [[nodiscard]] QList<std::pair<TextRange, TextRange>> counterparts(int report, int other) const;
    /// The facts that a place is a member of; valid as long as the index.
    [[nodiscard]] QList<const Fact *> factsOf(const Place &place) const;

private:
    using Key = std::pair<int, qsizetype>;
    Comparison m_comparison;
    QHash<Key, QList<qsizetype>> m_alignments;
    QHash<Key, QList<qsizetype>> m_facts;
};

} // namespace synoptic
