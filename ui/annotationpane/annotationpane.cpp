// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotationpane/annotationpane.h"

#include "mainwindow/palettes.h"
#include "models/highlightmodel.h"
#include "visuallanguage/signs.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Words, note and report of a highlight, with its colour as a bar at the left.
class HighlightDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool chosen = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, chosen ? option.palette.highlight() : option.palette.base());
        const auto colour = HighlightColour(index.data(HighlightModel::ColourRole).toInt());
        painter->fillRect(QRect(option.rect.left() + 4, option.rect.top() + 5, 12, option.rect.height() - 10),
                          highlightWash(colour, option.palette));
        paintMarkNumber(*painter, QRectF(option.rect.left() + 4, option.rect.top() + 5, 12, 14), colour,
                        option.palette);
        painter->setPen(chosen ? option.palette.color(QPalette::HighlightedText)
                               : option.palette.color(QPalette::Text));
        painter->drawText(option.rect.adjusted(21, 4, -6, -4), Qt::TextWordWrap, index.data().toString());
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int width = option.widget ? option.widget->width() - 49 : 200;
        const QRect box =
            option.fontMetrics.boundingRect(0, 0, width, 4000, Qt::TextWordWrap, index.data().toString());
        return {width, box.height() + 10};
    }
};

} // namespace

AnnotationPane::AnnotationPane(MarkStore *store, HighlightModel *model, QWidget *parent)
    : QWidget(parent), m_store(store), m_proxy(new QSortFilterProxyModel(this)),
      m_filter(new QLineEdit(this)), m_list(new QListView(this)), m_note(new QPlainTextEdit(this)),
      m_hint(new QLabel(this))
{
    m_proxy->setSourceModel(model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setPlaceholderText(tr("Filter marks and notes"));
    m_filter->setClearButtonEnabled(true);
    m_list->setModel(m_proxy);
    m_list->setItemDelegate(new HighlightDelegate(m_list));
    m_list->setWordWrap(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("Highlights"));
    m_note->setPlaceholderText(tr("Note (Ctrl+Return saves)"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setMaximumHeight(150);
    m_note->setEnabled(false);
    m_note->setTabChangesFocus(true);
    m_note->installEventFilter(this);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_filter, m_hint, m_list, m_note})
        layout->addWidget(widget, widget == m_list ? 1 : 0);

    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { choose(index); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const QVariant range = index.data(HighlightModel::RangeRole);
        if (range.isValid())
            emit jumpRequested(
                {index.data(HighlightModel::ReportRole).toInt(), {range.toPoint().x(), range.toPoint().y()}});
    });
    const auto showHint = [this] {
        const bool none = m_proxy->sourceModel()->rowCount() == 0;
        m_hint->setText(none ? tr("Marks of this event appear here. Press 1 to 5 to mark the active sentence, "
                                  "M to write a note.")
                             : tr("No mark or note has these words. Clear the filter to see all."));
        m_hint->setVisible(m_proxy->rowCount() == 0);
    };
    showHint();
    connect(m_filter, &QLineEdit::textChanged, this, showHint);
    connect(model, &QAbstractItemModel::rowsInserted, this, showHint);
    connect(model, &QAbstractItemModel::rowsRemoved, this, showHint);
    connect(model, &QAbstractItemModel::modelReset, this, [this, showHint] {
        showHint();
        choose({});
    });
}

void AnnotationPane::choose(const QModelIndex &index)
{
    saveNote();
    m_shown = index.isValid() ? index.data(HighlightModel::IdRole).toUuid() : QUuid();
    m_note->setEnabled(index.isValid());
    m_note->setPlainText(index.data(HighlightModel::NoteRole).toString());
}

void AnnotationPane::saveNote()
{
    if (!m_shown.isNull())
        m_store->setNote(m_shown, m_note->toPlainText().trimmed());
}

QList<QUuid> AnnotationPane::chosen() const
{
    QList<QUuid> ids;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        ids.append(index.data(HighlightModel::IdRole).toUuid());
    return ids;
}

void AnnotationPane::editNote(const QUuid &id)
{
    m_filter->clear();
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        if (index.data(HighlightModel::IdRole).toUuid() == id)
            m_list->setCurrentIndex(index);
    }
    m_note->setFocus();
    m_note->moveCursor(QTextCursor::End);
}

bool AnnotationPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        saveNote();
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return && key->modifiers().testFlag(Qt::ControlModifier);
        if (enter || key->key() == Qt::Key_Escape) {
            saveNote();
            emit leaveRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace synoptic
