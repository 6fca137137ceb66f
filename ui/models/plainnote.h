// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace synoptic {

/// The words of a note without the signs of its Markdown. The thread of the window only.
[[nodiscard]] QString plainNote(const QString &note);

} // namespace synoptic
