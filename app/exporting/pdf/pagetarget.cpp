// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/pagetarget.h"

#include "exporting/pdf/pagestyle.h"

#include <QPagedPaintDevice>

namespace synoptic {

QPainter *PagedTarget::next(const QPageSize &paper, QPageLayout::Orientation orientation)
{
    ++m_page;
    if (m_failed || (m_first > 0 && m_page < m_first) || (m_last > 0 && m_page > m_last))
        return nullptr;
    m_device.setPageLayout(QPageLayout(paper, orientation, {}, QPageLayout::Point));
    const bool begun = m_painter.isActive() ? m_device.newPage() : m_painter.begin(&m_device);
    m_failed = !begun;
    if (m_failed)
        return nullptr;
    m_painter.resetTransform();
    if (m_device.logicalDpiX() != page::resolution)
        m_painter.scale(double(m_device.logicalDpiX()) / page::resolution,
                        double(m_device.logicalDpiY()) / page::resolution);
    return &m_painter;
}

bool PagedTarget::finish()
{
    return !m_failed && (!m_painter.isActive() || m_painter.end());
}

QPainter *PictureTarget::next(const QPageSize &paper, QPageLayout::Orientation orientation)
{
    if (m_painter.isActive()) {
        m_painter.end();
        m_pictures.append(m_image);
    }
    const int page = m_page++;
    if (page < m_first || page >= m_first + m_count)
        return nullptr;
    QSizeF size = paper.size(QPageSize::Point) * m_dotsPerInch / 72;
    if (orientation == QPageLayout::Landscape)
        size.transpose();
    m_image = QImage(size.toSize(), QImage::Format_RGB32);
    m_image.fill(Qt::white);
    m_painter.begin(&m_image);
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    m_painter.scale(m_dotsPerInch / page::resolution, m_dotsPerInch / page::resolution);
    return &m_painter;
}

QList<QImage> PictureTarget::finish()
{
    if (m_painter.isActive()) {
        m_painter.end();
        m_pictures.append(m_image);
    }
    return m_pictures;
}

} // namespace synoptic
