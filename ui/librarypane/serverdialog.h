// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace synoptic {

/// Asks for the address of a library on a server, and for a password, which is kept in memory only.
class ServerDialog : public QDialog
{
    Q_OBJECT
public:
    /// With an \p address only the password is asked for. \p doing: what the button says.
    ServerDialog(const QString &address, const QString &doing, QWidget *parent = nullptr);

    /// As it was typed, without a password.
    [[nodiscard]] QString address() const;
    void accept() override;

private:
    void check();
    void hidePassword();

    QLineEdit *m_address;
    QLineEdit *m_password;
    QLabel *m_wrong;
    QDialogButtonBox *m_buttons;
};

} // namespace synoptic
