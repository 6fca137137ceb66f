// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/reportreader.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestExtraction : public QObject
{
    Q_OBJECT
private slots:
    void speakers_data();
    void speakers();
    void figures_data();
    void figures();
};

void TestExtraction::speakers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("quotation");
    QTest::addColumn<QString>("speaker");
    QTest::newRow("speaker behind") << u"“We saw nothing at all,” Piet Oldham said."_s
                                    << u"We saw nothing at all,"_s << u"Piet Oldham"_s;
    QTest::newRow("last name stands for the full one")
        << u"Harbour master Piet Oldham was asked. “We saw nothing at all,” Mr Oldham said."_s
        << u"We saw nothing at all,"_s << u"Piet Oldham"_s;
    QTest::newRow("pronoun") << u"“It was late,” Hanne Voss said. “We did not stop,” she added."_s
                             << u"We did not stop,"_s << u"Hanne Voss"_s;
    QTest::newRow("single marks and an apostrophe") << u"Hanne Voss said: 'The crew's boat was gone.'"_s
                                                    << u"The crew's boat was gone."_s << u"Hanne Voss"_s;
    QTest::newRow("pronoun for the subject, not for the last speaker")
        << u"“It was late,” Hanne Voss said.\n\nEvald Brun, an oyster farmer, was on the quay. “We lost it all,” he said."_s
        << u"We lost it all,"_s << u"Evald Brun"_s;
    QTest::newRow("pronoun and a name inside what was said")
        << u"Mr Brun spoke first. Minister Ilse Brannock said Evald Brun had come early. “I waited,” she said."_s
        << u"I waited,"_s << u"Ilse Brannock"_s;
    QTest::newRow("office whose holder is named elsewhere")
        << u"Harbour master Piet Oldham was asked on Friday.\n\n“We saw nothing at all,” the harbour master said."_s
        << u"We saw nothing at all,"_s << u"Piet Oldham"_s;
    QTest::newRow("office held by two, told apart by the country")
        << u"Sundish foreign minister Karl Ness met Haldian foreign minister Ada Corvin.\n\nThe Haldian "
           u"foreign minister "
           "said: “We will not sign.”"_s
        << u"We will not sign."_s << u"Ada Corvin"_s;
    QTest::newRow("unnamed source stays unnamed")
        << u"Harbour master Piet Oldham was asked. “We saw nothing at all,” a harbour official said."_s
        << u"We saw nothing at all,"_s << u"a harbour official"_s;
    QTest::newRow("no verb behind")
        << u"Ilse Brannock came on Friday.\n\n“This is a bad night,” Ms Brannock."_s
        << u"This is a bad night,"_s << u"Ilse Brannock"_s;
    QTest::newRow("straight marks") << u"\"Nobody was there,\" Evald Brun told reporters."_s
                                    << u"Nobody was there,"_s << u"Evald Brun"_s;
}

void TestExtraction::speakers()
{
    QFETCH(QString, text);
    const auto report = readReport(text.toUtf8(), {});
    QVERIFY(report);
    QFETCH(QString, quotation);
    for (const Quotation &found : report->quotations()) {
        if (report->text(found.range) == quotation) {
            QTEST(found.speaker, "speaker");
            return;
        }
    }
    QFAIL("the quotation was not found");
}

void TestExtraction::figures_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<QString>("unit");
    QTest::newRow("thousands") << u"There were 106,000 troops there."_s << QList<double>{106000} << QString();
    QTest::newRow("two currencies") << u"A loan of C$120m (£70m) was agreed."_s << QList<double>{120e6, 70e6}
                                    << u"CAD"_s;
    QTest::newRow("distance twice") << u"The bank is 50km (31 miles) away."_s << QList<double>{50, 31}
                                    << u"km"_s;
    QTest::newRow("number word") << u"They sent twenty-five boats out."_s << QList<double>{25} << QString();
    QTest::newRow("vague") << u"There were tens of thousands of letters."_s << QList<double>{20000}
                           << QString();
    QTest::newRow("year") << u"It was built in 1988 by hand."_s << QList<double>{1988} << u"year"_s;
    QTest::newRow("dates and times are none")
        << u"On 14 January, at 4.40am, it called."_s << QList<double>{} << QString();
}

void TestExtraction::figures()
{
    QFETCH(QString, text);
    const auto report = readReport(text.toUtf8(), {});
    QVERIFY(report);
    QList<double> values;
    for (const Figure &figure : report->figures())
        values.append(figure.value);
    QTEST(values, "values");
    if (!values.isEmpty())
        QTEST(report->figures().first().unit, "unit");
}

QTEST_GUILESS_MAIN(TestExtraction)
#include "tst_extraction.moc"
