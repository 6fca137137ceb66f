// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace synoptic {

/// Presets of keys are KXmlGui's shortcut schemes: files in the folder synoptic/shortcuts of the data
/// folders, those that are shipped and the user's own. An action that a file does not name has no key.

/// The preset that the program has without a file.
[[nodiscard]] QString usualKeyPreset();
/// The names of all, the usual one first.
[[nodiscard]] QStringList keyPresets();
/// The one that is chosen.
[[nodiscard]] QString keyPreset();

/// Lets KXmlGui find the presets beside a program that is not installed where the system looks, and goes back
/// to the usual one where the file of the chosen one is gone: without a file no action would have a key.
/// Before the window is built.
void prepareKeyPresets();

} // namespace synoptic
