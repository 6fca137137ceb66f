// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace synoptic {

/// The step that gives a library original bytes, versions, tags, links, verdicts, saved filters and the list
/// of what was removed.
[[nodiscard]] QStringList storeTables();

} // namespace synoptic
