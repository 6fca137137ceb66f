// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestReport : public QObject
{
    Q_OBJECT
private slots:
    void codePointsRoundTripAroundEmoji();
    void linesAreOneBased();
    void rangesOutsideTheTextAreClamped();
    void anOverruleLeavesTheOriginalAlone();
    void reportsOfOneOutletAreToldApart();
};

namespace {
Report reportOf(const QString &text)
{
    ReportData data;
    data.text = text;
    return Report(std::move(data));
}
} // namespace

void TestReport::codePointsRoundTripAroundEmoji()
{
    const QString text = QString::fromUtf8("a😀b👍🏽c e\u0301");
    const Report report = reportOf(text);
    const QList<uint> points = text.toUcs4();
    qsizetype position = 0;
    for (qsizetype offset = 0; offset <= points.size(); ++offset) {
        QCOMPARE(report.codePointOffset(position), offset);
        QCOMPARE(report.positionOfCodePoint(offset), position);
        if (offset < points.size())
            position += QChar::requiresSurrogates(points.at(offset)) ? 2 : 1;
    }
}

void TestReport::linesAreOneBased()
{
    const Report report = reportOf(QStringLiteral("one\n\nthree\n"));
    QCOMPARE(report.lineAt(0), 1);
    QCOMPARE(report.lineAt(3), 1);
    QCOMPARE(report.lineAt(4), 2);
    QCOMPARE(report.lineAt(5), 3);
    QCOMPARE(report.lineAt(11), 4);
}

void TestReport::rangesOutsideTheTextAreClamped()
{
    const Report report = reportOf(QStringLiteral("short"));
    QCOMPARE(report.text({2, 99}), QStringLiteral("ort"));
    QCOMPARE(report.text({-3, 2}), QStringLiteral("sh"));
    QVERIFY(report.text({50, 60}).isEmpty());
}

void TestReport::reportsOfOneOutletAreToldApart()
{
    const auto of = [](const QString &outlet) {
        ReportData data;
        data.metadata.outlet = outlet;
        return Report(std::move(data));
    };
    QStringList names;
    const QList<Report> named =
        withDistinctNames({of(u"The Herald"_s), of(u"The Post"_s), of(u"The Herald"_s)});
    for (const Report &report : named)
        names.append(report.shortName());
    QCOMPARE(names, (QStringList{u"The Herald (1)"_s, u"The Post"_s, u"The Herald (2)"_s}));
    // Named anew when one of them went.
    QCOMPARE(withDistinctNames({named.last(), named.at(1)}).first().shortName(), u"The Herald"_s);
}

void TestReport::anOverruleLeavesTheOriginalAlone()
{
    ReportData data;
    data.text = QStringLiteral("Read more here.");
    data.passages.append({PassageKind::Body, {0, 15}, std::nullopt, {}, {}});
    const Report before(std::move(data));
    const Report after = before.withPassageKind(0, PassageKind::Link, QStringLiteral("overruled"));
    QCOMPARE(before.passages().at(0).kind, PassageKind::Body);
    QCOMPARE(after.passages().at(0).kind, PassageKind::Link);
    QCOMPARE(after.passageAt(3), 0);
    QCOMPARE(after.passageAt(15), -1);
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
