// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QPlainTextEdit;
class QTextBrowser;

namespace synoptic {

/// A note in Markdown: set as text while it is only read, as its source while it has the focus. Nothing in a
/// note is loaded from elsewhere, and HTML stays as it is written.
class NoteEditor : public QStackedWidget
{
    Q_OBJECT
public:
    explicit NoteEditor(QWidget *parent = nullptr);

    void setNote(const QString &note);
    [[nodiscard]] QString note() const;
    /// Whether the note or a word of it is being written.
    [[nodiscard]] bool isEditing() const;
    void edit();
    /// Goes on writing where somebody was interrupted.
    void resume(const QString &text);

signals:
    /// The focus left the note, or the key that saves was pressed.
    void finished();
    void leaveRequested();
    /// Something was typed.
    void typed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void showPreview();
    QTextBrowser *m_preview;
    QPlainTextEdit *m_source;
};

} // namespace synoptic
