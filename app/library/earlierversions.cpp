// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/earlierversions.h"

#include "library/connection.h"
#include "library/library.h"
#include "library/storedvalues.h"

#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

int likeness(const ReportRecord &record, const Report &report)
{
    const auto same = [](const QString &a, const QString &b) {
        return !a.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
    };
    return (same(QFileInfo(record.path).fileName(), QFileInfo(report.path()).fileName()) ? 4 : 0) +
           (same(record.title, report.metadata().title) ? 2 : 0) +
           (same(record.outlet, report.metadata().outlet) ? 1 : 0);
}

} // namespace

Result<QList<ReportRecord>> likelyEarlierVersions(Library &library, const Report &report, int most)
{
    const auto own = library.sources().otherVersions(report.sha256());
    if (!own)
        return own;
    QList<ReportRecord> records;
    const auto read = library.connection().each(
        u"SELECT sha256, path, outlet, title, url, published, added FROM report WHERE sha256 <> ? ORDER BY added DESC"_s,
        {hashText(report.sha256())}, [&](const QSqlQuery &row) {
            const ReportRecord record{row.value(0).toString().toLatin1(),
                                      row.value(1).toString(),
                                      row.value(2).toString(),
                                      row.value(3).toString(),
                                      row.value(4).toString(),
                                      row.value(5).toString(),
                                      timeOf(row.value(6).toString()),
                                      {}};
            if (likeness(record, report) > 0 &&
                !std::ranges::contains(*own, record.sha256, &ReportRecord::sha256))
                records.append(record);
        });
    if (!read)
        return std::unexpected(read.error());
    std::ranges::stable_sort(records, std::ranges::greater(),
                             [&](const ReportRecord &record) { return likeness(record, report); });
    return records.first(std::min<qsizetype>(most, records.size()));
}

Result<QByteArray> earlierVersion(Library &library, const QByteArray &sha256)
{
    const auto earlier =
        library.connection().value(u"SELECT version_of FROM report WHERE sha256 = ?"_s, {hashText(sha256)});
    if (!earlier)
        return std::unexpected(earlier.error());
    return earlier->toString().toLatin1();
}

} // namespace synoptic
