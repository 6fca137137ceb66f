// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/searchtables.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// An index of words that keeps no text of its own; diacritics do not count.
QString wordIndex(const QString &name, const QString &columns)
{
    return u"CREATE VIRTUAL TABLE %1 USING fts5 (%2, content = '', contentless_delete = 1, "
           "tokenize = 'unicode61 remove_diacritics 2')"_s.arg(name, columns);
}

/// The number of a row in its index. Rows have no lasting number themselves: VACUUM changes it.
QString entryOf(const QString &kind, const QString &key)
{
    return u"(SELECT id FROM search_entry WHERE kind = '%1' AND key = %2)"_s.arg(kind, key);
}

/// What takes a row out of its index: statements of a trigger.
QString takeOut(const QString &kind, const QString &key)
{
    return u"DELETE FROM %1_words WHERE rowid = %2; DELETE FROM search_entry WHERE kind = '%1' AND key = %3; "_s
        .arg(kind, entryOf(kind, key), key);
}

/// Rows whose words SQLite can read are indexed by the triggers themselves.
QStringList plainTriggers(const QString &kind, const QString &table, const QString &columns,
                          const QString &values, const QString &condition)
{
    // Whatever conflict clause the statement has that fires the trigger, nothing here can conflict.
    const QString putIn = takeOut(kind, u"new.id"_s) +
                          u"INSERT INTO search_entry (kind, key, indexed) SELECT '%1', new.id, 1 WHERE %2; "
                          "INSERT INTO %1_words (rowid, %3) SELECT %4, %5 WHERE %2; "_s.arg(
                              kind, condition, columns, entryOf(kind, u"new.id"_s), values);
    return {
        u"CREATE TRIGGER %1_search_insert AFTER INSERT ON %2 WHEN %3 BEGIN %4 END"_s.arg(kind, table,
                                                                                         condition, putIn),
        u"CREATE TRIGGER %1_search_update AFTER UPDATE OF id, %3 ON %2 BEGIN %4 %5 END"_s.arg(
            kind, table, columns, takeOut(kind, u"old.id"_s), putIn),
        u"CREATE TRIGGER %1_search_delete AFTER DELETE ON %2 BEGIN %3 END"_s.arg(kind, table,
                                                                                 takeOut(kind, u"old.id"_s)),
    };
}

/// The texts of reports are compressed: the triggers note what is to be indexed, the program does it.
QStringList reportTriggers()
{
    const QString queue =
        u"INSERT INTO search_entry (kind, key) SELECT 'report', new.sha256 "
        "WHERE NOT EXISTS (SELECT 1 FROM search_entry WHERE kind = 'report' AND key = new.sha256); "_s;
    return {
        u"CREATE TRIGGER report_search_insert AFTER INSERT ON report BEGIN %1 END"_s.arg(queue),
        u"CREATE TRIGGER report_search_update AFTER UPDATE OF sha256, outlet, title, text ON report BEGIN %1 %2 END"_s
            .arg(takeOut(u"report"_s, u"old.sha256"_s), queue),
        u"CREATE TRIGGER report_search_delete AFTER DELETE ON report BEGIN %1 END"_s.arg(
            takeOut(u"report"_s, u"old.sha256"_s)),
    };
}

/// Whatever conflict clause the statement has that fires a trigger, nothing in it can conflict.
QStringList queueTriggers(const QString &name, const QString &table, const QString &kind,
                          const QString &columns, const QString &condition)
{
    const QString putIn =
        takeOut(kind, u"new.id"_s) +
        u"INSERT INTO search_entry (kind, key) SELECT '%1', new.id WHERE %2; "_s.arg(kind, condition);
    return {
        u"CREATE TRIGGER %1_search_insert AFTER INSERT ON %2 WHEN %3 BEGIN %4 END"_s.arg(name, table,
                                                                                         condition, putIn),
        u"CREATE TRIGGER %1_search_update AFTER UPDATE OF id, %2 ON %3 BEGIN %4 %5 END"_s.arg(
            name, columns, table, takeOut(kind, u"old.id"_s), putIn),
        u"CREATE TRIGGER %1_search_delete AFTER DELETE ON %2 BEGIN %3 END"_s.arg(name, table,
                                                                                 takeOut(kind, u"old.id"_s)),
    };
}

} // namespace

QStringList searchQueue()
{
    QStringList statements;
    for (const QString &name : {u"note"_s, u"event"_s}) {
        for (const QString &change : {u"insert"_s, u"update"_s, u"delete"_s})
            statements.append(u"DROP TRIGGER %1_search_%2"_s.arg(name, change));
    }
    statements += queueTriggers(u"note"_s, u"highlight"_s, u"note"_s, u"note, exact"_s, u"new.note <> ''"_s);
    statements += queueTriggers(u"event"_s, u"event"_s, u"event"_s, u"name"_s, u"new.name <> ''"_s);
    for (const QString &index : {u"report_words"_s, u"note_words"_s, u"event_words"_s})
        statements.append(u"INSERT INTO %1 (%1) VALUES ('delete-all')"_s.arg(index));
    statements.append(u"UPDATE search_entry SET indexed = 0"_s);
    return statements;
}

QStringList subjectNoteQueue()
{
    return queueTriggers(u"subject_note"_s, u"subject_note"_s, u"note"_s, u"note"_s, u"new.note <> ''"_s);
}

QStringList searchIndices()
{
    return {
        // Of one kind, in their order: without it all rows of the kind are read and sorted for each batch.
        u"DROP INDEX search_pending"_s,
        u"CREATE INDEX search_waiting ON search_entry (kind, id) WHERE indexed = 0"_s,
        // Which event a report belongs to.
        u"CREATE INDEX event_report_sha256 ON event_report (sha256)"_s,
    };
}

const QStringList &searchTables()
{
    static const QStringList statements =
        QStringList{
            u"CREATE TABLE search_entry (id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('report', 'note', 'event')), key TEXT NOT NULL, indexed INTEGER NOT NULL DEFAULT 0, UNIQUE (kind, key)) STRICT"_s,
            u"CREATE INDEX search_pending ON search_entry (id) WHERE indexed = 0"_s,
            wordIndex(u"report_words"_s, u"title, outlet, text"_s),
            wordIndex(u"note_words"_s, u"note, exact"_s),
            wordIndex(u"event_words"_s, u"name"_s),
        } +
        reportTriggers() +
        plainTriggers(u"note"_s, u"highlight"_s, u"note, exact"_s, u"new.note, new.exact"_s,
                      u"new.note <> ''"_s) +
        plainTriggers(u"event"_s, u"event"_s, u"name"_s, u"new.name"_s, u"new.name <> ''"_s) +
        QStringList{
            u"INSERT INTO search_entry (kind, key) SELECT 'report', sha256 FROM report"_s,
            u"INSERT INTO search_entry (kind, key, indexed) SELECT 'note', id, 1 FROM highlight WHERE note <> ''"_s,
            u"INSERT INTO note_words (rowid, note, exact) SELECT e.id, h.note, h.exact FROM search_entry e JOIN highlight h ON h.id = e.key WHERE e.kind = 'note'"_s,
            u"INSERT INTO search_entry (kind, key, indexed) SELECT 'event', id, 1 FROM event WHERE name <> ''"_s,
            u"INSERT INTO event_words (rowid, name) SELECT s.id, e.name FROM search_entry s JOIN event e ON e.id = s.key WHERE s.kind = 'event'"_s,
        };
    return statements;
}

} // namespace synoptic
