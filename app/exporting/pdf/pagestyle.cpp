// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/pagestyle.h"

#include <array>

using namespace Qt::StringLiterals;

namespace synoptic::page {

namespace {

QFont font(const QStringList &families, double size, bool bold)
{
    QFont made(families);
    made.setPixelSize(qRound(dots(size)));
    made.setBold(bold);
    made.setHintingPreference(QFont::PreferNoHinting);
    for (const char *feature : {"liga", "clig", "dlig"})
        made.setFeature(*QFont::Tag::fromString(QLatin1StringView(feature)), 0);
    return made;
}

} // namespace

QFont serif(double size, bool bold)
{
    static const QStringList families{u"Noto Serif"_s,        u"Liberation Serif"_s,  u"Noto Naskh Arabic"_s,
                                      u"Noto Serif Hebrew"_s, u"Noto Serif CJK SC"_s, u"DejaVu Serif"_s};
    return font(families, size, bold);
}

QFont sans(double size, bool bold)
{
    static const QStringList families{u"Noto Sans"_s,        u"Liberation Sans"_s,  u"Noto Sans Arabic"_s,
                                      u"Noto Sans Hebrew"_s, u"Noto Sans CJK SC"_s, u"DejaVu Sans"_s};
    return font(families, size, bold);
}

QTextCharFormat partingValue(bool conflict)
{
    QTextCharFormat format;
    format.setFontWeight(QFont::Bold);
    if (conflict) { // the line tells it in black and white
        format.setForeground(differenceInk);
        format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        format.setUnderlineColor(differenceInk);
    }
    return format;
}

QTextCharFormat differingWords()
{
    QTextCharFormat format;
    format.setUnderlineStyle(QTextCharFormat::DotLine);
    format.setUnderlineColor(differenceInk);
    return format;
}

QColor markWash(HighlightColour colour)
{
    constexpr std::array washes{QRgb(0xffe96b), QRgb(0xb0eda0), QRgb(0xb3ddff), QRgb(0xffd0e4),
                                QRgb(0xffd8ae)};
    return QColor(washes.at(size_t(colour)));
}

} // namespace synoptic::page
