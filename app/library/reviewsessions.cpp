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
    auto rows = m_connection.run(
        u"SELECT id, question, queue, scope, author, begun, current, skipped, flagged FROM review_session WHERE event_key = ? ORDER BY begun DESC, rowid DESC"_s,
        {hashText(eventKey)});
    if (!rows)
        return std::unexpected(rows.error());
    QList<ReviewSessionRecord> sessions;
    while (rows->next())
        sessions.append({QUuid::fromString(rows->value(0).toString()), eventKey, rows->value(1).toString(),
                         subjectsOf(rows->value(2)), rows->value(3).toString(), rows->value(4).toString(),
                         timeOf(rows->value(5).toString()), rows->value(6).toString(),
                         subjectsOf(rows->value(7)), subjectsOf(rows->value(8))});
    return sessions;
}

} // namespace synoptic
