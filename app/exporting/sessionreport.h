// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"
#include "review/reviewarchive.h"

namespace synoptic {

/// A review session as it is handed to somebody else.
struct SessionReport
{
    QString event; ///< its title
    SessionRecord session;
    QList<ReviewItem> items; ///< in the order of the queue
    QList<Verdict> history;  ///< the earliest first
};

/// The items of which the same was decided.
struct SessionSection
{
    struct Item
    {
        const ReviewItem *item; ///< of the report
        std::optional<Verdict> verdict;
    };
    QString title; ///< the decision in words; "open"
    QList<Item> items;
};
/// Confirmed conflicts first, what is open last.
[[nodiscard]] QList<SessionSection> sessionSections(const SessionReport &report);
[[nodiscard]] QString sessionTitle(const SessionReport &report);
[[nodiscard]] QString sessionFacts(const SessionReport &report); ///< question, scope, reviewer, beginning
/// What an item is about: "figure – 58 / 64"; empty for pairs of sentences.
[[nodiscard]] QString itemHead(const ReviewItem &item, const Comparison &comparison);
/// The sentence around a range, a figure alone says little; the range itself where it goes over several.
[[nodiscard]] TextRange sentenceRange(const Report &report, TextRange range);

/// What was reviewed, the counts, the conflicts that were confirmed with their quotations, what is open: one
/// HTML page that needs no script and nothing beside it.
[[nodiscard]] QString sessionHtml(const SessionReport &report, const Comparison &comparison);

/// A row for each place of each item, with a head: item, subject, decision, reviewer, when
/// (UTC), seconds, remark, outlet, title, published, URL, start and end (code points), line, quotation,
/// SHA-256 of the source, and the history of an item that was decided more than once.
[[nodiscard]] QByteArray sessionCsv(const SessionReport &report, const Comparison &comparison);

/// In the format of the path's ending: .html, .csv, else PDF. Needs a QGuiApplication for a PDF. Never leaves
/// half a file.
[[nodiscard]] Result<void> writeSession(const SessionReport &report, const Comparison &comparison,
                                        const QString &path);

} // namespace synoptic
