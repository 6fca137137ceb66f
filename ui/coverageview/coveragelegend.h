// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace synoptic {

/// What the shapes of the coverage matrix mean, in as many lines as they need.
class CoverageLegend : public QWidget
{
    Q_OBJECT
public:
    explicit CoverageLegend(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QList<QPoint> places(int width, int *height = nullptr) const;
};

} // namespace synoptic
