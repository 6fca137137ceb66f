// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/pdf/pagecanvas.h"

#include <span>

namespace synoptic {

/// Rows of cells, level across any number of columns. As many columns as have room stand beside each other;
/// the others follow on pages of their own with the same rows, so that a row is level over all of them.
class RowPages
{
public:
    struct Column
    {
        QString title; ///< the outlet
        QString under; ///< title of the report, and its time
    };
    using Cell = std::vector<TextBlock>;
    struct Row
    {
        std::vector<Cell> cells;       ///< one a column
        std::optional<TextBlock> lead; ///< in the narrow column at the left
    };

    /// \p lead: width of the narrow column at the left, in dots; 0: there is none.
    RowPages(PageCanvas &canvas, const QString &head, QList<Column> columns, double lead = 0);

    [[nodiscard]] double columnWidth() const { return m_columnWidth; }
    [[nodiscard]] double textSize() const { return m_textSize; }
    /// A line over the whole width. Kept with the row that follows.
    void addHeading(TextBlock heading);
    void addRow(Row row);
    /// Draws what is still waiting.
    void finish();

private:
    /// A piece of a block that has its place on the page that is being filled.
    struct Piece
    {
        int column; ///< -1: over the whole width; -2: the narrow one
        int row;
        std::shared_ptr<TextBlock> block;
        int first;
        int last; ///< line after the last one
        double top;
    };
    void flush();
    double place(int column, const std::shared_ptr<TextBlock> &block, int &line, double top);
    void drawGroup(int group);
    void drawRow(int group, std::span<Piece> pieces);
    void drawPiece(int group, const Piece &piece);
    void drawHeads(int group);
    [[nodiscard]] double left(int column) const;
    [[nodiscard]] double rowsTop() const;

    PageCanvas &m_canvas;
    QString m_head;
    QList<Column> m_columns;
    double m_lead;
    int m_perPage;
    double m_gap;
    double m_columnWidth;
    double m_textSize;
    double m_headHeight = 0;
    double m_y = 0;
    int m_row = 0;
    std::vector<Piece> m_pieces;
};

} // namespace synoptic
