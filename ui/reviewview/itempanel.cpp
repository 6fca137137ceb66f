// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewview/itempanel.h"

#include <QLabel>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

ItemPanel::ItemPanel(QWidget *parent)
    : QWidget(parent), m_columns(new QHBoxLayout), m_matter(new QLabel(this))
{
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(1);
    m_matter->setWordWrap(true);
    m_matter->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_matter->setContentsMargins(12, 8, 12, 8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_columns, 1);
    layout->addWidget(m_matter);
}

ItemPanel::~ItemPanel()
{
    show({}); // the documents go before the widgets that show them
}

void ItemPanel::addSide()
{
    Side side{new QWidget(this), new QLabel(this), new QTextBrowser(this)};
    QFont bold = font();
    bold.setBold(true);
    side.head->setFont(bold);
    side.head->setContentsMargins(10, 6, 10, 2);
    side.head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    side.text->setFrameShape(QFrame::NoFrame);
    side.text->setFocusPolicy(Qt::NoFocus); // keys decide; the mouse may still select
    side.text->setOpenLinks(false);
    auto *layout = new QVBoxLayout(side.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(side.head);
    layout->addWidget(side.text, 1);
    m_columns->addWidget(side.box, 1);
    m_sides.append(side);
}

void ItemPanel::show(PreparedItem item)
{
    while (m_sides.size() < qsizetype(item.sides.size()))
        addSide();
    for (qsizetype i = 0; i < m_sides.size(); ++i) {
        const Side &side = m_sides.at(i);
        side.box->setVisible(i < qsizetype(item.sides.size()));
        if (i >= qsizetype(item.sides.size())) {
            side.text->setDocument(nullptr);
            continue;
        }
        const ItemSide &shown = item.sides.at(i);
        side.head->setText(shown.head);
        side.text->setAccessibleName(shown.head);
        side.text->setDocument(shown.document.get());
        QTextCursor cursor(shown.document.get());
        cursor.setPosition(shown.focusAt);
        side.text->setTextCursor(cursor); // scrolls to it
    }
    m_matter->setText(item.matter);
    m_matter->setVisible(!item.matter.isEmpty());
    m_item = std::move(item); // the documents before are no longer shown
}

QString ItemPanel::spoken() const
{
    QStringList parts;
    for (const ItemSide &side : m_item.sides)
        parts.append(side.head + u": "_s + side.focus);
    parts.append(m_item.matter);
    return parts.join(u". "_s);
}

} // namespace synoptic
