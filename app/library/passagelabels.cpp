// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/passagelabels.h"

#include "library/connection.h"
#include "library/storedvalues.h"

using namespace Qt::StringLiterals;

namespace synoptic {

Result<QList<PassageLabel>> PassageLabels::all() const
{
    QList<PassageLabel> labels;
    const auto read =
        m_connection.each(u"SELECT report, start, kind, author FROM passage_label ORDER BY report, start"_s,
                          {}, [&](const QSqlQuery &row) {
                              if (const auto kind = passageKindOf(row.value(2).toString()))
                                  labels.append({row.value(0).toString().toLatin1(),
                                                 row.value(1).toLongLong(), *kind, row.value(3).toString()});
                          });
    if (!read)
        return std::unexpected(read.error());
    return labels;
}

Result<void> PassageLabels::set(const PassageLabel &label)
{
    return m_connection.change(
        u"INSERT INTO passage_label (report, start, kind, author, modified) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (report, start) DO UPDATE SET kind = excluded.kind, author = excluded.author, modified = excluded.modified"_s,
        {hashText(label.reportSha256), label.start, passageKindName(label.kind), stored(label.author),
         storedTime(QDateTime::currentDateTimeUtc())});
}

Result<void> PassageLabels::remove(const QByteArray &reportSha256, qsizetype start)
{
    return m_connection.change(u"DELETE FROM passage_label WHERE report = ? AND start = ?"_s,
                               {hashText(reportSha256), start});
}

} // namespace synoptic
