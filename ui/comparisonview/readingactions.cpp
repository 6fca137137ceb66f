// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/readingactions.h"

#include "comparisonview/columnsnote.h"
#include "comparisonview/comparisonview.h"
#include "comparisonview/readingcolumns.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace synoptic {

ReadingActions::ReadingActions(ComparisonView *view)
    : QObject(view), m_view(view), m_panel(new ReadingPanel(view))
{
    addColumnActions();
    addScrollActions();
    addTypeActions();
    connect(view, &ComparisonView::styleChanged, this, &ReadingActions::refresh);
    connect(m_panel, &ReadingPanel::styleChanged, view, &ComparisonView::setStyle);
}

QAction *ReadingActions::add(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                             const std::function<void()> &work)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, work);
    m_all.append(action);
    return action;
}

QAction *ReadingActions::addToggle(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                                   bool ReadingStyle::*setting)
{
    QAction *action = add(name, text, keys, [this, setting] {
        ReadingStyle style = m_view->style();
        style.*setting = !(style.*setting);
        m_view->setStyle(style);
    });
    action->setCheckable(true);
    m_toggles.append({action, setting});
    return action;
}

void ReadingActions::addColumnActions()
{
    add(u"reading_hide"_s, tr("&Hide This Column"), {QKeySequence(u"Ctrl+H"_s)},
        [this] { m_view->hideColumn(); });
    const QKeySequence back(u"Ctrl+Shift+H"_s);
    add(u"reading_show_all"_s, tr("Show Hidden &Columns"), {back}, [this] { m_view->showHiddenColumns(); });
    m_view->arrangedColumns()->note()->setKey(back.toString(QKeySequence::NativeText));
    add(u"reading_arrange_back"_s, tr("Arrange Columns as &Before"), {QKeySequence(u"Ctrl+Alt+Z"_s)},
        [this] { m_view->arrangeAsBefore(); });
    add(u"reading_arrange_anew"_s, tr("All Columns as They Were Ope&ned"), {QKeySequence(u"Ctrl+Alt+H"_s)},
        [this] { m_view->arrangeAnew(); });
    add(u"reading_columns"_s, tr("Choose C&olumns…"), {QKeySequence(u"Shift+C"_s)},
        [this] { showColumnsMenu(); });
    add(u"reading_pin"_s, tr("&Pin This Column at the Left"), {QKeySequence(u"Shift+P"_s)},
        [this] { m_view->togglePin(); });
    add(u"reading_move_left"_s, tr("Move Column to the &Left"), {QKeySequence(u"Ctrl+Shift+Left"_s)},
        [this] { m_view->moveColumn(-1); });
    add(u"reading_move_right"_s, tr("Move Column to the &Right"), {QKeySequence(u"Ctrl+Shift+Right"_s)},
        [this] { m_view->moveColumn(1); });
    add(u"reading_turn_left"_s, tr("Turn to the Column &Before"), {QKeySequence(u"Ctrl+Left"_s)},
        [this] { m_view->arrangedColumns()->turn(-1); });
    add(u"reading_turn_right"_s, tr("Turn to the Column &After"), {QKeySequence(u"Ctrl+Right"_s)},
        [this] { m_view->arrangedColumns()->turn(1); });
    addColumnsAtOnce();
}

void ReadingActions::addColumnsAtOnce()
{
    const auto change = [this](int step) {
        ReadingStyle style = m_view->style();
        const int now = int(m_view->arrangedColumns()->page().size());
        style.columns = std::clamp(now + step, 1, 12);
        m_view->setStyle(style);
    };
    add(u"reading_fewer"_s, tr("&Fewer Columns at Once"), {QKeySequence(u"<"_s)}, [change] { change(-1); });
    add(u"reading_more"_s, tr("&More Columns at Once"), {QKeySequence(u">"_s)}, [change] { change(1); });
}

void ReadingActions::addScrollActions()
{
    m_lock = addToggle(u"reading_lock"_s, tr("Scroll &Lock"),
                       {QKeySequence(u"S"_s), QKeySequence(Qt::Key_ScrollLock)}, &ReadingStyle::locked);
    m_lock->setIconText(tr("⇅ Lock"));
    m_lock->setToolTip(tr("When one column is scrolled, the others follow"));
    addToggle(u"reading_animated"_s, tr("&Glide to the Same Height"), {}, &ReadingStyle::animated);
    const auto scroll = [this](const QString &name, const QString &text, int key,
                               const std::function<void()> &work) {
        QAction *action = add(name, text, {QKeySequence(key)}, work);
        // These keys belong to whatever list or text has the focus.
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->QWidget::addAction(action);
    };
    scroll(u"reading_page_down"_s, tr("A Page &Down"), Qt::Key_PageDown, [this] { m_view->page(1); });
    scroll(u"reading_page_up"_s, tr("A Page &Up"), Qt::Key_PageUp, [this] { m_view->page(-1); });
    scroll(u"reading_first"_s, tr("&First Sentence"), Qt::Key_Home, [this] { m_view->toEnd(-1); });
    scroll(u"reading_last"_s, tr("Last S&entence"), Qt::Key_End, [this] { m_view->toEnd(1); });
}

void ReadingActions::addTypeActions()
{
    m_type = add(u"reading_type"_s, tr("&Type and Columns…"), {QKeySequence(u"Ctrl+T"_s)},
                 [this] { showPanel(); });
    m_type->setIconText(tr("Aa"));
    m_type->setToolTip(tr("Font, size, length and spacing of the lines, columns"));
}

void ReadingActions::showPanel()
{
    m_panel->setStyle(m_view->style());
    m_panel->adjustSize();
    const QPoint corner = m_view->mapToGlobal(QPoint(m_view->width() - m_panel->sizeHint().width() - 12, 6));
    m_panel->move(corner);
    m_panel->show();
    m_panel->setFocus();
}

void ReadingActions::showColumnsMenu()
{
    ReadingColumns *columns = m_view->arrangedColumns();
    QMenu menu(m_view);
    for (int r = 0; r < columns->count(); ++r) {
        const QString name = columns->view(r)->report().shortName().replace(u'&', u"&&"_s);
        QAction *action = menu.addAction((r < 9 ? u"&%1  %2"_s : u"%1  %2"_s).arg(r + 1).arg(name));
        action->setCheckable(true);
        action->setChecked(!columns->arrangement().isHidden(r));
        connect(action, &QAction::triggered, this, [columns, r](bool shown) {
            ColumnArrangement changed = columns->arrangement();
            if (shown)
                changed.show(r);
            else
                static_cast<void>(changed.hide(r));
            columns->arrange(changed);
        });
    }
    menu.exec(m_view->mapToGlobal(QPoint(20, 40)));
}

void ReadingActions::refresh()
{
    for (const auto &[action, setting] : std::as_const(m_toggles))
        action->setChecked(m_view->style().*setting);
    if (m_panel->isVisible())
        m_panel->setStyle(m_view->style());
}

} // namespace synoptic
