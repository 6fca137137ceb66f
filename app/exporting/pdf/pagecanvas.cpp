// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/pagecanvas.h"

#include "exporting/pdf/pagestyle.h"

using namespace Qt::StringLiterals;

namespace synoptic {

using page::dot;
using page::dots;

PageCanvas::PageCanvas(PageTarget &target, const EventIndex &index, const PdfOptions &options,
                       const PageFoot &foot, const PaintedPages *before, const Progress &progress)
    : m_target(target), m_index(index), m_options(options), m_foot(foot), m_before(before),
      m_progress(progress)
{
    open("Document");
}

double PageCanvas::margin() const
{
    return dots(44);
}

double PageCanvas::top() const
{
    return dots(48);
}

double PageCanvas::bottom() const
{
    return m_height - dots(48);
}

void PageCanvas::startPart(QPageLayout::Orientation orientation, const QString &label, bool notesMarks,
                           bool isFullText)
{
    m_orientation = m_options.orientation.value_or(orientation);
    m_label = label;
    m_notesMarks = notesMarks;
    m_isFullText = isFullText;
    QSizeF size = QPageSize(m_options.paper).size(QPageSize::Point);
    if (m_orientation == QPageLayout::Landscape)
        size.transpose();
    m_width = dots(size.width());
    m_height = dots(size.height());
}

void PageCanvas::newPage(const QString &head)
{
    if (m_target.isFull() || m_target.failed())
        m_stopped = true;
    if (m_progress && !m_progress(m_foot.total > 0 ? double(m_painted.pages.size()) / m_foot.total : 0))
        m_stopped = true;
    m_painter = m_stopped ? nullptr : m_target.next(QPageSize(m_options.paper), m_orientation);
    m_painted.pages.append(QSizeF(m_width, m_height) * dot);
    m_painted.labels.append(m_label);
    y = top();
    if (m_painter)
        drawHeadAndFoot(head);
}

void PageCanvas::sign(int id, double kind)
{
    if (m_painter && m_target.isTagged())
        m_painter->fillRect(QRectF(kind, -id - 10, 7, 7), Qt::black);
}

void PageCanvas::artifact(const std::function<void()> &draw, Artifact kind)
{
    if (!m_painter)
        return;
    sign(int(kind), sign::artifact);
    draw();
    sign(0, sign::end);
}

void PageCanvas::drawHeadAndFoot(const QString &head)
{
    artifact(
        [&] {
            const double foot = m_height - dots(34);
            drawFurniture(head, margin(), dots(26), textWidth(), false);
            m_painter->fillRect(QRectF(margin(), foot - dots(3), textWidth(), dots(0.5)), page::rule);
            const QString number = m_foot.total > 0
                                       ? u"page %1 of %2"_s.arg(m_painted.pages.size()).arg(m_foot.total)
                                       : u"page %1"_s.arg(m_painted.pages.size());
            const double third = textWidth() / 3;
            drawFurniture(number, margin() + third, foot, third * 2, true);
            drawFurniture(m_foot.left, margin(), foot, third * 2 - dots(12), false);
            drawFurniture(m_foot.date, margin(), foot + dots(10), third, false);
            if (!m_foot.hash.isEmpty())
                drawFurniture(m_foot.hash, margin() + third, foot + dots(10), third * 2, true);
        },
        Artifact::Pagination);
}

/// One line, cut short where it is too long.
void PageCanvas::drawFurniture(const QString &text, double x, double top, double width, bool right)
{
    const QFont font = page::sans(7.5);
    QTextLayout layout(text, font);
    QTextOption option;
    option.setUseDesignMetrics(true);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (!line.isValid())
        return;
    line.setNumColumns(int(text.size()));
    if (line.naturalTextWidth() > width) {
        const int fits = line.xToCursor(width - dots(8));
        layout.endLayout();
        drawFurniture(text.left(fits).trimmed() + u'…', x, top, width + dots(8), right);
        return;
    }
    layout.endLayout();
    m_painter->setPen(page::dim);
    line.draw(m_painter, {right ? x + width - line.naturalTextWidth() : x, top});
}

QRectF PageCanvas::onPage(const QRectF &rect) const
{
    return {rect.left() * dot, (m_height - rect.bottom()) * dot, rect.width() * dot, rect.height() * dot};
}

PageSpot PageCanvas::here() const
{
    return {page(), 0, (m_height - y) * dot};
}

void PageCanvas::drawLine(TextBlock &block, int line, double x, double top)
{
    const QTextLine text = block.line(line);
    if (block.structure < 0) {
        open(block.element);
        if (block.linkedTo)
            open("Link");
        block.structure = m_open;
        if (block.linkedTo)
            close();
        close();
    }
    if (!m_painter)
        return note(block, line, x, top);
    if (block.ground.isValid())
        drawGround(
            {x - dots(4), top - dots(1), text.width() + dots(8), text.height() * page::lineSpacing + dots(1)},
            block.ground);
    m_painted.pieces.append(
        {page(), block.structure, m_target.isTagged() ? block.glyphsOf(line) : GlyphTexts()});
    sign(int(m_painted.pieces.size()) - 1, sign::text);
    m_painter->setPen(block.colour);
    text.draw(m_painter, {x, top - text.y()});
    sign(0, sign::end);
    note(block, line, x, top);
}

void PageCanvas::drawBlock(TextBlock &block, const QString &head)
{
    const double x = margin() + block.indent;
    for (int i = 0; i < block.lineCount() && !m_stopped; ++i) {
        if (y + block.line(i).height() > bottom())
            newPage(head);
        drawLine(block, i, x, y);
        y += block.top(i + 1) - block.top(i);
    }
    y += block.after;
}

void PageCanvas::drawRule(double x1, double x2, double at)
{
    artifact([&] { m_painter->fillRect(QRectF(x1, at, x2 - x1, dots(0.5)), page::rule); });
}

void PageCanvas::drawGround(const QRectF &rect, const QColor &colour)
{
    artifact([&] { m_painter->fillRect(rect, colour); });
}

void PageCanvas::note(const TextBlock &block, int line, double x, double top)
{
    const auto placed = [&](const QList<QRectF> &rects) {
        QList<QRectF> quads;
        for (const QRectF &rect : rects)
            quads.append(onPage(rect.translated(x, top)));
        return quads;
    };
    if (m_notesMarks) {
        for (const int mark : block.marks()) {
            const QList<QRectF> rects = block.rectsOf(m_index.marks().at(mark).place, line);
            if (rects.isEmpty())
                continue;
            noteMark(mark, placed(rects), block.structure);
            if (block.beginsIn(m_index.marks().at(mark).place, line))
                drawMarkNumber(m_index.marks().at(mark).mark.colour,
                               block.isRightToLeft() ? x + block.line(line).width() + dots(13) : x, top);
        }
    }
    if (m_isFullText) {
        for (const Place &member : block.places()) {
            if (block.beginsIn(member, line) && !m_painted.spots.contains(member))
                m_painted.spots.insert(member, {page(), x * dot, (m_height - top) * dot, block.structure});
        }
    }
    if (block.linkedTo)
        link(block.line(line).naturalTextRect().translated(x, top - block.line(line).y()), *block.linkedTo,
             block.linkSays, block.structure);
}

/// Beside the line in which a mark begins, as in the window: colours are lost in black and white.
void PageCanvas::drawMarkNumber(HighlightColour colour, double x, double top)
{
    artifact([&] {
        const QRectF box(x - dots(9.5), top + dots(1), dots(6.5), dots(8));
        m_painter->fillRect(box, page::markWash(colour));
        drawFurniture(QString::number(int(colour) + 1), box.left() + dots(1.4), box.top() - dots(0.6),
                      dots(30), false);
    });
}

void PageCanvas::noteMark(int mark, const QList<QRectF> &quads, int around)
{
    const std::pair key{mark, page()};
    auto known = m_markOn.constFind(key);
    if (known == m_markOn.cend()) {
        m_painted.marks.append({page(), {}, mark, around});
        known = m_markOn.insert(key, m_painted.marks.size() - 1);
    }
    m_painted.marks[*known].quads += quads;
}

void PageCanvas::open(const QByteArray &type, const QString &language)
{
    m_painted.elements.append({type, m_open, language});
    m_open = int(m_painted.elements.size()) - 1;
}

void PageCanvas::openHeader(const QByteArray &scope, int columns)
{
    open("TH");
    m_painted.elements[m_open].scope = scope;
    m_painted.elements[m_open].columns = columns;
}

void PageCanvas::close()
{
    m_open = m_painted.elements.at(m_open).parent;
}

void PageCanvas::bookmark(const QString &title, int level)
{
    bookmark(title, level, here());
}

void PageCanvas::bookmark(const QString &title, int level, const PageSpot &target)
{
    m_painted.bookmarks.append({title.simplified(), target, level});
}

void PageCanvas::link(const QRectF &rect, const Place &target, const QString &says, int element)
{
    m_links.append({page(), onPage(rect), target, says, element});
}

int PageCanvas::pageOf(const Place &place) const
{
    return m_before ? m_before->spots.value(place).page + 1 : 0;
}

PaintedPages PageCanvas::finish()
{
    for (const PendingLink &link : std::as_const(m_links)) {
        const auto spot = m_painted.spots.constFind(link.target);
        if (spot != m_painted.spots.cend())
            m_painted.links.append({link.page, link.rect, *spot, link.says, link.element});
        else
            m_painted.elements[link.element].type = "Span"; // it leads nowhere in this document
    }
    return m_painted;
}

} // namespace synoptic
