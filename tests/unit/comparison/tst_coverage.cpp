// SPDX-License-Identifier: GPL-3.0-or-later
// Who has which fact, who had it first, and when what was written.
#include "comparison/coverage.h"
#include "comparison/timeline.h"
#include "support/timedevent.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

constexpr auto noTime = std::nullopt;
const QDate friday(2022, 1, 14);

PublicationTime at(QTime time, std::optional<int> offset = 0)
{
    return {friday, time, offset};
}

Coverage coverageOf(const TimedEvent &event)
{
    return synoptic::coverageOf(event.comparison(), WritingTimes(event.comparison().reports));
}

QList<std::optional<QTime>> clock(std::initializer_list<const char *> times)
{
    QList<std::optional<QTime>> out;
    for (const char *time : times)
        out.append(time ? std::optional(QTime::fromString(QLatin1StringView(time), u"hh:mm"_s)) : noTime);
    return out;
}

} // namespace

class TestCoverage : public QObject
{
    Q_OBJECT
private slots:
    void whatEachReportHasAndLacks();
    void severalSentencesOfOneReportAreOneCell();
    void tellings_data();
    void tellings();
    void overlapIsSharedOfEither();
    void firstIsTheEarliestOnOneClock();
    void whereOthersHaveNoTimeFirstIsNotCertain();
    void anEarlierDayIsEarlier();
    void twoOfOneDayHaveNoFirst();
    void noTimesNoFirst();
    void entriesWithoutADayTakeTheOthers();
    void entriesPassMidnight_data();
    void entriesPassMidnight();
    void momentsInWords();
    void theTimelineIsInOrder();
    void aFactStandsAtItsFirstReport();
    void nothingToCover();
};

void TestCoverage::whatEachReportHasAndLacks()
{
    TimedEvent event;
    event.report(u"Herald"_s, 4).report(u"Courier"_s, 3).report(u"Post"_s, 2);
    event.fact({{0, 0}, {1, 0}, {2, 0}}).fact({{0, 1}, {1, 2}});
    const Coverage coverage = coverageOf(event);
    QCOMPARE(coverage.reports.at(0).facts, 2);
    QCOMPARE(coverage.reports.at(2).facts, 1);
    QCOMPARE(coverage.reports.at(2).lacks, 1);
    QCOMPARE(coverage.reports.at(0).sentences, 4);
    QCOMPARE(coverage.reports.at(0).alone, QList<Place>({event.place(0, 2), event.place(0, 3)}));
    QCOMPARE(coverage.reports.at(1).alone, QList<Place>({event.place(1, 1)}));
    QVERIFY(coverage.facts.at(1).cell(1));
    QVERIFY(!coverage.facts.at(1).cell(2));
}

void TestCoverage::severalSentencesOfOneReportAreOneCell()
{
    TimedEvent event;
    event.report(u"Herald"_s, 3).report(u"Courier"_s, 1);
    event.fact({{0, 0}, {0, 2}, {1, 0}});
    const Coverage coverage = coverageOf(event);
    QCOMPARE(coverage.facts.first().cells.size(), 2);
    QCOMPARE(coverage.facts.first().cell(0)->places, QList<Place>({event.place(0, 0), event.place(0, 2)}));
    QCOMPARE(coverage.reports.at(0).facts, 1);
}

void TestCoverage::tellings_data()
{
    QTest::addColumn<int>("relation");
    QTest::addColumn<int>("nature"); // -1: no difference
    QTest::addColumn<int>("telling");
    const auto row = [](const char *name, Relation relation, int nature, Telling telling) {
        QTest::newRow(name) << int(relation) << nature << int(telling);
    };
    row("verbatim is the same words", Relation::Verbatim, -1, Telling::SameWords);
    row("nearly verbatim too", Relation::NearVerbatim, -1, Telling::SameWords);
    row("the same fact is other words", Relation::SameFact, -1, Telling::OtherWords);
    row("a contradiction differs, whatever the words", Relation::NearVerbatim,
        int(DifferenceNature::Contradiction), Telling::Differs);
    row("a rounded figure does not clash", Relation::SameFact, int(DifferenceNature::Rounding),
        Telling::OtherWords);
    row("nor does another spelling", Relation::Verbatim, int(DifferenceNature::SpellingOnly),
        Telling::SameWords);
    row("nor does a later count", Relation::SameFact, int(DifferenceNature::LaterUpdate),
        Telling::OtherWords);
}

void TestCoverage::tellings()
{
    QFETCH(int, relation);
    QFETCH(int, nature);
    QFETCH(int, telling);
    TimedEvent event;
    event.report(u"Herald"_s, 1).report(u"Courier"_s, 1).fact({{0, 0}, {1, 0}}, Relation(relation));
    if (nature >= 0)
        event.differing(DifferenceNature(nature));
    const Coverage coverage = coverageOf(event);
    for (const int report : {0, 1}) {
        QCOMPARE(int(coverage.facts.first().cell(report)->telling), telling);
        QCOMPARE(coverage.reports.at(report).sameWords, Telling(telling) == Telling::SameWords ? 1 : 0);
        QCOMPARE(coverage.reports.at(report).differs, Telling(telling) == Telling::Differs ? 1 : 0);
    }
}

void TestCoverage::overlapIsSharedOfEither()
{
    TimedEvent event;
    event.report(u"Herald"_s, 4).report(u"Courier"_s, 3).report(u"Post"_s, 3);
    event.fact({{0, 0}, {1, 0}}).fact({{0, 1}, {2, 0}}).fact({{0, 2}, {1, 1}, {2, 1}}).fact({{1, 2}, {2, 2}});
    const Coverage coverage = coverageOf(event);
    QCOMPARE(coverage.overlap(0, 1), (Overlap{2, 4}));
    QCOMPARE(coverage.overlap(1, 0), coverage.overlap(0, 1));
    QCOMPARE(coverage.overlap(0, 1).share(), 0.5);
    QCOMPARE(coverage.overlap(2, 2).share(), 1.0);
}

void TestCoverage::firstIsTheEarliestOnOneClock()
{
    TimedEvent event;
    event
        .report(u"Herald"_s, 1, at({10, 30}, 120)) // 08:30 UTC
        .report(u"Courier"_s, 1, at({9, 0}, 0))
        .fact({{0, 0}, {1, 0}});
    const Coverage coverage = coverageOf(event);
    const auto &first = coverage.facts.first().first;
    QVERIFY(first);
    QCOMPARE(first->report, 0);
    QVERIFY(first->certain);
    QCOMPARE(first->when.utc, QDateTime(friday, {8, 30}, QTimeZone::UTC));
    QCOMPARE(coverage.reports.at(0).firsts, 1);
    QCOMPARE(coverage.reports.at(1).firsts, 0);
}

void TestCoverage::whereOthersHaveNoTimeFirstIsNotCertain()
{
    TimedEvent event;
    event.report(u"Herald"_s, 1, at({9, 0})).report(u"Courier"_s, 1).fact({{0, 0}, {1, 0}});
    const Coverage coverage = coverageOf(event);
    QCOMPARE(coverage.facts.first().first->report, 0);
    QVERIFY(!coverage.facts.first().first->certain);
}

void TestCoverage::anEarlierDayIsEarlier()
{
    TimedEvent event;
    event.report(u"Herald"_s, 1, at({9, 0}))
        .report(u"Courier"_s, 1, PublicationTime{friday.addDays(-2), {}, {}})
        .fact({{0, 0}, {1, 0}});
    const auto first = coverageOf(event).facts.first().first;
    QCOMPARE(first->report, 1);
    QVERIFY(first->certain);
    QVERIFY(!first->when.isTimed());
}

void TestCoverage::twoOfOneDayHaveNoFirst()
{
    TimedEvent event;
    event.report(u"Herald"_s, 1, PublicationTime{friday, {}, {}})
        .report(u"Courier"_s, 1, PublicationTime{friday, {}, {}})
        .fact({{0, 0}, {1, 0}});
    QVERIFY(!coverageOf(event).facts.first().first);
}

void TestCoverage::noTimesNoFirst()
{
    TimedEvent event;
    event.report(u"Herald"_s, 1).report(u"Courier"_s, 1).fact({{0, 0}, {1, 0}});
    QVERIFY(!coverageOf(event).facts.first().first);
}

void TestCoverage::entriesWithoutADayTakeTheOthers()
{
    TimedEvent event;
    event.report(u"Live"_s, 2, {}, clock({"08:15", nullptr}))
        .report(u"Courier"_s, 1, PublicationTime{friday, {}, {}})
        .fact({{0, 0}, {1, 0}})
        .fact({{0, 1}, {1, 0}});
    const WritingTimes times(event.comparison().reports);
    const Moment moment = times.at(event.place(0, 0));
    QCOMPARE(moment.utc, QDateTime(friday, {8, 15}, QTimeZone::UTC));
    QVERIFY(!moment.dayGiven);
    QVERIFY(!moment.zoneGiven);
    QVERIFY(!times.at(event.place(0, 1)).isTimed());
    QVERIFY(!coverageOf(event).facts.first().first->certain);
}

void TestCoverage::entriesPassMidnight_data()
{
    QTest::addColumn<QList<std::optional<QTime>>>("times");
    QTest::addColumn<QList<int>>("days");
    QTest::newRow("oldest first") << clock({"21:00", "23:40", "00:10", "02:00"}) << QList<int>{0, 0, 1, 1};
    QTest::newRow("newest first") << clock({"02:00", "00:10", "23:40", "21:00"}) << QList<int>{1, 1, 0, 0};
    QTest::newRow("a later one pinned above the first")
        << clock({"20:40", "05:12", "06:00", "07:00"}) << QList<int>{0, 0, 0, 0};
    QTest::newRow("two that stand out of order")
        << clock({"09:00", "09:40", "09:20", "10:00"}) << QList<int>{0, 0, 0, 0};
    QTest::newRow("one without a time between") << clock({"23:00", nullptr, "01:00"}) << QList<int>{0, -1, 1};
}

void TestCoverage::entriesPassMidnight()
{
    QFETCH(QList<std::optional<QTime>>, times);
    QFETCH(QList<int>, days);
    TimedEvent event;
    event.report(u"Live"_s, int(times.size()), PublicationTime{friday, {}, {}}, times);
    const WritingTimes written(event.comparison().reports);
    for (int e = 0; e < days.size(); ++e) {
        const Moment &moment = written.entry(0, e);
        QCOMPARE(moment.isTimed(), days.at(e) >= 0);
        if (moment.isTimed())
            QCOMPARE(moment.date, friday.addDays(days.at(e)));
    }
}

void TestCoverage::momentsInWords()
{
    TimedEvent event;
    event.report(u"Herald"_s, 1, at({9, 5}, -300))
        .report(u"Courier"_s, 1, PublicationTime{friday, {}, {}})
        .report(u"Post"_s, 1);
    const WritingTimes times(event.comparison().reports);
    QCOMPARE(momentText(times.published(0), QTimeZone::UTC, false), u"14:05"_s);
    QCOMPARE(momentText(times.published(0), QTimeZone("Asia/Tokyo"), true), u"14 Jan 23:05"_s);
    QCOMPARE(momentText(times.published(1), QTimeZone::UTC, false), u"14 Jan, time not known"_s);
    QCOMPARE(momentText(times.published(2), QTimeZone::UTC, true), u"time not known"_s);
    QVERIFY(!times.severalDays());
}

void TestCoverage::theTimelineIsInOrder()
{
    TimedEvent event;
    event.report(u"Live"_s, 3, PublicationTime{friday, {}, {}}, clock({"08:00", "07:00", nullptr}))
        .report(u"Courier"_s, 1, at({7, 30}))
        .report(u"Post"_s, 1)
        .fact({{0, 1}, {1, 0}});
    const WritingTimes times(event.comparison().reports);
    const auto items = timelineOf(event.comparison(), synoptic::coverageOf(event.comparison(), times), times);
    QStringList order;
    for (const TimelineItem &item : items)
        order.append(u"%1 %2"_s.arg(int(item.kind)).arg(momentText(item.when, QTimeZone::UTC, false)));
    const QString entry = QString::number(int(TimelineItemKind::Entry));
    const QString report = QString::number(int(TimelineItemKind::Published));
    const QString fact = QString::number(int(TimelineItemKind::Fact));
    QCOMPARE(order,
             QStringList({entry + u" 07:00"_s, fact + u" 07:00"_s, report + u" 07:30"_s, entry + u" 08:00"_s,
                          entry + u" 14 Jan, time not known"_s, report + u" time not known"_s}));
}

void TestCoverage::aFactStandsAtItsFirstReport()
{
    TimedEvent event;
    event.report(u"Live"_s, 2, PublicationTime{friday, {}, {}}, clock({"08:00", "09:00"}))
        .report(u"Courier"_s, 1, at({8, 30}))
        .fact({{0, 1}, {1, 0}});
    const WritingTimes times(event.comparison().reports);
    const auto items = timelineOf(event.comparison(), synoptic::coverageOf(event.comparison(), times), times);
    const auto fact = std::ranges::find(items, TimelineItemKind::Fact, &TimelineItem::kind);
    QVERIFY(fact != items.end());
    QCOMPARE(fact->place, event.place(1, 0));
    QCOMPARE(fact->fact, 0);
    QVERIFY(fact->certain);
}

void TestCoverage::nothingToCover()
{
    const Comparison empty;
    const Coverage coverage = synoptic::coverageOf(empty, WritingTimes({}));
    QVERIFY(coverage.facts.isEmpty());
    QVERIFY(coverage.overlaps.isEmpty());
    QVERIFY(timelineOf(empty, coverage, WritingTimes({})).isEmpty());
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
