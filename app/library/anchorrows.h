// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/anchor.h"
#include "library/storedvalues.h"

#include <QSqlQuery>
#include <QVariantList>

namespace synoptic {

/// The six columns report, start, end, exact, prefix, suffix of the tables that hold anchors.
[[nodiscard]] inline QVariantList anchorValues(const Anchor &anchor)
{
    return {hashText(anchor.reportSha256), anchor.start,          anchor.end,
            stored(anchor.exact),          stored(anchor.prefix), stored(anchor.suffix)};
}

/// The same, read from \p first on.
[[nodiscard]] inline Anchor anchorOf(const QSqlQuery &row, int first)
{
    return {row.value(first).toString().toLatin1(), row.value(first + 1).toLongLong(),
            row.value(first + 2).toLongLong(),      row.value(first + 3).toString(),
            row.value(first + 4).toString(),        row.value(first + 5).toString()};
}

} // namespace synoptic
