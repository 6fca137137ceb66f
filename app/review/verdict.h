// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>
#include <optional>

namespace synoptic {

/// What a review session asks of each of its items.
enum class Question {
    Same,     ///< of two places: do they report the same?
    Conflict, ///< of a difference: is it a real conflict?
    Omission, ///< of a fact that a report lacks: is that worth a note?
    Mark,     ///< of a mark: does it stand where it should?
    Reading   ///< of a passage: read against all others
};

enum class Decision {
    Same,
    NotTheSame,
    PartOf,       ///< one says it among other things
    Conflict,     ///< both cannot be true
    Rounding,     ///< or a bound, a unit, a currency
    SpellingOnly, ///< one name, spelt otherwise
    LaterUpdate,  ///< the count went on between the two
    OtherWords,   ///< the same, said in other words
    Noteworthy,
    NotNoteworthy,
    RightPlace, ///< of a mark
    WrongPlace,
    Read,
    Unsure,
    Withdrawn ///< what was decided before was taken back: the item is open again
};

/// What one reviewer decided of one item. A verdict is never changed: a later one on the same subject stands
/// above it, and the earlier stays in the history.
struct Verdict
{
    QUuid id;
    QUuid session;
    QString subject; ///< ReviewItem::subject
    Decision decision = Decision::Unsure;
    QString note;
    QString author;
    QDateTime decided;       ///< UTC
    qint64 milliseconds = 0; ///< that the item was on screen before
    /// Of a pair: what the engine gave it when it was decided. A pair that was denied is in no comparison any
    /// more.
    std::optional<double> score = {};
    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// The decisions that a question allows, in the order of its keys.
[[nodiscard]] QList<Decision> decisionsFor(Question question);

/// Of one subject's verdicts, the earliest first, the one that stands: the last one, unless it withdraws.
[[nodiscard]] std::optional<Verdict> standing(const QList<Verdict> &history);

/// Names for storage, and back; nothing when there is none of that name.
[[nodiscard]] QString questionName(Question question);
[[nodiscard]] std::optional<Question> questionOf(const QString &name);
[[nodiscard]] QString decisionName(Decision decision);
[[nodiscard]] std::optional<Decision> decisionOf(const QString &name);

} // namespace synoptic
