// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/comparisonview.h"
#include "comparisonview/readingstyle.h"
#include "models/highlightmodel.h"
#include "reading/reportreader.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestComparisonView : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void counterpartsStandLevel();
    void onlyHereHasNoCounterpart();
    void levelAgainAfterAResize();
    void theModelTellsOfEveryRow();

private:
    void checkLevel(const ComparisonView &view);
    Comparison m_comparison;
    QTemporaryDir m_settings;
};

void TestComparisonView::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    ReadingStyle still;
    still.animated = false;
    keep(still);
    QList<Report> reports;
    for (const QString &name :
         {u"1-halden-herald-live"_s, u"3-sundmark-courier"_s, u"5-coastal-agency-copy"_s})
        reports.append(
            *readReport(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample/") + name + u".txt"_s));
    m_comparison = *compareReports(reports);
    QVERIFY(!m_comparison.alignments.isEmpty());
}

void TestComparisonView::checkLevel(const ComparisonView &view)
{
    const double level = view.columns().at(view.active()->report)->rectOf(view.active()->range)->top();
    int counterparts = 0;
    for (int r = 0; r < m_comparison.reports.size(); ++r) {
        const auto other = view.counterpart(r);
        if (!other)
            continue;
        ++counterparts;
        QVERIFY(std::abs(view.columns().at(r)->rectOf(other->range)->top() - level) <= 2);
    }
    QVERIFY(counterparts >= 1);
}

void TestComparisonView::counterpartsStandLevel()
{
    ComparisonView view;
    view.resize(1200, 800);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setComparison(m_comparison);
    for (int i = 0; i < 12; ++i) {
        view.nextAligned(1);
        checkLevel(view);
    }
    const Place before = *view.active();
    view.nextAligned(-1);
    view.nextAligned(1);
    QCOMPARE(*view.active(), before);
}

void TestComparisonView::onlyHereHasNoCounterpart()
{
    ComparisonView view;
    view.resize(1200, 800);
    view.show();
    view.setComparison(m_comparison);
    view.nextOnlyHere(1);
    for (int r = 0; r < m_comparison.reports.size(); ++r)
        QVERIFY(!view.counterpart(r));
}

void TestComparisonView::levelAgainAfterAResize()
{
    ComparisonView view;
    view.resize(1200, 800);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setComparison(m_comparison);
    view.nextAligned(1);
    view.resize(900, 700);
    QTest::qWait(50);
    checkLevel(view);
}

void TestComparisonView::theModelTellsOfEveryRow()
{
    QTemporaryDir folder;
    const auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    QVERIFY(library);
    QVERIFY((*library)->sources().rememberEvent(u"Ferry"_s, m_comparison.reports));
    MarkStore store(library->get());
    HighlightModel model(&store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    store.load(m_comparison.reports);
    store.add(1, {10, 20}, HighlightColour::Yellow);
    store.add(0, {5, 9}, HighlightColour::Pink);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(HighlightModel::ReportRole).toInt(), 0);
    store.undoStack()->undo();
    store.remove(store.highlights().first().highlight.id);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestComparisonView)
#include "tst_comparisonview.moc"
