// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/storetables.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QStringList sources()
{
    return {
        u"ALTER TABLE report ADD COLUMN url TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE report ADD COLUMN published TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE report ADD COLUMN added TEXT NOT NULL DEFAULT ''"_s,
        u"ALTER TABLE report ADD COLUMN version_of TEXT REFERENCES report (sha256)"_s,
        // Another text under the same path was a version already: rows stand in the order they were added.
        u"UPDATE report SET version_of = (SELECT e.sha256 FROM report e WHERE e.path = report.path AND e.rowid < report.rowid ORDER BY e.rowid DESC LIMIT 1) WHERE path <> ''"_s,
        u"CREATE INDEX report_url ON report (url) WHERE url <> ''"_s,
        u"CREATE INDEX report_version ON report (version_of) WHERE version_of IS NOT NULL"_s,
        u"CREATE INDEX event_opened ON event (opened)"_s,
        // Beside the reports, not in them: a list of reports must not read through their bytes.
        u"CREATE TABLE report_original (report TEXT PRIMARY KEY REFERENCES report (sha256), bytes BLOB NOT NULL) STRICT"_s,
    };
}

QStringList marks()
{
    return {
        u"CREATE TABLE tag (id TEXT PRIMARY KEY, parent TEXT REFERENCES tag (id), name TEXT NOT NULL, colour TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL, CHECK (name <> '')) STRICT"_s,
        u"CREATE UNIQUE INDEX tag_name ON tag (ifnull(parent, ''), name COLLATE NOCASE)"_s,
        u"CREATE TABLE highlight_tag (highlight TEXT NOT NULL REFERENCES highlight (id) ON DELETE CASCADE, tag TEXT NOT NULL REFERENCES tag (id) ON DELETE CASCADE, PRIMARY KEY (highlight, tag)) STRICT"_s,
        u"CREATE INDEX highlight_tag_tag ON highlight_tag (tag)"_s,
        u"CREATE TABLE link (id TEXT PRIMARY KEY, kind TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL) STRICT"_s,
        u"CREATE TABLE link_end (link TEXT NOT NULL REFERENCES link (id) ON DELETE CASCADE, side INTEGER NOT NULL CHECK (side IN (0, 1)), report TEXT NOT NULL REFERENCES report (sha256), start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, PRIMARY KEY (link, side)) STRICT"_s,
        u"CREATE INDEX link_end_report ON link_end (report, start)"_s,
    };
}

QStringList verdicts()
{
    return {
        u"CREATE TABLE verdict (id TEXT PRIMARY KEY, event TEXT REFERENCES event (id) ON DELETE SET NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL, decision TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL, session TEXT NOT NULL, milliseconds INTEGER NOT NULL) STRICT"_s,
        u"CREATE INDEX verdict_subject ON verdict (subject, time)"_s,
        u"CREATE INDEX verdict_session ON verdict (session)"_s,
        u"CREATE INDEX verdict_event ON verdict (event)"_s,
        u"CREATE TABLE review_session (id TEXT PRIMARY KEY, event_key TEXT NOT NULL, question TEXT NOT NULL, queue TEXT NOT NULL, scope TEXT NOT NULL, author TEXT NOT NULL, begun TEXT NOT NULL, current TEXT NOT NULL, skipped TEXT NOT NULL, flagged TEXT NOT NULL) STRICT"_s,
        u"CREATE INDEX review_session_event ON review_session (event_key, begun)"_s,
        u"CREATE TABLE verdict_anchor (verdict TEXT NOT NULL REFERENCES verdict (id) ON DELETE CASCADE, position INTEGER NOT NULL, report TEXT NOT NULL REFERENCES report (sha256), start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, PRIMARY KEY (verdict, position)) STRICT"_s,
        u"CREATE INDEX verdict_anchor_report ON verdict_anchor (report)"_s,
        u"CREATE TABLE saved_filter (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL) STRICT"_s,
    };
}

/// What was removed stays known, so that merging an older copy does not bring it back unasked.
QStringList removals()
{
    QStringList step{
        u"CREATE TABLE removed (id TEXT PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL) STRICT"_s};
    for (const QString &kind : {u"highlight"_s, u"tag"_s, u"link"_s}) {
        step.append(
            u"CREATE TRIGGER %1_removed AFTER DELETE ON %1 BEGIN INSERT OR REPLACE INTO removed (id, kind, at) VALUES (OLD.id, '%1', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')); END"_s
                .arg(kind));
        step.append(
            u"CREATE TRIGGER %1_returned AFTER INSERT ON %1 BEGIN DELETE FROM removed WHERE id = NEW.id; END"_s
                .arg(kind));
    }
    return step;
}

} // namespace

QStringList storeTables()
{
    return sources() + marks() + verdicts() + removals() +
           QStringList{u"PRAGMA application_id = 0x53594e4f"_s}; // 'SYNO', for file(1)
}

} // namespace synoptic
