// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterbar/filterbar.h"

#include "mainwindow/flowlayout.h"
#include "models/conflictmodel.h"
#include "report/counts.h"
#include "visuallanguage/icons.h"

#include <KAcceleratorManager>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qsizetype longestName = 24; ///< of an outlet on its chip

QString shortened(const QString &name)
{
    return name.size() > longestName ? name.left(longestName - 1) + u'…' : name;
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent), m_row(new QWidget(this)), m_flow(new FlowLayout(m_row)), m_line(new QWidget(this)),
      m_text(new QLabel(m_line))
{
    setAccessibleName(tr("Filter"));
    m_flow->setContentsMargins(8, 2, 8, 2);
    m_flow->setSpacing(3);
    buildSummary();
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_row);
    box->addWidget(m_line);
    m_row->hide();
    m_line->hide();
}

void FilterBar::buildSummary()
{
    auto *line = new QHBoxLayout(m_line);
    line->setContentsMargins(10, 1, 8, 3);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *clear = new QToolButton(m_line);
    clear->setText(tr("✕ Show all"));
    clear->setToolTip(tr("Show everything again (X)"));
    clear->setAutoRaise(true);
    clear->setFocusPolicy(Qt::TabFocus);
    KAcceleratorManager::setNoAccel(clear);
    connect(clear, &QToolButton::clicked, this, [this] { emit filterRequested({}); });
    line->addWidget(clear);
    line->addWidget(m_text, 1);
}

void FilterBar::addCaption(const QString &text)
{
    auto *caption = new QLabel(text, m_row);
    caption->setContentsMargins(m_captions.isEmpty() ? 2 : 12, 0, 2, 0);
    caption->setForegroundRole(QPalette::PlaceholderText);
    m_flow->addWidget(caption);
    m_captions.append({caption, m_chips.size()});
}

void FilterBar::addChip(const QString &name, const QString &tip,
                        const std::function<bool(const EventFilter &)> &isOn,
                        const std::function<void(EventFilter &, bool)> &set)
{
    auto *button = new QToolButton(m_row);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::NoFocus); // but for one of them, see settle()
    button->setToolTip(tip);
    button->installEventFilter(this);
    KAcceleratorManager::setNoAccel(button);
    m_flow->addWidget(button);
    m_chips.append({button, name, isOn, set, int(m_captions.size()), false});
    connect(button, &QToolButton::clicked, this, [this, set](bool on) {
        EventFilter filter = m_filter;
        set(filter, on);
        emit filterRequested(filter);
    });
}

/// A chip for one value of a facet; \p set gives that facet of a filter.
template <typename Value, typename Set>
void FilterBar::addSetChip(const QString &name, const QString &tip, Value value, Set set)
{
    addChip(
        name, tip, [value, set](EventFilter filter) { return set(filter).contains(value); },
        [value, set](EventFilter &filter, bool on) {
            if (on)
                set(filter).insert(value);
            else
                set(filter).remove(value);
        });
}

void FilterBar::setOutlets(const QStringList &names)
{
    QStringList outlets = names;
    outlets.removeDuplicates();
    if (outlets == m_outlets && !m_chips.isEmpty())
        return;
    m_outlets = outlets;
    for (const Chip &chip : std::as_const(m_chips))
        delete chip.button;
    for (const auto &[caption, first] : std::as_const(m_captions))
        delete caption;
    m_chips.clear();
    m_captions.clear();
    m_stop = nullptr;
    addCaption(tr("Reported by"));
    for (const QString &name : std::as_const(m_outlets))
        addSetChip(shortened(name),
                   tr("Facts that %1 reports; with several, those that all of them report").arg(name), name,
                   [](EventFilter &filter) -> QSet<QString> & { return filter.outlets; });
    addCaption(tr("Told as"));
    for (const Relation relation : {Relation::Conflict, Relation::Verbatim, Relation::NearVerbatim,
                                    Relation::SameFact, Relation::Partial}) {
        const bool clash = relation == Relation::Conflict; // of two sentences, not of the whole fact
        addSetChip(clash ? tr("values clash") : relationName(relation).replace(u'-', u' '),
                   clash ? tr("Facts of which two sentences clash in a figure or quote in other words")
                         : tr("Facts of which two reports relate so"),
                   relation, [](EventFilter &filter) -> QSet<Relation> & { return filter.relations; });
        m_chips.last().joins = true;
    }
    addCaption(tr("Differs in"));
    for (const DifferenceKind kind : {DifferenceKind::Figure, DifferenceKind::Time, DifferenceKind::Name,
                                      DifferenceKind::Quotation, DifferenceKind::Attribution}) {
        addSetChip(differenceKindName(kind), tr("Facts in which the reports part in this"), kind,
                   [](EventFilter &filter) -> QSet<DifferenceKind> & { return filter.differences.kinds; });
        m_chips.last().joins = true;
        m_chips.last().button->setIcon(symbolicIcon(differenceKindName(kind)));
        m_chips.last().button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    addCaption(tr("which is"));
    for (const DifferenceNature nature :
         {DifferenceNature::Contradiction, DifferenceNature::LaterUpdate, DifferenceNature::Wording,
          DifferenceNature::Rounding, DifferenceNature::Bound, DifferenceNature::Conversion,
          DifferenceNature::SpellingOnly}) {
        addSetChip(
            natureWords(nature), tr("Facts with a difference that comes to this"), nature,
            [](EventFilter &filter) -> QSet<DifferenceNature> & { return filter.differences.natures; });
        m_chips.last().joins = true;
    }
    addCaption(tr("Yours"));
    addChip(
        tr("marked"), tr("Facts with a mark of yours on one of their sentences"),
        [](const EventFilter &filter) { return filter.marked; },
        [](EventFilter &filter, bool on) { filter.marked = on; });
    addChip(
        tr("noted"), tr("Facts with a note of yours on one of their sentences"),
        [](const EventFilter &filter) { return filter.noted; },
        [](EventFilter &filter, bool on) { filter.noted = on; });
    addChip(
        tr("reviewed"), tr("Facts with a verdict of a review on one of their sentences"),
        [](const EventFilter &filter) { return filter.reviewed; },
        [](EventFilter &filter, bool on) { filter.reviewed = on; });
}

void FilterBar::showFilter(const EventFilter &filter, const EventTraits &traits)
{
    m_filter = filter;
    m_traits = traits;
    showChips();
    QStringList chosen;
    for (const Chip &chip : std::as_const(m_chips)) {
        if (chip.isOn(filter))
            chosen.append(chip.name);
    }
    m_summary = filter.isEmpty()
                    ? QString()
                    : tr("Only %1 — %2 of %3")
                          .arg(chosen.join(u" · "_s))
                          .arg(traits.count(filter))
                          .arg(counted(traits.comparison().facts.size(), tr("1 fact"), tr("%1 facts")));
    m_line->setVisible(!filter.isEmpty());
    showSummary();
}

/// What each chip would leave is counted only while somebody sees it.
void FilterBar::showChips()
{
    if (!isOpen())
        return;
    const int now = m_traits.count(m_filter);
    for (const Chip &chip : std::as_const(m_chips)) {
        const bool on = chip.isOn(m_filter);
        EventFilter with = m_filter;
        chip.set(with, true);
        const int remain = m_traits.count(with);
        chip.button->setChecked(on);
        const bool adds = chip.joins && !on && std::ranges::any_of(m_chips, [&](const Chip &other) {
                              return other.group == chip.group && other.isOn(m_filter);
                          });
        const int more = remain - now;
        chip.button->setText(adds ? u"%1 +%2"_s.arg(chip.name).arg(more)
                                  : u"%1 %2"_s.arg(chip.name).arg(remain));
        chip.button->setAccessibleName(
            adds ? tr("Also %1: %2").arg(chip.name, counted(more, tr("1 fact more"), tr("%1 facts more")))
                 : tr("Only %1: %2").arg(chip.name, counted(remain, tr("1 fact"), tr("%1 facts"))));
        // The one that has the keyboard stays, or the keyboard would be nowhere.
        chip.button->setVisible(on || remain > 0 || chip.button->hasFocus());
    }
    if (!m_stop || m_stop->isHidden()) {
        const auto shown = std::ranges::find_if(m_chips, [](const Chip &c) { return !c.button->isHidden(); });
        settle(shown == m_chips.end() ? nullptr : shown->button);
    }
    for (qsizetype c = 0; c < m_captions.size(); ++c) {
        const qsizetype end = c + 1 < m_captions.size() ? m_captions.at(c + 1).second : m_chips.size();
        bool any = false;
        for (qsizetype i = m_captions.at(c).second; i < end; ++i)
            any = any || !m_chips.at(i).button->isHidden();
        m_captions.at(c).first->setVisible(any);
    }
}

void FilterBar::showSummary()
{
    m_text->setText(m_text->fontMetrics().elidedText(m_summary, Qt::ElideRight, m_text->width()));
    m_text->setToolTip(m_summary);
    m_text->setAccessibleName(m_summary);
}

QString FilterBar::summary() const
{
    return m_summary;
}

void FilterBar::setOpen(bool open)
{
    m_row->setVisible(open);
    showChips();
}

bool FilterBar::isOpen() const
{
    return !m_row->isHidden();
}

void FilterBar::settle(QToolButton *chip)
{
    if (m_stop)
        m_stop->setFocusPolicy(Qt::NoFocus);
    m_stop = chip;
    if (chip)
        chip->setFocusPolicy(Qt::TabFocus);
}

/// To the next chip that is shown; the first and the last one end the row.
void FilterBar::step(QToolButton *from, int direction)
{
    const QList<QToolButton *> all = chips();
    const qsizetype start = from || direction > 0 ? all.indexOf(from) : all.size(); // null: from an end
    for (qsizetype i = start + direction; i >= 0 && i < all.size(); i += direction) {
        if (all.at(i)->isHidden())
            continue;
        settle(all.at(i));
        all.at(i)->setFocus(Qt::TabFocusReason);
        return;
    }
}

void FilterBar::enter()
{
    if (m_stop)
        m_stop->setFocus(Qt::ShortcutFocusReason);
}

QList<QToolButton *> FilterBar::chips() const
{
    QList<QToolButton *> buttons;
    for (const Chip &chip : m_chips)
        buttons.append(chip.button);
    return buttons;
}

/// Arrows go from chip to chip, Return toggles as Space does, Escape goes back to the view.
bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = qobject_cast<QToolButton *>(watched);
    if (!button || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool ends = key == Qt::Key_Home || key == Qt::Key_End;
    const bool back = key == Qt::Key_Left || key == Qt::Key_Up;
    const bool on = key == Qt::Key_Right || key == Qt::Key_Down;
    const bool toggles = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    if (!back && !on && !toggles && !ends && key != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (toggles)
        button->click();
    else if (key == Qt::Key_Escape)
        emit leaveRequested();
    else
        step(ends ? nullptr : button, on || key == Qt::Key_Home ? 1 : -1);
    return true;
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showSummary();
}

} // namespace synoptic
