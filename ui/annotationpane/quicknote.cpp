// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotationpane/quicknote.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace synoptic {

QuickNote::QuickNote(QWidget *parent) : QFrame(parent), m_line(new QLineEdit(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_line->setPlaceholderText(tr("Quick note (Return keeps it)"));
    m_line->setAccessibleName(tr("Quick note"));
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, [this] { emit typed(written()); });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_line);
    hide();
}

void QuickNote::open(const QPoint &corner, const QString &note,
                     const std::function<void(const QString &)> &keep)
{
    m_before = QApplication::focusWidget();
    // A line edit has one line: the others stay as they are, behind it.
    m_note = note;
    m_keep = keep;
    m_line->setReadOnly(false);
    m_line->setText(note.section(QLatin1Char('\n'), 0, 0));
    const int width = std::min(420, parentWidget()->width() - 20);
    const QPoint at = parentWidget()->mapFromGlobal(corner);
    setGeometry(std::clamp(at.x(), 10, std::max(10, parentWidget()->width() - width - 10)),
                std::clamp(at.y() + 6, 10, std::max(10, parentWidget()->height() - sizeHint().height() - 10)),
                width, sizeHint().height());
    show();
    raise();
    m_line->setFocus();
}

QString QuickNote::written() const
{
    const qsizetype end = m_note.indexOf(QLatin1Char('\n'));
    return m_line->text().trimmed() + (end < 0 ? QString() : m_note.sliced(end));
}

void QuickNote::refuse(const QPoint &corner, const QString &reason)
{
    open(corner, {}, nullptr);
    m_line->setReadOnly(true);
    m_line->setText(reason);
    m_line->setCursorPosition(0);
}

void QuickNote::close()
{
    if (!isVisible())
        return;
    hide();
    const auto keep = std::exchange(m_keep, nullptr);
    if (keep && written() != m_note)
        keep(written());
    if (!m_line->isReadOnly())
        emit closed();
    if (m_before && m_line->hasFocus())
        m_before->setFocus();
}

bool QuickNote::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        close();
    // Letters are the line's, even where it takes none.
    if (event->type() == QEvent::ShortcutOverride && m_line->isReadOnly()) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            QWidget *before = m_before;
            close();
            if (before)
                before->setFocus();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace synoptic
