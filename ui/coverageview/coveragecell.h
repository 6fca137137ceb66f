// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/coverage.h"

#include <QColor>
#include <QPalette>
#include <QRectF>

class QPainter;

namespace synoptic {

/// What the picture of one cell says.
struct CellPicture
{
    enum class First { No, OfThoseTimed, Certain };
    Telling telling = Telling::Missing;
    First first = First::No;
};

/// Colours of marks, each readable on the palette's page, whatever palette it is. Made once a palette.
struct MarkColours
{
    explicit MarkColours(const QPalette &palette);
    QColor ink;   ///< of what is reported
    QColor clash; ///< of what differs
    QColor faint; ///< of what is not reported, or not yet
    QColor text;
};

/// Paints a cell by shape and weight first, colour second: a dot (not reported), a hatched box (other words),
/// a full box (the same words), a diamond (differs); a bar above for the first report, half as long where the
/// times of others are not known. Fills no background.
void paintCoverageCell(QPainter &painter, const QRectF &cell, const CellPicture &picture,
                       const MarkColours &colours);

} // namespace synoptic
