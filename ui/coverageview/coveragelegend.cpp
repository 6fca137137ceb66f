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
    return {{{Telling::SameWords, First::No, false}, CoverageLegend::tr("same words")},
            {{Telling::OtherWords, First::No, false}, CoverageLegend::tr("other words")},
            {{Telling::Differs, First::No, false}, CoverageLegend::tr("differs")},
            {{Telling::OtherWords, First::Certain, false}, CoverageLegend::tr("first")},
            {{Telling::OtherWords, First::OfThoseTimed, false}, CoverageLegend::tr("first of those timed")},
            {{Telling::Missing, First::No, false}, CoverageLegend::tr("not reported")},
            {{Telling::OtherWords, First::No, true}, CoverageLegend::tr("corrected by you")}};
}

} // namespace

CoverageLegend::CoverageLegend(QWidget *parent) : QWidget(parent)
{
    QStringList texts;
    for (const Meaning &meaning : meanings())
        texts.append(meaning.text);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Shapes: %1").arg(texts.join(QStringLiteral(", "))));
}

QList<QPoint> CoverageLegend::places(int width, int *height) const
{
    const int line = std::max(fontMetrics().height(), sample + 4);
    QList<QPoint> places;
    QPoint next;
    for (const Meaning &meaning : meanings()) {
        const int needed = sample + gap + fontMetrics().horizontalAdvance(meaning.text);
        if (next.x() > 0 && next.x() + needed > width)
            next = {0, next.y() + line};
        places.append(next);
        next.rx() += needed + apart;
    }
    if (height)
        *height = next.y() + line;
    return places;
}

int CoverageLegend::heightForWidth(int width) const
{
    int height = 0;
    (void)places(width, &height);
    return height;
}

QSize CoverageLegend::sizeHint() const
{
    const int width = places(QWIDGETSIZE_MAX).last().x() + sample + gap +
                      fontMetrics().horizontalAdvance(meanings().last().text);
    return {width, heightForWidth(width)};
}

QSize CoverageLegend::minimumSizeHint() const
{
    return {160, std::max(fontMetrics().height(), sample + 4)};
}

void CoverageLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const SignColours colours(palette());
    const int line = std::max(fontMetrics().height(), sample + 4);
    const QList<QPoint> at = places(width());
    for (qsizetype i = 0; i < at.size(); ++i) {
        const Meaning meaning = meanings().at(i);
        const QRect place(at.at(i), QSize(sample, line));
        paintCoverageCell(painter, QRectF(place.left(), place.top() + (line - sample) / 2, sample, sample),
                          meaning.picture, colours);
        painter.setPen(colours.text);
        painter.drawText(QRect(place.right() + gap, place.top(), width(), line), Qt::AlignVCenter,
                         meaning.text);
    }
}

} // namespace synoptic
