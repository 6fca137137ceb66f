// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// What was reviewed, the counts, the conflicts that were confirmed with their quotations, what is open: one
/// HTML page that needs no script and nothing beside it.
[[nodiscard]] QString sessionHtml(const SessionReport &report, const Comparison &comparison);

/// A row for each place of each item, RFC 4180, UTF-8, with a head: item, subject, decision, reviewer, when
/// (UTC), seconds, remark, outlet, title, published, URL, start and end (code points), line, quotation,
/// SHA-256 of the source.
[[nodiscard]] QByteArray sessionCsv(const SessionReport &report, const Comparison &comparison);

/// In the format of the path's ending: .html, .csv, else PDF. Needs a QGuiApplication for a PDF. Never leaves
/// half a file.
[[nodiscard]] Result<void> writeSession(const SessionReport &report, const Comparison &comparison,
                                        const QString &path);

} // namespace synoptic
