// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sources.h"

#include "library/connection.h"
#include "library/storedvalues.h"

#include <QCryptographicHash>
#include <QFile>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QByteArray sha256Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

const QString recordColumns =
    u"r.sha256, r.path, r.outlet, r.title, r.url, r.published, r.added, r.version_of"_s;

ReportRecord recordOf(const QSqlQuery &row)
{
    return {row.value(0).toString().toLatin1(),
            row.value(1).toString(),
            row.value(2).toString(),
            row.value(3).toString(),
            row.value(4).toString(),
            row.value(5).toString(),
            timeOf(row.value(6).toString()),
            row.value(7).toString().toLatin1()};
}

Result<QList<ReportRecord>> recordsOf(Connection &connection, const QString &sql, const QVariantList &values)
{
    QList<ReportRecord> records;
    const auto read =
        connection.each(sql, values, [&](const QSqlQuery &row) { records.append(recordOf(row)); });
    if (!read)
        return std::unexpected(read.error());
    return records;
}

} // namespace

QByteArray eventKey(const QList<Report> &reports)
{
    QByteArrayList hashes;
    for (const Report &report : reports)
        hashes.append(report.sha256());
    return eventKey(hashes);
}

QByteArray eventKey(QByteArrayList hashes)
{
    std::ranges::sort(hashes);
    return sha256Of(hashes.join());
}

PackedReport Sources::pack(const Report &report)
{
    QFile file(report.path());
    const QByteArray bytes =
        !report.path().isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    // Where another text stands by now, the decoded one is kept.
    const bool same = !bytes.isEmpty() && sha256Of(bytes) == report.sha256();
    return {report.sha256(), qCompress(report.text().toUtf8()), same ? qCompress(bytes) : QByteArray()};
}

Result<bool> Sources::hasText(const QByteArray &sha256) const
{
    const auto length =
        m_connection.value(u"SELECT length(text) FROM report WHERE sha256 = ?"_s, {hashText(sha256)});
    if (!length)
        return std::unexpected(length.error());
    return length->toLongLong() > 0;
}

Result<void> Sources::keepText(const PackedReport &packed)
{
    auto done = m_connection.change(u"UPDATE report SET text = ? WHERE sha256 = ? AND length(text) = 0"_s,
                                    {packed.text, hashText(packed.sha256)});
    const auto known =
        done ? hasText(packed.sha256) : Result<bool>(false); // another library may be open by now
    if (!known)
        return std::unexpected(known.error());
    if (*known && !packed.original.isEmpty())
        done = m_connection.change(
            u"INSERT INTO report_original (report, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING"_s,
            {hashText(packed.sha256), packed.original});
    return done;
}

Result<void> Sources::keepTexts(const QList<PackedReport> &packed)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        for (const PackedReport &one : packed) {
            if (auto kept = keepText(one); !kept)
                return kept;
        }
        return {};
    });
}

/// What is known of a report, without its text where it is new.
Result<void> Sources::store(const Report &report)
{
    const QString sha256 = hashText(report.sha256());
    const Metadata &metadata = report.metadata();
    const auto length = m_connection.value(u"SELECT length(text) FROM report WHERE sha256 = ?"_s, {sha256});
    if (!length)
        return std::unexpected(length.error());
    const QString path = stored(report.path());
    const QString url = stored(metadata.url);
    if (!length->isValid())
        return m_connection.change(
            u"INSERT INTO report (sha256, path, outlet, title, encoding, text, url, published, added, "
            u"version_of) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT sha256 FROM report WHERE (path <> '' AND path = ?) "
            "OR (url <> '' AND url = ?) ORDER BY rowid DESC LIMIT 1))"_s,
            {sha256, path, stored(metadata.outlet), stored(metadata.title), stored(report.encoding()),
             QByteArray(""), url, metadata.published ? metadata.published->toString() : u""_s,
             storedTime(QDateTime::currentDateTimeUtc()), path, url});
    if (length->toInt() == 0) // salvaged without its text, or it was to come when the program ended
        return m_connection.change(
            u"UPDATE report SET path = ?, outlet = ?, title = ?, encoding = ? WHERE sha256 = ?"_s,
            {path, stored(metadata.outlet), stored(metadata.title), stored(report.encoding()), sha256});
    return m_connection.change(u"UPDATE report SET path = ? WHERE sha256 = ? AND path <> ?"_s,
                               {path, sha256, path});
}

Result<void> Sources::placeReports(const QUuid &event, const QList<Report> &reports, bool texts)
{
    if (auto cleared = m_connection.change(u"DELETE FROM event_report WHERE event = ?"_s, {idText(event)});
        !cleared)
        return cleared;
    for (qsizetype i = 0; i < reports.size(); ++i) {
        auto kept = store(reports.at(i));
        if (kept && texts) {
            const auto original = m_connection.value(u"SELECT 1 FROM report_original WHERE report = ?"_s,
                                                     {hashText(reports.at(i).sha256())});
            const auto text = hasText(reports.at(i).sha256());
            kept = !text || !original               ? std::unexpected(text ? original.error() : text.error())
                   : !*text || !original->isValid() ? keepText(pack(reports.at(i)))
                                                    : Result<void>();
        }
        if (kept)
            kept = m_connection.change(
                u"INSERT INTO event_report (event, position, sha256) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"_s,
                {idText(event), i, hashText(reports.at(i).sha256())});
        if (!kept)
            return kept;
    }
    return {};
}

Result<EventRecord> Sources::rememberEvent(const QString &name, const QList<Report> &reports)
{
    return remember(name, reports, true);
}

Result<EventRecord> Sources::rememberWithoutTexts(const QString &name, const QList<Report> &reports)
{
    return remember(name, reports, false);
}

Result<EventRecord> Sources::remember(const QString &name, const QList<Report> &reports, bool texts)
{
    EventRecord record{QUuid::createUuid(), name, {}, QDateTime::currentDateTimeUtc()};
    for (const Report &report : reports)
        record.paths.append(report.path());
    const auto done = m_connection.inTransaction([&]() -> Result<void> {
        auto event = m_connection.run(
            u"INSERT INTO event (id, key, name, opened) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET opened = excluded.opened RETURNING id, name"_s,
            {idText(record.id), hashText(eventKey(reports)), stored(name), storedTime(record.lastOpened)});
        if (!event)
            return std::unexpected(event.error());
        if (event->next()) {
            record.id = QUuid::fromString(event->value(0).toString());
            record.name = event->value(1).toString();
        }
        event->finish();
        return placeReports(record.id, reports, texts);
    });
    if (!done)
        return std::unexpected(done.error());
    return record;
}

Result<QList<EventRecord>> Sources::recentEvents(int most) const
{
    QList<EventRecord> records;
    const auto read = m_connection.each(
        u"SELECT e.id, e.name, e.opened, r.path FROM (SELECT id, name, opened FROM event ORDER BY opened "
        "DESC LIMIT ?) e JOIN event_report l ON l.event = e.id JOIN report r ON r.sha256 = l.sha256 "
        "ORDER BY e.opened DESC, e.id, l.position"_s,
        {most}, [&](const QSqlQuery &row) {
            const QUuid id = QUuid::fromString(row.value(0).toString());
            if (records.isEmpty() || records.last().id != id)
                records.append({id, row.value(1).toString(), {}, timeOf(row.value(2).toString())});
            records.last().paths.append(row.value(3).toString());
        });
    if (!read)
        return std::unexpected(read.error());
    return records;
}

Result<QList<ReportRecord>> Sources::reportsOf(const QUuid &event) const
{
    return recordsOf(
        m_connection,
        u"SELECT %1 FROM event_report l JOIN report r ON r.sha256 = l.sha256 WHERE l.event = ? ORDER BY l.position"_s
            .arg(recordColumns),
        {idText(event)});
}

Result<QString> Sources::text(const QByteArray &sha256) const
{
    const auto text = m_connection.value(u"SELECT text FROM report WHERE sha256 = ?"_s, {hashText(sha256)});
    if (!text)
        return std::unexpected(text.error());
    if (text->toByteArray().isEmpty())
        return std::unexpected(Error{u"The library does not hold this report"_s, hashText(sha256.left(12)),
                                     u"Open its file again"_s});
    return QString::fromUtf8(qUncompress(text->toByteArray()));
}

Result<QByteArray> Sources::originalBytes(const QByteArray &sha256) const
{
    const auto bytes =
        m_connection.value(u"SELECT bytes FROM report_original WHERE report = ?"_s, {hashText(sha256)});
    if (!bytes)
        return std::unexpected(bytes.error());
    return bytes->isValid() ? qUncompress(bytes->toByteArray()) : QByteArray();
}

Result<QByteArray> Sources::lastSeenAt(const QString &path) const
{
    const auto sha256 = m_connection.value(
        u"SELECT sha256 FROM report WHERE path = ? ORDER BY rowid DESC LIMIT 1"_s, {stored(path)});
    if (!sha256 || !sha256->isValid())
        return sha256 ? Result<QByteArray>(QByteArray()) : std::unexpected(sha256.error());
    auto bytes = originalBytes(sha256->toByteArray());
    if (!bytes || !bytes->isEmpty())
        return bytes;
    const auto decoded = text(sha256->toByteArray());
    if (!decoded)
        return std::unexpected(decoded.error());
    return decoded->toUtf8();
}

Result<QList<ReportRecord>> Sources::otherVersions(const QByteArray &sha256) const
{
    const QString own = hashText(sha256);
    return recordsOf(
        m_connection,
        u"WITH RECURSIVE v (s) AS (SELECT ? UNION SELECT CASE WHEN r.version_of = v.s THEN r.sha256 ELSE "
        "r.version_of END FROM v JOIN report r ON r.version_of = v.s OR (r.sha256 = v.s AND r.version_of IS "
        "NOT NULL)) "
        "SELECT %1 FROM v JOIN report r ON r.sha256 = v.s WHERE r.sha256 <> ? ORDER BY r.rowid DESC"_s.arg(
            recordColumns),
        {own, own});
}

Result<void> Sources::setVersionOf(const QByteArray &sha256, const QByteArray &earlier)
{
    return m_connection.change(u"UPDATE report SET version_of = nullif(?, '') WHERE sha256 = ?"_s,
                               {stored(hashText(earlier)), hashText(sha256)});
}

} // namespace synoptic
