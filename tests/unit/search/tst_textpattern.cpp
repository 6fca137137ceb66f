// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/textpattern.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestTextPattern : public QObject
{
    Q_OBJECT
private slots:
    void finds_data();
    void finds();
    void everyMatchIsWhatItsFoldSays();
    void expressions_data();
    void expressions();
    void anInvalidExpressionSaysWhatIsWrong();
    void anExpressionThatRunsForEverEnds();
    void noMatchReachesOverTheEndOfAPiece();
    void limitsEndASearch();
};

namespace {

/// The matched words, joined by '|'.
QString found(const QString &text, const QString &words, SearchOptions options = {})
{
    const auto pattern = TextPattern::compile(words, options);
    if (!pattern)
        return pattern.error().message();
    QStringList matches;
    for (const TextRange &range : pattern->findIn(SearchableText(text)).ranges)
        matches.append(text.mid(range.start, range.length()));
    return matches.join(u'|');
}

} // namespace

void TestTextPattern::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("matches");
    QTest::addColumn<QString>("ifCaseMatters");
    QTest::addColumn<QString>("ifWhole");
    const auto row = [](const char *rule, const QString &text, const QString &words, const QString &matches,
                        const QString &exact, const QString &whole) {
        QTest::newRow(rule) << text << words << matches << exact << whole;
    };
    row("case is ignored", u"Port and PORT and port"_s, u"port"_s, u"Port|PORT|port"_s, u"port"_s,
        u"Port|PORT|port"_s);
    row("diacritics are ignored", u"Søndmårk, Zürich"_s, u"sondmark"_s, u"Søndmårk"_s, u""_s, u"Søndmårk"_s);
    row("in what is looked for, too", u"Zurich"_s, u"zürich"_s, u"Zurich"_s, u""_s, u"Zurich"_s);
    row("decomposed letters are found whole", u"cafe\u0301s"_s, u"cafe"_s, u"cafe\u0301"_s, u""_s, u""_s);
    row("composed finds decomposed", u"a cafe\u0301"_s, u"café"_s, u"cafe\u0301"_s, u"cafe\u0301"_s,
        u"cafe\u0301"_s);
    row("a letter that folds to two", u"Straße 7"_s, u"strasse"_s, u"Straße"_s, u""_s, u"Straße"_s);
    row("half of such a letter finds all of it", u"Maß"_s, u"mas"_s, u"Maß"_s, u""_s, u"Maß"_s);
    row("positions behind such letters are right", u"ßßß end"_s, u"end"_s, u"end"_s, u"end"_s, u"end"_s);
    row("ligatures come apart", u"the ﬁre"_s, u"fire"_s, u"ﬁre"_s, u""_s, u"ﬁre"_s);
    row("plain marks find typographic ones", u"“It’s over” – now"_s, u"\"it's over\" - now"_s,
        u"“It’s over” – now"_s, u""_s, u"“It’s over” – now"_s);
    row("and the other way", u"It's - so"_s, u"It’s — so"_s, u"It's - so"_s, u"It's - so"_s, u"It's - so"_s);
    row("guillemets are quotation marks", u"«Oui»"_s, u"\"oui\""_s, u"«Oui»"_s, u""_s, u"«Oui»"_s);
    row("an ellipsis is three dots", u"so… on"_s, u"so..."_s, u"so…"_s, u"so…"_s, u"so…"_s);
    row("a line's end is a space", u"harbour\n   master"_s, u"harbour master"_s, u"harbour\n   master"_s,
        u"harbour\n   master"_s, u"harbour\n   master"_s);
    row("a space that does not break, too", u"106\u00a0000"_s, u"106 000"_s, u"106\u00a0000"_s,
        u"106\u00a0000"_s, u"106\u00a0000"_s);
    row("soft hyphens are not there", u"har\u00adbour"_s, u"harbour"_s, u"har\u00adbour"_s,
        u"har\u00adbour"_s, u"har\u00adbour"_s);
    row("within words", u"reported, report"_s, u"report"_s, u"report|report"_s, u"report|report"_s,
        u"report"_s);
    row("a whole word behind one that is not", u"aaa aa"_s, u"aa"_s, u"aa|aa"_s, u"aa|aa"_s, u"aa"_s);
    row("matches do not overlap", u"aaaa"_s, u"aa"_s, u"aa|aa"_s, u"aa|aa"_s, u""_s);
    row("beyond the basic plane", u"a 😀😀 b"_s, u"😀 b"_s, u"😀 b"_s, u"😀 b"_s, u"😀 b"_s);
    row("final sigma", u"ΟΔΟΣ οδός"_s, u"οδοσ"_s, u"ΟΔΟΣ|οδός"_s, u""_s, u"ΟΔΟΣ|οδός"_s);
    row("vowel signs of Hindi are no diacritics", u"कि क"_s, u"क "_s, u""_s, u""_s, u""_s);
    row("white space alone finds nothing", u"a b"_s, u"  "_s, u""_s, u""_s, u""_s);
    row("nothing finds nothing", u"a b"_s, u""_s, u""_s, u""_s, u""_s);
    row("signs of expressions are themselves", u"what? (so)"_s, u"t? ("_s, u"t? ("_s, u"t? ("_s, u""_s);
}

void TestTextPattern::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QTEST(found(text, words), "matches");
    QTEST(found(text, words, {.matchCase = true}), "ifCaseMatters");
    QTEST(found(text, words, {.wholeWords = true}), "ifWhole");
}

void TestTextPattern::everyMatchIsWhatItsFoldSays()
{
    // Of a text that folds longer and shorter all the time, each piece is found where it stands.
    const QString text = u"Æther \u00adßo\u0301 ﬁn…\n\n “Łódź” – ǅ İstanbul ½ 😀 e\u0301e\u0301 ｆｕｌｌ"_s;
    const FoldedText folded(text, FoldedText::Letters::Alike);
    for (qsizetype i = 0; i < folded.text().size(); ++i) {
        for (qsizetype end = i + 1; end <= folded.text().size(); ++end) {
            if (folded.text().at(i).isLowSurrogate() || folded.text().at(end - 1).isHighSurrogate())
                continue; // half a character
            const TextRange range = folded.sourceOf({i, end});
            QVERIFY(range.start >= 0 && range.start < range.end && range.end <= text.size());
            const FoldedText part(QStringView(text).sliced(range.start, range.length()),
                                  FoldedText::Letters::Alike);
            QVERIFY2(part.text().contains(folded.text().sliced(i, end - i)),
                     qPrintable(folded.text().sliced(i, end - i)));
        }
    }
}

void TestTextPattern::expressions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("matches");
    QTest::newRow("digits") << u"58 or 60 people"_s << u"\\d+"_s << u"58|60"_s;
    QTest::newRow("without case") << u"Port"_s << u"pOr."_s << u"Port"_s;
    QTest::newRow("letters of any script") << u"Łódź x"_s << u"\\w{4}"_s << u"Łódź"_s;
    QTest::newRow("lines have ends") << u"one\ntwo"_s << u"^\\w+$"_s << u"one|two"_s;
    QTest::newRow("empty matches are none") << u"abc"_s << u"x*"_s << u""_s;
    QTest::newRow("empty matches beyond the basic plane") << u"😀x"_s << u"x*"_s << u"x"_s;
}

void TestTextPattern::expressions()
{
    QFETCH(QString, text);
    QFETCH(QString, expression);
    QTEST(found(text, expression, {.regularExpression = true}), "matches");
}

void TestTextPattern::anInvalidExpressionSaysWhatIsWrong()
{
    const auto pattern = TextPattern::compile(u"port("_s, {.regularExpression = true});
    QVERIFY(!pattern);
    QVERIFY2(pattern.error().what.contains(u"parenthesis"_s), qPrintable(pattern.error().what));
    QVERIFY2(pattern.error().what.contains(u"character 6"_s), qPrintable(pattern.error().what));
}

void TestTextPattern::anExpressionThatRunsForEverEnds()
{
    const SearchableText text(QString(60, u'a') + u'!');
    const auto pattern = TextPattern::compile(u"(a+)+$"_s, {.regularExpression = true});
    QVERIFY(pattern);
    const TextMatches matches = pattern->findIn(text);
    QCOMPARE(matches.end, TextMatches::End::TooLong);
    QVERIFY(matches.ranges.isEmpty());
}

void TestTextPattern::noMatchReachesOverTheEndOfAPiece()
{
    const SearchableText text(u"one two"_s, {{0, 3}, {4, 7}});
    const auto pattern = TextPattern::compile(u"[\\w ]+"_s, {.regularExpression = true});
    QCOMPARE(pattern->findIn(text).ranges, (QList<TextRange>{{0, 3}, {4, 7}}));
}

void TestTextPattern::limitsEndASearch()
{
    const SearchableText text(QString(5000, u'a'));
    const auto pattern = TextPattern::compile(u"a"_s);
    SearchLimits limits;
    limits.matches = 1000;
    QCOMPARE(pattern->findIn(text, limits).ranges.size(), 1000);
    QCOMPARE(pattern->findIn(text, limits).end, TextMatches::End::TooMany);
    limits.matches = 5000;
    QCOMPARE(pattern->findIn(text, limits).end, TextMatches::End::Complete);
    limits.isCanceled = [] { return true; };
    QCOMPARE(pattern->findIn(text, limits).end, TextMatches::End::Canceled);
    limits.isCanceled = {};
    limits.deadline = QDeadlineTimer(0);
    QCOMPARE(pattern->findIn(text, limits).end, TextMatches::End::TooLong);
}

QTEST_GUILESS_MAIN(TestTextPattern)
#include "tst_textpattern.moc"
