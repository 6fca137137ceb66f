// SPDX-License-Identifier: GPL-3.0-or-later
#include "emptystate/emptystate.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace synoptic {

namespace {

constexpr int widest = 460; ///< pixels of its text

} // namespace

EmptyState::EmptyState(QWidget *over)
    : QWidget(over), m_title(new QLabel(this)), m_advice(new QLabel(this)), m_ways(new QHBoxLayout)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_advice}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::Text);
    }
    auto *content = new QWidget(this);
    content->setMaximumWidth(widest);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(16, 0, 16, 0);
    rows->setSpacing(8);
    rows->addStretch(2);
    rows->addWidget(m_title);
    rows->addWidget(m_advice);
    rows->addLayout(m_ways);
    rows->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    layout->addWidget(content, 100);
    layout->addStretch(1);
    over->installEventFilter(this);
    hide();
}

void EmptyState::say(const QString &title, const QString &advice, const QList<QAction *> &ways)
{
    sayOtherwise(title, advice);
    while (QLayoutItem *item = m_ways->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (QAction *way : ways) {
        auto *button = new QPushButton(way->icon(), QString(way->text()).remove(u'&'), this);
        connect(button, &QPushButton::clicked, way, &QAction::trigger);
        m_ways->addWidget(button);
    }
    m_ways->addStretch(1);
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void EmptyState::sayOtherwise(const QString &title, const QString &advice)
{
    m_title->setText(title);
    m_advice->setText(advice);
    setAccessibleName(title);
    setAccessibleDescription(advice);
}

void EmptyState::sayNothingShared(const Comparison &comparison, const QList<QAction *> &ways)
{
    if (comparison.reports.size() == 1)
        say(tr("One report, and nothing to compare it with"),
            tr("Add another report of the event: File ▸ Add Reports, or paste its text with Ctrl+Shift+V. "
               "The "
               "reading order (Ctrl+1) shows the one that is open."),
            ways);
    else
        say(tr("No fact stands in two of these reports"),
            tr("Check that they tell of the same event: the reading order (Ctrl+1) shows their texts. A "
               "further "
               "report may join them: File ▸ Add Reports."),
            ways);
}

QString EmptyState::title() const
{
    return isHidden() ? QString() : m_title->text();
}

bool EmptyState::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace synoptic
