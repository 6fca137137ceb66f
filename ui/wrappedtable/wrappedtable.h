// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventmatches.h"
#include "visuallanguage/signs.h"
#include "wrappedtable/celltext.h"

#include <QHash>
#include <QSet>
#include <QTableView>

namespace synoptic {

/// What a cell shows.
struct CellContent
{
    QString text;
    QList<QTextLayout::FormatRange> formats = {};
    QFont font = {};
    QColor ink = {};
    QColor ground = {}; ///< invalid: the page
    int runsFrom = -1;  ///< column that the text starts in, where it runs over the cells from there on
    int lines = -1;     ///< at most, but in the active row; 0 for all, -1 for as many as the table has
    std::optional<Sign> sign = {}; ///< at the end of the first line
};

/// A table of texts: cells wrap, a row is as high as its longest cell up to a cap, and the active row shows
/// all of its text. Only rows that come into view are laid out; the others have an estimated height.
class WrappedTable : public QTableView
{
    Q_OBJECT
public:
    explicit WrappedTable(QWidget *parent = nullptr);
    ~WrappedTable() override;

    void setModel(QAbstractItemModel *model) override;
    void setFontSize(double points);
    [[nodiscard]] double fontSize() const { return m_fontSize; }
    /// Cells have other contents: they are laid out anew when next seen.
    void forgetLayouts();
    /// Found words are framed in the cells, and a sign stands in the rows that have some.
    void setMatches(const EventMatches &matches);
    /// Makes a cell the current one and shows it.
    void goTo(const QModelIndex &index);
    /// Number of cells that are laid out, for tests: no more than have been seen.
    [[nodiscard]] qsizetype laidOutCells() const { return m_layouts.size(); }

protected:
    static constexpr int cappedLines = 4; ///< of a cell that asks for no other number

    [[nodiscard]] virtual CellContent content(const QModelIndex &index) const = 0;
    /// Widths of the columns in pixels for a viewport of \p width.
    [[nodiscard]] virtual QList<int> columnWidths(int width) const = 0;
    /// How many lines a row will have where it is not the active one; a guess that costs nothing.
    [[nodiscard]] virtual double estimatedLines(int row) const = 0;
    /// The sentences that a cell is about; those of the first column are the row's.
    [[nodiscard]] virtual QList<Place> sentencesOf(const QModelIndex &) const { return {}; }
    /// A row that is one cell, as heads of sections are.
    [[nodiscard]] virtual bool isWhole(int) const { return false; }

    void doItemsLayout() override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    [[nodiscard]] QSize viewportSizeHint() const override { return {400, 300}; }

private:
    class Delegate;
    void resetRows();
    void renumberRows();
    void estimateHeights();
    void layOutColumns();
    void fitVisible();
    void refit(int row);
    [[nodiscard]] int heightOf(int row) const;
    /// A cell as it was last laid out.
    struct LaidOut
    {
        CellContent content;
        std::shared_ptr<const CellText> text; ///< of a text that runs over several cells, the same in all
        QList<TextRange> matches;
    };
    [[nodiscard]] const LaidOut &laidOut(const QModelIndex &index) const;
    [[nodiscard]] int textWidth(const QModelIndex &index, const CellContent &content) const;
    void forgetRow(int row);

    mutable QHash<std::pair<int, int>, LaidOut> m_layouts; ///< by row and column
    QSet<int> m_fitted;
    EventMatches m_matches;
    double m_fontSize = 10;
    bool m_fitting = false;
    bool m_stale = false;
};

} // namespace synoptic
