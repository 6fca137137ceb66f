// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace synoptic {

/// A line of the start page that can be chosen: icon, title, a dim detail under it, a key at the right.
/// Enter, space and a click choose it, the arrows go to the next one.
class StartRow : public QAbstractButton
{
    Q_OBJECT
public:
    StartRow(const QIcon &icon, const QString &title, const QString &detail, const QString &key = {},
             QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QFont detailFont() const;

    QString m_detail;
    QString m_key;
};

} // namespace synoptic
