// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/markstore.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace synoptic {

class HighlightModel;
class HighlightOrder;
class NoteEditor;

/// The list of highlights with a filter, an order and the note of the chosen one; marks that ask and marks
/// without a place stand first. A note is saved with Ctrl+Return, Escape or when the focus leaves it: nothing
/// typed is lost.
class AnnotationPane : public QWidget
{
    Q_OBJECT
public:
    AnnotationPane(MarkStore *store, HighlightModel *model, QWidget *parent = nullptr);

    /// Chooses a highlight and puts the cursor into its note.
    void editNote(const QUuid &id);
    /// Shows a highlight as the chosen one; where the filter hides it, nothing changes.
    void showMark(const QUuid &id);
    /// The highlights chosen in the list, in its order.
    [[nodiscard]] QList<QUuid> chosen() const;
    [[nodiscard]] bool hasListFocus() const;
    void focusList();
    void nextOrder();
    /// Chooses a highlight, unless it is null, and puts the cursor into the tags of those chosen.
    void editTags(const QUuid &id);
    void saveNote();

signals:
    void jumpRequested(const synoptic::Place &place);
    /// Marks wait to be placed, and the reader wants to see them.
    void decisionRequested(const QUuid &id);
    void leaveRequested();

private:
    void build(HighlightModel *model);
    void connectModel(HighlightModel *model);
    void buildTags();
    void saveTags();
    bool eventFilter(QObject *watched, QEvent *event) override;
    void choose(const QModelIndex &index);
    void go(const QModelIndex &index);
    void showCounts();

    MarkStore *m_store;
    HighlightOrder *m_marks;
    QLineEdit *m_filter;
    QComboBox *m_order;
    QPushButton *m_decide;
    QListView *m_list;
    QLineEdit *m_tags;
    NoteEditor *m_note;
    QLabel *m_hint;
    QUuid m_shown;
};

} // namespace synoptic
