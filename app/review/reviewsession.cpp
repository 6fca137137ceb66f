// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewsession.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

qint64 machineClock()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

ReviewSession::ReviewSession(const QUuid &id, Question question, const QList<ReviewItem> &items,
                             const QString &author, ReviewJournal *journal, Clock clock, QObject *parent)
    : QObject(parent), m_id(id), m_question(question), m_items(items), m_author(author), m_journal(journal),
      m_clock(clock ? std::move(clock) : Clock(machineClock))
{
    m_states.fill(ItemState::Open, m_items.size());
    for (int i = 0; i < m_items.size(); ++i)
        m_index.insert(m_items.at(i).subject, i);
    show(nextFrom(-1));
}

void ReviewSession::resume(const QList<Verdict> &history, const ReviewProgress &progress)
{
    for (const Verdict &verdict : history)
        m_history[verdict.subject].append(verdict);
    for (ReviewItem &item : m_items) {
        const QList<Verdict> known = m_history.value(item.subject);
        if (!item.score && !known.isEmpty())
            item.score = known.first().score;
    }
    m_progress = progress;
    for (int i = 0; i < m_items.size(); ++i)
        settle(i);
    const int index = m_index.value(progress.current, -1);
    show(index >= 0 ? index : nextFrom(-1));
    emit progressChanged();
}

void ReviewSession::refresh(const QList<ReviewItem> &items)
{
    for (ReviewItem &item : m_items) {
        item.fact = -1; // an index into the comparison of before
        item.difference = -1;
        item.nearest.reset();
    }
    for (const ReviewItem &item : items) {
        const int index = m_index.value(item.subject, -1);
        if (index < 0)
            continue;
        const auto score = m_items.at(index).score;
        m_items[index] = item;
        m_items[index].score = item.score ? item.score : score;
    }
    emit refreshed();
}

/// The state that follows from the item's history and from what was skipped.
void ReviewSession::settle(int index)
{
    const QString &subject = m_items.at(index).subject;
    m_states[index] = standing(m_history.value(subject))     ? ItemState::Done
                      : m_progress.skipped.contains(subject) ? ItemState::Skipped
                                                             : ItemState::Open;
}

std::optional<Verdict> ReviewSession::verdict(int index) const
{
    return standing(history(index));
}

QList<Verdict> ReviewSession::history(int index) const
{
    return m_history.value(m_items.at(index).subject);
}

bool ReviewSession::isFlagged(int index) const
{
    return m_progress.flagged.contains(m_items.at(index).subject);
}

/// The next open item behind an index, else the first open one, else the same of those that were skipped.
int ReviewSession::nextFrom(int index) const
{
    for (const ItemState wanted : {ItemState::Open, ItemState::Skipped}) {
        for (int step = 1; step <= m_items.size(); ++step) {
            const int candidate = int((index + step + m_items.size()) % m_items.size());
            if (candidate != index && state(candidate) == wanted)
                return candidate;
        }
    }
    return -1;
}

qint64 ReviewSession::now() const
{
    return m_clock();
}

bool ReviewSession::decide(Decision decision, const QString &note)
{
    if (m_current < 0)
        return false;
    if (!decisionsFor(m_question).contains(decision)) {
        emit failed({tr("This question has no answer '%1'").arg(decisionName(decision)), {}, {}});
        return false;
    }
    const int index = m_current;
    const int next = nextFrom(index);
    const auto before = verdict(index);
    ReviewProgress after = progressAt(next);
    after.skipped.remove(m_items.at(index).subject);
    if (!record(index, verdictNow(index, decision, note), after))
        return false;
    m_steps.append({index, false, before});
    tell(index, before);
    show(next);
    return true;
}

/// The progress of now with another item on screen; -1 for none.
ReviewProgress ReviewSession::progressAt(int index) const
{
    ReviewProgress progress = m_progress;
    progress.current = index < 0 ? QString() : m_items.at(index).subject;
    return progress;
}

Verdict ReviewSession::verdictNow(int index, Decision decision, const QString &note) const
{
    Verdict verdict;
    verdict.decision = decision;
    verdict.note = note;
    verdict.milliseconds = index == m_current ? m_shownBefore + (m_paused ? 0 : now() - m_shownAt) : 0;
    return verdict;
}

bool ReviewSession::record(int index, Verdict verdict, const ReviewProgress &after)
{
    const ReviewItem &item = m_items.at(index);
    verdict.id = QUuid::createUuid();
    verdict.session = m_id;
    verdict.subject = item.subject;
    verdict.author = m_author;
    verdict.decided = QDateTime::currentDateTimeUtc();
    verdict.score = item.score;
    if (const auto recorded = m_journal->record(verdict, item, after); !recorded) {
        emit failed(recorded.error());
        return false;
    }
    m_history[verdict.subject].append(verdict);
    m_progress = after;
    settle(index);
    return true;
}

void ReviewSession::tell(int index, const std::optional<Verdict> &before)
{
    emit judged({m_id, m_items.at(index), before, verdict(index)});
    emit progressChanged();
}

bool ReviewSession::keep(const ReviewProgress &progress)
{
    if (const auto kept = m_journal->keep(m_id, progress); !kept) {
        emit failed(kept.error());
        return false;
    }
    m_progress = progress;
    emit progressChanged();
    return true;
}

bool ReviewSession::move(int index, ReviewProgress progress)
{
    progress.current = index < 0 ? QString() : m_items.at(index).subject;
    const bool kept = keep(progress);
    show(index); // where the reader is can be found again from the verdicts, should it not be on disk
    return kept;
}

void ReviewSession::show(int index)
{
    m_current = index;
    m_shownAt = now();
    m_shownBefore = 0;
    emit moved(index);
}

bool ReviewSession::skip()
{
    if (m_current < 0 || state(m_current) == ItemState::Done)
        return false;
    const int index = m_current;
    ReviewProgress progress = m_progress;
    progress.skipped.insert(m_items.at(index).subject);
    progress.current = m_items.at(index).subject;
    if (!keep(progress))
        return false;
    settle(index);
    m_steps.append({index, true, {}});
    const int next = nextFrom(index);
    return move(next < 0 ? index : next, m_progress);
}

bool ReviewSession::setFlagged(int index, bool on)
{
    ReviewProgress progress = m_progress;
    if (on)
        progress.flagged.insert(m_items.at(index).subject);
    else
        progress.flagged.remove(m_items.at(index).subject);
    return keep(progress);
}

bool ReviewSession::goTo(int index)
{
    return index >= 0 && index < m_items.size() && move(index, m_progress);
}

bool ReviewSession::back()
{
    return goTo(m_current < 0 ? int(m_items.size()) - 1 : m_current - 1);
}

bool ReviewSession::undo()
{
    if (m_steps.isEmpty())
        return false;
    const Step step = m_steps.last();
    if (!step.skipped)
        return restore(step.index, step.before);
    m_steps.removeLast();
    ReviewProgress progress = m_progress;
    progress.skipped.remove(m_items.at(step.index).subject);
    const bool kept = move(step.index, progress);
    settle(step.index);
    return kept;
}

bool ReviewSession::restore(int index, const std::optional<Verdict> &verdict)
{
    if (index < 0 || index >= m_items.size())
        return false;
    const auto before = this->verdict(index);
    if (!record(index, verdict.value_or(verdictNow(index, Decision::Withdrawn, {})), progressAt(index)))
        return false;
    const auto step = std::find_if(m_steps.crbegin(), m_steps.crend(), [index](const Step &taken) {
        return taken.index == index && !taken.skipped;
    });
    if (step != m_steps.crend())
        m_steps.erase(std::prev(step.base()));
    tell(index, before);
    show(index);
    return true;
}

void ReviewSession::pause()
{
    if (m_paused)
        return;
    m_shownBefore += now() - m_shownAt;
    m_paused = true;
}

void ReviewSession::unpause()
{
    if (!m_paused)
        return;
    m_shownAt = now();
    m_paused = false;
}

std::optional<qint64> ReviewSession::millisecondsPerItem() const
{
    QList<qint64> times;
    for (const QList<Verdict> &history : m_history) {
        const auto verdict = standing(history);
        if (verdict && verdict->session == m_id)
            times.append(verdict->milliseconds);
    }
    if (times.isEmpty())
        return std::nullopt;
    const auto middle = times.begin() + times.size() / 2;
    std::ranges::nth_element(times, middle);
    return *middle;
}

std::optional<qint64> ReviewSession::millisecondsLeft() const
{
    const auto each = millisecondsPerItem();
    if (!each)
        return std::nullopt;
    return *each * (count(ItemState::Open) + count(ItemState::Skipped));
}

} // namespace synoptic
