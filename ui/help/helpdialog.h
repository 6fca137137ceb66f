// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QTabWidget;
class QTreeWidget;

namespace synoptic {

/// The keys of a menu, or of a submenu.
struct KeyGroup
{
    QString title;
    QList<std::pair<QString, QString>> keys; ///< "J, Alt+Down" and what they do
};

/// All keys, found by typing, and the legend of signs and colours. Stays open beside the window.
class HelpDialog : public QDialog
{
    Q_OBJECT
public:
    enum Page { Keys, Signs };

    explicit HelpDialog(QWidget *parent = nullptr);
    void setKeys(const QList<KeyGroup> &groups);
    void showPage(Page page);

protected:
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildKeys();
    [[nodiscard]] QWidget *buildSigns();
    void filterKeys(const QString &text);

    QTabWidget *m_pages = nullptr;
    QLineEdit *m_filter = nullptr;
    QTreeWidget *m_keys = nullptr;
};

} // namespace synoptic
