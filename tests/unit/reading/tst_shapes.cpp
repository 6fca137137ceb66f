// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes of live blogs and articles beside those of the sample: each small text must be read as it was meant.
#include "language/languages.h"
#include "reading/reportreader.h"

#include <QStringConverter>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestShapes : public QObject
{
    Q_OBJECT
private slots:
    void entries_data();
    void entries();
    void articles_data();
    void articles();
    void wideTextWithoutMark_data();
    void wideTextWithoutMark();
    void languages_data();
    void languages();
};

namespace {

const QString paragraph =
    u"The crews met the operator at the quay and talked for an hour, both sides said.\n\n"_s;

Report read(const QString &text)
{
    const auto report = readReport(text.toUtf8(), u"report.txt"_s);
    return report ? *report : Report();
}

QString described(const Report &report)
{
    QStringList out;
    for (const Entry &entry : report.entries()) {
        const QString time = entry.time ? entry.time->toString(u"HH:mm"_s) : u"-"_s;
        out.append(time + u' ' + entry.heading);
    }
    return out.join(u" | "_s);
}

} // namespace

void TestShapes::entries_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("entries");
    const QString title = u"Ferry strike: latest updates"_s;
    const QString expected =
        u"14:03 Ada leaves port | 13:05 Bea stays in port | 08:45 Crews walk out again"_s;
    const auto blog = [&](const QString &item, const QStringList &times) {
        QString text = title + u"\n\n"_s;
        const QStringList headings{u"Ada leaves port"_s, u"Bea stays in port"_s, u"Crews walk out again"_s};
        for (qsizetype i = 0; i < times.size(); ++i)
            text += QString(item).replace(u"TIME"_s, times.at(i)).replace(u"HEAD"_s, headings.at(i));
        return text;
    };
    const QStringList clock{u"14:03"_s, u"13:05"_s, u"08:45"_s};
    const QStringList dotted{u"2.03pm"_s, u"1.05pm"_s, u"8.45am"_s};
    QTest::newRow("[14:03] heading") << blog(u"[TIME] HEAD\n\n"_s + paragraph, clock) << title << expected;
    QTest::newRow("14:03 GMT: heading")
        << blog(u"TIME GMT: HEAD\n\n"_s + paragraph, clock) << title << expected;
    QTest::newRow("2.03pm – heading") << blog(u"TIME – HEAD\n\n"_s + paragraph, dotted) << title << expected;
    QTest::newRow("heading below the time")
        << blog(u"TIME\n\nHEAD\n\n"_s + paragraph, dotted) << title << expected;
    QTest::newRow("heading below the time, no blank lines")
        << blog(u"TIME\nHEAD\n"_s + paragraph, clock) << title << expected;
    QTest::newRow("heading above the time")
        << blog(u"HEAD\n\nTIME GMT\n\n"_s + paragraph, clock) << title << expected;
    QTest::newRow("time before running text")
        << blog(u"TIME "_s + paragraph, clock) << title << u"14:03  | 13:05  | 08:45 "_s;
    QTest::newRow("marked headings") << blog(u"## HEAD\nTIME\n\n"_s + paragraph, clock) << title << expected;
}

void TestShapes::entries()
{
    QFETCH(QString, text);
    const Report report = read(text);
    QCOMPARE(report.form(), Form::LiveBlog);
    QTEST(described(report), "entries");
    QTEST(report.metadata().title, "title");
    qsizetype bodies = 0;
    for (const Passage &passage : report.passages())
        bodies +=
            passage.kind == PassageKind::Body && report.text(passage.range).contains(u"met the operator");
    QCOMPARE(bodies, 3);
}

void TestShapes::articles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("published");
    QTest::addColumn<QString>("kinds");
    QTest::newRow("marked headings") << u"# Ferry talks end.\n\nBy Jane Doe\n\n"_s + paragraph +
                                            u"## What happens next\n\n"_s + paragraph
                                     << u"Ferry talks end."_s << QString()
                                     << u"title byline body heading body"_s;
    QTest::newRow("a line that is a date")
        << u"Ferry talks end\n\nFriday, 21 January 2022, 10:15 GMT\n\n"_s + paragraph << u"Ferry talks end"_s
        << u"2022-01-21T10:15:00Z"_s << u"title timestamp body"_s;
    QTest::newRow("time before the date")
        << u"Ferry talks end\n\n10:15 GMT, January 21, 2022\n\n"_s + paragraph << u"Ferry talks end"_s
        << u"2022-01-21T10:15:00Z"_s << u"title timestamp body"_s;
    QTest::newRow("ISO date and a rule")
        << u"Ferry talks end\n\n2022-01-21T10:15:00Z\n\n* * *\n\n"_s + paragraph << u"Ferry talks end"_s
        << u"2022-01-21T10:15:00Z"_s << u"title timestamp boilerplate body"_s;
    QTest::newRow("the number of a page is no title")
        << u"3\n\nFerry talks end\n\n"_s + paragraph << u"Ferry talks end"_s << QString()
        << u"body title body"_s;
    QTest::newRow("a line of many sentences is no title")
        << u"The talks went on. a. the crews met b. the board met c. nobody agreed\n"_s + paragraph
        << QString() << QString() << u"body body"_s;
    QTest::newRow("a sentence that a line break interrupts")
        << u"Ferry talks end\n\n"_s + paragraph + u"The operator said that the Bea\nwould stay in port.\n\n"_s
        << u"Ferry talks end"_s << QString() << u"title body body"_s;
    QTest::newRow("a list in small letters is no sentence")
        << u"Ferry talks end\n\n"_s + paragraph + u"ropes\nbells and lamps\n\n"_s + paragraph
        << u"Ferry talks end"_s << QString() << u"title body caption caption body"_s;
}

void TestShapes::articles()
{
    QFETCH(QString, text);
    const Report report = read(text);
    QTEST(report.metadata().title, "title");
    QFETCH(QString, published);
    QCOMPARE(report.metadata().published ? report.metadata().published->toString() : QString(), published);
    QStringList kinds;
    for (const Passage &passage : report.passages())
        kinds.append(passageKindName(passage.kind));
    QTEST(kinds.join(u' '), "kinds");
}

void TestShapes::wideTextWithoutMark_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("big");
    const QString russian = u"Паром вышел из порта рано утром.\nКоманда сказала, что льда не было.\n"_s;
    const QString japanese = u"フェリーは朝早く港を出ました。\n乗組員は、氷はなかったと言いました。\n"_s;
    QTest::newRow("Cyrillic, little-endian") << russian << false;
    QTest::newRow("Cyrillic, big-endian") << russian << true;
    QTest::newRow("Japanese, little-endian") << japanese << false;
    QTest::newRow("Japanese, big-endian") << japanese << true;
}

void TestShapes::wideTextWithoutMark()
{
    QFETCH(QString, text);
    QFETCH(bool, big);
    const QByteArray bytes =
        QStringEncoder(big ? QStringConverter::Utf16BE : QStringConverter::Utf16LE)(text);
    const auto report = readReport(bytes, u"report.txt"_s);
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().what));
    QCOMPARE(report->text(), text);
}

void TestShapes::languages_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("The ferry had left the quay and the crew said that it was late.") << u"en"_s;
    QTest::newRow("Die Fähre hatte den Hafen verlassen und die Besatzung war nicht mit dem Rettungsboot da.")
        << u"de"_s;
    QTest::newRow("Le bac a quitté le port et les passagers ont été sauvés par des pêcheurs dans la nuit.")
        << u"fr"_s;
    QTest::newRow("El transbordador salió del puerto y los pasajeros fueron rescatados por las lanchas.")
        << u"es"_s;
    QTest::newRow("Паром вышел из порта, и пассажиры были спасены рыбаками.") << u"ru"_s;
    QTest::newRow("Пором вийшов із порту, і його пасажирів врятували рибалки, сказав її капітан.") << u"uk"_s;
    QTest::newRow("フェリーは朝早く港を出ました。") << u"ja"_s;
    QTest::newRow("渡轮清晨离开港口，船员说没有冰。") << u"zh"_s;
    QTest::newRow("¿Dónde está la barca?") << u"es"_s;
    QTest::newRow("Sie saß dort.") << u"de"_s;
    QTest::newRow("The bell rang.") << QString();
    QTest::newRow("12:30 45 67") << QString();
}

void TestShapes::languages()
{
    QTEST(detectLanguage(QString::fromUtf8(QTest::currentDataTag())), "language");
}

QTEST_GUILESS_MAIN(TestShapes)
#include "tst_shapes.moc"
