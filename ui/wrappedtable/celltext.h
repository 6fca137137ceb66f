// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QPalette>
#include <QTextLayout>
#include <memory>

class QPainter;

namespace synoptic {

/// The text of a cell as it is painted: wrapped at a width, no more than so many lines, the last of which
/// ends with an ellipsis where text is left over.
class CellText
{
public:
    /// \p width and the result's height in pixels; \p lines 0 for as many as there are.
    CellText(const QString &text, const QList<QTextLayout::FormatRange> &formats, const QFont &font,
             double width, int lines = 0);

    [[nodiscard]] double height() const { return m_height; }
    /// Found words, as offsets into the text, are framed.
    void paint(QPainter &painter, QPointF topLeft, const QList<TextRange> &matches = {},
               const QPalette &palette = {}) const;

private:
    void layOut(double width, int lines);

    std::unique_ptr<QTextLayout> m_layout;
    double m_height = 0;
};

/// The typeface that reports are read in.
[[nodiscard]] QFont readingFont(double points);

} // namespace synoptic
