// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

class QSqlDatabase;
class QSqlError;

namespace synoptic {

/// Sets the connection up (WAL, foreign keys, full synchronisation) and brings the schema to this program's
/// version, one numbered step a transaction, after a backup copy when there was an older schema. A newer one
/// is refused.
[[nodiscard]] Result<void> prepareSchema(QSqlDatabase &database, const QString &path);

/// SQLite's words as what failed and what to do.
[[nodiscard]] Error sqlError(const QSqlError &error, const QString &path);

} // namespace synoptic
