// SPDX-License-Identifier: GPL-3.0-or-later
#include "synopsisview/synopsisview.h"

#include "comparisonview/columnaccessible.h"
#include "emptystate/emptystate.h"
#include "models/conflictmodel.h"
#include "synopsisview/synopsistable.h"

#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// "58 / about 60": the first \p most values, each once, cut at \p longest characters.
QString distinctValues(const Comparison &comparison, const Difference &difference, qsizetype most,
                       qsizetype longest)
{
    QStringList values;
    for (const DifferenceValue &value : valuesOncePerReport(comparison, difference)) {
        QString text = valueText(value);
        if (text.size() > longest)
            text = text.left(longest - 1) + u'…';
        if (!values.contains(text))
            values.append(text);
    }
    if (values.size() > most)
        values = values.first(most) + QStringList{u"…"_s};
    return values.join(u" / "_s);
}

} // namespace

SynopsisView::SynopsisView(QWidget *parent)
    : EventView(parent), m_table(new SynopsisTable(&m_model, this)), m_nothing(new EmptyState(m_table))
{
    setAccessibleName(tr("Synopsis"));
    setFocusProxy(m_table);
    buildActions();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SynopsisView::showCurrent);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &SynopsisView::showNothing);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SynopsisView::showNothing);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (m_model.isSection(index.row()))
            foldSection();
    });
    connect(m_table, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!m_model.isSection(index.row()) && m_active)
            emit placeRequested(*m_active);
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this,
            [this](int section) { usePivot(section - FactModel::FirstReportColumn); });
}

QAction *SynopsisView::addAction(const QString &name, const QString &text, const QString &key)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(QKeySequence(key));
    m_actions.append(action);
    return action;
}

QAction *SynopsisView::addToggle(const QString &name, const QString &text, const QString &key, bool on)
{
    QAction *action = addAction(name, text, key);
    action->setCheckable(true);
    action->setChecked(on);
    return action;
}

void SynopsisView::buildActions()
{
    connect(addAction(u"synopsis_pivot"_s, tr("Compare With This &Column"), u"P"_s), &QAction::triggered,
            this, [this] { usePivot(m_table->currentIndex().column() - FactModel::FirstReportColumn); });
    m_order = addAction(u"synopsis_order"_s, tr("Next &Order of the Rows"), u"O"_s);
    m_order->setIconText(tr("Order: %1").arg(orderName()));
    connect(m_order, &QAction::triggered, this, &SynopsisView::nextOrder);
    connect(addAction(u"synopsis_fold"_s, tr("&Fold This Section"), u"F"_s), &QAction::triggered, this,
            &SynopsisView::foldSection);
    connect(addToggle(u"synopsis_copies"_s, tr("Fold &Wire Copy"), u"C"_s, true), &QAction::toggled, this,
            [this](bool on) { m_model.setCopiesFolded(on); });
    connect(addToggle(u"synopsis_only_here"_s, tr("&Only Here"), u"N"_s, false), &QAction::toggled, this,
            [this](bool on) {
                const auto place = m_active;
                m_model.setOnlyHereShown(on);
                if (place)
                    goTo(*place);
            });
    m_all = new QAction(tr("Show All"), this); // for the empty view; the window has the key
    connect(m_all, &QAction::triggered, this, [this] { emit filterRequested({}); });
}

QList<QAction *> SynopsisView::tools() const
{
    QList<QAction *> tools;
    std::ranges::copy_if(m_actions, std::back_inserter(tools),
                         [this](QAction *action) { return action->isCheckable() || action == m_order; });
    return tools;
}

void SynopsisView::setComparison(const Comparison &comparison)
{
    const bool same = std::ranges::equal(comparison.reports, m_model.comparison().reports, {},
                                         &Report::sha256, &Report::sha256);
    const auto before = same ? m_active : std::nullopt;
    const QModelIndex row = m_table->currentIndex();
    const std::pair<int, int> cell(row.row(), row.column());
    m_active.reset();
    m_model.setComparison(comparison);
    if (before)
        goTo(*before);
    // No fact has the sentence any more: what stands where the reader was comes nearest.
    if (same && !m_table->currentIndex().isValid() && cell.first >= 0 && m_model.rowCount() > 0)
        m_table->goTo(m_model.index(std::min(cell.first, m_model.rowCount() - 1), cell.second));
    if (!m_table->currentIndex().isValid())
        next(1);
}

std::optional<int> SynopsisView::activeFact() const
{
    return m_model.factAt(m_table->currentIndex().row());
}

void SynopsisView::goToFact(int fact, const Place &place)
{
    if (const QModelIndex index = m_model.indexOf(place, fact); index.isValid())
        m_table->goTo(index);
    else
        goTo(place);
}

void SynopsisView::goTo(const Place &place)
{
    const QModelIndex current = m_table->currentIndex();
    if (current.column() == FactModel::FirstReportColumn + place.report &&
        m_model.places(current.row(), place.report).contains(place))
        return; // of several rows that have it, the reader's own
    if (const QModelIndex index = m_model.indexOf(place); index.isValid())
        m_table->goTo(index);
}

void SynopsisView::step(int direction, const std::function<bool(int)> &wanted)
{
    const QModelIndex current = m_table->currentIndex();
    const int column = current.isValid() ? current.column() : int(FactModel::FirstReportColumn);
    for (int row = (current.isValid() ? current.row() : -1) + direction; row >= 0 && row < m_model.rowCount();
         row += direction) {
        if (wanted(row)) {
            m_table->goTo(m_model.index(row, std::max(column, int(FactModel::FirstReportColumn))));
            return;
        }
    }
    if (m_model.rowCount() > 0)
        emit whereChanged(direction > 0 ? tr("No further one below") : tr("No further one above"));
}

/// Whether anybody had reported it by the time chosen.
bool SynopsisView::isTold(int row) const
{
    return !m_model.isLater(m_model.index(row, FactModel::KindColumn));
}

void SynopsisView::next(int direction)
{
    step(direction, [this](int row) { return !m_model.isSection(row) && isTold(row); });
}

void SynopsisView::nextDifference(int direction)
{
    step(direction, [this](int row) { return !m_model.differences(row).isEmpty() && isTold(row); });
}

void SynopsisView::setMatches(const EventMatches &matches)
{
    m_table->setMatches(matches);
}

void SynopsisView::zoom(double factor)
{
    m_table->setFontSize(factor > 0 ? std::clamp(m_table->fontSize() * factor, 7.0, 28.0) : 10);
}

void SynopsisView::usePivot(int report)
{
    if (report < 0)
        return;
    m_model.setPivot(report);
    tellMessage(m_table, tr("compared with %1").arg(m_model.comparison().reports.at(report).shortName()));
    emit whereChanged(where());
}

void SynopsisView::setFilter(const FilteredEvent &filter)
{
    const auto place = m_active;
    m_model.setFilter(filter);
    if (place)
        goTo(*place);
    if (!m_table->currentIndex().isValid())
        next(1);
    emit whereChanged(where());
}

QString SynopsisView::orderName() const
{
    switch (m_model.order()) {
    case FactModel::Order::Kind:
        return tr("by kind");
    case FactModel::Order::Sources:
        return tr("by number of sources");
    case FactModel::Order::Time:
        return tr("by time");
    case FactModel::Order::Report:
        return m_model.comparison().reports.isEmpty()
                   ? tr("of a report")
                   : tr("as in %1").arg(m_model.comparison().reports.at(m_model.orderReport()).shortName());
    }
    Q_UNREACHABLE_RETURN({});
}

void SynopsisView::nextOrder()
{
    const auto place = m_active;
    const int orders = int(FactModel::Order::Time) + 1;
    m_model.setOrder(FactModel::Order((int(m_model.order()) + 1) % orders), m_model.pivot());
    m_order->setIconText(tr("Order: %1").arg(orderName()));
    tellMessage(m_table, m_order->iconText());
    if (place)
        goTo(*place);
}

void SynopsisView::foldSection()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const int head = m_model.sectionRow(current.row());
    m_table->setCurrentIndex(m_model.index(head, FactModel::KindColumn));
    m_model.setFolded(head, !m_model.isFolded(head));
    emit whereChanged(where());
}

void SynopsisView::showCurrent(const QModelIndex &current)
{
    if (current.isValid() && !m_model.isSection(current.row())) {
        const int report = current.column() - FactModel::FirstReportColumn;
        QList<Place> places = report < 0 ? QList<Place>() : m_model.places(current.row(), report);
        if (places.isEmpty()) // the cell is empty: the pivot has it
            places = m_model.places(current.row(), m_model.pivotOf(current.row()));
        m_active = places.first();
    }
    emit whereChanged(where());
}

/// Why the table is empty, where it is.
void SynopsisView::showNothing()
{
    const Comparison &comparison = m_model.comparison();
    if (m_model.rowCount() > 0)
        m_nothing->leave();
    else if (!comparison.facts.isEmpty())
        m_nothing->say(tr("No fact passes the filter"),
                       tr("The chips (Ctrl+I) tell how many facts each of them would leave. X shows all."),
                       {m_all});
    else
        m_nothing->sayNothingShared(comparison, m_waysOut);
}

QString SynopsisView::where() const
{
    const int row = m_table->currentIndex().row();
    if (row < 0)
        return m_model.comparison().reports.isEmpty() ? QString()
               : m_model.filter().isAll()             ? tr("No fact is in two reports")
                                                      : tr("No fact passes the filter: X shows all again");
    if (m_model.isSection(row))
        return m_model.index(row, FactModel::KindColumn).data().toString();
    QStringList parts;
    if (const auto fact = m_model.factAt(row))
        parts.append(tr("fact %1 of %2").arg(*fact + 1).arg(m_model.comparison().facts.size()));
    parts += {tr("row %1 of %2").arg(m_model.rowNumber(row)).arg(m_model.factCount()),
              tr("in %1 of %2").arg(m_model.sourceCount(row)).arg(m_model.comparison().reports.size())};
    // The line has room for two; W shows all of them.
    const QList<Difference> differences = m_model.differences(row);
    for (const Difference &difference : differences.first(std::min<qsizetype>(2, differences.size())))
        parts.append(u"%1: %2"_s.arg(differenceKindName(difference.kind),
                                     distinctValues(m_model.comparison(), difference, 3, 24)));
    return parts.join(u" · "_s);
}

QList<EventView::KeyHint> SynopsisView::keyHints() const
{
    const int row = m_table->currentIndex().row();
    if (row < 0)
        return {};
    if (m_model.isSection(row))
        return {{{u"synopsis_fold"_s}, tr("fold")}, {{u"go_next_aligned"_s}, tr("next")}};
    return {{{u"go_next_aligned"_s}, tr("next")}, {{u"synopsis_pivot"_s}, tr("pivot")},
            {{u"synopsis_order"_s}, tr("order")}, {{u"synopsis_fold"_s}, tr("fold")},
            {{u"correct_why"_s}, tr("why")},      {{u"go_to_place"_s}, tr("read")}};
}

} // namespace synoptic
