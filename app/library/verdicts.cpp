// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/verdicts.h"

#include "library/anchorrows.h"
#include "library/connection.h"

#include <QCryptographicHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

QString subjectKey(const QString &kind, const QString &detail, const QList<Anchor> &anchors)
{
    QList<QByteArray> places;
    for (const Anchor &anchor : anchors)
        places.append(anchor.reportSha256 + ' ' + QByteArray::number(anchor.start) + ' ' +
                      QByteArray::number(anchor.end));
    std::ranges::sort(places);
    const QByteArray all = (kind + u'\n' + detail + u'\n').toUtf8() + places.join('\n');
    return hashText(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex());
}

Result<void> Verdicts::add(const VerdictRecord &verdict)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        const QVariant event = verdict.event.isNull() ? QVariant(QMetaType::fromType<QString>())
                                                      : QVariant(idText(verdict.event));
        if (auto done = m_connection.change(
                u"INSERT INTO verdict (id, event, subject, kind, detail, decision, note, author, time, session, milliseconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                {idText(verdict.id), event, verdict.subject, stored(verdict.kind), stored(verdict.detail),
                 stored(verdict.decision), stored(verdict.note), stored(verdict.author),
                 storedTime(verdict.time), stored(verdict.session), verdict.milliseconds});
            !done)
            return done;
        for (qsizetype i = 0; i < verdict.anchors.size(); ++i) {
            const auto done = m_connection.change(
                u"INSERT INTO verdict_anchor (verdict, position, report, start, \"end\", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                QVariantList{idText(verdict.id), i} + anchorValues(verdict.anchors.at(i)));
            if (!done)
                return done;
        }
        return {};
    });
}

Result<QList<VerdictRecord>> Verdicts::read(const QString &where, const QVariantList &values) const
{
    QList<VerdictRecord> verdicts;
    const auto done = m_connection.each(
        u"SELECT v.id, v.subject, v.kind, v.detail, v.decision, v.note, v.author, v.time, v.session, "
        u"v.event, v.milliseconds, "
        "a.report, a.start, a.\"end\", a.exact, a.prefix, a.suffix FROM verdict v LEFT JOIN verdict_anchor a ON a.verdict = v.id "_s +
            where + u" ORDER BY v.time, v.rowid, a.position"_s,
        values, [&](const QSqlQuery &row) {
            const QUuid id = QUuid::fromString(row.value(0).toString());
            if (verdicts.isEmpty() || verdicts.last().id != id)
                verdicts.append({id,
                                 row.value(1).toString(),
                                 row.value(2).toString(),
                                 row.value(3).toString(),
                                 {},
                                 row.value(4).toString(),
                                 row.value(5).toString(),
                                 row.value(6).toString(),
                                 timeOf(row.value(7).toString()),
                                 row.value(8).toString(),
                                 QUuid::fromString(row.value(9).toString()),
                                 row.value(10).toLongLong()});
            if (!row.value(11).isNull())
                verdicts.last().anchors.append(anchorOf(row, 11));
        });
    if (!done)
        return std::unexpected(done.error());
    return verdicts;
}

Result<QList<VerdictRecord>> Verdicts::history(const QString &subject) const
{
    return read(u"WHERE v.subject = ?"_s, {subject});
}

Result<QList<VerdictRecord>> Verdicts::ofSession(const QString &session) const
{
    return read(u"WHERE v.session = ?"_s, {session});
}

Result<QList<VerdictRecord>> Verdicts::all() const
{
    return read({}, {});
}

Result<QList<VerdictRecord>> Verdicts::current(const QUuid &event) const
{
    return read(u"WHERE v.event = ? AND v.decision <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM verdict l "
                u"WHERE l.subject = v.subject "
                "AND l.author = v.author AND (l.time, l.rowid) > (v.time, v.rowid))"_s,
                {idText(event)});
}

} // namespace synoptic
