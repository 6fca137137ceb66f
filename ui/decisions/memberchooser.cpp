// SPDX-License-Identifier: GPL-3.0-or-later
#include "decisions/memberchooser.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace synoptic {

MemberChooser::MemberChooser(QWidget *parent) : QFrame(parent, Qt::Popup), m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Split this fact"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("Which of these tell another fact?"), this));
    layout->addWidget(m_list);
    auto *row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Space chooses · Return splits · Escape closes"), this), 1);
    auto *split = new QPushButton(tr("&Split"), this);
    connect(split, &QAbstractButton::clicked, this, &MemberChooser::finish);
    row->addWidget(split);
    layout->addLayout(row);
    m_list->setAccessibleName(tr("Members of the fact; those that are checked leave it"));
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
}

void MemberChooser::addMember(const QString &text, bool leaves)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(leaves ? Qt::Checked : Qt::Unchecked);
    if (leaves)
        m_list->setCurrentItem(item);
}

void MemberChooser::openAt(const QPoint &corner)
{
    constexpr int wide = 560;
    m_list->setFixedWidth(wide);
    const QRect screen = parentWidget()->screen()->availableGeometry();
    int rows = 2 * m_list->frameWidth() + 2;
    for (int row = 0; row < m_list->count(); ++row)
        rows += std::max(m_list->sizeHintForRow(row), fontMetrics().height() + 4);
    m_list->setFixedHeight(std::min(rows, screen.height() / 2));
    adjustSize();
    move(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width())),
         std::clamp(corner.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    show();
    m_list->setFocus();
}

void MemberChooser::finish()
{
    QList<int> rows;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            rows.append(row);
    }
    close();
    emit chosen(rows);
}

bool MemberChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            finish();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace synoptic
