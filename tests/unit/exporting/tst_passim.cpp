// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/formats/passim.h"
#include "reading/reportreader.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestPassim : public QObject
{
    Q_OBJECT
private slots:
    void textsAreOneObjectALine();
    void clustersBecomeAlignments_data();
    void clustersBecomeAlignments();
    void whatDoesNotFitIsAnError_data();
    void whatDoesNotFitIsAnError();

private:
    static QList<Report> reports();
    /// A line of passim's output about \p words of a report; with offsets in code points or UTF-16.
    static QByteArray line(const Report &report, int cluster, const QString &words, bool points);
};

QList<Report> TestPassim::reports()
{
    QList<Report> read;
    for (const char *text :
         {"😀 Fog came early. The ferry struck the grain ship at dawn on Friday. Nobody slept.",
          "A quiet night. The ferry struck the grain ship at dawn on Friday, we hear. It rained."})
        read.append(*readReport(QByteArray(text), u"report-%1.txt"_s.arg(read.size())));
    return read;
}

QByteArray TestPassim::line(const Report &report, int cluster, const QString &words, bool points)
{
    const qsizetype begin = report.text().indexOf(words);
    const qsizetype end = begin + words.size();
    return QJsonDocument(QJsonObject{{u"uid"_s, 7000 + cluster},
                                     {u"cluster"_s, cluster},
                                     {u"size"_s, 2},
                                     {u"id"_s, QString::fromLatin1(report.sha256())},
                                     {u"series"_s, report.shortName()},
                                     {u"begin"_s, points ? report.codePointOffset(begin) : begin},
                                     {u"end"_s, points ? report.codePointOffset(end) : end},
                                     {u"text"_s, words}})
               .toJson(QJsonDocument::Compact) +
           '\n';
}

void TestPassim::textsAreOneObjectALine()
{
    const QList<Report> texts = reports();
    const QByteArrayList lines = toPassim(texts).split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.last().isEmpty());
    const QJsonObject first = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(first[u"id"_s].toString(), QString::fromLatin1(texts.first().sha256()));
    QCOMPARE(first[u"text"_s].toString(), texts.first().text());
    QCOMPARE(first[u"series"_s].toString(), u"report-0"_s);
}

void TestPassim::clustersBecomeAlignments_data()
{
    QTest::addColumn<bool>("points");
    QTest::newRow("offsets in code points, as passim 2 writes them") << true;
    QTest::newRow("offsets in UTF-16, as passim 1 writes them") << false;
}

void TestPassim::clustersBecomeAlignments()
{
    QFETCH(bool, points);
    const QList<Report> texts = reports();
    const QString words = u"ferry struck the grain ship at dawn on Friday"_s;
    QByteArray lines = line(texts.at(0), 3, words, points) + line(texts.at(1), 3, words, points);
    lines += "{\"cluster\":9,\"id\":\"another document\",\"begin\":0,\"end\":4,\"text\":\"fog\"}\n";
    const auto passages = readPassim(lines, texts);
    QVERIFY2(passages, qPrintable(passages ? QString() : passages.error().message()));
    QCOMPARE(passages->size(), 2);
    const Comparison comparison = comparisonOf(texts, *passages);
    QCOMPARE(comparison.alignments.size(), 1);
    const Alignment &alignment = comparison.alignments.first();
    QCOMPARE(texts.at(0).text(alignment.a.range), u"The ferry struck the grain ship at dawn on Friday."_s);
    QCOMPARE(texts.at(1).text(alignment.b.range),
             u"The ferry struck the grain ship at dawn on Friday, we hear."_s);
    QVERIFY(alignment.score >= 0.5 && alignment.score < 1);
    QCOMPARE(alignment.evidence, QStringList{u"passim: cluster 3"_s});
    QCOMPARE(comparison.facts.size(), 1);
}

void TestPassim::whatDoesNotFitIsAnError_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("says");
    const Report report = reports().first();
    QTest::newRow("not JSON") << "fog\n"_ba << u"Line 1"_s;
    QTest::newRow("other documents only")
        << "{\"cluster\":1,\"id\":\"x\",\"begin\":0,\"end\":1}\n"_ba << u"about these reports"_s;
    QTest::newRow("a text that was changed since")
        << line(report, 1, u"Fog came early"_s, true).replace("early", "later")
        << u"words that are not there"_s;
    QTest::newRow("offsets behind the end")
        << "\n{\"cluster\":1,\"id\":\"" + report.sha256() + "\",\"begin\":5,\"end\":9999}\n"
        << u"Line 2"_s;
    QTest::newRow("nothing") << QByteArray() << u"about these reports"_s;
}

void TestPassim::whatDoesNotFitIsAnError()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, says);
    const auto passages = readPassim(lines, reports());
    QVERIFY(!passages);
    QVERIFY2(passages.error().message().contains(says), qPrintable(passages.error().message()));
}

QTEST_GUILESS_MAIN(TestPassim)
#include "tst_passim.moc"
