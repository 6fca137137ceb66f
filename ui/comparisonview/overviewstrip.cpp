// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/overviewstrip.h"

#include "comparisonview/columnview.h"
#include "mainwindow/palettes.h"

#include <QMouseEvent>
#include <QPainter>

namespace synoptic {

OverviewStrip::OverviewStrip(ColumnView *column, QWidget *parent) : QWidget(parent), m_column(column)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Overview of %1").arg(column->report().shortName()));
    setToolTip(tr("The whole report: click or drag to go there"));
    connect(column, &ColumnView::changed, this, [this] {
        sample();
        update();
    });
    connect(column, &ColumnView::scrolled, this, qOverload<>(&QWidget::update));
    connect(column, &ColumnView::resized, this, qOverload<>(&QWidget::update));
}

double OverviewStrip::length() const
{
    return std::max<double>(1, double(m_column->report().text().size()));
}

double OverviewStrip::yOf(double offset) const
{
    return offset / length() * height();
}

void OverviewStrip::sample()
{
    m_rows.assign(size_t(std::max(1, height())), Sharing::Own);
    m_later.assign(m_rows.size(), false);
    for (const auto &[range, sharing] : m_column->sharing()) {
        const size_t first = size_t(yOf(double(range.start)));
        const size_t last = std::max(first + 1, size_t(yOf(double(range.end))));
        if (m_column->passingMarks().isLater(range)) {
            for (size_t row = first; row < last && row < m_later.size(); ++row)
                m_later[row] = true;
            continue;
        }
        for (size_t row = first; row < last && row < m_rows.size(); ++row)
            m_rows[row] = std::max(m_rows[row], sharing);
    }
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor ink = palette().color(QPalette::Accent);
    ink.setAlphaF(0.7F);
    const QColor alarm = differenceInk(palette());
    const bool mirrored = m_column->isRightToLeft();
    const auto row = [&](double x, double y, double width, double high, const QColor &colour) {
        painter.fillRect(QRectF(mirrored ? this->width() - x - width : x, y, width, high), colour);
    };
    for (size_t y = 0; y < m_rows.size(); ++y) {
        const Sharing sharing = m_rows[y];
        if (sharing == Sharing::Conflict)
            row(2, double(y), 9, 1, alarm);
        else if (sharing == Sharing::Shared)
            row(5, double(y), 6, 1, ink);
        else if (m_later[y] && sharing == Sharing::Own) // not yet reported: the sides of an empty bar
            for (const double side : {5.0, 10.0})
                row(side, double(y), 1, 1, palette().color(QPalette::PlaceholderText));
        else if (sharing == Sharing::Partly && y % 2 == 0) // hatched, as beside the text
            row(5, double(y), 6, 1, ink);
    }
    const double from = yOf(m_column->offsetAt(0));
    const double to = std::max(from + 8, yOf(m_column->offsetAt(m_column->viewport()->height())));
    if (!isAllInSight())
        paintFrame(painter, from, to);
    if (const auto active = m_column->active())
        row(0, yOf(double(active->start)) - 1, width(), 3, palette().color(QPalette::Accent));
}

bool OverviewStrip::isAllInSight() const
{
    const QList<Passage> &passages = m_column->report().passages();
    return passages.isEmpty() ||
           (m_column->offsetAt(0) <= double(passages.first().range.start) &&
            m_column->offsetAt(m_column->viewport()->height()) >= double(passages.last().range.end) - 1);
}

/// Round what is in sight.
void OverviewStrip::paintFrame(QPainter &painter, double from, double to) const
{
    QColor glass = palette().color(QPalette::Text);
    glass.setAlphaF(0.10F);
    painter.fillRect(QRectF(0, from, width(), to - from), glass);
    glass.setAlphaF(0.45F);
    painter.setPen(glass);
    painter.drawRect(QRectF(0.5, from + 0.5, width() - 1, to - from - 1));
}

void OverviewStrip::resizeEvent(QResizeEvent *)
{
    sample();
}

void OverviewStrip::go(double y)
{
    m_column->go(std::clamp(y / std::max(1, height()), 0.0, 1.0) * length());
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        go(event->position().y());
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        go(event->position().y());
}

} // namespace synoptic
