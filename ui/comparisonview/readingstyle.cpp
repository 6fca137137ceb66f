// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/readingstyle.h"

#include <KConfigGroup>
#include <KSharedConfig>
#include <QSettings>
#include <QStyle>
#include <QWidget>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

ReadingStyle readingStyle()
{
    QSettings settings(u"synoptic"_s, u"appearance"_s);
    settings.beginGroup(u"reading"_s);
    const ReadingStyle own;
    ReadingStyle style;
    style.family = settings.value(u"family"_s).toString();
    style.size = std::clamp(settings.value(u"size"_s, own.size).toDouble(), ReadingStyle::smallest,
                            ReadingStyle::largest);
    style.measure = std::clamp(settings.value(u"measure"_s, own.measure).toInt(), ReadingStyle::narrowest,
                               ReadingStyle::widest);
    style.spacing = std::clamp(settings.value(u"spacing"_s, own.spacing).toDouble(), 1.0, 2.0);
    style.columns = std::clamp(settings.value(u"columns"_s, own.columns).toInt(), 0, 12);
    style.animated = settings.value(u"animated"_s, own.animated).toBool();
    style.locked = settings.value(u"locked"_s, own.locked).toBool();
    return style;
}

void keep(const ReadingStyle &style)
{
    QSettings settings(u"synoptic"_s, u"appearance"_s);
    settings.beginGroup(u"reading"_s);
    settings.setValue(u"family"_s, style.family);
    settings.setValue(u"size"_s, style.size);
    settings.setValue(u"measure"_s, style.measure);
    settings.setValue(u"spacing"_s, style.spacing);
    settings.setValue(u"columns"_s, style.columns);
    settings.setValue(u"animated"_s, style.animated);
    settings.setValue(u"locked"_s, style.locked);
}

QFont textFont(const ReadingStyle &style)
{
    QFont font(QStringList{u"Noto Serif"_s, u"Liberation Serif"_s, u"DejaVu Serif"_s});
    if (!style.family.isEmpty())
        font.setFamilies(QStringList{style.family} + font.families());
    font.setPointSizeF(style.size);
    return font;
}

bool desktopAnimates(const QWidget *widget)
{
    const KConfigGroup kde(KSharedConfig::openConfig(), u"KDE"_s);
    return kde.readEntry("AnimationDurationFactor", 1.0) > 0 &&
           widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) > 0;
}

} // namespace synoptic
