// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/merging.h"

#include "library/connection.h"
#include "library/copying.h"
#include "library/dialect.h"
#include "library/library.h"
#include "library/serveraddress.h"

#include <QFile>
#include <QScopeGuard>
#include <QStringList>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// How the rows of a table are told apart and which of two is taken.
struct MergedTable
{
    QString name;
    QStringList key;
    QString words; ///< SQL over a row: what the user knows it by; empty for tables whose rows never conflict
    QString said;  ///< SQL over a row: what may differ
    QString owner; ///< table whose rows these belong to, by their first key column; empty for none
};

/// In the order of their references. What only belongs to others (tags of a mark, ends of a link) follows
/// them.
const QList<MergedTable> &mergedTables()
{
    static const QList<MergedTable> tables{
        {u"report"_s, {u"sha256"_s}, {}, {}, {}},
        {u"report_original"_s, {u"report"_s}, {}, {}, {}},
        {u"event"_s, {u"id"_s}, {}, {}, {}},
        {u"event_report"_s, {u"event"_s, u"position"_s}, {}, {}, u"event"_s},
        {u"tag"_s, {u"id"_s}, u"x.name"_s, u"x.note || ' ' || x.colour"_s, {}},
        {u"highlight"_s, {u"id"_s}, u"x.exact"_s, u"x.colour || ': ' || x.note"_s, {}},
        {u"mark_place"_s, {u"highlight"_s, u"report"_s}, {}, {}, {}},
        {u"highlight_tag"_s, {u"highlight"_s, u"tag"_s}, {}, {}, u"highlight"_s},
        {u"link"_s, {u"id"_s}, u"x.kind"_s, u"x.kind || ': ' || x.note"_s, {}},
        {u"link_end"_s, {u"link"_s, u"side"_s}, {}, {}, u"link"_s},
        {u"subject_note"_s, {u"id"_s}, u"x.subject"_s, u"x.note"_s, {}},
        {u"subject_note_place"_s, {u"note"_s, u"position"_s}, {}, {}, u"subject_note"_s},
        {u"passage_label"_s, {u"report"_s, u"start"_s}, u"x.kind"_s, u"x.kind"_s, {}},
        {u"correction"_s, {u"id"_s}, {}, {}, {}},
        {u"correction_place"_s, {u"correction"_s, u"side"_s, u"position"_s}, {}, {}, u"correction"_s},
        {u"verdict"_s, {u"id"_s}, {}, {}, {}},
        {u"verdict_anchor"_s, {u"verdict"_s, u"position"_s}, {}, {}, u"verdict"_s},
        {u"review_session"_s, {u"id"_s}, {}, {}, {}},
        {u"saved_filter"_s, {u"id"_s}, u"x.name"_s, u"x.query"_s, {}},
    };
    return tables;
}

QString quoted(const QString &column)
{
    return u'"' + column + u'"';
}

/// "o.id = m.id AND …"
QString sameKey(const MergedTable &table)
{
    QStringList terms;
    for (const QString &column : table.key)
        terms.append(u"o.%1 = m.%1"_s.arg(quoted(column)));
    return terms.join(u" AND "_s);
}

/// A statement about `main` (ours) and `other` (theirs): in a file other is attached, on a server it stands
/// in temporary tables without keys.
QString placed(const Connection &connection, QString sql)
{
    return connection.dialect().isServer() ? sql.remove("main."_L1)
                                                 .replace("other."_L1, "other_"_L1)
                                                 .replace("UPDATE OR IGNORE"_L1, "UPDATE"_L1)
                                           : sql;
}

/// The other library, as a copy of this program's format, beside ours for as long as this lives.
class Guest
{
public:
    explicit Guest(Connection &host) : m_host(host) {}
    ~Guest()
    {
        for (const QString &sql : std::as_const(m_leaving))
            (void)m_host.change(sql);
    }

    Result<void> attach(const QString &path)
    {
        const QString copy = m_folder.filePath(u"other.sqlite"_s);
        if (auto fetched = ServerAddress::isAddress(path) ? writeCopy(path, copy) : copyFile(path, copy);
            !fetched)
            return fetched;
        if (m_host.dialect().isServer())
            return send(copy);
        m_leaving.append(u"DETACH DATABASE other"_s);
        return m_host.change(u"ATTACH DATABASE %1 AS other"_s.arg(sqlLiteral(copy)));
    }

private:
    static Result<void> copyFile(const QString &path, const QString &copy)
    {
        for (const QString &part : {u""_s, u"-wal"_s, u"-journal"_s}) {
            if (QFile::exists(path + part) && !QFile::copy(path + part, copy + part))
                return std::unexpected(Error{u"The other library cannot be copied for reading"_s, path,
                                             u"Free some space, then try again"_s});
            QFile::setPermissions(copy + part, QFile::ReadOwner | QFile::WriteOwner);
        }
        if (!QFile::exists(copy))
            return std::unexpected(Error{u"There is no such file"_s, path, u"Check the name"_s});
        if (const auto opened = Library::open(copy); !opened) {
            Error error = opened.error();
            error.subject = path;
            return std::unexpected(error);
        }
        return {};
    }

    /// Before others have to wait for us.
    Result<void> send(const QString &copy)
    {
        Connection theirs;
        if (auto opened = theirs.open(copy); !opened)
            return opened;
        for (const QString &table : contentTables()) {
            const auto columns = columnsOf(theirs, table);
            if (!columns)
                return std::unexpected(columns.error());
            if (auto made =
                    m_host.change(u"CREATE TEMP TABLE other_%1 AS SELECT \"%2\" FROM %1 WITH NO DATA"_s.arg(
                        table, columns->join(u"\", \""_s)));
                !made)
                return made;
            m_leaving.append(u"DROP TABLE other_%1"_s.arg(table));
            if (auto sent = copyRows(theirs, table, m_host, u"other_"_s + table); !sent)
                return sent;
        }
        return {};
    }

    Connection &m_host;
    QTemporaryDir m_folder;
    QStringList m_leaving; ///< statements that take away what is here only for the merge
};

class Merge
{
public:
    Merge(Connection &connection, MergePolicy policy) : m_connection(connection), m_policy(policy) {}

    /// Inside a transaction, with the guest attached.
    Result<void> run()
    {
        if (auto joined = joinSameEvents(); !joined)
            return joined;
        if (auto joined = joinSameTags(); !joined)
            return joined;
        if (auto kept = m_policy == MergePolicy::KeepOurs ? leaveOurs() : Result<void>(); !kept)
            return kept;
        for (const MergedTable &table : mergedTables()) {
            if (auto merged = merge(table); !merged)
                return merged;
        }
        return mendReferences();
    }

    [[nodiscard]] const MergeReport &report() const { return m_report; }

private:
    Result<QSqlQuery> run(const QString &sql) { return m_connection.run(placed(m_connection, sql)); }

    Result<void> change(const QString &sql) { return m_connection.change(placed(m_connection, sql)); }

    Result<void> each(const QString &sql, const std::function<void(const QSqlQuery &)> &take)
    {
        return m_connection.each(placed(m_connection, sql), {}, take);
    }

    Result<void> all(const QStringList &statements)
    {
        for (const QString &sql : statements) {
            if (auto done = change(sql); !done)
                return done;
        }
        return {};
    }

    /// A tag that was removed here stays away: so do its uses, and what stood below it moves to the top.
    Result<void> mendReferences()
    {
        if (auto done = all(
                {u"DELETE FROM main.highlight_tag WHERE tag NOT IN (SELECT id FROM main.tag)"_s,
                 u"UPDATE main.tag SET parent = NULL WHERE parent IS NOT NULL AND parent NOT IN (SELECT id FROM main.tag)"_s});
            !done)
            return done;
        if (m_connection.dialect().isServer())
            return change(u"SET CONSTRAINTS ALL IMMEDIATE"_s);
        const auto dangling = m_connection.value(u"PRAGMA main.foreign_key_check"_s);
        if (!dangling)
            return std::unexpected(dangling.error());
        if (dangling->isValid())
            return std::unexpected(
                Error{u"The other library is not whole (%1 points nowhere)"_s.arg(dangling->toString()),
                      {},
                      u"Open it and salvage it first"_s});
        return {};
    }

    /// What belongs to a row that is here too (tags of a mark, ends of a link) stays away with it.
    Result<void> leaveOurs()
    {
        for (const MergedTable &owned : mergedTables()) {
            if (owned.owner.isEmpty())
                continue;
            auto left = change(u"DELETE FROM other.%1 WHERE %2 IN (SELECT id FROM main.%3)"_s.arg(
                owned.name, quoted(owned.key.first()), owned.owner));
            if (!left)
                return left;
        }
        return {};
    }

    /// The same set of reports is the same event: theirs takes our id (in the guest, which is a copy).
    Result<void> joinSameEvents()
    {
        return all(
            {u"CREATE TEMP TABLE same_event AS SELECT o.id AS theirs, m.id AS ours FROM other.event o JOIN main.event m ON m.key = o.key AND m.id <> o.id"_s,
             u"UPDATE other.verdict SET event = (SELECT ours FROM same_event WHERE theirs = event) WHERE event IN (SELECT theirs FROM same_event)"_s,
             u"DELETE FROM other.event_report WHERE event IN (SELECT theirs FROM same_event)"_s,
             u"DELETE FROM other.event WHERE id IN (SELECT theirs FROM same_event)"_s,
             u"DROP TABLE same_event"_s});
    }

    /// Level by level from the top, until no tag of theirs has the name and place of one of ours.
    Result<void> joinSameTags()
    {
        for (int depth = 0; depth < 100; ++depth) {
            if (auto made = change(
                    u"CREATE TEMP TABLE same_tag AS SELECT o.id AS theirs, m.id AS ours FROM other.tag o "
                    u"JOIN main.tag m "
                    "ON lower(m.name) = lower(o.name) AND coalesce(m.parent, '') = coalesce(o.parent, '') AND m.id <> o.id"_s);
                !made)
                return made;
            const auto count = m_connection.value(u"SELECT count(*) FROM same_tag"_s);
            if (!count)
                return std::unexpected(count.error());
            if (auto done = all(
                    {u"UPDATE OR IGNORE other.highlight_tag SET tag = (SELECT ours FROM same_tag WHERE theirs = tag) WHERE tag IN (SELECT theirs FROM same_tag)"_s,
                     u"DELETE FROM other.highlight_tag WHERE tag IN (SELECT theirs FROM same_tag)"_s,
                     u"UPDATE OR IGNORE other.tag SET parent = (SELECT ours FROM same_tag WHERE theirs = parent) WHERE parent IN (SELECT theirs FROM same_tag)"_s,
                     u"DELETE FROM other.tag WHERE id IN (SELECT theirs FROM same_tag)"_s,
                     u"DROP TABLE same_tag"_s});
                !done)
                return done;
            if (count->toInt() == 0)
                break;
        }
        return {};
    }

    Result<qint64> count(const QString &sql)
    {
        const auto number = m_connection.value(placed(m_connection, sql));
        if (!number)
            return std::unexpected(number.error());
        return number->toLongLong();
    }

    Result<void> merge(const MergedTable &table)
    {
        MergeReport::Count counts{table.name};
        const auto rows = count(u"SELECT count(*) FROM other.%1"_s.arg(table.name));
        if (!rows)
            return std::unexpected(rows.error());
        if (auto settled = table.words.isEmpty() ? Result<void>() : settleConflicts(table, counts); !settled)
            return settled;
        const auto names = columnsOf(m_connection, table.name);
        if (!names)
            return std::unexpected(names.error());
        QStringList columns;
        for (const QString &column : *names)
            columns.append(quoted(column));
        // What was removed here stays away, and what belongs to it.
        const auto added =
            run(u"INSERT INTO main.%1 (%2) SELECT %2 FROM other.%1 o WHERE NOT EXISTS (SELECT 1 FROM "
                u"main.%1 m WHERE %3) "
                "AND o.%4 NOT IN (SELECT id FROM main.removed) ON CONFLICT DO NOTHING"_s.arg(
                    table.name, columns.join(u", "_s), sameKey(table), quoted(table.key.first())));
        if (!added)
            return std::unexpected(added.error());
        counts.added = added->numRowsAffected();
        counts.same = *rows - counts.added - counts.changed;
        if (*rows > 0)
            m_report.counts.append(counts);
        return {};
    }

    Result<void> settleConflicts(const MergedTable &table, MergeReport::Count &counts)
    {
        const auto side = [&](QString sql, QLatin1StringView alias) { return sql.replace("x."_L1, alias); };
        const bool told = columnsOf(m_connection, table.name).value_or(QStringList()).contains(u"author"_s);
        const auto toldBy = [&](QLatin1StringView alias) {
            return (told ? u"%1author || ', ' || %1modified || ': ' || "_s.arg(alias) : QString()) +
                   side(table.said, alias);
        };
        const auto read = each(
            u"SELECT %1, %2, %3, o.modified > m.modified FROM other.%4 o JOIN main.%4 m ON %5 WHERE %6"_s.arg(
                side(table.words, "m."_L1), toldBy("m."_L1), toldBy("o."_L1), table.name, sameKey(table),
                m_policy == MergePolicy::TakeLater
                    ? u"o.modified <> m.modified"_s
                    : u"%1 <> %2"_s.arg(side(table.said, "m."_L1), side(table.said, "o."_L1))),
            [&](const QSqlQuery &row) {
                m_report.conflicts.append({table.name, row.value(0).toString(), row.value(1).toString(),
                                           row.value(2).toString(),
                                           m_policy == MergePolicy::TakeLater && row.value(3).toBool()});
            });
        if (!read)
            return read;
        if (table.key.first() == "id"_L1) {
            const auto removed =
                each(u"SELECT %1, %2, r.at FROM other.%3 o JOIN main.removed r ON r.id = o.id"_s.arg(
                         side(table.words, "o."_L1), toldBy("o."_L1), table.name),
                     [&](const QSqlQuery &row) {
                         m_report.conflicts.append({table.name, row.value(0).toString(),
                                                    u"removed here, "_s + row.value(2).toString(),
                                                    row.value(1).toString(), false});
                     });
            if (!removed)
                return removed;
        }
        return m_policy == MergePolicy::TakeLater ? takeLater(table, counts) : Result<void>();
    }

    /// Theirs where it was changed later; with what belongs to it.
    Result<void> takeLater(const MergedTable &table, MergeReport::Count &counts)
    {
        for (const MergedTable &owned : mergedTables()) {
            if (owned.owner != table.name)
                continue;
            const auto cleared = change(
                u"DELETE FROM main.%1 WHERE %2 IN (SELECT o.id FROM other.%3 o JOIN main.%3 m ON o.id = m.id WHERE o.modified > m.modified)"_s
                    .arg(owned.name, quoted(owned.key.first()), table.name));
            if (!cleared)
                return cleared;
        }
        QStringList sets;
        for (const QString &column : columnsOf(m_connection, table.name).value_or(QStringList())) {
            if (!table.key.contains(column))
                sets.append(u"%1 = o.%1"_s.arg(quoted(column)));
        }
        const auto taken =
            run(u"UPDATE main.%1 AS m SET %2 FROM other.%1 o WHERE %3 AND o.modified > m.modified"_s.arg(
                table.name, sets.join(u", "_s), sameKey(table)));
        if (!taken)
            return std::unexpected(taken.error());
        counts.changed = taken->numRowsAffected();
        return {};
    }

    Connection &m_connection;
    MergePolicy m_policy;
    MergeReport m_report;
};

Result<MergeReport> runMerge(Library &library, const QString &other, MergePolicy policy, bool keep)
{
    Guest guest(library.connection());
    if (auto attached = guest.attach(other); !attached)
        return std::unexpected(attached.error());
    Merge merge(library.connection(), policy);
    const bool onServer = library.connection().dialect().isServer();
    // References are checked as a whole, at the end: on the way theirs are made to point at ours.
    if (!onServer)
        (void)library.connection().change(u"PRAGMA foreign_keys = OFF"_s);
    const auto on = qScopeGuard([&] {
        if (!onServer)
            (void)library.connection().change(u"PRAGMA foreign_keys = ON"_s);
    });
    const Error onlyLooked{u"looked"_s, {}, {}};
    const auto done = library.connection().inTransaction([&]() -> Result<void> {
        if (onServer)
            (void)library.connection().change(u"SET CONSTRAINTS ALL DEFERRED"_s);
        if (auto merged = merge.run(); !merged)
            return merged;
        return keep ? Result<void>() : std::unexpected(onlyLooked);
    });
    if (!done && (keep || done.error().what != onlyLooked.what))
        return std::unexpected(done.error());
    return merge.report();
}

} // namespace

QStringList contentTables()
{
    QStringList names;
    for (const MergedTable &table : mergedTables())
        names.append(table.name);
    return names;
}

qint64 MergeReport::added() const
{
    qint64 sum = 0;
    for (const Count &count : counts)
        sum += count.added;
    return sum;
}

qint64 MergeReport::changed() const
{
    qint64 sum = 0;
    for (const Count &count : counts)
        sum += count.changed;
    return sum;
}

Result<MergeReport> previewMerge(Library &library, const QString &other)
{
    return runMerge(library, other, MergePolicy::TakeLater, false);
}

Result<MergeReport> mergeLibrary(Library &library, const QString &other, MergePolicy policy)
{
    return runMerge(library, other, policy, true);
}

} // namespace synoptic
