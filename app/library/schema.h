// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <expected>

namespace synoptic {

class Connection;

/// What a library's file is like.
enum class LibraryCondition {
    Whole,
    Damaged,      ///< what can be read of it can be salvaged
    NoLibrary,    ///< something else's file, or its very beginning is damaged
    Newer,        ///< of a later format than this program's
    Locked,       ///< by another program
    OnlyReadable, ///< the file or its folder must not be written
    Failed,       ///< the disk is full, the drive went away …
};

struct SchemaFailure
{
    LibraryCondition condition = LibraryCondition::Failed;
    Error error;
};

/// The format of this program.
[[nodiscard]] int schemaVersion();

/// Sets a connection up (journal, foreign keys, full synchronisation) and brings the schema to this program's
/// version, one numbered step a transaction, after a backup copy when there was an older schema. A newer one
/// is refused, a small file that is damaged too; large ones are checked later (health.h).
[[nodiscard]] std::expected<void, SchemaFailure> prepareSchema(Connection &connection);

} // namespace synoptic
