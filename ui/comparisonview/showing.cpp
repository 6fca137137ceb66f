// SPDX-License-Identifier: GPL-3.0-or-later
// What comes and goes over the text of the reading order: marks, links, filter, time, what find has found.
#include "comparisonview/columnaccessible.h"
#include "comparisonview/comparisonview.h"
#include "comparisonview/readingcolumns.h"

using namespace Qt::StringLiterals;

namespace synoptic {

void ComparisonView::setHighlights(const QList<PlacedHighlight> &highlights, const QUuid &chosen)
{
    const QStringList before = marksInWords();
    for (int r = 0; r < m_columns->count(); ++r) {
        QList<ColumnView::Mark> marks;
        for (const PlacedHighlight &placed : highlights) {
            if (placed.report == r && placed.where)
                marks.append(
                    {*placed.where, placed.highlight.colour, placed.asks(), placed.highlight.id == chosen});
        }
        m_columns->view(r)->setMarks(marks);
    }
    if (before != marksInWords())
        tellMessage(this,
                    marksInWords().isEmpty() ? tr("no mark here any more") : marksInWords().join(u", "_s));
}

void ComparisonView::setLinks(const QHash<int, QList<ColumnView::LinkSign>> &links)
{
    for (int r = 0; r < m_columns->count(); ++r)
        m_columns->view(r)->setLinks(links.value(r));
}

void ComparisonView::setDecided(const DecidedPlaces &decided)
{
    for (int r = 0; r < m_columns->count(); ++r)
        m_columns->view(r)->setDecided(decided.startsIn(r), decided.notes().startsIn(r));
    for (int r = 0; r < m_columns->count(); ++r)
        m_columns->head(r)->setNotes(decided.notes().ofReport(r));
}

void ComparisonView::setFilter(const FilteredEvent &filter)
{
    m_filter = filter;
    dim();
    emit whereChanged(where());
}

void ComparisonView::setAsOf(const AsOf &asOf)
{
    if (m_asOf == asOf)
        return;
    m_asOf = asOf;
    dim();
    if (m_active)
        showDifferences();
    emit whereChanged(where());
}

/// What the filter leaves out, and what came later.
void ComparisonView::dim()
{
    for (int r = 0; r < m_columns->count(); ++r) {
        QList<TextRange> dimmed;
        QList<TextRange> later;
        for (const TextRange sentence : m_columns->sentences(r)) {
            if (!m_filter.passes(Place{r, sentence}))
                dimmed.append(sentence);
            if (!m_asOf.isReported({r, sentence}))
                later.append(sentence);
        }
        m_columns->view(r)->passingMarks().setDimmed(dimmed);
        m_columns->view(r)->setLater(later);
        m_columns->view(r)->viewport()->update();
    }
}

void ComparisonView::setMatches(const EventMatches &matches)
{
    if (matches.all().isEmpty())
        foldAgain();
    for (int r = 0; r < m_columns->count(); ++r) {
        m_columns->view(r)->passingMarks().setMatches(matches.in(r));
        m_columns->view(r)->passingMarks().setCurrentMatch({});
        m_columns->view(r)->viewport()->update();
    }
}

/// What the search has unfolded, but where the reader is in it.
void ComparisonView::foldAgain()
{
    for (const int r : std::exchange(m_unfoldedByFind, {})) {
        const Report &report = m_columns->view(r)->report();
        const int passage = m_active && m_active->report == r ? report.passageAt(m_active->range.start) : -1;
        if (passage < 0 || !isFurniture(report.passages().at(passage).kind))
            m_columns->view(r)->setFurnitureFolded(true);
    }
}

void ComparisonView::showMatch(const EventMatch &match)
{
    ColumnView *view = m_columns->view(match.words.report);
    if (!view->rectOf(match.words.range) && view->isFurnitureFolded()) { // it stands in what is folded away
        view->setFurnitureFolded(false);
        m_unfoldedByFind.insert(match.words.report);
    }
    goTo(match.place());
    for (int r = 0; r < m_columns->count(); ++r)
        m_columns->view(r)->passingMarks().setCurrentMatch(
            r == match.words.report ? std::optional(match.words.range) : std::nullopt);
    const auto rect = view->rectOf(match.words.range);
    const bool outside = rect && (rect->top() < 0 || rect->bottom() > view->viewport()->height());
    if (outside && !m_motion.isRunning())
        view->bringTo(match.words.range, view->viewport()->height() * 0.3);
    view->setSelection(match.words.range); // what a mark is put on
}

} // namespace synoptic
