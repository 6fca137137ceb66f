// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "search/textpattern.h"

#include <QHash>
#include <QSet>

namespace synoptic {

/// Found words, and the sentence that they start in; outside of sentences, the passage.
struct EventMatch
{
    Place words;
    TextRange sentence;
    [[nodiscard]] Place place() const { return {words.report, sentence}; }
    friend bool operator==(const EventMatch &, const EventMatch &) = default;
};

/// Where sentences stand in a view, by report and start: in the order in which a search goes through them.
using SentenceRanks = QHash<std::pair<int, qsizetype>, int>;

/// What a search found in the reports of an event: a value that all views share.
class EventMatches
{
public:
    EventMatches() = default;
    EventMatches(TextPattern pattern, const QList<EventMatch> &matches, TextMatches::End end)
        : m_pattern(std::move(pattern)), m_matches(matches), m_end(end)
    {
        for (const EventMatch &match : matches)
            m_sentences.insert({match.words.report, match.sentence.start});
    }

    [[nodiscard]] const TextPattern &pattern() const { return m_pattern; }
    /// By report, then position.
    [[nodiscard]] const QList<EventMatch> &all() const { return m_matches; }
    [[nodiscard]] TextMatches::End end() const { return m_end; }
    [[nodiscard]] int count(int report) const
    {
        return int(std::ranges::count(m_matches, report, [](const EventMatch &m) { return m.words.report; }));
    }
    [[nodiscard]] QList<TextRange> in(int report) const
    {
        QList<TextRange> ranges;
        for (const EventMatch &match : m_matches) {
            if (match.words.report == report)
                ranges.append(match.words.range);
        }
        return ranges;
    }
    /// Whether a match starts in a sentence.
    [[nodiscard]] bool isIn(const Place &sentence) const
    {
        return m_sentences.contains({sentence.report, sentence.range.start});
    }
    [[nodiscard]] bool isInAny(const QList<Place> &sentences) const
    {
        return !m_sentences.isEmpty() &&
               std::ranges::any_of(sentences, [this](const Place &place) { return isIn(place); });
    }

private:
    TextPattern m_pattern;
    QList<EventMatch> m_matches;
    QSet<std::pair<int, qsizetype>> m_sentences;
    TextMatches::End m_end = TextMatches::End::Complete;
};

} // namespace synoptic
