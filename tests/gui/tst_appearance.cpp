// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever theme the user takes, words must be readable on the page.
#include "highlighting/newshighlighter.h"
#include "mainwindow/palettes.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestAppearance : public QObject
{
    Q_OBJECT
private slots:
    void everyThemeIsReadable_data();
    void everyThemeIsReadable();
    void washesKeepTheTextReadable_data();
    void washesKeepTheTextReadable();
    void contrastIsThatOfTheStandard();
};

void TestAppearance::everyThemeIsReadable_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<bool>("dark");
    QVERIFY(NewsHighlighter::themes().contains(u"Synoptic Light"_s));
    QVERIFY(NewsHighlighter::themes().contains(u"Synoptic Dark"_s));
    for (const QString &theme : NewsHighlighter::themes()) {
        QTest::newRow(qPrintable(theme + u" on light"_s)) << theme << false;
        QTest::newRow(qPrintable(theme + u" on dark"_s)) << theme << true;
    }
    QTest::newRow("our own on light") << QString() << false;
    QTest::newRow("our own on dark") << QString() << true;
}

void TestAppearance::everyThemeIsReadable()
{
    QFETCH(QString, theme);
    QFETCH(bool, dark);
    const QPalette palette = dark ? darkPalette() : lightPalette();
    const NewsHighlighter highlighter(palette, theme);
    const auto formats = highlighter.formats(
        u"On Monday the harbour master said that “58 people” were reportedly saved for £4,000."_s);
    QVERIFY(!formats.isEmpty());
    for (const auto &format : formats)
        QVERIFY(contrast(format.format.foreground().color(), palette.color(QPalette::Base)) >=
                readableContrast);
}

void TestAppearance::washesKeepTheTextReadable_data()
{
    QTest::addColumn<int>("colour");
    QTest::addColumn<bool>("dark");
    for (int colour = 0; colour <= int(HighlightColour::Orange); ++colour) {
        QTest::newRow(qPrintable(colourName(HighlightColour(colour)) + u" on light"_s)) << colour << false;
        QTest::newRow(qPrintable(colourName(HighlightColour(colour)) + u" on dark"_s)) << colour << true;
    }
}

void TestAppearance::washesKeepTheTextReadable()
{
    QFETCH(int, colour);
    QFETCH(bool, dark);
    const QPalette palette = dark ? darkPalette() : lightPalette();
    QVERIFY(contrast(palette.color(QPalette::Text), highlightWash(HighlightColour(colour), dark)) >= 7);
}

void TestAppearance::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01); // WCAG's own example of AA grey
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
