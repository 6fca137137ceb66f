// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

class QLabel;

namespace synoptic {

/// The line below the columns that tells which reports are not on screen, and how to see them. Nothing is
/// missing: no line.
class ColumnsNote : public QWidget
{
    Q_OBJECT
public:
    explicit ColumnsNote(QWidget *parent = nullptr);

    /// \p hidden: the index and name of each; \p beside: how many columns are off to the left and to the
    /// right; \p advice stands there where nothing else does.
    void tell(const QList<std::pair<int, QString>> &hidden, std::pair<int, int> beside,
              const QString &advice = {});
    /// What is written in it, without markup.
    [[nodiscard]] QString text() const;
    /// What the key is by which hidden columns come back.
    void setKey(const QString &key) { m_key = key; }

signals:
    void showRequested(int report);
    void showAllRequested();
    void turnRequested(int step);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString link(const QString &target, const QString &words) const;

    std::function<void()> m_retell; ///< says again what it says
    QLabel *m_left;
    QLabel *m_hidden;
    QLabel *m_right;
    QString m_key;
};

} // namespace synoptic
