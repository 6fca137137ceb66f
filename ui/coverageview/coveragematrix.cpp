// SPDX-License-Identifier: GPL-3.0-or-later
#include "coverageview/coveragematrix.h"

#include "coverageview/coveragecell.h"
#include "focusring/focusring.h"
#include "mainwindow/eventview.h"
#include "mainwindow/palettes.h"
#include "models/coveragemodel.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int leastWidth = 11;
constexpr int mostWidth = 40;
constexpr int mostRows = 12;
constexpr int fewestRows = 5;

CellPicture pictureOf(const CoverageModel &model, const QModelIndex &index)
{
    const FirstReport *first = model.firstAt(index);
    if (model.isLater(index))
        return {model.tellingAt(index), CellPicture::First::No, model.isDecided(index), model.isNoted(index),
                true};
    return {model.tellingAt(index),
            !first           ? CellPicture::First::No
            : first->certain ? CellPicture::First::Certain
                             : CellPicture::First::OfThoseTimed,
            model.isDecided(index), model.isNoted(index)};
}

class CellDelegate : public QStyledItemDelegate
{
public:
    CellDelegate(const CoverageModel *model, CoverageMatrix *view)
        : QStyledItemDelegate(view), m_view(view), m_model(model), m_colours(view->palette())
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QPalette palette = m_view->palette();
        const QModelIndex current = m_view->currentIndex();
        if (index.row() == current.row() || index.column() == current.column())
            painter->fillRect(option.rect, placeWash(palette));
        paintCoverageCell(*painter, option.rect, pictureOf(*m_model, index), m_colours);
        if (m_view->isMatch(index))
            painter->fillRect(
                QRect(option.rect.left() + 1, option.rect.bottom() - 2, option.rect.width() - 2, 3),
                m_colours.text);
        if (index != current)
            return;
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(palette.color(QPalette::Text), m_view->hasFocus() ? 2 : 1));
        painter->drawRect(m_view->hasFocus() ? option.rect.adjusted(1, 1, -1, -1)
                                             : option.rect.adjusted(0, 0, -1, -1));
    }

    void setColours(const QPalette &palette) { m_colours = SignColours(palette); }

private:
    CoverageMatrix *m_view;
    const CoverageModel *m_model;
    SignColours m_colours;
};

/// Numbers of the facts, as many as have room, and over each fact a bar for its reports.
class FactHeader : public QHeaderView
{
public:
    FactHeader(const CoverageModel *coverage, QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent), m_model(coverage)
    {
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {QHeaderView::sizeHint().width(), fontMetrics().height() + barHeight + 6};
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const double share = double(m_model->coverageAt(section).cells.size()) / m_model->rowCount();
        const int height = std::max(1, int(barHeight * share));
        const int inset = std::max(1, (rect.width() - 22) / 2);
        painter->fillRect(
            QRect(rect.left() + inset, rect.bottom() - 1 - height, rect.width() - 2 * inset, height),
            palette().color(QPalette::PlaceholderText));
        if ((section + 1) % numberStep(rect.width()) != 0)
            return;
        painter->setPen(palette().color(QPalette::Text));
        painter->drawText(rect.adjusted(-40, 0, 40, 0), Qt::AlignHCenter | Qt::AlignTop,
                          QString::number(m_model->factAt(section) + 1));
    }

private:
    static constexpr int barHeight = 22;

    [[nodiscard]] int numberStep(int width) const
    {
        const int needed =
            fontMetrics().horizontalAdvance(QString::number(m_model->shared()->comparison.facts.size())) + 8;
        for (const int step : {1, 2, 5, 10, 20, 50})
            if (step * width >= needed)
                return step;
        return 100;
    }

    const CoverageModel *m_model;
};

/// Names of the reports, each with how many facts it has.
class ReportHeader : public QHeaderView
{
public:
    ReportHeader(const CoverageModel *coverage, QWidget *parent)
        : QHeaderView(Qt::Vertical, parent), m_model(coverage)
    {
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        int widest = 60;
        for (int row = 0; row < m_model->rowCount(); ++row)
            widest = std::max(widest, fontMetrics().horizontalAdvance(m_model->shared()->nameOf(row)));
        return {std::min(widest, 190) + totalWidth() + 28, QHeaderView::sizeHint().height()};
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const QRect inner = rect.adjusted(8, 0, -8, 0);
        painter->setPen(palette().color(QPalette::PlaceholderText));
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter,
                          QString::number(m_model->counted()->coverage.reports.at(section).facts));
        painter->setPen(palette().color(QPalette::Text));
        const int width = inner.width() - totalWidth() - 8;
        painter->drawText(
            inner, Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(m_model->shared()->nameOf(section), Qt::ElideRight, width));
    }

private:
    [[nodiscard]] int totalWidth() const
    {
        return fontMetrics().horizontalAdvance(QString::number(m_model->columnCount()));
    }

    const CoverageModel *m_model;
};

} // namespace

void setPlainHeaders(QTableView *table)
{
    // Not of the whole table: every cell would be painted through the style sheet.
    const QString plain = u"border: none; background: palette(window);"_s;
    // Without a style sheet for a moment: with one a widget keeps the palette that it had.
    for (QHeaderView *header : {table->horizontalHeader(), table->verticalHeader()}) {
        header->setStyleSheet({});
        header->setStyleSheet(u"QHeaderView { %1 } QHeaderView::section { %1 padding: 0 6px; }"_s.arg(plain));
    }
    if (auto *corner = table->findChild<QAbstractButton *>(Qt::FindDirectChildrenOnly)) {
        corner->setStyleSheet({});
        corner->setStyleSheet(u"QTableCornerButton::section { %1 }"_s.arg(plain));
    }
}

CoverageMatrix::CoverageMatrix(CoverageModel *coverage, QWidget *parent)
    : QTableView(parent), m_model(coverage)
{
    FocusRing::setShowsFocus(this);
    setAccessibleName(tr("Coverage: reports by facts"));
    setHorizontalHeader(new FactHeader(coverage, this));
    setVerticalHeader(new ReportHeader(coverage, this));
    setModel(coverage);
    setItemDelegate(new CellDelegate(coverage, this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::NoSelection); // the current cell is all there is
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerItem);
    setPlainHeaders(this);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    for (QHeaderView *header : {horizontalHeader(), verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setMinimumSectionSize(1);
        header->setHighlightSections(false);
    }
    connect(this, &QAbstractItemView::clicked, this, &CoverageMatrix::request);
    connect(this, &QAbstractItemView::entered, this, &CoverageMatrix::looked);
    connect(coverage, &QAbstractItemModel::modelReset, this, &CoverageMatrix::fitCells);
}

void CoverageMatrix::request(const QModelIndex &index)
{
    if (index.isValid())
        emit placeRequested(m_model->placeAt(index));
}

void CoverageMatrix::fitCells()
{
    const int facts = m_model->columnCount();
    const int available = facts > 0 ? viewport()->width() / facts : mostWidth;
    horizontalHeader()->setDefaultSectionSize(int(std::clamp(available, leastWidth, mostWidth) * m_zoom));
    const int height = std::max(fontMetrics().height() + 4, m_model->rowCount() > 6 ? 23 : 30);
    verticalHeader()->setDefaultSectionSize(int(height * std::max(1.0, m_zoom)));
    // As high as its rows, so that only the facts scroll; a crowd of reports leaves room for the rest.
    const bool scrolls = horizontalHeader()->length() > viewport()->width();
    const int around =
        horizontalHeader()->sizeHint().height() + (scrolls ? horizontalScrollBar()->sizeHint().height() : 0);
    const int row = verticalHeader()->defaultSectionSize();
    m_whole = around + std::min(verticalHeader()->length(), mostRows * row);
    setMaximumHeight(m_whole);
    setMinimumHeight(std::min(m_whole, around + fewestRows * row)); // in a low window its rows scroll
    updateGeometry();
    viewport()->update();
}

QSize CoverageMatrix::sizeHint() const
{
    return {QTableView::sizeHint().width(), m_whole};
}

void CoverageMatrix::setMatches(const EventMatches &matches)
{
    m_matches = matches;
    viewport()->update();
}

bool CoverageMatrix::isMatch(const QModelIndex &index) const
{
    const CoverageCell *cell = m_model->coverageAt(index.column()).cell(index.row());
    return cell && m_matches.isInAny(cell->places);
}

void CoverageMatrix::zoom(double factor)
{
    m_zoom = factor == 0 ? 1 : std::clamp(m_zoom * factor, 1.0, 4.0);
    fitCells();
    scrollTo(currentIndex());
}

bool CoverageMatrix::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // These keys mean something else to the window.
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!(key->modifiers() & Qt::AltModifier)) {
                event->accept();
                return true;
            }
            break;
        default:
            break;
        }
    }
    return QTableView::event(event);
}

void CoverageMatrix::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        request(currentIndex());
    else if (isTyped(*event))
        event->ignore();
    else
        QTableView::keyPressEvent(event);
}

void CoverageMatrix::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    emit looked(currentIndex());
}

void CoverageMatrix::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size() == event->oldSize())
        return;
    fitCells();
    // A scroll bar that has just come takes some width, which the table does not see while it makes room for
    // it.
    QMetaObject::invokeMethod(
        this,
        [this] {
            updateGeometries();
            scrollTo(currentIndex());
        },
        Qt::QueuedConnection);
}

void CoverageMatrix::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitCells();
    if (event->type() == QEvent::PaletteChange)
        setPlainHeaders(this);
    if (auto *cells = dynamic_cast<CellDelegate *>(itemDelegate());
        cells && event->type() == QEvent::PaletteChange)
        cells->setColours(palette());
}

void CoverageMatrix::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update(); // the washed row and column
    emit looked(current);
}

} // namespace synoptic
