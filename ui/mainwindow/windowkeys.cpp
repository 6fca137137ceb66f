// SPDX-License-Identifier: GPL-3.0-or-later
// The presets of keys in the window.
#include "mainwindow/eventview.h"
#include "mainwindow/keypresets.h"
#include "mainwindow/mainwindow.h"

#include <KActionCollection>
#include <KActionMenu>
#include <KXMLGUIFactory>
#include <QMenu>

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

void MainWindow::useKeyPreset(const QString &name)
{
    guiFactory()->changeShortcutScheme(name);
    m_where->setText(withDecisions(currentView()->where()));
}

} // namespace synoptic
