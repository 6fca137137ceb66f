// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/export.h"
#include "reading/reportreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestJson : public QObject
{
    Q_OBJECT
private slots:
    void jsonCountsCodePoints();
};

void TestJson::jsonCountsCodePoints()
{
    const auto report = readReport("😀 Fog came. “We saw nothing,” Ann Bell said."_ba, {});
    QVERIFY(report);
    const QJsonObject object = QJsonDocument::fromJson(toJson(*compareReports({*report}))).object();
    const QJsonObject first = object[u"reports"_s].toArray().at(0).toObject();
    const QJsonObject quotation = first[u"quotations"_s].toArray().at(0).toObject();
    const QList<uint> points = first[u"text"_s].toString().toUcs4();
    const qsizetype start = quotation[u"start"_s].toInteger();
    const QString quoted = QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()) + start,
                                             quotation[u"end"_s].toInteger() - start);
    QCOMPARE(quoted, u"We saw nothing,"_s);
    QCOMPARE(quotation[u"speaker"_s].toString(), u"Ann Bell"_s);
    QVERIFY(first[u"url"_s].isNull());
    QCOMPARE(object[u"synoptic"_s].toObject()[u"schema"_s].toInt(), 1);
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
