// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/corrections.h"
#include "report/error.h"

#include <QList>

namespace synoptic {

class Connection;

/// The analyst's decisions about alignments and facts.
class CorrectionRecords
{
public:
    explicit CorrectionRecords(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<QList<CorrectionRecord>> all() const; ///< of all reports, the oldest first
    /// With its places, in one transaction.
    [[nodiscard]] Result<void> add(const CorrectionRecord &record);
    [[nodiscard]] Result<void> remove(const QUuid &id);
    [[nodiscard]] Result<bool> holds(const QUuid &id) const; ///< whether it is there

private:
    [[nodiscard]] Result<void> addSide(const QUuid &id, int side, const QList<AnchoredPlace> &places);
    Connection &m_connection;
};

/// The statements that make their tables.
[[nodiscard]] QStringList correctionTables();
/// The statements that keep in mind which were taken back, so that merging does not bring them back.
[[nodiscard]] QStringList correctionRemovals();

} // namespace synoptic
