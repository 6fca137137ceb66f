// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/levelmotion.h"

#include "comparisonview/columnview.h"

namespace synoptic {

namespace {

constexpr int duration = 170;       ///< milliseconds
constexpr double longestWay = 0.5;  ///< of a page, that is shown
constexpr double shortestWay = 2.0; ///< pixels that are worth a glide

} // namespace

LevelMotion::LevelMotion(QObject *parent) : QObject(parent)
{
    m_glide.setDuration(duration);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &done) { place(done.toDouble()); });
}

void LevelMotion::run(const QList<Goal> &goals, bool animated)
{
    m_glide.stop();
    m_ways.clear();
    for (const Goal &goal : goals) {
        const auto rect = goal.column->rectOf(goal.range);
        if (!rect)
            continue;
        const double most = goal.column->viewport()->height() * longestWay;
        const double way = std::clamp(rect->top() - goal.level, -most, most);
        if (animated && std::abs(way) > shortestWay)
            m_ways.append({goal, way});
        else
            goal.column->bringTo(goal.range, goal.level);
    }
    if (m_ways.isEmpty())
        return;
    place(0);
    m_glide.start();
}

void LevelMotion::place(double done)
{
    for (const auto &[goal, way] : std::as_const(m_ways)) {
        if (goal.column)
            goal.column->bringTo(goal.range, goal.level + way * (1 - done));
    }
}

} // namespace synoptic
