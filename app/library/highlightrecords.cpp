// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/highlightrecords.h"

#include "library/connection.h"
#include "library/storedvalues.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

HighlightColour colourOf(const QString &name)
{
    for (const auto colour :
         {HighlightColour::Yellow, HighlightColour::Green, HighlightColour::Blue, HighlightColour::Pink}) {
        if (colourName(colour) == name)
            return colour;
    }
    return HighlightColour::Orange;
}

QList<QUuid> idsOf(const QString &joined)
{
    QList<QUuid> ids;
    for (const QString &id : joined.split(u' ', Qt::SkipEmptyParts))
        ids.append(QUuid::fromString(id));
    return ids;
}

} // namespace

Result<void> HighlightRecords::add(const Highlight &h)
{
    return m_connection.inTransaction([&] {
        const auto done =
            m_connection.change(u"INSERT INTO highlight (id, report, start, \"end\", exact, prefix, suffix, "
                                u"colour, note, author, created, modified) "
                                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                                {idText(h.id), hashText(h.reportSha256), h.start, h.end, h.exact,
                                 stored(h.prefix), stored(h.suffix), colourName(h.colour), stored(h.note),
                                 stored(h.author), storedTime(h.created), storedTime(h.modified)});
        return done ? setTags(h) : done;
    });
}

Result<void> HighlightRecords::update(const Highlight &h)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        const auto done = m_connection.run(
            u"UPDATE highlight SET report = ?, start = ?, \"end\" = ?, exact = ?, prefix = ?, suffix = ?, colour = ?, note = ?, modified = ? WHERE id = ?"_s,
            {hashText(h.reportSha256), h.start, h.end, h.exact, stored(h.prefix), stored(h.suffix),
             colourName(h.colour), stored(h.note), storedTime(h.modified), idText(h.id)});
        if (!done)
            return std::unexpected(done.error());
        if (done->numRowsAffected() == 0)
            return std::unexpected(Error{u"The highlight is not in the library any more"_s, h.exact.left(40),
                                         u"Mark the words again"_s});
        return setTags(h);
    });
}

Result<void> HighlightRecords::setTags(const Highlight &h)
{
    if (auto cleared =
            m_connection.change(u"DELETE FROM highlight_tag WHERE highlight = ?"_s, {idText(h.id)});
        !cleared)
        return cleared;
    for (const QUuid &tag : h.tags) {
        // A tag that was removed meanwhile is no reason to lose the mark.
        const auto tagged = m_connection.change(
            u"INSERT INTO highlight_tag (highlight, tag) SELECT ?, id FROM tag WHERE id = ? ON CONFLICT DO NOTHING"_s,
            {idText(h.id), idText(tag)});
        if (!tagged)
            return tagged;
    }
    return {};
}

Result<void> HighlightRecords::remove(const QUuid &id)
{
    return m_connection.change(u"DELETE FROM highlight WHERE id = ?"_s, {idText(id)});
}

Result<QList<Highlight>> HighlightRecords::read(const QString &where, const QVariantList &values) const
{
    QList<Highlight> found;
    const auto read = m_connection.each(
        u"SELECT id, report, start, \"end\", exact, prefix, suffix, colour, note, author, created, modified, "
        "(SELECT group_concat(tag, ' ') FROM highlight_tag WHERE highlight = id) FROM highlight "_s +
            where,
        values, [&](const QSqlQuery &row) {
            found.append({QUuid::fromString(row.value(0).toString()), row.value(1).toString().toLatin1(),
                          row.value(2).toLongLong(), row.value(3).toLongLong(), row.value(4).toString(),
                          row.value(5).toString(), row.value(6).toString(), colourOf(row.value(7).toString()),
                          row.value(8).toString(), row.value(9).toString(), timeOf(row.value(10).toString()),
                          timeOf(row.value(11).toString()), idsOf(row.value(12).toString())});
        });
    if (!read)
        return std::unexpected(read.error());
    return found;
}

Result<QList<Highlight>> HighlightRecords::ofReport(const QByteArray &sha256, const QString &path) const
{
    return read(u"WHERE report IN (WITH RECURSIVE v (s) AS (SELECT ? UNION SELECT sha256 FROM report WHERE "
                u"path <> '' AND path = ? "
                "UNION SELECT CASE WHEN r.version_of = v.s THEN r.sha256 ELSE r.version_of END FROM v JOIN "
                "report r ON r.version_of = v.s OR (r.sha256 = v.s AND r.version_of IS NOT NULL)) SELECT s "
                "FROM v) "
                "ORDER BY start, created, id"_s,
                {hashText(sha256), stored(path)});
}

Result<QList<Highlight>> HighlightRecords::all() const
{
    return read(u"ORDER BY report, start, created, id"_s, {});
}

} // namespace synoptic
