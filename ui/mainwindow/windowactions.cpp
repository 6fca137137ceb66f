// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the window: names, keys and what they do. Their places in the menus are in synopticui.rc.
#include "annotationpane/annotationpane.h"
#include "comparisonview/comparisonview.h"
#include "decisions/correctionactions.h"
#include "findbar/findsession.h"
#include "help/helpdialog.h"
#include "highlighting/newshighlighter.h"
#include "mainwindow/appearance.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/palettes.h"

#include <KActionCollection>
#include <KActionMenu>
#include <KCommandBar>
#include <KStandardAction>
#include <QAbstractItemView>
#include <QActionGroup>
#include <QFileDialog>
#include <QMenu>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace synoptic {

void MainWindow::addAction(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                           const std::function<void()> &work)
{
    auto *action = new QAction(text, this);
    actionCollection()->addAction(name, action);
    actionCollection()->setDefaultShortcuts(action, keys);
    connect(action, &QAction::triggered, this, work);
}

void MainWindow::buildActions()
{
    KStandardAction::open(
        this,
        [this] {
            open(QFileDialog::getOpenFileNames(
                this, tr("Open the reports of an event"), {},
                tr("Texts and exports (*.txt *.text *.md *.pdf *.zip);;All files (*)")));
        },
        actionCollection());
    KStandardAction::quit(this, &QWidget::close, actionCollection());
    addAction(u"file_open_folder"_s, tr("Open &Folder…"), {QKeySequence(u"Ctrl+Shift+O"_s)}, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of reports"));
        if (!folder.isEmpty())
            open({folder});
    });
    addAction(u"file_paste"_s, tr("&Paste Text as Report"), {QKeySequence(u"Ctrl+Shift+V"_s)},
              [this] { pasteReport(); });
    addAction(u"file_cancel"_s, tr("&Cancel"), {QKeySequence(Qt::Key_Escape)}, [this] { leaveInnermost(); });
    auto *recent = new QMenu(tr("Recent &Events"), this);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    actionCollection()->addAction(u"file_recent"_s, recent->menuAction());
    addAction(u"file_export_pdf"_s, tr("&Export…"), {QKeySequence(u"Ctrl+E"_s)},
              [this] { chooseAndExport(); });

    QAction *undo = KStandardAction::undo(this, [this] { takeBack(&QUndoStack::undo); }, actionCollection());
    QAction *redo = KStandardAction::redo(this, [this] { takeBack(&QUndoStack::redo); }, actionCollection());
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(m_store.undoStack(), &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(m_store.undoStack(), &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);

    KStandardAction::zoomIn(this, [this] { currentView()->zoom(1.1); }, actionCollection());
    KStandardAction::zoomOut(this, [this] { currentView()->zoom(1 / 1.1); }, actionCollection());
    KStandardAction::actualSize(this, [this] { currentView()->zoom(0); }, actionCollection());
    const auto toggle = [this](const QString &name, const QString &text, bool on,
                               const std::function<void(bool)> &work) {
        auto *action = new QAction(text, this);
        action->setCheckable(true);
        action->setChecked(on);
        actionCollection()->addAction(name, action);
        connect(action, &QAction::toggled, this, work);
    };
    toggle(u"view_fold"_s, tr("&Fold Page Furniture"), true,
           [this](bool on) { m_view->setFurnitureFolded(on); });
    addAction(u"help_keys"_s, tr("&Keys"), {QKeySequence(u"?"_s)},
              [this] { help()->showPage(HelpDialog::Keys); });
    // KXmlGui's command bar: every action by its name. It has a key of KDE's own; this is the one elsewhere.
    if (QAction *bar = actionCollection()->action(u"open_kcommand_bar"_s)) {
        actionCollection()->setDefaultShortcuts(
            bar, {QKeySequence(u"Ctrl+Shift+P"_s), QKeySequence(u"Ctrl+Alt+I"_s)});
        connect(bar, &QAction::triggered, this, &MainWindow::toneCommandBar, Qt::QueuedConnection);
    }
    buildGoActions();
    buildAnnotateActions();
    buildAppearanceActions();
    buildReviewActions();
    buildKeyPresets();
    buildViewActions();
}

/// The command bar writes what matches in the colour of links, also on the chosen line, where our highlight
/// is too dark for it: there the line is chosen by a wash.
void MainWindow::toneCommandBar()
{
    for (KCommandBar *bar : findChildren<KCommandBar *>()) {
        for (auto *list : bar->findChildren<QAbstractItemView *>()) {
            QPalette toned = palette();
            toned.setColor(QPalette::Highlight, placeWash(palette()));
            toned.setColor(QPalette::HighlightedText, palette().color(QPalette::Text));
            list->setPalette(toned);
        }
    }
}

void MainWindow::buildGoActions()
{
    addAction(u"go_next_aligned"_s, tr("&Next Shared Passage"),
              {QKeySequence(u"J"_s), QKeySequence(u"Alt+Down"_s)}, [this] { currentView()->next(1); });
    addAction(u"go_previous_aligned"_s, tr("&Previous Shared Passage"),
              {QKeySequence(u"K"_s), QKeySequence(u"Alt+Up"_s)}, [this] { currentView()->next(-1); });
    addAction(u"go_next_own"_s, tr("Next Passage &Only Here"), {QKeySequence(u"N"_s)},
              [this] { m_view->nextOnlyHere(1); });
    addAction(u"go_previous_own"_s, tr("Previous Passage Only &Here"), {QKeySequence(u"P"_s)},
              [this] { m_view->nextOnlyHere(-1); });
    addAction(u"go_next_sentence"_s, tr("Next &Sentence"), {QKeySequence(u"Down"_s)},
              [this] { m_view->nextSentence(1); });
    addAction(u"go_previous_sentence"_s, tr("Previous S&entence"), {QKeySequence(u"Up"_s)},
              [this] { m_view->nextSentence(-1); });
    addAction(u"go_right"_s, tr("Counterpart to the &Right"),
              {QKeySequence(u"Right"_s), QKeySequence(u"L"_s)}, [this] { m_view->nextColumn(1); });
    addAction(u"go_left"_s, tr("Counterpart to the &Left"), {QKeySequence(u"Left"_s), QKeySequence(u"H"_s)},
              [this] { m_view->nextColumn(-1); });
    // Arrow keys and letters belong to the text while the notes pane has the focus.
    for (const QString &name :
         {u"go_next_sentence"_s, u"go_previous_sentence"_s, u"go_right"_s, u"go_left"_s}) {
        QAction *action = actionCollection()->action(name);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->QWidget::addAction(action);
    }
}

/// One of several: a submenu whose checked item is the setting.
template <typename Apply>
static void addChoices(KActionMenu *menu, const QList<std::pair<QString, QString>> &choices,
                       const QString &now, const Apply &apply)
{
    auto *group = new QActionGroup(menu);
    menu->setPopupMode(QToolButton::InstantPopup);
    for (const auto &[value, text] : choices) {
        QAction *action = group->addAction(text);
        action->setCheckable(true);
        action->setChecked(value == now);
        menu->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [apply, value] { apply(value); });
    }
}

void MainWindow::buildAppearanceActions()
{
    auto *colours = new KActionMenu(tr("&Colours"), this);
    addChoices(colours,
               {{u"system"_s, tr("As the &System")},
                {u"light"_s, tr("&Light")},
                {u"dark"_s, tr("&Dark")},
                {u"high-contrast"_s, tr("&High Contrast")}},
               appearance().colours, [](const QString &value) {
                   Appearance changed = appearance();
                   changed.colours = value;
                   keep(changed);
                   applyPalette(changed.colours);
               });
    actionCollection()->addAction(u"view_colours"_s, colours);

    auto *syntax = new KActionMenu(tr("&Syntax Colours"), this);
    QList<std::pair<QString, QString>> choices{{u"none"_s, tr("&None")},
                                               {QString(), tr("&Quiet (Synoptic)")}};
    for (const QString &theme : NewsHighlighter::themes()) {
        if (!theme.startsWith("Synoptic "_L1))
            choices.append({theme, theme});
    }
    const auto apply = [this](const QString &theme) { m_view->setSyntaxColours(theme != "none"_L1, theme); };
    addChoices(syntax, choices, appearance().syntaxTheme, [apply](const QString &theme) {
        Appearance changed = appearance();
        changed.syntaxTheme = theme;
        keep(changed);
        apply(theme);
    });
    actionCollection()->addAction(u"view_syntax"_s, syntax);
    apply(appearance().syntaxTheme);
}

void MainWindow::buildReviewActions()
{
    addAction(u"review_next_difference"_s, tr("&Next Difference"), {QKeySequence(u"D"_s)},
              [this] { currentView()->nextDifference(1); });
    addAction(u"review_previous_difference"_s, tr("&Previous Difference"), {QKeySequence(u"Shift+D"_s)},
              [this] { currentView()->nextDifference(-1); });
    buildCorrectionActions();
    addAction(u"tools_label"_s, tr("&Label of This Passage…"), {QKeySequence(u"T"_s)},
              [this] { chooseLabel(); });
    addAction(u"tools_compare"_s, tr("Read and &Compare Again"), {QKeySequence(Qt::Key_F5)},
              [this] { compareAgain(); });
}

void MainWindow::chooseLabel()
{
    const auto active = m_view->active();
    const auto corner = m_view->activeCorner();
    if (!active || !corner)
        return;
    const Report &report = m_view->comparison().reports.at(active->report);
    const int index = report.passageAt(active->range.start);
    const Passage &passage = report.passages().at(index);
    QMenu menu(this);
    menu.addSection(tr("%1: %2").arg(passageKindName(passage.kind), passage.reason));
    for (int kind = 0; kind <= int(PassageKind::Metadata); ++kind) {
        QAction *action = menu.addAction(passageKindName(PassageKind(kind)));
        action->setCheckable(true);
        action->setChecked(PassageKind(kind) == passage.kind);
        connect(action, &QAction::triggered, this, [this, active, index, kind] {
            m_store.setPassageKind(active->report, index, PassageKind(kind));
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("As the reader found it")), &QAction::triggered, this,
            [this, active, index] { m_store.setPassageKind(active->report, index, std::nullopt); });
    menu.exec(*corner);
}

} // namespace synoptic
