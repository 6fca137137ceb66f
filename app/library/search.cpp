// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/search.h"

#include "library/connection.h"
#include "library/searchsnippet.h"

#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString textOf(const QByteArray &stored)
{
    return QString::fromUtf8(qUncompress(stored));
}

} // namespace

class LibrarySearch::Private
{
public:
    [[nodiscard]] Result<void> open(const QString &path);
    [[nodiscard]] Result<int> waiting();
    [[nodiscard]] Result<void> indexBatch(qsizetype mostText);
    [[nodiscard]] Result<QList<SearchHit>> reports(const SearchWords &words, int most,
                                                   const std::function<bool()> &isStale);
    [[nodiscard]] Result<QList<SearchHit>> notes(const SearchWords &words, int most);
    [[nodiscard]] Result<QList<SearchHit>> events(const SearchWords &words, int most);
    [[nodiscard]] Result<EventRecord> eventOf(const QString &report);
    [[nodiscard]] Result<EventRecord> event(const QString &id, const QString &name);

    Connection connection;
};

Result<void> LibrarySearch::Private::open(const QString &path)
{
    if (auto opened = connection.open(path); !opened)
        return opened;
    // What a power cut takes from the index, it takes together with the word that it was there.
    if (auto set = connection.change(u"PRAGMA synchronous = NORMAL"_s); !set)
        return set;
    const auto table = connection.value(u"SELECT 1 FROM sqlite_master WHERE name = 'report_words'"_s);
    if (!table)
        return std::unexpected(table.error());
    if (!table->isValid())
        return std::unexpected(
            Error{u"This library has no index to search"_s, path, u"Open it as the library first"_s});
    return {};
}

Result<int> LibrarySearch::Private::waiting()
{
    const auto count = connection.value(u"SELECT count(*) FROM search_entry WHERE indexed = 0"_s);
    if (!count)
        return std::unexpected(count.error());
    return count->toInt();
}

Result<void> LibrarySearch::Private::indexBatch(qsizetype mostText)
{
    auto rows = connection.run(
        u"SELECT e.id, r.title, r.outlet, r.text FROM search_entry e JOIN report r ON r.sha256 = e.key "
        "WHERE e.indexed = 0 AND e.kind = 'report' ORDER BY e.id LIMIT 500"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QSqlQuery put(connection.database());
    QSqlQuery tick(connection.database());
    if (!put.prepare(u"INSERT INTO report_words (rowid, title, outlet, text) VALUES (?, ?, ?, ?)"_s) ||
        !tick.prepare(u"UPDATE search_entry SET indexed = 1 WHERE id = ?"_s))
        return std::unexpected(sqlError(put.lastError(), connection.path()));
    for (qsizetype taken = 0; taken < mostText && rows->next();) {
        const QString text = textOf(rows->value(3).toByteArray());
        taken += text.size() + 1;
        for (int column = 0; column < 3; ++column)
            put.bindValue(column, rows->value(column));
        put.bindValue(3, text.isNull() ? u""_s : text);
        tick.bindValue(0, rows->value(0));
        if (!put.exec())
            return std::unexpected(sqlError(put.lastError(), connection.path()));
        if (!tick.exec())
            return std::unexpected(sqlError(tick.lastError(), connection.path()));
    }
    return {};
}

Result<EventRecord> LibrarySearch::Private::event(const QString &id, const QString &name)
{
    EventRecord record{QUuid::fromString(id), name, {}, {}};
    auto rows = connection.run(
        u"SELECT r.path FROM event_report l JOIN report r ON r.sha256 = l.sha256 WHERE l.event = ? "
        "ORDER BY l.position"_s,
        {id});
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        record.paths.append(rows->value(0).toString());
    return record;
}

/// The event that a report belongs to; of several, the one that was opened last.
Result<EventRecord> LibrarySearch::Private::eventOf(const QString &report)
{
    auto row = connection.run(
        u"SELECT e.id, e.name FROM event_report l JOIN event e ON e.id = l.event WHERE l.sha256 = ? "
        "ORDER BY e.opened DESC LIMIT 1"_s,
        {report});
    if (!row)
        return std::unexpected(row.error());
    return row->next() ? event(row->value(0).toString(), row->value(1).toString()) : EventRecord();
}

Result<QList<SearchHit>> LibrarySearch::Private::reports(const SearchWords &words, int most,
                                                         const std::function<bool()> &isStale)
{
    // A title says what a report is about: its words weigh more.
    auto rows = connection.run(
        u"SELECT r.sha256, r.outlet, r.title, r.text FROM (SELECT rowid AS id, rank FROM report_words "
        "WHERE report_words MATCH ? AND rank MATCH 'bm25(6.0, 2.0, 1.0)' ORDER BY rank LIMIT ?) m "
        "JOIN search_entry e ON e.id = m.id JOIN report r ON r.sha256 = e.key ORDER BY m.rank"_s,
        {words.expression(), most});
    if (!rows)
        return std::unexpected(rows.error());
    QList<SearchHit> hits;
    while (rows->next() && !(isStale && isStale())) {
        const QString sha256 = rows->value(0).toString();
        const auto itsEvent = eventOf(sha256);
        if (!itsEvent)
            return std::unexpected(itsEvent.error());
        SearchHit hit;
        hit.kind = SearchHit::Kind::Report;
        hit.event = *itsEvent;
        hit.report = sha256.toLatin1();
        hit.outlet = rows->value(1).toString();
        hit.title = rows->value(2).toString();
        const SearchSnippet snippet = snippetOf(textOf(rows->value(3).toByteArray()), words);
        hit.snippet = snippet.text;
        hit.found = snippet.found;
        hit.where = snippet.where;
        hits.append(hit);
    }
    return hits;
}

Result<QList<SearchHit>> LibrarySearch::Private::notes(const SearchWords &words, int most)
{
    auto rows = connection.run(
        u"SELECT h.report, r.outlet, r.title, h.note, h.exact, h.start, h.\"end\", r.text FROM (SELECT "
        u"rowid AS id, "
        "rank FROM note_words WHERE note_words MATCH ? AND rank MATCH 'bm25(2.0, 1.0)' ORDER BY rank "
        "LIMIT ?) m JOIN search_entry e ON e.id = m.id JOIN highlight h ON h.id = e.key JOIN report r ON "
        "r.sha256 = h.report ORDER BY m.rank"_s,
        {words.expression(), most});
    if (!rows)
        return std::unexpected(rows.error());
    QList<SearchHit> hits;
    while (rows->next()) {
        const auto itsEvent = eventOf(rows->value(0).toString());
        if (!itsEvent)
            return std::unexpected(itsEvent.error());
        SearchHit hit;
        hit.kind = SearchHit::Kind::Note;
        hit.event = *itsEvent;
        hit.report = rows->value(0).toString().toLatin1();
        hit.outlet = rows->value(1).toString();
        hit.title = rows->value(2).toString();
        const SearchSnippet snippet =
            snippetOf(rows->value(3).toString() + u" — “"_s + rows->value(4).toString() + u'”', words);
        hit.snippet = snippet.text;
        hit.found = snippet.found;
        ReportData data; // knows how code points and positions go together
        data.text = textOf(rows->value(7).toByteArray());
        const Report report(std::move(data));
        hit.where = {report.positionOfCodePoint(rows->value(5).toLongLong()),
                     report.positionOfCodePoint(rows->value(6).toLongLong())};
        hits.append(hit);
    }
    return hits;
}

Result<QList<SearchHit>> LibrarySearch::Private::events(const SearchWords &words, int most)
{
    auto rows = connection.run(
        u"SELECT v.id, v.name FROM (SELECT rowid AS id, rank FROM event_words WHERE event_words MATCH ? "
        "ORDER BY rank LIMIT ?) m JOIN search_entry e ON e.id = m.id JOIN event v ON v.id = e.key "
        "ORDER BY m.rank"_s,
        {words.expression(), most});
    if (!rows)
        return std::unexpected(rows.error());
    QList<SearchHit> hits;
    while (rows->next()) {
        const auto record = event(rows->value(0).toString(), rows->value(1).toString());
        if (!record)
            return std::unexpected(record.error());
        SearchHit hit;
        hit.kind = SearchHit::Kind::Event;
        hit.event = *record;
        const SearchSnippet snippet = snippetOf(record->name, words);
        hit.snippet = snippet.text;
        hit.found = snippet.found;
        hits.append(hit);
    }
    return hits;
}

LibrarySearch::LibrarySearch(std::unique_ptr<Private> given) : d(std::move(given)) {}

LibrarySearch::~LibrarySearch() = default;

Result<std::unique_ptr<LibrarySearch>> LibrarySearch::open(const QString &path)
{
    auto d = std::make_unique<Private>();
    if (const auto opened = d->open(path); !opened)
        return std::unexpected(opened.error());
    return std::unique_ptr<LibrarySearch>(new LibrarySearch(std::move(d)));
}

Result<int> LibrarySearch::indexSome(qsizetype mostText)
{
    const auto before = d->waiting();
    if (!before || *before == 0)
        return before;
    if (const auto done = d->connection.inTransaction([&] { return d->indexBatch(mostText); }); !done)
        return std::unexpected(done.error());
    return d->waiting();
}

Result<SearchAnswer> LibrarySearch::search(const QString &typed, int most,
                                           const std::function<bool()> &isStale)
{
    SearchAnswer answer;
    const auto waiting = d->waiting();
    if (!waiting)
        return std::unexpected(waiting.error());
    answer.waiting = *waiting;
    const SearchWords words = SearchWords::of(typed);
    if (words.terms.isEmpty())
        return answer;
    for (const auto &hits :
         {d->events(words, most), d->reports(words, most, isStale), d->notes(words, most)}) {
        if (!hits)
            return std::unexpected(hits.error());
        answer.hits += *hits;
    }
    return answer;
}

} // namespace synoptic
