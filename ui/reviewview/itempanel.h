// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reviewview/itemdocument.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QTextBrowser;

namespace synoptic {

/// One item on screen: a column for each report that it is about, what it is about below.
class ItemPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ItemPanel(QWidget *parent = nullptr);
    ~ItemPanel() override;

    void show(PreparedItem item);
    /// What is on screen, read aloud: the sides with their outlets, then the matter.
    [[nodiscard]] QString spoken() const;
    [[nodiscard]] const PreparedItem &item() const { return m_item; }

private:
    struct Side
    {
        QWidget *box;
        QLabel *head;
        QTextBrowser *text;
    };
    void addSide();

    PreparedItem m_item;
    QHBoxLayout *m_columns;
    QList<Side> m_sides;
    QLabel *m_matter;
};

} // namespace synoptic
