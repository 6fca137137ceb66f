// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/export.h"

#include <QRectF>

namespace synoptic {

/// A highlight as it stands on one page: a rectangle a line, in PDF points from the page's lower left corner.
struct PageMark
{
    int page = 0;
    QList<QRectF> quads; ///< x and y of the lower left corner
    Highlight highlight;
};

/// An outline entry.
struct PageBookmark
{
    QString title;
    int page = 0;
};

struct PaintedPages
{
    QList<PageMark> marks;
    QList<PageBookmark> bookmarks;
};

/// Adds to a painted PDF what QPdfWriter cannot: /Highlight annotations with appearance stream, outline,
/// title.
[[nodiscard]] Result<void> annotatePdf(const QString &from, const QString &to, const PaintedPages &pages,
                                       const QString &title);

} // namespace synoptic
