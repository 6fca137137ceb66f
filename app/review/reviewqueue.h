// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparison/writingtimes.h"
#include "review/verdict.h"

#include <QSet>

namespace synoptic {

/// One thing to decide.
struct ReviewItem
{
    /// Names it by what it is about, not by its number: the same in another run of the comparison, in another
    /// order of the reports and for another reviewer.
    QString subject;
    QList<Place> places; ///< what is judged: two sentences, the values that part, the members of the fact
    int report = -1;     ///< that lacks the fact, or has the mark or the passage
    int fact = -1;       ///< index into Comparison::facts; -1 where it is of none
    int difference = -1; ///< index into Fact::differences
    /// Of a pair, as the engine sees it whatever was decided; nothing where it saw no likeness, or none any
    /// more.
    std::optional<double> score;
    std::optional<Relation> relation; ///< of a pair the same; nothing where somebody said which it is
    QStringList evidence;             ///< why the engine takes the two for the same, in words
    double unsure = 0;                ///< how much a reviewer's eye is needed, in [0, 1]
    std::optional<Place> nearest;     ///< of an omission: what comes nearest to the fact in that report
};

enum class ReviewOrder {
    Uncertainty, ///< those that need a reader's eye most come first
    Reading,     ///< by report and position
    Time         ///< by the time of writing; what has none stands last
};

/// Which items, and how.
struct ReviewOptions
{
    Question question = Question::Same;
    ReviewOrder order = ReviewOrder::Uncertainty;
    QSet<int> reports;                        ///< items that are about at least one of them; empty for all
    QSet<Relation> relations;                 ///< of pairs; empty for all
    QSet<DifferenceKind> kinds;               ///< of differences; empty for all
    std::function<bool(const Place &)> wants; ///< a tag or a filter; may be empty. One place is enough
    QList<Place> marks; ///< for Question::Mark: where the marks stand that are to be looked at
    /// Pairs that score a little less than the threshold, which the comparison leaves out: they are asked,
    /// and what comes nearest to an omitted fact is looked for among them.
    QList<Alignment> near;
    double threshold = 0.5; ///< of the comparison
    int sample = 0;         ///< that many drawn by chance; 0 for all
    quint32 seed = 1;       ///< the same seed draws the same items
};

/// The items of an event that a session goes through. Pairs are the comparison's alignments, and those near
/// below the threshold.
[[nodiscard]] QList<ReviewItem> reviewQueue(const Comparison &comparison, const ReviewOptions &options);

/// An item from its subject alone: what the comparison has no more since somebody decided so. Nothing where
/// one of its reports is not open.
[[nodiscard]] std::optional<ReviewItem> itemOf(const QString &subject, const QList<Report> &reports);

} // namespace synoptic
