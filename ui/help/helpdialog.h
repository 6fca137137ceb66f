// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "help/keysheet.h"

#include <QDialog>

class QLineEdit;
class QTabWidget;
class QTreeWidget;

namespace synoptic {

/// All keys, found by typing, and the legend of signs and colours. Stays open beside the window.
class HelpDialog : public QDialog
{
    Q_OBJECT
public:
    enum Page { Keys, Signs };

    explicit HelpDialog(QWidget *parent = nullptr);
    void setKeys(const QList<KeyGroup> &groups);
    void showPage(Page page);

signals:
    void failed(const synoptic::Error &error);

protected:
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildKeys();
    [[nodiscard]] QWidget *buildSigns();
    void filterKeys(const QString &text);
    void saveSheet();

    QList<KeyGroup> m_groups;
    QTabWidget *m_pages = nullptr;
    QLineEdit *m_filter = nullptr;
    QTreeWidget *m_keys = nullptr;
};

} // namespace synoptic
