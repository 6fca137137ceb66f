// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflictmodel.h"
#include "support/builtevent.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestConflictModel : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void contradictionsStandFirstAndTheHarmlessLast();
    void equalValuesStandOnce();
    void aQuotationShowsTheWordsThatDiffer();
    void filtersLeaveWhatIsAskedFor();
    void aRowKnowsItsPlace();
    void aRowReadsAsASentence();

private:
    [[nodiscard]] QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }
    void filter(const DifferenceFilter &differences)
    {
        EventFilter wanted;
        wanted.differences = differences;
        m_model->setFilter(FilteredEvent(wanted, EventTraits(m_model->comparison(), {})));
    }
    BuiltEvent m_event;
    std::unique_ptr<ConflictModel> m_model;
};

void TestConflictModel::init()
{
    m_event = harbourFire();
    m_model = std::make_unique<ConflictModel>();
    new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 m_model.get());
    m_model->setComparison(m_event.comparison());
}

void TestConflictModel::contradictionsStandFirstAndTheHarmlessLast()
{
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(text(0, ConflictModel::KindColumn), u"≠ figure"_s);
    QCOMPARE(text(1, ConflictModel::KindColumn), u"“ quotation"_s);
    QCOMPARE(text(2, ConflictModel::KindColumn), u"≈ name"_s);
    QVERIFY(!m_model->index(0, 0).data(ConflictModel::HarmlessRole).toBool());
    QVERIFY(m_model->index(2, 0).data(ConflictModel::HarmlessRole).toBool());
    QCOMPARE(m_model->count(DifferenceNature::Contradiction), 1);
}

void TestConflictModel::equalValuesStandOnce()
{
    BuiltEvent event;
    for (const QString &outlet : {u"North"_s, u"South"_s, u"East"_s})
        event.addReport(outlet, {outlet == "East"_L1 ? u"Nine sheds burned."_s : u"Ten sheds burned."_s});
    event.addFact({event.place(0, 0), event.place(1, 0), event.place(2, 0)},
                  {{DifferenceKind::Figure,
                    {event.value(0, u"Ten"_s), event.value(2, u"Nine"_s), event.value(1, u"Ten"_s)},
                    u"the figures contradict"_s,
                    DifferenceNature::Contradiction}});
    m_model->setComparison(event.comparison());
    const QStringList lines = text(0, ConflictModel::ValuesColumn).split(QChar(QChar::LineSeparator));
    QCOMPARE(lines, QStringList({u"North, South  Ten"_s, u"East  Nine"_s}));
    const QList<TextRange> values = m_model->valuesIn(m_model->index(0, ConflictModel::ValuesColumn));
    QCOMPARE(values.size(), 2);
    QCOMPARE(text(0, ConflictModel::ValuesColumn).mid(values.at(1).start, values.at(1).length()), u"Nine"_s);
}

void TestConflictModel::aQuotationShowsTheWordsThatDiffer()
{
    const QModelIndex index = m_model->index(1, ConflictModel::ValuesColumn);
    const QList<DifferingWords> words = m_model->differing(index);
    QCOMPARE(words.size(), 1);
    QCOMPARE(index.data().toString().mid(words.first().range.start, words.first().range.length()),
             u"at all"_s);
}

void TestConflictModel::filtersLeaveWhatIsAskedFor()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    filter({{DifferenceKind::Name, DifferenceKind::Quotation}, {}});
    QCOMPARE(m_model->rowCount(), 2);
    filter({{DifferenceKind::Name, DifferenceKind::Quotation}, {DifferenceNature::SpellingOnly}});
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, ConflictModel::KindColumn), u"≈ name"_s);
    filter({{}, {DifferenceNature::LaterUpdate}});
    QCOMPARE(m_model->rowCount(), 0);
    filter({{}, {}});
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(text(0, ConflictModel::KindColumn), u"≠ figure"_s);
    QCOMPARE(reset.size(), 0);
}

void TestConflictModel::aRowKnowsItsPlace()
{
    QCOMPARE(m_model->place(0), m_event.place(0, 0));
    QCOMPARE(m_model->rowOf(m_event.place(1, 1)), 0);
    QCOMPARE(m_model->rowOf(m_event.place(0, 3)), -1);
    QCOMPARE(text(0, ConflictModel::SentenceColumn), u"Crews moved 106,000 barrels from the quay."_s);
}

void TestConflictModel::aRowReadsAsASentence()
{
    QCOMPARE(
        m_model->index(0, ConflictModel::KindColumn).data(Qt::AccessibleTextRole).toString(),
        u"row 1 of 3, conflict, figure: The Herald 106,000, The Courier 100,000, the figures contradict"_s);
    const auto heard = [this](int column) {
        return m_model->index(0, column).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(heard(ConflictModel::ValuesColumn), u"The Herald 106,000, The Courier 100,000"_s);
    QVERIFY(heard(ConflictModel::NatureColumn).endsWith(u", the figures contradict"_s));
    QCOMPARE(heard(ConflictModel::SentenceColumn),
             u"The Herald: Crews moved 106,000 barrels from the quay."_s);
    filter({{DifferenceKind::Name}, {}});
    QVERIFY(m_model->index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(u"row 1 of 1, spelling, name: "_s));
}

QTEST_GUILESS_MAIN(TestConflictModel)
#include "tst_conflictmodel.moc"
