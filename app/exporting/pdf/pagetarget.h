// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>

class QPagedPaintDevice;

namespace synoptic {

/// Where pages go. Asked for one page after the other.
class PageTarget
{
public:
    PageTarget() = default;
    PageTarget(const PageTarget &) = delete;
    PageTarget &operator=(const PageTarget &) = delete;
    virtual ~PageTarget() = default;
    /// A painter in dots of page::resolution for the next page; null where the page need not be drawn.
    virtual QPainter *next(const QPageSize &paper, QPageLayout::Orientation orientation) = 0;
    /// Whether the content stream is to hold the signs that tell text pieces apart.
    [[nodiscard]] virtual bool isTagged() const { return false; }
    [[nodiscard]] virtual bool failed() const { return false; }
    /// No page after this one is wanted.
    [[nodiscard]] virtual bool isFull() const { return false; }
};

/// Draws nothing: to learn how many pages there will be.
class CountingTarget : public PageTarget
{
public:
    QPainter *next(const QPageSize &, QPageLayout::Orientation) override { return nullptr; }
};

/// A PDF writer or a printer, and of it the pages \p first to \p last (from 1; 0: all).
class PagedTarget : public PageTarget
{
public:
    PagedTarget(QPagedPaintDevice &device, bool tagged, int first = 0, int last = 0)
        : m_device(device), m_tagged(tagged), m_first(first), m_last(last)
    {
    }
    QPainter *next(const QPageSize &paper, QPageLayout::Orientation orientation) override;
    [[nodiscard]] bool isTagged() const override { return m_tagged; }
    [[nodiscard]] bool failed() const override { return m_failed; }
    [[nodiscard]] bool isFull() const override { return m_last > 0 && m_page >= m_last; }
    /// Whether everything got through.
    [[nodiscard]] bool finish();

private:
    QPagedPaintDevice &m_device;
    QPainter m_painter;
    bool m_tagged;
    bool m_failed = false;
    int m_first;
    int m_last;
    int m_page = 0;
};

/// Pictures of \p count pages from \p first (from 0).
class PictureTarget : public PageTarget
{
public:
    PictureTarget(int first, int count, double dotsPerInch)
        : m_first(first), m_count(count), m_dotsPerInch(dotsPerInch)
    {
    }
    QPainter *next(const QPageSize &paper, QPageLayout::Orientation orientation) override;
    [[nodiscard]] bool isFull() const override { return m_page >= m_first + m_count; }
    [[nodiscard]] QList<QImage> finish();

private:
    QPainter m_painter; ///< on m_image
    QImage m_image;
    QList<QImage> m_pictures;
    int m_first;
    int m_count;
    double m_dotsPerInch;
    int m_page = 0;
};

} // namespace synoptic
