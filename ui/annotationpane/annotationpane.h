// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/markstore.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QSortFilterProxyModel;

namespace synoptic {

class HighlightModel;

/// The list of highlights with a filter and the note of the chosen one. A note is saved with Ctrl+Return,
/// Escape or when the focus leaves it: nothing typed is lost.
class AnnotationPane : public QWidget
{
    Q_OBJECT
public:
    AnnotationPane(MarkStore *store, HighlightModel *model, QWidget *parent = nullptr);

    /// Chooses a highlight and puts the cursor into its note.
    void editNote(const QUuid &id);
    /// The highlights chosen in the list, in its order.
    [[nodiscard]] QList<QUuid> chosen() const;
    void saveNote();

signals:
    void jumpRequested(const synoptic::Place &place);
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(const QModelIndex &index);

    MarkStore *m_store;
    QSortFilterProxyModel *m_proxy;
    QLineEdit *m_filter;
    QListView *m_list;
    QPlainTextEdit *m_note;
    QLabel *m_hint;
    QUuid m_shown;
};

} // namespace synoptic
