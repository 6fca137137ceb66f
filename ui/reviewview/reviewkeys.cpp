// SPDX-License-Identifier: GPL-3.0-or-later
// The review's keys and what they act on: which of them mean something when, and what the head says.
#include "reviewview/decisionkeys.h"
#include "reviewview/itempage.h"
#include "reviewview/reviewsetup.h"
#include "reviewview/reviewsummary.h"
#include "reviewview/reviewview.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString minutes(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    return seconds < 60 ? ReviewView::tr("less than a minute left")
                        : ReviewView::tr("%1 min left").arg((seconds + 59) / 60);
}

} // namespace

QAction *ReviewView::addAction(const QString &name, const QString &text, const QString &key,
                               const std::function<void()> &work)
{
    auto *action = new QAction(text, this);
    action->setObjectName(u"review_"_s + name);
    if (!key.isEmpty())
        action->setShortcut(QKeySequence(key));
    connect(action, &QAction::triggered, this, work);
    m_actions.append(action);
    return action;
}

void ReviewView::buildActions()
{
    m_begin = addAction(u"begin"_s, tr("&Begin a Session"), {}, [this] { begin(); });
    m_continue = addAction(u"continue"_s, tr("Go On with an Earlier Session"), {},
                           [this] { m_setup->resumeChosen(); });
    for (const auto &[decision, text, key] : decisionKeys())
        m_decisions.append(
            {decision, addAction(decisionName(decision), text, key, [this, decision] { decide(decision); })});
    m_itemActions.append(addAction(u"skip"_s, tr("S&kip"), u"Space"_s, [this] { m_session->skip(); }));
    m_undo = addAction(u"take_back"_s, tr("&Take Back"), u"Z"_s, [this] { m_session->undo(); });
    m_itemActions.append(
        addAction(u"previous_item"_s, tr("&Previous Item"), u"B"_s, [this] { m_session->back(); }));
    m_flag = addAction(u"flag"_s, tr("&Flag"), u"F"_s, [this] {
        m_session->setFlagged(m_session->current(), !m_session->isFlagged(m_session->current()));
    });
    m_flag->setCheckable(true);
    m_itemActions.append(m_flag);
    m_pause = addAction(u"pause"_s, tr("Pa&use"), u"Shift+P"_s, [this] { pause(!m_session->isPaused()); });
    m_pause->setCheckable(true);
    m_itemActions.append(m_pause);
    m_itemActions.append(
        addAction(u"remark"_s, tr("Re&mark"), u"A"_s, [this] { m_page->remark()->setFocus(); }));
    m_export = addAction(u"export"_s, tr("E&xport the Review…"), {}, [this] { chooseAndExport(); });
    m_leave = addAction(u"leave"_s, tr("&End or Leave the Session"), u"Q"_s, [this] {
        if (m_session && m_pages->currentWidget() == m_page) {
            showSummary();
        } else {
            leave();
        }
    });
}

void ReviewView::decide(Decision decision)
{
    if (m_session->isPaused())
        pause(false);
    const QString note = m_page->remark()->text().simplified();
    if (m_session->decide(decision, note))
        m_page->remark()->clear();
}

/// The clock of the item stands still, and what is shown says so.
void ReviewView::pause(bool on)
{
    if (on)
        m_session->pause();
    else
        m_session->unpause();
    m_pause->setChecked(on);
    showHead();
}

void ReviewView::showKeys()
{
    QList<QAction *> keys;
    for (const Decision decision : decisionsFor(m_session->question())) {
        for (const auto &[candidate, action] : std::as_const(m_decisions)) {
            if (candidate == decision)
                keys.append(action);
        }
    }
    m_page->setKeys(keys + m_itemActions + QList<QAction *>{m_undo});
}

void ReviewView::enableActions()
{
    const bool item = m_shown && m_session && m_session->current() >= 0 && m_pages->currentWidget() == m_page;
    const bool setup = m_shown && m_pages->currentWidget() == m_setup;
    m_begin->setEnabled(setup && m_setup->beginButton()->isEnabled());
    m_continue->setEnabled(setup && m_setup->earlier()->count() > 0);
    m_export->setEnabled(m_shown && (m_session || m_pages->currentWidget() == m_summary));
    m_leave->setEnabled(m_shown && (m_session || m_pages->currentWidget() == m_summary));
    for (const auto &[decision, action] : std::as_const(m_decisions))
        action->setEnabled(item && decisionsFor(m_session->question()).contains(decision));
    for (QAction *action : std::as_const(m_itemActions))
        action->setEnabled(item);
    m_undo->setEnabled(item && m_session->canUndo());
}

void ReviewView::showHead()
{
    if (!m_session)
        return;
    const int index = m_session->current();
    const int done = m_session->count(ItemState::Done);
    const int all = int(m_session->items().size());
    QStringList parts;
    if (m_session->isPaused() && m_shown)
        parts.append(tr("paused"));
    if (index >= 0)
        parts.append(tr("item %1 of %2").arg(index + 1).arg(all));
    parts.append(tr("%1 decided").arg(done));
    if (const int skipped = m_session->count(ItemState::Skipped))
        parts.append(tr("%1 skipped").arg(skipped));
    if (const int flagged = m_session->flagged())
        parts.append(tr("%1 flagged").arg(flagged));
    constexpr qint64 tooFast = 500; // for anybody who reads
    if (const auto each = m_session->millisecondsPerItem(); each && *each >= tooFast)
        parts.append(tr("%1 s each").arg(QLocale().toString(double(*each) / 1000, 'f', 1)));
    if (const auto left = m_session->millisecondsLeft(); left && !m_session->isFinished())
        parts.append(minutes(*left));
    if (index >= 0)
        m_flag->setChecked(m_session->isFlagged(index));
    m_page->setState(parts.join(u" · "_s), done, all);
    m_undo->setEnabled(m_shown && m_session->canUndo());
    emit whereChanged(where());
}

/// What was decided of an item in this session: who and when, what stands first.
QString ReviewView::historyOf(int index) const
{
    QStringList lines;
    const QList<Verdict> history = m_session->history(index);
    for (const Verdict &verdict : history) {
        const QString said =
            verdict.decision == Decision::Withdrawn ? tr("taken back") : decisionText(verdict.decision);
        QString line = tr("%1 (%2, %3)")
                           .arg(said, verdict.author,
                                QLocale().toString(verdict.decided.toLocalTime(), u"d MMM HH:mm"_s));
        if (!verdict.note.isEmpty())
            line += u": "_s + verdict.note;
        lines.prepend(line);
    }
    if (lines.isEmpty())
        return {};
    return (m_session->verdict(index) ? tr("Decided: %1") : tr("Open: %1"))
        .arg(lines.join(u"; "_s + tr("before that ")));
}

QString ReviewView::where() const
{
    if (m_comparison.reports.isEmpty())
        return {};
    if (!m_session)
        return tr("Choose what to review   —   Tab, arrows choose  Return begins");
    if (m_pages->currentWidget() == m_summary)
        return tr("What came of the review   —   Tab goes on  Return presses  Escape closes");
    const auto key = [this](const QString &name) {
        const auto found = std::ranges::find(m_actions, u"review_"_s + name, &QAction::objectName);
        return (*found)->shortcut().toString(QKeySequence::NativeText);
    };
    return m_page->state() + tr("   —   %1 skips  %2 takes back  ↵ read  %3 leaves")
                                 .arg(key(u"skip"_s), key(u"take_back"_s), key(u"leave"_s));
}

void ReviewView::setActionsEnabled(bool on)
{
    m_shown = on;
    enableActions();
}

/// Whether Return is a key of this view: it begins a session, and from an item it leads to the text.
bool ReviewView::meansReturn() const
{
    return !m_page->remark()->hasFocus() &&
           (m_pages->currentWidget() != m_summary || m_summary->hasButtonFocus());
}

/// Whether Escape is: from the remark back to the keys, from what came of it back to the beginning.
bool ReviewView::meansEscape() const
{
    return m_page->remark()->hasFocus() || m_pages->currentWidget() == m_summary;
}

/// The window has Return and Escape too; here they are this view's.
bool ReviewView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<const QKeyEvent *>(event)->key();
        const bool enters = key == Qt::Key_Return || key == Qt::Key_Enter;
        if ((enters && meansReturn()) || (key == Qt::Key_Escape && meansEscape())) {
            event->accept();
            return true;
        }
    }
    return EventView::event(event);
}

void ReviewView::keyPressEvent(QKeyEvent *event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((enters || event->key() == Qt::Key_Escape) && m_page->remark()->hasFocus())
        m_page->setFocus();
    else if (event->key() == Qt::Key_Escape && m_pages->currentWidget() == m_summary)
        leave();
    else if (!enters || !meansReturn())
        EventView::keyPressEvent(event);
    else if (auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget()))
        button->click();
    else if (m_pages->currentWidget() == m_setup && m_setup->beginButton()->isEnabled())
        begin();
    else if (const auto place = active())
        emit placeRequested(*place);
}

void ReviewView::hideEvent(QHideEvent *event)
{
    EventView::hideEvent(event);
    if (m_session)
        m_session->pause(); // the clock of an item runs only while it is seen
    setActionsEnabled(false);
}

void ReviewView::showEvent(QShowEvent *event)
{
    EventView::showEvent(event);
    if (m_session && !m_pause->isChecked())
        m_session->unpause();
    setActionsEnabled(true);
    if (m_setupIsOld)
        showSetup();
    if (!m_session)
        askForNearPairs();
}

} // namespace synoptic
