// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/search.h"

#include "library/connection.h"
#include "library/dialect.h"
#include "library/searchsnippet.h"
#include "library/storedvalues.h"
#include "library/wordindex.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString textOf(const QByteArray &stored)
{
    return QString::fromUtf8(qUncompress(stored));
}

/// A field as the index takes it: texts of reports are packed.
QByteArray fieldOf(const QVariant &value)
{
    return value.typeId() == QMetaType::QByteArray ? qUncompress(value.toByteArray())
                                                   : value.toString().toUtf8();
}

/// A note with the words that it is about; one on a whole report has none.
QString withWords(const QString &note, const QString &exact)
{
    return exact.isEmpty() ? note : note + u" — “"_s + exact + u'”';
}

/// That many places for values.
QString places(qsizetype count)
{
    return QStringList(count, u"?"_s).join(u", "_s);
}

} // namespace

class LibrarySearch::Private
{
public:
    [[nodiscard]] Result<void> open(const QString &path);
    [[nodiscard]] Result<int> waiting();
    [[nodiscard]] Result<void> indexBatch(qsizetype mostText);
    [[nodiscard]] Result<void> indexKind(SearchHit::Kind kind, const QString &sql, qsizetype mostText);
    [[nodiscard]] Result<void> indexSmall();
    [[nodiscard]] const WordIndex &index() const { return WordIndex::of(connection.dialect()); }
    [[nodiscard]] Result<QList<SearchHit>> reports(const SearchWords &words, int most,
                                                   const std::function<bool()> &isStale);
    [[nodiscard]] Result<QList<SearchHit>> notes(const SearchWords &words, int most);
    [[nodiscard]] Result<QList<SearchHit>> events(const SearchWords &words, int most);
    [[nodiscard]] Result<QList<SearchHit>> withEvents(QList<SearchHit> hits);
    [[nodiscard]] Result<void> addPaths(QHash<QString, EventRecord> &events);

    Connection connection;
};

Result<void> LibrarySearch::Private::open(const QString &path)
{
    if (auto opened = connection.open(path); !opened)
        return opened;
    const bool onServer = connection.dialect().isServer();
    // What a power cut takes from the index, it takes together with the word that it was there.
    if (auto set = connection.change(onServer ? u"SET synchronous_commit = off"_s
                                              : u"PRAGMA synchronous = NORMAL"_s);
        !set)
        return set;
    // The index of many reports is read again with each key that is typed: 16 MB of it are kept.
    if (!onServer)
        (void)connection.change(u"PRAGMA cache_size = -16000"_s);
    const auto table =
        connection.value(onServer ? u"SELECT 1 WHERE to_regclass('report_words') IS NOT NULL"_s
                                  : u"SELECT 1 FROM sqlite_master WHERE name = 'report_words'"_s);
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

/// Waiting rows of one kind, up to so much text. \p sql gives the entry's number and the fields.
Result<void> LibrarySearch::Private::indexKind(SearchHit::Kind kind, const QString &sql, qsizetype mostText)
{
    auto rows = connection.run(sql);
    if (!rows)
        return std::unexpected(rows.error());
    QSqlQuery put(connection.database());
    QSqlQuery tick(connection.database());
    const int columns = rows->record().count();
    QVariantList done;
    if (!put.prepare(index().insertion(kind)))
        return std::unexpected(connection.failure(put.lastError()));
    if (!tick.prepare(u"UPDATE search_entry SET indexed = 1 WHERE id = ?"_s))
        return std::unexpected(connection.failure(tick.lastError()));
    for (qsizetype taken = 0; taken < mostText && rows->next();) {
        QByteArrayList fields;
        for (int column = 1; column < columns; ++column)
            fields.append(fieldOf(rows->value(column)));
        taken += fields.last().size() + 1;
        const QVariantList values = index().row(kind, rows->value(0).toLongLong(), fields);
        for (int i = 0; i < values.size(); ++i)
            put.bindValue(i, connection.dialect().stored(values.at(i)));
        done.append(rows->value(0));
        if (!put.exec())
            return std::unexpected(connection.failure(put.lastError()));
    }
    rows->finish(); // what it walks through is changed now
    for (const QVariant &id : std::as_const(done)) {
        tick.bindValue(0, id);
        if (!tick.exec())
            return std::unexpected(connection.failure(tick.lastError()));
    }
    return {};
}

/// Notes and the names of events: what was written a moment ago is found at once.
Result<void> LibrarySearch::Private::indexSmall()
{
    auto done =
        indexKind(SearchHit::Kind::Note,
                  u"SELECT e.id, coalesce(h.note, n.note), coalesce(h.exact, '') FROM search_entry e LEFT "
                  "JOIN highlight h ON h.id = e.key LEFT JOIN subject_note n ON n.id = e.key WHERE "
                  "e.indexed = 0 AND e.kind = 'note' AND coalesce(h.id, n.id) IS NOT NULL ORDER BY e.id "
                  "LIMIT 500"_s,
                  1'000'000);
    return done ? indexKind(SearchHit::Kind::Event,
                            u"SELECT e.id, v.name FROM search_entry e JOIN event v ON v.id = e.key WHERE "
                            "e.indexed = 0 AND e.kind = 'event' ORDER BY e.id LIMIT 500"_s,
                            1'000'000)
                : done;
}

Result<void> LibrarySearch::Private::indexBatch(qsizetype mostText)
{
    if (auto small = indexSmall(); !small)
        return small;
    return indexKind(
        SearchHit::Kind::Report,
        u"SELECT e.id, r.title, r.outlet, r.text FROM search_entry e JOIN report r ON r.sha256 = "
        "e.key WHERE e.indexed = 0 AND e.kind = 'report' ORDER BY e.id LIMIT 500"_s,
        mostText);
}

/// The files of events, which are keyed by their ids.
Result<void> LibrarySearch::Private::addPaths(QHash<QString, EventRecord> &events)
{
    if (events.isEmpty())
        return {};
    const auto ids = events.keys();
    return connection.each(
        u"SELECT l.event, r.path FROM event_report l JOIN report r ON r.sha256 = l.sha256 WHERE l.event IN "
        "(%1) ORDER BY l.event, l.position"_s.arg(places(ids.size())),
        QVariantList(ids.begin(), ids.end()),
        [&](const QSqlQuery &row) { events[row.value(0).toString()].paths.append(row.value(1).toString()); });
}

/// Adds the events that the hits' reports belong to; of several, the one that was opened last.
Result<QList<SearchHit>> LibrarySearch::Private::withEvents(QList<SearchHit> hits)
{
    if (hits.isEmpty())
        return hits;
    QVariantList reports;
    for (const SearchHit &hit : std::as_const(hits))
        reports.append(QString::fromLatin1(hit.report));
    QHash<QString, EventRecord> events;
    QHash<QString, QString> latest; // of each report
    auto read = connection.each(
        u"SELECT l.sha256, e.id, e.name FROM event_report l JOIN event e ON e.id = l.event WHERE l.sha256 IN "
        "(%1) ORDER BY e.opened"_s.arg(places(reports.size())),
        reports, [&](const QSqlQuery &row) {
            const QString id = row.value(1).toString();
            latest.insert(row.value(0).toString(), id);
            events.insert(id, {QUuid::fromString(id), row.value(2).toString(), {}, {}});
        });
    if (read)
        read = addPaths(events);
    if (!read)
        return std::unexpected(read.error());
    for (SearchHit &hit : hits)
        hit.event = events.value(latest.value(QString::fromLatin1(hit.report)));
    return hits;
}

Result<QList<SearchHit>> LibrarySearch::Private::reports(const SearchWords &words, int most,
                                                         const std::function<bool()> &isStale)
{
    const bool verify = index().mustVerify(words);
    auto rows = connection.run(
        u"SELECT r.sha256, r.outlet, r.title, r.text FROM (%1) m JOIN search_entry e ON e.id = m.id "
        "JOIN report r ON r.sha256 = e.key ORDER BY m.rank"_s.arg(index().matching(SearchHit::Kind::Report)),
        {index().expression(words), verify ? most * 4 : most});
    if (!rows)
        return std::unexpected(rows.error());
    QList<SearchHit> hits;
    while (hits.size() < most && rows->next() && !(isStale && isStale())) {
        const QString sha256 = rows->value(0).toString();
        const QString text = textOf(rows->value(3).toByteArray());
        if (verify &&
            !holdsTerms(rows->value(2).toString() + u'\n' + rows->value(1).toString() + u'\n' + text, words))
            continue;
        SearchHit hit;
        hit.kind = SearchHit::Kind::Report;
        hit.report = sha256.toLatin1();
        hit.outlet = rows->value(1).toString();
        hit.title = rows->value(2).toString();
        const SearchSnippet snippet = snippetOf(text, words);
        hit.snippet = snippet.text;
        hit.found = snippet.found;
        hit.where = snippet.where;
        hits.append(hit);
    }
    return withEvents(std::move(hits));
}

Result<QList<SearchHit>> LibrarySearch::Private::notes(const SearchWords &words, int most)
{
    auto rows = connection.run(
        u"SELECT coalesce(h.report, p.report), r.outlet, r.title, coalesce(h.note, n.note), "
        u"coalesce(h.exact, "
        "p.exact), coalesce(h.start, p.start), coalesce(h.\"end\", p.\"end\"), r.text FROM (%1) m JOIN "
        "search_entry e ON e.id = m.id LEFT JOIN highlight h ON h.id = e.key LEFT JOIN subject_note n ON "
        "n.id = e.key LEFT JOIN subject_note_place p ON p.note = n.id AND p.position = 0 JOIN report r ON "
        "r.sha256 = coalesce(h.report, p.report) ORDER BY m.rank"_s.arg(
            index().matching(SearchHit::Kind::Note)),
        {index().expression(words), most});
    if (!rows)
        return std::unexpected(rows.error());
    QList<SearchHit> hits;
    const bool verify = index().mustVerify(words);
    while (rows->next()) {
        if (verify && !holdsTerms(rows->value(3).toString() + u'\n' + rows->value(4).toString(), words))
            continue;
        SearchHit hit;
        hit.kind = SearchHit::Kind::Note;
        hit.report = rows->value(0).toString().toLatin1();
        hit.outlet = rows->value(1).toString();
        hit.title = rows->value(2).toString();
        const SearchSnippet snippet =
            snippetOf(withWords(rows->value(3).toString(), rows->value(4).toString()), words);
        hit.snippet = snippet.text;
        hit.found = snippet.found;
        ReportData data; // knows how code points and positions go together
        data.text = textOf(rows->value(7).toByteArray());
        const Report report(std::move(data));
        hit.where = {report.positionOfCodePoint(rows->value(5).toLongLong()),
                     report.positionOfCodePoint(rows->value(6).toLongLong())};
        hits.append(hit);
    }
    return withEvents(std::move(hits));
}

Result<QList<SearchHit>> LibrarySearch::Private::events(const SearchWords &words, int most)
{
    auto rows = connection.run(
        u"SELECT v.id, v.name FROM (%1) m JOIN search_entry e ON e.id = m.id JOIN event v ON v.id = e.key "
        "ORDER BY m.rank"_s.arg(index().matching(SearchHit::Kind::Event)),
        {index().expression(words), most});
    if (!rows)
        return std::unexpected(rows.error());
    QList<SearchHit> hits;
    QHash<QString, EventRecord> found;
    const bool verify = index().mustVerify(words);
    while (rows->next()) {
        const QString name = rows->value(1).toString();
        if (verify && !holdsTerms(name, words))
            continue;
        SearchHit hit;
        hit.kind = SearchHit::Kind::Event;
        hit.event = {QUuid::fromString(rows->value(0).toString()), name, {}, {}};
        found.insert(rows->value(0).toString(), hit.event);
        const SearchSnippet snippet = snippetOf(name, words);
        hit.snippet = snippet.text;
        hit.found = snippet.found;
        hits.append(hit);
    }
    if (auto read = addPaths(found); !read)
        return std::unexpected(read.error());
    for (SearchHit &hit : hits)
        hit.event = found.value(idText(hit.event.id));
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
    if (const auto some = d->waiting(); some && *some > 0) // what cannot be indexed now is found another time
        (void)d->connection.inTransaction([&] { return d->indexSmall(); });
    const auto waiting = d->waiting();
    if (!waiting)
        return std::unexpected(waiting.error());
    answer.waiting = *waiting;
    const SearchWords words = SearchWords::of(typed);
    if (d->index().expression(words).isEmpty())
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
