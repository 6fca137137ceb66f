// SPDX-License-Identifier: GPL-3.0-or-later
// Coverage and timeline in the window: the window's keys and theirs do not get into each other's way.
#include "comparisonview/comparisonview.h"
#include "coverageview/coveragematrix.h"
#include "coverageview/coverageview.h"
#include "support/eventwindow.h"
#include "timelineview/timelinecanvas.h"
#include "timelineview/timelineview.h"

#include <QHeaderView>
#include <QSlider>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestOverviews : public QObject, private EventWindow
{
    Q_OBJECT
private slots:
    void initTestCase() { openLibrary(); }
    void init();
    void cleanup() { m_window.reset(); }
    void theirKeysShowThem();
    void arrowsBelongToTheView();
    void enterGoesToThePlaceAndBackspaceReturns_data();
    void enterGoesToThePlaceAndBackspaceReturns();
    void aPlaceOfTheReadingOrderIsFound();
    void zoomKeysReachThem();
    void bracketsTellTheEvent();
    void oChangesTheOrder();
    void aMarkCanBeSet();

private:
    [[nodiscard]] CoverageView *coverage() const { return m_window->findChild<CoverageView *>(); }
    [[nodiscard]] TimelineView *timeline() const { return m_window->findChild<TimelineView *>(); }
};

void TestOverviews::init()
{
    openWindow();
    openSample();
}

void TestOverviews::theirKeysShowThem()
{
    press(Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(m_window->currentView(), coverage());
    QCOMPARE(QApplication::focusWidget(), coverage()->matrix());
    press(Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(m_window->currentView(), timeline());
    QCOMPARE(QApplication::focusWidget(), timeline()->canvas());
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->currentView(), m_window->comparisonView());
}

void TestOverviews::arrowsBelongToTheView()
{
    press(Qt::Key_4, Qt::ControlModifier);
    press(Qt::Key_Home);
    press(Qt::Key_Right);
    press(Qt::Key_J); // the window's: the next thing
    press(Qt::Key_Down);
    QCOMPARE(coverage()->matrix()->currentIndex().column(), 2);
    QCOMPARE(m_window->currentView(), coverage());
    press(Qt::Key_K);
    QCOMPARE(coverage()->matrix()->currentIndex().column(), 1);
}

void TestOverviews::enterGoesToThePlaceAndBackspaceReturns_data()
{
    QTest::addColumn<Qt::Key>("view");
    QTest::newRow("coverage") << Qt::Key_4;
    QTest::newRow("timeline") << Qt::Key_5;
}

void TestOverviews::enterGoesToThePlaceAndBackspaceReturns()
{
    QFETCH(Qt::Key, view);
    press(view, Qt::ControlModifier);
    EventView *from = m_window->currentView();
    press(Qt::Key_J);
    press(Qt::Key_J);
    press(Qt::Key_Right);
    const auto place = from->active();
    const QString where = from->where();
    QVERIFY(place);
    press(Qt::Key_Return);
    QCOMPARE(m_window->currentView(), m_window->comparisonView());
    QCOMPARE(m_window->comparisonView()->active(), place);
    press(Qt::Key_Backspace);
    QCOMPARE(m_window->currentView(), from);
    QCOMPARE(from->where(), where);
}

void TestOverviews::aPlaceOfTheReadingOrderIsFound()
{
    press(Qt::Key_J);
    press(Qt::Key_J);
    const auto place = m_window->comparisonView()->active();
    QVERIFY(place);
    press(Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(coverage()->active(), place);
    QCOMPARE(coverage()->matrix()->currentIndex().row(), place->report);
}

void TestOverviews::zoomKeysReachThem()
{
    press(Qt::Key_4, Qt::ControlModifier);
    const int width = coverage()->matrix()->horizontalHeader()->defaultSectionSize();
    press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(coverage()->matrix()->horizontalHeader()->defaultSectionSize() > width);
    press(Qt::Key_0, Qt::ControlModifier);
    // Back to fitting the window, in which the last column may take what is left of a pixel.
    QVERIFY(std::abs(coverage()->matrix()->horizontalHeader()->defaultSectionSize() - width) <= 1);
    press(Qt::Key_5, Qt::ControlModifier);
    const double scale = timeline()->canvas()->pixelsPerMinute();
    press(Qt::Key_Plus, Qt::ControlModifier);
    press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(timeline()->canvas()->pixelsPerMinute() > scale);
    press(Qt::Key_Minus, Qt::ControlModifier);
    press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(std::abs(timeline()->canvas()->pixelsPerMinute() - scale) < 1e-6);
}

void TestOverviews::bracketsTellTheEvent()
{
    press(Qt::Key_5, Qt::ControlModifier);
    press(Qt::Key_Home);
    QCOMPARE(timeline()->slider()->value(), 0);
    press(Qt::Key_BracketRight);
    QCOMPARE(timeline()->slider()->value(), 19); // from 05:12 to 05:31
    press(Qt::Key_End);
    QCOMPARE(timeline()->slider()->value(), timeline()->slider()->maximum());
}

void TestOverviews::oChangesTheOrder()
{
    press(Qt::Key_4, Qt::ControlModifier);
    press(Qt::Key_J);
    const auto place = coverage()->active();
    const auto *model = static_cast<const CoverageModel *>(coverage()->matrix()->model());
    press(Qt::Key_O);
    QCOMPARE(model->order(), CoverageModel::Order::Sources);
    press(Qt::Key_O);
    QCOMPARE(model->order(), CoverageModel::Order::Time);
    press(Qt::Key_O);
    QCOMPARE(model->order(), CoverageModel::Order::Text);
    QCOMPARE(coverage()->active(), place);
}

void TestOverviews::aMarkCanBeSet()
{
    press(Qt::Key_4, Qt::ControlModifier);
    press(Qt::Key_3);
    QCOMPARE(m_window->markStore()->highlights().size(), 1);
    QCOMPARE(m_window->markStore()->highlights().first().report, coverage()->active()->report);
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_window->markStore()->highlights().isEmpty());
}

QTEST_MAIN(TestOverviews)
#include "tst_overviews.moc"
