// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"
#include "review/reviewqueue.h"

#include <QHash>
#include <QObject>
#include <functional>

namespace synoptic {

/// Where a session stands besides its verdicts: enough to go on at the same item after a crash.
struct ReviewProgress
{
    QString current; ///< subject of the item on screen; empty once all are decided
    QSet<QString> skipped;
    QSet<QString> flagged;
    friend bool operator==(const ReviewProgress &, const ReviewProgress &) = default;
};

/// Where verdicts and progress are kept. A call returns once it is on disk.
class ReviewJournal
{
public:
    virtual ~ReviewJournal() = default;
    /// A verdict with all that it brings about, and where its session stands \p after it (nothing: where it
    /// stood): all of it or nothing.
    [[nodiscard]] virtual Result<void> record(const Verdict &verdict, const ReviewItem &item,
                                              const std::optional<ReviewProgress> &after) = 0;
    [[nodiscard]] virtual Result<void> keep(const QUuid &session, const ReviewProgress &progress) = 0;
};

enum class ItemState { Open, Done, Skipped };

/// What was decided of an item before and after a step; nothing where it was open.
struct VerdictStep
{
    QUuid session;
    ReviewItem item;
    std::optional<Verdict> before;
    std::optional<Verdict> after;
};

/// A reviewer's way through a queue: what is on screen, what was decided, how far it is. It knows no widget.
/// Each step is in the journal before it shows; when the journal refuses, nothing changes and failed() says
/// why.
class ReviewSession : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<qint64()>; ///< milliseconds, never going back

    /// \p journal is not owned. \p clock measures how long an item is on screen; empty for the machine's.
    ReviewSession(const QUuid &id, Question question, const QList<ReviewItem> &items, const QString &author,
                  ReviewJournal *journal, Clock clock = {}, QObject *parent = nullptr);

    /// Takes up what was decided before, in the order in which it was, and goes on at the same item.
    void resume(const QList<Verdict> &history, const ReviewProgress &progress);
    /// The comparison was run again: the items are about the same subjects, with the places of now. Items
    /// that are there no more keep their places, those that are new are not added.
    void refresh(const QList<ReviewItem> &items);

    [[nodiscard]] const QUuid &id() const { return m_id; }
    [[nodiscard]] Question question() const { return m_question; }
    [[nodiscard]] const QList<ReviewItem> &items() const { return m_items; }
    /// Of the item of that subject; -1 where it is not in the queue.
    [[nodiscard]] int indexOf(const QString &subject) const { return m_index.value(subject, -1); }
    /// Index of the item on screen; -1 once none is open or skipped.
    [[nodiscard]] int current() const { return m_current; }
    /// The item that a decision now would lead to, to be prepared; -1 for none.
    [[nodiscard]] int upcoming() const { return nextFrom(m_current); }
    [[nodiscard]] ItemState state(int index) const { return m_states.at(index); }
    /// The verdict that stands; nothing while the item is open.
    [[nodiscard]] std::optional<Verdict> verdict(int index) const;
    /// All that was decided of an item, the earliest first.
    [[nodiscard]] QList<Verdict> history(int index) const;
    [[nodiscard]] bool isFlagged(int index) const;
    [[nodiscard]] int count(ItemState state) const { return int(m_states.count(state)); }
    [[nodiscard]] int flagged() const { return int(m_progress.flagged.size()); }
    [[nodiscard]] bool isFinished() const { return m_current < 0; }

    /// Decides the item on screen and goes to the next open one, then to the skipped ones. A decision that
    /// the question does not allow is refused.
    bool decide(Decision decision, const QString &note = {});
    /// Puts the item off to the end.
    bool skip();
    bool setFlagged(int index, bool on);
    /// To an item, decided or not: a decision there stands above the earlier one.
    bool goTo(int index);
    /// To the item before in the queue.
    bool back();
    [[nodiscard]] bool canUndo() const { return !m_steps.isEmpty(); }
    /// Takes the last decision back, or the last skip, and goes to its item.
    bool undo();
    /// Gives an item the verdict that it had (nothing: it is open), whatever came between, and goes to it.
    bool restore(int index, const std::optional<Verdict> &verdict);

    void pause();
    void unpause();
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// The median of the items decided so far in this session.
    [[nodiscard]] std::optional<qint64> millisecondsPerItem() const;
    /// For what is open and skipped, at the pace so far.
    [[nodiscard]] std::optional<qint64> millisecondsLeft() const;

signals:
    /// The places of the items are those of another run of the comparison.
    void refreshed();
    /// Another item is on screen, or none.
    void moved(int index);
    /// Something was decided, or taken back.
    void judged(const synoptic::VerdictStep &step);
    void progressChanged();
    void failed(const synoptic::Error &error);

private:
    struct Step
    {
        int index = 0;
        bool skipped = false;
        std::optional<Verdict> before; ///< what stood until then
    };

    [[nodiscard]] int nextFrom(int index) const;
    [[nodiscard]] qint64 now() const;
    void settle(int index);
    [[nodiscard]] ReviewProgress progressAt(int index) const;
    [[nodiscard]] Verdict verdictNow(int index, Decision decision, const QString &note) const;
    bool record(int index, Verdict verdict, const ReviewProgress &after);
    void tell(int index, const std::optional<Verdict> &before);
    bool keep(const ReviewProgress &progress);
    bool move(int index, ReviewProgress progress);
    void show(int index);

    QUuid m_id;
    Question m_question;
    QList<ReviewItem> m_items;
    QList<ItemState> m_states;
    QHash<QString, int> m_index; ///< of a subject
    QString m_author;
    ReviewJournal *m_journal;
    Clock m_clock;
    QHash<QString, QList<Verdict>> m_history;
    ReviewProgress m_progress;
    QList<Step> m_steps; ///< what undo takes back, in this run of the program
    int m_current = -1;
    bool m_paused = false;
    qint64 m_shownAt = 0;
    qint64 m_shownBefore = 0; ///< milliseconds on screen before a pause
};

} // namespace synoptic
