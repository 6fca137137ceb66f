// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/comparisonview.h"
#include "conflictsview/conflictsview.h"
#include "coverageview/coveragematrix.h"
#include "coverageview/coverageview.h"
#include "filterbar/eventfiltering.h"
#include "filterbar/filterbar.h"
#include "support/builtevent.h"
#include "support/eventwindow.h"
#include "synopsisview/synopsisview.h"
#include "timelineview/timelineview.h"

#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestFilter : public QObject, private EventWindow
{
    Q_OBJECT
private slots:
    void initTestCase() { openLibrary(); }
    void init();
    void cleanup() { m_window.reset(); }
    void passes_data();
    void passes();
    void sentencesOfNoFactPassByOutletAndMark();
    void theRowFoldsAwayAndTheFilterStaysVisible();
    void chipsAreReachedAndPressedByKeys();
    void theChipsAreOneTabStop();
    void totalsOfTheCoverageFollow();
    void aChipTellsHowManyWouldRemain();
    void besideAPressedChipOthersTellWhatTheyAdd();
    void everyViewObeys();
    void xClearsTheFilterInEveryView();
    void jAndDGoToWhatPasses();
    void marksAndNotesFilterAtOnce();
    void theFilterOutlivesAnotherComparison();

private:
    [[nodiscard]] FilterBar *bar() const { return m_window->findChild<FilterBar *>(); }
    [[nodiscard]] EventFiltering *filtering() const { return m_window->findChild<EventFiltering *>(); }
    [[nodiscard]] QToolButton *chip(const QString &start) const
    {
        for (QToolButton *button : bar()->chips()) {
            if (button->text().startsWith(start) && !button->isHidden())
                return button;
        }
        return nullptr;
    }
};

void TestFilter::init()
{
    openWindow();
    openSample();
}

void TestFilter::passes_data()
{
    QTest::addColumn<EventFilter>("filter");
    QTest::addColumn<QList<int>>("facts");
    EventFilter filter;
    QTest::newRow("nothing is asked") << filter << QList<int>{0, 1, 2, 3, 4};
    filter.outlets = {u"Daily Post"_s};
    QTest::newRow("an outlet") << filter << QList<int>{1, 3, 4};
    filter.outlets = {u"Daily Post"_s, u"Agency"_s};
    QTest::newRow("outlets that all report it") << filter << QList<int>{3, 4};
    filter = {};
    filter.differences.kinds = {DifferenceKind::Figure, DifferenceKind::Name};
    QTest::newRow("one kind or the other") << filter << QList<int>{0, 3};
    filter.differences.natures = {DifferenceNature::SpellingOnly};
    QTest::newRow("kind and nature of one difference") << filter << QList<int>{3};
    filter.outlets = {u"The Herald"_s};
    QTest::newRow("all facets must agree") << filter << QList<int>{};
    filter = {};
    filter.relations = {Relation::SameFact};
    QTest::newRow("a relation") << filter << QList<int>{0, 1, 2, 3, 4};
    filter.relations = {Relation::Verbatim};
    QTest::newRow("a relation that none has") << filter << QList<int>{};
    filter = {};
    filter.marked = true;
    QTest::newRow("marked") << filter << QList<int>{1, 4};
    filter.noted = true;
    QTest::newRow("noted") << filter << QList<int>{4};
}

namespace {

QList<PlacedHighlight> marksOf(const BuiltEvent &event)
{
    PlacedHighlight mark;
    mark.report = 1;
    mark.where = event.place(1, 0).range;
    PlacedHighlight note;
    note.report = 3;
    note.where = TextRange{event.place(3, 1).range.start + 3, event.place(3, 1).range.start + 5};
    note.highlight.note = u"who says so?"_s;
    PlacedHighlight lost; // its words are gone
    lost.report = 0;
    return {mark, note, lost};
}

} // namespace

void TestFilter::passes()
{
    QFETCH(EventFilter, filter);
    const BuiltEvent event = harbourFire();
    const EventTraits traits(event.comparison(), marksOf(event));
    QList<int> facts;
    const FilteredEvent filtered(filter, traits);
    for (int f = 0; f < event.comparison().facts.size(); ++f) {
        QCOMPARE(filtered.passes(f), traits.passes(filter, f));
        if (filtered.passes(f))
            facts.append(f);
    }
    QTEST(facts, "facts");
    QCOMPARE(traits.count(filter), facts.size());
}

void TestFilter::sentencesOfNoFactPassByOutletAndMark()
{
    const BuiltEvent event = harbourFire();
    const EventTraits traits(event.comparison(), {});
    const Place lone = event.place(0, 3);
    EventFilter filter;
    QVERIFY(FilteredEvent(filter, traits).passes(lone));
    filter.outlets = {u"The Herald"_s};
    QVERIFY(FilteredEvent(filter, traits).passes(lone));
    filter.outlets = {u"The Courier"_s};
    QVERIFY(!FilteredEvent(filter, traits).passes(lone));
    filter = {};
    filter.differences.kinds = {DifferenceKind::Figure};
    QVERIFY(!FilteredEvent(filter, traits).passes(lone));
    filter = {};
    filter.marked = true;
    QVERIFY(!FilteredEvent(filter, traits).passes(lone));
}

void TestFilter::theRowFoldsAwayAndTheFilterStaysVisible()
{
    QVERIFY(!bar()->isOpen());
    QVERIFY(bar()->height() < 4 || !bar()->isVisible() || bar()->sizeHint().height() < 4);
    press(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(bar()->isOpen());
    chip(u"figure"_s)->click();
    QVERIFY2(bar()->summary().startsWith(u"Only figure — "_s), qPrintable(bar()->summary()));
    press(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(!bar()->isOpen());
    QVERIFY(bar()->isVisible() && !bar()->summary().isEmpty());
    QCOMPARE(QApplication::focusWidget(), m_window->comparisonView());
}

void TestFilter::chipsAreReachedAndPressedByKeys()
{
    press(Qt::Key_I, Qt::ControlModifier);
    auto *first = qobject_cast<QToolButton *>(QApplication::focusWidget());
    QVERIFY(first && bar()->chips().contains(first));
    press(Qt::Key_Right);
    auto *second = qobject_cast<QToolButton *>(QApplication::focusWidget());
    QVERIFY(second && second != first);
    press(Qt::Key_Space);
    QCOMPARE(filtering()->filter().outlets.size(), 1);
    press(Qt::Key_Return);
    QVERIFY(filtering()->filter().isEmpty());
    press(Qt::Key_Left);
    QCOMPARE(QApplication::focusWidget(), first);
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), m_window->comparisonView());
}

void TestFilter::theChipsAreOneTabStop()
{
    press(Qt::Key_I, Qt::ControlModifier);
    const auto stops = [this] {
        return std::ranges::count_if(
            bar()->chips(), [](const QToolButton *chip) { return chip->focusPolicy() & Qt::TabFocus; });
    };
    QCOMPARE(stops(), 1);
    press(Qt::Key_End);
    auto *last = qobject_cast<QToolButton *>(QApplication::focusWidget());
    QCOMPARE(bar()->tabStop(), last);
    QCOMPARE(stops(), 1);
    press(Qt::Key_Right); // the row ends here
    QCOMPARE(QApplication::focusWidget(), last);
    press(Qt::Key_Tab);
    QVERIFY(!bar()->chips().contains(qobject_cast<QToolButton *>(QApplication::focusWidget())));
    press(Qt::Key_Tab, Qt::ShiftModifier); // and back to the one that was left
    QCOMPARE(QApplication::focusWidget(), last);
    press(Qt::Key_Home);
    QVERIFY(QApplication::focusWidget() != last);
}

void TestFilter::totalsOfTheCoverageFollow()
{
    const auto *model = qobject_cast<CoverageModel *>(view<CoverageMatrix>()->model());
    const auto firstTotal = [this] {
        return view<CoverageView>()->totals()->model()->index(0, CoverageTotalsModel::Facts).data().toInt();
    };
    const int before = firstTotal();
    EventFilter filter;
    filter.differences.natures = {DifferenceNature::Contradiction};
    filtering()->setFilter(filter);
    int shown = 0; // of the first report, in the picture
    for (int column = 0; column < model->columnCount(); ++column)
        shown += model->tellingAt(model->index(0, column)) != Telling::Missing;
    QVERIFY(firstTotal() < before);
    QCOMPARE(firstTotal(), shown);
    QVERIFY(model->countedText().contains(QString::number(model->columnCount())));
}

void TestFilter::aChipTellsHowManyWouldRemain()
{
    press(Qt::Key_I, Qt::ControlModifier);
    chip(u"quotation"_s)->click();
    QToolButton *nature = chip(u"wording"_s);
    QVERIFY(nature);
    const int promised = nature->text().section(u' ', -1).toInt();
    QVERIFY(promised > 0);
    nature->click();
    QVERIFY2(bar()->summary().contains(u"— %1 of "_s.arg(promised)), qPrintable(bar()->summary()));
    QCOMPARE(view<SynopsisView>()->model()->factCount(), promised);
    // What would leave nothing is not offered, and what is chosen stays; beside it '+0' is an answer.
    for (const QToolButton *button : bar()->chips())
        QVERIFY(button->isHidden() || button->isChecked() || button->hasFocus() ||
                button->text().contains(u" +"_s) || button->text().section(u' ', -1).toInt() > 0);
    QVERIFY(!nature->isHidden());
}

void TestFilter::besideAPressedChipOthersTellWhatTheyAdd()
{
    press(Qt::Key_I, Qt::ControlModifier);
    QToolButton *figure = chip(u"figure"_s);
    QToolButton *quotation = chip(u"quotation"_s);
    const auto number = [](const QToolButton *button) { return button->text().section(u' ', -1).toInt(); };
    QVERIFY(number(quotation) > 0);
    figure->click();
    const int figures = view<SynopsisView>()->model()->factCount();
    QCOMPARE(number(figure), figures);
    QVERIFY2(quotation->text().contains(u" +"_s), qPrintable(quotation->text()));
    const int more = number(quotation);
    quotation->click();
    QCOMPARE(view<SynopsisView>()->model()->factCount(), figures + more);
    QVERIFY(!quotation->text().contains(u'+'));
}

void TestFilter::everyViewObeys()
{
    const Comparison &comparison = m_window->comparisonView()->comparison();
    EventFilter filter;
    filter.differences.kinds = {DifferenceKind::Quotation};
    filtering()->setFilter(filter);
    const auto wanted = std::ranges::count_if(
        comparison.facts, [&](const Fact &fact) { return filter.differences.wants(fact); });
    QVERIFY(wanted > 0 && wanted < comparison.facts.size());
    QCOMPARE(view<SynopsisView>()->model()->factCount(), wanted);
    QCOMPARE(view<CoverageView>()->matrix()->model()->columnCount(), wanted);
    const TimelineModel *timeline = view<TimelineView>()->model();
    int facts = 0;
    for (int row = 0; row < timeline->rowCount(); ++row)
        facts += timeline->itemAt(row).fact >= 0;
    QCOMPARE(facts, wanted);
    const ConflictModel *conflicts = view<ConflictsView>()->model();
    for (int row = 0; row < conflicts->rowCount(); ++row)
        QCOMPARE(conflicts->difference(row).kind, DifferenceKind::Quotation);
    filter = {};
    filter.outlets = {comparison.reports.at(2).shortName()};
    filtering()->setFilter(filter);
    for (int row = 0; row < conflicts->rowCount(); ++row)
        QVERIFY(
            std::ranges::any_of(conflicts->fact(row).members, [](const Place &p) { return p.report == 2; }));
}

void TestFilter::xClearsTheFilterInEveryView()
{
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5}) {
        press(key, Qt::ControlModifier);
        EventFilter filter;
        filter.differences.kinds = {DifferenceKind::Quotation};
        filtering()->setFilter(filter);
        press(Qt::Key_X);
        QVERIFY(filtering()->filter().isEmpty());
        QVERIFY(bar()->summary().isEmpty());
    }
}

void TestFilter::jAndDGoToWhatPasses()
{
    EventFilter filter;
    filter.outlets = {m_window->comparisonView()->comparison().reports.at(2).shortName()};
    filtering()->setFilter(filter);
    const EventTraits traits(m_window->comparisonView()->comparison(), {});
    const FilteredEvent filtered(filter, traits);
    for (const Qt::Key key : {Qt::Key_J, Qt::Key_J, Qt::Key_J, Qt::Key_D, Qt::Key_K}) {
        const auto before = m_window->comparisonView()->active();
        press(key);
        QVERIFY(m_window->comparisonView()->active() != before);
        QVERIFY(filtered.passes(*m_window->comparisonView()->active()));
    }
}

void TestFilter::marksAndNotesFilterAtOnce()
{
    press(Qt::Key_J);
    press(Qt::Key_J);
    const Place place = *m_window->comparisonView()->active();
    press(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(!chip(u"marked"_s));
    m_window->markStore()->add(place.report, place.range, HighlightColour::Green);
    QVERIFY(chip(u"marked 1"_s));
    EventFilter filter;
    filter.marked = true;
    filtering()->setFilter(filter);
    QCOMPARE(view<SynopsisView>()->model()->factCount(), 1);
    m_window->markStore()->undoStack()->undo();
    QCOMPARE(view<SynopsisView>()->model()->factCount(), 0);
    m_window->markStore()->undoStack()->redo();
    QCOMPARE(view<SynopsisView>()->model()->factCount(), 1);
    filter.noted = true;
    filtering()->setFilter(filter);
    QCOMPARE(view<SynopsisView>()->model()->factCount(), 0);
    press(Qt::Key_X);
    m_window->markStore()->undoStack()->undo();
}

void TestFilter::theFilterOutlivesAnotherComparison()
{
    EventFilter filter;
    filter.differences.kinds = {DifferenceKind::Quotation};
    filtering()->setFilter(filter);
    const int facts = view<SynopsisView>()->model()->factCount();
    openSample();
    QCOMPARE(filtering()->filter(), filter);
    QCOMPARE(view<SynopsisView>()->model()->factCount(), facts);
    QCOMPARE(view<CoverageView>()->matrix()->model()->columnCount(), facts);
}

QTEST_MAIN(TestFilter)
#include "tst_filter.moc"
