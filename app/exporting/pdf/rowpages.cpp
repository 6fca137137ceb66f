// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/rowpages.h"

#include "exporting/pdf/pagestyle.h"

using namespace Qt::StringLiterals;

namespace synoptic {

using page::dots;

namespace {

constexpr int wholeWidth = -1;
constexpr int leadColumn = -2;

} // namespace

RowPages::RowPages(PageCanvas &canvas, const QString &head, QList<Column> columns, double lead)
    : m_canvas(canvas), m_head(head), m_columns(std::move(columns)), m_lead(lead), m_gap(dots(14))
{
    const int most = std::clamp(canvas.options().columns, 2, 5);
    const int groups = std::max(1, (int(m_columns.size()) + most - 1) / most);
    m_perPage = std::max(1, (int(m_columns.size()) + groups - 1) / groups); // even: 7 are 4 and 3
    m_columnWidth = (canvas.textWidth() - m_lead - m_gap * (m_perPage - 1)) / m_perPage;
    m_textSize = canvas.options().textSize > 0 ? canvas.options().textSize : m_perPage <= 3 ? 9 : 7.5;
    for (const Column &column : std::as_const(m_columns)) {
        PageText name;
        name.append(column.title);
        PageText under;
        under.append(column.under);
        const double height = TextBlock(canvas.index(), name, page::sans(8.5, true), m_columnWidth).height() +
                              TextBlock(canvas.index(), under, page::sans(7), m_columnWidth).height();
        m_headHeight = std::max(m_headHeight, height);
    }
    m_y = rowsTop();
}

double RowPages::rowsTop() const
{
    return m_canvas.top() + m_headHeight + dots(8);
}

double RowPages::left(int column) const
{
    if (column < 0)
        return m_canvas.margin();
    return m_canvas.margin() + m_lead + (column % m_perPage) * (m_columnWidth + m_gap);
}

/// Gives lines of a block their places until the page is full; \p line is then the next one. Gives the y
/// below.
double RowPages::place(int column, const std::shared_ptr<TextBlock> &block, int &line, double top)
{
    const int first = line;
    double y = top;
    while (line < block->lineCount() && y + block->line(line).height() <= m_canvas.bottom()) {
        y += block->top(line + 1) - block->top(line);
        ++line;
    }
    if (line == first && qFuzzyCompare(top, rowsTop())) // higher than a page: nowhere would it fit
        y += block->top(line + 1) - block->top(line), ++line;
    if (line > first)
        m_pieces.push_back({column, m_row, block, first, line, top});
    return y;
}

void RowPages::addHeading(TextBlock heading)
{
    if (m_y + heading.height() + dots(40) > m_canvas.bottom())
        flush();
    int line = 0;
    const double after = heading.after;
    m_y = place(wholeWidth, std::make_shared<TextBlock>(std::move(heading)), line, m_y) + after;
    ++m_row;
}

void RowPages::addRow(Row row)
{
    struct Cursor
    {
        int column;
        std::vector<std::shared_ptr<TextBlock>> blocks;
        size_t block = 0;
        int line = 0;
    };
    std::vector<Cursor> cursors;
    double height = 0;
    const auto add = [&](int column, Cell &cell) {
        Cursor cursor{column, {}};
        double sum = 0;
        for (TextBlock &block : cell) {
            sum += block.height() + block.after;
            cursor.blocks.push_back(std::make_shared<TextBlock>(std::move(block)));
        }
        height = std::max(height, sum);
        cursors.push_back(std::move(cursor));
    };
    if (row.lead) {
        Cell lead;
        lead.push_back(std::move(*row.lead));
        add(leadColumn, lead);
    }
    for (size_t c = 0; c < row.cells.size(); ++c)
        add(int(c), row.cells[c]);
    // A row that fits on one page is not broken, unless much of this one would stay empty.
    if (m_y + height > m_canvas.bottom() && height < m_canvas.bottom() - rowsTop() &&
        (m_canvas.bottom() - m_y < (m_canvas.bottom() - rowsTop()) / 4 || height < dots(90)))
        flush();
    for (bool rest = true; rest && !m_canvas.isStopped();) {
        rest = false;
        double lowest = m_y;
        for (Cursor &cursor : cursors) {
            double y = m_y;
            while (cursor.block < cursor.blocks.size()) {
                const auto &block = cursor.blocks[cursor.block];
                y = place(cursor.column, block, cursor.line, y);
                if (cursor.line < block->lineCount()) {
                    rest = true;
                    y = m_canvas.bottom();
                    break;
                }
                y += block->after;
                cursor.line = 0;
                ++cursor.block;
            }
            lowest = std::max(lowest, y);
        }
        m_y = lowest + dots(4);
        if (rest)
            flush();
    }
    ++m_row;
}

void RowPages::flush()
{
    const int groups = (int(m_columns.size()) + m_perPage - 1) / m_perPage;
    for (int group = 0; group < groups && !m_pieces.empty(); ++group)
        drawGroup(group);
    m_pieces.clear();
    m_y = rowsTop();
}

void RowPages::finish()
{
    flush();
}

void RowPages::drawGroup(int group)
{
    const auto isHere = [&](const Piece &piece) {
        return piece.column < 0 || piece.column / m_perPage == group;
    };
    const bool any =
        std::ranges::any_of(m_pieces, [&](const Piece &piece) { return piece.column >= 0 && isHere(piece); });
    if (m_canvas.isStopped() || (!any && group > 0))
        return;
    m_canvas.newPage(m_head);
    m_canvas.open("Table");
    drawHeads(group);
    for (auto piece = m_pieces.begin(); piece != m_pieces.end();) {
        const auto end =
            std::find_if(piece, m_pieces.end(), [&](const Piece &other) { return other.row != piece->row; });
        drawRow(group, {piece, end});
        piece = end;
    }
    m_canvas.close(); // table
}

/// All cells of the group's columns, in their order, also those that are empty.
void RowPages::drawRow(int group, std::span<Piece> pieces)
{
    m_canvas.open("TR");
    const int last = std::min(int(m_columns.size()), (group + 1) * m_perPage) - 1;
    const auto cell = [&](int column) {
        for (Piece &piece : pieces) {
            if (piece.column == column)
                drawPiece(group, piece);
        }
        m_canvas.close();
    };
    if (pieces.front().column == wholeWidth) {
        m_canvas.openHeader("Column", last - group * m_perPage + (m_lead > 0 ? 2 : 1));
        cell(wholeWidth);
        m_canvas.close();
        return;
    }
    if (m_lead > 0) {
        m_canvas.openHeader("Row");
        cell(leadColumn);
    }
    for (int column = group * m_perPage; column <= last; ++column) {
        m_canvas.open("TD", m_canvas.index().event().comparison.reports.at(column).metadata().language);
        cell(column);
    }
    m_canvas.close(); // row
}

void RowPages::drawPiece(int group, const Piece &piece)
{
    if (group > 0 && piece.column < 0)
        piece.block->structure = -1; // headings come again on the pages of further columns
    const double shift = piece.block->top(piece.first);
    for (int line = piece.first; line < piece.last; ++line)
        m_canvas.drawLine(*piece.block, line, left(piece.column) + piece.block->indent,
                          piece.top + piece.block->top(line) - shift);
}

void RowPages::drawHeads(int group)
{
    m_canvas.open("TR");
    if (m_lead > 0) { // the corner
        m_canvas.open("TD");
        m_canvas.close();
    }
    for (int c = group * m_perPage; c < m_columns.size() && c < (group + 1) * m_perPage; ++c) {
        m_canvas.openHeader("Column");
        double y = m_canvas.top();
        const auto draw = [&](const QString &text, const QFont &font, const QColor &colour) {
            PageText words;
            words.append(text);
            TextBlock block(m_canvas.index(), words, font, m_columnWidth);
            block.colour = colour;
            for (int line = 0; line < block.lineCount(); ++line)
                m_canvas.drawLine(block, line, left(c), y + block.top(line));
            y += block.height();
        };
        draw(m_columns.at(c).title, page::sans(8.5, true), page::heading);
        draw(m_columns.at(c).under, page::sans(7), page::dim);
        m_canvas.close();
    }
    m_canvas.close();
    m_canvas.drawRule(m_canvas.margin(), m_canvas.width() - m_canvas.margin(), rowsTop() - dots(5));
}

} // namespace synoptic
