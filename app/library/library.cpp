// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/schema.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString storedTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

/// A null string would become NULL, which the tables refuse: an absent text is an empty one.
QString stored(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

HighlightColour colourOf(const QString &name)
{
    for (const auto colour :
         {HighlightColour::Yellow, HighlightColour::Green, HighlightColour::Blue, HighlightColour::Pink}) {
        if (colourName(colour) == name)
            return colour;
    }
    return HighlightColour::Orange;
}

} // namespace

class Library::Private
{
public:
    explicit Private(const QString &at)
        : path(at), connection(u"library-"_s + QUuid::createUuid().toString(QUuid::Id128))
    {
    }
    ~Private()
    {
        QSqlDatabase::database(connection, false).close();
        QSqlDatabase::removeDatabase(connection);
    }
    QSqlDatabase database() const { return QSqlDatabase::database(connection, false); }

    /// Prepares and runs one statement with bound values.
    Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {}) const
    {
        QSqlQuery query(database());
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            return std::unexpected(sqlError(query.lastError(), path));
        for (const QVariant &value : values)
            query.addBindValue(value);
        if (!query.exec())
            return std::unexpected(sqlError(query.lastError(), path));
        return query;
    }
    Result<void> change(const QString &sql, const QVariantList &values) const
    {
        const auto done = run(sql, values);
        if (!done)
            return std::unexpected(done.error());
        return {};
    }
    Result<void> storeReport(const Report &report) const
    {
        return change(
            u"INSERT INTO report (sha256, path, outlet, title, encoding, text) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (sha256) DO UPDATE SET path = excluded.path"_s,
            {QString::fromLatin1(report.sha256()), stored(report.path()), stored(report.metadata().outlet),
             stored(report.metadata().title), stored(report.encoding()), qCompress(report.text().toUtf8())});
    }

    QString path;
    QString connection;
};

Library::Library(std::unique_ptr<Private> given) : d(std::move(given)) {}

Library::~Library() = default;

QString Library::defaultPath()
{
    const QString chosen = qEnvironmentVariable("SYNOPTIC_LIBRARY");
    if (!chosen.isEmpty())
        return chosen;
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/library.sqlite"_s;
}

Result<std::unique_ptr<Library>> Library::open(const QString &path)
{
    const QFileInfo info(path);
    if (!QDir().mkpath(info.absolutePath()))
        return std::unexpected(Error{u"The folder cannot be made"_s, info.absolutePath(),
                                     u"Choose a folder that you may write to"_s});
    if (info.exists() ? !info.isWritable() : !QFileInfo(info.absolutePath()).isWritable())
        return std::unexpected(Error{u"The library cannot be written"_s, path,
                                     u"Check the permissions of the file and its folder"_s});
    auto d = std::make_unique<Private>(path);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, d->connection);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return std::unexpected(sqlError(database.lastError(), path));
    if (auto ready = prepareSchema(database, path); !ready)
        return std::unexpected(ready.error());
    return std::unique_ptr<Library>(new Library(std::move(d)));
}

Result<EventRecord> Library::rememberEvent(const QString &name, const QList<Report> &reports)
{
    // The same set of reports is the same event: its key is the hash of their hashes.
    QList<QByteArray> hashes;
    for (const Report &report : reports)
        hashes.append(report.sha256());
    std::sort(hashes.begin(), hashes.end());
    const QString key =
        QString::fromLatin1(QCryptographicHash::hash(hashes.join(), QCryptographicHash::Sha256).toHex());

    QSqlDatabase database = d->database();
    if (!database.transaction())
        return std::unexpected(sqlError(database.lastError(), d->path));
    const auto undo = [&](const Error &error) {
        database.rollback();
        return std::unexpected(error);
    };
    EventRecord record{QUuid::createUuid(), name, {}, QDateTime::currentDateTimeUtc()};
    auto event = d->run(u"INSERT INTO event (id, key, name, opened) VALUES (?, ?, ?, ?) "
                        "ON CONFLICT (key) DO UPDATE SET opened = excluded.opened RETURNING id, name"_s,
                        {idText(record.id), key, stored(name), storedTime(record.lastOpened)});
    if (!event)
        return undo(event.error());
    QSqlQuery &row = *event;
    if (row.next()) {
        record.id = QUuid::fromString(row.value(0).toString());
        record.name = row.value(1).toString();
    }
    row.finish();
    if (auto cleared = d->change(u"DELETE FROM event_report WHERE event = ?"_s, {idText(record.id)});
        !cleared)
        return undo(cleared.error());
    for (qsizetype i = 0; i < reports.size(); ++i) {
        record.paths.append(reports.at(i).path());
        if (auto stored = d->storeReport(reports.at(i)); !stored)
            return undo(stored.error());
        if (auto linked =
                d->change(u"INSERT OR IGNORE INTO event_report (event, position, sha256) VALUES (?, ?, ?)"_s,
                          {idText(record.id), i, QString::fromLatin1(reports.at(i).sha256())});
            !linked)
            return undo(linked.error());
    }
    if (!database.commit())
        return undo(sqlError(database.lastError(), d->path));
    return record;
}

Result<QList<EventRecord>> Library::recentEvents(int most) const
{
    auto events = d->run(
        u"SELECT e.id, e.name, e.opened, r.path FROM (SELECT id, name, opened FROM event ORDER BY opened "
        u"DESC LIMIT ?) e "
        "JOIN event_report l ON l.event = e.id JOIN report r ON r.sha256 = l.sha256 ORDER BY e.opened DESC, e.id, l.position"_s,
        {most});
    if (!events)
        return std::unexpected(events.error());
    QList<EventRecord> records;
    while (events->next()) {
        const QUuid id = QUuid::fromString(events->value(0).toString());
        if (records.isEmpty() || records.last().id != id)
            records.append({id,
                            events->value(1).toString(),
                            {},
                            QDateTime::fromString(events->value(2).toString(), Qt::ISODateWithMs)});
        records.last().paths.append(events->value(3).toString());
    }
    return records;
}

Result<QString> Library::storedText(const QByteArray &sha256) const
{
    auto row = d->run(u"SELECT text FROM report WHERE sha256 = ?"_s, {QString::fromLatin1(sha256)});
    if (!row)
        return std::unexpected(row.error());
    if (!row->next())
        return std::unexpected(Error{u"The library does not hold this report"_s,
                                     QString::fromLatin1(sha256.left(12)), u"Open its file again"_s});
    return QString::fromUtf8(qUncompress(row->value(0).toByteArray()));
}

Result<void> Library::addHighlight(const Highlight &h)
{
    return d->change(u"INSERT INTO highlight (id, report, start, \"end\", exact, prefix, suffix, colour, "
                     u"note, author, created, modified) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                     {idText(h.id), QString::fromLatin1(h.reportSha256), h.start, h.end, h.exact,
                      stored(h.prefix), stored(h.suffix), colourName(h.colour), stored(h.note),
                      stored(h.author), storedTime(h.created), storedTime(h.modified)});
}

Result<void> Library::updateHighlight(const Highlight &h)
{
    auto done = d->run(
        u"UPDATE highlight SET start = ?, \"end\" = ?, exact = ?, prefix = ?, suffix = ?, colour = ?, note = ?, modified = ? WHERE id = ?"_s,
        {h.start, h.end, h.exact, stored(h.prefix), stored(h.suffix), colourName(h.colour), stored(h.note),
         storedTime(h.modified), idText(h.id)});
    if (!done)
        return std::unexpected(done.error());
    if (done->numRowsAffected() == 0)
        return std::unexpected(Error{u"The highlight is not in the library any more"_s, h.exact.left(40),
                                     u"Mark the words again"_s});
    return {};
}

Result<void> Library::removeHighlight(const QUuid &id)
{
    return d->change(u"DELETE FROM highlight WHERE id = ?"_s, {idText(id)});
}

Result<QList<Highlight>> Library::highlights(const QByteArray &sha256, const QString &path) const
{
    auto rows = d->run(
        u"SELECT id, report, start, \"end\", exact, prefix, suffix, colour, note, author, created, modified "
        u"FROM highlight "
        "WHERE report = ? OR (? <> '' AND report IN (SELECT sha256 FROM report WHERE path = ?)) ORDER BY start, created, id"_s,
        {QString::fromLatin1(sha256), path, path});
    if (!rows)
        return std::unexpected(rows.error());
    QList<Highlight> found;
    while (rows->next()) {
        found.append({QUuid::fromString(rows->value(0).toString()), rows->value(1).toString().toLatin1(),
                      rows->value(2).toLongLong(), rows->value(3).toLongLong(), rows->value(4).toString(),
                      rows->value(5).toString(), rows->value(6).toString(),
                      colourOf(rows->value(7).toString()), rows->value(8).toString(),
                      rows->value(9).toString(),
                      QDateTime::fromString(rows->value(10).toString(), Qt::ISODateWithMs),
                      QDateTime::fromString(rows->value(11).toString(), Qt::ISODateWithMs)});
    }
    return found;
}

Result<QList<PassageLabel>> Library::passageLabels() const
{
    auto rows = d->run(u"SELECT report, start, kind, author FROM passage_label ORDER BY report, start"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QList<PassageLabel> labels;
    while (rows->next()) {
        const auto kind = passageKindOf(rows->value(2).toString());
        if (kind)
            labels.append({rows->value(0).toString().toLatin1(), rows->value(1).toLongLong(), *kind,
                           rows->value(3).toString()});
    }
    return labels;
}

Result<void> Library::setPassageLabel(const PassageLabel &label)
{
    return d->change(
        u"INSERT INTO passage_label (report, start, kind, author, modified) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (report, start) DO UPDATE SET kind = excluded.kind, author = excluded.author, modified = excluded.modified"_s,
        {QString::fromLatin1(label.reportSha256), label.start, passageKindName(label.kind),
         stored(label.author), storedTime(QDateTime::currentDateTimeUtc())});
}

Result<void> Library::removePassageLabel(const QByteArray &reportSha256, qsizetype start)
{
    return d->change(u"DELETE FROM passage_label WHERE report = ? AND start = ?"_s,
                     {QString::fromLatin1(reportSha256), start});
}

} // namespace synoptic
