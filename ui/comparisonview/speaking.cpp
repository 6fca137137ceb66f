// SPDX-License-Identifier: GPL-3.0-or-later
// What the reading order tells screen readers.
#include "comparisonview/columnaccessible.h"
#include "comparisonview/comparisonview.h"
#include "comparisonview/readingcolumns.h"

#include <QFocusEvent>

using namespace Qt::StringLiterals;

namespace synoptic {

/// "The Herald: Crews moved 106,000 barrels. Sentence 1 of 4, in 2 of 3, …, not reported: Daily Post".
QString ComparisonView::spoken() const
{
    if (!m_active)
        return {};
    const Report &report = m_comparison.reports.at(m_active->report);
    QStringList parts = whereInWords() + sentenceInWords(*m_columns->view(m_active->report), m_active->range);
    QStringList without;
    for (int r = 0; r < m_columns->count(); ++r) {
        if (r != m_active->report && !counterpart(r))
            without.append(m_comparison.reports.at(r).shortName());
    }
    if (!without.isEmpty())
        parts.append(tr("not reported: %1").arg(without.join(u", "_s)));
    parts.removeDuplicates(); // "only here" is told by both
    return tr("%1: %2 %3")
        .arg(report.shortName(), report.text(m_active->range).toString().simplified(), parts.join(u", "_s));
}

void ComparisonView::tellReaders()
{
    if (!isListenedTo() || !m_active)
        return;
    const QString words = spoken();
    setAccessibleDescription(words);
    if (hasFocus()) // else the reader is at something else, which speaks for itself
        tellPlace(m_columns->view(m_active->report), words);
}

/// Of the active sentence, while somebody listens.
QStringList ComparisonView::marksInWords() const
{
    return isListenedTo() && m_active
               ? synoptic::marksInWords(*m_columns->view(m_active->report), m_active->range)
               : QStringList();
}

void ComparisonView::say(const QString &message)
{
    emit whereChanged(message);
    tellMessage(this, message);
}

void ComparisonView::focusInEvent(QFocusEvent *event)
{
    EventView::focusInEvent(event);
    for (ColumnView *column : columns())
        column->viewport()->update();
    // Once the window has told that this view has the focus: the reader's column has it.
    QMetaObject::invokeMethod(this, &ComparisonView::tellReaders, Qt::QueuedConnection);
}

void ComparisonView::focusOutEvent(QFocusEvent *event)
{
    EventView::focusOutEvent(event);
    for (ColumnView *column : columns())
        column->viewport()->update();
}

} // namespace synoptic
