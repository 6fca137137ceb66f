// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/savedfilters.h"

#include "library/connection.h"
#include "library/storedvalues.h"

using namespace Qt::StringLiterals;

namespace synoptic {

Result<QList<SavedFilter>> SavedFilters::all() const
{
    QList<SavedFilter> filters;
    const auto read = m_connection.each(
        u"SELECT id, name, query, author, created, modified FROM saved_filter ORDER BY name"_s, {},
        [&](const QSqlQuery &row) {
            filters.append({QUuid::fromString(row.value(0).toString()), row.value(1).toString(),
                            row.value(2).toString(), row.value(3).toString(), timeOf(row.value(4).toString()),
                            timeOf(row.value(5).toString())});
        });
    if (!read)
        return std::unexpected(read.error());
    return filters;
}

Result<void> SavedFilters::save(const SavedFilter &filter)
{
    return m_connection.change(
        u"INSERT INTO saved_filter (id, name, query, author, created, modified) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, modified = excluded.modified"_s,
        {idText(filter.id), filter.name, stored(filter.query), stored(filter.author),
         storedTime(filter.created), storedTime(filter.modified)});
}

Result<void> SavedFilters::remove(const QUuid &id)
{
    return m_connection.change(u"DELETE FROM saved_filter WHERE id = ?"_s, {idText(id)});
}

} // namespace synoptic
