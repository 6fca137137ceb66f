// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QList>
#include <QStringList>
#include <expected>

namespace synoptic {

class Connection;

/// What a library's file is like.
enum class LibraryCondition {
    Whole,
    Damaged,       ///< what can be read of it can be salvaged
    NoLibrary,     ///< something else's file, or its very beginning is damaged
    Newer,         ///< of a later format than this program's
    Locked,        ///< by another program
    OnlyReadable,  ///< the file or its folder must not be written
    Failed,        ///< the disk is full, the drive went away …
    NoServer,      ///< the library's server cannot be reached
    NeedsPassword, ///< the server wants a password, or another
};

struct SchemaFailure
{
    LibraryCondition condition = LibraryCondition::Failed;
    Error error;
};

/// The format of this program.
[[nodiscard]] int schemaVersion();
/// Step n brings a library from format n to n + 1: SQLite's statements, of which Dialect makes others.
[[nodiscard]] const QList<QStringList> &schemaSteps();
/// Why a library of a later format cannot be opened.
[[nodiscard]] SchemaFailure newerFormat(int format, const QString &path);

/// Sets a connection up (journal, foreign keys, full synchronisation) and brings the schema to this program's
/// version, one numbered step a transaction, after a backup copy when there was an older schema. A newer one
/// is refused, a small file that is damaged too; large ones are checked later (health.h).
[[nodiscard]] std::expected<void, SchemaFailure> prepareSchema(Connection &connection);

} // namespace synoptic
