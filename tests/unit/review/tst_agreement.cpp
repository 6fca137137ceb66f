// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/agreement.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace synoptic;

/// Each reviewer is a row: a letter or digit an item, '.' where nothing was decided.
static QList<Ratings> ratingsOf(const QStringList &reviewers)
{
    QList<Ratings> items;
    for (qsizetype item = 0; item < reviewers.first().size(); ++item) {
        Ratings ratings;
        for (const QString &reviewer : reviewers) {
            const QChar c = reviewer.at(item);
            ratings.append(c == u'.' ? std::nullopt : std::optional<int>(c.unicode()));
        }
        items.append(ratings);
    }
    return items;
}

/// Two reviewers' decisions from a table of counts.
static QList<Ratings> ratingsOf(const QList<QList<int>> &table)
{
    QList<Ratings> items;
    for (int a = 0; a < table.size(); ++a) {
        for (int b = 0; b < table.size(); ++b)
            items.append(QList<Ratings>(table.at(a).at(b), {a, b}));
    }
    return items;
}

class TestAgreement : public QObject
{
    Q_OBJECT
private slots:
    void alphaOfPublishedExamples_data();
    void alphaOfPublishedExamples();
    void kappaOfPublishedExamples_data();
    void kappaOfPublishedExamples();
    void rawCountsPairsOfDecisions();
    void whatIsNotDefined_data();
    void whatIsNotDefined();
    void intervalsHoldTheValueAndShrinkWithItems();
    void theSameDecisionsGiveTheSameInterval();
};

void TestAgreement::alphaOfPublishedExamples_data()
{
    QTest::addColumn<QStringList>("reviewers");
    QTest::addColumn<double>("alpha");
    // Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A, B and C.
    QTest::newRow("A: two observers, two categories")
        << QStringList{u"0100000010"_s, u"1110010000"_s} << 0.095;
    QTest::newRow("B: two observers, five categories")
        << QStringList{u"aabbdcccedda"_s, u"babbbccceddd"_s} << 0.692;
    QTest::newRow("C: four observers with gaps")
        << QStringList{u"123321412..."_s, u"1233224125.3"_s, u".3332342251."_s, u"12332441251."_s} << 0.743;
}

void TestAgreement::alphaOfPublishedExamples()
{
    QFETCH(QStringList, reviewers);
    QFETCH(double, alpha);
    const auto estimate = krippendorffAlpha(ratingsOf(reviewers));
    QVERIFY(estimate);
    QVERIFY2(std::abs(estimate->value - alpha) < 0.0006, qPrintable(QString::number(estimate->value)));
}

void TestAgreement::kappaOfPublishedExamples_data()
{
    QTest::addColumn<QList<QList<int>>>("table");
    QTest::addColumn<double>("kappa");
    QTest::addColumn<double>("standardError");
    // Fleiss, Statistical Methods for Rates and Proportions (2nd edition, 1981), chapter 13:
    // two raters' diagnoses of 100 subjects.
    QTest::newRow("diagnoses") << QList<QList<int>>{{75, 1, 4}, {5, 4, 1}, {0, 0, 10}} << 0.68 << 0.087;
}

void TestAgreement::kappaOfPublishedExamples()
{
    QFETCH(QList<QList<int>>, table);
    QFETCH(double, kappa);
    QFETCH(double, standardError);
    const auto estimate = cohenKappa(ratingsOf(table));
    QVERIFY(estimate);
    const QByteArray found = QByteArray::number(estimate->value) + " " +
                             QByteArray::number((estimate->high - estimate->low) / 3.919928);
    QVERIFY2(std::abs(estimate->value - kappa) < 0.005, found.constData());
    QVERIFY2(std::abs((estimate->high - estimate->low) / 3.919928 - standardError) < 0.001,
             found.constData());
}

void TestAgreement::rawCountsPairsOfDecisions()
{
    QCOMPARE(rawAgreement(ratingsOf({u"aab."_s, u"abb."_s}))->value, 2 / 3.0);
    // Three reviewers: 3 pairs on the first item, 1 on the second.
    QCOMPARE(rawAgreement(ratingsOf({u"aa"_s, u"ab"_s, u"b."_s}))->value, 1 / 4.0);
}

void TestAgreement::whatIsNotDefined_data()
{
    QTest::addColumn<QStringList>("reviewers");
    QTest::addColumn<bool>("raw");
    QTest::newRow("nothing was decided") << QStringList{u"..."_s, u"..."_s} << false;
    QTest::newRow("nobody decided what another did") << QStringList{u"ab.."_s, u"..ab"_s} << false;
    QTest::newRow("all of one category") << QStringList{u"aaa"_s, u"aaa"_s} << true;
}

void TestAgreement::whatIsNotDefined()
{
    QFETCH(QStringList, reviewers);
    QFETCH(bool, raw);
    const auto items = ratingsOf(reviewers);
    QCOMPARE(rawAgreement(items).has_value(), raw);
    QVERIFY(!cohenKappa(items));
    QVERIFY(!krippendorffAlpha(items));
}

void TestAgreement::intervalsHoldTheValueAndShrinkWithItems()
{
    const QStringList few{u"aabbabababba"_s, u"aabbbbababaa"_s};
    const QStringList many{few.at(0).repeated(20), few.at(1).repeated(20)};
    for (const auto measure : {rawAgreement, cohenKappa, krippendorffAlpha}) {
        const auto wide = measure(ratingsOf(few));
        const auto narrow = measure(ratingsOf(many));
        QVERIFY(wide && narrow);
        QVERIFY(wide->low < wide->value && wide->value < wide->high);
        QVERIFY((narrow->high - narrow->low) * 3 < wide->high - wide->low);
    }
}

void TestAgreement::theSameDecisionsGiveTheSameInterval()
{
    const auto items = ratingsOf({u"abcabcabcb"_s, u"abcabbabca"_s});
    const auto once = krippendorffAlpha(items);
    const auto again = krippendorffAlpha(items);
    QCOMPARE(once->low, again->low);
    QCOMPARE(once->high, again->high);
}

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
