// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/palettes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace synoptic {

namespace {

/// The colours of a scheme; tests/gui/tst_appearance.cpp holds every ink against every ground.
struct Colours
{
    QRgb window, base, button, text, dim, accent, accentText, difference, moved;
    std::array<QRgb, 5> marks; ///< in the order of HighlightColour
};

constexpr Colours light{0xfff1efea, 0xfffdfcf9,
                        0xffe9e6df, 0xff1d1d1f,
                        0xff5f5c56, 0xff205d87,
                        0xffffffff, 0xff962c0e,
                        0xff3a5670, {0xfffff0a3, 0xffc9efbf, 0xffc9e6fb, 0xfffbd5e3, 0xffffd9b0}};
constexpr Colours dark{0xff17181b, 0xff1e1f22,
                       0xff2a2b2f, 0xffe9e7e2,
                       0xffb4b1a9, 0xff7dbbe4,
                       0xff10151a, 0xffffb692,
                       0xffb4cce1, {0xff433b0d, 0xff1f4425, 0xff1a3f58, 0xff57253d, 0xff573212}};
constexpr Colours highContrast{0xffffffff, 0xffffffff,
                               0xffececec, 0xff000000,
                               0xff333333, 0xff003a80,
                               0xffffffff, 0xff8a0000,
                               0xff1d3d5c, {0xffffe96b, 0xffb0eda0, 0xffb3ddff, 0xffffd0e4, 0xffffd8ae}};

const Colours &coloursOf(ColourScheme scheme)
{
    switch (scheme) {
    case ColourScheme::Light:
        return light;
    case ColourScheme::Dark:
        return dark;
    case ColourScheme::HighContrast:
        return highContrast;
    }
    Q_UNREACHABLE_RETURN(light);
}

const Colours &coloursOf(const QPalette &palette)
{
    return coloursOf(schemeOf(palette));
}

QColor mixed(const QColor &from, const QColor &to, float share)
{
    return QColor::fromRgbF(from.redF() + (to.redF() - from.redF()) * share,
                            from.greenF() + (to.greenF() - from.greenF()) * share,
                            from.blueF() + (to.blueF() - from.blueF()) * share);
}

QColor faded(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

QColor over(const QColor &ground, const QColor &wash)
{
    return mixed(ground, wash, wash.alphaF());
}

} // namespace

QPalette paletteOf(ColourScheme scheme)
{
    const Colours &colours = coloursOf(scheme);
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(colours.window));
    palette.setColor(QPalette::WindowText, QColor(colours.text));
    palette.setColor(QPalette::Base, QColor(colours.base));
    palette.setColor(QPalette::AlternateBase, QColor(colours.window));
    palette.setColor(QPalette::Text, QColor(colours.text));
    palette.setColor(QPalette::Button, QColor(colours.button));
    palette.setColor(QPalette::ButtonText, QColor(colours.text));
    palette.setColor(QPalette::ToolTipBase, QColor(colours.base));
    palette.setColor(QPalette::ToolTipText, QColor(colours.text));
    palette.setColor(QPalette::PlaceholderText, QColor(colours.dim));
    palette.setColor(QPalette::Highlight, QColor(colours.accent));
    palette.setColor(QPalette::HighlightedText, QColor(colours.accentText));
    palette.setColor(QPalette::Link, QColor(colours.accent));
    palette.setColor(QPalette::Accent, QColor(colours.accent));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(colours.dim));
    return palette;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightnessF() < 0.5F;
}

ColourScheme schemeOf(const QPalette &palette)
{
    if (isDark(palette))
        return ColourScheme::Dark;
    const bool pure = palette.color(QPalette::Base) == Qt::white &&
                      palette.color(QPalette::Text) == Qt::black &&
                      palette.color(QPalette::Window) == Qt::white;
    return pure ? ColourScheme::HighContrast : ColourScheme::Light;
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
    const QList<Ground> grounds = groundsOf(palette);
    const auto legible = [&grounds](const QColor &ink) {
        return std::ranges::all_of(grounds, [&ink](const Ground &ground) {
            return contrast(ink, ground.colour) >= readableContrast;
        });
    };
    QColor drawn = colour;
    for (int step = 1; step <= 10 && !legible(drawn); ++step)
        drawn = mixed(colour, palette.color(QPalette::Text), float(step) / 10);
    return drawn;
}

QList<Ground> groundsOf(const QPalette &palette)
{
    const QColor page = palette.color(QPalette::Base);
    const QColor window = palette.color(QPalette::Window); // the pivot's column too
    QList<Ground> grounds{{"page", page},
                          {"window", window},
                          {"place", over(page, placeWash(palette))},
                          {"row", over(page, rowWash(palette))},
                          {"place in the pivot", over(window, placeWash(palette))},
                          {"row in the pivot", over(window, rowWash(palette))},
                          {"found", over(page, matchWash(palette, true))}};
    constexpr std::array names{"yellow", "green", "blue", "pink", "orange"};
    for (size_t i = 0; i < names.size(); ++i)
        grounds.append({names[i], highlightWash(HighlightColour(i), palette)});
    return grounds;
}

QList<Ink> inksOf(const QPalette &palette)
{
    return {{"text", palette.color(QPalette::Text)},
            {"dim", palette.color(QPalette::PlaceholderText)},
            {"accent", palette.color(QPalette::Accent)},
            {"difference", differenceInk(palette)},
            {"moved", movedInk(palette)}};
}

QColor placeWash(const QPalette &palette)
{
    return faded(palette.color(QPalette::Accent), 0.13F);
}

QColor rowWash(const QPalette &palette)
{
    return faded(palette.color(QPalette::Accent), 0.05F);
}

QColor matchWash(const QPalette &palette, bool current)
{
    return faded(palette.color(QPalette::Accent), current ? 0.18F : 0.08F);
}

QColor differenceInk(const QPalette &palette)
{
    return QColor(coloursOf(palette).difference);
}

QColor movedInk(const QPalette &palette)
{
    return QColor(coloursOf(palette).moved);
}

QTextCharFormat differingFormat(bool moved, const QPalette &palette)
{
    QTextCharFormat format;
    format.setFontUnderline(true);
    format.setUnderlineStyle(moved ? QTextCharFormat::DashUnderline : QTextCharFormat::DotLine);
    format.setForeground(moved ? movedInk(palette) : differenceInk(palette));
    return format;
}

QColor highlightWash(HighlightColour colour, const QPalette &palette)
{
    return QColor(coloursOf(palette).marks.at(size_t(colour)));
}

} // namespace synoptic
