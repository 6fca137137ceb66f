// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/markplacement.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

Report reportOf(const QString &text)
{
    ReportData data;
    data.sha256 = QByteArray::number(qHash(text), 16);
    data.text = text;
    return Report(std::move(data));
}

const QString first =
    u"😀 The ferry struck a mole at Port Halden. Rescuers pulled 58 people from the sea. The harbour is "
    "closed until the wreck is lifted, the port authority said."_s;

} // namespace

class TestMarkPlacement : public QObject
{
    Q_OBJECT
private slots:
    void aMarkOfThisVersionStandsWhereItWasMade();
    void withoutTheEarlierTextItsQuotationIsLookedFor();
    void aDecisionForThisVersionCounts();
    void aMarkIsLookedForFromWhereItWasPutLast();
    void atItsPlaceItIsAMarkOfTheOpenText();

private:
    [[nodiscard]] PlacedHighlight placed(const Report &in, const QList<MarkPlace> &places,
                                         const QList<Report> &known) const
    {
        return placeMarks(in, 0, {m_mark}, places,
                          [&](const QByteArray &sha256) -> std::optional<QString> {
                              for (const Report &report : known) {
                                  if (report.sha256() == sha256)
                                      return report.text();
                              }
                              return std::nullopt;
                          })
            .first();
    }
    Report m_first = reportOf(first);
    TextRange m_range{first.indexOf(u"58 people"_s), first.indexOf(u"58 people"_s) + 9};
    Highlight m_mark = makeHighlight(m_first, m_range, HighlightColour::Green, u"me"_s);
};

void TestMarkPlacement::aMarkOfThisVersionStandsWhereItWasMade()
{
    const PlacedHighlight mark = placed(m_first, {}, {});
    QCOMPARE(mark.where, m_range);
    QCOMPARE(mark.state, AnchorState::Exact);
    QVERIFY(mark.isPlaced());
}

void TestMarkPlacement::withoutTheEarlierTextItsQuotationIsLookedFor()
{
    const Report later = reportOf(u"Late news. "_s + first);
    QCOMPARE(placed(later, {}, {}).where->start, m_range.start + 11);
    QCOMPARE(placed(later, {}, {m_first}), placed(later, {}, {}));
}

void TestMarkPlacement::aDecisionForThisVersionCounts()
{
    const Report later = reportOf(QString(first).replace(u"58 people"_s, u"61 people"_s));
    const PlacedHighlight asked = placed(later, {}, {m_first});
    QVERIFY(asked.asks());
    QCOMPARE(asked.where, m_range);
    const MarkPlace nowhere = makePlace(asked, later, std::nullopt, u"me"_s);
    QVERIFY(!placed(later, {nowhere}, {m_first}).where);
    QVERIFY(!placed(later, {nowhere}, {m_first}).asks());
    const MarkPlace harbour = makePlace(asked, later, TextRange{0, 6}, u"me"_s);
    QCOMPARE(harbour.where, (TextRange{0, 5})); // code points: the emoji counts as one
    QCOMPARE(placed(later, {harbour}, {m_first}).where, (TextRange{0, 6}));
}

void TestMarkPlacement::aMarkIsLookedForFromWhereItWasPutLast()
{
    const Report second = reportOf(QString(first).replace(u"58 people"_s, u"more than sixty"_s));
    const PlacedHighlight asked = placed(second, {}, {m_first});
    const qsizetype at = second.text().indexOf(u"more than sixty"_s);
    const MarkPlace place = makePlace(asked, second, TextRange{at, at + 15}, u"me"_s);
    const Report third = reportOf(u"Late news. "_s + second.text());
    QVERIFY(placed(third, {}, {m_first, second}).asks());
    const PlacedHighlight found = placed(third, {place}, {m_first, second});
    QVERIFY(found.isPlaced());
    QCOMPARE(third.text(*found.where).toString(), u"more than sixty"_s);
}

void TestMarkPlacement::atItsPlaceItIsAMarkOfTheOpenText()
{
    const Report later = reportOf(u"Late news. "_s + first);
    const Highlight there = highlightAtPlace(placed(later, {}, {m_first}), later);
    QCOMPARE(there.id, m_mark.id);
    QCOMPARE(there.reportSha256, later.sha256());
    QCOMPARE(there.start, m_mark.start + 11);
    QCOMPARE(there.exact, m_mark.exact);
    QVERIFY(locate(there, later).has_value());
}

QTEST_GUILESS_MAIN(TestMarkPlacement)
#include "tst_markplacement.moc"
