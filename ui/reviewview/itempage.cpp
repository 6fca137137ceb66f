// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewview/itempage.h"

#include "mainwindow/flowlayout.h"

#include <KAcceleratorManager>
#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

ItemPage::ItemPage(QWidget *parent)
    : QWidget(parent), m_question(new QLabel(this)), m_state(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_panel(new ItemPanel(this)), m_history(new QLabel(this)),
      m_remark(new QLineEdit(this))
{
    setFocusPolicy(Qt::StrongFocus);
    QFont bold = m_question->font();
    bold.setBold(true);
    m_question->setFont(bold);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(4);
    m_progress->setAccessibleName(tr("Decided"));
    m_history->setWordWrap(true);
    m_history->setContentsMargins(12, 0, 12, 6);
    m_history->setForegroundRole(QPalette::PlaceholderText);
    m_history->hide();
    m_remark->setPlaceholderText(tr("Remark: kept with the decision that follows"));
    m_remark->setAccessibleName(tr("Remark"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 6);
    head->addWidget(m_question);
    head->addSpacing(16);
    head->addStretch(1);
    head->addWidget(m_state);
    auto *bar = new QWidget(this);
    m_keys = new FlowLayout(bar);
    m_keys->setContentsMargins(8, 4, 8, 6);
    m_keys->setSpacing(4);
    auto *remark = new QHBoxLayout;
    remark->setContentsMargins(8, 2, 8, 2);
    remark->addWidget(m_remark);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_progress);
    layout->addWidget(m_panel, 1);
    layout->addWidget(m_history);
    layout->addLayout(remark);
    layout->addWidget(bar);
}

void ItemPage::setQuestion(const QString &question)
{
    m_question->setText(question);
    setAccessibleName(question);
}

void ItemPage::setKeys(const QList<QAction *> &actions)
{
    while (const QLayoutItem *item = m_keys->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (QAction *action : actions)
        addKey(action);
}

void ItemPage::addKey(QAction *action)
{
    auto *button = new QToolButton(this);
    // A button takes its text from the action whenever that is enabled, renamed or has another key.
    const auto name = [action] {
        const QString text =
            action->text().remove(u'&') + u"   "_s + action->shortcut().toString(QKeySequence::NativeText);
        if (action->iconText() != text)
            action->setIconText(text);
    };
    name();
    connect(action, &QAction::changed, button, name);
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::NoFocus);
    KAcceleratorManager::setNoAccel(button);
    m_keys->addWidget(button);
}

void ItemPage::setState(const QString &state, int done, int all)
{
    m_state->setText(state);
    m_progress->setRange(0, std::max(1, all));
    m_progress->setValue(done);
}

QString ItemPage::state() const
{
    return m_state->text();
}

void ItemPage::setHistory(const QString &history)
{
    m_history->setText(history);
    m_history->setVisible(!history.isEmpty());
}

void ItemPage::speak(const QString &position)
{
    QStringList parts{position, m_panel->spoken()};
    if (!m_history->text().isEmpty())
        parts.append(m_history->text());
    const QString spoken = parts.join(u". "_s);
    setAccessibleDescription(spoken);
    QAccessibleAnnouncementEvent announcement(this, spoken);
    QAccessible::updateAccessibility(&announcement);
}

} // namespace synoptic
