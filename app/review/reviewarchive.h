// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/sources.h"
#include "review/agreement.h"
#include "review/reviewsession.h"

namespace synoptic {

/// A session as it is kept: its queue is fixed when it begins, so that a second reviewer gets the same.
struct SessionRecord
{
    QUuid id;
    QByteArray event; ///< names the event: its reports' hashes, sorted and hashed
    Question question = Question::Same;
    QStringList subjects; ///< of the items, in the order of the queue
    QString scope;        ///< what was asked for, in words
    QString author;
    QDateTime begun; ///< UTC
    ReviewProgress progress;
    friend bool operator==(const SessionRecord &, const SessionRecord &) = default;
};

/// All sessions of a library, with their verdicts.
class ReviewArchive : public ReviewJournal
{
public:
    [[nodiscard]] virtual Result<void> begin(const SessionRecord &session) = 0;
    /// Those of an event, the latest first.
    [[nodiscard]] virtual Result<QList<SessionRecord>> sessions(const QByteArray &event) const = 0;
    /// In the order in which they were given.
    [[nodiscard]] virtual Result<QList<Verdict>> verdicts(const QUuid &session) const = 0;
};

/// The items of an earlier session, in its order: those too that the comparison does not give any more. Only
/// what is of a report that is not open is left out. \p near as in ReviewOptions.
[[nodiscard]] QList<ReviewItem> itemsOf(const SessionRecord &session, const Comparison &comparison,
                                        const QList<Alignment> &near = {});

/// The verdict that stands of each subject.
[[nodiscard]] QHash<QString, Verdict> standingVerdicts(const QList<Verdict> &history);

/// What several reviewers decided of the items of one queue.
struct SharedVerdicts
{
    QStringList subjects; ///< that at least one of them decided, in the queue's order
    QList<QList<std::optional<Verdict>>> verdicts; ///< of each subject, by reviewer

    /// For the measures of agreement. 'Unsure' is a decision like another.
    [[nodiscard]] QList<Ratings> ratings() const;
    /// Indices into subjects: those that at least two decided, and not alike.
    [[nodiscard]] QList<int> disagreements() const;
};

/// \p histories are the verdicts of each reviewer's session, \p queue the subjects that they share.
[[nodiscard]] SharedVerdicts sharedVerdicts(const QStringList &queue, const QList<QList<Verdict>> &histories);

} // namespace synoptic
