// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotationpane/noteeditor.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Shows text only: a picture's address in a note fetches nothing. An invalid value would make the document
/// read the file itself.
class Preview : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

protected:
    QVariant loadResource(int, const QUrl &) override { return QByteArray(); }
};

} // namespace

NoteEditor::NoteEditor(QWidget *parent)
    : QStackedWidget(parent), m_preview(new Preview(this)), m_source(new QPlainTextEdit(this))
{
    m_preview->setOpenLinks(false);
    m_preview->setAccessibleName(tr("Note, set as text"));
    m_preview->setFocusPolicy(Qt::StrongFocus);
    m_preview->setPlaceholderText(tr("M writes a note"));
    m_preview->viewport()->installEventFilter(this);
    m_preview->installEventFilter(this);
    m_source->setPlaceholderText(tr("Note in Markdown (Ctrl+Return saves)"));
    m_source->setAccessibleName(tr("Note"));
    m_source->setTabChangesFocus(true);
    m_source->installEventFilter(this);
    connect(m_source, &QPlainTextEdit::textChanged, this, [this] {
        if (isEditing())
            emit typed();
    });
    addWidget(m_preview);
    addWidget(m_source);
}

void NoteEditor::setNote(const QString &note)
{
    m_source->setPlainText(note);
    showPreview();
    if (!m_source->hasFocus())
        setCurrentWidget(m_preview);
}

void NoteEditor::showPreview()
{
    m_preview->document()->setMarkdown(m_source->toPlainText(),
                                       QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                           QTextDocument::MarkdownNoHTML);
}

QString NoteEditor::note() const
{
    return m_source->toPlainText().trimmed();
}

bool NoteEditor::isEditing() const
{
    return currentWidget() == m_source;
}

void NoteEditor::edit()
{
    if (!isEnabled())
        return;
    setCurrentWidget(m_source);
    m_source->setFocus();
    m_source->moveCursor(QTextCursor::End);
}

void NoteEditor::resume(const QString &text)
{
    edit();
    if (isEditing())
        m_source->setPlainText(text);
    m_source->moveCursor(QTextCursor::End);
}

void NoteEditor::mousePressEvent(QMouseEvent *event)
{
    QStackedWidget::mousePressEvent(event);
    edit();
}

bool NoteEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_preview->viewport() && event->type() == QEvent::MouseButtonDblClick) {
        edit();
        return true;
    }
    if (watched == m_source && event->type() == QEvent::FocusOut) {
        emit finished();
        showPreview();
        setCurrentWidget(m_preview);
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_preview && enter) {
            edit();
            return true;
        }
        if (watched == m_source &&
            ((enter && key->modifiers().testFlag(Qt::ControlModifier)) || key->key() == Qt::Key_Escape)) {
            emit finished();
            emit leaveRequested();
            return true;
        }
    }
    return QStackedWidget::eventFilter(watched, event);
}

} // namespace synoptic
