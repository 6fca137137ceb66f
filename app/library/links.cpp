// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/links.h"

#include "library/anchorrows.h"
#include "library/connection.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace synoptic {

Result<void> Links::setEnds(const MarkLink &link)
{
    for (const auto &[side, end] : {std::pair(0, link.from), std::pair(1, link.to)}) {
        const auto done = m_connection.change(
            u"INSERT INTO link_end (link, side, report, start, \"end\", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (link, side) DO UPDATE SET report = excluded.report, start = excluded.start, \"end\" = excluded.\"end\", exact = excluded.exact, prefix = excluded.prefix, suffix = excluded.suffix"_s,
            QVariantList{idText(link.id), side} + anchorValues(end));
        if (!done)
            return done;
    }
    return {};
}

Result<void> Links::add(const MarkLink &link)
{
    return m_connection.inTransaction([&] {
        const auto done = m_connection.change(
            u"INSERT INTO link (id, kind, note, author, created, modified) VALUES (?, ?, ?, ?, ?, ?)"_s,
            {idText(link.id), link.kind, stored(link.note), stored(link.author), storedTime(link.created),
             storedTime(link.modified)});
        return done ? setEnds(link) : done;
    });
}

Result<void> Links::update(const MarkLink &link)
{
    return m_connection.inTransaction([&] {
        const auto done =
            m_connection.change(u"UPDATE link SET kind = ?, note = ?, modified = ? WHERE id = ?"_s,
                                {link.kind, stored(link.note), storedTime(link.modified), idText(link.id)});
        return done ? setEnds(link) : done;
    });
}

Result<void> Links::remove(const QUuid &id)
{
    return m_connection.change(u"DELETE FROM link WHERE id = ?"_s, {idText(id)});
}

Result<QList<MarkLink>> Links::read(const QString &where, const QVariantList &values) const
{
    QList<MarkLink> links;
    const auto read = m_connection.each(
        u"SELECT k.id, k.kind, k.note, k.author, k.created, k.modified, a.report, "
        u"a.start, a.\"end\", a.exact, a.prefix, a.suffix, "
        "b.report, b.start, b.\"end\", b.exact, b.prefix, b.suffix FROM link k JOIN "
        "link_end a ON a.link = k.id AND a.side = 0 "
        "JOIN link_end b ON b.link = k.id AND b.side = 1 "_s +
            where,
        values, [&](const QSqlQuery &row) {
            links.append({QUuid::fromString(row.value(0).toString()), row.value(1).toString(),
                          anchorOf(row, 6), anchorOf(row, 12), row.value(2).toString(),
                          row.value(3).toString(), timeOf(row.value(4).toString()),
                          timeOf(row.value(5).toString())});
        });
    if (!read)
        return std::unexpected(read.error());
    return links;
}

Result<QList<MarkLink>> Links::ofReport(const QByteArray &sha256) const
{
    return read(u"WHERE k.id IN (SELECT link FROM link_end WHERE report = ?) ORDER BY a.report, a.start"_s,
                {hashText(sha256)});
}

Result<QList<MarkLink>> Links::all() const
{
    return read(u"ORDER BY a.report, a.start"_s, {});
}

Result<QStringList> Links::kinds() const
{
    QStringList kinds{u"contradicts"_s, u"corroborates"_s, u"same source"_s};
    const auto read =
        m_connection.each(u"SELECT DISTINCT kind FROM link ORDER BY kind"_s, {}, [&](const QSqlQuery &row) {
            if (!kinds.contains(row.value(0).toString()))
                kinds.append(row.value(0).toString());
        });
    if (!read)
        return std::unexpected(read.error());
    return kinds;
}

} // namespace synoptic
