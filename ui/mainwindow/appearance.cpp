// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/appearance.h"

#include "mainwindow/palettes.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace synoptic {

Appearance appearance()
{
    const QSettings settings(u"synoptic"_s, u"appearance"_s);
    return {settings.value(u"colours"_s, u"system"_s).toString(),
            settings.value(u"syntaxTheme"_s).toString()};
}

void keep(const Appearance &appearance)
{
    QSettings settings(u"synoptic"_s, u"appearance"_s);
    settings.setValue(u"colours"_s, appearance.colours);
    settings.setValue(u"syntaxTheme"_s, appearance.syntaxTheme);
}

void applyPalette(const QString &colours)
{
    const bool dark =
        colours == "dark"_L1 ||
        (colours != "light"_L1 && QApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    QIcon::setThemeName(dark ? u"breeze-dark"_s : u"breeze"_s);
}

} // namespace synoptic
