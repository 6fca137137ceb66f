// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/comparisonview.h"
#include "conflictsview/conflictsview.h"
#include "conflictsview/conflicttable.h"
#include "coverageview/coverageview.h"
#include "findbar/findbar.h"
#include "help/helpdialog.h"
#include "mainwindow/statusline.h"
#include "support/builtevent.h"
#include "support/eventwindow.h"
#include "synopsisview/synopsistable.h"
#include "synopsisview/synopsisview.h"
#include "timelineview/timelineview.h"
#include "whystrip/whystrip.h"

#include <KActionCollection>
#include <QAccessible>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestViews : public QObject, private EventWindow
{
    Q_OBJECT
private slots:
    void initTestCase() { openLibrary(); }
    void init();
    void cleanup() { m_window.reset(); }
    void keysSwitchTheViews();
    void enterGoesToThePlaceAndBackspaceReturns();
    void thePlaceIsKeptFromViewToView();
    void theFactIsKeptFromViewToView();
    void helpStaysInTheWindow();
    void theSynopsisMovesByKeys();
    void pMakesTheColumnThePivot();
    void oCyclesTheOrderAndTheReaderStays();
    void fFoldsTheSection();
    void nShowsWhatOnlyOneHas();
    void wSaysWhy();
    void escapeClosesOneThingAfterTheOther();
    void aKeyOfAnotherViewSaysWhereItActs();
    void theStatusLineKeepsItsKeys();
    void theNumberOfAFactIsItsOwn();
    void acrossAndBackNothingMoves();
    void theActiveRowShowsAllOfItsText();
    void rowsAreAsHighAsTheirTextAfterFolding();
    void everyValueOfAConflictIsSeenWithItsOutlet();
    void onlyRowsInViewAreLaidOut();
    void chipsNarrowTheConflicts();
    void aFilterHoldsInAllViews();
    void markingWorksInEveryView();
    void keysOfAViewSleepInTheOthers();
    void everyActionHasAPlaceInTheMenus();
    void theViewsReadAloud();
    void tabLeavesTheTable();

private:
    [[nodiscard]] SynopsisView *synopsis() const { return m_window->findChild<SynopsisView *>(); }
    [[nodiscard]] WhyStrip *why() const { return m_window->findChild<WhyStrip *>(); }
    [[nodiscard]] ConflictsView *conflicts() const { return m_window->findChild<ConflictsView *>(); }
};

void TestViews::init()
{
    openWindow();
    openSample();
}

void TestViews::keysSwitchTheViews()
{
    QCOMPARE(m_window->currentView(), m_window->comparisonView());
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->currentView(), synopsis());
    QCOMPARE(QApplication::focusWidget(), synopsis()->table());
    press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(m_window->currentView(), conflicts());
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->currentView(), m_window->comparisonView());
}

void TestViews::enterGoesToThePlaceAndBackspaceReturns()
{
    for (const Qt::Key view : {Qt::Key_2, Qt::Key_3}) {
        press(view, Qt::ControlModifier);
        EventView *from = m_window->currentView();
        press(Qt::Key_J);
        press(Qt::Key_J);
        const auto place = from->active();
        QVERIFY(place);
        press(Qt::Key_Return);
        QCOMPARE(m_window->currentView(), m_window->comparisonView());
        QCOMPARE(m_window->comparisonView()->active(), place);
        press(Qt::Key_Down);
        press(Qt::Key_Backspace);
        QCOMPARE(m_window->currentView(), from);
        QCOMPARE(from->active(), place);
    }
}

void TestViews::thePlaceIsKeptFromViewToView()
{
    const Place member = m_window->comparisonView()->comparison().facts.at(4).members.last();
    m_window->comparisonView()->goTo(member);
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(synopsis()->active(), member);
    QCOMPARE(synopsis()->table()->currentIndex().column(), FactModel::FirstReportColumn + member.report);
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->comparisonView()->active(), member);
}

void TestViews::theFactIsKeptFromViewToView()
{
    press(Qt::Key_3, Qt::ControlModifier);
    const int rows = conflicts()->model()->rowCount();
    for (int row = 0; row < rows; ++row) {
        conflicts()->table()->goTo(conflicts()->model()->index(row, 0));
        const auto fact = m_window->currentView()->activeFact();
        const auto place = m_window->currentView()->active();
        QVERIFY(fact && place);
        for (const Qt::Key view : {Qt::Key_4, Qt::Key_1, Qt::Key_2, Qt::Key_1, Qt::Key_4, Qt::Key_3}) {
            press(view, Qt::ControlModifier);
            QCOMPARE(m_window->currentView()->active(), place);
            if (view != Qt::Key_1)
                QCOMPARE(m_window->currentView()->activeFact(), fact);
        }
        QCOMPARE(conflicts()->table()->currentIndex().row(), row);
    }
}

void TestViews::helpStaysInTheWindow()
{
    const auto action = [this](const QString &name) { return m_window->actionCollection()->action(name); };
    QCOMPARE(action(u"help_contents"_s)->shortcut(), QKeySequence(Qt::Key_F1));
    action(u"help_contents"_s)->trigger();
    auto *help = m_window->findChild<HelpDialog *>();
    QVERIFY(help && help->isVisible());
    help->close();
    QVERIFY(!action(u"help_report_bug"_s) || !action(u"help_report_bug"_s)->isVisible());
}

void TestViews::theSynopsisMovesByKeys()
{
    press(Qt::Key_2, Qt::ControlModifier);
    SynopsisTable *table = synopsis()->table();
    const int row = table->currentIndex().row();
    press(Qt::Key_J);
    press(Qt::Key_J);
    QVERIFY(table->currentIndex().row() > row);
    QVERIFY(!synopsis()->model()->isSection(table->currentIndex().row()));
    press(Qt::Key_K);
    press(Qt::Key_K);
    QCOMPARE(table->currentIndex().row(), row);
    const int column = table->currentIndex().column();
    press(Qt::Key_Right);
    QCOMPARE(table->currentIndex().column(), column + 1);
    press(Qt::Key_D);
    QVERIFY(!synopsis()->model()->differences(table->currentIndex().row()).isEmpty());
}

void TestViews::pMakesTheColumnThePivot()
{
    press(Qt::Key_2, Qt::ControlModifier);
    press(Qt::Key_Right);
    const int column = synopsis()->table()->currentIndex().column();
    press(Qt::Key_P);
    QCOMPARE(synopsis()->model()->pivot(), column - FactModel::FirstReportColumn);
    QTest::mouseClick(
        synopsis()->table()->horizontalHeader()->viewport(), Qt::LeftButton, {},
        QPoint(synopsis()->table()->columnViewportPosition(FactModel::FirstReportColumn) + 20, 10));
    QCOMPARE(synopsis()->model()->pivot(), 0);
}

void TestViews::oCyclesTheOrderAndTheReaderStays()
{
    press(Qt::Key_2, Qt::ControlModifier);
    press(Qt::Key_J);
    const auto place = synopsis()->active();
    for (const auto order : {FactModel::Order::Report, FactModel::Order::Sources, FactModel::Order::Time,
                             FactModel::Order::Kind}) {
        press(Qt::Key_O);
        QCOMPARE(synopsis()->model()->order(), order);
        QCOMPARE(synopsis()->active(), place);
        const QModelIndex current = synopsis()->table()->currentIndex();
        QVERIFY(synopsis()->model()->places(current.row()).contains(*place));
    }
}

void TestViews::fFoldsTheSection()
{
    press(Qt::Key_2, Qt::ControlModifier);
    const int rows = synopsis()->model()->rowCount();
    press(Qt::Key_F);
    QVERIFY(synopsis()->model()->rowCount() < rows);
    QVERIFY(synopsis()->model()->isSection(synopsis()->table()->currentIndex().row()));
    press(Qt::Key_F);
    QCOMPARE(synopsis()->model()->rowCount(), rows);
}

void TestViews::nShowsWhatOnlyOneHas()
{
    press(Qt::Key_2, Qt::ControlModifier);
    const int facts = synopsis()->model()->factCount();
    press(Qt::Key_N);
    QVERIFY(synopsis()->model()->factCount() > facts);
    press(Qt::Key_N);
    QCOMPARE(synopsis()->model()->factCount(), facts);
}

void TestViews::wSaysWhy()
{
    press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!why()->isVisible());
    press(Qt::Key_W);
    QVERIFY(why()->isVisible());
    const QString before = why()->text();
    const auto &alignments = m_window->comparisonView()->comparison().alignments;
    const auto place = *synopsis()->active();
    const auto alignment = std::ranges::find_if(alignments, [&](const Alignment &a) {
        return (a.a == place || a.b == place) && !a.evidence.isEmpty();
    });
    QVERIFY(alignment != alignments.end());
    QVERIFY(before.contains(alignment->evidence.first().toHtmlEscaped()));
    press(Qt::Key_J);
    QVERIFY(why()->text() != before);
    press(Qt::Key_W);
    QVERIFY(!why()->isVisible());
}

void TestViews::escapeClosesOneThingAfterTheOther()
{
    press(Qt::Key_2, Qt::ControlModifier);
    press(Qt::Key_W);
    press(Qt::Key_F, Qt::ControlModifier);
    auto *bar = m_window->findChild<FindBar *>();
    QVERIFY(bar->isVisible() && why()->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!bar->isVisible() && why()->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!why()->isVisible());
    QVERIFY(!m_window->actionCollection()->action(u"correct_why"_s)->isChecked());
    press(Qt::Key_W);
    QVERIFY(why()->isVisible());
    QVERIFY(why()->height() <= 8 * why()->fontMetrics().height());
}

void TestViews::aKeyOfAnotherViewSaysWhereItActs()
{
    auto *line = m_window->statusBar()->findChild<StatusLine *>();
    for (const Qt::Key shown : {Qt::Key_1, Qt::Key_2, Qt::Key_4, Qt::Key_5}) {
        press(shown, Qt::ControlModifier);
        press(Qt::Key_F, Qt::ShiftModifier);
        QVERIFY2(line->text().contains(u"Conflicts"_s) && line->text().contains(u"Ctrl+3"_s),
                 qPrintable(line->text()));
    }
    press(Qt::Key_N); // in the timeline, where nothing stands only here
    QVERIFY2(line->text().contains(u"Synopsis"_s), qPrintable(line->text()));
}

void TestViews::theStatusLineKeepsItsKeys()
{
    StatusLine line;
    line.setText(
        u"sentence 29 of 46 · in 5 of 5 · quotation differs: one thing / another thing   —   J next"_s);
    const auto width = [&line](const QString &text) { return line.fontMetrics().horizontalAdvance(text); };
    QCOMPARE(line.fitted(width(line.text())), line.text());
    const QString fitted = line.fitted(width(line.text()) * 3 / 4);
    QVERIFY2(fitted.startsWith(u"sentence 29"_s) && fitted.endsWith(u"…   —   J next"_s), qPrintable(fitted));
    QVERIFY(width(fitted) <= width(line.text()) * 3 / 4);
}

void TestViews::theNumberOfAFactIsItsOwn()
{
    press(Qt::Key_2, Qt::ControlModifier);
    for (int i = 0; i < 4; ++i)
        press(Qt::Key_J);
    const QString number = synopsis()->where().section(u" · "_s, 0, 0);
    QVERIFY2(number.startsWith(u"fact "_s), qPrintable(number));
    for (int order = 0; order < 4; ++order) {
        press(Qt::Key_O);
        QCOMPARE(synopsis()->where().section(u" · "_s, 0, 0), number);
    }
    press(Qt::Key_4, Qt::ControlModifier);
    auto *coverage = m_window->findChild<CoverageView *>();
    QCOMPARE(coverage->where().section(u" · "_s, 0, 0), number);
    press(Qt::Key_O);
    QCOMPARE(coverage->where().section(u" · "_s, 0, 0), number);
    press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(m_window->findChild<TimelineView *>()->where().contains(number));
}

void TestViews::acrossAndBackNothingMoves()
{
    BuiltEvent event;
    event.addReport(u"North"_s, {u"Ten sheds burned."_s, u"Ten sheds of the quay burned."_s});
    event.addReport(u"South"_s, {u"Ten sheds of the quay burned down."_s});
    event.addFact({event.place(0, 0), event.place(0, 1), event.place(1, 0)});
    Comparison comparison = event.comparison();
    for (Alignment &alignment : comparison.alignments) // the second sentence is nearer to South's
        alignment.score = alignment.a == event.place(0, 1) ? 0.9 : 0.6;
    ComparisonView view;
    view.resize(900, 500);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setComparison(comparison);
    view.goTo(event.place(0, 0));
    view.nextColumn(1);
    QCOMPARE(view.active(), event.place(1, 0));
    QCOMPARE(view.counterpart(0), event.place(0, 0)); // where the reader came from
    view.nextColumn(-1);
    QCOMPARE(view.active(), event.place(0, 0));
    view.goTo(event.place(1, 0)); // not across: the nearest
    QCOMPARE(view.counterpart(0), event.place(0, 1));
}

void TestViews::theActiveRowShowsAllOfItsText()
{
    SynopsisView view;
    view.resize(700, 500);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    BuiltEvent event;
    QString text = u"It burned"_s;
    for (int i = 0; i < 90; ++i)
        text += u" for long"_s;
    event.addReport(u"North"_s, {text, u"It is out."_s});
    event.addReport(u"South"_s, {u"It burned for long."_s, u"The fire is out."_s});
    event.addFact({event.place(0, 0), event.place(1, 0)});
    event.addFact({event.place(0, 1), event.place(1, 1)});
    view.setComparison(event.comparison());
    view.goTo(event.place(0, 0));
    const int row = view.table()->currentIndex().row();
    const int whole = view.table()->rowHeight(row);
    view.next(1);
    QVERIFY(view.table()->rowHeight(row) < whole / 2);
    view.next(-1);
    QCOMPARE(view.table()->rowHeight(row), whole);
}

void TestViews::rowsAreAsHighAsTheirTextAfterFolding()
{
    press(Qt::Key_2, Qt::ControlModifier);
    press(Qt::Key_O); // as a report has them: two sections
    press(Qt::Key_F);
    SynopsisTable *table = synopsis()->table();
    const auto heights = [&] {
        table->grab();
        QList<int> all;
        for (int row = 0; table->rowViewportPosition(row) >= 0 &&
                          table->rowViewportPosition(row) < table->viewport()->height();
             ++row)
            all.append(table->rowHeight(row));
        return all;
    };
    const QList<int> folded = heights();
    QVERIFY(folded.size() > 3);
    table->forgetLayouts();
    QCOMPARE(folded, heights());
}

void TestViews::everyValueOfAConflictIsSeenWithItsOutlet()
{
    openSample({u"1-halden-herald-live"_s, u"2-meridian-live"_s, u"3-sundmark-courier"_s,
                u"4-daily-lantern"_s, u"5-coastal-agency-copy"_s});
    press(Qt::Key_3, Qt::ControlModifier);
    ConflictTable *table = conflicts()->table();
    table->grab();
    const ConflictModel *model = conflicts()->model();
    qsizetype longest = 0;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, ConflictModel::ValuesColumn);
        const QStringList lines = index.data().toString().split(QChar(QChar::LineSeparator));
        const QList<TextRange> outlets = model->outletsIn(index);
        QCOMPARE(outlets.size(), lines.size());
        longest = std::max(longest, lines.size());
        // Each line begins with who says so, and the row has room for all of them.
        for (qsizetype l = 0, start = 0; l < lines.size(); start += lines.at(l).size() + 1, ++l)
            QCOMPARE(outlets.at(l).start, start);
        table->goTo(model->index(row == 0 ? 1 : 0, 0)); // another row is the active one
        const int passive = table->rowHeight(row);
        const CellText whole(index.data().toString(), {}, readingFont(table->fontSize() * 0.88),
                             table->columnWidth(ConflictModel::ValuesColumn) - 18);
        QVERIFY2(passive >= whole.height(), qPrintable(index.data().toString()));
    }
    QVERIFY(longest >= 3);
    // A number is one value, however an outlet writes it.
    const QString first = model->index(0, ConflictModel::ValuesColumn).data().toString();
    QCOMPARE(first.count(u"Meridian"_s), 1);
    QVERIFY2(first.contains(u"Sixty-one"_s) && !first.contains(u"61"_s), qPrintable(first));
}

void TestViews::onlyRowsInViewAreLaidOut()
{
    SynopsisView view;
    view.resize(900, 500);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    BuiltEvent event;
    QStringList sentences;
    for (int s = 0; s < 400; ++s)
        sentences.append(u"Shed %1 of the long quay burned down before noon on that day."_s.arg(s));
    for (int r = 0; r < 3; ++r)
        event.addReport(u"Outlet %1"_s.arg(r), sentences);
    for (int s = 0; s < 400; ++s)
        event.addFact({event.place(0, s), event.place(1, (s + 1) % 400)});
    view.setComparison(event.comparison());
    view.grab();
    QVERIFY(view.table()->laidOutCells() > 0);
    QVERIFY(view.table()->laidOutCells() < 4 * 60);
    view.goTo(event.place(0, 399));
    const QModelIndex current = view.table()->currentIndex();
    QVERIFY(view.table()->viewport()->rect().contains(view.table()->visualRect(current).center()));
}

void TestViews::chipsNarrowTheConflicts()
{
    press(Qt::Key_3, Qt::ControlModifier);
    const int all = conflicts()->model()->rowCount();
    QVERIFY(all > 0);
    const int quotations = conflicts()->model()->count(DifferenceKind::Quotation);
    QVERIFY(quotations > 0 && quotations < all);
    press(Qt::Key_Q, Qt::ShiftModifier);
    QCOMPARE(conflicts()->model()->rowCount(), quotations);
    press(Qt::Key_C);
    QVERIFY(conflicts()->model()->rowCount() < quotations);
    press(Qt::Key_X);
    QCOMPARE(conflicts()->model()->rowCount(), all);
    press(Qt::Key_W);
    QVERIFY(why()->isVisible());
}

void TestViews::aFilterHoldsInAllViews()
{
    press(Qt::Key_3, Qt::ControlModifier);
    const int facts = synopsis()->model()->factCount();
    press(Qt::Key_Q, Qt::ShiftModifier);
    press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(synopsis()->model()->factCount() > 0);
    QVERIFY(synopsis()->model()->factCount() < facts);
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_D);
    const Place place = *m_window->comparisonView()->active();
    const auto &all = m_window->comparisonView()->comparison().facts;
    QVERIFY(std::ranges::any_of(all, [&](const Fact &fact) {
        return fact.members.contains(place) && DifferenceFilter{{DifferenceKind::Quotation}, {}}.wants(fact);
    }));
    press(Qt::Key_2, Qt::ControlModifier);
    press(Qt::Key_X);
    QCOMPARE(synopsis()->model()->factCount(), facts);
    QCOMPARE(conflicts()->model()->rowCount(), conflicts()->model()->count(DifferenceKind::Quotation) +
                                                   conflicts()->model()->count(DifferenceKind::Figure) +
                                                   conflicts()->model()->count(DifferenceKind::Time) +
                                                   conflicts()->model()->count(DifferenceKind::Name) +
                                                   conflicts()->model()->count(DifferenceKind::Attribution));
}

void TestViews::markingWorksInEveryView()
{
    for (const Qt::Key view : {Qt::Key_2, Qt::Key_3}) {
        press(view, Qt::ControlModifier);
        const auto before = m_window->markStore()->highlights().size();
        const auto place = m_window->currentView()->active();
        press(Qt::Key_3);
        QCOMPARE(m_window->markStore()->highlights().size(), before + 1);
        QCOMPARE(m_window->markStore()->highlights().last().where, place->range);
        m_window->markStore()->undoStack()->undo();
    }
}

void TestViews::keysOfAViewSleepInTheOthers()
{
    const Place before = *m_window->comparisonView()->active();
    press(Qt::Key_N); // in the reading order: the next passage only here
    QVERIFY(m_window->comparisonView()->active() != before);
    press(Qt::Key_O);
    QCOMPARE(synopsis()->model()->order(), FactModel::Order::Kind);
    press(Qt::Key_2, Qt::ControlModifier);
    const auto place = synopsis()->active();
    press(Qt::Key_C); // folds wire copy here, and is a chip of the conflicts
    QVERIFY(!synopsis()->model()->areCopiesFolded());
    QCOMPARE(synopsis()->active(), place);
    QCOMPARE(conflicts()->model()->rowCount() > 0, true);
}

void TestViews::everyActionHasAPlaceInTheMenus()
{
    QSet<QAction *> inMenus;
    const std::function<void(QWidget *)> collect = [&](QWidget *menu) {
        for (QAction *action : menu->actions()) {
            inMenus.insert(action);
            if (action->menu())
                collect(action->menu());
        }
    };
    collect(m_window->menuBar());
    const QList<EventView *> views{synopsis(), conflicts()};
    for (EventView *view : views) {
        for (QAction *action : view->ownActions()) {
            QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        }
    }
    for (const QString &name :
         {u"view_reading"_s, u"view_synopsis"_s, u"view_conflicts"_s, u"go_to_place"_s, u"go_back"_s})
        QVERIFY2(inMenus.contains(m_window->actionCollection()->action(name)), qPrintable(name));
}

void TestViews::theViewsReadAloud()
{
    SynopsisView view;
    view.resize(900, 500);
    view.show();
    const BuiltEvent event = harbourFire();
    view.setComparison(event.comparison());
    view.goTo(event.place(1, 1));
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(view.table());
    QVERIFY(table && table->tableInterface());
    QVERIFY(!table->text(QAccessible::Name).isEmpty());
    const QModelIndex current = view.table()->currentIndex();
    QAccessibleInterface *cell = table->tableInterface()->cellAt(current.row(), current.column());
    QVERIFY(cell);
    QCOMPARE(
        cell->text(QAccessible::Name),
        u"row 1 of 5, conflict, figure: The Herald 106,000, The Courier 100,000, The Courier: Crews moved "
        "100,000 barrels from the quay."_s);
}

void TestViews::tabLeavesTheTable()
{
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), synopsis()->table());
    press(Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != synopsis()->table());
}

QTEST_MAIN(TestViews)
#include "tst_views.moc"
