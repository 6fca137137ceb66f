// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QUuid>
#include <functional>

class QLineEdit;

namespace synoptic {

/// One line for a note, over the text that it is about. Return and Escape, or going elsewhere, keep what was
/// typed and give the focus back.
class QuickNote : public QFrame
{
    Q_OBJECT
public:
    explicit QuickNote(QWidget *parent);
    /// Opens at a point of the screen; \p keep gets the text once, unless it is what it was.
    void open(const QPoint &corner, const QString &note, const std::function<void(const QString &)> &keep);
    /// In its place, where nothing can be kept: says why, and takes what is typed, which else would be keys.
    void refuse(const QPoint &corner, const QString &reason);

signals:
    /// Something was typed: the whole note, as it would be kept.
    void typed(const QString &note);
    /// The note was kept, or left as it was.
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void close();
    [[nodiscard]] QString written() const;
    QLineEdit *m_line;
    QWidget *m_before = nullptr; ///< had the focus
    QString m_note;
    std::function<void(const QString &)> m_keep;
};

} // namespace synoptic
