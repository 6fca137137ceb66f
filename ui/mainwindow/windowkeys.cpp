// SPDX-License-Identifier: GPL-3.0-or-later
// The presets of keys in the window.
#include "decisions/correctionactions.h"
#include "findbar/findsession.h"
#include "mainwindow/eventview.h"
#include "mainwindow/keypresets.h"
#include "mainwindow/mainwindow.h"

#include <KActionCollection>
#include <KActionMenu>
#include <KXMLGUIFactory>
#include <QMenu>
#include <QProgressBar>

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
    if (m_progress->isVisible() || actionCollection()->action(u"file_cancel_opening"_s)->isEnabled()) {
        m_loader.cancel();
        m_progress->hide();
        return;
    }
    if (m_find->close() || close(u"correct_threshold"_s) || close(u"correct_why"_s))
        return;
    currentView()->setFocus();
}

void MainWindow::useKeyPreset(const QString &name)
{
    guiFactory()->changeShortcutScheme(name);
    m_where->setText(withDecisions(currentView()->where()));
}

} // namespace synoptic
