// SPDX-License-Identifier: GPL-3.0-or-later
// The window while no event is open: the start page, what of the window sleeps meanwhile, and the help.
#include "annotationpane/annotationpane.h"
#include "comparisonview/comparisonview.h"
#include "help/helpdialog.h"
#include "mainwindow/eventview.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/viewswitcher.h"
#include "startpage/startpage.h"
#include "visuallanguage/icons.h"

#include <KActionCollection>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace synoptic {

void MainWindow::buildStartActions()
{
    addAction(u"file_sample"_s, tr("Open the &Sample Event"), {}, [this] { open({u":/sample"_s}); });
    addAction(u"file_add"_s, tr("A&dd Reports…"), {QKeySequence(u"Ctrl+Shift+A"_s)}, [this] {
        const QStringList further = QFileDialog::getOpenFileNames(
            this, tr("Add reports to this event"), {}, tr("Texts (*.txt *.text *.md);;All files (*)"));
        if (!further.isEmpty())
            open(openPaths() + further);
    });
    addAction(u"file_close_event"_s, tr("Close &Event"), {QKeySequence(u"Ctrl+W"_s)},
              [this] { closeEventShown(); });
    addAction(u"help_signs"_s, tr("&Signs and Colours"), {QKeySequence(u"Ctrl+?"_s)},
              [this] { help()->showPage(HelpDialog::Signs); });
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        entry.view->setWaysOut({actionCollection()->action(u"file_add"_s)});
    for (QAction *action : actionCollection()->actions()) {
        if (const QIcon icon = actionIcon(action->objectName()); !icon.isNull())
            action->setIcon(icon);
    }
}

void MainWindow::buildStartPage(QLayout *layout)
{
    const auto action = [this](const QString &name) { return actionCollection()->action(name); };
    m_start =
        new StartPage({{action(u"file_open"_s), tr("two to a dozen texts that tell of the same event")},
                       {action(u"file_open_folder"_s), tr("all texts in it; or drop files on this window")},
                       {action(u"file_paste"_s), tr("what the clipboard holds")},
                       {action(u"file_sample"_s), tr("a ferry collision, told by five invented outlets")}},
                      {{action(u"go_next_aligned"_s), tr("the next passage that another report shares")},
                       {action(u"review_next_difference"_s), tr("the next one in which reports part")},
                       {action(u"annotate_mark_1"_s), tr("to 5 mark it in a colour; M writes a note")},
                       {action(u"help_keys"_s), tr("all keys, and what the signs mean")}},
                      this);
    layout->addWidget(m_start);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::open);
}

/// The outlets of an event, a report that names none by its file.
static QStringList outletsOf(Library &library, const EventRecord &event)
{
    QStringList outlets;
    const auto reports = library.sources().reportsOf(event.id);
    for (const ReportRecord &report : reports.value_or(QList<ReportRecord>()))
        outlets.append(report.outlet.isEmpty() ? QFileInfo(report.path).completeBaseName() : report.outlet);
    return outlets;
}

void MainWindow::fillStartPage()
{
    QList<RecentEvent> recent;
    const auto events =
        m_library ? m_library->sources().recentEvents() : Result<QList<EventRecord>>(QList<EventRecord>());
    for (const EventRecord &event : events.value_or(QList<EventRecord>()))
        recent.append({event.name, outletsOf(*m_library, event), event.lastOpened, event.paths});
    m_start->setRecent(recent);
}

/// The start page in place of the views, or the views.
void MainWindow::showStart(bool on)
{
    for (QAction *action : actionCollection()->actions()) {
        const QString name = action->objectName();
        if (name == "file_close_event"_L1 || name == "file_add"_L1 || name == "file_export_pdf"_L1 ||
            name == "tools_compare"_L1)
            action->setEnabled(!on);
    }
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        entry.action->setEnabled(!on);
    if (on) {
        fillStartPage();
        say(tr("No event is open: Ctrl+O opens its reports"));
    }
    if (m_start->isVisibleTo(this) == on)
        return;
    // The notes have nothing to show meanwhile; they come back as the reader left them.
    if (on)
        m_start->setVisible(true);
    m_notes->setVisible(!on && m_notesShown);
    m_start->setVisible(on);
    m_views->setVisible(!on);
    if (!on)
        return;
    m_start->takeFocus();
    emit startShown();
}

void MainWindow::closeEventShown()
{
    m_loader.cancel();
    endLoading();
    m_pane->saveNote();
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        entry.view->setComparison({});
    m_views->showCounts();
    m_history.clear();
    m_store.load({});
    m_title.clear();
    setWindowTitle(u"Synoptic"_s);
    QSettings(u"synoptic"_s, u"session"_s).remove(u"paths"_s);
    showStart(true);
}

/// Whether the notes are shown is the reader's wish, which the start page must not change: what the window's
/// state says of them at its end may be its doing.
void MainWindow::keepNotesShown()
{
    const QString key = u"notesShown"_s;
    m_notesShown = QSettings(u"synoptic"_s, u"session"_s).value(key, true).toBool();
    m_notes->setVisible(m_notesShown);
    connect(m_notes->toggleViewAction(), &QAction::toggled, this, [this, key] {
        if (m_start->isVisibleTo(this))
            return;
        m_notesShown = !m_notes->isHidden();
        QSettings(u"synoptic"_s, u"session"_s).setValue(key, m_notesShown);
    });
}

/// The keys of a menu and, in groups of their own, of its submenus.
static void collectKeys(const QMenu *menu, QList<KeyGroup> &groups)
{
    const qsizetype own = groups.size();
    groups.append({menu->title().remove(u'&'), {}});
    for (const QAction *action : menu->actions()) {
        if (action->menu())
            collectKeys(action->menu(), groups);
        else if (!action->shortcut().isEmpty())
            groups[own].keys.append(
                {QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText),
                 action->text().remove(u'&')});
    }
}

HelpDialog *MainWindow::help()
{
    if (!m_help) {
        m_help = new HelpDialog(this);
        connect(m_help, &HelpDialog::failed, this, &MainWindow::showError);
    }
    QList<KeyGroup> groups;
    for (const QAction *action : menuBar()->actions()) {
        if (action->menu())
            collectKeys(action->menu(), groups);
    }
    m_help->setKeys(groups);
    return m_help;
}

/// Where the reader is, for the next session.
void MainWindow::keepPlace() const
{
    QSettings session(u"synoptic"_s, u"session"_s);
    for (const ViewSwitcher::Entry &entry : m_views->entries()) {
        if (entry.view == currentView())
            session.setValue(u"view"_s, entry.name);
    }
    if (const auto place = currentView()->active()) {
        const Report &report = m_view->comparison().reports.at(place->report);
        session.setValue(u"report"_s, report.sha256());
        session.setValue(u"position"_s, report.codePointOffset(place->range.start));
    }
}

/// Back to where the reader was when the last session ended, as far as the texts are the same.
void MainWindow::resumePlace()
{
    const QSettings session(u"synoptic"_s, u"session"_s);
    const QByteArray sha256 = session.value(u"report"_s).toByteArray();
    const QList<Report> &reports = m_view->comparison().reports;
    for (int r = 0; r < reports.size(); ++r) {
        if (reports.at(r).sha256() != sha256)
            continue;
        const qsizetype position =
            reports.at(r).positionOfCodePoint(session.value(u"position"_s).toLongLong());
        const int passage = reports.at(r).passageAt(position);
        for (const Sentence &sentence : reports.at(r).passages().value(passage).sentences) {
            if (sentence.range.contains(position))
                m_view->goTo({r, sentence.range});
        }
    }
    showView(session.value(u"view"_s).toString());
}

} // namespace synoptic
