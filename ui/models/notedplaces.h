// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/subjectnotestore.h"

#include <QHash>
#include <QSet>

namespace synoptic {

/// Where notes stand that are on no mark: which fact, pair or report of the comparison as it is now each of
/// them is about. A fact is found again by its sentences, whatever else it holds by now.
class NotedPlaces
{
public:
    NotedPlaces() = default;
    NotedPlaces(const QList<PlacedNote> &notes, const Comparison &comparison);

    /// The notes at a sentence, in words: "note on the fact by you: “ask the harbour master”".
    [[nodiscard]] QStringList at(const Place &place) const
    {
        return m_at.value({place.report, place.range.start});
    }
    [[nodiscard]] QStringList atAny(const QList<Place> &places) const;
    [[nodiscard]] bool containsAny(const QList<Place> &places) const;
    /// The starts of the sentences of a report that have one.
    [[nodiscard]] QList<qsizetype> startsIn(int report) const;
    /// The notes on a whole report, in words.
    [[nodiscard]] QStringList ofReport(int report) const { return m_reports.value(report); }
    /// The sentences that have one.
    [[nodiscard]] QList<Place> sentences() const { return m_sentences; }

private:
    QHash<std::pair<int, qsizetype>, QStringList> m_at;
    QHash<int, QStringList> m_reports;
    QList<Place> m_sentences;
};

/// The fact that a note on a fact is about now: the one with most of its sentences; nothing when none has
/// any.
[[nodiscard]] std::optional<int> factOf(const PlacedNote &note, const Comparison &comparison);
/// The sentences that its places are in.
[[nodiscard]] QList<Place> sentencesOf(const PlacedNote &note, const QList<Report> &reports);
/// "fact", for people.
[[nodiscard]] QString subjectText(NoteSubject subject);
/// What a note is about, on one line: the report's name, the words of the fact or of both of a pair.
[[nodiscard]] QString subjectWords(const SubjectNote &note, const QList<Report> &reports);
/// The sign of a note where there is room for text only.
inline constexpr QChar noteSign = u'※';

} // namespace synoptic
