// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace synoptic {

/// How the user wants the window to look; kept between sessions.
struct Appearance
{
    QString colours;     ///< "system", "light" or "dark"
    QString syntaxTheme; ///< name of a theme, "none", or empty for our own
};

[[nodiscard]] Appearance appearance();
void keep(const Appearance &appearance);

/// Sets the application's palette: "light", "dark", anything else as the desktop says.
void applyPalette(const QString &colours);

} // namespace synoptic
