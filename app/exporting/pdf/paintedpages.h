// SPDX-License-Identifier: GPL-3.0-or-later
// What painting the pages tells about them: where marks, links and bookmarks came to stand, and which text is
// of which element. Positions are PDF points from the lower left corner of the page.
#pragma once

#include "exporting/eventindex.h"

#include <QHash>
#include <QRectF>
#include <QSizeF>

namespace synoptic {

struct PageSpot
{
    int page = -1;
    double x = 0;
    double y = 0;    ///< of the upper edge
    int element = 0; ///< of what stands there: index into the elements
};

/// A mark as it stands on one page: a rectangle for each line and direction of writing.
struct PageMark
{
    int page = 0;
    QList<QRectF> quads; ///< x and y of the lower left corner
    int mark = 0;        ///< index into the placed marks
    int element = 0;     ///< of the text that it is on
};

struct PageLink
{
    int page = 0;
    QRectF rect;
    PageSpot target;
    QString says;    ///< for those who cannot see where it goes
    int element = 0; ///< index into the elements
};

/// An entry of the outline.
struct PageBookmark
{
    QString title;
    PageSpot target;
    int level = 0;
};

/// An element of the document's structure (ISO 32000-1, 14.8): "H1", "P", "Table".
struct StructureElement
{
    QByteArray type;
    int parent = -1;
    QString language;   ///< BCP 47; empty: the document's
    QByteArray scope{}; ///< of a TH: "Column", "Row"
    int columns = 1;    ///< that a cell goes over
};

/// What a glyph of a line says; x in dots from the line's left edge.
struct GlyphText
{
    double x = 0;
    QString text;
    int cluster = -1; ///< index into the line's clusters
};

/// What the glyphs of a line say.
struct GlyphTexts
{
    QList<GlyphText> glyphs; ///< from left to right; empty where the font tells it (plain writing)
    /// In Indic writing: characters that glyphs say only together, in an order of their own. Empty for those
    /// of which one glyph says it all.
    QStringList clusters;
};

/// A run of text in the content stream of a page.
struct TextPiece
{
    int page = 0;
    int element = 0; ///< index into the elements
    GlyphTexts texts;
};

struct PaintedPages
{
    QList<QSizeF> pages; ///< sizes in points
    QStringList labels;  ///< of the pages
    QList<PageMark> marks;
    QList<PageLink> links;
    QList<PageBookmark> bookmarks;
    QList<StructureElement> elements;
    QList<TextPiece> pieces;      ///< in order of drawing
    QHash<Place, PageSpot> spots; ///< where members, counterparts and ends of links stand in the texts
};

} // namespace synoptic
