// SPDX-License-Identifier: GPL-3.0-or-later
#include "wrappedtable/wrappedtable.h"

#include "findbar/matchpainting.h"
#include "focusring/focusring.h"
#include "mainwindow/eventview.h"
#include "mainwindow/palettes.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace synoptic {

namespace {

constexpr int sideMargin = 9;
constexpr int topMargin = 5;

QColor faded(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

} // namespace

/// Paints a cell: ground, wash of the active row, frame of the current cell, text.
class WrappedTable::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(WrappedTable *table) : QStyledItemDelegate(table), m_table(table) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QModelIndex current = m_table->currentIndex();
        const QPalette &palette = m_table->palette();
        const QColor accent = palette.color(QPalette::Accent);
        const LaidOut &cell = m_table->laidOut(index);
        const CellContent &content = cell.content;
        painter->save();
        painter->setClipRect(option.rect);
        if (content.ground.isValid())
            painter->fillRect(option.rect, content.ground);
        if (index.row() == current.row())
            painter->fillRect(option.rect, index == current ? placeWash(palette) : rowWash(palette));
        painter->fillRect(QRect(option.rect.bottomLeft(), QSize(option.rect.width(), 1)),
                          faded(palette.color(QPalette::PlaceholderText), 0.28F));
        if (index == current) {
            const int bar = m_table->hasFocus() ? 3 : 1;
            painter->fillRect(QRect(option.rect.topLeft(), QSize(bar, option.rect.height())), accent);
        }
        // What is dim on the page would be too faint on the wash.
        const bool dim = content.ink == palette.color(QPalette::PlaceholderText);
        painter->setPen(index == current && dim ? palette.color(QPalette::Text) : content.ink);
        // A text that runs over several cells is painted piece by piece; heads of sections stay in sight.
        int left = option.rect.left();
        if (content.runsFrom >= 0)
            left = m_table->columnViewportPosition(content.runsFrom);
        else if (m_table->isWhole(index.row()))
            left = std::max(0, left);
        cell.text->paint(*painter, QPoint(left + sideMargin, option.rect.top() + topMargin), cell.matches,
                         palette);
        if (content.sign)
            paintRelation(*painter, QRectF(option.rect.right() - 6, option.rect.top() + topMargin + 3, 6, 11),
                          *content.sign, SignColours(palette));
        if (index.column() == 0 && m_table->m_matches.isInAny(m_table->sentencesOf(index)))
            paintMatchSign(*painter, option.rect.bottomRight() - QPoint(11, 11), palette);
        painter->restore();
    }

private:
    WrappedTable *m_table;
};

WrappedTable::WrappedTable(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new Delegate(this));
    FocusRing::setShowsFocus(this);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table: no trap
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // columns keep their width whatever is folded
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
}

WrappedTable::~WrappedTable() = default;

void WrappedTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &WrappedTable::resetRows);
    connect(model, &QAbstractItemModel::rowsInserted, this, &WrappedTable::renumberRows);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &WrappedTable::renumberRows);
    connect(model, &QAbstractItemModel::dataChanged, this, &WrappedTable::forgetLayouts);
    resetRows();
}

void WrappedTable::resetRows()
{
    clearSpans();
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (isWhole(row))
            setSpan(row, 0, 1, model()->columnCount());
    }
    layOutColumns();
}

void WrappedTable::setFontSize(double points)
{
    m_fontSize = points;
    forgetLayouts();
}

void WrappedTable::setMatches(const EventMatches &matches)
{
    m_matches = matches;
    m_layouts.clear(); // the heights stay
    viewport()->update();
}

void WrappedTable::layOutColumns()
{
    const QList<int> widths = columnWidths(viewport()->width());
    for (int column = 0; column < widths.size() && column < model()->columnCount(); ++column)
        horizontalHeader()->resizeSection(column, widths.at(column));
    forgetLayouts();
}

void WrappedTable::forgetLayouts()
{
    m_layouts.clear();
    m_fitted.clear();
    estimateHeights();
    fitVisible();
    viewport()->update();
}

/// Rows have come or gone: all is laid out once, however many signals tell of it.
void WrappedTable::renumberRows()
{
    m_layouts.clear();
    m_fitted.clear();
    m_stale = true;
    scheduleDelayedItemsLayout();
}

void WrappedTable::doItemsLayout()
{
    if (m_stale) {
        m_stale = false;
        estimateHeights();
    }
    QTableView::doItemsLayout();
    fitVisible();
}

void WrappedTable::paintEvent(QPaintEvent *event)
{
    executeDelayedItemsLayout();
    QTableView::paintEvent(event);
}

void WrappedTable::estimateHeights()
{
    if (!model() || m_fitting || !isVisible())
        return;
    const QScopedValueRollback guard(m_fitting, true);
    m_fitted.clear(); // what was fitted meanwhile gets a guess like the rest
    const double line = QFontMetricsF(readingFont(m_fontSize)).height();
    for (int row = 0; row < model()->rowCount(); ++row) {
        const double lines = std::max(estimatedLines(row), 1.0);
        verticalHeader()->resizeSection(row, int(lines * line) + 2 * topMargin + 1);
    }
}

void WrappedTable::forgetRow(int row)
{
    for (int column = 0; column < model()->columnCount(); ++column)
        m_layouts.remove({row, column});
    m_fitted.remove(row);
}

int WrappedTable::textWidth(const QModelIndex &index, const CellContent &content) const
{
    int width = isWhole(index.row()) ? viewport()->width() : columnWidth(index.column());
    if (content.runsFrom >= 0)
        width = horizontalHeader()->length() - horizontalHeader()->sectionPosition(content.runsFrom);
    return std::max(1, width - 2 * sideMargin);
}

const WrappedTable::LaidOut &WrappedTable::laidOut(const QModelIndex &index) const
{
    const std::pair<int, int> key(index.row(), index.column());
    if (const auto known = m_layouts.constFind(key); known != m_layouts.constEnd())
        return *known;
    LaidOut cell{content(index), nullptr, {}};
    const CellContent &shown = cell.content;
    if (shown.runsFrom >= 0 && shown.runsFrom != index.column()) {
        cell.text = laidOut(index.siblingAtColumn(shown.runsFrom)).text;
    } else {
        const bool active = index.row() == currentIndex().row();
        const int lines = active ? 0 : shown.lines < 0 ? cappedLines : shown.lines;
        cell.text = std::make_shared<const CellText>(shown.text, shown.formats, shown.font,
                                                     textWidth(index, shown), lines);
    }
    if (m_matches.isInAny(sentencesOf(index)))
        cell.matches = m_matches.pattern().findIn(SearchableText(cell.content.text)).ranges;
    return *m_layouts.insert(key, cell);
}

int WrappedTable::heightOf(int row) const
{
    double height = 0;
    const int columns = isWhole(row) ? 1 : model()->columnCount();
    for (int column = 0; column < columns; ++column) {
        const QModelIndex index = model()->index(row, column);
        height = std::max(height, laidOut(index).text->height());
    }
    return int(height + 0.5) + 2 * topMargin + 1;
}

void WrappedTable::refit(int row)
{
    if (row < 0 || row >= model()->rowCount() || m_fitted.contains(row) || !isVisible())
        return;
    m_fitted.insert(row);
    verticalHeader()->resizeSection(row, heightOf(row));
}

void WrappedTable::fitVisible()
{
    if (m_fitting || !model() || model()->rowCount() == 0 || !isVisible())
        return;
    {
        const QScopedValueRollback guard(m_fitting, true);
        for (int row = std::max(0, rowAt(0));
             row < model()->rowCount() && rowViewportPosition(row) < viewport()->height(); ++row)
            refit(row);
    }
    updateGeometries(); // may scroll or resize, and so come here again
}

void WrappedTable::goTo(const QModelIndex &index)
{
    executeDelayedItemsLayout();
    setCurrentIndex(index);
    // Rows above may have got their true height on the way.
    scrollTo(index);
    fitVisible();
    scrollTo(index);
}

/// Nothing is laid out for a table that nobody sees.
void WrappedTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    if (!model())
        return;
    layOutColumns();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

void WrappedTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (!model())
        return;
    if (event->size().width() != event->oldSize().width())
        layOutColumns();
    else
        fitVisible();
    if (currentIndex().isValid())
        scrollTo(currentIndex()); // a strip that opens under the table must not cover the active row
}

/// A letter that is no key of this view is the window's: rows are not searched by typing.
void WrappedTable::keyPressEvent(QKeyEvent *event)
{
    if (isTyped(*event))
        event->ignore();
    else
        QTableView::keyPressEvent(event);
}

void WrappedTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (model() && (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        forgetLayouts();
}

void WrappedTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    fitVisible();
}

void WrappedTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (current.row() != previous.row()) {
        for (const QModelIndex &index : {previous, current}) {
            if (!index.isValid())
                continue;
            forgetRow(index.row());
            refit(index.row());
        }
        fitVisible();
    }
    QTableView::currentChanged(current, previous);
    viewport()->update();
}

} // namespace synoptic
