// SPDX-License-Identifier: GPL-3.0-or-later
// The presets of keys in the window.
#include "decisions/correctionactions.h"
#include "findbar/findsession.h"
#include "mainwindow/eventview.h"
#include "mainwindow/keypresets.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/viewswitcher.h"

#include <KActionCollection>
#include <KActionMenu>
#include <KLocalizedString>
#include <KXMLGUIFactory>
#include <QDockWidget>
#include <QKeyEvent>
#include <QMenu>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

void MainWindow::buildKeyPresets()
{
    auto *presets = new KActionMenu(tr("Key &Presets"), this);
    presets->setPopupMode(QToolButton::InstantPopup);
    actionCollection()->addAction(u"keys_preset"_s, presets);
    connect(presets->menu(), &QMenu::aboutToShow, this, [this, presets] {
        presets->menu()->clear();
        for (const QString &name : keyPresets()) {
            QAction *action = presets->menu()->addAction(name == usualKeyPreset() ? tr("Usual") : name);
            action->setCheckable(true);
            action->setChecked(name == keyPreset());
            connect(action, &QAction::triggered, this, [this, name] { useKeyPreset(name); });
        }
    });
}

/// "1–5", "[ ]", "↵": the keys of actions as they are now; nothing where none has one.
static QString keysOf(const QList<QAction *> &actions)
{
    QStringList keys;
    for (const QAction *action : actions) {
        const QKeySequence key = action ? action->shortcut() : QKeySequence();
        if (key == QKeySequence(Qt::Key_Return))
            keys.append(u"↵"_s);
        else if (!key.isEmpty())
            keys.append(key.toString(QKeySequence::NativeText));
    }
    return keys.size() > 2 ? keys.first() + u'–' + keys.last() : keys.join(u' ');
}

QString MainWindow::keysHere() const
{
    QStringList hints;
    for (const auto &[names, words] : currentView()->keyHints()) {
        QList<QAction *> actions;
        for (const QString &name : names)
            actions.append(actionCollection()->action(name));
        if (const QString keys = keysOf(actions); !keys.isEmpty())
            hints.append(keys + u' ' + words);
    }
    return hints.isEmpty() ? QString() : u"   —   "_s + hints.join(u"  "_s);
}

/// What comes here nobody wanted: a key of another view, or of nothing.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const QKeySequence key(event->keyCombination());
    const auto means = [&key](const QAction *action) {
        return !action->isEnabled() && action->shortcuts().contains(key);
    };
    const QString name = key.toString(QKeySequence::NativeText);
    for (const ViewSwitcher::Entry &entry : m_views->entries()) {
        for (const QAction *action : entry.view->ownActions()) {
            if (!means(action) || entry.view == currentView())
                continue;
            say(tr("%1, ‘%2’, is a key of %3 (%4)")
                    .arg(name, KLocalizedString::removeAcceleratorMarker(action->text()),
                         KLocalizedString::removeAcceleratorMarker(entry.text),
                         entry.action->shortcut().toString(QKeySequence::NativeText)));
            return;
        }
    }
    const QList<QAction *> all = actionCollection()->actions();
    if (const auto asleep = std::ranges::find_if(all, means); asleep != all.end())
        say(tr("%1, ‘%2’, has nothing to act on here")
                .arg(name, KLocalizedString::removeAcceleratorMarker((*asleep)->text())));
    else
        KXmlGuiWindow::keyPressEvent(event);
}

/// The frameworks' help opens pages on the network, about other programs.
void MainWindow::keepHelpHere()
{
    for (const QString &name : {u"help_report_bug"_s, u"help_donate"_s}) {
        if (QAction *away = actionCollection()->action(name))
            away->setVisible(false);
    }
    QAction *contents = actionCollection()->action(u"help_contents"_s);
    if (!contents)
        return;
    contents->disconnect();
    connect(contents, &QAction::triggered, actionCollection()->action(u"help_keys"_s), &QAction::trigger);
}

void MainWindow::leaveInnermost()
{
    const auto close = [this](const QString &name) {
        QAction *shown = actionCollection()->action(name);
        const bool was = shown->isChecked();
        shown->setChecked(false);
        return was;
    };
    if (m_correctionActions->cancel())
        return;
    if (actionCollection()->action(u"file_cancel_opening"_s)->isEnabled()) {
        cancelOpening();
        return;
    }
    if (m_find->close() || close(u"correct_threshold"_s) || close(u"correct_why"_s))
        return;
    if (auto *search = findChild<QDockWidget *>(u"library_search_pane"_s); search->isVisible())
        search->hide();
    currentView()->setFocus();
}

void MainWindow::useKeyPreset(const QString &name)
{
    guiFactory()->changeShortcutScheme(name);
    m_where->setText(withDecisions(currentView()->where()));
}

} // namespace synoptic
