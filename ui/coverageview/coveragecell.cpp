// SPDX-License-Identifier: GPL-3.0-or-later
#include "coverageview/coveragecell.h"

#include "mainwindow/palettes.h"

#include <QPainter>
#include <QVarLengthArray>

namespace synoptic {

namespace {

void paintHatched(QPainter &painter, const QRectF &frame, const QColor &ink)
{
    const QRectF box = frame.adjusted(0.5, 0.5, -0.5, -0.5); // the middle of its outline
    constexpr double step = 4;
    QVarLengthArray<QLineF, 24> lines;
    for (double x = box.left() - box.height() + step; x < box.right(); x += step) {
        const double before = std::max(0.0, box.left() - x); // what a line would stand out of the box
        const double beyond = std::max(0.0, x + box.height() - box.right());
        lines.append(
            QLineF(x + before, box.bottom() - before, x + box.height() - beyond, box.top() + beyond));
    }
    painter.setPen(QPen(ink, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawLines(lines.constData(), int(lines.size()));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawRect(frame.adjusted(0, 0, -1, -1));
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void paintDiamond(QPainter &painter, const QRectF &box, const QColor &ink)
{
    const double half = std::min(box.width(), box.height()) / 2;
    const QPointF centre = box.center();
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF({centre - QPointF(0, half * 1.15), centre + QPointF(half, 0),
                                   centre + QPointF(0, half * 1.15), centre - QPointF(half, 0)}));
}

} // namespace

MarkColours::MarkColours(const QPalette &palette)
    : ink(readable(palette.color(QPalette::Accent), palette)),
      clash(readable(isDark(palette) ? QColor(0xffb08a) : QColor(0x9c2f10), palette)),
      faint(readable(palette.color(QPalette::PlaceholderText), palette)), text(palette.color(QPalette::Text))
{
}

void paintCoverageCell(QPainter &painter, const QRectF &cell, const CellPicture &picture,
                       const MarkColours &colours)
{
    constexpr double bar = 3;
    const double widest = 22;
    const double inset = std::max(1.0, (cell.width() - widest) / 2);
    const QRectF box = cell.adjusted(inset, bar + 4, -inset, -3).toAlignedRect();
    painter.setRenderHint(QPainter::Antialiasing);
    switch (picture.telling) {
    case Telling::Missing:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.faint);
        painter.drawEllipse(box.center(), 1.1, 1.1);
        break;
    case Telling::OtherWords:
        paintHatched(painter, box, colours.ink);
        break;
    case Telling::SameWords:
        painter.fillRect(box, colours.ink);
        break;
    case Telling::Differs:
        paintDiamond(painter, box, colours.clash);
        break;
    }
    if (picture.first == CellPicture::First::No)
        return;
    QRectF above(box.left(), cell.top() + 3, box.width(), bar);
    if (picture.first == CellPicture::First::OfThoseTimed)
        above.setWidth(box.width() / 2);
    painter.fillRect(above, colours.text);
}

} // namespace synoptic
