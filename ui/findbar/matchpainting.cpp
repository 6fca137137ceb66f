// SPDX-License-Identifier: GPL-3.0-or-later
#include "findbar/matchpainting.h"

#include "mainwindow/palettes.h"

#include <QPainter>
#include <QTextLayout>

namespace synoptic {

namespace {

QColor frameColour(const QPalette &palette)
{
    return readable(palette.color(QPalette::Accent), palette);
}

} // namespace

void paintMatches(QPainter &painter, const QTextLayout &layout, QPointF topLeft,
                  std::span<const TextRange> matches, std::optional<TextRange> current,
                  const QPalette &palette)
{
    if (matches.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const TextRange &match : matches) {
        const bool isCurrent = current == match;
        painter.setBrush(matchWash(palette, isCurrent));
        painter.setPen(
            QPen(isCurrent ? palette.color(QPalette::Text) : frameColour(palette), isCurrent ? 2 : 1));
        for (int i = 0; i < layout.lineCount(); ++i) {
            const QTextLine line = layout.lineAt(i);
            const qsizetype start = std::max<qsizetype>(match.start, line.textStart());
            const qsizetype end = std::min<qsizetype>(match.end, line.textStart() + line.textLength());
            if (end <= start)
                continue;
            const double from = line.cursorToX(int(start));
            const double to = line.cursorToX(int(end));
            const QRectF box(std::min(from, to), line.y(), std::abs(to - from), line.height());
            painter.drawRoundedRect(box.translated(topLeft).adjusted(-0.5, 0.5, 0.5, -0.5), 2.5, 2.5);
        }
    }
    painter.restore();
}

void paintMatchSign(QPainter &painter, QPointF centre, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(frameColour(palette), 1.6, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre - QPointF(1.2, 1.2), 3.2, 3.2);
    painter.drawLine(centre + QPointF(1.4, 1.4), centre + QPointF(4.4, 4.4));
    painter.restore();
}

} // namespace synoptic
