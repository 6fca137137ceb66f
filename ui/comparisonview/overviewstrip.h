// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparisonview/placeindex.h"

#include <QWidget>
#include <vector>

namespace synoptic {

class ColumnView;

/// A whole report from top to bottom beside its column: what is shared, where the reader is, which part is in
/// sight. A click or a drag goes there. Its scale is the length of the text, not of what was laid out so far:
/// so nothing on it moves by itself. Painting costs as much for a long report as for a short one.
class OverviewStrip : public QWidget
{
    Q_OBJECT
public:
    /// \p column outlives the strip.
    explicit OverviewStrip(ColumnView *column, QWidget *parent = nullptr);
    static constexpr int breadth = 13; ///< pixels
    [[nodiscard]] QSize sizeHint() const override { return {breadth, 100}; }
    /// The height at which a position of the text stands, in pixels.
    [[nodiscard]] double yOf(double offset) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void sample();
    [[nodiscard]] bool isAllInSight() const;
    void paintFrame(QPainter &painter, double from, double to) const;
    void go(double y);
    [[nodiscard]] double length() const;

    ColumnView *m_column;
    std::vector<Sharing> m_rows; ///< the most that is shared in each row of pixels
    std::vector<bool> m_later;   ///< of the same rows: nothing but what came after the time chosen
};

} // namespace synoptic
