// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QObject>
#include <QPointer>
#include <QVariantAnimation>

namespace synoptic {

class ColumnView;

/// Brings passages of several columns to one height: at once, or gliding so that the eye can follow. However
/// far the way, a glide takes the same time and shows only its last part.
class LevelMotion : public QObject
{
    Q_OBJECT
public:
    struct Goal
    {
        QPointer<ColumnView> column;
        TextRange range;
        double level = 0; ///< of the range's first line, in pixels of the viewport
    };

    explicit LevelMotion(QObject *parent = nullptr);
    void run(const QList<Goal> &goals, bool animated);
    /// Leaves everything where it is.
    void stop() { m_glide.stop(); }
    [[nodiscard]] bool isRunning() const { return m_glide.state() == QAbstractAnimation::Running; }

private:
    void place(double done);

    QList<std::pair<Goal, double>> m_ways; ///< with the distance that is left at the start
    QVariantAnimation m_glide;
};

} // namespace synoptic
