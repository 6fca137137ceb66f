// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/extraction.h"

#include <QTest>
#include <cmath>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestFigures : public QObject
{
    Q_OBJECT
private slots:
    void figures_data();
    void figures();
    void bounds_data();
    void bounds();
    void oneRangeAlone();
    void stepIsTheLastDigitGiven();
    void strangeTexts_data();
    void strangeTexts();
};

namespace {

QString written(const Figure &figure)
{
    QString text = QString::number(figure.value, 'g', 10);
    if (figure.upper)
        text += u".."_s + QString::number(*figure.upper, 'g', 10);
    if (!figure.unit.isEmpty())
        text += u' ' + figure.unit;
    if (!figure.counts.isEmpty())
        text += u" ["_s + figure.counts + u']';
    return text;
}

QList<Figure> figuresOf(const QString &text)
{
    return findFigures(text, TextRange{0, text.size()});
}

} // namespace

void TestFigures::figures_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *rule, const char16_t *text, const char16_t *found) {
        QTest::newRow(rule) << QString(text) << QString(found);
    };
    row("grouped thousands", u"There were 106,000 troops there.", u"106000 [troops]");
    row("decimals", u"It grew by 4.5 percent.", u"4.5 percent");
    row("a sign before and a conversion in brackets", u"A loan of C$120m (£70m) came.",
        u"120000000 CAD, 70000000 GBP");
    row("a scale glued on", u"They asked for C$120million.", u"120000000 CAD");
    row("a scale behind a hyphen", u"The US $5.4-billion bid failed.", u"5400000000 USD");
    row("two Ms are a million", u"It was a $200MM deal.", u"200000000 USD");
    row("a thousand by letter", u"They won $240K in court.", u"240000 USD");
    row("a code before", u"The fine was Rs 500 and EUR 3.5bn.", u"500 INR, 3500000000 EUR");
    row("a currency behind", u"It took 5 million Canadian dollars and 2m euros.",
        u"5000000 CAD, 2000000 EUR");
    row("units glued on", u"The bank is 50km (31 miles) away.", u"50 km, 31 miles");
    row("metres are no millions", u"He fell 200m to the rocks.", u"200 m");
    row("millions are no metres", u"Some 2m people came.", u"2000000 [people]");
    row("hyphenated units", u"A 90-minute call and a two-hour drive.", u"90 minutes [call], 2 hours [drive]");
    row("an unknown unit", u"A 152-milimetre shell.", u"152 [milimetre shell]");
    row("speed", u"Winds of 120 km/h and 75 miles per hour blew.", u"120 km/h, 75 mph");
    row("areas of two words", u"It burned 12 square miles.", u"12 sq miles");
    row("percentage points", u"It rose two percentage points to 41%.", u"2 percentage points, 41 percent");
    row("magnitudes", u"A 6.1-magnitude quake, then a magnitude of about 4.4, then one measuring 3.9.",
        u"6.1 magnitude, 4.4 magnitude, 3.9 magnitude");
    row("number words", u"They sent twenty-five boats and two battalions.", u"25 [boats], 2 [battalions]");
    row("long number words", u"Two hundred and fifty thousand letters came.", u"250000 [letters]");
    row("an article before a scale", u"A million birds and a dozen eggs.", u"1000000 [birds], 12 [eggs]");
    row("a couple", u"A couple of sailors stayed.", u"2 [sailors]");
    row("half a million", u"Half a million birds came.", u"500000 [birds]");
    row("two and a half", u"It took two and a half hours.", u"2.5 hours");
    row("shares", u"A third of the crew and two-thirds of the boats left.",
        u"0.333333 share [crew], 0.666666 share [boats]");
    row("vague numbers", u"Tens of thousands of letters, hundreds of birds, thousands of miles.",
        u"20000 [letters], 200 [birds], 2000 miles");
    row("one where it counts", u"At least one sailor, killing one, and one person was hurt.",
        u"1 [sailor], 1, 1 [person]");
    row("one where it does not", u"One of them said that one should go one day. One resident warned.", u"");
    row("ages", u"A 45-year-old man, Hanne Voss, 61, and a boy aged 12.", u"45 age, 61 age, 12 age");
    row("ranks", u"It is the second biggest port.", u"2 rank [biggest port]");
    row("ordinals are none", u"The third man came on the 21st day of the second week.", u"");
    row("a range with a dash", u"It will take 50-60 boats.", u"50..60 [boats]");
    row("a range in words", u"Between 50 and 60 boats came.", u"50..60 [boats]");
    row("a range whose scale stands last", u"It cost $5 to $6 million.", u"5000000..6000000 USD");
    row("from and to", u"Repairs take from 3 to 5 weeks.", u"3..5 weeks");
    row("two or three", u"Two or three boats left.", u"2..3 [boats]");
    row("a change is no range", u"The toll rose from 3 to 5 on Sunday.", u"3, 5");
    row("scores are none", u"They won 3-1 after a 65–53 defeat.", u"");
    row("years", u"From 1919 to 1933 it stood.", u"1919 year, 1933 year");
    row("a count of four digits is no year", u"They killed 2000 people.", u"2000 [people]");
    row("dates are none", u"On 14 January, May 3 and June 2020, and on 2022-01-21.", u"");
    row("a year behind a date is none", u"It began on January 3, 2017.", u"");
    row("times are none", u"At 4.40am, 8 p.m., 16:30, 0930 GMT and 9 o'clock.", u"");
    row("decades are none", u"In the 1990s, and in the '80s.", u"");
    row("numbers that name", u"On flight 815 and Route 9, a Boeing 747 met an F-16 and a G7 man.", u"");
    row("numbers behind a name", u"They flew in Heron 11.", u"");
    row("numbers inside a name", u"He took the Corvin Line 2 ferry.", u"");
    row("words that tell whose dollars", u"They lent $120m Canadian dollars.", u"120000000 CAD");
    row("the noun ends at its plural", u"Both of the 4 leaders agreed; 9 troops stationed there ate.",
        u"4 [leaders], 9 [troops]");
    row("addresses", u"She lives at 10 Lower Quay Street.", u"");
    row("telephone numbers", u"Ring 555-0134-22 or +44 20 7946 or 0800 123.", u"123");
    row("versions", u"It runs on 3.2.1 now.", u"");
}

void TestFigures::figures()
{
    QFETCH(QString, text);
    QStringList found;
    for (const Figure &figure : figuresOf(text))
        found.append(written(figure));
    QTEST(found.join(u", "_s), "found");
}

void TestFigures::bounds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Bound>("bound");
    QTest::newRow("nothing said") << u"It took 50 boats."_s << Bound::Exact;
    QTest::newRow("about") << u"It took about 50 boats."_s << Bound::About;
    QTest::newRow("an estimated") << u"It took an estimated 50 boats."_s << Bound::About;
    QTest::newRow("more than, before a sign") << u"It took more than $50m."_s << Bound::AtLeast;
    QTest::newRow("at least, in words") << u"It took at least five boats."_s << Bound::AtLeast;
    QTest::newRow("up to") << u"It took up to 50 boats."_s << Bound::AtMost;
    QTest::newRow("or more, behind") << u"It took 50 or more boats."_s << Bound::AtLeast;
    QTest::newRow("a part of a word is no bound") << u"Moreover 50 boats came."_s << Bound::Exact;
}

void TestFigures::bounds()
{
    QFETCH(QString, text);
    const QList<Figure> figures = figuresOf(text);
    QCOMPARE(figures.size(), 1);
    QTEST(figures.first().bound, "bound");
}

void TestFigures::oneRangeAlone()
{
    const QString text = u"First 12 boats. Then 14 boats. Then 16 boats."_s;
    const QList<Figure> figures = findFigures(text, TextRange{16, 30});
    QCOMPARE(figures.size(), 1);
    QCOMPARE(figures.first().value, 14.0);
    QCOMPARE(text.sliced(figures.first().range.start, figures.first().range.length()), u"14"_s);
}

void TestFigures::stepIsTheLastDigitGiven()
{
    const QList<Figure> figures =
        figuresOf(u"They gave $5.4 billion, 12,000 coats, 250 boats and 6.25 miles."_s);
    QCOMPARE(figures.size(), 4);
    QCOMPARE(figures.at(0).step, 1e8);
    QCOMPARE(figures.at(1).step, 1000.0);
    QCOMPARE(figures.at(2).step, 1.0);
    QCOMPARE(figures.at(3).step, 0.01);
}

void TestFigures::strangeTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("endless digits") << QString(100000, u'7');
    QTest::newRow("endless groups") << u"1"_s + u",000"_s.repeated(10000);
    QTest::newRow("endless scales in words") << u"hundred "_s.repeated(10000);
    QTest::newRow("endless scales behind digits") << u"5"_s + u" million"_s.repeated(10000);
    QTest::newRow("ends at a joint") << u"It took 5-"_s;
    QTest::newRow("a sign alone") << u"$ £ 5€ % $"_s;
    QTest::newRow("a lone surrogate") << u"5 "_s + QChar(0xd800) + u" 6"_s;
}

void TestFigures::strangeTexts()
{
    QFETCH(QString, text);
    qsizetype end = 0;
    for (const Figure &figure : figuresOf(text)) {
        QVERIFY(std::isfinite(figure.value));
        QVERIFY(figure.range.start >= end && figure.range.end > figure.range.start);
        end = figure.range.end;
    }
    QVERIFY(end <= text.size());
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
