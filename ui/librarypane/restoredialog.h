// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/backups.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace synoptic {

/// The copies of a library, each with what it holds beside what the library holds now, so that nobody
/// restores blindly.
class RestoreDialog : public QDialog
{
    Q_OBJECT
public:
    explicit RestoreDialog(const QString &library, QWidget *parent = nullptr);
    /// The copy that was chosen; empty for none.
    [[nodiscard]] QString chosen() const;

private:
    void fill(const QString &library);
    void preview();
    QTreeWidget *m_list;
    QLabel *m_preview;
    QPushButton *m_restore;
};

} // namespace synoptic
