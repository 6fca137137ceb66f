// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/times.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestTimes : public QObject
{
    Q_OBJECT
private slots:
    void times_data();
    void times();
};

void TestTimes::times_data()
{
    QTest::addColumn<QString>("found");
    QTest::newRow("It called at 4.40am and again at 11:05 pm.") << u"04:40 23:05"_s;
    QTest::newRow("They met at 8 a.m. and at 16:30.") << u"08:00 16:30"_s;
    QTest::newRow("It left shortly before midnight and came after noon.") << u"~00:00 ~12:00"_s;
    QTest::newRow("It cost $4.5m, 12.30 euros and 4.40 more.") << QString();
    QTest::newRow("On 14 January 2022 and on January 15, 2022 it was dark.") << u"2022-01-14 2022-01-15"_s;
    QTest::newRow("On the 3rd of March it was light.") << u"2022-03-03"_s;
    QTest::newRow("The ferry left on Thursday.") << u"2022-01-13"_s;
    QTest::newRow("It sank on Friday.") << u"2022-01-14"_s;
    QTest::newRow("The log is to be handed over by Saturday noon.") << u"2022-01-15 12:00"_s;
    QTest::newRow("It was found yesterday.") << u"2022-01-13"_s;
    QTest::newRow("The minister may march on.") << QString();
    QTest::newRow("It struck at 0930 GMT, 9:30 a.m. ET and 4.30 UTC.") << u"09:30+0 09:30-300 04:30+0"_s;
    QTest::newRow("It took 0930 boats and 4.30 hours.") << QString();
    QTest::newRow("It left two days ago and sank a week ago.") << u"2022-01-12 2022-01-07"_s;
    QTest::newRow("It called last night and this morning.") << u"2022-01-13 2022-01-14"_s;
    QTest::newRow("Mayors marched on Sundays in 2019-20, 14 mayors of them.") << QString();
    QTest::newRow("It was built by Jan. 3, 2017 and not by 3 Jan.") << u"2017-01-03 2022-01-03"_s;
}

void TestTimes::times()
{
    QStringList found;
    for (const TimeExpression &time :
         findTimes(QString::fromUtf8(QTest::currentDataTag()), QDate(2022, 1, 14))) {
        const QString about = time.about ? u"~"_s : QString();
        const QString zone = time.utcOffsetMinutes ? (*time.utcOffsetMinutes < 0 ? u""_s : u"+"_s) +
                                                         QString::number(*time.utcOffsetMinutes)
                                                   : QString();
        found.append(about + (time.time ? time.time->toString(u"HH:mm"_s) : time.day->toString(Qt::ISODate)) +
                     zone);
    }
    QTEST(found.join(u' '), "found");
}

QTEST_GUILESS_MAIN(TestTimes)
#include "tst_times.moc"
