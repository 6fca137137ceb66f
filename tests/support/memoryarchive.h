// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/reviewarchive.h"

namespace synoptic {

/// Keeps sessions in memory as a library keeps them on disk, and can refuse as a full disk does.
class MemoryArchive : public ReviewArchive
{
public:
    QList<SessionRecord> records;
    QList<Verdict> given;
    bool full = false;

    Result<void> record(const Verdict &verdict, const ReviewItem &,
                        const std::optional<ReviewProgress> &after) override
    {
        if (full)
            return refused();
        given.append(verdict);
        return after ? keep(verdict.session, *after) : Result<void>();
    }
    Result<void> keep(const QUuid &session, const ReviewProgress &progress) override
    {
        if (full)
            return refused();
        for (SessionRecord &record : records) {
            if (record.id == session)
                record.progress = progress;
        }
        return {};
    }
    Result<void> begin(const SessionRecord &session) override
    {
        if (full)
            return refused();
        records.prepend(session);
        return {};
    }
    Result<QList<SessionRecord>> sessions(const QByteArray &event) const override
    {
        QList<SessionRecord> found;
        for (const SessionRecord &record : records) {
            if (record.event == event)
                found.append(record);
        }
        return found;
    }
    Result<QList<Verdict>> verdicts(const QUuid &session) const override
    {
        QList<Verdict> found;
        for (const Verdict &verdict : given) {
            if (verdict.session == session)
                found.append(verdict);
        }
        return found;
    }

private:
    static std::unexpected<Error> refused()
    {
        return std::unexpected(Error{QStringLiteral("The disk is full"), {}, {}});
    }
};

} // namespace synoptic
