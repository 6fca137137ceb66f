// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/comparisonview.h"
#include "searchpane/searchpane.h"
#include "support/eventwindow.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestSearchPane : public QObject, private EventWindow
{
    Q_OBJECT
private slots:
    void initTestCase() { openLibrary(); }
    void init();
    void cleanup() { m_window.reset(); }
    void answersAsOneTypes();
    void returnGoesToThePlaceInTheOpenEvent();
    void returnOpensAnotherEventAtThePlace();
    void arrowsMovePastTheHeads();
    void aNoteIsFoundAtOnce();
    void whatIsNotFoundIsSaid();
    void theModelIsAModel();

private:
    void type(const QString &words)
    {
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), pane()->field());
        QTest::keyClicks(pane()->field(), words);
    }
    [[nodiscard]] SearchPane *pane() const { return m_window->findChild<SearchPane *>(); }
    [[nodiscard]] const SearchHit *current() const
    {
        return pane()->model()->hitAt(pane()->list()->currentIndex());
    }
};

void TestSearchPane::init()
{
    openWindow();
    openSample({u"1-halden-herald-live"_s, u"4-daily-lantern"_s});
    openSample({u"3-sundmark-courier"_s});
}

void TestSearchPane::answersAsOneTypes()
{
    QVERIFY(!pane()->isVisible());
    type(u"harb"_s);
    QVERIFY(pane()->isVisible());
    QTRY_VERIFY(current());
    QTRY_VERIFY(pane()->model()->rowCount() > 3);
    QTest::keyClicks(pane()->field(), u"our master zzyzx"_s);
    QTRY_COMPARE(pane()->model()->rowCount(), 0);
}

void TestSearchPane::returnGoesToThePlaceInTheOpenEvent()
{
    type(u"minister orders inquiry"_s);
    QTRY_VERIFY(current());
    while (current()->kind != SearchHit::Kind::Report)
        press(Qt::Key_Down);
    press(Qt::Key_Return);
    const Report &report = m_window->comparisonView()->comparison().reports.first();
    const auto place = m_window->comparisonView()->markable();
    QVERIFY(place);
    const QString words = report.text(place->range).toString().toLower();
    QVERIFY2(words == "minister orders inquiry"_L1, qPrintable(words));
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Escape);
    QVERIFY(!pane()->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_window->comparisonView());
    // So does Escape in the text, where a hit leads to.
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    m_window->comparisonView()->setFocus();
    press(Qt::Key_Escape);
    QVERIFY(!pane()->isVisible());
    // The key that opens it leaves it too.
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(pane()->isVisible());
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!pane()->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_window->comparisonView());
}

void TestSearchPane::returnOpensAnotherEventAtThePlace()
{
    QCOMPARE(m_window->comparisonView()->comparison().reports.size(), 1);
    type(u"ferry ploughs grain"_s);
    QTRY_VERIFY(current());
    while (current()->kind != SearchHit::Kind::Report)
        press(Qt::Key_Down);
    const SearchHit hit = *current();
    QCOMPARE(hit.event.paths.size(), 2);
    QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
    press(Qt::Key_Return);
    QVERIFY(shown.wait(20000));
    QCOMPARE(m_window->comparisonView()->comparison().reports.size(), 2);
    const auto place = m_window->comparisonView()->markable();
    QVERIFY(place);
    QCOMPARE(m_window->comparisonView()->comparison().reports.at(place->report).sha256(), hit.report);
    QCOMPARE(place->range, hit.where);
}

void TestSearchPane::arrowsMovePastTheHeads()
{
    type(u"harbour"_s);
    QTRY_VERIFY(pane()->model()->rowCount() > 2 && current());
    QVERIFY(pane()->model()->index(0).data(SearchModel::HeadRole).toBool());
    QCOMPARE(pane()->list()->currentIndex().row(), 1);
    press(Qt::Key_Up);
    QCOMPARE(pane()->list()->currentIndex().row(), 1);
    press(Qt::Key_Down);
    QVERIFY(pane()->list()->currentIndex().row() > 1);
    for (int i = 0; i < 20; ++i)
        press(Qt::Key_PageDown);
    QCOMPARE(pane()->list()->currentIndex().row(), pane()->model()->rowCount() - 1);
    QCOMPARE(QApplication::focusWidget(), pane()->field());
}

void TestSearchPane::aNoteIsFoundAtOnce()
{
    const Place sentence = *m_window->comparisonView()->active();
    m_window->markStore()->add(0, sentence.range, HighlightColour::Green);
    m_window->markStore()->setNote(m_window->markStore()->highlights().first().highlight.id,
                                   u"Call the piermaster"_s);
    type(u"piermas"_s);
    QTRY_VERIFY(current() && current()->kind == SearchHit::Kind::Note);
    m_window->comparisonView()->nextSentence(4);
    press(Qt::Key_Return);
    QCOMPARE(m_window->comparisonView()->active(), sentence);
    m_window->markStore()->undoStack()->undo();
    m_window->markStore()->undoStack()->undo();
    type(u"piermas"_s);
    QTRY_COMPARE(pane()->model()->rowCount(), 0);
}

void TestSearchPane::whatIsNotFoundIsSaid()
{
    type(u"\"'(*"_s);
    QTRY_VERIFY(!pane()->hint().isEmpty());
    pane()->field()->clear();
    QTest::keyClicks(pane()->field(), u"zzyzx"_s);
    QTRY_COMPARE(pane()->hint(), u"Nothing found"_s);
}

void TestSearchPane::theModelIsAModel()
{
    SearchModel model;
    new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal, &model);
    SearchHit event;
    event.kind = SearchHit::Kind::Event;
    event.snippet = u"Ferry"_s;
    SearchHit report;
    report.outlet = u"The Herald"_s;
    report.snippet = u"a ferry"_s;
    model.setHits({event, report, report});
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(2).data().toString(), u"Reports (2)"_s);
    QCOMPARE(model.choosable(2, 1), 3);
    QCOMPARE(model.choosable(0, -1), -1);
    QCOMPARE(model.index(3).data(Qt::AccessibleTextRole).toString(), u"The Herald: a ferry"_s);
    model.setHits({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestSearchPane)
#include "tst_searchpane.moc"
