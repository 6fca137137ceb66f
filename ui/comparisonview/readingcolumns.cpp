// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/readingcolumns.h"

#include "comparisonview/columnhead.h"
#include "comparisonview/columnsnote.h"
#include "comparisonview/overviewstrip.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int narrowestColumn = 215; ///< pixels; what does not fit is a page further
constexpr int tightestColumn = 190;  ///< where the user asks for as many
constexpr double fewestLetters = 22; ///< in a line of a column

} // namespace

ReadingColumns::ReadingColumns(QWidget *parent)
    : QWidget(parent), m_layout(new QHBoxLayout), m_note(new ColumnsNote(this)), m_target(new QWidget(this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    m_layout->setContentsMargins(6, 0, 6, 0);
    m_layout->setSpacing(8);
    box->addLayout(m_layout, 1);
    box->addWidget(m_note);
    m_target->setAutoFillBackground(true);
    m_target->setBackgroundRole(QPalette::Accent);
    m_target->hide();
    connect(m_note, &ColumnsNote::turnRequested, this, &ReadingColumns::turn);
    connect(m_note, &ColumnsNote::showAllRequested, this, [this] {
        ColumnArrangement all = m_arrangement;
        all.showAll();
        arrange(all);
    });
    connect(m_note, &ColumnsNote::showRequested, this, [this](int report) {
        ColumnArrangement more = m_arrangement;
        more.bringIn(report, fitting());
        arrange(more);
    });
}

QList<Report> ReadingColumns::reports() const
{
    QList<Report> all;
    for (const Column &column : m_columns)
        all.append(column.view->report());
    return all;
}

void ReadingColumns::setReports(const QList<Report> &now)
{
    const QStringList before = m_arrangement.toStrings(reports());
    for (const Column &column : std::as_const(m_columns))
        column.box->deleteLater();
    m_columns.clear();
    m_before.clear();
    for (const Report &report : now)
        addColumn(report);
    m_arrangement = keptArrangement(now);
    if (m_arrangement == ColumnArrangement(count())) // a report more or less: the others stay as they are
        m_arrangement = ColumnArrangement::fromStrings(before, now);
    for (int r = 0; r < count(); ++r) {
        if (const auto direction = m_arrangement.direction(r))
            view(r)->setDirection(direction);
    }
    place();
}

void ReadingColumns::addColumn(const Report &report)
{
    const int r = int(m_columns.size());
    Column column;
    column.box = new QWidget(this);
    column.box->setLayoutDirection(Qt::LeftToRight);
    auto *box = new QVBoxLayout(column.box);
    box->setContentsMargins(0, 6, 0, 0);
    box->setSpacing(4);
    column.head = new ColumnHead(report, column.box);
    column.view = new ColumnView(report, column.box);
    column.view->setStyle(m_style);
    auto *strip = new OverviewStrip(column.view, column.box);
    auto *text = new QHBoxLayout;
    text->setSpacing(0);
    text->addWidget(column.view, 1);
    text->insertWidget(column.view->isRightToLeft() ? 0 : 1, strip);
    column.head->setRightToLeft(column.view->isRightToLeft());
    connect(column.view, &ColumnView::resized, strip, [view = column.view, head = column.head, text, strip] {
        head->setRightToLeft(view->isRightToLeft());
        const int side = view->isRightToLeft() ? 0 : 1;
        if (text->indexOf(strip) != side) {
            text->removeWidget(strip);
            text->insertWidget(side, strip);
        }
    });
    box->addWidget(column.head);
    box->addLayout(text, 1);
    column.sentences = column.view->readableSentences();
    m_columns.append(column);
    connectColumn(r);
    connectHead(r);
}

void ReadingColumns::connectColumn(int r)
{
    ColumnView *column = view(r);
    connect(column, &ColumnView::furnitureFolded, this, [this, r] {
        m_columns[r].sentences = view(r)->readableSentences();
        emit refolded(r);
    });
    connect(column, &ColumnView::clicked, this, [this, r](qsizetype position) { emit clicked(r, position); });
    connect(column, &ColumnView::selected, this, [this, r] { emit selected(r); });
    connect(column, &ColumnView::resized, this, &ReadingColumns::resized);
    connect(column, &ColumnView::scrolled, this, &ReadingColumns::scrolled);
    connect(column, &ColumnView::movedByReader, this,
            [this, r](double before) { emit movedByReader(r, before); });
}

void ReadingColumns::connectHead(int r)
{
    const ColumnHead *of = head(r);
    connect(of, &ColumnHead::menuRequested, this, [this, r](const QPoint &at) {
        QMenu menu(this);
        fillMenu(&menu, r);
        menu.exec(at);
    });
    connect(of, &ColumnHead::dragged, this, &ReadingColumns::showTarget);
    connect(of, &ColumnHead::dropped, this, [this, r](const QPoint &at) { drop(r, at); });
}

QList<ColumnView *> ReadingColumns::views() const
{
    QList<ColumnView *> views;
    for (const Column &column : m_columns)
        views.append(column.view);
    return views;
}

std::optional<Place> ReadingColumns::nearest(const Place &place) const
{
    if (place.report >= m_columns.size() || sentences(place.report).isEmpty())
        return std::nullopt;
    const QList<TextRange> &all = sentences(place.report);
    const auto at = std::ranges::lower_bound(all, place.range.start, {}, &TextRange::start);
    return Place{place.report, at == all.end() ? all.last() : *at};
}

void ReadingColumns::setStyle(const ReadingStyle &style)
{
    m_style = style;
    for (ColumnView *column : views())
        column->setStyle(style);
    place();
}

void ReadingColumns::setTold(int report, ColumnHead::Told told, bool current)
{
    head(report)->setTold(told);
    head(report)->setCurrent(current);
}

void ReadingColumns::arrange(const ColumnArrangement &arrangement)
{
    constexpr qsizetype most = 50;
    if (arrangement != m_arrangement)
        m_before.append(m_arrangement);
    if (m_before.size() > most)
        m_before.removeFirst();
    take(arrangement);
}

bool ReadingColumns::arrangeAsBefore()
{
    if (m_before.isEmpty())
        return false;
    take(m_before.takeLast());
    return true;
}

void ReadingColumns::take(const ColumnArrangement &arrangement)
{
    for (int r = 0; r < count(); ++r) {
        if (arrangement.direction(r) != m_arrangement.direction(r))
            view(r)->setDirection(arrangement.direction(r));
    }
    m_arrangement = arrangement;
    if (count() > 0)
        keep(m_arrangement, reports());
    place();
    emit arranged();
}

void ReadingColumns::bringIn(int report)
{
    const QList<int> before = page();
    const bool hidden = m_arrangement.isHidden(report);
    if (hidden)
        m_before.append(m_arrangement);
    m_arrangement.bringIn(report, fitting());
    if (hidden)
        keep(m_arrangement, reports());
    if (page() != before || hidden) {
        place();
        emit arranged();
    }
}

void ReadingColumns::turn(int step)
{
    m_arrangement.turn(step, fitting());
    place();
    emit arranged();
}

int ReadingColumns::fitting() const
{
    if (m_style.columns > 0)
        return std::clamp(m_style.columns, 1, std::max(1, width() / tightestColumn));
    // Large type wants fewer columns.
    const int text = count() == 0 ? 0
                                  : view(0)->widestUseful() -
                                        int(view(0)->measure() * (1 - fewestLetters / m_style.measure));
    return std::max(1, width() / std::max(narrowestColumn, text));
}

void ReadingColumns::place()
{
    placeBoxes(page());
    tell();
    layout()->activate();
}

void ReadingColumns::placeBoxes(const QList<int> &page)
{
    while (m_layout->count() > 0)
        delete m_layout->takeAt(0);
    for (int r = 0; r < count(); ++r) {
        if (!page.contains(r))
            m_columns.at(r).box->hide();
    }
    // Columns take what room there is, up to the longest lines; the rest is air at both sides.
    m_layout->addStretch(0);
    for (const int r : page) {
        QWidget *box = m_columns.at(r).box;
        box->setMaximumWidth(view(r)->widestUseful() + OverviewStrip::breadth);
        m_layout->addWidget(box, 1);
        box->show();
        head(r)->setPinned(m_arrangement.isPinned(r));
    }
    m_layout->addStretch(0);
}

void ReadingColumns::tell()
{
    QList<std::pair<int, QString>> hidden;
    for (const int r : m_arrangement.hidden())
        hidden.append({r, view(r)->report().shortName()});
    m_note->tell(hidden, m_arrangement.beside(fitting()),
                 count() == 1
                     ? tr("One report is open. Ctrl+Shift+A adds another one of the event, Ctrl+Shift+V "
                          "pastes it: then they stand side by side.")
                     : QString());
}

std::optional<int> ReadingColumns::columnAt(const QPoint &global) const
{
    const int x = mapFromGlobal(global).x();
    for (const int r : page()) {
        const QRect box = m_columns.at(r).box->geometry();
        if (x >= box.left() - m_layout->spacing() && x <= box.right())
            return r;
    }
    return std::nullopt;
}

void ReadingColumns::showTarget(const QPoint &global)
{
    const auto at = columnAt(global);
    m_target->setVisible(at.has_value());
    if (!at)
        return;
    const QRect box = m_columns.at(*at).box->geometry();
    m_target->setGeometry(box.left() + 10, box.top() + 1, box.width() - 20, 3);
    m_target->raise();
}

void ReadingColumns::drop(int report, const QPoint &global)
{
    m_target->hide();
    const auto at = columnAt(global);
    if (!at || *at == report)
        return;
    ColumnArrangement moved = m_arrangement;
    moved.moveTo(report, *at);
    arrange(moved);
}

void ReadingColumns::fillMenu(QMenu *menu, int report)
{
    const auto add = [&](QMenu *to, const QString &text,
                         const std::function<void(ColumnArrangement &)> &change) {
        QAction *action = to->addAction(text);
        connect(action, &QAction::triggered, this, [this, change] {
            ColumnArrangement changed = m_arrangement;
            change(changed);
            arrange(changed);
        });
        return action;
    };
    const bool pinned = m_arrangement.isPinned(report);
    add(menu, pinned ? tr("&Unpin") : tr("&Pin at the Left"),
        [=](ColumnArrangement &a) { a.setPinned(report, !pinned); });
    add(menu, tr("Move to the &Left"), [=](ColumnArrangement &a) { static_cast<void>(a.move(report, -1)); });
    add(menu, tr("Move to the &Right"), [=](ColumnArrangement &a) { static_cast<void>(a.move(report, 1)); });
    add(menu, tr("&Hide"), [=](ColumnArrangement &a) {
        static_cast<void>(a.hide(report));
    })->setEnabled(m_arrangement.shown().size() > 1);
    menu->addSeparator();
    QMenu *direction = menu->addMenu(tr("&Direction of the Text"));
    auto *choice = new QActionGroup(menu);
    const QList<std::pair<QString, std::optional<Qt::LayoutDirection>>> directions{
        {tr("&As It Is Written"), std::nullopt},
        {tr("&Left to Right"), Qt::LeftToRight},
        {tr("&Right to Left"), Qt::RightToLeft}};
    for (const auto &[text, value] : directions) {
        QAction *action = add(direction, text, [=](ColumnArrangement &a) { a.setDirection(report, value); });
        action->setCheckable(true);
        action->setChecked(m_arrangement.direction(report) == value);
        choice->addAction(action);
    }
}

void ReadingColumns::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

} // namespace synoptic
