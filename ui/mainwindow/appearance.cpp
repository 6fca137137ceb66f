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

QStringList colourNames()
{
    return {u"system"_s, u"light"_s, u"dark"_s, u"high-contrast"_s};
}

void applyPalette(const QString &colours)
{
    const qsizetype known = colourNames().indexOf(colours);
    const bool desktopDark = QApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    const auto scheme = known > 0     ? ColourScheme(known - 1)
                        : desktopDark ? ColourScheme::Dark
                                      : ColourScheme::Light;
    QApplication::setPalette(paletteOf(scheme));
    QIcon::setThemeName(scheme == ColourScheme::Dark ? u"breeze-dark"_s : u"breeze"_s);
}

} // namespace synoptic
