// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;

namespace synoptic {

/// A line that stands over every view while the event is told up to a moment only: which, and the ways on,
/// back and out of it. Hidden otherwise.
class AsOfBar : public QWidget
{
    Q_OBJECT
public:
    /// The actions become buttons; they are not owned.
    explicit AsOfBar(const QList<QAction *> &ways, QWidget *parent = nullptr);

    /// Empty: the whole event is told.
    void tell(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showText();

    QLabel *m_label;
    QString m_text; ///< unabridged
};

} // namespace synoptic
