// SPDX-License-Identifier: GPL-3.0-or-later
// Exchange with passim (D. Smith, R. Cordell, A. Mullen: Computational Methods for Uncovering Reprinted Texts
// in Antebellum Newspapers, American Literary History 27, 2015), which finds reused text among millions of
// documents.
#pragma once

#include "comparison/comparison.h"
#include "report/error.h"

namespace synoptic {

/// Reports as its input: a JSON object a line with `id` (SHA-256 of the source), `series` (the outlet: one is
/// not aligned with itself) and `text`; `title`, `date`, `url`, `lang` where they are known.
[[nodiscard]] QByteArray toPassim(const QList<Report> &reports);

/// A passage of a cluster of reused text.
struct ReusedPassage
{
    qint64 cluster = 0;
    Place place;
    friend bool operator==(const ReusedPassage &, const ReusedPassage &) = default;
};

/// Reads its output: a JSON object a line with `cluster`, `id`, `begin`, `end`, and `text` to check them by.
/// Lines about other documents are passed over. Errors: a line that is no such object; a passage whose text
/// is not in its report; no line about any of the reports.
[[nodiscard]] Result<QList<ReusedPassage>> readPassim(const QByteArray &lines, const QList<Report> &reports);

/// An event whose alignments are those of reused passages, sentence by sentence: two sentences of a cluster
/// are aligned where at least half of the words of the shorter one are the same in the same order. The score
/// is the share of the longer one's words that are, not less than 0.5.
[[nodiscard]] Comparison comparisonOf(const QList<Report> &reports, const QList<ReusedPassage> &passages);

} // namespace synoptic
