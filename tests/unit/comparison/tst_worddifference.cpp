// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/worddifference.h"

#include "comparison/spellings.h"
#include "language/sequencedifference.h"

#include <QRandomGenerator>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestWordDifference : public QObject
{
    Q_OBJECT
private slots:
    void smallPairsAreMinimal();
    void largeGapsAreCommonAndRising_data();
    void largeGapsAreCommonAndRising();
    void snakesAreMinimalToo();
    void anEditInALongTextStaysSmall();
    void runsCoverBothTexts();
    void swappedSidesSwapAddedAndRemoved();
    void textWithoutTokensIsCovered();
    void countsAsEqual_data();
    void countsAsEqual();
    void countsAsDifferent_data();
    void countsAsDifferent();
    void spellingsAreOne_data();
    void spellingsAreOne();
    void marksAreReadable_data();
    void marksAreReadable();
    void movedPhraseNamesItsOtherEnd();
    void notMoved_data();
    void notMoved();
};

namespace {

constexpr WordDifferenceOptions spelling{true, false};
constexpr WordDifferenceOptions punctuation{false, true};

QString randomText(QRandomGenerator &random, int words)
{
    const QStringList choice{u"ferry"_s, u"the"_s,  u"harbour"_s, u","_s,      u"of"_s,
                             u"storm"_s, u"pier"_s, u"\""_s,      u"Harbor"_s, u"12,000"_s};
    QStringList out;
    for (int i = 0; i < words; ++i)
        out.append(choice.at(random.bounded(int(choice.size()))));
    return out.join(u' ');
}

std::vector<quint32> randomIds(QRandomGenerator &random, int count, int kinds)
{
    std::vector<quint32> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(quint32(random.bounded(kinds)));
    return ids;
}

/// Length of the longest common subsequence by trying both ways at every difference.
qsizetype exhaustive(std::span<const quint32> a, std::span<const quint32> b)
{
    if (a.empty() || b.empty())
        return 0;
    if (a.front() == b.front())
        return 1 + exhaustive(a.subspan(1), b.subspan(1));
    return std::max(exhaustive(a.subspan(1), b), exhaustive(a, b.subspan(1)));
}

qsizetype common(const std::vector<CommonRun> &runs)
{
    qsizetype length = 0;
    for (const CommonRun &run : runs)
        length += run.length;
    return length;
}

/// Equal runs as they stand, changes as [removed|added], moved runs as <from> and <to>.
QString marked(const QString &a, const QString &b, const WordDifferenceOptions &options = {})
{
    QString out;
    for (const WordEdit &edit : wordDifference(a, b, options)) {
        const QString left = a.sliced(edit.a.start, edit.a.length());
        const QString right = b.sliced(edit.b.start, edit.b.length());
        if (edit.operation == WordEdit::Equal)
            out += left;
        else if (edit.operation == WordEdit::Moved)
            out += u'<' + left + right + u'>';
        else
            out += u'[' + left + u'|' + right + u']';
    }
    return out;
}

bool allEqual(const QString &a, const QString &b, const WordDifferenceOptions &options)
{
    return std::ranges::all_of(wordDifference(a, b, options),
                               [](const WordEdit &edit) { return edit.operation == WordEdit::Equal; });
}

} // namespace

void TestWordDifference::smallPairsAreMinimal()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 5000; ++round) {
        const int kinds = random.bounded(1, 7);
        const auto a = randomIds(random, random.bounded(10), kinds);
        const auto b = randomIds(random, random.bounded(10), kinds);
        QCOMPARE(common(commonRuns(a, b)), exhaustive(a, b));
    }
}

void TestWordDifference::largeGapsAreCommonAndRising_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("kinds");
    QTest::newRow("two kinds: no anchors, searched to the limit") << 5000 << 2;
    QTest::newRow("few kinds: long anchors") << 5000 << 30;
    QTest::newRow("nearly all once: single anchors") << 3000 << 100000;
}

void TestWordDifference::largeGapsAreCommonAndRising()
{
    QFETCH(int, count);
    QFETCH(int, kinds);
    QRandomGenerator random(5);
    const auto a = randomIds(random, count, kinds);
    const auto b = randomIds(random, count - 7, kinds);
    qsizetype endA = 0;
    qsizetype endB = 0;
    for (const CommonRun &run : commonRuns(a, b)) {
        QVERIFY(run.length > 0 && run.a >= endA && run.b >= endB);
        QVERIFY(std::equal(a.begin() + run.a, a.begin() + run.a + run.length, b.begin() + run.b));
        endA = run.a + run.length;
        endB = run.b + run.length;
    }
    QVERIFY(endA <= qsizetype(a.size()) && endB <= qsizetype(b.size()));
}

void TestWordDifference::snakesAreMinimalToo()
{
    QRandomGenerator random(13);
    for (int round = 0; round < 5000; ++round) {
        const int kinds = random.bounded(1, 5);
        const auto a = randomIds(random, random.bounded(11), kinds);
        const auto b = randomIds(random, random.bounded(11), kinds);
        QCOMPARE(common(commonRuns(a, b, {0, false})), exhaustive(a, b));
    }
}

void TestWordDifference::anEditInALongTextStaysSmall()
{
    QRandomGenerator random(3);
    for (const int kinds : {2, 1000}) {
        const auto a = randomIds(random, 20000, kinds);
        auto b = a;
        for (const size_t at : {size_t(100), size_t(9000), size_t(19000)})
            b[at] = 1000000;
        QCOMPARE(common(commonRuns(a, b)), qsizetype(a.size()) - 3);
    }
}

void TestWordDifference::runsCoverBothTexts()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 3000; ++round) {
        const QString a = randomText(random, random.bounded(24));
        const QString b = randomText(random, random.bounded(24));
        qsizetype atA = 0;
        qsizetype atB = 0;
        for (const WordEdit &edit : wordDifference(a, b)) {
            QCOMPARE(edit.a.start, atA);
            QCOMPARE(edit.b.start, atB);
            atA = edit.a.end;
            atB = edit.b.end;
            if (edit.operation == WordEdit::Equal)
                QCOMPARE(a.mid(edit.a.start, edit.a.length()).trimmed().toLower(),
                         b.mid(edit.b.start, edit.b.length()).trimmed().toLower());
        }
        QCOMPARE(atA, a.size());
        QCOMPARE(atB, b.size());
    }
}

void TestWordDifference::swappedSidesSwapAddedAndRemoved()
{
    QRandomGenerator random(9);
    for (int round = 0; round < 3000; ++round) {
        const QString a = randomText(random, random.bounded(24));
        const QString b = randomText(random, random.bounded(24));
        QList<WordEdit> swapped = wordDifference(b, a, {round % 2 != 0, round % 3 == 0});
        for (WordEdit &edit : swapped) {
            std::swap(edit.a, edit.b);
            if (edit.operation == WordEdit::Added || edit.operation == WordEdit::Removed)
                edit.operation = edit.operation == WordEdit::Added ? WordEdit::Removed : WordEdit::Added;
        }
        QCOMPARE(wordDifference(a, b, {round % 2 != 0, round % 3 == 0}), swapped);
    }
}

void TestWordDifference::textWithoutTokensIsCovered()
{
    QVERIFY(wordDifference(u"", u"").isEmpty());
    QCOMPARE(wordDifference(u"  ", u""), (QList<WordEdit>{{WordEdit::Equal, {0, 2}, {0, 0}, -1}}));
    QCOMPARE(wordDifference(u"", u"pier"), (QList<WordEdit>{{WordEdit::Added, {0, 0}, {0, 4}, -1}}));
    QCOMPARE(wordDifference(u"  ", u"pier"), (QList<WordEdit>{{WordEdit::Replaced, {0, 2}, {0, 4}, -1}}));
    QCOMPARE(wordDifference(u"!?", u"...", punctuation),
             (QList<WordEdit>{{WordEdit::Equal, {0, 2}, {0, 3}, -1}}));
}

void TestWordDifference::countsAsEqual_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<WordDifferenceOptions>("options");
    const WordDifferenceOptions none;
    QTest::newRow("typographic marks and case")
        << u"\u201cThe pier\u2019s gone\u201d \u2013 mayor"_s << u"\"the pier's gone\" - Mayor"_s << none;
    QTest::newRow("white space") << u" The pier\n\ngone"_s << u"The  pier gone "_s << none;
    QTest::newRow("composed and decomposed letters") << u"caf\u00e9"_s << u"cafe\u0301"_s << none;
    QTest::newRow("dash between digits") << u"10\u201312 boats"_s << u"10-12 boats"_s << none;
    QTest::newRow("names") << u"Mr Yevhen Koval of Kharkiv"_s << u"Mr Evhen Koval of Harkiv"_s << spelling;
    QTest::newRow("British and American")
        << u"Labour organised a theatre"_s << u"Labor organized a theater"_s << spelling;
    QTest::newRow("hyphens in words") << u"They co-operate"_s << u"They cooperate"_s << spelling;
    QTest::newRow("grouped digits: comma") << u"100,000 men"_s << u"100000 men"_s << spelling;
    QTest::newRow("grouped digits: space") << u"1 100 000 men"_s << u"1,100,000 men"_s << spelling;
    QTest::newRow("punctuation") << u"\u201cGone,\u201d he said."_s << u"Gone he said!"_s << punctuation;
    QTest::newRow("punctuation in front") << u"(gone)"_s << u"gone"_s << punctuation;
}

void TestWordDifference::countsAsEqual()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(WordDifferenceOptions, options);
    QVERIFY2(allEqual(a, b, options), qPrintable(marked(a, b, options)));
}

void TestWordDifference::countsAsDifferent_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<WordDifferenceOptions>("options");
    QTest::newRow("numbers") << u"58 men"_s << u"61 men"_s << spelling;
    QTest::newRow("decimal comma") << u"3,5 km"_s << u"35 km"_s << spelling;
    QTest::newRow("decimal point") << u"1.5 km"_s << u"15 km"_s << spelling;
    QTest::newRow("a span is no number") << u"10-15 men"_s << u"1015 men"_s << spelling;
    QTest::newRow("a year and a number") << u"in 2021 300 men"_s << u"in 2021300 men"_s << spelling;
    QTest::newRow("common words are no names") << u"They shoot him"_s << u"They shout him"_s << spelling;
    QTest::newRow("a name and a word") << u"the Pole left"_s << u"the pool left"_s << spelling;
    QTest::newRow("currency") << u"$5"_s << u"\u00a35"_s << punctuation;
    QTest::newRow("sign") << u"at -5 degrees"_s << u"at 5 degrees"_s << punctuation;
    QTest::newRow("per cent") << u"5%"_s << u"5"_s << punctuation;
    QTest::newRow("spelling, when not asked for") << u"labour"_s << u"labor"_s << WordDifferenceOptions{};
}

void TestWordDifference::countsAsDifferent()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(WordDifferenceOptions, options);
    QVERIFY(!allEqual(a, b, options));
}

void TestWordDifference::spellingsAreOne_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("one");
    const auto row = [](const char *a, const char *b, bool one) {
        QTest::addRow("%s %s %s", a, one ? "is" : "is not", b)
            << QString::fromLatin1(a) << QString::fromLatin1(b) << one;
    };
    for (const auto &[a, b] :
         std::initializer_list<std::pair<const char *, const char *>>{{"colour", "color"},
                                                                      {"neighbourhoods", "neighborhoods"},
                                                                      {"organisation", "organization"},
                                                                      {"analysed", "analyzed"},
                                                                      {"centred", "centered"},
                                                                      {"metres", "meters"},
                                                                      {"travelled", "traveled"},
                                                                      {"counsellor", "counselor"},
                                                                      {"skilful", "skillful"},
                                                                      {"defence", "defense"},
                                                                      {"dialogue", "dialog"},
                                                                      {"programmes", "programs"},
                                                                      {"manoeuvre", "maneuver"},
                                                                      {"labour's", "labor's"},
                                                                      {"f-16", "f16"}})
        row(a, b, true);
    for (const auto &[a, b] :
         std::initializer_list<std::pair<const char *, const char *>>{{"four", "for"},
                                                                      {"prise", "prize"},
                                                                      {"filled", "filed"},
                                                                      {"refilled", "refiled"},
                                                                      {"there", "theer"},
                                                                      {"10-15", "1015"},
                                                                      {"12,00", "1200"}})
        row(a, b, false);
}

void TestWordDifference::spellingsAreOne()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, one);
    QVERIFY2((oneSpelling(a, false) == oneSpelling(b, false)) == one, qPrintable(oneSpelling(a, false)));
}

void TestWordDifference::marksAreReadable_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a lone function word between two changes belongs to them")
        << u"The ferry left the quay in fog today"_s << u"The ferry struck the rocks in fog today"_s
        << u"The ferry [left the quay |struck the rocks ]in fog today"_s;
    QTest::newRow("a lone mark between two changes belongs to them")
        << u"Tugs came, boats sank today"_s << u"Tugs left, men swam today"_s
        << u"Tugs [came, boats sank |left, men swam ]today"_s;
    QTest::newRow("a word that tells something stays")
        << u"The ferry left Halden in fog"_s << u"The boat struck Halden at noon"_s
        << u"The [ferry left |boat struck ]Halden [in fog|at noon]"_s;
    QTest::newRow("an addition starts at the phrase, not in it")
        << u"Tugs came, the ferry sank."_s << u"Tugs came, the pilot left, the ferry sank."_s
        << u"Tugs came, [|the pilot left, ]the ferry sank."_s;
    QTest::newRow("a whole quotation is added, not two halves")
        << u"He said \u201cGone.\u201d and left"_s
        << u"He said \u201cLost.\u201d \u201cGone.\u201d and left"_s
        << u"He said [|\u201cLost.\u201d ]\u201cGone.\u201d and left"_s;
    QTest::newRow("Chinese by characters")
        << u"渡船今天离开港口"_s << u"渡船今天离开码头"_s << u"渡船今天离开[港口|码头]"_s;
    QTest::newRow("Thai by characters with their marks") << u"เรือที่ท่า"_s << u"เรือที่น้ำ"_s << u"เรือที่[ท่า|น้ำ]"_s;
}

void TestWordDifference::marksAreReadable()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(marked(a, b), "expected");
}

void TestWordDifference::movedPhraseNamesItsOtherEnd()
{
    const QString a = u"On Monday morning the ferry struck the pier near Halden"_s;
    const QString b = u"The ferry struck the pier near Halden on Monday morning"_s;
    QCOMPARE(marked(a, b), u"<On Monday morning >the ferry struck the pier near Halden<on Monday morning>"_s);
    const QList<WordEdit> edits = wordDifference(a, b);
    QCOMPARE(edits.first().counterpart, edits.size() - 1);
    QCOMPARE(edits.last().counterpart, 0);
    QVERIFY(edits.first().b.isEmpty() && edits.last().a.isEmpty());
}

void TestWordDifference::notMoved_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::newRow("two words") << u"Near Halden the ferry struck a pier"_s
                               << u"The ferry struck a pier near Halden"_s;
    QTest::newRow("function words only")
        << u"Of all the ferry struck a pier"_s << u"The ferry struck a pier of all the"_s;
    QTest::newRow("twice on one side") << u"on Monday morning the ferry struck the grey pier near Halden"_s
                                       << u"the ferry struck the grey pier near Halden on Monday morning, "
                                          "perhaps on Monday morning"_s;
}

void TestWordDifference::notMoved()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    for (const WordEdit &edit : wordDifference(a, b))
        QVERIFY2(edit.operation != WordEdit::Moved, qPrintable(marked(a, b)));
}

QTEST_GUILESS_MAIN(TestWordDifference)
#include "tst_worddifference.moc"
