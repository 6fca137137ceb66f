// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QWidget>
#include <optional>

namespace synoptic {

/// Draws the active link between the columns, and nothing else; the mouse goes through it.
class LinkOverlay : public QWidget
{
    Q_OBJECT
public:
    explicit LinkOverlay(QWidget *parent);
    /// Rectangles of the linked places from left to right, nothing for a column without one, in this widget's
    /// coordinates.
    void setPlaces(const QList<std::optional<QRectF>> &places);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<std::optional<QRectF>> m_places;
};

} // namespace synoptic
