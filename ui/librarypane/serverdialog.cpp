// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarypane/serverdialog.h"

#include "library/serveraddress.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace synoptic {

ServerDialog::ServerDialog(const QString &address, const QString &doing, QWidget *parent)
    : QDialog(parent), m_address(new QLineEdit(address, this)), m_password(new QLineEdit(this)),
      m_wrong(new QLabel(this)), m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Library on a Server"));
    m_buttons->addButton(doing, QDialogButtonBox::AcceptRole)->setDefault(true);
    m_address->setPlaceholderText(u"postgresql://user@host/database"_s);
    m_address->setReadOnly(!address.isEmpty());
    m_address->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("Empty: as in ~/.pgpass"));
    auto *told = new QLabel(
        tr("A database on a PostgreSQL server, which a team shares. The password is kept in memory "
           "until you quit, and nowhere else."),
        this);
    // The dialog keeps its height whatever is said.
    told->setWordWrap(true);
    told->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    m_wrong->setWordWrap(true);
    m_wrong->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    m_wrong->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto *form = new QFormLayout(this);
    form->addRow(told);
    form->addRow(tr("&Address:"), m_address);
    form->addRow(tr("&Password:"), m_password);
    form->addRow(m_wrong);
    form->addRow(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ServerDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ServerDialog::reject);
    connect(m_address, &QLineEdit::textChanged, this, &ServerDialog::check);
    connect(m_address, &QLineEdit::editingFinished, this, &ServerDialog::hidePassword);
    (address.isEmpty() ? m_address : m_password)->setFocus();
    check();
}

QString ServerDialog::address() const
{
    return ServerAddress::withoutPassword(m_address->text().trimmed());
}

/// What is wrong with the address is said while it is typed, once there is enough of it.
void ServerDialog::check()
{
    const QString typed = m_address->text().trimmed();
    const auto taken = ServerAddress::of(typed);
    const auto buttons = m_buttons->buttons();
    for (QAbstractButton *button : buttons) {
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(taken.has_value());
    }
    m_wrong->setText(taken || !ServerAddress::isAddress(typed) ? QString() : taken.error().message());
}

/// A password that was pasted with the address goes where it cannot be read.
void ServerDialog::hidePassword()
{
    const QString typed = m_address->text().trimmed();
    const auto taken = ServerAddress::of(typed);
    const QString bare = ServerAddress::withoutPassword(typed);
    if (!taken || taken->password.isEmpty() || bare == typed)
        return;
    if (m_password->text().isEmpty())
        m_password->setText(taken->password);
    m_address->setText(bare);
}

void ServerDialog::accept()
{
    hidePassword();
    const QString typed = m_address->text().trimmed();
    if (!ServerAddress::of(typed))
        return;
    if (!m_password->text().isEmpty())
        ServerAddress::usePassword(typed, m_password->text());
    QDialog::accept();
}

} // namespace synoptic
