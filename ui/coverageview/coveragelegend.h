// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace synoptic {

/// What the shapes of the coverage matrix mean, in one line.
class CoverageLegend : public QWidget
{
    Q_OBJECT
public:
    explicit CoverageLegend(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace synoptic
