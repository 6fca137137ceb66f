// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/palettes.h"

namespace synoptic {

namespace {

QPalette paletteOf(QRgb window, QRgb base, QRgb text, QRgb dim, QRgb button, QRgb accent, QRgb accentText)
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(window));
    palette.setColor(QPalette::WindowText, QColor(text));
    palette.setColor(QPalette::Base, QColor(base));
    palette.setColor(QPalette::AlternateBase, QColor(window));
    palette.setColor(QPalette::Text, QColor(text));
    palette.setColor(QPalette::Button, QColor(button));
    palette.setColor(QPalette::ButtonText, QColor(text));
    palette.setColor(QPalette::ToolTipBase, QColor(base));
    palette.setColor(QPalette::ToolTipText, QColor(text));
    palette.setColor(QPalette::PlaceholderText, QColor(dim));
    palette.setColor(QPalette::Highlight, QColor(accent));
    palette.setColor(QPalette::HighlightedText, QColor(accentText));
    palette.setColor(QPalette::Link, QColor(accent));
    palette.setColor(QPalette::Accent, QColor(accent));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(dim));
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf(0xfff1efea, 0xfffdfcf9, 0xff1d1d1f, 0xff6b6862, 0xffe9e6df, 0xff24648f, 0xffffffff);
}

QPalette darkPalette()
{
    return paletteOf(0xff17181b, 0xff1e1f22, 0xffe4e2dd, 0xff9a978f, 0xff2a2b2f, 0xff6fb1dc, 0xff10151a);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightnessF() < 0.5F;
}

QColor highlightWash(HighlightColour colour, bool dark)
{
    switch (colour) {
    case HighlightColour::Yellow:
        return dark ? QColor(0x5a4f12) : QColor(0xfff0a3);
    case HighlightColour::Green:
        return dark ? QColor(0x24502a) : QColor(0xc9efbf);
    case HighlightColour::Blue:
        return dark ? QColor(0x1d4763) : QColor(0xc3e3fa);
    case HighlightColour::Pink:
        return dark ? QColor(0x612a44) : QColor(0xfbd0e0);
    case HighlightColour::Orange:
        return dark ? QColor(0x643a14) : QColor(0xffd9b0);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace synoptic
