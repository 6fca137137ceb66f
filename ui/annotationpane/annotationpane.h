// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/drafts.h"
#include "library/markstore.h"
#include "library/subjectnotestore.h"

#include <QTimer>
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
    AnnotationPane(MarkStore *store, SubjectNoteStore *notes, HighlightModel *model,
                   QWidget *parent = nullptr);

    /// Chooses a highlight and puts the cursor into its note.
    void editNote(const QUuid &id);
    /// Writes a note that is on no mark: one that is kept, or a new one, which is kept once it has words.
    void editNote(const SubjectNote &note);
    /// Goes on with a note that was being written when the program ended.
    void resume(const Draft &draft);
    /// Shows a highlight or a note as the chosen one; where the filter hides it, nothing changes.
    void showMark(const QUuid &id);
    /// The reader has moved to where \p here are, none or several: the pane shows the one that keys act on,
    /// \p chosen, unless it shows another of them; at none it shows no mark. While somebody works in the
    /// pane, or has chosen several, nothing changes.
    void follow(const QList<QUuid> &here, const QUuid &chosen);
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
    /// A note is being written; it comes a moment after the last key.
    void drafted(const synoptic::Draft &draft);
    /// What was written is in the library.
    void noteKept();

private:
    void build(HighlightModel *model);
    void connectModel(HighlightModel *model);
    void buildTags();
    void saveTags();
    void showTags(const QStringList &tags);
    [[nodiscard]] bool areTagsWritten() const;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void choose(const QModelIndex &index);
    void go(const QModelIndex &index);
    void showCounts();
    void showSubject();
    void sendDraft();
    [[nodiscard]] const SubjectNote *shownNote() const;

    MarkStore *m_store;
    SubjectNoteStore *m_notes;
    HighlightOrder *m_marks;
    QLineEdit *m_filter;
    QComboBox *m_order;
    QPushButton *m_decide;
    QListView *m_list;
    QLineEdit *m_tags;
    NoteEditor *m_note;
    QLabel *m_hint;
    QLabel *m_about;                      ///< what a note that is on no mark is about
    QString m_tagsShown;                  ///< as the library has them
    QUuid m_shown;                        ///< a mark, or a note on no mark
    std::optional<SubjectNote> m_pending; ///< a note on no mark that is being written
    QTimer m_typing;                      ///< runs from the last key until the draft is kept
};

} // namespace synoptic
