// SPDX-License-Identifier: GPL-3.0-or-later
#include "conflictsview/conflictsview.h"

#include "conflictsview/conflicttable.h"
#include "emptystate/emptystate.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

ConflictsView::ConflictsView(QWidget *parent)
    : EventView(parent), m_table(new ConflictTable(&m_model, this)), m_nothing(new EmptyState(m_table))
{
    setAccessibleName(tr("Conflicts"));
    setFocusProxy(m_table);
    buildKeys();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ConflictsView::showCurrent);
    connect(m_table, &QAbstractItemView::doubleClicked, this, [this] {
        if (m_active)
            emit placeRequested(*m_active);
    });
}

QAction *ConflictsView::addAction(const QString &name, const QString &text, const QString &key)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(QKeySequence(key));
    m_actions.append(action);
    return action;
}

/// A key that puts a value into the filter, or takes it out.
QAction *ConflictsView::addChoice(const QString &name, const QString &text, const QString &key)
{
    QAction *action = addAction(u"conflicts_"_s + name, text, key);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this] {
        EventFilter filter = m_filter.filter();
        filter.differences = chosenDifferences();
        emit filterRequested(filter);
    });
    return action;
}

void ConflictsView::buildKeys()
{
    struct Kind
    {
        DifferenceKind kind;
        QString text;
        QString key;
    };
    for (const auto &[kind, text, key] :
         {Kind{DifferenceKind::Figure, tr("Only &Figures"), u"Shift+F"_s},
          Kind{DifferenceKind::Time, tr("Only &Times"), u"Shift+T"_s},
          Kind{DifferenceKind::Name, tr("Only &Names"), u"Shift+N"_s},
          Kind{DifferenceKind::Quotation, tr("Only &Quotations"), u"Shift+Q"_s},
          Kind{DifferenceKind::Attribution, tr("Only &Attributions"), u"Shift+A"_s}})
        m_kinds.append({kind, addChoice(differenceKindName(kind), text, key)});
    struct Nature
    {
        DifferenceNature nature;
        QString text;
        QString key;
    };
    for (const auto &[nature, text, key] :
         {Nature{DifferenceNature::Contradiction, tr("Only &Contradictions"), u"C"_s},
          Nature{DifferenceNature::LaterUpdate, tr("Only Later &Updates"), u"U"_s},
          Nature{DifferenceNature::Wording, tr("Only &Other Wording"), u"O"_s},
          Nature{DifferenceNature::Rounding, tr("Only &Rounding"), u"R"_s},
          Nature{DifferenceNature::Bound, tr("Only &Bounds"), u"B"_s},
          Nature{DifferenceNature::Conversion, tr("Only Con&versions"), u"V"_s},
          Nature{DifferenceNature::SpellingOnly, tr("Only &Spelling"), u"S"_s}})
        m_natures.append({nature, addChoice(differenceNatureName(nature), text, key)});
    m_all = new QAction(tr("Show All"), this); // for the empty view; the window has the key
    connect(m_all, &QAction::triggered, this, [this] { emit filterRequested({}); });
}

DifferenceFilter ConflictsView::chosenDifferences() const
{
    DifferenceFilter filter;
    for (const auto &[kind, action] : m_kinds) {
        if (action->isChecked())
            filter.kinds.insert(kind);
    }
    for (const auto &[nature, action] : m_natures) {
        if (action->isChecked())
            filter.natures.insert(nature);
    }
    return filter;
}

void ConflictsView::setFilter(const FilteredEvent &filter)
{
    m_filter = filter;
    const DifferenceFilter &wanted = filter.filter().differences;
    for (const auto &[kind, action] : std::as_const(m_kinds))
        action->setChecked(wanted.kinds.contains(kind));
    for (const auto &[nature, action] : std::as_const(m_natures))
        action->setChecked(wanted.natures.contains(nature));
    const auto place = m_active;
    m_model.setFilter(filter);
    if (place && !m_table->currentIndex().isValid())
        goTo(*place);
    if (!m_table->currentIndex().isValid())
        next(1);
    showNothing(filter);
    emit whereChanged(where());
}

/// Why the list is empty, where it is.
void ConflictsView::showNothing(const FilteredEvent &filter)
{
    const Comparison &comparison = m_model.comparison();
    if (m_model.rowCount() > 0)
        m_nothing->leave();
    else if (!filter.isAll() && !comparison.facts.isEmpty())
        m_nothing->say(tr("Nothing differs in this way"),
                       tr("The chips (Ctrl+I) tell how many facts each of them would leave. X shows all."),
                       {m_all});
    else if (comparison.facts.isEmpty())
        m_nothing->sayNothingShared(comparison, m_waysOut);
    else
        m_nothing->say(
            tr("The reports do not contradict each other"),
            tr("No figure, time, name, quotation or attribution differs within a fact. The synopsis "
               "(Ctrl+2) shows who words what differently, coverage (Ctrl+4) who leaves what out."));
}

void ConflictsView::setComparison(const Comparison &comparison)
{
    const bool same = std::ranges::equal(comparison.reports, m_model.comparison().reports, {},
                                         &Report::sha256, &Report::sha256);
    if (!same)
        m_active.reset();
    const auto before = m_active;
    const int row = m_table->currentIndex().row();
    m_model.setComparison(comparison);
    if (before)
        goTo(*before);
    // Nothing of the sentence differs any more: what stands where the reader was comes nearest.
    if (same && row >= 0 && !m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->goTo(m_model.index(std::min(row, m_model.rowCount() - 1), ConflictModel::KindColumn));
    setFilter({});
}

QString ConflictsView::countText() const
{
    const int all = m_model.count();
    return all == 0 ? QString() : tr("%1 of %2").arg(m_model.count(DifferenceNature::Contradiction)).arg(all);
}

QList<EventView::KeyHint> ConflictsView::keyHints() const
{
    return {{{u"go_next_aligned"_s}, tr("next")},
            {{u"conflicts_contradiction"_s}, tr("only contradictions")},
            {{u"view_filter"_s}, tr("filter")},
            {{u"correct_why"_s}, tr("why")},
            {{u"go_to_place"_s}, tr("read")}};
}

std::optional<int> ConflictsView::activeFact() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? std::optional(m_model.factAt(current.row())) : std::nullopt;
}

void ConflictsView::goToFact(int fact, const Place &place)
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_model.factAt(current.row()) == fact) // of several differences the reader's own
        return;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.factAt(row) == fact) {
            m_table->goTo(m_model.index(row, ConflictModel::KindColumn));
            return;
        }
    }
    goTo(place);
}

void ConflictsView::goTo(const Place &place)
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_active == place && m_model.fact(current.row()).members.contains(place))
        return; // of several rows that have it, the reader's own
    if (const int row = m_model.rowOf(place); row >= 0)
        m_table->goTo(m_model.index(row, ConflictModel::KindColumn));
}

void ConflictsView::next(int step)
{
    const QModelIndex current = m_table->currentIndex();
    int row = (current.isValid() ? current.row() : -1) + step;
    while (row >= 0 && row < m_model.rowCount() && m_model.isLater(row)) // nobody had parted yet
        row += step;
    if (row >= 0 && row < m_model.rowCount())
        m_table->goTo(m_model.index(row, std::max(current.column(), int(ConflictModel::KindColumn))));
    else if (m_model.rowCount() > 0)
        emit whereChanged(step > 0 ? tr("No further one below") : tr("No further one above"));
}

void ConflictsView::setMatches(const EventMatches &matches)
{
    m_table->setMatches(matches);
}

void ConflictsView::zoom(double factor)
{
    m_table->setFontSize(factor > 0 ? std::clamp(m_table->fontSize() * factor, 7.0, 28.0) : 10);
}

void ConflictsView::showCurrent(const QModelIndex &current)
{
    if (current.isValid())
        m_active = m_model.place(current.row());
    emit whereChanged(where());
}

QString ConflictsView::where() const
{
    const int row = m_table->currentIndex().row();
    if (m_model.comparison().reports.isEmpty())
        return {};
    if (row < 0)
        return tr("No difference to show");
    const Difference &shown = m_model.difference(row);
    return tr("difference %1 of %2 · fact %3 · %4, %5 · %6")
        .arg(row + 1)
        .arg(m_model.rowCount())
        .arg(m_model.factAt(row) + 1)
        .arg(differenceKindName(shown.kind), natureWords(shown.nature), shown.reason);
}

} // namespace synoptic
