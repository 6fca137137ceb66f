// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/salvage.h"

#include "library/connection.h"
#include "library/library.h"
#include "library/serveraddress.h"
#include "library/storedvalues.h"
#include "report/counts.h"

#include <QFile>
#include <QStringList>
#include <QTemporaryDir>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// How far beyond the last row that was read single rows are looked for, where no end of them is known.
constexpr qint64 blindReach = 100'000;

QString quoted(const QString &name)
{
    return u'"' + name + u'"';
}

/// Copies one table from the damaged to the new file.
class TableSalvage
{
public:
    TableSalvage(Connection &from, Connection &to, const QString &table, const QStringList &columns)
        : m_from(from), m_to(to), m_table(table)
    {
        QStringList names;
        QStringList marks;
        for (const QString &column : columns) {
            names.append(quoted(column));
            marks.append(u"?"_s);
        }
        m_width = int(columns.size());
        m_select = u"SELECT rowid, %1 FROM %2 "_s.arg(names.join(u", "_s), quoted(table));
        m_insert = u"INSERT OR IGNORE INTO %1 (%2) VALUES (%3)"_s.arg(quoted(table), names.join(u", "_s),
                                                                      marks.join(u", "_s));
    }

    SalvagedTable run()
    {
        SalvagedTable result{m_table, 0, 0};
        const auto expected = m_from.value(u"SELECT count(*) FROM "_s + quoted(m_table));
        const bool whole = forwards();
        if (!whole) {
            const bool endFound = backwards();
            fillGap(endFound ? m_first : m_last + blindReach);
        }
        result.saved = m_saved;
        if (expected)
            result.lost = std::max<qint64>(0, expected->toLongLong() - m_saved);
        else if (!whole)
            result.lost.reset();
        if (m_refused > 0 && result.lost)
            result.lost = std::max(*result.lost, m_refused);
        return result;
    }

private:
    bool forwards()
    {
        return bool(m_from.each(m_select + u"ORDER BY rowid"_s, {}, [this](const QSqlQuery &row) {
            m_last = row.value(0).toLongLong();
            keep(row);
        }));
    }

    /// From the end as far as it goes; whether there was an end to be read.
    bool backwards()
    {
        m_first = m_last;
        bool any = false;
        (void)m_from.each(m_select + u"WHERE rowid > ? ORDER BY rowid DESC"_s, {m_last},
                          [&](const QSqlQuery &row) {
                              m_first = row.value(0).toLongLong();
                              any = true;
                              keep(row);
                          });
        return any;
    }

    /// Rows whose neighbours cannot be read may stand on pages that can.
    void fillGap(qint64 end)
    {
        for (qint64 id = m_last + 1; id < end; ++id)
            (void)m_from.each(m_select + u"WHERE rowid = ?"_s, {id},
                              [this](const QSqlQuery &row) { keep(row); });
    }

    void keep(const QSqlQuery &row)
    {
        QVariantList values;
        for (int i = 0; i < m_width; ++i)
            values.append(row.value(i + 1));
        const auto kept = m_to.run(m_insert, values);
        if (kept && kept->numRowsAffected() == 1)
            ++m_saved;
        else
            ++m_refused; // twice the same key, or what is no value of its column
    }

    Connection &m_from;
    Connection &m_to;
    QString m_table;
    QString m_select;
    QString m_insert;
    int m_width = 0;
    qint64 m_last = 0;
    qint64 m_first = 0;
    qint64 m_saved = 0;
    qint64 m_refused = 0;
};

/// Tables that hold what cannot be made again: not the search index, which the new file's triggers fill. As
/// far as the list of tables can be read: a page of it that cannot hides those behind it only.
QStringList tablesOf(Connection &connection)
{
    QStringList tables;
    (void)connection.each(u"SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"_s, {},
                          [&](const QSqlQuery &row) {
                              const QString name = row.value(0).toString();
                              const bool isIndex =
                                  name.startsWith("sqlite_"_L1) || name == "search_entry"_L1 ||
                                  name.startsWith("report_words"_L1) || name.startsWith("note_words"_L1) ||
                                  name.startsWith("event_words"_L1);
                              if (!isIndex)
                                  tables.append(name);
                          });
    return tables;
}

QStringList namesIn(Connection &connection, const QString &table)
{
    QStringList columns;
    (void)connection.each(u"SELECT name FROM pragma_table_info(?)"_s, {table},
                          [&](const QSqlQuery &row) { columns.append(row.value(0).toString()); });
    return columns;
}

struct Reference
{
    QString table;
    QString column;
    QString target;
    QString key;
};

QList<Reference> referencesOf(Connection &connection, const QString &table)
{
    QList<Reference> references;
    (void)connection.each(u"SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)"_s, {table},
                          [&](const QSqlQuery &row) {
                              references.append({table, row.value(0).toString(), row.value(1).toString(),
                                                 row.value(2).toString()});
                          });
    return references;
}

/// Where a mark was saved but its report was not, the report stands again without its text.
qint64 restoreParents(Connection &to, const Reference &reference)
{
    const QString missing =
        u"SELECT DISTINCT %1 FROM %2 WHERE %1 IS NOT NULL AND %1 NOT IN (SELECT %3 FROM %4)"_s.arg(
            quoted(reference.column), quoted(reference.table), quoted(reference.key),
            quoted(reference.target));
    QString insert;
    if (reference.target == "report"_L1)
        insert =
            u"INSERT INTO report (sha256, path, outlet, title, encoding, text) SELECT i, '', '', '', '', x'' FROM (SELECT %1 AS i %2)"_s;
    else if (reference.target == "event"_L1)
        insert =
            u"INSERT INTO event (id, key, name, opened) SELECT i, i, 'Salvaged event', strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM (SELECT %1 AS i %2)"_s;
    else
        return 0;
    const QString column = u"DISTINCT "_s + quoted(reference.column);
    const QString rest = missing.mid(missing.indexOf(" FROM"_L1));
    const auto done = to.run(insert.replace(u"%1"_s, column).replace(u"%2"_s, rest));
    return done ? done->numRowsAffected() : 0;
}

qint64 dropOrphans(Connection &to, const Reference &reference)
{
    const auto done = to.run(u"DELETE FROM %1 WHERE %2 IS NOT NULL AND %2 NOT IN (SELECT %3 FROM %4)"_s.arg(
        quoted(reference.table), quoted(reference.column), quoted(reference.key), quoted(reference.target)));
    return done ? done->numRowsAffected() : 0;
}

/// What points to rows that were lost: reports and events stand again, empty; the rest goes.
void mendReferences(Connection &to, const QStringList &tables, SalvageReport &report)
{
    for (const QString &table : tables) {
        for (const Reference &reference : referencesOf(to, table)) {
            if (reference.table == reference.target) { // a tag's parent, a version's earlier text
                (void)to.change(
                    u"UPDATE %1 SET %2 = NULL WHERE %2 IS NOT NULL AND %2 NOT IN (SELECT %3 FROM %1)"_s.arg(
                        quoted(table), quoted(reference.column), quoted(reference.key)));
                continue;
            }
            const qint64 restored = restoreParents(to, reference);
            if (reference.target == "report"_L1)
                report.reportsWithoutText += restored;
            report.dropped += dropOrphans(to, reference);
        }
    }
}

/// A copy of the damaged file with its log, opened so that SQLite reads on where it would give up.
Result<void> openDamaged(Connection &connection, const QString &damaged, const QTemporaryDir &folder)
{
    const QString copy = folder.filePath(u"damaged.sqlite"_s);
    for (const QString &part : {u""_s, u"-wal"_s, u"-journal"_s}) {
        if (QFile::exists(damaged + part) && !QFile::copy(damaged + part, copy + part))
            return std::unexpected(Error{u"The damaged library cannot be copied"_s, damaged + part,
                                         u"Free some space, then try again"_s});
        QFile::setPermissions(copy + part, QFile::ReadOwner | QFile::WriteOwner);
    }
    if (auto opened = connection.open(copy, damaged); !opened)
        return opened;
    (void)connection.change(
        u"PRAGMA writable_schema = ON"_s); // a file that was cut short is read all the same
    if (tablesOf(connection).isEmpty())
        return std::unexpected(Error{u"Nothing can be read of the file: its beginning is destroyed"_s,
                                     damaged, u"Put back a backup"_s});
    return {};
}

} // namespace

bool SalvageReport::everything() const
{
    return reportsWithoutText == 0 && dropped == 0 &&
           std::ranges::all_of(tables, [](const SalvagedTable &table) { return table.lost == 0; });
}

QString SalvageReport::inWords() const
{
    QStringList lines;
    for (const SalvagedTable &table : tables) {
        QString line = u"%1: %2 saved"_s.arg(table.name).arg(table.saved);
        if (!table.lost)
            line += u", more were lost than can be counted"_s;
        else if (*table.lost > 0)
            line += u", %1 lost"_s.arg(*table.lost);
        lines.append(line);
    }
    if (reportsWithoutText > 0)
        lines.append(counted(reportsWithoutText,
                             u"1 report lost its text: open its file again to bring it back"_s,
                             u"%1 reports lost their text: open their files again to bring it back"_s));
    if (dropped > 0)
        lines.append(counted(dropped, u"1 row went because what it belonged to is lost"_s,
                             u"%1 rows went because what they belonged to is lost"_s));
    return lines.join(u'\n');
}

Result<SalvageReport> salvage(const QString &damaged, const QString &into)
{
    if (ServerAddress::isAddress(damaged))
        return std::unexpected(keptOnServer(damaged));
    const QTemporaryDir folder;
    Connection from;
    if (auto opened = openDamaged(from, damaged, folder); !opened)
        return std::unexpected(opened.error());
    QFile::remove(into);
    auto fresh = Library::open(into);
    if (!fresh)
        return std::unexpected(fresh.error());
    Connection &to = (*fresh)->connection();
    SalvageReport report;
    (void)to.change(u"PRAGMA foreign_keys = OFF"_s);
    const QStringList there = tablesOf(from);
    const auto format = from.value(u"PRAGMA user_version"_s);
    const bool complete = format && format->toInt() == schemaVersion();
    const QStringList tables = tablesOf(to);
    const auto done = to.inTransaction([&]() -> Result<void> {
        for (const QString &table : tables) {
            if (!there.contains(table)) {
                if (complete) // the list of tables is damaged too
                    report.tables.append({table, 0, {}});
                continue;
            }
            const QStringList known = namesIn(from, table);
            QStringList columns = namesIn(to, table);
            columns.removeIf([&](const QString &column) { return !known.contains(column); });
            const SalvagedTable result = TableSalvage(from, to, table, columns).run();
            if (result.saved > 0 || result.lost != 0)
                report.tables.append(result);
        }
        mendReferences(to, tables, report);
        return {};
    });
    (void)to.change(u"PRAGMA foreign_keys = ON"_s);
    fresh->reset();
    if (!done) {
        QFile::remove(into);
        return std::unexpected(done.error());
    }
    return report;
}

} // namespace synoptic
