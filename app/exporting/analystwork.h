// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/corrections.h"
#include "library/links.h"
#include "library/marks.h"
#include "library/reviewsessions.h"
#include "library/subjectnotes.h"
#include "library/verdicts.h"

namespace synoptic {

class Library;

/// What the analyst said of an event beside marks.
struct AnalystWork
{
    QList<MarkLink> links;
    QList<CorrectionRecord> corrections; ///< the oldest first
    QList<VerdictRecord> verdicts;       ///< the earliest first
    QList<ReviewSessionRecord> sessions; ///< of exactly these reports
    QList<PassageLabel> labels;
    QList<SubjectNote> notes; ///< on the event, on reports, facts and pairs
    friend bool operator==(const AnalystWork &, const AnalystWork &) = default;
};

/// What a library holds about these reports. Links and corrections that were made in another version of a
/// report are given where their words stand in this one; those whose words are not there beyond doubt stay
/// behind.
[[nodiscard]] Result<AnalystWork> workOn(Library &library, const QList<Report> &reports);

/// The same without what needs a report that is not among these.
[[nodiscard]] AnalystWork workAbout(const AnalystWork &work, const QList<Report> &reports);

/// Both, by id; of what both have the first one's stays.
[[nodiscard]] AnalystWork united(const AnalystWork &ours, const AnalystWork &others);

/// The bytes of those reports whose file does not hold them any more, by hash, as far as the library has
/// them.
[[nodiscard]] QHash<QByteArray, QByteArray> lostOriginals(Library &library, const QList<Report> &reports);

/// The bytes that a report was read from, where its file still holds them.
[[nodiscard]] std::optional<QByteArray> originalBytes(const Report &report);

} // namespace synoptic
