// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/correctionstore.h"
#include "library/library.h"
#include "review/reviewarchive.h"

namespace synoptic {

/// What rows of the library say, without what only a newer program understands.
[[nodiscard]] QList<Verdict> verdictsOf(const QList<VerdictRecord> &records);

/// Review sessions in the library. A verdict is kept with the ranges that it is about, so that it can be read
/// without the comparison.
class LibraryArchive : public ReviewArchive
{
public:
    /// Verdicts that say something of two places change \p corrections; null for none. Neither is owned.
    explicit LibraryArchive(Library *library, CorrectionStore *corrections = nullptr)
        : m_library(library), m_corrections(corrections)
    {
    }
    /// The reports that items are about: those of the open event, in its order.
    void setReports(const QList<Report> &reports) { m_reports = reports; }

    [[nodiscard]] Result<void> record(const Verdict &verdict, const ReviewItem &item,
                                      const std::optional<ReviewProgress> &after) override;
    [[nodiscard]] Result<void> keep(const QUuid &session, const ReviewProgress &progress) override;
    [[nodiscard]] Result<void> begin(const SessionRecord &session) override;
    [[nodiscard]] Result<QList<SessionRecord>> sessions(const QByteArray &event) const override;
    [[nodiscard]] Result<QList<Verdict>> verdicts(const QUuid &session) const override;
    /// Of every subject in the library, whoever judged it, the verdict that stands: the latest of those that
    /// the sessions' reviewers did not take back.
    [[nodiscard]] Result<QHash<QString, Verdict>> standing() const;

private:
    [[nodiscard]] CorrectionChange changeOf(const Verdict &verdict, const ReviewItem &item) const;

    Library *m_library;
    CorrectionStore *m_corrections;
    QList<Report> m_reports;
    /// What the first verdict on a subject in this run of the program put in the shade: it comes back when
    /// that verdict is taken back.
    QHash<std::pair<QUuid, QString>, QList<CorrectionRecord>> m_shaded;
};

} // namespace synoptic
