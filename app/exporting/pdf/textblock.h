// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/pdf/paintedpages.h"

#include <QColor>
#include <QFont>
#include <QTextLayout>
#include <memory>

namespace synoptic {

/// Text of a page before it is broken into lines: characters, which of them stand in a report, and how they
/// are set.
class PageText
{
public:
    void append(const QString &text) { m_text += text; }
    void append(const QString &text, const QTextCharFormat &format);
    /// The characters of a place, with line ends as spaces; differing values and words are marked.
    void append(const EventIndex &index, const Place &place);

    [[nodiscard]] const QString &text() const { return m_text; }

private:
    friend class TextBlock;
    struct Segment
    {
        qsizetype at = 0; ///< in the text
        Place place;
    };
    QString m_text;
    QList<Segment> m_segments;
    QList<QTextLayout::FormatRange> m_formats;
};

/// Text broken into lines of a width.
class TextBlock
{
public:
    TextBlock(const EventIndex &index, const PageText &text, const QFont &font, double width);

    [[nodiscard]] int lineCount() const { return m_layout->lineCount(); }
    [[nodiscard]] QTextLine line(int index) const { return m_layout->lineAt(index); }
    /// Upper edge of a line in the block; that of the line after the last one is the height.
    [[nodiscard]] double top(int line) const;
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] bool isRightToLeft() const { return m_rightToLeft; }
    [[nodiscard]] const QString &text() const { return m_text.m_text; }

    /// Where a place's characters stand in a line: a rectangle for each run of one direction, relative to the
    /// block's left edge and the line's upper edge, in dots.
    [[nodiscard]] QList<QRectF> rectsOf(const Place &place, int line) const;
    /// Marks, and places that others lead to, that touch the text; and whether one begins in a line.
    [[nodiscard]] const QList<int> &marks() const { return m_marks; }
    [[nodiscard]] const QList<Place> &places() const { return m_places; }
    [[nodiscard]] bool beginsIn(const Place &place, int line) const;
    /// What each glyph of a line says.
    [[nodiscard]] GlyphTexts glyphsOf(int line) const;

    // How it is drawn.
    QByteArray element = QByteArrayLiteral("P"); ///< of the document's structure
    QColor colour;
    QColor ground;                 ///< behind the lines where it is valid
    std::optional<Place> linkedTo; ///< a click goes there
    QString linkSays;
    double indent = 0;  ///< dots from the left edge of its column
    double after = 0;   ///< dots of air below
    int structure = -1; ///< index of its element once the first line is drawn

private:
    std::unique_ptr<QTextLayout> m_layout;
    PageText m_text;
    QList<int> m_marks;
    QList<Place> m_places;
    bool m_rightToLeft = false;
    double m_height = 0;
};

} // namespace synoptic
