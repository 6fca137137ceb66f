// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchpane/searchpane.h"

#include "report/counts.h"
#include "searchpane/searchdelegate.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

SearchPane::SearchPane(const QString &path, QWidget *parent)
    : QWidget(parent), m_path(path), m_field(new QLineEdit(this)), m_hint(new QLabel(this)),
      m_list(new QListView(this))
{
    m_field->setPlaceholderText(tr("words in any report or note"));
    m_field->setAccessibleName(tr("Search the library"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setContentsMargins(8, 2, 8, 2);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new SearchDelegate(m_list));
    m_list->setAccessibleName(tr("Hits"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // lines keep their width
    m_list->installEventFilter(this);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(6, 6, 6, 0);
    box->setSpacing(4);
    box->addWidget(m_field);
    box->addWidget(m_hint);
    box->addWidget(m_list, 1);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &SearchPane::ask);
    connect(m_list, &QAbstractItemView::clicked, this, &SearchPane::open);
    show({}, {});
}

SearchPane::~SearchPane()
{
    m_list->setModel(nullptr); // members go before children
}

void SearchPane::edit()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    ask(); // the library may hold more by now
}

void SearchPane::setLibrary(const QString &path)
{
    m_path = path;
    m_searcher.reset();
    if (isVisible())
        ask();
}

QString SearchPane::hint() const
{
    return m_hint->text();
}

void SearchPane::ask()
{
    if (m_path.isEmpty()) {
        m_hint->setText(tr("There is no library to search: it could not be opened."));
        return;
    }
    if (!m_searcher) {
        m_searcher = std::make_unique<LibrarySearcher>(m_path);
        connect(m_searcher.get(), &LibrarySearcher::answered, this, &SearchPane::show);
        connect(m_searcher.get(), &LibrarySearcher::failed, this,
                [this](const Error &error) { m_hint->setText(error.message()); });
    }
    m_searcher->search(m_field->text());
}

void SearchPane::show(const QString &typed, const SearchAnswer &answer)
{
    if (typed != m_field->text()) // the reader has typed on
        return;
    const SearchHit *before = m_model.hitAt(m_list->currentIndex());
    const std::optional<SearchHit> chosen = before ? std::optional(*before) : std::nullopt;
    m_model.setHits(answer.hits);
    int row = m_model.choosable(0, 1);
    for (int r = 0; chosen && r < m_model.rowCount(); ++r) {
        if (const SearchHit *hit = m_model.hitAt(m_model.index(r)); hit && *hit == *chosen)
            row = r;
    }
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row));
    if (row == m_model.choosable(0, 1))
        m_list->scrollToTop();
    QString text =
        typed.trimmed().isEmpty()
            ? tr("Words anywhere in the library; the last one may be a start. “Quoted words” follow "
                 "each other. ↓ ↑ choose, Return opens, Escape leaves.")
        : answer.hits.isEmpty() ? tr("Nothing found")
                                : QString();
    if (answer.waiting > 0)
        text += (text.isEmpty() ? QString() : u" "_s) + counted(answer.waiting,
                                                                tr("1 report is still being indexed."),
                                                                tr("%1 reports are still being indexed."));
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void SearchPane::step(int rows)
{
    const int current = m_list->currentIndex().row();
    const int direction = rows > 0 ? 1 : -1;
    int row =
        m_model.choosable(std::clamp(current + rows, 0, std::max(0, m_model.rowCount() - 1)), direction);
    if (row < 0) // only a head lies there
        row = m_model.choosable(std::max(0, current), -direction);
    if (row >= 0)
        m_list->setCurrentIndex(m_model.index(row));
    if (row >= 0 && m_model.choosable(row - 1, -1) < 0)
        m_list->scrollToTop(); // the head, too
}

void SearchPane::open(const QModelIndex &index)
{
    if (const SearchHit *hit = m_model.hitAt(index))
        emit openRequested(SearchHit(*hit));
}

/// Keys of the field and the list that move, open and leave; they mean something else to the window.
bool SearchPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    constexpr int page = 6;
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool pressed = event->type() == QEvent::KeyPress;
    switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (pressed) {
            const bool down = key->key() == Qt::Key_Down || key->key() == Qt::Key_PageDown;
            const bool far = key->key() == Qt::Key_PageDown || key->key() == Qt::Key_PageUp;
            step((down ? 1 : -1) * (far ? page : 1));
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (pressed)
            open(m_list->currentIndex());
        break;
    case Qt::Key_Escape:
        if (pressed)
            emit leaveRequested();
        break;
    default:
        return QWidget::eventFilter(watched, event);
    }
    event->accept();
    return true;
}

} // namespace synoptic
