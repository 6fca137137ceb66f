// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewview/reviewview.h"

#include "exporting/sessionreport.h"
#include "mainwindow/flowlayout.h"
#include "reviewview/decisionkeys.h"
#include "reviewview/reviewsetup.h"
#include "reviewview/reviewsummary.h"

#include <KAcceleratorManager>
#include <QAccessible>
#include <QApplication>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

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

ReviewView::ReviewView(QWidget *parent)
    : EventView(parent), m_pages(new QStackedWidget(this)), m_setup(new ReviewSetup(this)),
      m_summary(new ReviewSummary(this))
{
    setAccessibleName(tr("Review"));
    buildActions();
    buildItemPage();
    m_pages->addWidget(m_setup);
    m_pages->addWidget(m_itemPage);
    m_pages->addWidget(m_summary);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_setup, &ReviewSetup::beginRequested, this, &ReviewView::begin);
    connect(m_setup, &ReviewSetup::resumeRequested, this, &ReviewView::resume);
    connect(m_setup, &ReviewSetup::agreementRequested, this, &ReviewView::showAgreement);
    connect(m_setup, &ReviewSetup::repeatRequested, this, [this](const SessionRecord &session) {
        beginWith(session.subjects, session.question, session.scope, m_setup->reviewer());
    });
    connect(m_summary, &ReviewSummary::closeRequested, this, &ReviewView::leave);
    connect(m_summary, &ReviewSummary::thresholdRequested, this, &ReviewView::thresholdRequested);
    connect(m_summary, &ReviewSummary::exportRequested, this, &ReviewView::chooseAndExport);
    connect(m_summary, &ReviewSummary::adjudicateRequested, this, [this](const QStringList &subjects) {
        if (const auto question = questionOf(subjects.first().section(u' ', 0, 0)))
            beginWith(subjects, *question, tr("adjudication"), m_setup->reviewer());
    });
    showSetup();
}

ReviewView::~ReviewView()
{
    m_session.reset();
}

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
    m_itemActions.append(addAction(u"previous_item"_s, tr("&Back to the Previous Item"), u"B"_s,
                                   [this] { m_session->back(); }));
    m_flag = addAction(u"flag"_s, tr("&Flag"), u"F"_s, [this] {
        m_session->setFlagged(m_session->current(), !m_session->isFlagged(m_session->current()));
    });
    m_flag->setCheckable(true);
    m_itemActions.append(m_flag);
    m_itemActions.append(addAction(u"remark"_s, tr("Add a Re&mark"), u"A"_s, [this] { m_note->setFocus(); }));
    m_export = addAction(u"export"_s, tr("E&xport the Review…"), {}, [this] { chooseAndExport(); });
    m_leave = addAction(u"leave"_s, tr("&End or Leave the Session"), u"Q"_s, [this] {
        if (m_session && m_pages->currentWidget() == m_itemPage) {
            showSummary();
        } else {
            leave();
        }
    });
}

void ReviewView::buildItemPage()
{
    m_itemPage = new QWidget(this);
    m_itemPage->setFocusPolicy(Qt::StrongFocus);
    m_question = new QLabel(m_itemPage);
    QFont bold = m_question->font();
    bold.setBold(true);
    m_question->setFont(bold);
    m_state = new QLabel(m_itemPage);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_progress = new QProgressBar(m_itemPage);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(4);
    m_progress->setAccessibleName(tr("Decided"));
    m_panel = new ItemPanel(m_itemPage);
    m_note = new QLineEdit(m_itemPage);
    m_note->setPlaceholderText(
        tr("Remark (A): kept with the decision that follows; Return goes back to the keys"));
    m_note->setAccessibleName(tr("Remark"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 6);
    head->addWidget(m_question);
    head->addSpacing(16);
    head->addStretch(1);
    head->addWidget(m_state);
    auto *bar = new QWidget(m_itemPage);
    m_keys = new FlowLayout(bar);
    m_keys->setContentsMargins(8, 4, 8, 6);
    m_keys->setSpacing(4);
    auto *layout = new QVBoxLayout(m_itemPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_progress);
    layout->addWidget(m_panel, 1);
    auto *remark = new QHBoxLayout;
    remark->setContentsMargins(8, 2, 8, 2);
    remark->addWidget(m_note);
    layout->addLayout(remark);
    layout->addWidget(bar);
}

void ReviewView::setArchive(ReviewArchive *archive)
{
    m_archive = archive;
    showSetup();
}

void ReviewView::setComparison(const Comparison &comparison)
{
    const bool same =
        std::ranges::equal(comparison.reports, m_comparison.reports, {}, &Report::sha256, &Report::sha256);
    m_comparison = comparison;
    if (!same || !m_session) {
        m_session.reset();
        m_setupIsOld = true;
        m_pages->setCurrentWidget(m_setup);
        if (m_shown)
            showSetup();
        return;
    }
    ReviewOptions options;
    options.question = m_session->question();
    m_upcoming = {-1, {}};
    m_session->refresh(reviewQueue(comparison, options));
}

template <typename T>
std::optional<T> ReviewView::need(const Result<T> &result)
{
    if (result)
        return *result;
    emit failed(result.error());
    return std::nullopt;
}

void ReviewView::setMarks(const QList<PlacedHighlight> &marks)
{
    m_setup->setMarks(marks);
}

void ReviewView::showSetup()
{
    m_setupIsOld = false;
    QList<SessionRecord> sessions;
    QHash<QUuid, int> decided;
    if (m_archive && !m_comparison.reports.isEmpty()) {
        sessions = need(m_archive->sessions(eventKey(m_comparison.reports))).value_or(sessions);
        for (const SessionRecord &session : std::as_const(sessions)) {
            if (const auto verdicts = need(m_archive->verdicts(session.id)))
                decided.insert(session.id, int(standingVerdicts(*verdicts).size()));
        }
    }
    m_setup->setEvent(m_comparison, sessions, decided);
    m_pages->setCurrentWidget(m_setup);
    setFocusProxy(m_setup);
    enableActions();
    emit whereChanged(where());
}

void ReviewView::begin()
{
    QStringList subjects;
    for (const ReviewItem &item : reviewQueue(m_comparison, m_setup->options()))
        subjects.append(item.subject);
    beginWith(subjects, m_setup->options().question, m_setup->scope(), m_setup->reviewer());
}

void ReviewView::beginWith(const QStringList &subjects, Question question, const QString &scope,
                           const QString &author)
{
    if (!m_archive) {
        emit failed({tr("A review needs the library, and none is open"),
                     {},
                     tr("Start the program again once the library can be written")});
        return;
    }
    SessionRecord record;
    record.id = QUuid::createUuid();
    record.event = eventKey(m_comparison.reports);
    record.question = question;
    record.subjects = subjects;
    record.scope = scope;
    record.author = author;
    record.begun = QDateTime::currentDateTimeUtc();
    if (const auto begun = m_archive->begin(record); !begun) {
        emit failed(begun.error());
        return;
    }
    open(record, itemsOf(record, m_comparison), {});
}

void ReviewView::resume(const SessionRecord &record)
{
    if (const auto history = need(m_archive->verdicts(record.id)))
        open(record, itemsOf(record, m_comparison), *history);
}

void ReviewView::open(const SessionRecord &record, const QList<ReviewItem> &items,
                      const QList<Verdict> &history)
{
    m_session = std::make_unique<ReviewSession>(record.id, record.question, items, record.author, m_archive);
    m_record = record;
    m_session->resume(history, record.progress);
    m_upcoming = {-1, {}};
    connect(m_session.get(), &ReviewSession::moved, this, &ReviewView::showItem);
    connect(m_session.get(), &ReviewSession::refreshed, this, &ReviewView::refreshItem);
    connect(m_session.get(), &ReviewSession::progressChanged, this, &ReviewView::showHead);
    connect(m_session.get(), &ReviewSession::failed, this, &ReviewView::failed);
    connect(m_session.get(), &ReviewSession::decided, this, [this](int index, const Verdict &verdict) {
        emit verdictGiven(m_session->items().at(index), verdict);
    });
    connect(m_session.get(), &ReviewSession::withdrawn, this,
            [this](int index) { emit verdictGiven(m_session->items().at(index), std::nullopt); });
    m_question->setText(questionText(record.question));
    showKeys();
    setFocusProxy(m_itemPage);
    showItem(m_session->current());
    m_itemPage->setFocus();
    if (items.size() < record.subjects.size())
        emit whereChanged(tr("%1 items of this session are not in the comparison any more")
                              .arg(record.subjects.size() - items.size()));
}

void ReviewView::leave()
{
    m_session.reset();
    showSetup();
    m_setup->beginButton()->setFocus();
}

Result<void> ReviewView::exportSession(const QString &path) const
{
    const auto history = m_archive->verdicts(m_record.id);
    if (!history)
        return std::unexpected(history.error());
    const QString title = m_comparison.reports.first().metadata().title;
    return writeSession({title, m_record, m_session->items(), *history}, m_comparison, path);
}

void ReviewView::chooseAndExport()
{
    QFileDialog dialog(this, tr("Export the review"), {},
                       tr("PDF (*.pdf);;Web page (*.html);;Table (*.csv)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(u"pdf"_s);
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString &filter) {
        dialog.setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1));
    });
    dialog.selectFile(tr("review.pdf"));
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString path = dialog.selectedFiles().value(0);
    if (const auto done = exportSession(path); !done)
        emit failed(done.error());
    else
        emit whereChanged(tr("Exported to %1").arg(path));
}

void ReviewView::showAgreement(const SessionRecord &record)
{
    QList<SessionRecord> sessions;
    QList<QList<Verdict>> histories;
    for (const SessionRecord &session :
         need(m_archive->sessions(record.event)).value_or(QList<SessionRecord>())) {
        if (session.subjects != record.subjects)
            continue;
        if (const auto verdicts = need(m_archive->verdicts(session.id))) {
            sessions.prepend(session);
            histories.prepend(*verdicts);
        }
    }
    if (sessions.size() < 2) {
        emit failed({tr("Only one reviewer has gone through this queue"),
                     {},
                     tr("'Second Reviewer' gives the same items to another one")});
        return;
    }
    m_summary->showAgreement(sessions, histories, itemsOf(record, m_comparison), m_comparison);
    m_pages->setCurrentWidget(m_summary);
    m_summary->setFocus();
    enableActions();
}

void ReviewView::decide(Decision decision)
{
    const QString note = m_note->text().simplified();
    if (m_session->decide(decision, note))
        m_note->clear();
}

PreparedItem ReviewView::prepare(int index) const
{
    return prepareItem(m_comparison, m_session->items().at(index), m_session->question(), palette(),
                       m_points);
}

void ReviewView::showItem(int index)
{
    if (index < 0) {
        showSummary();
    } else {
        m_panel->show(m_upcoming.first == index ? std::move(m_upcoming.second) : prepare(index));
        m_pages->setCurrentWidget(m_itemPage);
        m_itemPage->setAccessibleName(questionText(m_session->question()));
        m_itemPage->setAccessibleDescription(m_panel->spoken());
        QAccessibleAnnouncementEvent announcement(this, m_panel->spoken());
        QAccessible::updateAccessibility(&announcement);
        // The next one is set while the reader reads this one.
        QMetaObject::invokeMethod(this, &ReviewView::prepareUpcoming, Qt::QueuedConnection);
    }
    enableActions();
    showHead();
}

void ReviewView::prepareUpcoming()
{
    const int upcoming = m_session ? m_session->upcoming() : -1;
    if (upcoming >= 0 && m_upcoming.first != upcoming)
        m_upcoming = {upcoming, prepare(upcoming)};
}

/// The same item as the comparison gives it now: nothing moves unless it says something else.
void ReviewView::refreshItem()
{
    const int index = m_session->current();
    m_upcoming = {-1, {}};
    if (index >= 0) {
        PreparedItem prepared = prepare(index);
        if (!(prepared == m_panel->item()))
            m_panel->show(std::move(prepared));
        QMetaObject::invokeMethod(this, &ReviewView::prepareUpcoming, Qt::QueuedConnection);
    } else if (m_pages->currentWidget() == m_summary) {
        m_summary->showSession(*m_session, m_threshold);
    }
}

void ReviewView::showSummary()
{
    m_summary->showSession(*m_session, m_threshold);
    m_pages->setCurrentWidget(m_summary);
    setFocusProxy(m_summary);
    if (m_shown)
        m_summary->setFocus();
    enableActions();
}

void ReviewView::showHead()
{
    if (!m_session)
        return;
    const int done = m_session->count(ItemState::Done);
    const int all = int(m_session->items().size());
    m_progress->setRange(0, std::max(1, all));
    m_progress->setValue(done);
    QStringList parts;
    if (m_session->current() >= 0)
        parts.append(tr("item %1 of %2").arg(m_session->current() + 1).arg(all));
    parts.append(tr("%1 decided").arg(done));
    if (const int skipped = m_session->count(ItemState::Skipped))
        parts.append(tr("%1 skipped").arg(skipped));
    if (const int flagged = m_session->flagged())
        parts.append(tr("%1 flagged").arg(flagged));
    if (const auto left = m_session->millisecondsLeft(); left && !m_session->isFinished())
        parts.append(minutes(*left));
    if (m_session->current() >= 0) {
        if (const auto verdict = m_session->verdict(m_session->current()))
            parts.prepend(tr("decided: %1").arg(decisionText(verdict->decision)));
        m_flag->setChecked(m_session->isFlagged(m_session->current()));
    }
    m_state->setText(parts.join(u" · "_s));
    m_undo->setEnabled(m_shown && m_session->canUndo());
    emit whereChanged(where());
}

/// The keys that the question has, as buttons in the order of the hand.
void ReviewView::showKeys()
{
    while (QLayoutItem *item = m_keys->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](QAction *action) {
        auto *button = new QToolButton(m_itemPage);
        // A button takes its text from the action whenever that is enabled or renamed.
        action->setIconText(action->text().remove(u'&') + u"   "_s +
                            action->shortcut().toString(QKeySequence::NativeText));
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::NoFocus);
        KAcceleratorManager::setNoAccel(button);
        m_keys->addWidget(button);
    };
    for (const Decision decision : decisionsFor(m_session->question())) {
        for (const auto &[candidate, action] : std::as_const(m_decisions)) {
            if (candidate == decision)
                add(action);
        }
    }
    for (QAction *action : std::as_const(m_itemActions))
        add(action);
    add(m_undo);
}

void ReviewView::enableActions()
{
    const bool item =
        m_shown && m_session && m_session->current() >= 0 && m_pages->currentWidget() == m_itemPage;
    const bool setup = m_shown && m_pages->currentWidget() == m_setup;
    m_begin->setEnabled(setup && m_setup->beginButton()->isEnabled());
    m_continue->setEnabled(setup && m_setup->earlier()->count() > 0);
    m_export->setEnabled(m_shown && m_session);
    m_leave->setEnabled(m_shown && (m_session || m_pages->currentWidget() == m_summary));
    for (const auto &[decision, action] : std::as_const(m_decisions))
        action->setEnabled(item && decisionsFor(m_session->question()).contains(decision));
    for (QAction *action : std::as_const(m_itemActions))
        action->setEnabled(item);
    m_undo->setEnabled(item && m_session->canUndo());
}

std::optional<Place> ReviewView::active() const
{
    if (!m_session || m_session->current() < 0 || m_panel->item().sides.empty())
        return std::nullopt;
    return m_panel->item().sides.front().place;
}

void ReviewView::setActionsEnabled(bool on)
{
    m_shown = on;
    enableActions();
}

/// Whether Return is a key of this view: it begins a session, and from an item it leads to the text.
bool ReviewView::meansReturn() const
{
    return !m_note->hasFocus() && (m_pages->currentWidget() != m_summary || m_summary->hasButtonFocus());
}

/// Whether Escape is: from the remark back to the keys, from what came of it back to the beginning.
bool ReviewView::meansEscape() const
{
    return m_note->hasFocus() || m_pages->currentWidget() == m_summary;
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
    if ((enters || event->key() == Qt::Key_Escape) && m_note->hasFocus())
        m_itemPage->setFocus();
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

void ReviewView::next(int step)
{
    if (m_session && m_session->current() >= 0)
        m_session->goTo(m_session->current() + step);
}

void ReviewView::zoom(double factor)
{
    m_points = factor > 0 ? std::clamp(m_points * factor, 7.0, 28.0) : 11;
    m_upcoming = {-1, {}};
    if (m_session && m_session->current() >= 0)
        showItem(m_session->current());
}

QString ReviewView::where() const
{
    if (m_comparison.reports.isEmpty())
        return {};
    if (!m_session)
        return tr("Choose what to review   —   Tab, arrows choose  Return begins");
    if (m_pages->currentWidget() == m_summary)
        return tr("What came of the review   —   Tab goes on  Return presses  Escape closes");
    return m_state->text() + tr("   —   Space skips  Z takes back  J, K go on and back  ↵ read  Q leaves");
}

void ReviewView::changeEvent(QEvent *event)
{
    EventView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_session && m_session->current() >= 0) {
        m_upcoming = {-1, {}};
        showItem(m_session->current());
    }
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
    if (m_session)
        m_session->unpause();
    setActionsEnabled(true);
    if (m_setupIsOld)
        showSetup();
}

} // namespace synoptic
