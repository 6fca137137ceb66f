// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/verdicts.h"

#include "library/anchorrows.h"
#include "library/connection.h"

#include <QCryptographicHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

QString VerdictSubject::key() const
{
    QList<QByteArray> places;
    for (const Anchor &anchor : anchors)
        places.append(anchor.reportSha256 + ' ' + QByteArray::number(anchor.start) + ' ' +
                      QByteArray::number(anchor.end));
    std::ranges::sort(places);
    const QByteArray all = (kind + u'\n' + detail + u'\n').toUtf8() + places.join('\n');
    return hashText(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex());
}

Result<void> Verdicts::add(const Verdict &verdict)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        const QVariant event = verdict.event.isNull() ? QVariant(QMetaType::fromType<QString>())
                                                      : QVariant(idText(verdict.event));
        if (auto done = m_connection.change(
                u"INSERT INTO verdict (id, event, subject, kind, detail, decision, note, author, time, session) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                {idText(verdict.id), event, verdict.subject.key(), stored(verdict.subject.kind),
                 stored(verdict.subject.detail), stored(verdict.decision), stored(verdict.note),
                 stored(verdict.author), storedTime(verdict.time), stored(verdict.session)});
            !done)
            return done;
        for (qsizetype i = 0; i < verdict.subject.anchors.size(); ++i) {
            const auto done = m_connection.change(
                u"INSERT INTO verdict_anchor (verdict, position, report, start, \"end\", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                QVariantList{idText(verdict.id), i} + anchorValues(verdict.subject.anchors.at(i)));
            if (!done)
                return done;
        }
        return {};
    });
}

Result<QList<Verdict>> Verdicts::read(const QString &where, const QVariantList &values) const
{
    QList<Verdict> verdicts;
    const auto read = m_connection.each(
        u"SELECT v.id, v.kind, v.detail, v.decision, v.note, v.author, v.time, v.session, v.event, "
        "a.report, a.start, a.\"end\", a.exact, a.prefix, a.suffix FROM verdict v LEFT JOIN verdict_anchor a ON a.verdict = v.id "_s +
            where,
        values, [&](const QSqlQuery &row) {
            const QUuid id = QUuid::fromString(row.value(0).toString());
            if (verdicts.isEmpty() || verdicts.last().id != id)
                verdicts.append({id,
                                 {row.value(1).toString(), row.value(2).toString(), {}},
                                 row.value(3).toString(),
                                 row.value(4).toString(),
                                 row.value(5).toString(),
                                 timeOf(row.value(6).toString()),
                                 row.value(7).toString(),
                                 QUuid::fromString(row.value(8).toString())});
            if (!row.value(9).isNull())
                verdicts.last().subject.anchors.append(anchorOf(row, 9));
        });
    if (!read)
        return std::unexpected(read.error());
    return verdicts;
}

Result<QList<Verdict>> Verdicts::history(const QString &subjectKey) const
{
    return read(u"WHERE v.subject = ? ORDER BY v.time, v.rowid, a.position"_s, {subjectKey});
}

Result<QList<Verdict>> Verdicts::current(const QUuid &event) const
{
    return read(
        u"WHERE v.event = ? AND v.decision <> '' AND NOT EXISTS (SELECT 1 FROM verdict l WHERE l.subject = "
        u"v.subject "
        "AND l.author = v.author AND (l.time, l.rowid) > (v.time, v.rowid)) ORDER BY v.time, v.rowid, a.position"_s,
        {idText(event)});
}

} // namespace synoptic
