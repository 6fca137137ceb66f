// SPDX-License-Identifier: GPL-3.0-or-later
// How the reader walks through the reading order, and what they do with the columns from the keyboard.
#include "comparisonview/comparisonview.h"
#include "comparisonview/readingcolumns.h"

namespace synoptic {

/// The sentence that a step goes on from: the active one; one in sight where the reader has scrolled away
/// from it.
qsizetype ComparisonView::walkFrom(int direction) const
{
    const QList<TextRange> &all = m_columns->sentences(m_active->report);
    const auto at = std::ranges::lower_bound(all, m_active->range.start, {}, &TextRange::start);
    ColumnView *column = m_columns->view(m_active->report);
    if (direction == 0 || !column->isVisible() || isInSight(*m_active))
        return at - all.begin();
    const double offset =
        direction > 0 ? column->offsetAt(0) : column->offsetAt(column->viewport()->height());
    const auto first = std::ranges::lower_bound(all, qsizetype(offset), {}, &TextRange::start);
    return first - all.begin() - (direction > 0 ? 1 : 0);
}

void ComparisonView::step(int direction, const std::function<bool(const Place &)> &wanted)
{
    if (!m_active)
        return;
    const QList<TextRange> &sentences = m_columns->sentences(m_active->report);
    for (qsizetype i = walkFrom(direction) + direction; i >= 0 && i < sentences.size(); i += direction) {
        if (wanted({m_active->report, sentences.at(i)})) {
            goTo({m_active->report, sentences.at(i)});
            return;
        }
    }
    say(direction > 0 ? tr("No further one below") : tr("No further one above"));
}

void ComparisonView::nextSentence(int direction)
{
    step(direction, [](const Place &) { return true; });
}

void ComparisonView::nextAligned(int direction)
{
    step(direction, [this](const Place &place) { return passes(place) && m_index.isShared(place); });
}

void ComparisonView::nextOnlyHere(int direction)
{
    step(direction, [this](const Place &place) { return passes(place) && !m_index.isShared(place); });
}

void ComparisonView::nextDifference(int direction)
{
    step(direction, [this](const Place &place) {
        return passes(place) && std::ranges::any_of(m_index.factsOf(place), [this](const Fact *fact) {
                   return m_filter.filter().differences.wants(*fact);
               });
    });
}

void ComparisonView::nextColumn(int direction)
{
    if (!m_active)
        return;
    const QList<int> shown = m_columns->arrangement().shown();
    const qsizetype here = shown.indexOf(m_active->report);
    for (qsizetype i = here + direction; i >= 0 && i < shown.size(); i += direction) {
        if (const auto other = counterpart(shown.at(i))) {
            goAcross(*other);
            return;
        }
    }
    // None has it: to what stands beside it.
    const int next = shown.value(here + direction, -1);
    if (next < 0 || m_columns->sentences(next).isEmpty())
        return;
    const auto beside = m_columns->nearest(
        {next, {qsizetype(order(m_active->report, next).other(double(m_active->range.start))), 0}});
    goTo(beside.value_or(Place{next, m_columns->sentences(next).first()}));
}

void ComparisonView::toEnd(int end)
{
    if (!m_active || m_columns->sentences(m_active->report).isEmpty())
        return;
    const QList<TextRange> &all = m_columns->sentences(m_active->report);
    goTo({m_active->report, end < 0 ? all.first() : all.last()});
}

void ComparisonView::stepSelection(TextUnit unit, int direction, bool extend)
{
    if (!m_active)
        return;
    ColumnView *view = m_columns->view(m_active->report);
    const TextRange next =
        steppedSelection(view->report(), view->selection(), m_active->range, unit, direction, extend);
    // The caret takes the reader along.
    const QList<TextRange> &sentences = m_columns->sentences(m_active->report);
    const auto at = std::ranges::find_if(sentences, [&](TextRange s) { return s.overlaps(next); });
    if (!extend && at != sentences.end() && *at != m_active->range)
        goTo({m_active->report, *at});
    view->setSelection(next);
}

void ComparisonView::page(double pages)
{
    if (m_active && m_columns->page().contains(m_active->report))
        m_columns->view(m_active->report)->page(pages);
}

void ComparisonView::hideColumn()
{
    if (!m_active)
        return;
    ColumnArrangement fewer = m_columns->arrangement();
    if (fewer.hide(m_active->report))
        m_columns->arrange(fewer);
    else
        say(tr("The last column stays"));
}

void ComparisonView::showHiddenColumns()
{
    ColumnArrangement all = m_columns->arrangement();
    all.showAll();
    m_columns->arrange(all);
}

void ComparisonView::arrangeAsBefore()
{
    if (!m_columns->arrangeAsBefore())
        say(tr("The columns were not arranged otherwise before"));
}

void ComparisonView::arrangeAnew()
{
    m_columns->arrange(ColumnArrangement(m_columns->count()));
    say(tr("All columns, as they were opened"));
}

void ComparisonView::moveColumn(int direction)
{
    if (!m_active)
        return;
    ColumnArrangement moved = m_columns->arrangement();
    if (!moved.move(m_active->report, direction)) {
        say(direction > 0 ? tr("No further column to the right") : tr("No further column to the left"));
        return;
    }
    m_columns->arrange(moved);
    m_columns->bringIn(m_active->report);
}

void ComparisonView::togglePin()
{
    if (!m_active)
        return;
    ColumnArrangement pinned = m_columns->arrangement();
    pinned.setPinned(m_active->report, !pinned.isPinned(m_active->report));
    m_columns->arrange(pinned);
    m_columns->bringIn(m_active->report);
}

} // namespace synoptic
