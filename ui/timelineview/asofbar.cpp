// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelineview/asofbar.h"

#include <KAcceleratorManager>
#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace synoptic {

AsOfBar::AsOfBar(const QList<QAction *> &ways, QWidget *parent) : QWidget(parent), m_label(new QLabel(this))
{
    setAccessibleName(tr("As of a moment"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 1, 8, 3);
    row->setSpacing(3);
    for (QAction *way : ways) {
        auto *button = new QToolButton(this);
        const QString keys = way->shortcut().toString(QKeySequence::NativeText);
        button->setText(way->iconText());
        const QString name = QString(way->text()).remove(u'&');
        button->setToolTip(keys.isEmpty() ? name : u"%1 (%2)"_s.arg(name, keys));
        button->setAccessibleName(button->toolTip());
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        KAcceleratorManager::setNoAccel(button);
        connect(button, &QToolButton::clicked, way, &QAction::trigger);
        row->addWidget(button);
    }
    m_label->setTextFormat(Qt::PlainText);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_label, 1);
    hide();
}

void AsOfBar::tell(const QString &text)
{
    m_text = text;
    setVisible(!text.isEmpty());
    showText();
}

void AsOfBar::showText()
{
    m_label->setText(m_label->fontMetrics().elidedText(m_text, Qt::ElideRight, m_label->width()));
    m_label->setToolTip(m_text);
    m_label->setAccessibleName(m_text);
}

void AsOfBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showText();
}

} // namespace synoptic
