// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/markplaces.h"

#include "library/connection.h"
#include "library/storedvalues.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace synoptic {

Result<QList<MarkPlace>> MarkPlaces::of(const QList<Highlight> &marks) const
{
    QSet<QUuid> wanted;
    for (const Highlight &mark : marks)
        wanted.insert(mark.id);
    QList<MarkPlace> places;
    // Decisions are few: all of them are read, those of other reports passed over.
    const auto read = m_connection.each(
        u"SELECT highlight, report, start, \"end\", author, modified FROM mark_place ORDER BY modified"_s, {},
        [&](const QSqlQuery &row) {
            MarkPlace place{QUuid::fromString(row.value(0).toString()), row.value(1).toString().toLatin1(),
                            std::nullopt, row.value(4).toString(), timeOf(row.value(5).toString())};
            if (!row.value(2).isNull())
                place.where = TextRange{row.value(2).toLongLong(), row.value(3).toLongLong()};
            if (wanted.contains(place.highlight))
                places.append(place);
        });
    if (!read)
        return std::unexpected(read.error());
    return places;
}

Result<void> MarkPlaces::set(const MarkPlace &place)
{
    const QVariant none(QMetaType::fromType<qlonglong>());
    return m_connection.change(
        u"INSERT INTO mark_place (highlight, report, start, \"end\", author, modified) VALUES (?, ?, ?, ?, "
        u"?, ?) "
        "ON CONFLICT (highlight, report) DO UPDATE SET start = excluded.start, \"end\" = excluded.\"end\", "
        "author = excluded.author, modified = excluded.modified"_s,
        {idText(place.highlight), hashText(place.reportSha256),
         place.where ? QVariant(place.where->start) : none, place.where ? QVariant(place.where->end) : none,
         stored(place.author), storedTime(place.modified)});
}

Result<void> MarkPlaces::remove(const QUuid &highlight, const QByteArray &sha256)
{
    return m_connection.change(u"DELETE FROM mark_place WHERE highlight = ? AND report = ?"_s,
                               {idText(highlight), hashText(sha256)});
}

const QStringList &markPlaceTables()
{
    // No reference to the highlight: one that was deleted and brought back keeps its places.
    static const QStringList statements{
        u"CREATE TABLE mark_place (highlight TEXT NOT NULL, report TEXT NOT NULL REFERENCES report (sha256), start INTEGER, \"end\" INTEGER, author TEXT NOT NULL, modified TEXT NOT NULL, PRIMARY KEY (highlight, report), CHECK ((start IS NULL) = (\"end\" IS NULL))) STRICT"_s};
    return statements;
}

} // namespace synoptic
