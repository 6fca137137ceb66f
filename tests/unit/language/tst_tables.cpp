// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own words join ours without recompiling.
#include "language/extraction.h"
#include "language/tables.h"
#include "reading/reportreader.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestTables : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void oursAreThere_data();
    void oursAreThere();
    void theUsersJoin();
    void theUsersVerbFindsASpeaker();
    void theUsersUnitMeasures();

private:
    QTemporaryDir m_folder;
};

void TestTables::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
    QVERIFY(QDir(m_folder.path()).mkpath(u"synoptic/language"_s));
    QFile verbs(m_folder.filePath(u"synoptic/language/speech-verbs.txt"_s));
    QVERIFY(verbs.open(QIODevice::WriteOnly));
    verbs.write("# mine\nbellowed # loudly\n-joked\n");
    QFile units(m_folder.filePath(u"synoptic/language/units.txt"_s));
    QVERIFY(units.open(QIODevice::WriteOnly));
    units.write("leagues = length 4828: league, leagues\n");
}

void TestTables::oursAreThere_data()
{
    QTest::addColumn<QString>("entry");
    QTest::newRow("offices") << u"minister"_s;
    QTest::newRow("stop-words-en") << u"the"_s;
    QTest::newRow("leading-abbreviations") << u"mr"_s;
    QTest::newRow("closing-abbreviations") << u"inc"_s;
    QTest::newRow("sentence-starters") << u"The"_s;
    QTest::newRow("number-words") << u"two = 2"_s;
    QTest::newRow("identifying-words") << u"flight"_s;
}

void TestTables::oursAreThere()
{
    QFETCH(QString, entry);
    QVERIFY(wordTable(QString::fromUtf8(QTest::currentDataTag())).contains(entry));
}

void TestTables::theUsersJoin()
{
    const QStringList verbs = wordTable(u"speech-verbs"_s);
    QVERIFY(verbs.contains(u"said"_s));
    QVERIFY(verbs.contains(u"bellowed"_s));
    QVERIFY(!verbs.contains(u"joked"_s));
    QVERIFY(!verbs.contains(u"# mine"_s));
    QVERIFY(wordTable(u"no-such-table"_s).isEmpty());
}

void TestTables::theUsersVerbFindsASpeaker()
{
    const auto report = readReport(QByteArray("\"Nobody was there,\" Evald Brun bellowed."), {});
    QCOMPARE(report->quotations().first().speaker, u"Evald Brun"_s);
}

void TestTables::theUsersUnitMeasures()
{
    const QString text = u"They sailed 20 leagues."_s;
    QCOMPARE(findFigures(text, TextRange{0, text.size()}).first().unit, u"leagues"_s);
}

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
