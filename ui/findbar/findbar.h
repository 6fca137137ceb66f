// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/textpattern.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace synoptic {

/// The bar below the views in which the reader types what to find: words, how they are meant, how many there
/// are. Knows no reports.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    [[nodiscard]] QString words() const;
    [[nodiscard]] SearchOptions options() const;
    /// Puts the keyboard into the field; words that are given replace those in it.
    void edit(const QString &words = {});
    /// "3 of 17 · The Herald 5, The Courier 12"
    void showResult(const QString &text);
    /// The same line, as what went wrong.
    void showProblem(const QString &text);
    [[nodiscard]] QString resultText() const;
    [[nodiscard]] static QString fitted(const QString &text, const QFontMetrics &metrics, int width);
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    /// Match case, whole words, regular expression: checkable, with names.
    [[nodiscard]] QList<QAction *> optionActions() const { return m_options; }

signals:
    /// Other words, or the same meant otherwise.
    void changed();
    void stepRequested(int step);
    void closeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addButton(const QString &text, const QString &name);
    void addOption(const QString &name, const QString &sign, const QString &text);
    void showText();

    QLineEdit *m_field;
    QLabel *m_result;
    QList<QAction *> m_options;
    QString m_text; ///< unabridged
};

} // namespace synoptic
