// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/correctionrecords.h"

#include "library/connection.h"
#include "library/storedvalues.h"

using namespace Qt::StringLiterals;

namespace synoptic {

QStringList correctionTables()
{
    return {
        u"CREATE TABLE correction (id TEXT PRIMARY KEY, kind TEXT NOT NULL, relation TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL) STRICT"_s,
        u"CREATE TABLE correction_place (correction TEXT NOT NULL REFERENCES correction (id) ON DELETE CASCADE, side INTEGER NOT NULL CHECK (side IN (0, 1)), position INTEGER NOT NULL, report TEXT NOT NULL REFERENCES report (sha256), start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, PRIMARY KEY (correction, side, position), CHECK (start >= 0 AND \"end\" > start)) STRICT"_s,
        u"CREATE INDEX correction_place_report ON correction_place (report)"_s,
    };
}

QStringList correctionRemovals()
{
    return {
        u"CREATE TRIGGER correction_removed AFTER DELETE ON correction BEGIN INSERT OR REPLACE INTO removed (id, kind, at) VALUES (OLD.id, 'correction', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')); END"_s,
        u"CREATE TRIGGER correction_returned AFTER INSERT ON correction BEGIN DELETE FROM removed WHERE id = NEW.id; END"_s,
    };
}

Result<void> CorrectionRecords::addSide(const QUuid &id, int side, const QList<AnchoredPlace> &places)
{
    for (qsizetype i = 0; i < places.size(); ++i) {
        const AnchoredPlace &place = places.at(i);
        auto done = m_connection.change(
            u"INSERT INTO correction_place (correction, side, position, report, start, \"end\", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {idText(id), side, i, hashText(place.reportSha256), place.start, place.end, place.exact,
             stored(place.prefix), stored(place.suffix)});
        if (!done)
            return done;
    }
    return {};
}

Result<void> CorrectionRecords::add(const CorrectionRecord &record)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        auto done = m_connection.change(
            u"INSERT INTO correction (id, kind, relation, author, created) VALUES (?, ?, ?, ?, ?)"_s,
            {idText(record.id), correctionKindName(record.kind), stored(record.relation),
             stored(record.author), storedTime(record.created)});
        if (done)
            done = addSide(record.id, 0, record.one);
        return done ? addSide(record.id, 1, record.other) : done;
    });
}

Result<void> CorrectionRecords::remove(const QUuid &id)
{
    return m_connection.change(u"DELETE FROM correction WHERE id = ?"_s, {idText(id)});
}

Result<bool> CorrectionRecords::holds(const QUuid &id) const
{
    const auto there = m_connection.value(u"SELECT 1 FROM correction WHERE id = ?"_s, {idText(id)});
    if (!there)
        return std::unexpected(there.error());
    return there->isValid();
}

Result<QList<CorrectionRecord>> CorrectionRecords::all() const
{
    auto rows = m_connection.run(
        u"SELECT c.id, c.kind, c.relation, c.author, c.created, p.side, p.report, r.path, p.start, p.\"end\", p.exact, p.prefix, p.suffix FROM correction c JOIN correction_place p ON p.correction = c.id JOIN report r ON r.sha256 = p.report ORDER BY c.created, c.id, p.side, p.position"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QList<CorrectionRecord> records;
    while (rows->next()) {
        const QUuid id = QUuid::fromString(rows->value(0).toString());
        const auto kind = correctionKindOf(rows->value(1).toString());
        if (!kind)
            continue; // of a later program that kept the format
        if (records.isEmpty() || records.last().id != id)
            records.append({id,
                            *kind,
                            rows->value(2).toString(),
                            {},
                            {},
                            rows->value(3).toString(),
                            timeOf(rows->value(4).toString())});
        QList<AnchoredPlace> &side = rows->value(5).toInt() == 0 ? records.last().one : records.last().other;
        side.append({rows->value(6).toString().toLatin1(), rows->value(7).toString(),
                     rows->value(8).toLongLong(), rows->value(9).toLongLong(), rows->value(10).toString(),
                     rows->value(11).toString(), rows->value(12).toString()});
    }
    return records;
}

} // namespace synoptic
