// SPDX-License-Identifier: GPL-3.0-or-later
// An event on one clock: its keys, the time up to which it is told, labels that do not overlap.
#include "support/timedevent.h"
#include "timelineview/timelinecanvas.h"
#include "timelineview/timelineview.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QComboBox>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

const QDate friday(2022, 1, 14);

QDateTime utc(int hour, int minute)
{
    return {friday, QTime(hour, minute), QTimeZone::UTC};
}

/// A live blog from 08:00, an article of 09:30 (10:30 in its zone), one of a day without a time.
Comparison morning()
{
    TimedEvent event;
    event
        .report(u"Live"_s, 4, PublicationTime{friday, {}, 0},
                {QTime(8, 0), QTime(8, 20), QTime(10, 0), std::nullopt})
        .report(u"Courier"_s, 2, PublicationTime{friday, QTime(10, 30), 60})
        .report(u"Daily Post"_s, 2, PublicationTime{friday, {}, {}});
    event.fact({{0, 1}, {2, 0}}).fact({{0, 2}, {1, 0}}).differing(DifferenceNature::Contradiction);
    return event.comparison();
}

} // namespace

class TestTimelineView : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void theModelKeepsItsPromises();
    void arrowsGoAlongAndAcross();
    void enterGoesToThePlace();
    void aClickGoes();
    void bracketsTellTheEventStepByStep();
    void theClockCanBeClicked();
    void anotherZone();
    void itemsAreReadAloud();
    void whatHasNoTimeStandsBelow();
    void zoomKeepsTheItemInSight();
    void labelsNeverOverlap();
    void quietHoursAreCut();
    void timeAndPixelsAgree();
    void ticksAreRoundInTheirZone();
    void goesToThePlaceOfAnotherView();
    void noEvent();

private:
    std::unique_ptr<TimelineView> m_view;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_view->canvas(), key, modifiers);
    }
    [[nodiscard]] QString current() const { return m_view->strip().section(u'\n', 0, 0); }
};

void TestTimelineView::init()
{
    m_view = std::make_unique<TimelineView>();
    m_view->resize(1200, 800);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->setComparison(morning());
    m_view->setFocus();
    QCOMPARE(QApplication::focusWidget(), m_view->canvas());
}

void TestTimelineView::cleanup()
{
    m_view.reset();
}

void TestTimelineView::theModelKeepsItsPromises()
{
    TimelineModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCoverage(std::make_shared<const CoverageData>(morning()));
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(model.timedRows(), 6);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setAsOf(utc(9, 0));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().at(0).toModelIndex().row(), 3); // the first three were known by then
    QCOMPARE(changes.first().at(1).toModelIndex().row(), 5);
    QCOMPARE(model.factsReported(), std::pair(1, 2));
    model.setAsOf(utc(9, 10));
    QCOMPARE(changes.size(), 1);
    QVERIFY(!model.isReported(5));
    QVERIFY(model.isReported(7)); // of unknown time
}

void TestTimelineView::arrowsGoAlongAndAcross()
{
    QVERIFY(current().startsWith(u"Live, 08:00 · entry"_s));
    press(Qt::Key_Right);
    QVERIFY(current().startsWith(u"Live, 08:20 · entry"_s));
    press(Qt::Key_Right);
    QVERIFY(current().startsWith(u"Live, 08:20 · fact 1 of 2, in 2 of 3"_s));
    press(Qt::Key_Down);
    QVERIFY(current().startsWith(u"Courier, 09:30"_s));
    press(Qt::Key_Up);
    press(Qt::Key_Left);
    QVERIFY(current().startsWith(u"Live, 08:"_s) || current().startsWith(u"Live, 10:"_s));
}

void TestTimelineView::enterGoesToThePlace()
{
    QSignalSpy wanted(m_view.get(), &EventView::placeRequested);
    m_view->nextDifference(1);
    QVERIFY(current().startsWith(u"Courier, 09:30 · fact 2 of 2"_s));
    press(Qt::Key_Return);
    QCOMPARE(wanted.first().first().value<Place>(), morning().facts.at(1).members.at(1));
}

void TestTimelineView::aClickGoes()
{
    QSignalSpy wanted(m_view.get(), &EventView::placeRequested);
    const QModelIndex fact = m_view->model()->index(2);
    QTest::mouseClick(m_view->canvas()->viewport(), Qt::LeftButton, {},
                      m_view->canvas()->visualRect(fact).center());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(m_view->canvas()->currentIndex(), fact);
}

void TestTimelineView::bracketsTellTheEventStepByStep()
{
    QSignalSpy told(m_view.get(), &TimelineView::asOfChanged);
    press(Qt::Key_Home);
    QCOMPARE(told.last().first().value<AsOf>().utc(), utc(8, 0));
    QVERIFY(m_view->model()->isReported(0));
    QVERIFY(!m_view->model()->isReported(1));
    press(Qt::Key_BracketRight);
    QCOMPARE(told.last().first().value<AsOf>().utc(), utc(8, 20));
    press(Qt::Key_BracketRight);
    QCOMPARE(told.last().first().value<AsOf>().utc(), utc(9, 30));
    QCOMPARE(m_view->slider()->accessibleName(), u"as of 09:30 · 2 of 2 facts"_s);
    press(Qt::Key_BracketLeft);
    QCOMPARE(m_view->slider()->accessibleName(), u"as of 08:20 · 1 of 2 facts"_s);
    press(Qt::Key_End);
    QCOMPARE(told.last().first().value<AsOf>().isAll(), true);
    QCOMPARE(m_view->model()->factsReported(), std::pair(2, 2));
    QCOMPARE(m_view->slider()->accessibleName(), u"the whole event · 2 facts"_s);
    press(Qt::Key_BracketRight); // from the whole event it begins anew
    QCOMPARE(told.last().first().value<AsOf>().utc(), utc(8, 0));
    const auto times = told.size();
    press(Qt::Key_BracketLeft); // there is no earlier moment
    QCOMPARE(told.size(), times);
}

void TestTimelineView::theClockCanBeClicked()
{
    QSignalSpy told(m_view.get(), &TimelineView::asOfChanged);
    const int x = m_view->canvas()->visualRect(m_view->model()->index(1)).center().x();
    QTest::mouseClick(m_view->canvas()->viewport(), Qt::LeftButton, {}, QPoint(x + 3, 10));
    QCOMPARE(told.size(), 1);
    QVERIFY(std::abs(told.first().first().value<AsOf>().utc().secsTo(utc(8, 20))) <= 120);
}

void TestTimelineView::anotherZone()
{
    m_view->setZone(u"Asia/Tokyo"_s);
    QVERIFY(current().startsWith(u"Live, 17:00"_s));
    m_view->setZone(u"no such zone"_s);
    QCOMPARE(m_view->model()->zone(), QTimeZone("Asia/Tokyo"));
}

void TestTimelineView::itemsAreReadAloud()
{
    QAccessibleInterface *whole = QAccessible::queryAccessibleInterface(m_view->canvas());
    QVERIFY(whole && whole->tableInterface());
    QCOMPARE(whole->tableInterface()->rowCount(), 8);
    const auto said = [&](int row) {
        return whole->tableInterface()->cellAt(row, 0)->text(QAccessible::Name);
    };
    QCOMPARE(said(0), u"Live, 08:00, entry: Entry 0"_s);
    QCOMPARE(said(2), u"Live, 08:20, fact 1 of 2, in 2 of 3: Live says thing 1."_s);
    QCOMPARE(said(6), u"Live, 14 Jan, time not known, entry: Entry 3"_s);
    press(Qt::Key_Home);
    QVERIFY(said(2).endsWith(u", not yet reported"_s));
    QVERIFY(whole->tableInterface()->cellAt(2, 0)->rect().isValid());
}

void TestTimelineView::whatHasNoTimeStandsBelow()
{
    const auto y = [this](int row) {
        return m_view->canvas()->visualRect(m_view->model()->index(row)).center().y();
    };
    for (int row = m_view->model()->timedRows(); row < m_view->model()->rowCount(); ++row)
        QVERIFY(y(row) > y(m_view->model()->timedRows() - 1));
}

void TestTimelineView::zoomKeepsTheItemInSight()
{
    press(Qt::Key_Right);
    const double before = m_view->canvas()->pixelsPerMinute();
    for (int i = 0; i < 4; ++i)
        press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_view->canvas()->pixelsPerMinute() > before * 2);
    QVERIFY(m_view->canvas()->viewport()->rect().contains(
        m_view->canvas()->visualRect(m_view->canvas()->currentIndex())));
    QVERIFY(m_view->canvas()->horizontalScrollBar()->maximum() > 0);
    press(Qt::Key_Minus, Qt::ControlModifier);
    press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_view->canvas()->pixelsPerMinute(), before);
}

void TestTimelineView::labelsNeverOverlap()
{
    m_view->setComparison(wideEvent(12, 500));
    for (int i = 0; i < 40; ++i) {
        QList<QRect> rects = m_view->canvas()->labelRects();
        QVERIFY(rects.size() > 12);
        for (qsizetype a = 0; a < rects.size(); ++a)
            for (qsizetype b = a + 1; b < rects.size(); ++b)
                QVERIFY(!rects.at(a).intersects(rects.at(b)));
        m_view->next(13);
        if (i == 20)
            m_view->zoom(7);
    }
}

void TestTimelineView::quietHoursAreCut()
{
    const QList<QDateTime> moments{utc(8, 0), utc(9, 0), utc(9, 0).addDays(3), utc(10, 0).addDays(3)};
    const TimeScale scale(moments, 1000, 1);
    QCOMPARE(scale.segments().size(), 2);
    QVERIFY(std::abs(scale.width() - 1000) < 1);
    QVERIFY(scale.xOf(moments.at(1)) - scale.xOf(moments.at(0)) > 300);
    QVERIFY(scale.xOf(moments.at(2)) - scale.xOf(moments.at(1)) < 250);
    QVERIFY(scale.xOf(utc(9, 0).addDays(1)) > scale.xOf(moments.at(1)));
    QVERIFY(scale.xOf(utc(9, 0).addDays(1)) < scale.xOf(moments.at(2)));
}

void TestTimelineView::timeAndPixelsAgree()
{
    const TimeScale scale({utc(8, 0), utc(8, 20), utc(20, 0)}, 900, 2);
    for (const QDateTime &time : {utc(8, 0), utc(8, 11), utc(20, 5)})
        QVERIFY(std::abs(scale.timeAt(scale.xOf(time)).secsTo(time)) <= 1);
    QVERIFY(!TimeScale().timeAt(3).isValid());
    QVERIFY(TimeScale({utc(8, 0)}, 500, 1).width() <= 501);
}

void TestTimelineView::ticksAreRoundInTheirZone()
{
    const TimeScale scale({utc(8, 0), utc(12, 0)}, 400, 1);
    const auto ticks = scale.ticks(60, QTimeZone("Asia/Kolkata")); // half an hour off
    QVERIFY(ticks.size() >= 3);
    for (qsizetype i = 0; i < ticks.size(); ++i) {
        QCOMPARE(ticks.at(i).time.time().minute(), 0);
        QVERIFY(i == 0 || ticks.at(i).x - ticks.at(i - 1).x >= 60);
        QCOMPARE(ticks.at(i).newDay, i == 0);
    }
}

void TestTimelineView::goesToThePlaceOfAnotherView()
{
    const Place place = morning().facts.at(1).members.first();
    m_view->goTo(place);
    QVERIFY(current().contains(u"fact 2 of 2"_s));
    m_view->setComparison(morning()); // compared anew
    QVERIFY(current().contains(u"fact 2 of 2"_s));
    m_view->goTo({0, morning().reports.at(0).passages().at(0).range}); // no fact, but an entry
    QVERIFY(current().startsWith(u"Live, 08:00 · entry"_s));
}

void TestTimelineView::noEvent()
{
    m_view->setComparison({});
    QVERIFY(!m_view->active());
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Return, Qt::Key_BracketLeft, Qt::Key_BracketRight,
                              Qt::Key_Home, Qt::Key_End, Qt::Key_Up, Qt::Key_PageDown})
        press(key);
    m_view->zoom(2);
    m_view->next(1);
    m_view->grab();
    QVERIFY(m_view->where().isEmpty());
}

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
