// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "visuallanguage/signs.h"

#include <QIcon>

namespace synoptic {

/// A drawing of resources/icons by its name ("open"), in the colour of the palette's text: light and dark are
/// one drawing, sharp at any scale. A null icon where there is no such drawing.
[[nodiscard]] QIcon symbolicIcon(const QString &name);
/// The icon of an action by its object name ("file_open"); null where it has none.
[[nodiscard]] QIcon actionIcon(const QString &action);
/// The names in the table of actionIcon().
[[nodiscard]] QStringList actionsWithIcon();

} // namespace synoptic
