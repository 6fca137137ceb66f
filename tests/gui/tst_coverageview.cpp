// SPDX-License-Identifier: GPL-3.0-or-later
// The heat map of reports and facts: its keys, what it says aloud, what it paints.
#include "coverageview/coveragecell.h"
#include "coverageview/coveragematrix.h"
#include "coverageview/coverageview.h"
#include "emptystate/emptystate.h"
#include "mainwindow/palettes.h"
#include "support/timedevent.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QHeaderView>
#include <QListView>
#include <QPainter>
#include <QSignalSpy>
#include <QStyledItemDelegate>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

const QDate friday(2022, 1, 14);

/// Three facts: of all, of two in the same words, of two that clash.
Comparison threeFacts()
{
    TimedEvent event;
    event.report(u"The Herald"_s, 4, PublicationTime{friday, QTime(9, 21), 0})
        .report(u"Courier"_s, 4, PublicationTime{friday, QTime(18, 4), 0})
        .report(u"Daily Post"_s, 3);
    event.fact({{0, 0}, {1, 2}, {2, 1}})
        .fact({{1, 0}, {2, 0}}, Relation::Verbatim)
        .fact({{0, 1}, {1, 1}})
        .differing(DifferenceNature::Contradiction);
    return event.comparison();
}

/// Counts what it is asked to paint.
class CountingDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *, const QStyleOptionViewItem &, const QModelIndex &) const override { ++painted; }
    mutable int painted = 0;
};

/// Shares of a cell's pixels that are not ground: how heavy its mark is.
double weightOf(const CellPicture &picture, const QPalette &palette)
{
    const SignColours colours(palette);
    QImage image(24, 24, QImage::Format_RGB32);
    image.fill(palette.color(QPalette::Base));
    QPainter painter(&image);
    paintCoverageCell(painter, image.rect(), picture, colours);
    painter.end();
    int marked = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            marked += image.pixelColor(x, y) == palette.color(QPalette::Base) ? 0 : 1;
    return double(marked) / (image.width() * image.height());
}

} // namespace

class TestCoverageView : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void modelsKeepTheirPromises();
    void arrowsMoveAndEnterGoes();
    void anEmptyCellGoesToThoseWhoHaveIt();
    void aClickGoes();
    void thePointerTellsWithoutMovingTheCursor();
    void cellsAreReadAloud();
    void theOtherTablesAreReadAloud();
    void headsTakeAnotherSchemeAtOnce();
    void whatOneReportHasAlone();
    void anotherOrderKeepsTheFact();
    void goesToThePlaceOfAnotherView();
    void nextAndNextDifference();
    void shapesDifferInWeightNotOnlyColour_data();
    void shapesDifferInWeightNotOnlyColour();
    void fiveReportsBySixtyFactsFitTheWidth();
    void manyFactsScrollAndOnlyWhatShowsIsPainted();
    void noEventSaysWhatToDo();

private:
    std::unique_ptr<CoverageView> m_view;
    void press(Qt::Key key) { QTest::keyClick(m_view->matrix(), key); }
    [[nodiscard]] QModelIndex current() const { return m_view->matrix()->currentIndex(); }
};

void TestCoverageView::init()
{
    m_view = std::make_unique<CoverageView>();
    m_view->resize(1200, 800);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->setComparison(threeFacts());
    m_view->setFocus();
    QCOMPARE(QApplication::focusWidget(), m_view->matrix());
}

void TestCoverageView::cleanup()
{
    m_view.reset();
}

void TestCoverageView::modelsKeepTheirPromises()
{
    const auto shared = std::make_shared<const CoverageData>(threeFacts());
    constexpr auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    CoverageModel facts;
    CoverageTotalsModel totals;
    OverlapModel overlaps;
    AloneModel alone;
    const QAbstractItemModelTester factsTester(&facts, mode);
    const QAbstractItemModelTester totalsTester(&totals, mode);
    const QAbstractItemModelTester overlapsTester(&overlaps, mode);
    const QAbstractItemModelTester aloneTester(&alone, mode);
    facts.setCoverage(shared);
    totals.setCoverage(shared);
    overlaps.setCoverage(shared);
    alone.setCoverage(shared, 0);
    facts.setOrder(CoverageModel::Order::Time);
    facts.setOrder(CoverageModel::Order::Sources);
    QCOMPARE(facts.columnCount(), 3);
    QCOMPARE(totals.index(1, CoverageTotalsModel::Facts).data().toInt(), 3);
    QCOMPARE(totals.index(2, CoverageTotalsModel::Lacks).data().toInt(), 1);
    QCOMPARE(overlaps.index(0, 1).data().toString(), u"67 %"_s);
    QCOMPARE(alone.rowCount(), 2);
    facts.setCoverage(std::make_shared<const CoverageData>());
    QCOMPARE(facts.columnCount(), 0);
}

void TestCoverageView::arrowsMoveAndEnterGoes()
{
    QSignalSpy wanted(m_view.get(), &EventView::placeRequested);
    QCOMPARE(current().column(), 0);
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    QCOMPARE(current().row(), 1);
    QCOMPARE(current().column(), 2);
    press(Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<Place>(), threeFacts().facts.at(2).members.at(1));
    QCOMPARE(m_view->active(), std::optional(threeFacts().facts.at(2).members.at(1)));
}

void TestCoverageView::anEmptyCellGoesToThoseWhoHaveIt()
{
    QSignalSpy wanted(m_view.get(), &EventView::placeRequested);
    press(Qt::Key_Right);
    QVERIFY(m_view->strip().contains(u"The Herald, not reported"_s));
    press(Qt::Key_Enter);
    QCOMPARE(wanted.first().first().value<Place>().report, 1);
}

void TestCoverageView::aClickGoes()
{
    QSignalSpy wanted(m_view.get(), &EventView::placeRequested);
    const QModelIndex cell = m_view->matrix()->model()->index(2, 1);
    QTest::mouseClick(m_view->matrix()->viewport(), Qt::LeftButton, {},
                      m_view->matrix()->visualRect(cell).center());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(current(), cell);
}

void TestCoverageView::thePointerTellsWithoutMovingTheCursor()
{
    const QModelIndex cell = m_view->matrix()->model()->index(1, 2);
    QTest::mouseMove(m_view->matrix()->viewport(), m_view->matrix()->visualRect(cell).center());
    QTRY_VERIFY(m_view->strip().startsWith(u"fact 3 of 3 · in 2 of 3"_s));
    QVERIFY(m_view->strip().contains(u"Courier, differs: The Herald “7” / Courier “7”"_s));
    QCOMPARE(current().column(), 0);
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(u"first in The Herald, 09:21"_s));
}

void TestCoverageView::cellsAreReadAloud()
{
    QAccessibleInterface *whole = QAccessible::queryAccessibleInterface(m_view->matrix());
    QVERIFY(whole && whole->tableInterface());
    QCOMPARE(whole->text(QAccessible::Name), u"Coverage: reports by facts"_s);
    QCOMPARE(whole->tableInterface()->rowCount(), 3);
    QCOMPARE(whole->tableInterface()->columnCount(), 3);
    const auto said = [&](int row, int column) {
        return whole->tableInterface()->cellAt(row, column)->text(QAccessible::Name);
    };
    QCOMPARE(said(0, 0), u"The Herald, fact 1 of 3, reported first at 09:21"_s);
    QCOMPARE(said(1, 0), u"Courier, fact 1 of 3, reported"_s);
    QCOMPARE(said(0, 1), u"The Herald, fact 2 of 3, not reported"_s);
    QCOMPARE(said(2, 1), u"Daily Post, fact 2 of 3, in the same words as another"_s);
    QCOMPARE(said(0, 2), u"The Herald, fact 3 of 3, reported first at 09:21, differs"_s);
}

void TestCoverageView::theOtherTablesAreReadAloud()
{
    QAccessibleInterface *overlaps = QAccessible::queryAccessibleInterface(m_view->overlaps());
    QCOMPARE(overlaps->tableInterface()->cellAt(0, 1)->text(QAccessible::Name),
             u"The Herald and Courier share 2 of the 3 facts that either has"_s);
    QAccessibleInterface *totals = QAccessible::queryAccessibleInterface(m_view->totals());
    QCOMPARE(totals->tableInterface()->cellAt(0, CoverageTotalsModel::Alone)->text(QAccessible::Name),
             u"2 of 4"_s);
}

void TestCoverageView::headsTakeAnotherSchemeAtOnce()
{
    const QPalette before = QApplication::palette();
    for (const ColourScheme scheme : {ColourScheme::Light, ColourScheme::Dark, ColourScheme::HighContrast}) {
        const QPalette palette = paletteOf(scheme);
        QApplication::setPalette(palette);
        QCoreApplication::processEvents();
        for (const QTableView *table : m_view->findChildren<QTableView *>()) {
            for (QHeaderView *header : {table->horizontalHeader(), table->verticalHeader()}) {
                const QImage seen = header->grab().toImage();
                // The frame of the page around its words.
                QCOMPARE(seen.pixelColor(1, seen.height() / 2), palette.color(QPalette::Window));
            }
        }
    }
    QApplication::setPalette(before);
}

void TestCoverageView::whatOneReportHasAlone()
{
    QCOMPARE(m_view->alone()->model()->rowCount(), 2);
    press(Qt::Key_Down);
    QCOMPARE(m_view->alone()->model()->rowCount(), 1);
    QSignalSpy wanted(m_view.get(), &EventView::placeRequested);
    m_view->alone()->setFocus();
    m_view->alone()->setCurrentIndex(m_view->alone()->model()->index(0, 0));
    QTest::keyClick(m_view->alone(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<Place>().report, 1);
}

void TestCoverageView::anotherOrderKeepsTheFact()
{
    press(Qt::Key_Right); // the second fact has no first report among those of known time but the Courier
    const Place before = *m_view->active();
    m_view->setOrder(CoverageModel::Order::Time);
    QCOMPARE(*m_view->active(), before);
    QCOMPARE(current().column(), 2);
}

void TestCoverageView::goesToThePlaceOfAnotherView()
{
    m_view->goTo(threeFacts().facts.at(2).members.at(1));
    QCOMPARE(current().row(), 1);
    QCOMPARE(current().column(), 2);
    m_view->setComparison(threeFacts()); // compared anew
    QCOMPARE(current().column(), 2);
}

void TestCoverageView::nextAndNextDifference()
{
    m_view->next(1);
    QCOMPARE(current().column(), 1);
    m_view->next(-1);
    m_view->nextDifference(1);
    QCOMPARE(current().column(), 2);
    m_view->nextDifference(1);
    QCOMPARE(current().column(), 2);
}

void TestCoverageView::shapesDifferInWeightNotOnlyColour_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("accent");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("light, an accent of the desktop's") << false << true;
    QTest::newRow("dark, an accent of the desktop's") << true << true;
}

void TestCoverageView::shapesDifferInWeightNotOnlyColour()
{
    QFETCH(bool, dark);
    QFETCH(bool, accent);
    QPalette palette = paletteOf(dark ? ColourScheme::Dark : ColourScheme::Light);
    if (accent)
        palette.setColor(QPalette::Accent, QColor(0x808080)); // too faint on either page
    using First = CellPicture::First;
    const QList<double> weights{weightOf({Telling::Missing, First::No}, palette),
                                weightOf({Telling::Differs, First::No}, palette),
                                weightOf({Telling::OtherWords, First::No}, palette),
                                weightOf({Telling::SameWords, First::No}, palette)};
    for (qsizetype i = 1; i < weights.size(); ++i)
        QVERIFY2(weights.at(i) > weights.at(i - 1) + 0.02, qPrintable(QString::number(i)));
    QVERIFY(weightOf({Telling::SameWords, First::Certain}, palette) >
            weightOf({Telling::SameWords, First::OfThoseTimed}, palette) + 0.02);
    QVERIFY(weightOf({Telling::SameWords, First::OfThoseTimed}, palette) > weights.last() + 0.02);
    const SignColours colours(palette);
    for (const QColor &mark : {colours.ink, colours.clash, colours.faint, colours.text})
        QVERIFY(contrast(mark, palette.color(QPalette::Base)) >= readableContrast);
}

void TestCoverageView::fiveReportsBySixtyFactsFitTheWidth()
{
    m_view->setComparison(wideEvent(5, 60));
    const CoverageMatrix &matrix = *m_view->matrix();
    QVERIFY(matrix.horizontalHeader()->length() <= matrix.viewport()->width());
    QVERIFY(matrix.horizontalHeader()->defaultSectionSize() >= 14);
    QTRY_VERIFY(matrix.verticalHeader()->length() <= matrix.viewport()->height());
}

void TestCoverageView::manyFactsScrollAndOnlyWhatShowsIsPainted()
{
    m_view->setComparison(wideEvent(12, 500));
    const CoverageMatrix &matrix = *m_view->matrix();
    QVERIFY(matrix.horizontalHeader()->defaultSectionSize() >= 11);
    QTRY_VERIFY(matrix.verticalHeader()->length() <= matrix.viewport()->height());
    QVERIFY(!matrix.viewport()->rect().contains(matrix.visualRect(matrix.model()->index(0, 499)).center()));
    press(Qt::Key_End);
    QCOMPARE(current().column(), 499);
    QVERIFY(matrix.viewport()->rect().contains(matrix.visualRect(current()).center()));
    CountingDelegate counting;
    m_view->matrix()->setItemDelegate(&counting);
    QList<int> painted;
    for (const int facts : {500, 1000, 2000}) {
        m_view->setComparison(wideEvent(12, facts));
        counting.painted = 0;
        m_view->matrix()->viewport()->grab();
        painted.append(counting.painted);
    }
    QVERIFY(painted.at(0) > 12 * 50);
    QVERIFY(painted.at(1) <= painted.at(0)); // one column less: the totals have a digit more
    QVERIFY(painted.at(2) <= painted.at(0));
    m_view->setComparison(wideEvent(12, 500));
    m_view->matrix()->setCurrentIndex(m_view->matrix()->model()->index(0, 499));
    m_view->zoom(2);
    QVERIFY(matrix.horizontalHeader()->defaultSectionSize() >= 22);
    QTRY_VERIFY(matrix.viewport()->rect().contains(matrix.visualRect(current()).center()));
}

void TestCoverageView::noEventSaysWhatToDo()
{
    m_view->setComparison({});
    QVERIFY(!m_view->active());
    const auto *nothing = m_view->findChild<EmptyState *>();
    QVERIFY(nothing->isVisible());
    QVERIFY(nothing->accessibleDescription().contains(u"File ▸ Add Reports"_s));
    press(Qt::Key_Return);
    press(Qt::Key_Right);
    m_view->next(1);
    m_view->nextDifference(1);
    m_view->goTo({});
    QVERIFY(m_view->where().isEmpty());
}

QTEST_MAIN(TestCoverageView)
#include "tst_coverageview.moc"
