// SPDX-License-Identifier: GPL-3.0-or-later
// What each subject of the library keeps, read back through a second opening of the file.
#include "library/eventkeeper.h"
#include "library/library.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestRecords : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void theOriginalBytesOutliveTheFile();
    void longTextsComeAfterTheEvent();
    void aTextThatDidNotComeComesNextTime();
    void anotherTextUnderTheSamePathIsItsNextVersion();
    void anotherTextUnderTheSameAddressIsItsNextVersion();
    void marksOfAnEarlierVersionAreFoundUnderALater();
    void tagsFormATree();
    void tagsOfAMarkAreKeptWithIt();
    void aTagCannotStandBelowItself();
    void removingATagMovesItsChildrenUp();
    void linksJoinTwoRanges();
    void verdictsKeepTheirHistory();
    void filtersAreKeptByName();
    void whatFailsHalfWayLeavesNothing();
    void otherProgramsDatabasesAreRefused();

private:
    /// A report as readReport() would give it, from a file of this name.
    Report fileOf(const QString &name, const QByteArray &bytes, const QString &url = {});
    void reopen();
    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
};

void TestRecords::init()
{
    reopen();
}

void TestRecords::cleanup()
{
    m_library.reset();
    QFile::remove(m_folder.filePath(u"library.sqlite"_s));
}

void TestRecords::reopen()
{
    m_library.reset();
    auto library = Library::open(m_folder.filePath(u"library.sqlite"_s));
    QVERIFY2(library, qPrintable(library ? QString() : library.error().message()));
    m_library = std::move(*library);
}

Report TestRecords::fileOf(const QString &name, const QByteArray &bytes, const QString &url)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    ReportData data;
    data.path = file.fileName();
    data.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    data.text = QString::fromLatin1(bytes);
    data.encoding = u"ISO-8859-1"_s;
    data.metadata.url = url;
    return Report(std::move(data));
}

void TestRecords::theOriginalBytesOutliveTheFile()
{
    const QByteArray bytes = "The caf\xe9 at the quay was closed.";
    const Report report = fileOf(u"a.txt"_s, bytes);
    QVERIFY(m_library->sources().rememberEvent(u"Closure"_s, {report}));
    QVERIFY(QFile::remove(report.path()));
    reopen();
    QCOMPARE(m_library->sources().originalBytes(report.sha256()), bytes);
    QCOMPARE(m_library->sources().text(report.sha256()), report.text());
    QCOMPARE(m_library->sources().originalBytes("beef"), QByteArray());
}

void TestRecords::longTextsComeAfterTheEvent()
{
    const QByteArray bytes = QByteArray("The harbour was closed. ").repeated(20'000);
    const Report harbour = fileOf(u"long.txt"_s, bytes);
    EventKeeper keeper(m_library.get());
    QSignalSpy failed(&keeper, &EventKeeper::failed);
    QVERIFY(keeper.remember(u"Closure"_s, {harbour}));
    // Before its text is there a mark can be made, and it is kept.
    const Highlight mark = makeHighlight(harbour, {4, 11}, HighlightColour::Pink, u"Ada"_s);
    QVERIFY(m_library->marks().add(mark));
    QVERIFY(!*m_library->sources().hasText(harbour.sha256()));
    QTRY_VERIFY(*m_library->sources().hasText(harbour.sha256())); // by itself, once it is packed
    QCOMPARE(*m_library->sources().text(harbour.sha256()), QString::fromUtf8(bytes));
    QCOMPARE(*m_library->sources().originalBytes(harbour.sha256()), bytes);
    QCOMPARE(*m_library->marks().all(), QList<Highlight>{mark});
    // A second event does not wait for the first, and loses nothing of it.
    const Report one = fileOf(u"one.txt"_s, bytes + "1");
    const Report two = fileOf(u"two.txt"_s, bytes + "2");
    QVERIFY(keeper.remember(u"One"_s, {one}));
    QVERIFY(keeper.remember(u"Two"_s, {two}));
    keeper.finish();
    QVERIFY(*m_library->sources().hasText(one.sha256()) && *m_library->sources().hasText(two.sha256()));
    QVERIFY(failed.isEmpty());
}

void TestRecords::aTextThatDidNotComeComesNextTime()
{
    const Report harbour = fileOf(u"harbour.txt"_s, "The harbour was closed.");
    QVERIFY(m_library->sources().rememberWithoutTexts(u"Closure"_s, {harbour})); // and the program is killed
    QVERIFY(!m_library->sources().text(harbour.sha256()));
    EventKeeper keeper(m_library.get());
    QVERIFY(keeper.remember(u"Closure"_s, {harbour}));
    QCOMPARE(*m_library->sources().text(harbour.sha256()), harbour.text());
    QCOMPARE(m_library->sources().originalBytes(harbour.sha256())->size(), 23);
}

void TestRecords::anotherTextUnderTheSamePathIsItsNextVersion()
{
    const Report first = fileOf(u"a.txt"_s, "Two boats left.");
    const auto event = m_library->sources().rememberEvent(u"Boats"_s, {first});
    const Report other = fileOf(u"b.txt"_s, "Nobody was hurt.");
    QVERIFY(m_library->sources().rememberEvent(u"Boats"_s, {other}));
    const Report second = fileOf(u"a.txt"_s, "Three boats left.");
    QVERIFY(m_library->sources().rememberEvent(u"Boats"_s, {second}));
    const Report third = fileOf(u"a.txt"_s, "Four boats left.");
    QVERIFY(m_library->sources().rememberEvent(u"Boats"_s, {third}));
    reopen();
    const auto versions = m_library->sources().otherVersions(first.sha256());
    QVERIFY(versions);
    QCOMPARE(versions->size(), 2);
    QCOMPARE(versions->at(0).sha256, third.sha256());
    QCOMPARE(versions->at(0).versionOf, second.sha256());
    QCOMPARE(versions->at(1).versionOf, first.sha256());
    QVERIFY(versions->at(1).added.isValid());
    QCOMPARE(m_library->sources().text(first.sha256()), first.text());
    QVERIFY(m_library->sources().otherVersions(other.sha256())->isEmpty());
    QCOMPARE(m_library->sources().reportsOf(event->id)->first().sha256, first.sha256());
    QVERIFY(m_library->sources().setVersionOf(third.sha256(), {}));
    QVERIFY(m_library->sources().otherVersions(third.sha256())->isEmpty());
}

void TestRecords::anotherTextUnderTheSameAddressIsItsNextVersion()
{
    const QString url = u"https://herald.example/boats"_s;
    const Report first = fileOf(u"a.txt"_s, "Two boats left.", url);
    const Report second = fileOf(u"later.txt"_s, "Three boats left.", url);
    QVERIFY(m_library->sources().rememberEvent(u"Boats"_s, {first}));
    QVERIFY(m_library->sources().rememberEvent(u"Boats"_s, {second}));
    QCOMPARE(m_library->sources().otherVersions(second.sha256())->first().sha256, first.sha256());
}

void TestRecords::marksOfAnEarlierVersionAreFoundUnderALater()
{
    const QString url = u"https://herald.example/boats"_s;
    const Report first = fileOf(u"a.txt"_s, "Two boats left.", url);
    QVERIFY(m_library->sources().rememberEvent(u"Boats"_s, {first}));
    const Highlight mark = makeHighlight(first, {4, 9}, HighlightColour::Blue, u"Ada"_s);
    QVERIFY(m_library->marks().add(mark));
    const Report second = fileOf(u"later.txt"_s, "Three boats left.", url);
    QVERIFY(m_library->sources().rememberEvent(u"Boats"_s, {second}));
    QCOMPARE(m_library->marks().ofReport(second.sha256(), second.path()), QList<Highlight>{mark});
    QCOMPARE(m_library->marks().all(), QList<Highlight>{mark});
}

void TestRecords::tagsFormATree()
{
    const auto master = m_library->tags().atPath(u"actors/harbour master"_s, u"Ada"_s);
    QVERIFY(master);
    const auto again = m_library->tags().atPath(u" Actors / Harbour  Master"_s, u"Ben"_s);
    QCOMPARE(*again, *master);
    QVERIFY(m_library->tags().atPath(u"places/harbour master"_s, u"Ada"_s));
    reopen();
    const auto all = m_library->tags().all();
    QCOMPARE(all->size(), 4);
    QCOMPARE(pathOf(master->id, *all), u"actors/harbour master"_s);
    QVERIFY(!m_library->tags().atPath(u" / "_s, u"Ada"_s));
}

void TestRecords::tagsOfAMarkAreKeptWithIt()
{
    const Report report = fileOf(u"a.txt"_s, "Two boats left.");
    QVERIFY(m_library->sources().rememberEvent(u"Boats"_s, {report}));
    const auto tag = m_library->tags().atPath(u"figures"_s, u"Ada"_s);
    Highlight mark = makeHighlight(report, {0, 3}, HighlightColour::Pink, u"Ada"_s);
    mark.tags = {tag->id};
    QVERIFY(m_library->marks().add(mark));
    QCOMPARE(m_library->tags().uses(tag->id), 1);
    QVERIFY(m_library->marks().remove(mark.id));
    QCOMPARE(m_library->tags().uses(tag->id), 0);
    QVERIFY(m_library->marks().add(mark)); // as undo does
    reopen();
    QCOMPARE(m_library->marks().ofReport(report.sha256())->first(), mark);
    mark.tags.clear();
    QVERIFY(m_library->marks().update(mark));
    QCOMPARE(m_library->tags().uses(tag->id), 0);
}

void TestRecords::aTagCannotStandBelowItself()
{
    const auto below = m_library->tags().atPath(u"a/b/c"_s, u"Ada"_s);
    Tag top = m_library->tags().atPath(u"a"_s, u"Ada"_s).value_or(Tag());
    top.parent = below->id;
    QVERIFY(!m_library->tags().update(top));
    QCOMPARE(pathOf(below->id, *m_library->tags().all()), u"a/b/c"_s);
    top.parent = {};
    top.name = u"first"_s;
    QVERIFY(m_library->tags().update(top));
    QCOMPARE(pathOf(below->id, *m_library->tags().all()), u"first/b/c"_s);
}

void TestRecords::removingATagMovesItsChildrenUp()
{
    const auto below = m_library->tags().atPath(u"a/b/c"_s, u"Ada"_s);
    const auto middle = m_library->tags().atPath(u"a/b"_s, u"Ada"_s);
    QVERIFY(m_library->tags().remove(middle->id));
    QCOMPARE(pathOf(below->id, *m_library->tags().all()), u"a/c"_s);
}

void TestRecords::linksJoinTwoRanges()
{
    const Report a = fileOf(u"a.txt"_s, "Two boats left.");
    const Report b = fileOf(u"b.txt"_s, "Three boats left.");
    QVERIFY(m_library->sources().rememberEvent(u"Boats"_s, {a, b}));
    const QDateTime now = QDateTime::fromString(u"2026-03-04T05:06:07.089Z"_s, Qt::ISODateWithMs);
    MarkLink link{QUuid::createUuid(),
                  u"contradicts"_s,
                  {a.sha256(), 0, 3, u"Two"_s, {}, u" boats left."_s},
                  {b.sha256(), 0, 5, u"Three"_s, {}, u" boats left."_s},
                  u"Ask the harbour master"_s,
                  u"Ada"_s,
                  now,
                  now};
    QVERIFY(m_library->links().add(link));
    reopen();
    QCOMPARE(m_library->links().ofReport(b.sha256()), QList<MarkLink>{link});
    link.kind = u"rewrites"_s;
    std::swap(link.from, link.to);
    QVERIFY(m_library->links().update(link));
    QCOMPARE(m_library->links().ofReport(a.sha256()), QList<MarkLink>{link});
    QVERIFY(m_library->links().kinds()->contains(u"rewrites"_s));
    QVERIFY(m_library->links().remove(link.id));
    QVERIFY(m_library->links().all()->isEmpty());
}

void TestRecords::verdictsKeepTheirHistory()
{
    const Report a = fileOf(u"a.txt"_s, "Two boats left.");
    const Report b = fileOf(u"b.txt"_s, "Three boats left.");
    const auto event = m_library->sources().rememberEvent(u"Boats"_s, {a, b});
    const QList<Anchor> anchors{{a.sha256(), 0, 3, u"Two"_s, {}, {}}, {b.sha256(), 0, 5, u"Three"_s, {}, {}}};
    const QString key = subjectKey(u"difference"_s, u"figure"_s, anchors);
    QCOMPARE(subjectKey(u"difference"_s, u"figure"_s, {anchors.at(1), anchors.at(0)}), key);
    QVERIFY(subjectKey(u"difference"_s, u"time"_s, anchors) != key);
    const auto decide = [&](const QString &decision, const QString &author, int minute) {
        const QDateTime time(QDate(2026, 3, 4), QTime(5, minute), QTimeZone::UTC);
        return m_library->verdicts().add({QUuid::createUuid(),
                                          key,
                                          u"difference"_s,
                                          u"figure"_s,
                                          anchors,
                                          decision,
                                          {},
                                          author,
                                          time,
                                          u"first"_s,
                                          event->id,
                                          1500});
    };
    QVERIFY(decide(u"rounding"_s, u"Ada"_s, 1));
    QVERIFY(decide(u"conflict"_s, u"Ada"_s, 2));
    QVERIFY(decide(u"update"_s, u"Ben"_s, 3));
    reopen();
    const auto history = m_library->verdicts().history(key);
    QCOMPARE(history->size(), 3);
    QCOMPARE(history->first().decision, u"rounding"_s);
    QCOMPARE(history->first().anchors, anchors);
    QCOMPARE(history->first().milliseconds, 1500);
    QCOMPARE(m_library->verdicts().ofSession(u"first"_s), *history);
    QCOMPARE(m_library->verdicts().current(event->id)->size(), 2);
    QCOMPARE(m_library->verdicts().current(event->id)->first().decision, u"conflict"_s);
    QVERIFY(decide(u"withdrawn"_s, u"Ada"_s, 4)); // taken back
    QCOMPARE(m_library->verdicts().current(event->id)->size(), 1);
    QCOMPARE(m_library->verdicts().history(key)->size(), 4);
}

void TestRecords::filtersAreKeptByName()
{
    const QDateTime now = QDateTime::fromString(u"2026-03-04T05:06:07.089Z"_s, Qt::ISODateWithMs);
    SavedFilter filter{QUuid::createUuid(), u"Casualties"_s, u"kind:figure killed"_s, u"Ada"_s, now, now};
    QVERIFY(m_library->filters().save(filter));
    filter.query = u"kind:figure injured"_s;
    QVERIFY(m_library->filters().save(filter));
    reopen();
    QCOMPARE(m_library->filters().all(), QList<SavedFilter>{filter});
    QVERIFY(m_library->filters().remove(filter.id));
    QVERIFY(m_library->filters().all()->isEmpty());
}

void TestRecords::whatFailsHalfWayLeavesNothing()
{
    const Report a = fileOf(u"a.txt"_s, "Two boats left.");
    QVERIFY(m_library->sources().rememberEvent(u"Boats"_s, {a}));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const MarkLink link{QUuid::createUuid(),
                        u"contradicts"_s,
                        {a.sha256(), 0, 3, u"Two"_s, {}, {}},
                        {"beef", 0, 5, u"Three"_s, {}, {}}, // a report that the library does not know
                        {},
                        u"Ada"_s,
                        now,
                        now};
    QVERIFY(!m_library->links().add(link));
    QVERIFY(m_library->links().kinds()->size() == 3);
    // And the connection is fit for the next transaction.
    QVERIFY(m_library->marks().add(makeHighlight(a, {0, 3}, HighlightColour::Pink, u"Ada"_s)));
}

void TestRecords::otherProgramsDatabasesAreRefused()
{
    const QString path = m_folder.filePath(u"places.sqlite"_s);
    QVERIFY(QFile::copy(QStringLiteral(SYNOPTIC_TEST_DATA "/other-program.sqlite"), path));
    const auto before = QFile::exists(path) ? QFileInfo(path).size() : 0;
    const auto library = Library::open(path);
    QVERIFY(!library);
    QVERIFY2(library.error().message().contains(u"another program"_s), qPrintable(library.error().message()));
    QCOMPARE(QFileInfo(path).size(), before);
}

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
