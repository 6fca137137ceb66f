// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/viewswitcher.h"

#include "mainwindow/eventview.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace synoptic {

ViewSwitcher::ViewSwitcher(QWidget *parent)
    : QWidget(parent), m_choice(this), m_buttons(new QHBoxLayout), m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_buttons->setContentsMargins(8, 3, 8, 3);
    m_buttons->setSpacing(2);
    m_buttons->addStretch(1);
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
    connect(entry.action, &QAction::triggered, this, [this, view = entry.view] { show(view); });
    auto *button = new QToolButton(this);
    button->setDefaultAction(entry.action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_buttons->insertWidget(int(m_entries.size()), button);
    m_stack->addWidget(entry.view);
    m_entries.append(entry);
}

EventView *ViewSwitcher::current() const
{
    return m_entries.value(m_stack->currentIndex()).view;
}

void ViewSwitcher::show(EventView *view)
{
    EventView *before = current();
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.view == view)
            entry.action->setChecked(true);
    }
    if (view == before)
        return;
    m_stack->setCurrentWidget(view);
    emit switched(before, view);
}

void ViewSwitcher::showCounts()
{
    for (const Entry &entry : std::as_const(m_entries)) {
        const QString name = QString(entry.text).remove(u'&');
        const auto count = entry.view->count();
        entry.action->setIconText(count ? u"%1 %2"_s.arg(name).arg(*count) : name);
    }
}

} // namespace synoptic
