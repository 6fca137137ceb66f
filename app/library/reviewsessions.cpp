// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/reviewsessions.h"

#include "library/connection.h"
#include "library/storedvalues.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString linesOf(const QStringList &subjects)
{
    return stored(subjects.join(u'\n'));
}

QStringList subjectsOf(const QVariant &lines)
{
    return lines.toString().split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

Result<void> ReviewSessions::add(const ReviewSessionRecord &session)
{
    return m_connection.change(
        u"INSERT INTO review_session (id, event_key, question, queue, scope, author, begun, current, skipped, flagged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {idText(session.id), hashText(session.eventKey), stored(session.question), linesOf(session.queue),
         stored(session.scope), stored(session.author), storedTime(session.begun), stored(session.current),
         linesOf(session.skipped), linesOf(session.flagged)});
}

Result<void> ReviewSessions::keepProgress(const QUuid &id, const QString &current, const QStringList &skipped,
                                          const QStringList &flagged)
{
    return m_connection.change(
        u"UPDATE review_session SET current = ?, skipped = ?, flagged = ? WHERE id = ?"_s,
        {stored(current), linesOf(skipped), linesOf(flagged), idText(id)});
}

Result<QList<ReviewSessionRecord>> ReviewSessions::ofEvent(const QByteArray &eventKey) const
{
    QList<ReviewSessionRecord> sessions;
    const auto done = m_connection.each(
        u"SELECT id, question, queue, scope, author, begun, current, skipped, flagged FROM review_session WHERE event_key = ? ORDER BY begun DESC, rowid DESC"_s,
        {hashText(eventKey)}, [&](const QSqlQuery &row) {
            sessions.append({QUuid::fromString(row.value(0).toString()), eventKey, row.value(1).toString(),
                             subjectsOf(row.value(2)), row.value(3).toString(), row.value(4).toString(),
                             timeOf(row.value(5).toString()), row.value(6).toString(),
                             subjectsOf(row.value(7)), subjectsOf(row.value(8))});
        });
    if (!done)
        return std::unexpected(done.error());
    return sessions;
}

} // namespace synoptic
