// SPDX-License-Identifier: GPL-3.0-or-later
// Marking and notes: what the keys of the Annotate menu do, and which of several marks they act on.
#include "annotationpane/annotationpane.h"
#include "annotationpane/quicknote.h"
#include "comparisonview/comparisonview.h"
#include "filterbar/eventfiltering.h"
#include "mainwindow/eventview.h"
#include "mainwindow/mainwindow.h"
#include "models/highlightmodel.h"
#include "reviewview/reviewview.h"
#include "versionview/versionview.h"

#include <KActionCollection>
#include <KMessageWidget>
#include <QAction>
#include <QApplication>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace synoptic {

void MainWindow::buildAnnotateActions()
{
    const QStringList names{tr("Mark &Yellow"), tr("Mark &Green"), tr("Mark &Blue"), tr("Mark &Pink"),
                            tr("Mark &Orange")};
    const QStringList again{tr("&Yellow Too"), tr("&Green Too"), tr("&Blue Too"), tr("&Pink Too"),
                            tr("&Orange Too")};
    for (int i = 0; i < names.size(); ++i) {
        addAction(u"annotate_mark_%1"_s.arg(i + 1), names.at(i), {QKeySequence(QString::number(i + 1))},
                  [this, i] { mark(HighlightColour(i), false); });
        addAction(u"annotate_also_%1"_s.arg(i + 1), again.at(i), {QKeySequence(u"Alt+%1"_s.arg(i + 1))},
                  [this, i] { mark(HighlightColour(i), true); });
    }
    addAction(u"annotate_note"_s, tr("&Note"), {QKeySequence(u"M"_s)}, [this] { editNote(); });
    addAction(u"annotate_quick_note"_s, tr("&Quick Note Here"), {QKeySequence(u"Shift+M"_s)},
              [this] { quickNote(); });
    addAction(u"annotate_tags"_s, tr("&Tags"), {QKeySequence(u"Ctrl+Shift+T"_s)}, [this] {
        if (!m_pane->hasListFocus() && markHere().isNull())
            mark(HighlightColour::Yellow, false);
        m_pane->parentWidget()->show();
        m_pane->editTags(m_pane->hasListFocus() ? QUuid() : markHere());
    });
    addAction(u"annotate_next_here"_s, tr("Next &Mark Here"), {QKeySequence(u"."_s)},
              [this] { nextMarkHere(); });
    addAction(u"annotate_delete"_s, tr("&Delete Mark"), {QKeySequence(u"Del"_s)}, [this] { removeMark(); });
    addAction(u"annotate_place"_s, tr("Marks to P&lace…"), {QKeySequence(u"Ctrl+D"_s)},
              [this] { placeMarks({}); });
    addAction(u"annotate_list"_s, tr("&List of Marks"), {QKeySequence(u"Ctrl+Shift+L"_s)}, [this] {
        m_pane->parentWidget()->show();
        m_pane->focusList();
    });
    addAction(u"annotate_order"_s, tr("Next &Order of the List"), {QKeySequence(u"Alt+O"_s)},
              [this] { m_pane->nextOrder(); });
    m_quickNote = new QuickNote(this);
    m_versions = new VersionView(&m_store, this);
    buildNoteActions();
    buildVersionActions();
    buildSelectionActions();
    buildLinkActions();
}

void MainWindow::buildSelectionActions()
{
    struct Step
    {
        QString name, text, key;
        TextUnit unit;
        int step;
        bool extend;
    };
    const QList<Step> steps{
        {u"select_next_word"_s, tr("&Next Word"), u"Alt+Right"_s, TextUnit::Word, 1, false},
        {u"select_previous_word"_s, tr("&Previous Word"), u"Alt+Left"_s, TextUnit::Word, -1, false},
        {u"go_extend"_s, tr("E&xtend by a Word"), u"Shift+Right"_s, TextUnit::Word, 1, true},
        {u"go_shrink"_s, tr("Sh&rink by a Word"), u"Shift+Left"_s, TextUnit::Word, -1, true},
        {u"extend_sentence"_s, tr("Extend by a &Sentence"), u"Shift+Down"_s, TextUnit::Sentence, 1, true},
        {u"shrink_sentence"_s, tr("Shrink by a S&entence"), u"Shift+Up"_s, TextUnit::Sentence, -1, true},
        {u"extend_passage"_s, tr("Extend by a P&assage"), u"Ctrl+Shift+Down"_s, TextUnit::Passage, 1, true},
        {u"shrink_passage"_s, tr("Shrink by a Passa&ge"), u"Ctrl+Shift+Up"_s, TextUnit::Passage, -1, true},
    };
    for (const Step &step : steps) {
        addAction(step.name, step.text, {QKeySequence(step.key)},
                  [this, step] { m_view->stepSelection(step.unit, step.step, step.extend); });
        // Arrow keys belong to the text while the notes pane has the focus.
        QAction *action = actionCollection()->action(step.name);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->QWidget::addAction(action);
    }
}

/// The marks at the reader's place, the shortest first.
QList<QUuid> MainWindow::marksHere() const
{
    const auto place = markable();
    QList<std::pair<qsizetype, QUuid>> found;
    for (const PlacedHighlight &placed : m_store.highlights()) {
        if (place && placed.report == place->report && placed.where && placed.where->overlaps(place->range))
            found.append({placed.where->length(), placed.highlight.id});
    }
    std::ranges::stable_sort(found, {}, &std::pair<qsizetype, QUuid>::first);
    QList<QUuid> ids;
    for (const auto &[length, id] : std::as_const(found))
        ids.append(id);
    return ids;
}

/// The mark that keys act on: the chosen one where it is here, else the shortest.
QUuid MainWindow::markHere() const
{
    const QList<QUuid> here = marksHere();
    return here.contains(m_chosenMark) ? m_chosenMark : here.value(0);
}

/// The notes pane shows the mark where the reader is.
void MainWindow::followMark()
{
    m_pane->follow(marksHere(), markHere());
}

void MainWindow::nextMarkHere()
{
    const QList<QUuid> here = marksHere();
    if (here.isEmpty()) {
        say(tr("No mark here: 1 to 5 make one"));
        return;
    }
    const qsizetype at = here.indexOf(m_chosenMark);
    m_chosenMark = here.at((at + 1) % here.size());
    refreshHighlights();
    m_pane->showMark(m_chosenMark);
    const PlacedHighlight &placed = m_store.highlights().at(m_store.rowOf(m_chosenMark));
    const QString words = placed.highlight.exact.simplified();
    say(tr("mark %1 of %2 here, %3: “%4”   —   1–5 colour  M note  Del deletes")
            .arg(here.indexOf(m_chosenMark) + 1)
            .arg(here.size())
            .arg(colourText(placed.highlight.colour), words.size() > 60 ? words.left(58) + u"…"_s : words));
}

void MainWindow::mark(HighlightColour colour, bool another)
{
    if (m_pane->hasListFocus() && !another) {
        m_store.setColour(m_pane->chosen(), colour);
        return;
    }
    const auto place = markable();
    if (!place)
        return;
    QUuid same;
    for (const QUuid &id : marksHere()) {
        const PlacedHighlight &placed = m_store.highlights().at(m_store.rowOf(id));
        if (placed.where == place->range && (same.isNull() || id == m_chosenMark))
            same = id;
    }
    if (marksHere().contains(m_chosenMark) && same.isNull() && m_view->markable() == m_view->active())
        same = m_chosenMark;
    if (!same.isNull() && !another) {
        m_store.setColour(same, colour);
        return;
    }
    const QSet<QUuid> before = [this] {
        QSet<QUuid> ids;
        for (const PlacedHighlight &placed : m_store.highlights())
            ids.insert(placed.highlight.id);
        return ids;
    }();
    m_store.add(place->report, place->range, colour);
    for (const PlacedHighlight &placed : m_store.highlights()) {
        if (!before.contains(placed.highlight.id))
            m_chosenMark = placed.highlight.id;
    }
    refreshHighlights();
    m_pane->showMark(m_chosenMark);
}

void MainWindow::editNote()
{
    if (m_pane->hasListFocus()) {
        if (const QList<QUuid> chosen = m_pane->chosen(); !chosen.isEmpty())
            m_pane->editNote(chosen.last());
        return;
    }
    if (!markable() || !canNote())
        return;
    if (markHere().isNull())
        mark(HighlightColour::Yellow, false);
    m_pane->parentWidget()->show();
    if (const QUuid id = markHere(); !id.isNull())
        m_pane->editNote(id);
}

/// Whether a note can be written; else says why not, where it would stand, and takes the letters.
bool MainWindow::canNote()
{
    if (m_library && m_library->canWrite())
        return true;
    m_quickNote->refuse(placeOnScreen(), tr("Nothing can be kept: the bar above says why. Escape leaves."));
    return false;
}

void MainWindow::quickNote()
{
    if (!markable() || !canNote())
        return;
    if (markHere().isNull())
        mark(HighlightColour::Yellow, false);
    const QUuid id = markHere();
    if (id.isNull())
        return;
    m_quickNoteOn = id;
    m_quickNote->open(placeOnScreen(), m_store.highlights().at(m_store.rowOf(id)).highlight.note,
                      [this, id](const QString &note) { m_store.setNote(id, note); });
}

void MainWindow::removeMark()
{
    const bool inList = m_pane->isAncestorOf(QApplication::focusWidget());
    QList<QUuid> ids = inList ? m_pane->chosen() : QList<QUuid>{markHere()};
    ids.removeAll(QUuid());
    if (ids.isEmpty())
        return;
    m_store.undoStack()->beginMacro(ids.size() == 1 ? tr("delete mark or note")
                                                    : tr("delete %1 marks and notes").arg(ids.size()));
    m_store.remove(ids);
    m_subjectNotes->remove(ids);
    m_store.undoStack()->endMacro();
}

void MainWindow::refreshHighlights()
{
    m_view->setHighlights(m_store.highlights(), m_chosenMark);
    m_filtering->setMarks(m_store.highlights());
    m_review->setMarks(m_store.highlights(), [this](const Highlight &mark) { return m_store.tagsOf(mark); });
}

void MainWindow::placeMarks(const QUuid &first)
{
    m_versions->start(first);
}

/// Says that texts have changed under marks; decides nothing.
void MainWindow::offerPlacing()
{
    const auto asking = std::ranges::count_if(m_store.highlights(), &PlacedHighlight::asks);
    if (asking == 0 || !m_message->isHidden())
        return;
    m_message->setMessageType(KMessageWidget::Information);
    m_message->setText(
        asking == 1 ? tr("A text has changed: 1 mark must be placed anew. Ctrl+D shows it.")
                    : tr("A text has changed: %1 marks must be placed anew. Ctrl+D shows them.").arg(asking));
    m_message->animatedShow();
}

/// The marks whose place is beyond doubt, as marks of the texts that are open.
QList<Highlight> MainWindow::placedMarks() const
{
    QList<Highlight> marks;
    for (const PlacedHighlight &placed : m_store.highlights()) {
        if (placed.isPlaced())
            marks.append(highlightAtPlace(placed, m_view->comparison().reports.at(placed.report)));
    }
    return marks;
}

} // namespace synoptic
