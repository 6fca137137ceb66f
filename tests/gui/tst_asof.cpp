// SPDX-License-Identifier: GPL-3.0-or-later
// The event as of a moment: every view shows it, a line says so, a key ends it.
#include "comparisonview/columnhead.h"
#include "comparisonview/comparisonview.h"
#include "comparisonview/overviewstrip.h"
#include "comparisonview/readingcolumns.h"
#include "conflictsview/conflictsview.h"
#include "conflictsview/conflicttable.h"
#include "coverageview/coveragematrix.h"
#include "coverageview/coverageview.h"
#include "models/conflictmodel.h"
#include "models/coveragemodel.h"
#include "models/factmodel.h"
#include "support/builtevent.h"
#include "support/eventwindow.h"
#include "synopsisview/synopsistable.h"
#include "synopsisview/synopsisview.h"
#include "timelineview/asofbar.h"
#include "timelineview/timelinecanvas.h"
#include "timelineview/timelineview.h"

#include <KActionCollection>
#include <QSlider>
#include <QTableView>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestAsOf : public QObject, private EventWindow
{
    Q_OBJECT
private slots:
    void initTestCase() { openLibrary(); }
    void init();
    void cleanup() { m_window.reset(); }
    void bracketsTellTheEventInEveryView_data();
    void bracketsTellTheEventInEveryView();
    void xShowsTheWholeEventAgain();
    void overviewsShowWhatHadBeenTold();
    void keysPassOverWhatCameLater();
    void keysPassOverRowsThatCameLater_data();
    void keysPassOverRowsThatCameLater();
    void itOutlivesAnotherComparison();
    void anotherEventIsToldWhole();
    void aConflictBeginsWithItsSecondValue();
    void theNumbersOfCoverageFollow();

private:
    [[nodiscard]] AsOfBar *bar() const { return view<AsOfBar>(); }
    /// Two that say how much, at nine and at eight, and a third one an hour earlier that says neither.
    [[nodiscard]] static BuiltEvent fire() { return harbourFire(); }
    [[nodiscard]] static AsOf at(const BuiltEvent &event, int hour)
    {
        return AsOf(QDateTime(QDate(2031, 5, 2), QTime(hour, 30), QTimeZone::UTC),
                    std::make_shared<const WritingTimes>(event.comparison().reports));
    }
    template <typename Model>
    [[nodiscard]] static int laterCells(const Model &model, int from)
    {
        int later = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = from; column < model.columnCount(); ++column)
                later += model.isLater(model.index(row, column));
        }
        return later;
    }
};

void TestAsOf::init()
{
    openWindow();
    openSample();
    QVERIFY(bar()->isHidden());
}

void TestAsOf::bracketsTellTheEventInEveryView_data()
{
    QTest::addColumn<Qt::Key>("shown");
    QTest::newRow("reading order") << Qt::Key_1;
    QTest::newRow("synopsis") << Qt::Key_2;
    QTest::newRow("conflicts") << Qt::Key_3;
    QTest::newRow("coverage") << Qt::Key_4;
    QTest::newRow("timeline") << Qt::Key_5;
}

void TestAsOf::bracketsTellTheEventInEveryView()
{
    QFETCH(Qt::Key, shown);
    press(shown, Qt::ControlModifier);
    for (int i = 0; i < 6; ++i)
        press(Qt::Key_BracketLeft);
    QVERIFY(!bar()->isHidden());
    QVERIFY2(bar()->text().startsWith(u"as of "_s), qPrintable(bar()->text()));
    ColumnView *live = m_window->comparisonView()->columns().first();
    const auto later = live->passingMarks().later().size();
    QVERIFY(later > 0 && later < live->readableSentences().size());
    const auto *facts = qobject_cast<FactModel *>(view<SynopsisTable>()->model());
    QVERIFY(laterCells(*facts, FactModel::FirstReportColumn) > 0);
    const auto *coverage = qobject_cast<CoverageModel *>(view<CoverageMatrix>()->model());
    QVERIFY(laterCells(*coverage, 0) > 0);
    press(Qt::Key_BracketRight);
    QVERIFY(live->passingMarks().later().size() < later);
}

void TestAsOf::xShowsTheWholeEventAgain()
{
    press(Qt::Key_BracketLeft);
    QVERIFY(!bar()->isHidden());
    press(Qt::Key_X);
    QVERIFY(bar()->isHidden());
    QVERIFY(m_window->comparisonView()->columns().first()->passingMarks().later().isEmpty());
    QCOMPARE(view<TimelineView>()->slider()->value(), view<TimelineView>()->slider()->maximum());
}

void TestAsOf::overviewsShowWhatHadBeenTold()
{
    const auto filled = [this] { // pixels of bars in the overview of the live blog
        auto *strip =
            m_window->comparisonView()->columns().first()->parentWidget()->findChild<OverviewStrip *>();
        const QImage image = strip->grab().toImage();
        int full = 0;
        for (int y = 0; y < image.height(); ++y)
            full += image.pixelColor(image.width() / 2, y) != image.pixelColor(1, y);
        return full;
    };
    const int whole = filled();
    for (int i = 0; i < 6; ++i)
        press(Qt::Key_BracketLeft);
    const int told = filled();
    QVERIFY2(told < whole * 3 / 4, qPrintable(u"%1 of %2"_s.arg(told).arg(whole)));
    press(Qt::Key_X);
    QVERIFY(filled() > whole * 9 / 10);
}

void TestAsOf::keysPassOverWhatCameLater()
{
    ComparisonView *reading = m_window->comparisonView();
    const auto walk = [this, reading] { // through the first report, whose newest entry stands first or last
        press(Qt::Key_Home);
        QList<TextRange> places;
        for (int i = 0; i < 200; ++i) {
            const auto before = reading->active();
            press(Qt::Key_J);
            if (reading->active() == before)
                break;
            places.append(reading->active()->range);
        }
        return places;
    };
    const QList<TextRange> all = walk();
    for (int i = 0; i < 8; ++i)
        press(Qt::Key_BracketLeft);
    const QList<TextRange> told = walk();
    QVERIFY(!told.isEmpty());
    QVERIFY(told.size() < all.size());
    for (const TextRange &range : told)
        QVERIFY(!reading->columns().first()->passingMarks().isLater(range));
}

void TestAsOf::keysPassOverRowsThatCameLater_data()
{
    QTest::addColumn<Qt::Key>("shown");
    QTest::newRow("synopsis") << Qt::Key_2;
    QTest::newRow("coverage") << Qt::Key_4;
    QTest::newRow("timeline") << Qt::Key_5;
}

void TestAsOf::keysPassOverRowsThatCameLater()
{
    QFETCH(Qt::Key, shown);
    press(shown, Qt::ControlModifier);
    for (int i = 0; i < 10; ++i)
        press(Qt::Key_BracketLeft);
    const auto *facts = qobject_cast<FactModel *>(view<SynopsisTable>()->model());
    const auto *coverage = qobject_cast<CoverageModel *>(view<CoverageMatrix>()->model());
    const auto later = [&] { // what the view is at
        return shown == Qt::Key_2
                   ? facts->isLater(facts->index(view<SynopsisTable>()->currentIndex().row(), 0))
               : shown == Qt::Key_4 ? !coverage->isTold(view<CoverageMatrix>()->currentIndex().column())
                                    : !view<TimelineView>()->model()->isReported(
                                          view<TimelineView>()->canvas()->currentIndex().row());
    };
    for (int i = 0; i < 200; ++i)
        press(Qt::Key_K);
    int steps = 0;
    for (auto before = QModelIndex(); steps < 200; ++steps) {
        press(Qt::Key_J);
        const QModelIndex now = shown == Qt::Key_2   ? view<SynopsisTable>()->currentIndex()
                                : shown == Qt::Key_4 ? view<CoverageMatrix>()->currentIndex()
                                                     : view<TimelineView>()->canvas()->currentIndex();
        if (now == before)
            break;
        before = now;
        QVERIFY(!later());
    }
    QVERIFY(steps > 2);
}

void TestAsOf::itOutlivesAnotherComparison()
{
    for (int i = 0; i < 6; ++i)
        press(Qt::Key_BracketLeft);
    const QString text = bar()->text();
    QSignalSpy again(m_window.get(), &MainWindow::eventShown);
    m_window->actionCollection()->action(u"tools_compare"_s)->trigger();
    QVERIFY(again.wait(20000));
    QCOMPARE(bar()->text(), text);
    QVERIFY(!m_window->comparisonView()->columns().first()->passingMarks().later().isEmpty());
}

void TestAsOf::anotherEventIsToldWhole()
{
    press(Qt::Key_BracketLeft);
    openSample({u"1-halden-herald-live"_s, u"2-meridian-live"_s});
    QVERIFY(bar()->isHidden());
    QVERIFY(m_window->comparisonView()->columns().first()->passingMarks().later().isEmpty());
}

void TestAsOf::aConflictBeginsWithItsSecondValue()
{
    const BuiltEvent event = fire(); // the Courier writes at eight, the Herald at nine
    ConflictModel model;
    model.setComparison(event.comparison());
    QCOMPARE(model.difference(0).nature, DifferenceNature::Contradiction);
    const QModelIndex values = model.index(0, ConflictModel::ValuesColumn);
    QVERIFY(!model.isLater(0) && model.laterIn(values).isEmpty());
    model.setAsOf(at(event, 8));
    QVERIFY(model.isLater(0));
    const TextRange later = model.laterIn(values).value(0);
    QCOMPARE(values.data().toString().mid(later.start, later.length()), u"The Herald  106,000"_s);
    model.setAsOf(at(event, 9));
    QVERIFY(!model.isLater(0) && model.laterIn(values).isEmpty());
}

void TestAsOf::theNumbersOfCoverageFollow()
{
    const BuiltEvent event = fire();
    CoverageModel model;
    model.setCoverage(coverageDataOf(event.comparison()));
    const int facts = model.counted()->coverage.reports.at(0).facts;
    QCOMPARE(facts, 3);
    QCOMPARE(model.countedText(), QString());
    model.setAsOf(at(event, 8));
    QCOMPARE(model.counted()->coverage.reports.at(0).facts, 0); // the Herald is not out yet
    QCOMPARE(model.counted()->coverage.reports.at(1).facts, 3);
    QCOMPARE(model.counted()->coverage.overlap(0, 1).shared, 0);
    QVERIFY(model.data(model.index(0, 0), Qt::AccessibleTextRole).toString().endsWith(u"not yet reported"_s));
    QVERIFY(!model.countedText().isEmpty());
    model.setAsOf({});
    QCOMPARE(model.counted(), model.shared());
}

QTEST_MAIN(TestAsOf)
#include "tst_asof.moc"
