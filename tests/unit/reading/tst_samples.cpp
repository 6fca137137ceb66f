// SPDX-License-Identifier: GPL-3.0-or-later
// The sample reports have the shapes that real scrapes have; each must be read as its author meant it.
#include "reading/reportreader.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestSamples : public QObject
{
    Q_OBJECT
private slots:
    void form_data();
    void form();
    void labels_data();
    void labels();
    void entriesHaveHeadingTimeAndAuthor();
};

namespace {
Report sample(const QString &name)
{
    const auto report =
        readReport(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample/") + name + u".txt"_s);
    return report ? *report : Report();
}
} // namespace

void TestSamples::form_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("form");
    QTest::addColumn<int>("entries");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("published");
    QTest::newRow("blog with times")
        << u"1-halden-herald-live"_s << u"live-blog"_s << 13
        << u"Port Halden ferry collision: at least 58 rescued as Brannock inquiry demands logbook of Aurelia"_s
        << QString();
    QTest::newRow("blog without times")
        << u"2-meridian-live"_s << u"live-blog"_s << 11
        << u"Latest updates: Port Halden ferry disaster, search for the missing goes on"_s << QString();
    QTest::newRow("article") << u"3-sundmark-courier"_s << u"article"_s << 0
                             << u"Three still missing after ferry hits anchored ship in fog off Port Halden"_s
                             << u"2022-01-14T21:45:00"_s;
    QTest::newRow("sentences in no order")
        << u"4-daily-lantern"_s << u"sentence-list"_s << 0
        << u"Nightmare in the fog: 61 plucked from freezing sea after ferry ploughs into grain ship as families slam owner over 'insulting' £4,000 offer"_s
        << u"2022-01-14"_s;
    QTest::newRow("aggregator's copy")
        << u"5-coastal-agency-copy"_s << u"article"_s << 0
        << u"Port Halden ferry: Dozens pulled from the sea after collision in fog"_s << u"2022-01-14"_s;
}

void TestSamples::form()
{
    QFETCH(QString, name);
    const Report report = sample(name);
    QTEST(formName(report.form()), "form");
    QTEST(int(report.entries().size()), "entries");
    QTEST(report.metadata().title, "title");
    QFETCH(QString, published);
    QCOMPARE(report.metadata().published ? report.metadata().published->toString() : QString(), published);
}

void TestSamples::labels_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("starts");
    QTest::addColumn<QString>("kind");
    const QString herald = u"1-halden-herald-live"_s;
    QTest::newRow("error notice") << herald << u"Please try again later."_s << u"boilerplate"_s;
    QTest::newRow("reading time") << herald << u"·11 min read"_s << u"metadata"_s;
    QTest::newRow("note about the coverage") << herald << u"See below"_s << u"boilerplate"_s;
    QTest::newRow("entry heading") << herald << u"Coastguard launches"_s << u"heading"_s;
    QTest::newRow("entry time") << herald << u"05:31 ,"_s << u"timestamp"_s;
    QTest::newRow("caption with credit") << herald << u"A lifeboat crew returns"_s << u"caption"_s;
    QTest::newRow("other story in an entry") << herald << u"Castell Lines: from fishing"_s << u"link"_s;
    QTest::newRow("comment notice") << herald << u"Our goal is"_s << u"boilerplate"_s;
    QTest::newRow("alternative text") << u"2-meridian-live"_s << u"Rescue workers carry"_s << u"caption"_s;
    QTest::newRow("blog is closed") << u"2-meridian-live"_s << u"The live blog is now"_s << u"boilerplate"_s;
    QTest::newRow("read more") << u"2-meridian-live"_s << u"Read more here"_s << u"link"_s;
    QTest::newRow("standfirst") << u"3-sundmark-courier"_s << u"Minister orders inquiry"_s << u"heading"_s;
    QTest::newRow("updated line") << u"3-sundmark-courier"_s << u"Updated:"_s << u"timestamp"_s;
    QTest::newRow("address") << u"4-daily-lantern"_s << u"https://"_s << u"metadata"_s;
    QTest::newRow("pictured") << u"4-daily-lantern"_s << u"The Aurelia is pictured"_s << u"caption"_s;
    QTest::newRow("card") << u"5-coastal-agency-copy"_s << u"Commander of the coastguard"_s << u"metadata"_s;
    QTest::newRow("picture text under the cards")
        << u"5-coastal-agency-copy"_s << u"A map of the Skerry Bank"_s << u"caption"_s;
    QTest::newRow("analysis byline") << u"5-coastal-agency-copy"_s << u"Analysis by"_s << u"byline"_s;
    QTest::newRow("related story") << u"5-coastal-agency-copy"_s << u"It stands low in the west"_s
                                   << u"related"_s;
}

void TestSamples::labels()
{
    QFETCH(QString, name);
    QFETCH(QString, starts);
    const Report report = sample(name);
    for (const Passage &passage : report.passages()) {
        if (report.text(passage.range).startsWith(starts)) {
            QTEST(passageKindName(passage.kind), "kind");
            QVERIFY(!passage.reason.isEmpty());
            return;
        }
    }
    QFAIL("no passage starts like that");
}

void TestSamples::entriesHaveHeadingTimeAndAuthor()
{
    const Report report = sample(u"1-halden-herald-live"_s);
    const Entry &entry = report.entries().at(1);
    QCOMPARE(entry.heading, u"Coastguard launches two crews"_s);
    QCOMPARE(entry.time, QTime(5, 31));
    QCOMPARE(entry.author, u"Tom Averill"_s);
    QCOMPARE(report.metadata().authors, QStringList({u"Tom Averill"_s, u"Maren Lisle"_s}));
    QVERIFY(report.entries().at(7).heading.isEmpty());
    QCOMPARE(report.entries().at(7).time, QTime(9, 2));
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
