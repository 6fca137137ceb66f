// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/coverage.h"
#include "visuallanguage/signs.h"

#include <QRectF>

class QPainter;

namespace synoptic {

/// What the picture of one cell says.
struct CellPicture
{
    enum class First { No, OfThoseTimed, Certain };
    Telling telling = Telling::Missing;
    First first = First::No;
    bool decided = false; ///< by the user
    bool noted = false;   ///< by the user
    bool later = false;   ///< not yet reported, whatever it tells then
};

/// Paints a cell by shape and weight first, colour second: a dot (not reported), a hatched box (other words),
/// a full box (the same words), a diamond (differs), an empty box (not yet reported); a bar above for the
/// first report, half as long where the times of others are not known; a pen at the lower right where the
/// user decided, a sheet at the lower left where they wrote a note. Fills no background.
void paintCoverageCell(QPainter &painter, const QRectF &cell, const CellPicture &picture,
                       const SignColours &colours);

} // namespace synoptic
