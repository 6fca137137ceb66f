// SPDX-License-Identifier: GPL-3.0-or-later
// The reading order in the window: its keys, and what the mouse does.
#include "comparisonview/columnhead.h"
#include "comparisonview/columnsnote.h"
#include "comparisonview/comparisonview.h"
#include "comparisonview/overviewstrip.h"
#include "comparisonview/readingcolumns.h"
#include "comparisonview/readingpanel.h"
#include "mainwindow/mainwindow.h"
#include "support/longreport.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

/// Two reports told in the same order, a third one that tells a passage elsewhere, and one in Hebrew.
Comparison crossing()
{
    Comparison comparison;
    QStringList first;
    for (int i = 0; i < 60; ++i)
        first.append(
            u"Passage %1 of the harbour fire tells how the crews worked through the night, at length "
            "enough for a few lines. And then it goes on."_s.arg(i));
    QStringList third = first;
    third.move(40, 3);
    QStringList hebrew;
    for (int i = 0; i < 30; ++i)
        hebrew.append(u"קטע %1 מספר כיצד עבדו הצוותים בנמל לאורך הלילה כולו."_s.arg(i));
    comparison.reports = {reportOf(first, u"Herald"_s), reportOf(first, u"Courier"_s),
                          reportOf(third, u"Post"_s), reportOf(hebrew, u"Hof"_s)};
    const auto at = [&](int report, int passage) {
        return Place{report, comparison.reports.at(report).passages().at(passage).sentences.first().range};
    };
    const auto align = [&](const Place &a, const Place &b) {
        Alignment alignment;
        alignment.a = a;
        alignment.b = b;
        alignment.score = 0.8;
        alignment.relation = Relation::NearVerbatim;
        comparison.alignments.append(alignment);
    };
    for (int i = 0; i < 60; ++i) {
        const int there = i == 40 ? 3 : i >= 3 && i < 40 ? i + 1 : i;
        align(at(0, i), at(1, i));
        align(at(0, i), at(2, there));
        if (i < 30)
            align(at(0, i), at(3, i));
    }
    std::ranges::sort(comparison.alignments, {}, [](const Alignment &a) { return std::pair(a.a, a.b); });
    return comparison;
}

} // namespace

class TestReadingOrder : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void hiddenColumnsAreNamedAndComeBack();
    void theLastColumnStays();
    void goingToAHiddenReportShowsIt();
    void columnsMoveAndStayMoved();
    void aPinnedColumnStaysWhileOthersTurn();
    void headsAreDraggedToTheirPlace();
    void anArrangementIsTakenBack();
    void columnsAreChosenFromAMenu();
    void counterpartsStandLevelAtTheirLine();
    void movedPassagesAreSaid();
    void withTheLockTheOthersFollow();
    void withoutTheLockEachScrollsAlone();
    void theWheelScrollsAndTheOthersFollow();
    void glidingEndsAtTheSameHeight();
    void walkingGoesOnFromWhatIsInSight();
    void theOverviewGoesWhereItIsClicked();
    void whatIsSelectedIsReadableWhereTheTextIsDim();
    void typeIsChosenAndKept();
    void pagesDoNotTakeKeysFromTheNotes();
    void rightToLeftIsMirrored();
    void aShortReportStandsBesideALongOne();

private:
    [[nodiscard]] ComparisonView *view() const { return m_window->comparisonView(); }
    [[nodiscard]] ReadingColumns *columns() const { return view()->arrangedColumns(); }
    void press(const QString &keys) const
    {
        const QKeyCombination key = QKeySequence(keys)[0];
        QTest::keyClick(view(), key.key(), key.keyboardModifiers());
    }
    [[nodiscard]] double top(int report) const
    {
        const auto place =
            report == view()->active()->report ? view()->active() : view()->counterpart(report);
        return columns()->view(report)->rectOf(place->range)->top();
    }
    void goTo(int report, int passage) const
    {
        view()->goTo({report, m_event.reports.at(report).passages().at(passage).sentences.first().range});
    }
    void setStyle(bool animated, bool locked = false) const
    {
        ReadingStyle style;
        style.animated = animated;
        style.locked = locked;
        view()->setStyle(style);
    }

    QTemporaryDir m_folder;
    Comparison m_event;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestReadingOrder::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    m_event = crossing();
}

void TestReadingOrder::init()
{
    QFile::remove(m_folder.filePath(u"synoptic/columns.conf"_s));
    QFile::remove(m_folder.filePath(u"synoptic/appearance.conf"_s));
    m_window = std::make_unique<MainWindow>(nullptr);
    m_window->resize(1500, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    setStyle(false);
    view()->setComparison(m_event);
    view()->setFocus();
    QCOMPARE(columns()->page(), (QList{0, 1, 2, 3}));
}

void TestReadingOrder::cleanup()
{
    m_window.reset();
}

void TestReadingOrder::hiddenColumnsAreNamedAndComeBack()
{
    QVERIFY(!columns()->note()->isVisible());
    goTo(1, 5);
    press(u"Ctrl+H"_s);
    QCOMPARE(columns()->page(), (QList{0, 2, 3}));
    QVERIFY(columns()->note()->isVisible());
    QVERIFY(columns()->note()->text().contains(u"hidden: Courier"_s));
    QVERIFY(columns()->note()->text().contains(u"Ctrl+Shift+H"_s));
    // The reader goes on with the same passage, elsewhere.
    QCOMPARE(view()->active()->report, 0);
    QCOMPARE(view()->active()->range, m_event.reports.at(0).passages().at(5).sentences.first().range);
    press(u"Ctrl+Shift+H"_s);
    QCOMPARE(columns()->page(), (QList{0, 1, 2, 3}));
    QVERIFY(!columns()->note()->isVisible());
}

void TestReadingOrder::theLastColumnStays()
{
    for (int i = 0; i < 5; ++i)
        press(u"Ctrl+H"_s);
    QCOMPARE(columns()->page().size(), 1);
    QVERIFY(view()->active());
    QCOMPARE(view()->active()->report, columns()->page().first());
}

void TestReadingOrder::goingToAHiddenReportShowsIt()
{
    goTo(2, 5);
    press(u"Ctrl+H"_s);
    goTo(2, 9);
    QVERIFY(columns()->page().contains(2));
    QCOMPARE(view()->active()->report, 2);
    QVERIFY(!columns()->note()->isVisible());
}

void TestReadingOrder::columnsMoveAndStayMoved()
{
    goTo(0, 5);
    press(u"Ctrl+Shift+Right"_s);
    QCOMPARE(columns()->page(), (QList{1, 0, 2, 3}));
    press(u"Ctrl+Shift+Right"_s);
    press(u"Ctrl+Shift+Left"_s);
    press(u"Ctrl+Shift+Left"_s);
    press(u"Ctrl+Shift+Left"_s);
    press(u"Ctrl+Shift+Right"_s);
    QCOMPARE(columns()->page(), (QList{1, 0, 2, 3}));
    // Columns are walked as they stand.
    press(u"Right"_s);
    QCOMPARE(view()->active()->report, 2);
    MainWindow again(nullptr);
    again.resize(1500, 800);
    again.comparisonView()->setComparison(m_event);
    QCOMPARE(again.comparisonView()->arrangedColumns()->arrangement().shown(), (QList{1, 0, 2, 3}));
    // The same event with a report less keeps the rest.
    Comparison fewer = m_event;
    fewer.reports.removeLast();
    fewer.alignments.removeIf([](const Alignment &alignment) { return alignment.b.report == 3; });
    view()->setComparison(fewer);
    QCOMPARE(columns()->page(), (QList{1, 0, 2}));
}

void TestReadingOrder::aPinnedColumnStaysWhileOthersTurn()
{
    m_window->resize(800, 800);
    QTRY_VERIFY(columns()->page().size() < 4);
    goTo(2, 5);
    press(u"Shift+P"_s);
    QCOMPARE(columns()->page().first(), 2);
    QVERIFY(columns()->head(2)->accessibleName().contains(u"pinned"_s));
    const QList<int> before = columns()->page();
    QVERIFY(columns()->note()->text().contains(u"more ›"_s));
    for (int i = 0; i < 4; ++i)
        press(u"Ctrl+Right"_s);
    QCOMPARE(columns()->page().first(), 2);
    QVERIFY(columns()->page() != before);
    QVERIFY(columns()->page().contains(3));
    QVERIFY(columns()->note()->text().contains(u"‹"_s));
    QVERIFY(std::abs(top(2) - columns()->view(2)->rectOf(view()->active()->range)->top()) < 1);
    press(u"Shift+P"_s);
    QVERIFY(!columns()->arrangement().isPinned(2));
}

void TestReadingOrder::headsAreDraggedToTheirPlace()
{
    ColumnHead *head = columns()->head(3);
    ColumnHead *target = columns()->head(1);
    const QPoint from = head->rect().center();
    const QPoint to = head->mapFromGlobal(target->mapToGlobal(target->rect().center()));
    QTest::mousePress(head, Qt::LeftButton, {}, from);
    QTest::mouseMove(head, (from + to) / 2);
    QTest::mouseMove(head, to);
    QTest::mouseRelease(head, Qt::LeftButton, {}, to);
    QCOMPARE(columns()->page(), (QList{0, 3, 1, 2}));
}

void TestReadingOrder::anArrangementIsTakenBack()
{
    goTo(1, 5);
    press(u"Ctrl+Shift+Left"_s);
    press(u"Shift+P"_s);
    press(u"Ctrl+H"_s);
    QCOMPARE(columns()->arrangement().hidden(), QList{1});
    press(u"Ctrl+Alt+Z"_s);
    QVERIFY(columns()->arrangement().hidden().isEmpty());
    QVERIFY(columns()->arrangement().isPinned(1));
    press(u"Ctrl+Alt+Z"_s);
    QVERIFY(!columns()->arrangement().isPinned(1));
    QCOMPARE(columns()->arrangement().shown(), (QList{1, 0, 2, 3}));
    press(u"Ctrl+Alt+H"_s);
    QCOMPARE(columns()->arrangement().shown(), (QList{0, 1, 2, 3}));
    press(u"Ctrl+Alt+Z"_s); // that too
    QCOMPARE(columns()->arrangement().shown(), (QList{1, 0, 2, 3}));
    press(u"Ctrl+Alt+Z"_s);
    press(u"Ctrl+Alt+Z"_s); // nothing is left
    QCOMPARE(columns()->arrangement().shown(), (QList{0, 1, 2, 3}));
}

void TestReadingOrder::columnsAreChosenFromAMenu()
{
    QTimer::singleShot(200, this, [] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_2);
    });
    press(u"Shift+C"_s);
    QCOMPARE(columns()->arrangement().hidden(), QList{1});
    auto *note = columns()->note();
    QVERIFY(note->isVisible());
    emit note->findChildren<QLabel *>().at(1)->linkActivated(u"1"_s);
    QVERIFY(columns()->arrangement().hidden().isEmpty());
}

void TestReadingOrder::counterpartsStandLevelAtTheirLine()
{
    for (int i = 0; i < 20; ++i) {
        press(u"J"_s);
        QVERIFY(std::abs(top(1) - top(0)) <= 1);
        QVERIFY(std::abs(top(2) - top(0)) <= 1);
        QVERIFY(std::abs(top(3) - top(0)) <= 1);
    }
}

void TestReadingOrder::movedPassagesAreSaid()
{
    goTo(0, 40);
    QVERIFY(view()->where().contains(u"in another order in Post"_s));
    QVERIFY(std::abs(top(2) - top(0)) <= 1);
    goTo(0, 39);
    QVERIFY(!view()->where().contains(u"in another order"_s));
}

void TestReadingOrder::withTheLockTheOthersFollow()
{
    goTo(0, 10);
    QVERIFY(!view()->style().locked);
    press(u"S"_s);
    QVERIFY(view()->style().locked);
    for (int i = 0; i < 3; ++i)
        press(u"PgDown"_s);
    // What stands at the eye in one column stands there in the others.
    ColumnView *leader = columns()->view(0);
    const auto eye = qsizetype(leader->offsetAt(leader->eye()));
    const QList<Passage> &passages = m_event.reports.at(0).passages();
    int passage = 0; // the next one where the eye is between two
    while (passages.at(passage).range.end <= eye)
        ++passage;
    QVERIFY(passage > 14);
    const auto there = [&](int report) {
        return columns()
            ->view(report)
            ->rectOf(m_event.reports.at(report).passages().at(passage).range)
            ->top();
    };
    // Air has no words by which two columns could be told to stand alike in it.
    const double air = passages.at(passage).range.contains(eye) ? 0 : leader->fontMetrics().height();
    QVERIFY(std::abs(there(1) - there(0)) <= 2 + air);
    press(u"PgUp"_s);
    press(u"S"_s);
    QVERIFY(!view()->style().locked);
}

void TestReadingOrder::withoutTheLockEachScrollsAlone()
{
    goTo(0, 10);
    const int before = columns()->view(1)->verticalScrollBar()->value();
    const int own = columns()->view(0)->verticalScrollBar()->value();
    press(u"PgDown"_s);
    QVERIFY(columns()->view(0)->verticalScrollBar()->value() > own);
    QCOMPARE(columns()->view(1)->verticalScrollBar()->value(), before);
}

void TestReadingOrder::theWheelScrollsAndTheOthersFollow()
{
    goTo(0, 10);
    press(u"S"_s);
    QWidget *viewport = columns()->view(1)->viewport();
    const int before = columns()->view(0)->verticalScrollBar()->value();
    const int reader = columns()->view(1)->verticalScrollBar()->value();
    QWheelEvent wheel(QPointF(50, 50), viewport->mapToGlobal(QPointF(50, 50)), {}, {0, -240}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(viewport, &wheel);
    const int way = columns()->view(1)->verticalScrollBar()->value() - reader;
    QVERIFY(way > 0);
    QVERIFY(std::abs(columns()->view(0)->verticalScrollBar()->value() - before - way) <= 3);
}

void TestReadingOrder::glidingEndsAtTheSameHeight()
{
    setStyle(true);
    if (!desktopAnimates(view()))
        QSKIP("this desktop asks for no animations");
    goTo(0, 50);
    QTRY_VERIFY(std::abs(top(1) - top(0)) <= 1 && std::abs(top(2) - top(0)) <= 1);
    // Another step while it glides starts from where it is.
    goTo(0, 5);
    goTo(0, 30);
    QTRY_VERIFY(std::abs(top(1) - top(0)) <= 1 && std::abs(top(2) - top(0)) <= 1);
    QTest::qWait(250);
    QVERIFY(std::abs(top(1) - top(0)) <= 1);
    const double page = columns()->view(0)->viewport()->height();
    QVERIFY(top(0) >= 0 && top(0) < page);
}

void TestReadingOrder::walkingGoesOnFromWhatIsInSight()
{
    goTo(0, 2);
    for (int i = 0; i < 4; ++i)
        press(u"PgDown"_s);
    QVERIFY(columns()->view(0)->rectOf(view()->active()->range)->bottom() < 0);
    press(u"Down"_s);
    const auto rect = columns()->view(0)->rectOf(view()->active()->range);
    QVERIFY(rect->top() >= 0 && rect->bottom() <= columns()->view(0)->viewport()->height());
    QVERIFY(m_event.reports.at(0).passageAt(view()->active()->range.start) > 8);
    press(u"Home"_s);
    QCOMPARE(view()->active()->range.start, 0);
    press(u"End"_s);
    QCOMPARE(m_event.reports.at(0).passageAt(view()->active()->range.start), 59);
}

void TestReadingOrder::theOverviewGoesWhereItIsClicked()
{
    auto *strip = m_window->findChildren<OverviewStrip *>().first();
    ColumnView *column = columns()->view(0);
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(5, strip->height() / 2));
    const double middle = column->offsetAt(column->viewport()->height() / 2.0);
    const double length = double(column->report().text().size());
    QVERIFY(std::abs(middle / length - 0.5) < 0.02);
    QTest::mousePress(strip, Qt::LeftButton, {}, QPoint(5, 10));
    QTest::mouseMove(strip, QPoint(5, strip->height() * 3 / 4));
    QTest::mouseRelease(strip, Qt::LeftButton, {}, QPoint(5, strip->height() * 3 / 4));
    QVERIFY(std::abs(column->offsetAt(column->viewport()->height() / 2.0) / length - 0.75) < 0.02);
}

void TestReadingOrder::whatIsSelectedIsReadableWhereTheTextIsDim()
{
    ColumnMarks marks;
    marks.setDimmed({{10, 30}});
    marks.setLater({{30, 50}});
    const QPalette palette = view()->palette();
    const auto colourAt = [&](int offset, TextRange selection) {
        QColor colour = palette.color(QPalette::Text);
        for (const auto &format : marks.over({0, 60}, selection, palette)) {
            if (offset >= format.start && offset < format.start + format.length)
                colour = format.format.foreground().color();
        }
        return colour;
    };
    QCOMPARE(colourAt(5, {}), palette.color(QPalette::Text));
    for (const int dim : {15, 40})
        QCOMPARE(colourAt(dim, {}), palette.color(QPalette::PlaceholderText));
    for (const int dim : {15, 40}) {
        QCOMPARE(colourAt(dim, {12, 45}), palette.color(QPalette::HighlightedText));
        QCOMPARE(colourAt(dim == 15 ? 11 : 47, {12, 45}), palette.color(QPalette::PlaceholderText));
    }
}

void TestReadingOrder::typeIsChosenAndKept()
{
    press(u"Ctrl+T"_s);
    auto *panel = m_window->findChild<ReadingPanel *>();
    QTRY_VERIFY(panel->isVisible());
    auto *size = panel->findChild<QDoubleSpinBox *>();
    QVERIFY(size->hasFocus());
    const double line = columns()->view(0)->rectOf(view()->active()->range)->height();
    for (int i = 0; i < 8; ++i)
        QTest::keyClick(size, Qt::Key_Up);
    QCOMPARE(view()->style().size, ReadingStyle::ownSize + 4);
    QVERIFY(columns()->view(0)->rectOf(view()->active()->range)->height() > line);
    QTest::keyClick(panel, Qt::Key_Escape);
    QTRY_VERIFY(!panel->isVisible());
    const qsizetype shown = columns()->page().size();
    press(u"<"_s);
    QCOMPARE(columns()->page().size(), shown - 1);
    press(u">"_s);
    QCOMPARE(columns()->page().size(), shown);
    QTRY_COMPARE(readingStyle().size, ReadingStyle::ownSize + 4); // once no key was pressed for a moment
    view()->zoom(0);
    QTRY_COMPARE(readingStyle().size, ReadingStyle::ownSize);
}

void TestReadingOrder::pagesDoNotTakeKeysFromTheNotes()
{
    goTo(0, 10);
    const int before = columns()->view(0)->verticalScrollBar()->value();
    auto *filter = m_window->findChild<QLineEdit *>();
    QVERIFY(filter);
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_PageDown);
    QTest::keyClick(filter, Qt::Key_End);
    QCOMPARE(columns()->view(0)->verticalScrollBar()->value(), before);
    QCOMPARE(view()->active()->range, m_event.reports.at(0).passages().at(10).sentences.first().range);
}

void TestReadingOrder::rightToLeftIsMirrored()
{
    ColumnView *hebrew = columns()->view(3);
    QVERIFY(hebrew->isRightToLeft());
    QVERIFY(!columns()->view(0)->isRightToLeft());
    const QRectF text = *hebrew->rectOf(m_event.reports.at(3).passages().first().range);
    QVERIFY(hebrew->viewport()->width() - text.right() > 15); // the strip is at the right
    auto *strip = m_window->findChildren<OverviewStrip *>().at(3);
    QVERIFY(strip->geometry().right() <= hebrew->geometry().left());
    // The user may say otherwise, and that is kept.
    QMenu menu;
    columns()->fillMenu(&menu, 3);
    QMenu *direction = menu.findChildren<QMenu *>().first();
    direction->actions().at(1)->trigger();
    QVERIFY(!hebrew->isRightToLeft());
    QTRY_VERIFY(strip->geometry().left() >= hebrew->geometry().right());
    view()->setComparison(m_event);
    QVERIFY(!columns()->view(3)->isRightToLeft());
}

void TestReadingOrder::aShortReportStandsBesideALongOne()
{
    Comparison comparison;
    comparison.reports = {longReport(3400, 1, u"Long"_s), reportOf({u"The ferry sank."_s}, u"Brief"_s)};
    const auto at = [&](int report, int passage) {
        return Place{report, comparison.reports.at(report).passages().at(passage).range};
    };
    Alignment alignment;
    alignment.a = at(0, 3000);
    alignment.b = at(1, 0);
    alignment.score = 0.9;
    comparison.alignments = {alignment};
    view()->setComparison(comparison);
    view()->goTo(alignment.b);
    QVERIFY(std::abs(top(0) - top(1)) <= 1);
    view()->goTo(alignment.a);
    QVERIFY(std::abs(top(0) - top(1)) <= 1);
    press(u"S"_s);
    for (int i = 0; i < 30; ++i)
        press(u"PgDown"_s);
    press(u"Home"_s);
    press(u"J"_s);
    QCOMPARE(view()->active(), alignment.a);
    QVERIFY(columns()->view(0)->laidOutPassages() < 400);
}

QTEST_MAIN(TestReadingOrder)
#include "tst_readingorder.moc"
