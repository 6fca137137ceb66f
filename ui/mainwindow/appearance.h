// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace synoptic {

/// How the user wants the window to look; kept between sessions.
struct Appearance
{
    QString colours;     ///< "system", "light", "dark" or "high-contrast"
    QString syntaxTheme; ///< name of a theme, "none", or empty for our own
};

[[nodiscard]] Appearance appearance();
void keep(const Appearance &appearance);

/// The values of Appearance::colours.
[[nodiscard]] QStringList colourNames();
/// Sets the application's palette; an unknown name is that of the desktop, light or dark.
void applyPalette(const QString &colours);

} // namespace synoptic
