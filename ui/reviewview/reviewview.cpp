// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewview/reviewview.h"

#include "exporting/sessionreport.h"
#include "report/counts.h"
#include "review/constraints.h"
#include "reviewview/itempage.h"
#include "reviewview/reviewsetup.h"
#include "reviewview/reviewsummary.h"

#include <QFileDialog>
#include <QMetaMethod>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

/// The scope of a session about what reviewers part on: not translated, it is kept.
static QString adjudication()
{
    return u"adjudication"_s;
}

ReviewView::ReviewView(QWidget *parent)
    : EventView(parent), m_pages(new QStackedWidget(this)), m_setup(new ReviewSetup(this)),
      m_page(new ItemPage(this)), m_summary(new ReviewSummary(this))
{
    setAccessibleName(tr("Review"));
    buildActions();
    m_pages->addWidget(m_setup);
    m_pages->addWidget(m_page);
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
    connect(m_summary, &ReviewSummary::goOnRequested, this, [this] {
        setFocusProxy(m_page);
        showItem(m_session->current());
        m_page->setFocus();
    });
    connect(m_summary, &ReviewSummary::thresholdRequested, this, &ReviewView::thresholdRequested);
    connect(m_summary, &ReviewSummary::exportRequested, this, &ReviewView::chooseAndExport);
    connect(m_summary, &ReviewSummary::adjudicateRequested, this, [this](const QStringList &subjects) {
        if (const auto question = questionOf(subjects.first().section(u' ', 0, 0)))
            beginWith(subjects, *question, adjudication(), m_setup->reviewer());
    });
    showSetup();
}

ReviewView::~ReviewView()
{
    m_session.reset();
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
    if (m_nearState == Near::Asked)
        m_nearState = Near::Unasked; // what was asked for may have been dropped
    if (!same) {
        m_near.clear();
        m_nearState = Near::Unasked;
        m_beginWhenKnown = false;
        m_filtered = {};
    }
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
    options.near = m_near;
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

void ReviewView::setThreshold(double threshold)
{
    if (std::exchange(m_threshold, threshold) == threshold)
        return;
    m_setup->setThreshold(threshold);
    m_nearState = Near::Unasked;
    if (m_shown && !m_session)
        askForNearPairs();
}

/// Asks, unless nobody answers.
void ReviewView::askForNearPairs()
{
    if (m_nearState != Near::Unasked || m_comparison.reports.size() < 2 ||
        !isSignalConnected(QMetaMethod::fromSignal(&ReviewView::nearPairsWanted)))
        return;
    m_nearState = Near::Asked;
    m_setup->setNearPairs({}, false);
    emit nearPairsWanted();
}

void ReviewView::setNearPairs(const QList<Alignment> &pairs)
{
    m_near = pairs;
    m_nearState = Near::Known;
    m_setup->setNearPairs(pairs, true);
    if (m_session)
        setComparison(m_comparison); // the evidence of an item that was resumed before
    enableActions();
    if (std::exchange(m_beginWhenKnown, false) && m_pages->currentWidget() == m_setup)
        begin();
}

void ReviewView::setMarks(const QList<PlacedHighlight> &marks,
                          const std::function<QStringList(const Highlight &)> &tagsOf)
{
    m_setup->setMarks(marks);
    QMap<QString, QList<Place>> tagged;
    for (const PlacedHighlight &mark : marks) {
        for (const QString &tag : tagsOf &&mark.where ? tagsOf(mark.highlight) : QStringList())
            tagged[tag].append({mark.report, *mark.where});
    }
    m_tags.clear();
    for (auto it = tagged.cbegin(); it != tagged.cend(); ++it) {
        m_tags.append({tr("tagged '%1'").arg(it.key()), [places = *it](const Place &place) {
                           return std::ranges::any_of(places, [&place](const Place &mark) {
                               return mark.report == place.report && mark.range.overlaps(place.range);
                           });
                       }});
    }
    showScopes();
}

void ReviewView::setFilter(const FilteredEvent &filtered)
{
    if (m_filtered == filtered)
        return;
    m_filtered = filtered;
    showScopes();
}

/// What a session can be about besides everything: what the filter shows, and what has a tag.
void ReviewView::showScopes()
{
    QList<ReviewScope> scopes;
    if (!m_filtered.isAll())
        scopes.append({tr("what the filter shows"),
                       [filtered = m_filtered, reports = m_comparison.reports](const Place &place) {
                           return filtered.passes(
                               Place{place.report, sentenceAt(reports.at(place.report), place.range)});
                       }});
    m_setup->setScopes(scopes + m_tags);
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
    askForNearPairs();
    m_pages->setCurrentWidget(m_setup);
    setFocusProxy(m_setup);
    enableActions();
    emit whereChanged(where());
}

void ReviewView::begin()
{
    const Question question = m_setup->options().question;
    if ((question == Question::Same || question == Question::Omission) && m_nearState == Near::Asked) {
        m_beginWhenKnown = true;
        return;
    }
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
    open(record, itemsOf(record, m_comparison, m_near), {});
}

void ReviewView::resume(const SessionRecord &record)
{
    if (const auto history = need(m_archive->verdicts(record.id)))
        open(record, itemsOf(record, m_comparison, m_near), *history);
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
    connect(m_session.get(), &ReviewSession::judged, this, &ReviewView::judged);
    m_page->setQuestion(questionText(record.question));
    m_pause->setChecked(false);
    showKeys();
    setFocusProxy(m_page);
    showItem(m_session->current());
    m_page->setFocus();
    if (items.size() < record.subjects.size())
        emit whereChanged(counted(record.subjects.size() - items.size(),
                                  tr("1 item of this session is not in the comparison any more"),
                                  tr("%1 items of this session are not in the comparison any more")));
}

void ReviewView::leave()
{
    m_session.reset();
    showSetup();
    m_setup->setFocus();
}

Result<void> ReviewView::exportSession(const QString &path) const
{
    const auto history = m_archive->verdicts(m_record.id);
    if (!history)
        return std::unexpected(history.error());
    const QString title = m_comparison.reports.first().metadata().title;
    return writeSession({title, m_record, m_session->items(), *history}, m_comparison, path);
}

Result<void> ReviewView::exportAgreement(const QString &path) const
{
    return writeAgreement(m_agreement, m_comparison, path);
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
    dialog.selectFile(m_session ? tr("review.pdf") : tr("agreement.pdf"));
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString path = dialog.selectedFiles().value(0);
    if (const auto done = m_session ? exportSession(path) : exportAgreement(path); !done)
        emit failed(done.error());
    else
        emit whereChanged(tr("Exported to %1").arg(path));
}

/// The sessions over one queue, the earliest first, and what was adjudicated of it since.
AgreementReport ReviewView::agreementOf(const SessionRecord &record)
{
    AgreementReport report;
    report.event = m_comparison.reports.first().metadata().title;
    report.items = itemsOf(record, m_comparison, m_near);
    const auto sessions = need(m_archive->sessions(record.event)).value_or(QList<SessionRecord>());
    for (auto session = sessions.crbegin(); session != sessions.crend(); ++session) {
        const bool same = session->subjects == record.subjects;
        const auto verdicts =
            same || session->scope == adjudication() ? need(m_archive->verdicts(session->id)) : std::nullopt;
        if (verdicts && same) {
            report.sessions.append(*session);
            report.histories.append(*verdicts);
        } else if (verdicts) {
            report.adjudicated.insert(standingVerdicts(*verdicts));
        }
    }
    return report;
}

void ReviewView::showAgreement(const SessionRecord &record)
{
    m_agreement = agreementOf(record);
    if (m_agreement.sessions.size() < 2) {
        emit failed({tr("Only one reviewer has gone through this queue"),
                     {},
                     tr("'Second Reviewer' gives the same items to another one")});
        return;
    }
    m_summary->showAgreement(m_agreement, m_comparison);
    m_pages->setCurrentWidget(m_summary);
    m_summary->setFocus();
    enableActions();
    emit whereChanged(where());
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
        m_page->panel()->show(m_upcoming.first == index ? std::move(m_upcoming.second) : prepare(index));
        m_page->setHistory(historyOf(index));
        m_pages->setCurrentWidget(m_page);
        m_page->speak(tr("Item %1 of %2").arg(index + 1).arg(m_session->items().size()));
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
        if (!(prepared == m_page->panel()->item()))
            m_page->panel()->show(std::move(prepared));
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
    emit whereChanged(where());
}

std::optional<Place> ReviewView::active() const
{
    if (!m_session || m_session->current() < 0 || m_page->panel()->item().sides.empty())
        return std::nullopt;
    return m_page->panel()->item().sides.front().place;
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

void ReviewView::changeEvent(QEvent *event)
{
    EventView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_session && m_session->current() >= 0) {
        m_upcoming = {-1, {}};
        showItem(m_session->current());
    }
}

} // namespace synoptic
