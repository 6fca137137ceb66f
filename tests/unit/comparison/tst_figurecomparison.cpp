// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/eventnames.h"
#include "comparison/facts.h"
#include "comparison/figurecomparison.h"
#include "language/extraction.h"
#include "reading/reportreader.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestFigureComparison : public QObject
{
    Q_OBJECT
private slots:
    void natures_data();
    void natures();
    void laterUpdate();
    void times_data();
    void times();
};

namespace {

Report reportOf(const QString &text)
{
    return *readReport(text.toUtf8(), u"a.txt"_s);
}

Place whole(const Report &report, int index)
{
    const Passage &last = report.passages().last();
    return {index, last.range};
}

/// "58/61 contradiction", one a pair.
QString differencesOf(const Report &a, const Report &b)
{
    const QList<Report> reports{a, b};
    QStringList found;
    for (const FigurePair &pair : figureDifferences(reports, whole(a, 0), whole(b, 1)))
        found.append(a.text(pair.a.range).toString() + u'/' + b.text(pair.b.range).toString() + u' ' +
                     differenceNatureName(pair.nature));
    return found.join(u", "_s);
}

} // namespace

void TestFigureComparison::natures_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *rule, const char16_t *a, const char16_t *b, const char16_t *found) {
        QTest::newRow(rule) << QString(a) << QString(b) << QString(found);
    };
    row("one thing befell one kind of thing", u"The storm killed 12 people on Sund.",
        u"On Sund 15 residents died in the storm.", u"12/15 contradiction");
    row("elliptical counts", u"The storm killed 12 people and injured 30.",
        u"The storm left 12 dead and 45 hurt.", u"30/45 contradiction");
    row("other things befell them", u"The storm killed 12 people on Sund.", u"On Sund 30 people were hurt.",
        u"");
    row("other things counted", u"The storm killed 12 sheep on Sund.", u"On Sund 15 children were killed.",
        u"");
    row("a part of all", u"On Sund 12 of the 30 injured fishermen went home.",
        u"The storm injured 30 fishermen and 45 sailors.", u"");
    row("a whole and its parts", u"The ferry left Sund with 55 passengers and nine crew.",
        u"The ferry left Sund with 64 passengers and crew.", u"");
    row("three parts of a whole", u"Two officers, four seamen and 13 passengers were rescued off Sund.",
        u"Off Sund 19 people were rescued.", u"");
    row("parts of another whole", u"The ferry left Sund with 55 passengers and nine crew.",
        u"The ferry left Sund with 67 passengers and crew.", u"55/67 contradiction");
    row("one of them is no further part", u"The storm killed 12 people, three of them children.",
        u"15 people were killed by the storm.", u"12/15 contradiction");
    row("one after another but of two things",
        u"Four villages were destroyed and three people killed on Sund.",
        u"On Sund 10 people were killed in seven villages.", u"three/10 contradiction");
    row("more on top", u"The storm killed 12 people on Sund.", u"Two more people died on Sund.", u"");
    row("what could be", u"The storm killed 12 people on Sund.", u"Such storms can kill 30 people.", u"");
    row("given beside another", u"The storm killed 12 people, 3 of them children.",
        u"12 people died in the storm, the board said; 15 people were killed last year.", u"");
    row("one number of two things", u"The storm killed 10 people on Sund.",
        u"On Sund the storm wrecked 10 boats and killed three people.", u"10/three contradiction");
    row("rounded to the digits given", u"Corvin Lines bought the yard for $5.4 billion.",
        u"Corvin Lines paid $5.36bn in its purchase of the yard.", u"");
    row("not rounded but another sum", u"Corvin Lines bought the yard for $5.9 billion.",
        u"Corvin Lines made a $5 billion purchase of the yard.", u"$5.9 billion/$5 billion contradiction");
    row("about", u"Some 60 people were rescued off Sund.", u"Off Sund 58 people were rescued.",
        u"60/58 rounding");
    row("a bound that holds", u"More than 50 people were rescued off Sund.",
        u"Off Sund 58 people were rescued.", u"50/58 bound");
    row("a bound that does not hold", u"More than 60 people were rescued off Sund.",
        u"Off Sund 48 people were rescued.", u"60/48 contradiction");
    row("two bounds far apart", u"At least 60 people were hurt on Sund.",
        u"On Sund at least six people were hurt.", u"60/six contradiction");
    row("a range that holds", u"Between 50 and 60 people were rescued off Sund.",
        u"Off Sund 58 people were rescued.", u"50 and 60/58 bound");
    row("a range that does not hold", u"Between 50 and 60 people were rescued off Sund.",
        u"Off Sund 78 people were rescued.", u"50 and 60/78 contradiction");
    row("converted", u"It struck 50km (31 miles) west of Skerry.", u"It struck 31 miles west of Skerry.",
        u"");
    row("distances from two places", u"It struck 50km west of Skerry.", u"It struck 20km west of Haldia.",
        u"");
    row("distances from one place", u"It struck 50km west of Skerry.", u"It struck 20km west of Skerry.",
        u"50km/20km contradiction");
    row("a depth is no distance", u"It struck at a depth of 10 km.", u"It struck 20 km west of Skerry.", u"");
    row("two currencies", u"Jewels worth £1.7m were stolen.", u"Jewels worth $2.6m were stolen.", u"");
    row("per item and in all", u"The yard pays Brun $22 million per season in his contract.",
        u"The yard gave Brun a $88 million contract.", u"");
    row("price of a share and of a firm", u"The deal values Corvin Lines at $21 a share.",
        u"Ness Shipping bought Corvin Lines in a $54 million deal.", u"");
    row("ages of two people", u"The 45-year-old Hanne Voss fell.", u"The 36-year-old Evald Brun fell.", u"");
    row("ages of one person", u"The 45-year-old Hanne Voss fell.", u"Hanne Voss, 46, fell.",
        u"45-year-old/46 contradiction");
    row("magnitudes", u"A 6.1-magnitude quake shook Sund.", u"A quake of magnitude 5.9 shook Sund.",
        u"6.1/5.9 contradiction");
    row("the magnitude of an aftershock", u"A 6.1-magnitude quake shook Sund.",
        u"An aftershock of magnitude 5.2 shook Sund.", u"");
    row("years are no rivals", u"The storm of 1988 killed people.", u"The storm of 1987 killed people.", u"");
}

void TestFigureComparison::natures()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(differencesOf(reportOf(a), reportOf(b)), "found");
}

void TestFigureComparison::laterUpdate()
{
    const auto written = [](const QString &text, QDate day) {
        ReportData data;
        data.text = text;
        data.passages = {{PassageKind::Body, {0, text.size()}, {}, {{{0, text.size()}}}, {}}};
        data.metadata.published = PublicationTime{day, {}, {}};
        data.figures = findFigures(text, TextRange{0, text.size()});
        return Report(data);
    };
    const QString early = u"The storm killed 12 people on Sund."_s;
    const QString late = u"The storm killed 15 people on Sund."_s;
    QCOMPARE(differencesOf(written(early, QDate(2022, 1, 14)), written(late, QDate(2022, 1, 15))),
             u"12/15 later-update"_s);
    QCOMPARE(differencesOf(written(early, QDate(2022, 1, 14)), written(late, QDate(2022, 1, 14))),
             u"12/15 contradiction"_s);
}

void TestFigureComparison::times_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("found");
    QTest::newRow("one act at two times") << u"The ferry sent its distress call at 4.40am."_s
                                          << u"The ferry sent its distress call at 4.55am."_s << 1;
    QTest::newRow("two acts") << u"The ferry sent its call at 4.40am."_s << u"Lifeboats arrived at 4.55am."_s
                              << 0;
    QTest::newRow("one time in two zones")
        << u"The ferry sent its call at 0930 GMT."_s << u"The ferry sent its call at 10:30 CET."_s << 0;
    QTest::newRow("a zone that is not given")
        << u"The ferry sent its call at 0930 GMT."_s << u"The ferry sent its call at 10:30."_s << 0;
    QTest::newRow("other minutes in a zone that is not given")
        << u"The ferry sent its call at 0930 GMT."_s << u"The ferry sent its call at 10:44."_s << 1;
}

void TestFigureComparison::times()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    const QList<Report> reports{reportOf(a), reportOf(b)};
    int found = 0;
    for (const Difference &difference :
         findDifferences(reports, EventNames(reports), {whole(reports.at(0), 0), whole(reports.at(1), 1)}))
        found += difference.kind == DifferenceKind::Time;
    QTEST(found, "found");
}

QTEST_GUILESS_MAIN(TestFigureComparison)
#include "tst_figurecomparison.moc"
