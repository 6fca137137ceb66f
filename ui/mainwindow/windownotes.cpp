// SPDX-License-Identifier: GPL-3.0-or-later
// Notes on the event, a report, a fact or a pair, and notes that were being written when the program ended.
#include "annotationpane/annotationpane.h"
#include "annotationpane/quicknote.h"
#include "comparisonview/comparisonview.h"
#include "filterbar/eventfiltering.h"
#include "library/analyst.h"
#include "library/drafts.h"
#include "library/linkstore.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/viewswitcher.h"
#include "models/highlightmodel.h"
#include "models/notedplaces.h"

#include <KActionCollection>
#include <KMessageWidget>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString shortened(const QString &text, qsizetype length)
{
    QString line = text.simplified();
    if (line.size() > length)
        line = line.left(length - 2) + u"…"_s;
    return line.replace(u'&', u"&&"_s); // in menus
}

/// The fact that the reader is at, or the first one that the sentence is a member of; nothing when no other
/// report has it.
std::optional<int> factAt(const Place &place, const EventView &view, const Comparison &comparison)
{
    if (const auto fact = view.activeFact(); fact && comparison.facts.at(*fact).members.contains(place))
        return fact;
    for (int f = 0; f < comparison.facts.size(); ++f) {
        if (comparison.facts.at(f).members.contains(place))
            return f;
    }
    return std::nullopt;
}

/// The sentences that count as the same as one.
QList<Place> counterpartsOf(const Place &place, const Comparison &comparison)
{
    QList<Place> others;
    for (const Alignment &alignment : comparison.alignments) {
        if (alignment.a == place)
            others.append(alignment.b);
        else if (alignment.b == place)
            others.append(alignment.a);
    }
    return others;
}

QList<ReportRange> rangesOf(const QList<Place> &places)
{
    QList<ReportRange> ranges;
    for (const Place &place : places)
        ranges.append({place.report, place.range});
    return ranges;
}

} // namespace

void MainWindow::buildSubjectNotes()
{
    m_subjectNotes = new SubjectNoteStore(m_library, m_store.undoStack(), this);
    m_drafts = std::make_unique<Drafts>(m_library ? m_library->path() : QString());
    m_model->setNotes(m_subjectNotes);
    connect(m_subjectNotes, &SubjectNoteStore::failed, this, &MainWindow::showError);
    connect(m_subjectNotes, &SubjectNoteStore::reset, this, &MainWindow::showOwnSigns);
    for (const auto signal :
         {&SubjectNoteStore::added, &SubjectNoteStore::removed, &SubjectNoteStore::changed})
        connect(m_subjectNotes, signal, this, &MainWindow::showOwnSigns);
}

void MainWindow::buildNoteActions()
{
    const QList<std::tuple<NoteSubject, QString, QString>> subjects{
        {NoteSubject::Fact, u"annotate_note_fact"_s, tr("Note on This &Fact")},
        {NoteSubject::Pair, u"annotate_note_pair"_s, tr("Note on This &Pair")},
        {NoteSubject::Report, u"annotate_note_report"_s, tr("Note on This &Report")},
        {NoteSubject::Event, u"annotate_note_event"_s, tr("Note on the &Event")},
    };
    for (const auto &[subject, name, text] : subjects) {
        addAction(name, text, {}, [this, subject] { noteOn(subject); });
        for (const ViewSwitcher::Entry &entry : m_views->entries()) // by a right click too
            entry.view->QWidget::addAction(actionCollection()->action(name));
    }
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        entry.view->setContextMenuPolicy(Qt::CustomContextMenu);
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        connect(entry.view, &QWidget::customContextMenuRequested, this,
                [this, view = entry.view](const QPoint &at) { openNoteMenu(view->mapToGlobal(at)); });
    addAction(u"annotate_note_on"_s, tr("Note &On…"), {QKeySequence(u"Ctrl+M"_s)},
              [this] { openNoteMenu(menuCorner()); });
    addAction(u"annotate_draft"_s, tr("Take &Up the Unfinished Note"), {QKeySequence(u"Ctrl+Alt+M"_s)},
              [this] { takeUpDraft(); });
    connect(m_pane, &AnnotationPane::drafted, this, &MainWindow::keepDraft);
    connect(m_pane, &AnnotationPane::noteKept, this, [this] { m_drafts->drop(); });
    connect(m_quickNote, &QuickNote::typed, this,
            [this](const QString &note) { keepDraft({m_quickNoteOn, {}, note, {}}); });
    connect(m_quickNote, &QuickNote::closed, this, [this] { m_drafts->drop(); });
}

void MainWindow::openNoteMenu(const QPoint &corner)
{
    if (m_view->comparison().reports.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // All four whatever stands here: keys that are pressed without looking must not become another's.
    for (const QString &name : {u"annotate_note_fact"_s, u"annotate_note_pair"_s, u"annotate_note_report"_s,
                                u"annotate_note_event"_s})
        menu->addAction(actionCollection()->action(name));
    offerLostNotes(menu);
    menu->popup(corner);
    menu->setActiveAction(menu->actions().value(0));
}

/// Notes whose sentences are gone can be put onto the fact that the reader is at.
void MainWindow::offerLostNotes(QMenu *menu)
{
    const auto place = currentView()->active();
    bool any = false;
    for (const PlacedNote &lost : m_subjectNotes->notes()) {
        if (lost.isPlaced() || !place)
            continue;
        if (!std::exchange(any, true))
            menu->addSection(tr("Notes without a place: put here"));
        connect(menu->addAction(u"“%1”"_s.arg(shortened(lost.note.note, 60))), &QAction::triggered, this,
                [this, id = lost.note.id, place = *place] {
                    const auto fact = factAt(place, *currentView(), m_view->comparison());
                    m_subjectNotes->attach(id, rangesOf(fact ? m_view->comparison().facts.at(*fact).members
                                                             : QList<Place>{place}));
                });
    }
}

void MainWindow::noteOn(NoteSubject subject)
{
    const Comparison &comparison = m_view->comparison();
    const auto place = currentView()->active();
    if (comparison.reports.isEmpty() || (!place && subject != NoteSubject::Event))
        return;
    QList<ReportRange> about;
    if (subject == NoteSubject::Event) {
        for (int r = 0; r < comparison.reports.size(); ++r)
            about.append(ReportRange{r, {}});
    } else if (subject == NoteSubject::Report) {
        about.append(ReportRange{place->report, {}});
    } else if (subject == NoteSubject::Fact) { // one that only this report has is its sentence
        const auto fact = factAt(*place, *currentView(), comparison);
        about = rangesOf(fact ? comparison.facts.at(*fact).members : QList<Place>{*place});
    } else {
        noteOnPair(*place, counterpartsOf(*place, comparison));
        return;
    }
    writeNoteOn(subject, about);
}

/// With one of several counterparts: a menu asks which.
void MainWindow::noteOnPair(const Place &place, const QList<Place> &others)
{
    const auto write = [this, place](const Place &other) {
        QList<Place> pair{place, other};
        std::ranges::sort(pair);
        writeNoteOn(NoteSubject::Pair, rangesOf(pair));
    };
    if (others.isEmpty())
        say(tr("No single sentence counts as the same as this one: Ctrl+M F writes a note on the fact"));
    if (others.size() == 1)
        write(others.first());
    if (others.size() < 2)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Note on this sentence and"));
    for (qsizetype i = 0; i < others.size(); ++i) {
        const Report &report = m_view->comparison().reports.at(others.at(i).report);
        const QString words = shortened(report.text(others.at(i).range).toString(), 70);
        connect(menu->addAction(u"&%1  %2: %3"_s.arg(i + 1).arg(report.shortName(), words)),
                &QAction::triggered, this, [write, other = others.at(i)] { write(other); });
    }
    menu->popup(menuCorner());
    menu->setActiveAction(menu->actions().value(1));
}

/// The reader's own note about the same is gone on with; else a new one is begun.
void MainWindow::writeNoteOn(NoteSubject subject, const QList<ReportRange> &about)
{
    m_pane->parentWidget()->show();
    const Comparison &comparison = m_view->comparison();
    const auto fact = subject == NoteSubject::Fact
                          ? factOf({m_subjectNotes->made(subject, about), about}, comparison)
                          : std::nullopt;
    for (const PlacedNote &known : m_subjectNotes->notes()) {
        if (known.note.subject != subject || known.note.author != analyst() || !known.isPlaced())
            continue;
        const bool same = subject == NoteSubject::Event ? true
                          : fact                        ? factOf(known, comparison) == fact
                                                        : known.places == about;
        if (same) {
            m_pane->editNote(known.note);
            return;
        }
    }
    m_pane->editNote(m_subjectNotes->made(subject, about));
}

/// The pens of decisions and the sheets of notes in every view.
void MainWindow::showOwnSigns()
{
    if (!m_subjectNotes) // not built yet
        return;
    m_decided.setNotes(NotedPlaces(m_subjectNotes->notes(), m_view->comparison()));
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        entry.view->setDecided(m_decided);
    if (m_links)
        showLinks();
    m_filtering->setNoted(m_decided.notes().sentences());
    m_where->setText(withDecisions(currentView()->where()));
}

void MainWindow::keepDraft(const Draft &draft)
{
    if (const auto kept = m_drafts->keep(draft); !kept)
        showError(kept.error());
}

/// The first draft that was left behind and whose mark or subject is open.
std::optional<Draft> MainWindow::leftDraft() const
{
    for (const Draft &draft : m_drafts->left()) {
        const auto isOpen = [this](const Anchor &place) {
            return std::ranges::contains(m_subjectNotes->reports(), place.reportSha256, &Report::sha256);
        };
        const bool here =
            draft.note ? std::ranges::any_of(draft.note->places, isOpen) : m_store.rowOf(draft.about) >= 0;
        if (here)
            return draft;
    }
    return std::nullopt;
}

void MainWindow::offerDraft()
{
    const auto draft = leftDraft();
    if (!draft || !m_message->isHidden())
        return;
    m_message->setMessageType(KMessageWidget::Information);
    m_message->setText(tr("A note was being written when Synoptic ended: “%1”. "
                          "<a href=\"#\">Take it up</a> (Ctrl+Alt+M)")
                           .arg(shortened(draft->text, 60).toHtmlEscaped()));
    connect(m_message, &KMessageWidget::linkActivated, this, &MainWindow::takeUpDraft, Qt::UniqueConnection);
    m_message->animatedShow();
}

void MainWindow::takeUpDraft()
{
    const auto draft = leftDraft();
    if (!draft) {
        say(tr("No note was left unfinished in this event"));
        return;
    }
    m_message->animatedHide();
    m_pane->parentWidget()->show();
    m_pane->resume(*draft);
    if (const auto kept = m_drafts->keep(*draft); !kept) { // else it would be lost if we end now
        showError(kept.error());
        return;
    }
    m_drafts->forget(*draft);
}

} // namespace synoptic
