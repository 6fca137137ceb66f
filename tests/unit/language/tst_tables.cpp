// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own words join ours without recompiling.
#include "language/extraction.h"
#include "language/relatedwords.h"
#include "language/tables.h"
#include "language/tokens.h"
#include "language/wordrarity.h"
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
    void wordsAreRareOrNot();
    void theUsersRelativesJoin();

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
    QFile related(m_folder.filePath(u"synoptic/language/related-words-en.tsv"_s));
    QVERIFY(related.open(QIODevice::WriteOnly));
    related.write("# mine\n\nquay\tmölj\ts\nno third field\tquay\n");
    QFile counts(m_folder.filePath(u"synoptic/language/word-counts-fo.tsv"_s));
    QVERIFY(counts.open(QIODevice::WriteOnly));
    counts.write("bátur\t90\nskip\t9\nlítið\t-5\nmikið\n");
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

void TestTables::wordsAreRareOrNot()
{
    const auto rarity = [](const QString &language, const QString &word) {
        return WordRarity::ofLanguage(language).of(tokenHash(word));
    };
    QVERIFY(rarity(u"en"_s, u"say"_s) < rarity(u"en"_s, u"polic"_s));
    QVERIFY(rarity(u"en"_s, u"polic"_s) < rarity(u"en"_s, u"mole"_s));
    QCOMPARE(rarity(u"en-GB"_s, u"zzyzx"_s), 1.0);
    // A user's own language, and one that nobody counted, where no word is rarer than another.
    QVERIFY(rarity(u"fo"_s, u"bátur"_s) < rarity(u"fo"_s, u"skip"_s));
    QCOMPARE(rarity(u"fo"_s, u"lítið"_s), 1.0);
    QCOMPARE(rarity(u"xx"_s, u"say"_s), rarity(u"xx"_s, u"mole"_s));
}

void TestTables::theUsersRelativesJoin()
{
    const QString english = u"en"_s;
    const RelatedWords &related = RelatedWords::ofLanguage(english);
    const auto areRelated = [&related](const QString &a, const QString &b) {
        return std::ranges::any_of(related.of(tokenHash(a)), [&b](const RelatedWords::Entry &entry) {
            return entry.stem == tokenHash(b) && entry.kinds == RelatedWords::Synonym;
        });
    };
    QVERIFY(areRelated(u"begin"_s, u"start"_s));
    QVERIFY(areRelated(u"quay"_s, u"mölj"_s));
    QVERIFY(areRelated(u"mölj"_s, u"quay"_s));
    QVERIFY(!areRelated(u"begin"_s, u"quay"_s));
}

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
