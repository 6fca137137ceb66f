// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/viewswitcher.h"

#include "emptystate/emptystate.h"
#include "mainwindow/eventview.h"
#include "mainwindow/flowlayout.h"

#include <KAcceleratorManager>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

ViewSwitcher::ViewSwitcher(QWidget *parent)
    : QWidget(parent), m_choice(this), m_buttons(new FlowLayout), m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_buttons->setContentsMargins(8, 3, 8, 3);
    m_buttons->setSpacing(2);
    layout->addLayout(m_buttons);
    layout->addWidget(m_stack, 1);
}

void ViewSwitcher::add(Entry entry)
{
    entry.action = new QAction(entry.text, this);
    entry.action->setIconText(QString(entry.text).remove(u'&'));
    entry.action->setCheckable(true);
    entry.action->setChecked(m_entries.isEmpty());
    m_choice.addAction(entry.action);
    connect(entry.action, &QAction::triggered, this, [this, view = entry.view] { choose(view); });
    m_stack->addWidget(entry.view);
    m_entries.append(entry);
}

void ViewSwitcher::showButtons()
{
    for (const Entry &entry : std::as_const(m_entries))
        addButton(entry.action, nullptr);
    m_buttons->addItem(new QSpacerItem(24, 1));
    for (const Entry &entry : std::as_const(m_entries)) {
        for (QAction *action : entry.view->tools())
            addButton(action, entry.view);
    }
    showTools();
}

void ViewSwitcher::addButton(QAction *action, EventView *view)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    KAcceleratorManager::setNoAccel(button); // the menus have them
    m_buttons->addWidget(button);
    if (!view)
        return;
    button->setAccessibleName(QString(action->text()).remove(u'&')); // what it shows may be "Aa"
    m_tools.append({button, view});
    connect(action, &QAction::visibleChanged, this, &ViewSwitcher::showTools);
}

void ViewSwitcher::showTools()
{
    for (const auto &[tool, view] : std::as_const(m_tools))
        tool->setVisible(view == current() && tool->defaultAction()->isVisible());
}

EventView *ViewSwitcher::current() const
{
    return m_entries.value(m_stack->currentIndex()).view;
}

void ViewSwitcher::choose(EventView *view)
{
    EventView *before = current();
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.view == view)
            entry.action->setChecked(true);
    }
    if (view == before)
        return;
    m_stack->setCurrentWidget(view);
    for (QObject *child : m_stack->children()) { // what covers them all goes on doing so
        if (auto *cover = qobject_cast<EmptyState *>(child))
            cover->raise();
    }
    showTools();
    emit switched(before, view);
}

void ViewSwitcher::addBar(QWidget *bar)
{
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, bar);
}

QWidget *ViewSwitcher::area() const
{
    return m_stack;
}

void ViewSwitcher::showCounts()
{
    for (const Entry &entry : std::as_const(m_entries)) {
        const QString name = QString(entry.text).remove(u'&');
        const QString counted = entry.view->countText();
        entry.action->setIconText(counted.isEmpty() ? name : name + u' ' + counted);
    }
}

} // namespace synoptic
