// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// Not owned.
    explicit LibraryArchive(Library *library) : m_library(library) {}
    /// The reports that items are about: those of the open event, in its order.
    void setReports(const QList<Report> &reports) { m_reports = reports; }

    [[nodiscard]] Result<void> record(const Verdict &verdict, const ReviewItem &item) override;
    [[nodiscard]] Result<void> keep(const QUuid &session, const ReviewProgress &progress) override;
    [[nodiscard]] Result<void> begin(const SessionRecord &session) override;
    [[nodiscard]] Result<QList<SessionRecord>> sessions(const QByteArray &event) const override;
    [[nodiscard]] Result<QList<Verdict>> verdicts(const QUuid &session) const override;
    /// Of every subject in the library, whoever judged it, the verdict that stands.
    [[nodiscard]] Result<QHash<QString, Verdict>> standing() const;

private:
    Library *m_library;
    QList<Report> m_reports;
};

} // namespace synoptic
