// SPDX-License-Identifier: GPL-3.0-or-later
#include "coverageview/coverageview.h"

#include "coverageview/coveragelegend.h"
#include "coverageview/coveragematrix.h"
#include "emptystate/emptystate.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Behind each number a wash by its share: weight that the eye finds before it reads.
class ShareDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        QColor wash = option->palette.color(QPalette::Accent);
        wash.setAlphaF(float(0.4 * index.data(OverlapModel::ShareRole).toDouble()));
        option->backgroundBrush = wash;
    }
};

/// As large as what it holds, as far as there is room.
class FittingTable : public QTableView
{
public:
    using QTableView::QTableView;
    [[nodiscard]] QSize sizeHint() const override
    {
        return {verticalHeader()->sizeHint().width() + horizontalHeader()->length() +
                    verticalScrollBar()->sizeHint().width() + 2,
                horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2 +
                    (horizontalHeader()->length() + verticalHeader()->width() > width()
                         ? horizontalScrollBar()->sizeHint().height()
                         : 0)};
    }
    /// All rows: what is around it scrolls.
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void changeEvent(QEvent *event) override
    {
        QTableView::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            setPlainHeaders(this);
    }
};

QLabel *title(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    // A long name must not widen the window.
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

} // namespace

CoverageView::CoverageView(QWidget *parent) : EventView(parent), m_matrix(new CoverageMatrix(&m_model, this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(14, 8, 14, 8);
    box->setSpacing(8);
    box->addLayout(buildHead());
    box->addWidget(m_matrix);
    m_strip = new QLabel(this);
    m_strip->setTextFormat(Qt::PlainText);
    m_strip->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_strip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_strip->setFixedHeight(3 * fontMetrics().lineSpacing() + 4); // nothing below it moves
    box->addWidget(m_strip);
    buildBelow(box);
    m_nothing = new EmptyState(this);
    setFocusProxy(m_matrix);
    connect(m_matrix, &CoverageMatrix::placeRequested, this, &CoverageView::placeRequested);
    connect(m_matrix, &CoverageMatrix::looked, this, &CoverageView::look);
}

CoverageView::~CoverageView()
{
    // It asks its model until its last moment, and members go before children.
    m_matrix->disconnect(this);
    delete m_matrix;
}

QLayout *CoverageView::buildHead()
{
    auto *head = new QHBoxLayout;
    m_order = new QComboBox(this);
    m_order->addItem(tr("in the order of the text"), QVariant::fromValue(CoverageModel::Order::Text));
    m_order->addItem(tr("most reported first"), QVariant::fromValue(CoverageModel::Order::Sources));
    m_order->addItem(tr("earliest first"), QVariant::fromValue(CoverageModel::Order::Time));
    connect(m_order, &QComboBox::currentIndexChanged, this,
            [this] { setOrder(m_order->currentData().value<CoverageModel::Order>()); });
    m_nextOrder = new QAction(tr("Next &Order of the Facts"), this);
    m_nextOrder->setObjectName(u"coverage_order"_s);
    m_nextOrder->setShortcut(QKeySequence(Qt::Key_O));
    connect(m_nextOrder, &QAction::triggered, this,
            [this] { m_order->setCurrentIndex((m_order->currentIndex() + 1) % m_order->count()); });
    auto *label = new QLabel(tr("Facts"), this);
    label->setBuddy(m_order);
    m_order->setAccessibleName(tr("Order of the facts"));
    head->addWidget(label);
    head->addWidget(m_order);
    head->addSpacing(24);
    head->addWidget(new CoverageLegend(this), 1);
    return head;
}

QTableView *CoverageView::table(QAbstractItemModel *model, const QString &name)
{
    auto *view = new FittingTable(this);
    view->setModel(model);
    view->setAccessibleName(name);
    view->setFrameShape(QFrame::NoFrame);
    setPlainHeaders(view);
    view->viewport()->setBackgroundRole(QPalette::Window);
    view->setShowGrid(false);
    view->setTabKeyNavigation(false);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setCornerButtonEnabled(false);
    view->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setMinimumSectionSize(1);
    view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 5);
    for (QHeaderView *header : {view->horizontalHeader(), view->verticalHeader()})
        header->setHighlightSections(false);
    view->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->verticalHeader()->setMaximumWidth(220);
    view->verticalHeader()->setTextElideMode(Qt::ElideRight);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showAlone(current.row()); });
    return view;
}

/// Totals and lists below the picture scroll where the window is too low for them.
void CoverageView::buildBelow(QVBoxLayout *box)
{
    constexpr int lowest = 110; // pixels
    auto *below = new QWidget(this);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(buildTables());
    buildAlone();
    column->addWidget(m_aloneTitle);
    column->addWidget(m_alone, 1);
    m_alone->setMinimumHeight(lowest);
    auto *area = new QScrollArea(this);
    area->setWidget(below);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus); // it follows the focus in it
    area->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    area->setMinimumHeight(lowest);
    area->viewport()->setAutoFillBackground(false);
    below->setAutoFillBackground(false);
    box->addWidget(area, 1);
}

QLayout *CoverageView::buildTables()
{
    m_totals = table(&m_totalsModel, tr("What each report has and lacks"));
    m_overlaps = table(&m_overlapModel, tr("Facts in common, of those that either has"));
    m_overlaps->setItemDelegate(new ShareDelegate(m_overlaps));
    auto *tables = new QBoxLayout(QBoxLayout::LeftToRight);
    m_tables = tables;
    tables->setSpacing(28);
    for (QTableView *view : {m_totals, m_overlaps}) {
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        m_titles.append(title(view->accessibleName(), this));
        column->addWidget(m_titles.last());
        column->addWidget(view);
        column->addStretch();
        tables->addLayout(column);
    }
    tables->addStretch(1);
    return tables;
}

void CoverageView::buildAlone()
{
    m_aloneTitle = title({}, this);
    m_alone = new QListView(this);
    m_alone->setModel(&m_aloneModel);
    m_alone->setFrameShape(QFrame::NoFrame);
    m_alone->setUniformItemSizes(true);
    m_alone->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // long ones are elided; the tip has all
    m_alone->setAccessibleName(tr("Sentences that only one report has"));
    connect(m_alone, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        emit placeRequested(index.data(AloneModel::PlaceRole).value<Place>());
    });
}

void CoverageView::setComparison(const Comparison &comparison)
{
    const auto before = active();
    const QModelIndex cell = m_matrix->currentIndex();
    const std::pair<int, int> here(cell.row(), cell.column());
    const bool same = std::ranges::equal(comparison.reports, m_model.shared()->comparison.reports, {},
                                         &Report::sha256, &Report::sha256);
    m_model.setCoverage(coverageDataOf(comparison));
    showCounted();
    m_totals->updateGeometry();
    m_overlaps->updateGeometry();
    m_aloneReport = -1;
    // Where no fact has the sentence any more, the reader's column comes nearest.
    m_matrix->setCurrentIndex(
        same && cell.isValid() ? m_model.index(here.first, std::min(here.second, m_model.columnCount() - 1))
                               : m_model.index(0, 0));
    if (before)
        goTo(*before);
    look(m_matrix->currentIndex());
    showAlone(std::max(0, m_matrix->currentIndex().row()));
    showNothing();
}

void CoverageView::showNothing()
{
    const Comparison &comparison = m_model.shared()->comparison;
    if (comparison.facts.isEmpty())
        m_nothing->sayNothingShared(comparison, m_waysOut);
    else if (m_model.columnCount() == 0)
        m_nothing->say(tr("No fact passes the filter"),
                       tr("The chips (Ctrl+I) tell how many facts each of them would leave. X shows all."));
    else
        m_nothing->leave();
}

void CoverageView::look(const QModelIndex &index)
{
    m_looked = index.isValid() ? m_model.describe(index) : QString();
    showStrip();
    if (index.isValid() && index == m_matrix->currentIndex()) {
        showAlone(index.row());
        emit whereChanged(where());
    }
}

void CoverageView::showStrip()
{
    QStringList lines = m_looked.split(u'\n');
    for (QString &line : lines)
        line = m_strip->fontMetrics().elidedText(line, Qt::ElideRight, m_strip->width());
    m_strip->setText(lines.join(u'\n'));
    m_strip->setAccessibleName(m_looked);
}

void CoverageView::resizeEvent(QResizeEvent *event)
{
    EventView::resizeEvent(event);
    showStrip();
    fitTables();
}

/// Side by side where both have room, else one below the other.
void CoverageView::fitTables()
{
    const int both = m_totals->sizeHint().width() + m_overlaps->sizeHint().width() + m_tables->spacing();
    const bool narrow = both > width() - 40;
    m_tables->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_tables->setSpacing(narrow ? 10 : 28);
    m_totals->setMinimumWidth(std::min(m_totals->sizeHint().width(), narrow ? width() - 50 : width() / 2));
}

void CoverageView::showAlone(int report)
{
    const SharedCoverage &shared = m_model.shared();
    if (report == m_aloneReport)
        return;
    m_aloneReport = report;
    if (report < 0 || report >= shared->coverage.reports.size()) {
        m_aloneTitle->clear();
        return;
    }
    m_aloneModel.setCoverage(shared, report);
    const ReportCoverage &numbers = shared->coverage.reports.at(report);
    m_aloneTitle->setText(tr("Only in %1: %2 of the %3 sentences of its text, without titles and captions")
                              .arg(shared->nameOf(report))
                              .arg(numbers.alone.size())
                              .arg(numbers.sentences));
}

std::optional<Place> CoverageView::active() const
{
    const QModelIndex current = m_matrix->currentIndex();
    if (!current.isValid())
        return std::nullopt;
    if (m_reached && m_model.placesIn(current).contains(*m_reached)) // of several sentences in the cell
        return m_reached;
    return m_model.placeAt(current);
}

std::optional<int> CoverageView::activeFact() const
{
    const QModelIndex current = m_matrix->currentIndex();
    return current.isValid() ? std::optional(m_model.factAt(current.column())) : std::nullopt;
}

void CoverageView::goToFact(int fact, const Place &place)
{
    m_reached = place;
    if (const int column = m_model.columnOf(fact); column >= 0)
        m_matrix->setCurrentIndex(m_model.index(place.report, column));
    else
        goTo(place);
}

void CoverageView::goTo(const Place &place)
{
    if (active() == place) // of several cells that lead there, the reader's own
        return;
    const QList<Fact> &facts = m_model.shared()->comparison.facts;
    for (int f = 0; f < facts.size(); ++f)
        for (const Place &member : facts.at(f).members)
            if (member.report == place.report && member.range.overlaps(place.range)) {
                if (m_model.columnOf(f) >= 0) // what the filter leaves out has none
                    m_matrix->setCurrentIndex(m_model.index(place.report, m_model.columnOf(f)));
                return;
            }
}

void CoverageView::next(int step)
{
    const QModelIndex current = m_matrix->currentIndex();
    int column = current.column() + step;
    while (column >= 0 && column < m_model.columnCount() && !m_model.isTold(column))
        column += step;
    if (const QModelIndex other = m_model.index(current.row(), column); other.isValid())
        m_matrix->setCurrentIndex(other);
}

void CoverageView::nextDifference(int step)
{
    const QModelIndex current = m_matrix->currentIndex();
    for (int column = current.column() + step; column >= 0 && column < m_model.columnCount(); column += step)
        if (m_model.isTold(column) &&
            !m_model.shared()->comparison.facts.at(m_model.factAt(column)).differences.isEmpty()) {
            m_matrix->setCurrentIndex(m_model.index(current.row(), column));
            return;
        }
}

void CoverageView::setFilter(const FilteredEvent &filter)
{
    const auto before = active();
    m_filtered = !filter.isAll();
    m_model.setFilter(filter);
    showCounted();
    showNothing();
    if (before)
        goTo(*before);
    if (!m_matrix->currentIndex().isValid())
        m_matrix->setCurrentIndex(m_model.index(before ? before->report : 0, 0));
    look(m_matrix->currentIndex());
    emit whereChanged(where());
}

void CoverageView::setAsOf(const AsOf &asOf)
{
    m_model.setAsOf(asOf);
    showCounted();
    look(m_matrix->currentIndex());
}

/// The numbers follow the filter and the time, and say so.
void CoverageView::showCounted()
{
    m_totalsModel.setCoverage(m_model.counted());
    m_overlapModel.setCoverage(m_model.counted());
    const QString of = m_model.countedText();
    for (qsizetype i = 0; i < m_titles.size(); ++i) {
        const QString name = (i == 0 ? m_totals : m_overlaps)->accessibleName();
        m_titles.at(i)->setText(of.isEmpty() ? name : tr("%1 — %2").arg(name, of));
    }
    m_matrix->verticalHeader()->viewport()->update();
    fitTables();
}

void CoverageView::setMatches(const EventMatches &matches)
{
    m_matrix->setMatches(matches);
}

std::optional<SentenceRanks> CoverageView::sentenceRanks() const
{
    SentenceRanks ranks;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        for (const CoverageCell &cell : m_model.coverageAt(column).cells) {
            for (const Place &place : cell.places)
                ranks.insert({place.report, place.range.start}, column);
        }
    }
    return ranks;
}

void CoverageView::zoom(double factor)
{
    m_matrix->zoom(factor);
}

QString CoverageView::where() const
{
    const QModelIndex current = m_matrix->currentIndex();
    if (!current.isValid())
        return m_filtered ? tr("No fact passes the filter: X shows all again") : QString();
    return m_model.factText(current.column());
}

QList<EventView::KeyHint> CoverageView::keyHints() const
{
    return {{{u"go_next_aligned"_s}, tr("next")},
            {{u"coverage_order"_s}, tr("order")},
            {{u"correct_why"_s}, tr("why")},
            {{u"go_to_place"_s}, tr("read")}};
}

QString CoverageView::strip() const
{
    return m_looked;
}

void CoverageView::setOrder(CoverageModel::Order order)
{
    m_order->setCurrentIndex(m_order->findData(QVariant::fromValue(order)));
    m_model.setOrder(order);
    m_matrix->scrollTo(m_matrix->currentIndex());
    look(m_matrix->currentIndex());
}

} // namespace synoptic
