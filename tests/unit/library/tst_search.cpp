// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/search.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestSearch : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void readsWhatIsTyped_data();
    void readsWhatIsTyped();
    void findsReports_data();
    void findsReports();
    void whateverIsTypedIsNoSyntax_data();
    void whateverIsTypedIsNoSyntax();
    void aHitKnowsItsPlaceAndItsEvent();
    void theSnippetShowsTheWordsTogether();
    void notesAreInStep();
    void eventsAreFoundByName();
    void aChangedOrRemovedReportIsInStep();
    void numbersLastThroughVacuum();
    void olderFormatsAreIndexed_data();
    void olderFormatsAreIndexed();
    void theIndexFindsWhatReadingFinds();
    void whatIsWrittenWithoutSpacesIsFound_data();
    void whatIsWrittenWithoutSpacesIsFound();
    void aLibraryWithoutIndexIsRefused();

private:
    static Report report(const QByteArray &sha256, const QString &outlet, const QString &title,
                         const QString &text)
    {
        ReportData data;
        data.path = u"/somewhere/%1.txt"_s.arg(QString::fromLatin1(sha256));
        data.sha256 = sha256;
        data.metadata.outlet = outlet;
        data.metadata.title = title;
        data.text = text;
        return Report(std::move(data));
    }
    void remember(const QString &name, const QList<Report> &reports)
    {
        QVERIFY(m_library->sources().rememberEvent(name, reports));
        index();
    }
    void index()
    {
        auto search = LibrarySearch::open(m_path);
        QVERIFY(search);
        for (int left = 1; left > 0;) {
            const auto now = (*search)->indexSome(1); // one at a time
            QVERIFY2(now, qPrintable(now ? QString() : now.error().message()));
            QVERIFY(*now < left || left == 1);
            left = *now;
        }
    }
    [[nodiscard]] QList<SearchHit> hits(const QString &typed) const
    {
        const auto search = LibrarySearch::open(m_path);
        const auto answer = (*search)->search(typed);
        if (answer)
            return answer->hits;
        SearchHit wrong;
        wrong.title = answer.error().message();
        return {wrong};
    }
    /// The hashes of the reports that are found.
    [[nodiscard]] QString found(const QString &typed) const
    {
        QStringList hashes;
        for (const SearchHit &hit : hits(typed))
            hashes.append(hit.kind == SearchHit::Kind::Report ? QString::fromLatin1(hit.report) : hit.title);
        hashes.sort();
        return hashes.join(u' ');
    }
    [[nodiscard]] QString run(const QStringList &statements) const
    {
        QString result;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"direct"_s);
            database.setDatabaseName(m_path);
            if (!database.open())
                return database.lastError().text();
            for (const QString &statement : statements) {
                QSqlQuery query(database);
                result = !query.exec(statement) ? query.lastError().text()
                         : query.next()         ? query.value(0).toString()
                                                : QString();
            }
            database.close();
        }
        QSqlDatabase::removeDatabase(u"direct"_s);
        return result;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Library> m_library;
};

void TestSearch::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"library.sqlite"_s);
    auto library = Library::open(m_path);
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    m_library = std::move(*library);
}

void TestSearch::cleanup()
{
    m_library.reset();
}

void TestSearch::readsWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expression");
    QTest::newRow("the last word may go on") << u"harbour mast"_s << u"\"harbour\" AND \"mast\"*"_s;
    QTest::newRow("a space ends it") << u"harbour "_s << u"\"harbour\""_s;
    QTest::newRow("words in quotation marks follow each other")
        << u"\"north sea\" gas "_s << u"\"north sea\" AND \"gas\""_s;
    QTest::newRow("a quotation that is not closed goes on") << u"“north se"_s << u"\"north se\"*"_s;
    QTest::newRow("joined words follow each other") << u"ship-to-shore "_s << u"\"ship to shore\""_s;
    QTest::newRow("operators are words")
        << u"AND OR NOT NEAR "_s << u"\"AND\" AND \"OR\" AND \"NOT\" AND \"NEAR\""_s;
    QTest::newRow("signs are nothing") << u"* ^ () : -- "_s << u""_s;
    QTest::newRow("one letter waits for the next") << u"fire a"_s << u"\"fire\""_s;
    QTest::newRow("one letter alone is a word") << u"a"_s << u"\"a\""_s;
    QTest::newRow("nothing") << u""_s << u""_s;
}

void TestSearch::readsWhatIsTyped()
{
    QFETCH(QString, typed);
    QTEST(SearchWords::of(typed).expression(), "expression");
}

void TestSearch::findsReports_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reports");
    QTest::newRow("a word of the text") << u"tug "_s << u"aa"_s;
    QTest::newRow("in any case") << u"TUG "_s << u"aa"_s;
    QTest::newRow("a word of the title") << u"quay "_s << u"aa bb"_s;
    QTest::newRow("an outlet") << u"courier"_s << u"bb"_s;
    QTest::newRow("all words") << u"tug courier"_s << u""_s;
    QTest::newRow("the start of the last word") << u"harb"_s << u"aa bb"_s;
    QTest::newRow("not its middle") << u"arbou"_s << u""_s;
    QTest::newRow("without diacritics") << u"sondmark "_s << u""_s; // ø has none: a letter of its own
    QTest::newRow("with other diacritics") << u"zürìch "_s << u"bb"_s;
    QTest::newRow("words that follow each other") << u"\"harbour master\""_s << u"aa"_s;
    QTest::newRow("not those that do not") << u"\"master harbour\""_s << u""_s;
    QTest::newRow("typographic marks") << u"it's "_s << u"bb"_s;
    QTest::newRow("nothing") << u"  "_s << u""_s;
}

void TestSearch::findsReports()
{
    QFETCH(QString, typed);
    remember(u"Fire"_s, {report("aa", u"The Herald"_s, u"Fire on the quay"_s,
                                u"The harbour master called a tug. Søndmark was closed."_s),
                         report("bb", u"The Courier"_s, u"Quay burns"_s,
                                u"It’s the master of the harbour who came from Zurich."_s)});
    QTEST(found(typed), "reports");
}

void TestSearch::whateverIsTypedIsNoSyntax_data()
{
    QTest::addColumn<QString>("typed");
    for (const QString &typed : {u"\""_s,
                                 u"\"\""_s,
                                 u"\"a"_s,
                                 u"a\"b"_s,
                                 u"*"_s,
                                 u"a*"_s,
                                 u"^a"_s,
                                 u"title:fire"_s,
                                 u"{title text}:a"_s,
                                 u"NEAR(a b, 3)"_s,
                                 u"NOT a"_s,
                                 u"a AND"_s,
                                 u"OR"_s,
                                 u"(a"_s,
                                 u"a)"_s,
                                 u"-a"_s,
                                 u"+"_s,
                                 u"a + b"_s,
                                 u"'; DROP TABLE report; --"_s,
                                 u"\\"_s,
                                 u"%"_s,
                                 u"a\u0000b"_s,
                                 u"\u0000"_s,
                                 u"😀"_s,
                                 u"\u0301"_s,
                                 u"\u202e"_s,
                                 u"½ "_s,
                                 u"\U0001F1E9\U0001F1EA a"_s,
                                 QString(u"a "_s).repeated(5000),
                                 QString(100'000, u'x'),
                                 u"\""_s + QString(u"a "_s).repeated(5000),
                                 QString(QChar(0xd83d))})
        QTest::newRow(qPrintable(typed.left(20).toHtmlEscaped())) << typed;
}

void TestSearch::whateverIsTypedIsNoSyntax()
{
    QFETCH(QString, typed);
    remember(u"Fire"_s, {report("aa", u"The Herald"_s, u"Fire"_s, u"a b fire"_s)});
    const auto search = LibrarySearch::open(m_path);
    for (const QString &more : {typed, typed + u" fire"_s, u"fire "_s + typed, typed + u'"'}) {
        const auto answer = (*search)->search(more);
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message()));
    }
    QCOMPARE(found(u"fire"_s).section(u' ', -1), u"aa"_s);
}

void TestSearch::aHitKnowsItsPlaceAndItsEvent()
{
    const QString text = u"😀 Nobody was hurt.\nThe tug Orla put the fire out."_s;
    remember(u"Old name"_s, {report("aa", u"The Herald"_s, u"Quay"_s, text)});
    QTest::qWait(2); // so that the next event is opened later
    remember(u"Quay burns"_s, {report("bb", u"The Courier"_s, u"Out"_s, u"It is out."_s),
                               report("aa", u"The Herald"_s, u"Quay"_s, text)});
    const auto all = hits(u"orla"_s);
    QCOMPARE(all.size(), 1);
    QCOMPARE(text.mid(all.first().where.start, all.first().where.length()), u"Orla"_s);
    QCOMPARE(all.first().event.name, u"Quay burns"_s);
    QCOMPARE(all.first().event.paths, (QStringList{u"/somewhere/bb.txt"_s, u"/somewhere/aa.txt"_s}));
    QCOMPARE(all.first().outlet, u"The Herald"_s);
}

void TestSearch::theSnippetShowsTheWordsTogether()
{
    QString text = u"The tug is named first. "_s;
    for (int i = 0; i < 60; ++i)
        text += u"Nothing happened at all. "_s;
    text += u"A tug fought the fire. "_s;
    for (int i = 0; i < 60; ++i)
        text += u"Nothing happened at all. "_s;
    remember(u"Fire"_s, {report("aa", u"The Herald"_s, u"Quay"_s, text)});
    const SearchHit hit = hits(u"fire tug "_s).last();
    QVERIFY2(hit.snippet.contains(u"A tug fought the fire."_s), qPrintable(hit.snippet));
    QVERIFY(hit.snippet.startsWith(u"… "_s) && hit.snippet.endsWith(u" …"_s));
    QCOMPARE(hit.found.size(), 2);
    QCOMPARE(hit.snippet.mid(hit.found.at(1).start, hit.found.at(1).length()), u"fire"_s);
    QCOMPARE(hit.where.start, text.indexOf(u"tug fought"_s));
}

void TestSearch::notesAreInStep()
{
    const Report quay = report("aa", u"The Herald"_s, u"Quay"_s, u"The harbour was closed."_s);
    remember(u"Fire"_s, {quay});
    Highlight mark = makeHighlight(quay, {4, 11}, HighlightColour::Blue, u"Ada"_s);
    QVERIFY(m_library->marks().add(mark));
    QVERIFY(hits(u"pilot"_s).isEmpty());
    mark.note = u"Ask the pilot"_s;
    QVERIFY(m_library->marks().update(mark));
    QCOMPARE(hits(u"pilot"_s).size(), 1);
    QCOMPARE(hits(u"pilot"_s).first().kind, SearchHit::Kind::Note);
    QCOMPARE(hits(u"pilot"_s).first().where, (TextRange{4, 11}));
    QVERIFY2(hits(u"pilot"_s).first().snippet.startsWith(u"Ask the pilot"_s),
             qPrintable(hits(u"pilot"_s).first().snippet));
    mark.note = u"Ask the cook"_s;
    QVERIFY(m_library->marks().update(mark));
    QVERIFY(hits(u"pilot"_s).isEmpty());
    QCOMPARE(hits(u"cook"_s).size(), 1);
    QVERIFY(run({u"INSERT OR REPLACE INTO highlight SELECT * FROM highlight"_s}).isEmpty());
    QCOMPARE(hits(u"cook"_s).size(), 1);
    QVERIFY(m_library->marks().remove(mark.id));
    QVERIFY(hits(u"cook"_s).isEmpty());
    QCOMPARE(run({u"SELECT count(*) FROM search_entry WHERE kind = 'note'"_s}), u"0"_s);
}

void TestSearch::eventsAreFoundByName()
{
    remember(u"Ferry collision at Port Halden"_s, {report("aa", u"The Herald"_s, u"Quay"_s, u"Closed."_s)});
    const auto all = hits(u"ferry hald"_s);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().kind, SearchHit::Kind::Event);
    QCOMPARE(all.first().event.paths.size(), 1);
    QVERIFY(run({u"UPDATE event SET name = 'Collision'"_s}).isEmpty());
    QVERIFY(hits(u"ferry"_s).isEmpty());
    QCOMPARE(hits(u"collision"_s).size(), 1);
}

void TestSearch::aChangedOrRemovedReportIsInStep()
{
    remember(u"Fire"_s, {report("aa", u"The Herald"_s, u"Quay"_s, u"The tug came."_s)});
    QVERIFY(run({u"UPDATE report SET title = 'Harbour'"_s}).isEmpty());
    index();
    QCOMPARE(found(u"quay "_s), u""_s);
    QCOMPARE(found(u"harbour tug "_s), u"aa"_s);
    QVERIFY(run({u"INSERT OR REPLACE INTO report SELECT * FROM report"_s}).isEmpty());
    index();
    QCOMPARE(found(u"harbour tug "_s), u"aa"_s);
    QVERIFY(run({u"DELETE FROM event"_s, u"DELETE FROM event_report"_s, u"DELETE FROM report"_s}).isEmpty());
    QCOMPARE(found(u"tug "_s), u""_s);
    QCOMPARE(run({u"SELECT count(*) FROM search_entry"_s}), u"0"_s);
    QCOMPARE(run({u"SELECT count(*) FROM report_words"_s}), u"0"_s);
}

void TestSearch::numbersLastThroughVacuum()
{
    for (int i = 0; i < 9; ++i)
        remember(u"Event %1"_s.arg(i), {report("r" + QByteArray::number(i), u"Outlet"_s, u"Title"_s,
                                               u"only word%1 here"_s.arg(i))});
    m_library.reset();
    QVERIFY(run({u"DELETE FROM event_report WHERE sha256 = 'r3'"_s,
                 u"DELETE FROM report WHERE sha256 = 'r3'"_s, u"VACUUM"_s})
                .isEmpty());
    QCOMPARE(found(u"word7 "_s), u"r7"_s);
    QCOMPARE(found(u"word3 "_s), u""_s);
}

void TestSearch::olderFormatsAreIndexed_data()
{
    QTest::addColumn<int>("format");
    for (int format = 1; format < schemaVersion(); ++format)
        QTest::addRow("format %d", format) << format;
}

void TestSearch::olderFormatsAreIndexed()
{
    QFETCH(int, format);
    m_library.reset();
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(m_path + suffix);
    const QString old = QStringLiteral(SYNOPTIC_TEST_DATA "/library-format-%1.sqlite").arg(format);
    QVERIFY(QFile::copy(old, m_path));
    QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(run({u"PRAGMA user_version"_s}), QString::number(format));
    auto library = Library::open(m_path);
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    index();
    QCOMPARE(found(u"closed "_s), u"feed"_s);
    QCOMPARE(hits(u"ask the harbour master"_s).last().kind, SearchHit::Kind::Note);
    QCOMPARE(hits(u"closure"_s).first().kind, SearchHit::Kind::Event);
}

void TestSearch::theIndexFindsWhatReadingFinds()
{
    QRandomGenerator random(11);
    const QStringList vocabulary{u"fire"_s,    u"fires"_s, u"Quay"_s, u"tug"_s,  u"tügs"_s,
                                 u"harbour"_s, u"the"_s,   u"a"_s,    u"Orla"_s, u"closed"_s};
    QList<Report> reports;
    QList<QStringList> texts;
    for (int r = 0; r < 120; ++r) {
        QStringList words;
        for (int w = 0; w < 8; ++w)
            words.append(vocabulary.at(random.bounded(int(vocabulary.size()))));
        texts.append(words);
        reports.append(report("r" + QByteArray::number(r), u"x"_s, u"x"_s,
                              words.join(random.bounded(2) ? u", "_s : u"\n"_s)));
    }
    remember(u"x"_s, reports);
    const auto folded = [](QString word) { return word.toLower().replace(u'ü', u'u'); };
    const auto search = LibrarySearch::open(m_path);
    for (int q = 0; q < 60; ++q) {
        const QString whole = vocabulary.at(random.bounded(int(vocabulary.size())));
        const QString start =
            vocabulary.at(random.bounded(int(vocabulary.size()))).left(2 + random.bounded(2));
        QStringList expected;
        for (int r = 0; r < texts.size(); ++r) {
            const bool has = std::ranges::any_of(
                texts.at(r), [&](const QString &w) { return folded(w) == folded(whole); });
            const bool starts = std::ranges::any_of(texts.at(r), [&](const QString &w) {
                return start.size() < 2 ? folded(w) == folded(start) : folded(w).startsWith(folded(start));
            });
            if (has && (starts || start.size() < 2))
                expected.append(u"r%1"_s.arg(r));
        }
        QStringList got;
        const auto answer = (*search)->search(whole + u' ' + start, 1000);
        QVERIFY(answer);
        for (const SearchHit &hit : answer->hits)
            got.append(QString::fromLatin1(hit.report));
        expected.sort();
        got.sort();
        QCOMPARE(got, expected);
    }
}

void TestSearch::whatIsWrittenWithoutSpacesIsFound_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reports");
    QTest::addColumn<QString>("shown"); // the words that are marked in the first snippet
    QTest::newRow("a word of two characters") << u"火災"_s << u"ja"_s << u"火災"_s;
    QTest::newRow("a longer one") << u"東京都"_s << u"ja"_s << u"東京都"_s;
    QTest::newRow("not in another order") << u"都京"_s << u""_s << u""_s;
    QTest::newRow("not across a sign") << u"日東"_s << u""_s << u""_s;
    QTest::newRow("one character, the last too") << u"た"_s << u"ja"_s << u"た"_s;
    QTest::newRow("one character of both") << u"火"_s << u"ja zh"_s << u"火"_s;
    QTest::newRow("katakana with a long vowel") << u"フェリー"_s << u"ja"_s << u"フェリー"_s;
    QTest::newRow("Chinese") << u"港口失火"_s << u"zh"_s << u"港口失火"_s;
    QTest::newRow("all words") << u"港口 渡轮"_s << u"zh"_s << u"港口"_s;
    QTest::newRow("beside Latin letters") << u"AIS数据"_s << u"zh"_s << u"AIS"_s;
    QTest::newRow("Thai") << u"ท่าเรือ"_s << u"th"_s << u"ท่าเรือ"_s;
    QTest::newRow("Korean, by the start of words") << u"항구"_s << u"ko"_s << u"항구"_s;
}

void TestSearch::whatIsWrittenWithoutSpacesIsFound()
{
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    remember(u"x"_s, {report("ja", u"A"_s, u"x"_s, u"昨日、東京都の港でフェリーの火災があった。"_s),
                      report("zh", u"B"_s, u"x"_s, u"港口失火，一艘渡轮受损。AIS数据显示……"_s),
                      report("th", u"C"_s, u"x"_s, u"ไฟไหม้ที่ท่าเรือเมื่อวานนี้"_s),
                      report("ko", u"D"_s, u"x"_s, u"어제 항구에서 불이 났다."_s)});
    QTEST(found(typed), "reports");
    if (shown.isEmpty())
        return;
    const SearchHit hit = hits(typed).first();
    QVERIFY(!hit.found.isEmpty());
    QVERIFY2(hit.snippet.mid(hit.found.first().start, hit.found.first().length()).startsWith(shown),
             qPrintable(hit.snippet));
}

void TestSearch::aLibraryWithoutIndexIsRefused()
{
    const QString other = m_folder->filePath(u"other.sqlite"_s);
    m_path = other;
    QVERIFY(run({u"CREATE TABLE x (y)"_s}).isEmpty());
    const auto search = LibrarySearch::open(other);
    QVERIFY(!search);
    QVERIFY2(search.error().message().contains(u"no index"_s), qPrintable(search.error().message()));
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
