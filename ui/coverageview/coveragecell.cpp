// SPDX-License-Identifier: GPL-3.0-or-later
#include "coverageview/coveragecell.h"

#include "visuallanguage/ownmark.h"

#include <QPainter>

namespace synoptic {

namespace {

Sign signOf(Telling telling)
{
    switch (telling) {
    case Telling::Missing:
        return Sign::NotReported;
    case Telling::OtherWords:
        return Sign::OtherWords;
    case Telling::SameWords:
        return Sign::SameWords;
    case Telling::Differs:
        return Sign::Conflict;
    }
    Q_UNREACHABLE_RETURN(Sign::NotReported);
}

} // namespace

void paintCoverageCell(QPainter &painter, const QRectF &cell, const CellPicture &picture,
                       const SignColours &colours)
{
    constexpr double bar = 3;
    const double widest = 22;
    const double inset = std::max(1.0, (cell.width() - widest) / 2);
    const QRectF box = cell.adjusted(inset, bar + 4, -inset, -3).toAlignedRect();
    paintRelation(painter, box, picture.later ? Sign::NotYet : signOf(picture.telling), colours);
    if (picture.decided) {
        const double size = std::min({9.0, cell.width() - 1, cell.height() / 2});
        paintOwnMark(painter, QRectF(cell.right() - size - 1, cell.bottom() - size - 1, size, size),
                     colours.text, colours.page);
    }
    if (picture.noted) {
        const double size = std::min({9.0, cell.width() - 1, cell.height() / 2});
        paintNoteSheet(painter, QRectF(cell.left() + 1, cell.bottom() - size - 1, size, size), colours.text,
                       colours.page);
    }
    if (picture.first == CellPicture::First::No)
        return;
    QRectF above(box.left(), cell.top() + 3, box.width(), bar);
    if (picture.first == CellPicture::First::OfThoseTimed)
        above.setWidth(box.width() / 2);
    painter.fillRect(above, colours.text);
}

} // namespace synoptic
