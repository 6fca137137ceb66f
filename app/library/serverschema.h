// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/schema.h"

namespace synoptic {

/// prepareSchema() for a library on a server: the same numbered steps, each in a transaction. Its format
/// stands in the table `library_format`. There is no copy before a step: who keeps the server keeps copies.
[[nodiscard]] std::expected<void, SchemaFailure> prepareServer(Connection &connection);

} // namespace synoptic
