// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace synoptic {

/// Says by shape which rows of a list are chosen, and which one the keys are at: a bar at the left of each
/// that is chosen, a frame around the current one. Painted over what a delegate has painted.
void paintRowSigns(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option);

/// Rows as the style paints them, with these signs.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace synoptic
