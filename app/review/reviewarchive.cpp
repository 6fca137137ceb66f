// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewarchive.h"

#include <algorithm>

namespace synoptic {

QList<ReviewItem> itemsOf(const SessionRecord &session, const Comparison &comparison,
                          const QList<Alignment> &near)
{
    ReviewOptions options;
    options.question = session.question;
    options.near = near;
    QHash<QString, ReviewItem> bySubject;
    const QList<ReviewItem> all = reviewQueue(comparison, options);
    for (const ReviewItem &item : all)
        bySubject.insert(item.subject, item);
    QList<ReviewItem> items;
    for (const QString &subject : session.subjects) {
        if (const auto found = bySubject.constFind(subject); found != bySubject.cend())
            items.append(*found);
        else if (const auto gone = itemOf(subject, comparison.reports))
            items.append(*gone);
    }
    return items;
}

QHash<QString, Verdict> standingVerdicts(const QList<Verdict> &history)
{
    QHash<QString, QList<Verdict>> bySubject;
    for (const Verdict &verdict : history)
        bySubject[verdict.subject].append(verdict);
    QHash<QString, Verdict> result;
    for (auto it = bySubject.cbegin(); it != bySubject.cend(); ++it) {
        if (const auto verdict = standing(*it))
            result.insert(it.key(), *verdict);
    }
    return result;
}

SharedVerdicts sharedVerdicts(const QStringList &queue, const QList<QList<Verdict>> &histories)
{
    QList<QHash<QString, Verdict>> reviewers;
    for (const QList<Verdict> &history : histories)
        reviewers.append(standingVerdicts(history));
    SharedVerdicts shared;
    for (const QString &subject : queue) {
        QList<std::optional<Verdict>> row;
        for (const auto &reviewer : std::as_const(reviewers)) {
            const auto found = reviewer.constFind(subject);
            row.append(found == reviewer.cend() ? std::nullopt : std::optional(*found));
        }
        if (std::ranges::any_of(row, [](const auto &verdict) { return verdict.has_value(); })) {
            shared.subjects.append(subject);
            shared.verdicts.append(row);
        }
    }
    return shared;
}

QList<Ratings> SharedVerdicts::ratings() const
{
    QList<Ratings> items;
    for (const auto &row : verdicts) {
        Ratings ratings;
        for (const auto &verdict : row)
            ratings.append(verdict ? std::optional(int(verdict->decision)) : std::nullopt);
        items.append(ratings);
    }
    return items;
}

QList<int> SharedVerdicts::disagreements() const
{
    QList<int> result;
    for (int i = 0; i < verdicts.size(); ++i) {
        std::optional<Decision> first;
        for (const auto &verdict : verdicts.at(i)) {
            if (verdict && first && verdict->decision != *first) {
                result.append(i);
                break;
            }
            if (verdict && !first)
                first = verdict->decision;
        }
    }
    return result;
}

} // namespace synoptic
