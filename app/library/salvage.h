// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QList>
#include <QString>
#include <optional>

namespace synoptic {

/// What became of one table of a damaged library.
struct SalvagedTable
{
    QString name;
    qint64 saved = 0;
    std::optional<qint64> lost; ///< nothing: rows are missing, and how many cannot be told
};

struct SalvageReport
{
    QList<SalvagedTable> tables;   ///< those that had rows or lost some
    qint64 reportsWithoutText = 0; ///< marks of theirs were saved; opening their files brings the text back
    qint64 dropped = 0;            ///< rows that belonged to one that was lost (a tag on a lost mark)
    [[nodiscard]] bool everything() const;
    /// A line for each table, for the user: "highlight: 198 saved, 2 lost".
    [[nodiscard]] QString inWords() const;
};

/// Reads what can be read of a damaged library, row by row and around the pages that cannot, into a new file
/// at \p into. The damaged file is not touched: a copy of it is read. Errors: its beginning is destroyed, so
/// that no table can be found; \p into cannot be written.
[[nodiscard]] Result<SalvageReport> salvage(const QString &damaged, const QString &into);

} // namespace synoptic
