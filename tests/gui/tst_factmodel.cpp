// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/factmodel.h"
#include "support/builtevent.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestFactModel : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void sectionsStandInOrderOfGravity();
    void aCellIsTheReportsOwnSentence();
    void wordsThatDifferFromThePivotAreMarked();
    void quiteOtherWordsHaveASignAndNoMarks();
    void aSentenceIsComparedWithAllOfThePivots();
    void anotherPivotComparesAnew();
    void wireCopyFoldsToOneLine();
    void valuesOfADifferenceStandOut();
    void ordersSortTheRows_data();
    void ordersSortTheRows();
    void foldingRemovesAndInsertsRows();
    void whatOnlyOneHasIsShownWhenAsked();
    void aFilterLeavesFactsWithSuchDifferences();
    void aPlaceFindsItsCellEvenIfFolded();
    void aRowReadsAsASentence();
    void whatComesNearIsShownInPlaceOfNothing();
    void speakersThatDifferAreNamed();
    void twelveReportsOfFiveHundredFacts();

private:
    void filter(const DifferenceFilter &differences)
    {
        EventFilter wanted;
        wanted.differences = differences;
        m_model->setFilter(FilteredEvent(wanted, EventTraits(m_model->comparison(), {})));
    }
    /// Row of the fact whose pivot cell begins so.
    [[nodiscard]] int rowOf(const QString &words) const
    {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            for (int column = FactModel::FirstReportColumn; column < m_model->columnCount(); ++column) {
                if (m_model->index(row, column).data().toString().contains(words))
                    return row;
            }
        }
        return -1;
    }
    [[nodiscard]] QModelIndex cell(int row, int report) const
    {
        return m_model->index(row, FactModel::FirstReportColumn + report);
    }
    [[nodiscard]] QStringList marked(const QModelIndex &index) const
    {
        QStringList words;
        for (const DifferingWords &run : m_model->differing(index))
            words.append(index.data().toString().mid(run.range.start, run.range.length()));
        return words;
    }
    [[nodiscard]] QStringList heads() const
    {
        QStringList heads;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->isSection(row))
                heads.append(m_model->index(row, FactModel::KindColumn).data().toString());
        }
        return heads;
    }
    BuiltEvent m_event;
    std::unique_ptr<FactModel> m_model;
};

void TestFactModel::init()
{
    m_event = harbourFire();
    m_model = std::make_unique<FactModel>();
    new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 m_model.get());
    m_model->setComparison(m_event.comparison());
}

void TestFactModel::sectionsStandInOrderOfGravity()
{
    QCOMPARE(heads(), QStringList({u"Conflicts (1)"_s, u"Quoted in other words (1)"_s,
                                   u"Reported in other words (2)"_s, u"Same words (1)"_s}));
    QCOMPARE(m_model->rowCount(), 4 + 5);
    QCOMPARE(m_model->columnCount(), 1 + 4);
    QCOMPARE(m_model->index(1, FactModel::KindColumn).data().toString(), u"≠"_s);
}

void TestFactModel::aCellIsTheReportsOwnSentence()
{
    const int row = rowOf(u"106,000"_s);
    QCOMPARE(cell(row, 1).data().toString(), u"Crews moved 100,000 barrels from the quay."_s);
    QCOMPARE(cell(row, 2).data().toString(), u"– not reported"_s);
    QCOMPARE(FactModel::CellState(cell(row, 2).data(FactModel::StateRole).toInt()),
             FactModel::CellState::Empty);
    QCOMPARE(m_model->places(row, 1), QList<Place>{m_event.place(1, 1)});
}

void TestFactModel::wordsThatDifferFromThePivotAreMarked()
{
    const int row = rowOf(u"We saw nothing"_s);
    QCOMPARE(marked(cell(row, 1)), QStringList{u"at all"_s});
    QCOMPARE(marked(cell(row, 2)), QStringList());
}

void TestFactModel::quiteOtherWordsHaveASignAndNoMarks()
{
    BuiltEvent event;
    event.addReport(u"Herald"_s, {u"A tug named Orla Blau put the fire out."_s});
    event.addReport(u"Courier"_s, {u"Flames were quenched by one small boat."_s});
    event.addReport(u"Post"_s, {u"A tug named Orla Blau put the blaze out."_s});
    event.addFact({event.place(0, 0), event.place(1, 0), event.place(2, 0)});
    m_model->setComparison(event.comparison());
    const int row = rowOf(u"Orla"_s);
    QVERIFY(m_model->isOtherThroughout(cell(row, 1)));
    QCOMPARE(marked(cell(row, 1)), QStringList());
    QCOMPARE(cell(row, 1).data(Qt::ToolTipRole).toString(), u"worded differently throughout"_s);
    QVERIFY(
        cell(row, 1).data(Qt::AccessibleTextRole).toString().endsWith(u"worded differently throughout"_s));
    QVERIFY(!m_model->isOtherThroughout(cell(row, 2)));
    QCOMPARE(marked(cell(row, 2)), QStringList{u"blaze"_s});
    // The pivot is compared with those that have some of its words.
    QVERIFY(!m_model->isOtherThroughout(cell(row, 0)));
    QCOMPARE(marked(cell(row, 0)), QStringList{u"fire"_s});
}

void TestFactModel::aSentenceIsComparedWithAllOfThePivots()
{
    BuiltEvent event;
    event.addReport(u"Herald"_s, {u"The loan will help the harbour, Mr Arne said."_s,
                                  u"Mr Arne condemned the strike of the pilots."_s});
    event.addReport(
        u"Courier"_s,
        {u"The loan will help the harbour, Mr Arne said, and condemned the strike of the pilots again."_s});
    event.addFact({event.place(0, 0), event.place(0, 1), event.place(1, 0)});
    m_model->setComparison(event.comparison());
    const int row = rowOf(u"loan"_s);
    QCOMPARE(marked(cell(row, 1)), (QStringList{u"and"_s, u"again"_s}));
}

void TestFactModel::anotherPivotComparesAnew()
{
    const int row = rowOf(u"We saw nothing"_s);
    QCOMPARE(m_model->pivotOf(row), 0);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setPivot(1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_model->pivotOf(row), 1);
    QCOMPARE(FactModel::CellState(cell(row, 0).data(FactModel::StateRole).toInt()),
             FactModel::CellState::Differs);
    // Where the pivot does not have the fact, the first that has it stands in for it.
    m_model->setPivot(3);
    QCOMPARE(m_model->pivotOf(row), 0);
}

void TestFactModel::wireCopyFoldsToOneLine()
{
    const int row = rowOf(u"closed at noon"_s);
    QCOMPARE(cell(row, 0).data().toString(), u"wire copy in 3 of 4: The harbour was closed at noon."_s);
    QCOMPARE(cell(row, 1).data().toString(), u"= same words"_s);
    m_model->setCopiesFolded(false);
    QCOMPARE(cell(row, 1).data().toString(), u"The harbour was closed at noon."_s);
    QCOMPARE(m_model->differing(cell(row, 1)), QList<DifferingWords>());
}

void TestFactModel::valuesOfADifferenceStandOut()
{
    const QModelIndex index = cell(rowOf(u"106,000"_s), 1);
    const auto values = m_model->valuesIn(index);
    QCOMPARE(values.size(), 1);
    QCOMPARE(index.data().toString().mid(values.first().range.start, values.first().range.length()),
             u"100,000"_s);
}

void TestFactModel::ordersSortTheRows_data()
{
    QTest::addColumn<FactModel::Order>("order");
    QTest::addColumn<int>("report");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("as a report has them, then the rest")
        << FactModel::Order::Report << 1
        << QStringList{u"As The Courier has them (3)"_s, u"Not in The Courier (2)"_s};
    QTest::newRow("most sources first")
        << FactModel::Order::Sources << 0 << QStringList{u"In 3 of 4 (1)"_s, u"In 2 of 4 (4)"_s};
    QTest::newRow("what has no time stands last")
        << FactModel::Order::Time << 0 << QStringList{u"Friday, 2 May 2031 (3)"_s, u"Time not known (2)"_s};
}

void TestFactModel::ordersSortTheRows()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QFETCH(FactModel::Order, order);
    QFETCH(int, report);
    QFETCH(QStringList, expected);
    m_model->setOrder(order, report);
    QCOMPARE(heads(), expected);
    if (order == FactModel::Order::Report) {
        QVERIFY(rowOf(u"closed at noon"_s) < rowOf(u"106,000"_s));
    }
    m_model->setOrder(FactModel::Order::Kind);
    QCOMPARE(rowOf(u"106,000"_s), 1);
}

void TestFactModel::foldingRemovesAndInsertsRows()
{
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    const int row = rowOf(u"Halle"_s);
    const int head = m_model->sectionRow(row);
    const int rows = m_model->rowCount();
    m_model->setFolded(row, true);
    QCOMPARE(m_model->rowCount(), rows - 2);
    QCOMPARE(removed.size(), 1);
    QVERIFY(m_model->isFolded(head));
    m_model->setOrder(FactModel::Order::Sources);
    m_model->setOrder(FactModel::Order::Kind);
    QCOMPARE(m_model->rowCount(), rows - 2);
    m_model->setFolded(head, false);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(m_model->rowCount(), rows);
}

void TestFactModel::whatOnlyOneHasIsShownWhenAsked()
{
    QCOMPARE(rowOf(u"cook"_s), -1);
    m_model->setOnlyHereShown(true);
    QCOMPARE(heads().last(), u"Only in one report (1)"_s);
    const int row = rowOf(u"cook"_s);
    QCOMPARE(m_model->index(row, FactModel::KindColumn).data().toString(), u"·"_s);
    QCOMPARE(cell(row, 1).data().toString(), u"–"_s);
    m_model->setOnlyHereShown(false);
    QCOMPARE(rowOf(u"cook"_s), -1);
}

void TestFactModel::aFilterLeavesFactsWithSuchDifferences()
{
    filter({{DifferenceKind::Name}, {}});
    QCOMPARE(m_model->factCount(), 1);
    QVERIFY(rowOf(u"Halle"_s) > 0);
    filter({{DifferenceKind::Name}, {DifferenceNature::Contradiction}});
    QCOMPARE(m_model->factCount(), 0);
    filter({});
    QCOMPARE(m_model->factCount(), 5);
}

void TestFactModel::aPlaceFindsItsCellEvenIfFolded()
{
    m_model->setFolded(rowOf(u"106,000"_s), true);
    const QModelIndex index = m_model->indexOf(m_event.place(1, 1));
    QCOMPARE(index, cell(1, 1));
    QVERIFY(!m_model->indexOf(m_event.place(0, 3)).isValid());
}

void TestFactModel::aRowReadsAsASentence()
{
    const int row = rowOf(u"106,000"_s);
    const QString read = u"row 1 of 5, conflict, figure: The Herald 106,000, The Courier 100,000"_s;
    const auto head = [this](int line) {
        return m_model->index(line, FactModel::KindColumn).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(head(row), read + u", "_s + m_event.comparison().facts.first().statement);
    QCOMPARE(cell(row, 2).data(Qt::AccessibleTextRole).toString(), read + u", Daily Post: not reported"_s);
    m_model->setLineHeard(row); // one goes across
    QCOMPARE(cell(row, 2).data(Qt::AccessibleTextRole).toString(), u"Daily Post: not reported"_s);
    m_model->setLineHeard(-1);
    QVERIFY2(head(rowOf(u"Orla"_s)).startsWith(u"row 4 of 5, other words, in 2 of 4, "_s),
             qPrintable(head(rowOf(u"Orla"_s))));
}

void TestFactModel::whatComesNearIsShownInPlaceOfNothing()
{
    // The Post's sentence is aligned with one member of the fact, and is not in it: it comes near.
    BuiltEvent event;
    event.addReport(u"Herald"_s, {u"Crews moved 106,000 barrels from the quay."_s});
    event.addReport(u"Courier"_s, {u"Crews moved 100,000 barrels from the quay."_s});
    event.addReport(u"Post"_s, {u"Barrels were seen on the quay."_s, u"The cook slept."_s});
    event.addReport(u"Agency"_s, {u"The cook slept well."_s});
    event.addFact({event.place(0, 0), event.place(1, 0)});
    Comparison comparison = event.comparison();
    Alignment near;
    near.a = event.place(0, 0);
    near.b = event.place(2, 0);
    near.score = 0.55;
    comparison.alignments.append(near);
    m_model->setComparison(comparison);
    const int row = rowOf(u"106,000"_s);
    QCOMPARE(cell(row, 2).data().toString(), u"– comes near: Barrels were seen on the quay."_s);
    QCOMPARE(cell(row, 3).data().toString(), u"– not reported"_s);
    QVERIFY(cell(row, 2).data(Qt::AccessibleTextRole).toString().contains(u"comes near"_s));
    // The coverage says so too, and both ask the same list.
    CoverageModel coverage;
    coverage.setCoverage(coverageDataOf(comparison));
    QVERIFY(coverage.data(coverage.index(2, 0), Qt::AccessibleTextRole).toString().contains(u"near"_s));
    QVERIFY(!coverage.data(coverage.index(3, 0), Qt::AccessibleTextRole).toString().contains(u"near"_s));
    QCOMPARE(coverageDataOf(comparison), coverage.shared()); // made once
    comparison.alignments.clear();
    QVERIFY(coverageDataOf(comparison) != coverage.shared());
}

void TestFactModel::speakersThatDifferAreNamed()
{
    DifferenceValue one = m_event.value(0, u"We saw nothing"_s);
    DifferenceValue two = m_event.value(1, u"We saw nothing at all"_s);
    one.text = u"Ada Lund"_s;
    two.text = u"Bo Rask"_s;
    m_event.addFact({m_event.place(0, 2), m_event.place(1, 2)}, {{DifferenceKind::Attribution,
                                                                  {one, two},
                                                                  u"given to different speakers"_s,
                                                                  DifferenceNature::Contradiction}});
    m_model->setComparison(m_event.comparison());
    const QModelIndex index = cell(2, 1);
    QVERIFY(index.data().toString().endsWith(u"given to Bo Rask"_s));
    const TextRange speaker = m_model->speakerIn(index);
    QCOMPARE(index.data().toString().mid(speaker.start).trimmed(), u"given to Bo Rask"_s);
}

void TestFactModel::twelveReportsOfFiveHundredFacts()
{
    BuiltEvent large;
    for (int r = 0; r < 12; ++r) {
        QStringList sentences;
        for (int s = 0; s < 500; ++s)
            sentences.append(
                u"Report %1 says that shed %2 of the quay burned down before noon."_s.arg(r).arg(s));
        large.addReport(u"Outlet %1"_s.arg(r), sentences);
    }
    for (int s = 0; s < 500; ++s)
        large.addFact({large.place(s % 12, s), large.place((s + 5) % 12, s)});
    m_model->setComparison(large.comparison());
    QCOMPARE(m_model->factCount(), 500);
    m_model->setOnlyHereShown(true);
    QCOMPARE(m_model->factCount(), 500 + 12 * 500 - 1000);
}

QTEST_GUILESS_MAIN(TestFactModel)
#include "tst_factmodel.moc"
