// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotationpane/annotationpane.h"

#include "annotationpane/highlightdelegate.h"
#include "annotationpane/noteeditor.h"
#include "models/highlightmodel.h"
#include "models/highlightorder.h"
#include "models/notedplaces.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Completes the tag that is being written: what stands behind the last comma.
class TagCompleter : public QCompleter
{
public:
    using QCompleter::QCompleter;
    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        const QString text = static_cast<QLineEdit *>(widget())->text();
        const QString before = text.left(text.lastIndexOf(u',') + 1);
        return before + (before.isEmpty() ? u""_s : u" "_s) + QCompleter::pathFromIndex(index);
    }
    [[nodiscard]] QStringList splitPath(const QString &path) const override
    {
        return {path.sliced(path.lastIndexOf(u',') + 1).trimmed()};
    }
};

QStringList tagsIn(const QString &text)
{
    QStringList tags;
    for (const QString &tag : text.split(u',')) {
        if (!tag.trimmed().isEmpty())
            tags.append(tag.simplified());
    }
    return tags;
}

/// The tags of a mark, with what was added to those that were shown, and without what was taken from them.
QStringList changed(QStringList tags, const QStringList &shown, const QStringList &typed)
{
    for (const QString &tag : shown) {
        if (!typed.contains(tag, Qt::CaseInsensitive))
            tags.removeAll(tag);
    }
    for (const QString &tag : typed) {
        if (!shown.contains(tag, Qt::CaseInsensitive) && !tags.contains(tag, Qt::CaseInsensitive))
            tags.append(tag);
    }
    return tags;
}

} // namespace

AnnotationPane::AnnotationPane(MarkStore *store, SubjectNoteStore *notes, HighlightModel *model,
                               QWidget *parent)
    : QWidget(parent), m_store(store), m_notes(notes), m_marks(new HighlightOrder(this)),
      m_filter(new QLineEdit(this)), m_order(new QComboBox(this)), m_decide(new QPushButton(this)),
      m_list(new QListView(this)), m_tags(new QLineEdit(this)), m_note(new NoteEditor(this)),
      m_hint(new QLabel(this)), m_about(new QLabel(this))
{
    build(model);
    buildTags();
    connectModel(model);
    showCounts();
}

void AnnotationPane::build(HighlightModel *model)
{
    m_marks->setSourceModel(model);
    m_filter->setPlaceholderText(tr("Filter marks and notes"));
    m_filter->setAccessibleName(tr("Filter marks and notes"));
    m_filter->setClearButtonEnabled(true);
    m_order->addItem(tr("By place"), HighlightOrder::ByPlace);
    m_order->addItem(tr("By colour"), HighlightOrder::ByColour);
    m_order->addItem(tr("By tag"), HighlightOrder::ByTag);
    m_order->addItem(tr("Latest first"), HighlightOrder::ByTime);
    m_order->setAccessibleName(tr("Order of the marks"));
    m_order->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_list->setModel(m_marks);
    m_list->setItemDelegate(new HighlightDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setResizeMode(QListView::Adjust);
    // Of tens of thousands the first ones are there at once, the others while one reads.
    m_list->setLayoutMode(QListView::Batched);
    m_list->setBatchSize(1000);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Highlights"));
    m_note->setMaximumHeight(170);
    m_note->setMinimumHeight(70);
    m_note->setEnabled(false);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    auto *top = new QHBoxLayout;
    top->addWidget(m_filter, 1);
    top->addWidget(m_order);
    layout->addLayout(top);
    layout->addWidget(m_decide);
    layout->addWidget(m_hint);
    layout->addWidget(m_list, 1);
    layout->addStretch();
    layout->addWidget(m_tags);
    layout->addWidget(m_about);
    layout->addWidget(m_note);
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_about->hide();
    m_typing.setSingleShot(true);
    m_typing.setInterval(400);
    connect(&m_typing, &QTimer::timeout, this, &AnnotationPane::sendDraft);
    connect(m_note, &NoteEditor::typed, &m_typing, qOverload<>(&QTimer::start));
}

void AnnotationPane::buildTags()
{
    m_tags->setPlaceholderText(tr("Tags, parted by commas"));
    m_tags->setAccessibleName(tr("Tags of the chosen marks"));
    m_tags->setEnabled(false);
    for (QWidget *part : std::initializer_list<QWidget *>{m_tags, m_list, m_filter})
        part->installEventFilter(this);
    auto *completer = new TagCompleter(m_tags);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setModel(new QStringListModel(completer));
    m_tags->setCompleter(completer);
}

/// Return and Escape keep the tags and lead back, as in the note; Escape leaves list and filter too.
bool AnnotationPane::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const int key = isKey ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (watched == m_tags && event->type() == QEvent::FocusIn)
        static_cast<QStringListModel *>(m_tags->completer()->model())->setStringList(m_store->allTags());
    if (watched == m_tags && event->type() == QEvent::FocusOut && !m_tags->completer()->popup()->isVisible())
        saveTags();
    if (event->type() == QEvent::ShortcutOverride && key == Qt::Key_Escape) {
        event->accept(); // else it would cancel what the window is doing
        return true;
    }
    const bool ends =
        key == Qt::Key_Escape || (watched == m_tags && (key == Qt::Key_Return || key == Qt::Key_Enter));
    if (event->type() != QEvent::KeyPress || !ends)
        return QWidget::eventFilter(watched, event);
    saveTags();
    emit leaveRequested();
    return true;
}

/// What the completer puts in counts as written too: the line does not say so itself.
bool AnnotationPane::areTagsWritten() const
{
    return m_tags->text() != m_tagsShown;
}

void AnnotationPane::showTags(const QStringList &tags)
{
    m_tagsShown = tags.join(u", "_s);
    m_tags->setText(m_tagsShown);
}

void AnnotationPane::saveTags()
{
    if (!areTagsWritten())
        return;
    const QStringList shown = tagsIn(m_tagsShown);
    const QStringList typed = tagsIn(m_tags->text());
    m_tagsShown = m_tags->text();
    const QList<QUuid> marks = chosen();
    if (marks.size() < 2) {
        m_store->setTags(marks, typed);
        return;
    }
    // The line shows the tags of one of them: what the others have besides stays.
    m_store->undoStack()->beginMacro(tr("tags of %1 marks").arg(marks.size()));
    for (const QUuid &id : marks) {
        if (const int row = m_store->rowOf(id); row >= 0)
            m_store->setTags(QList<QUuid>{id},
                             changed(m_store->tagsOf(m_store->highlights().at(row).highlight), shown, typed));
    }
    m_store->undoStack()->endMacro();
}

void AnnotationPane::editTags(const QUuid &id)
{
    if (!id.isNull()) {
        m_filter->clear();
        showMark(id);
    }
    m_tags->setFocus();
    m_tags->end(false);
}

void AnnotationPane::connectModel(HighlightModel *model)
{
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_marks->setWords(words);
        showCounts();
    });
    connect(m_order, &QComboBox::currentIndexChanged, this,
            [this] { m_marks->setOrder(HighlightOrder::Order(m_order->currentData().toInt())); });
    connect(m_decide, &QPushButton::clicked, this, [this] { emit decisionRequested(QUuid()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { choose(index); });
    connect(m_list, &QListView::activated, this, &AnnotationPane::go);
    connect(m_note, &NoteEditor::finished, this, &AnnotationPane::saveNote);
    connect(m_note, &NoteEditor::leaveRequested, this, &AnnotationPane::leaveRequested);
    connect(model, &QAbstractItemModel::rowsInserted, this, &AnnotationPane::showCounts);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &AnnotationPane::showCounts);
    connect(model, &QAbstractItemModel::dataChanged, this, [this] {
        showCounts();
        if (const SubjectNote *note = shownNote(); note && !m_note->isEditing())
            m_note->setNote(note->note);
        const int row = m_store->rowOf(m_shown);
        if (row < 0)
            return;
        const Highlight &mark = m_store->highlights().at(row).highlight;
        if (!m_note->isEditing())
            m_note->setNote(mark.note);
        if (!areTagsWritten())
            showTags(m_store->tagsOf(mark));
    });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        showCounts();
        choose({});
    });
}

/// How many marks wait, and headings that have gained or lost a row.
void AnnotationPane::showCounts()
{
    const auto &marks = m_store->highlights();
    const auto asking = std::ranges::count_if(marks, &PlacedHighlight::asks);
    m_hint->setText(marks.isEmpty() ? tr("Marks of this event appear here. Press 1 to 5 to mark the active "
                                         "sentence, M to write a note, Ctrl+M for one on a fact, a report "
                                         "or the event.")
                                    : tr("No mark or note has these words. Clear the filter to see all."));
    m_hint->setVisible(m_marks->rowCount() == 0);
    m_list->setVisible(m_marks->rowCount() > 0);
    m_decide->setVisible(asking > 0);
    m_decide->setText(asking == 1 ? tr("1 mark to place…") : tr("%1 marks to place…").arg(asking));
    QMetaObject::invokeMethod(m_list, &QListView::doItemsLayout, Qt::QueuedConnection);
}

void AnnotationPane::choose(const QModelIndex &index)
{
    saveNote();
    if (!m_shown.isNull() && areTagsWritten())
        m_store->setTags(QList<QUuid>{m_shown}, tagsIn(m_tags->text()));
    m_pending.reset();
    m_shown = index.isValid() ? index.data(HighlightModel::IdRole).toUuid() : QUuid();
    m_note->setEnabled(index.isValid());
    m_note->setNote(index.data(HighlightModel::NoteRole).toString());
    m_tags->setEnabled(index.isValid() && !shownNote());
    showSubject();
    showTags(index.data(HighlightModel::TagsRole).toStringList());
}

void AnnotationPane::go(const QModelIndex &index)
{
    const auto section = MarkSection(index.data(HighlightModel::SectionRole).toInt());
    const bool isMark = m_store->rowOf(index.data(HighlightModel::IdRole).toUuid()) >= 0;
    if (!isMark && (section == MarkSection::Orphaned || index.data(HighlightModel::ReportRole).toInt() < 0)) {
        m_note->edit(); // it has no place to go to
        return;
    }
    if (section == MarkSection::Asks || section == MarkSection::Orphaned) {
        emit decisionRequested(index.data(HighlightModel::IdRole).toUuid());
        return;
    }
    const QPoint range = index.data(HighlightModel::RangeRole).toPoint();
    emit jumpRequested({index.data(HighlightModel::ReportRole).toInt(), {range.x(), range.y()}});
}

/// The chosen note that is on no mark; null for a mark.
const SubjectNote *AnnotationPane::shownNote() const
{
    if (m_pending)
        return &*m_pending;
    const int row = m_notes->rowOf(m_shown);
    return row < 0 ? nullptr : &m_notes->notes().at(row).note;
}

void AnnotationPane::showSubject()
{
    const SubjectNote *note = shownNote();
    m_about->setVisible(note);
    m_tags->setVisible(!note);
    m_about->setText(note ? subjectWords(*note, m_notes->reports()) : QString());
}

void AnnotationPane::sendDraft()
{
    if (m_shown.isNull() || !m_note->isEditing())
        return;
    const SubjectNote *note = shownNote();
    emit drafted({m_shown, note ? std::optional(*note) : std::nullopt, m_note->note(), {}});
}

void AnnotationPane::saveNote()
{
    if (m_shown.isNull() || !m_note->isEditing())
        return;
    m_typing.stop();
    const QString text = m_note->note();
    const SubjectNote *about = shownNote();
    if (about)
        m_notes->write(SubjectNote(*about), text);
    else
        m_store->setNote(m_shown, text);
    const int row = about ? m_notes->rowOf(m_shown) : m_store->rowOf(m_shown);
    const QString kept = row < 0 ? QString()
                         : about ? m_notes->notes().at(row).note.note
                                 : m_store->highlights().at(row).highlight.note;
    if (kept == text)
        emit noteKept();
    else
        sendDraft(); // the library refused: what was typed is kept all the same
}

QList<QUuid> AnnotationPane::chosen() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QList<QUuid> ids;
    for (const QModelIndex &index : std::as_const(rows))
        ids.append(index.data(HighlightModel::IdRole).toUuid());
    return ids;
}

bool AnnotationPane::hasListFocus() const
{
    return m_list->hasFocus();
}

void AnnotationPane::focusList()
{
    if (!m_list->currentIndex().isValid() && m_marks->rowCount() > 0)
        m_list->setCurrentIndex(m_marks->index(0, 0));
    m_list->setFocus();
}

void AnnotationPane::nextOrder()
{
    m_order->setCurrentIndex((m_order->currentIndex() + 1) % m_order->count());
}

void AnnotationPane::showMark(const QUuid &id)
{
    for (int row = 0; row < m_marks->rowCount(); ++row) {
        const QModelIndex index = m_marks->index(row, 0);
        // Not the view's own way, which would take the keys held down (Ctrl+Shift+T) for adding to a choice.
        if (index.data(HighlightModel::IdRole).toUuid() == id)
            m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    }
}

void AnnotationPane::follow(const QList<QUuid> &here, const QUuid &chosen)
{
    const bool isOurs =
        isAncestorOf(QApplication::focusWidget()) || m_list->selectionModel()->selectedIndexes().size() > 1;
    if (isOurs || here.contains(m_shown) || (here.isEmpty() && (m_shown.isNull() || shownNote())))
        return;
    m_list->selectionModel()->clear();
    showMark(chosen);
}

void AnnotationPane::editNote(const SubjectNote &note)
{
    m_filter->clear();
    if (m_notes->rowOf(note.id) >= 0) {
        editNote(note.id);
        return;
    }
    m_list->selectionModel()->clear();
    choose({});
    m_pending = note;
    m_shown = note.id;
    m_note->setEnabled(true);
    showSubject();
    m_note->edit();
}

void AnnotationPane::resume(const Draft &draft)
{
    if (draft.note)
        editNote(*draft.note);
    else
        editNote(draft.about);
    m_note->resume(draft.text);
}

void AnnotationPane::editNote(const QUuid &id)
{
    m_filter->clear();
    showMark(id);
    m_note->edit();
}

} // namespace synoptic
