// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/palettes.h"

#include <cmath>

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

double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor readable(const QColor &colour, const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    QColor mixed = colour;
    for (int step = 1; step <= 10 && contrast(mixed, palette.color(QPalette::Base)) < readableContrast;
         ++step) {
        const float share = float(step) / 10;
        mixed = QColor::fromRgbF(colour.redF() + (text.redF() - colour.redF()) * share,
                                 colour.greenF() + (text.greenF() - colour.greenF()) * share,
                                 colour.blueF() + (text.blueF() - colour.blueF()) * share);
    }
    return mixed;
}

QColor differenceInk(bool dark)
{
    return dark ? QColor(0xffb08a) : QColor(0x9c2f10);
}

QTextCharFormat differingFormat(bool moved, bool dark)
{
    QTextCharFormat format;
    format.setFontUnderline(true);
    format.setUnderlineStyle(moved ? QTextCharFormat::DashUnderline : QTextCharFormat::DotLine);
    format.setForeground(moved ? QColor(dark ? 0xa9c4dc : 0x3a5670) : differenceInk(dark));
    return format;
}

QColor highlightWash(HighlightColour colour, bool dark)
{
    switch (colour) {
    case HighlightColour::Yellow:
        return dark ? QColor(0x4a410f) : QColor(0xfff0a3);
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
