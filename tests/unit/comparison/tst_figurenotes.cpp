// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/figurenotes.h"
#include "reading/reportreader.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestFigureNotes : public QObject
{
    Q_OBJECT
private slots:
    void says_data();
    void says();
    void whatNoReportGivesIsNotSaid();
};

static Report reportOf(const QString &text, const QString &name)
{
    return *readReport(text.toUtf8(), name);
}

/// The sentence in which some words stand.
static Place placeOf(const QList<Report> &reports, int report, const QString &words)
{
    const qsizetype at = reports.at(report).text().indexOf(words);
    for (const Passage &passage : reports.at(report).passages()) {
        for (const Sentence &sentence : passage.sentences) {
            if (sentence.range.contains(at))
                return {report, sentence.range};
        }
    }
    return {};
}

void TestFigureNotes::says_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("note");
    QTest::newRow("a short form in full")
        << u"The bridge cost £70m to build."_s << u"The bridge was dear."_s << u"£70m = 70,000,000 GBP"_s;
    QTest::newRow("a number in words")
        << u"Two hundred people were led out."_s << u"Many were led out."_s << u"Two hundred = 200"_s;
    QTest::newRow("a currency, as the other report gives it")
        << u"The bridge cost £70m to build."_s
        << u"The bridge cost £70m (C$120m) to build, the council said."_s << u"£70m ≈ C$120m (the-other)"_s;
    QTest::newRow("a length in the other's unit")
        << u"The slick drifted 31 miles to the north."_s << u"The slick drifted 50 km to the north."_s
        << u"31 miles = 49.9 km"_s;
}

void TestFigureNotes::says()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(QString, note);
    QLocale::setDefault(QLocale::English);
    const QList<Report> reports{reportOf(u"A headline of the day\n\n"_s + one, u"the-one.txt"_s),
                                reportOf(u"A headline of the day\n\n"_s + other, u"the-other.txt"_s)};
    const QStringList notes =
        figureNotes(reports, {placeOf(reports, 0, one.first(8)), placeOf(reports, 1, other.first(8))});
    const bool found = std::ranges::any_of(
        notes, [&note](const QString &given) { return given.compare(note, Qt::CaseInsensitive) == 0; });
    QVERIFY2(found, qPrintable(notes.join(u" | "_s)));
}

void TestFigureNotes::whatNoReportGivesIsNotSaid()
{
    const QList<Report> reports{
        reportOf(u"A headline of the day\n\nThe bridge cost £70m to build."_s, u"the-one.txt"_s),
        reportOf(u"A headline of the day\n\nThe bridge cost C$120m to build."_s, u"the-other.txt"_s)};
    const QStringList notes =
        figureNotes(reports, {placeOf(reports, 0, u"The bridge"_s), placeOf(reports, 1, u"The bridge"_s)});
    QVERIFY2(!notes.join(u' ').contains(u'≈'), qPrintable(notes.join(u" | "_s)));
    // Nor is a count said again that is written with all its digits.
    const QList<Report> plain{reportOf(u"A headline\n\nSome 206 people were led out."_s, u"one.txt"_s)};
    QVERIFY(figureNotes(plain, {placeOf(plain, 0, u"Some 206"_s)}).isEmpty());
    const QList<Report> small{reportOf(u"A headline\n\nThree people were led out."_s, u"one.txt"_s)};
    QVERIFY(figureNotes(small, {placeOf(small, 0, u"Three people"_s)}).isEmpty());
}

QTEST_GUILESS_MAIN(TestFigureNotes)
#include "tst_figurenotes.moc"
