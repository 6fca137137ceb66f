// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/comparisonview.h"
#include "conflictsview/conflictsview.h"
#include "findbar/findbar.h"
#include "findbar/findsession.h"
#include "support/eventwindow.h"
#include "synopsisview/synopsistable.h"
#include "synopsisview/synopsisview.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestFind : public QObject, private EventWindow
{
    Q_OBJECT
private slots:
    void numbersOfTheReportsAreNotCut();
    void initTestCase() { openLibrary(); }
    void init();
    void cleanup() { m_window.reset(); }
    void typingGoesToTheFirstMatchFromHere();
    void returnAndF3GoRoundAndRound();
    void escapeStaysAtTheMatchAndBackspaceReturns();
    void f3GoesOnAfterTheBarWasClosed();
    void theCountNamesTheReports();
    void whatIsNotFoundMovesNobody();
    void anInvalidExpressionIsExplained();
    void optionsAreMeant();
    void aMatchInFoldedFurnitureIsShown();
    void whatFindHasUnfoldedIsFoldedAgain();
    void theMatchCanBeMarked();
    void theSynopsisAndTheConflictsGoThroughTheirRows();
    void aNewEventIsSearchedAnew();

private:
    [[nodiscard]] Place furniture() const;
    /// Opens the bar, types and waits for what is found.
    void find(const QString &words)
    {
        press(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), words);
        settle();
    }
    void settle()
    {
        const auto wanted = TextPattern::compile(bar()->words(), bar()->options());
        QTRY_VERIFY(!wanted || bar()->words().isEmpty() || !bar()->resultText().isEmpty());
        QTest::qWait(60); // the last of several searches
    }
    [[nodiscard]] FindBar *bar() const { return m_window->findChild<FindBar *>(); }
    [[nodiscard]] const EventMatches &matches() const
    {
        return m_window->findChild<FindSession *>()->matches();
    }
    [[nodiscard]] ComparisonView *reading() const { return m_window->comparisonView(); }
    [[nodiscard]] QString selected() const
    {
        const auto place = reading()->markable();
        return place ? reading()->comparison().reports.at(place->report).text(place->range).toString()
                     : QString();
    }
};

void TestFind::init()
{
    openWindow();
    openSample();
}

void TestFind::typingGoesToTheFirstMatchFromHere()
{
    QVERIFY(!bar()->isVisible());
    find(u"HARBOUR"_s);
    QVERIFY(bar()->isVisible());
    QVERIFY(matches().all().size() > 3);
    QCOMPARE(selected().toLower(), u"harbour"_s);
    const Place first = matches().all().first().place();
    QCOMPARE(reading()->active(), first);
}

void TestFind::returnAndF3GoRoundAndRound()
{
    find(u"harbour master"_s);
    const auto all = matches().all();
    QVERIFY(all.size() > 2);
    for (qsizetype i = 1; i <= all.size(); ++i) {
        press(i % 2 == 0 ? Qt::Key_Return : Qt::Key_F3);
        QCOMPARE(reading()->markable(), all.at(i % all.size()).words);
    }
    press(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(reading()->markable(), all.last().words);
    press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(reading()->markable(), all.at(all.size() - 2).words);
    QVERIFY2(bar()->resultText().startsWith(u"%1 of %2"_s.arg(all.size() - 1).arg(all.size())),
             qPrintable(bar()->resultText()));
}

void TestFind::escapeStaysAtTheMatchAndBackspaceReturns()
{
    press(Qt::Key_Down);
    const auto before = reading()->active();
    find(u"lantern"_s);
    press(Qt::Key_Return);
    const auto match = reading()->active();
    QVERIFY(match != before);
    press(Qt::Key_Escape);
    QVERIFY(!bar()->isVisible());
    QCOMPARE(reading()->active(), match);
    QCOMPARE(QApplication::focusWidget(), reading());
    press(Qt::Key_Backspace);
    QCOMPARE(reading()->active(), before);
    press(Qt::Key_F3);
    reading()->setFocus(); // from the text, too
    press(Qt::Key_Escape);
    QVERIFY(!bar()->isVisible());
}

void TestFind::f3GoesOnAfterTheBarWasClosed()
{
    find(u"harbour"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Escape);
    press(Qt::Key_F3);
    QCOMPARE(reading()->markable(), matches().all().at(2).words);
    QVERIFY(bar()->isVisible());
}

void TestFind::theCountNamesTheReports()
{
    find(u"harbour"_s);
    const auto &reports = reading()->comparison().reports;
    QStringList counts;
    for (int r = 0; r < reports.size(); ++r) {
        if (matches().count(r) > 0)
            counts.append(u"%1 %2"_s.arg(reports.at(r).shortName()).arg(matches().count(r)));
    }
    QVERIFY2(bar()->resultText().endsWith(u" · "_s + counts.join(u", "_s)), qPrintable(bar()->resultText()));
}

void TestFind::whatIsNotFoundMovesNobody()
{
    press(Qt::Key_Down);
    const auto before = reading()->active();
    find(u"zzyzx"_s);
    QCOMPARE(bar()->resultText(), u"Not found"_s);
    QCOMPARE(reading()->active(), before);
    press(Qt::Key_Return);
    QCOMPARE(reading()->active(), before);
}

void TestFind::anInvalidExpressionIsExplained()
{
    press(Qt::Key_F, Qt::ControlModifier);
    bar()->optionActions().at(2)->trigger();
    QTest::keyClicks(QApplication::focusWidget(), u"harb(our"_s);
    QVERIFY2(bar()->resultText().contains(u"parenthesis"_s), qPrintable(bar()->resultText()));
    QTest::keyClicks(QApplication::focusWidget(), u"|x)"_s);
    settle();
    QVERIFY(matches().all().size() > 3);
}

void TestFind::optionsAreMeant()
{
    find(u"harbour"_s);
    const auto any = matches().all().size();
    bar()->optionActions().at(0)->trigger();
    settle();
    const auto lower = matches().all().size();
    QVERIFY(lower > 0 && lower < any);
    bar()->optionActions().at(0)->trigger();
    bar()->field()->setText(u"har"_s);
    bar()->optionActions().at(1)->trigger();
    settle();
    QCOMPARE(matches().all().size(), 0);
}

/// A passage that is folded away, of the first report that has one.
Place TestFind::furniture() const
{
    const auto &reports = reading()->comparison().reports;
    for (int r = 0; r < reports.size(); ++r) {
        for (const Passage &passage : reports.at(r).passages()) {
            if (isFurniture(passage.kind) && passage.range.length() >= 12)
                return {r, passage.range};
        }
    }
    return {-1, {}};
}

void TestFind::aMatchInFoldedFurnitureIsShown()
{
    const Place place = furniture();
    QVERIFY(place.report >= 0);
    ColumnView *column = reading()->columns().at(place.report);
    QVERIFY(column->isFurnitureFolded());
    const QString words = column->report().text(place.range).toString().simplified().left(40);
    find(words);
    QCOMPARE(selected().simplified(), words);
    QVERIFY(column->rectOf(reading()->markable()->range));
    press(Qt::Key_Escape); // the reader stays at the match, and so does what it stands in
    QVERIFY(!column->isFurnitureFolded());
}

void TestFind::whatFindHasUnfoldedIsFoldedAgain()
{
    const Place place = furniture();
    ColumnView *column = reading()->columns().at(place.report);
    find(column->report().text(place.range).toString().simplified().left(40));
    QVERIFY(!column->isFurnitureFolded());
    bar()->edit(u"harbour"_s);
    settle();
    press(Qt::Key_Return);
    while (isFurniture(reading()
                           ->comparison()
                           .reports.at(reading()->active()->report)
                           .passages()
                           .at(reading()
                                   ->comparison()
                                   .reports.at(reading()->active()->report)
                                   .passageAt(reading()->active()->range.start))
                           .kind))
        press(Qt::Key_Return);
    const auto here = reading()->active();
    press(Qt::Key_Escape);
    QVERIFY(column->isFurnitureFolded());
    QCOMPARE(reading()->active(), here);
}

void TestFind::theMatchCanBeMarked()
{
    find(u"harbour master"_s);
    press(Qt::Key_Escape);
    const auto before = m_window->markStore()->highlights().size();
    press(Qt::Key_2);
    QCOMPARE(m_window->markStore()->highlights().size(), before + 1);
    QVERIFY(std::ranges::any_of(m_window->markStore()->highlights(), [](const PlacedHighlight &placed) {
        return placed.highlight.exact.toLower() == "harbour master"_L1;
    }));
    m_window->markStore()->undoStack()->undo();
}

void TestFind::theSynopsisAndTheConflictsGoThroughTheirRows()
{
    for (const Qt::Key view : {Qt::Key_2, Qt::Key_3}) {
        press(view, Qt::ControlModifier);
        find(u"the"_s);
        const auto ranks = m_window->currentView()->sentenceRanks();
        QVERIFY(ranks);
        int row = -1;
        int rows = 0;
        for (int i = 0; i < 40 && rows <= 2; ++i) {
            const Place place = *m_window->currentView()->active();
            const int now = ranks->value({place.report, place.range.start}, -1);
            QVERIFY2(now >= row, qPrintable(u"%1 after %2"_s.arg(now).arg(row)));
            rows += now != row;
            row = now;
            press(Qt::Key_F3);
        }
        QVERIFY(rows > 2);
        QVERIFY2(bar()->resultText().contains(u"in this view"_s), qPrintable(bar()->resultText()));
        press(Qt::Key_Escape);
    }
}

void TestFind::aNewEventIsSearchedAnew()
{
    find(u"harbour"_s);
    const auto before = matches().all().size();
    openSample({u"3-sundmark-courier"_s});
    QTRY_VERIFY(!matches().all().isEmpty());
    QVERIFY(matches().all().size() < before);
    QVERIFY(std::ranges::all_of(matches().all(), [](const EventMatch &m) { return m.words.report == 0; }));
}

void TestFind::numbersOfTheReportsAreNotCut()
{
    const QFont font;
    const QFontMetrics metrics(font);
    const QString text = u"10 of 15 · The Halden Herald 6, The Meridian 3, 5-coastal-agency-copy 12"_s;
    const int width = metrics.horizontalAdvance(text) * 3 / 4;
    const QString fitted = FindBar::fitted(text, metrics, width);
    QVERIFY2(fitted.endsWith(u"… 12"_s) && fitted.contains(u"… 6, "_s), qPrintable(fitted));
    QVERIFY(metrics.horizontalAdvance(fitted) <= width);
    QCOMPARE(FindBar::fitted(text, metrics, 5000), text);
}

QTEST_MAIN(TestFind)
#include "tst_find.moc"
