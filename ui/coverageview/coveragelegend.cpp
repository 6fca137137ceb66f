// SPDX-License-Identifier: GPL-3.0-or-later
#include "coverageview/coveragelegend.h"

#include "coverageview/coveragecell.h"

#include <QPainter>

namespace synoptic {

namespace {

constexpr int sample = 20;
constexpr int gap = 6;
constexpr int apart = 18;

struct Meaning
{
    CellPicture picture;
    QString text;
};

QList<Meaning> meanings()
{
    using First = CellPicture::First;
    return {{{Telling::SameWords, First::No}, CoverageLegend::tr("same words")},
            {{Telling::OtherWords, First::No}, CoverageLegend::tr("other words")},
            {{Telling::Differs, First::No}, CoverageLegend::tr("differs")},
            {{Telling::OtherWords, First::Certain}, CoverageLegend::tr("first")},
            {{Telling::OtherWords, First::OfThoseTimed}, CoverageLegend::tr("first of those timed")},
            {{Telling::Missing, First::No}, CoverageLegend::tr("not reported")}};
}

} // namespace

CoverageLegend::CoverageLegend(QWidget *parent) : QWidget(parent)
{
    QStringList texts;
    for (const Meaning &meaning : meanings())
        texts.append(meaning.text);
    setAccessibleName(tr("Shapes: %1").arg(texts.join(QStringLiteral(", "))));
}

QSize CoverageLegend::sizeHint() const
{
    int width = 0;
    for (const Meaning &meaning : meanings())
        width += sample + gap + fontMetrics().horizontalAdvance(meaning.text) + apart;
    return {width, std::max(fontMetrics().height(), sample + 4)};
}

QSize CoverageLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void CoverageLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const MarkColours colours(palette());
    int x = 0;
    for (const Meaning &meaning : meanings()) {
        paintCoverageCell(painter, QRectF(x, (height() - sample) / 2, sample, sample), meaning.picture,
                          colours);
        x += sample + gap;
        painter.setPen(palette().color(QPalette::WindowText));
        const int width = fontMetrics().horizontalAdvance(meaning.text);
        painter.drawText(QRect(x, 0, width + 1, height()), Qt::AlignVCenter, meaning.text);
        x += width + apart;
    }
}

} // namespace synoptic
