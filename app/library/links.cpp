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
            u"INSERT OR REPLACE INTO link_end (link, side, report, start, \"end\", exact, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
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
    auto rows = m_connection.run(u"SELECT k.id, k.kind, k.note, k.author, k.created, k.modified, a.report, "
                                 u"a.start, a.\"end\", a.exact, a.prefix, a.suffix, "
                                 "b.report, b.start, b.\"end\", b.exact, b.prefix, b.suffix FROM link k JOIN "
                                 "link_end a ON a.link = k.id AND a.side = 0 "
                                 "JOIN link_end b ON b.link = k.id AND b.side = 1 "_s +
                                     where,
                                 values);
    if (!rows)
        return std::unexpected(rows.error());
    QList<MarkLink> links;
    while (rows->next())
        links.append({QUuid::fromString(rows->value(0).toString()), rows->value(1).toString(),
                      anchorOf(*rows, 6), anchorOf(*rows, 12), rows->value(2).toString(),
                      rows->value(3).toString(), timeOf(rows->value(4).toString()),
                      timeOf(rows->value(5).toString())});
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
    auto rows = m_connection.run(u"SELECT DISTINCT kind FROM link ORDER BY kind"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QStringList kinds{u"contradicts"_s, u"corroborates"_s, u"same source"_s};
    while (rows->next()) {
        if (!kinds.contains(rows->value(0).toString()))
            kinds.append(rows->value(0).toString());
    }
    return kinds;
}

} // namespace synoptic
