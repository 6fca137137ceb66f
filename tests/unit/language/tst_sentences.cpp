// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sentences.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestSentences : public QObject
{
    Q_OBJECT
private slots:
    void ends_data();
    void ends();
    void endsInLanguage_data();
    void endsInLanguage();
    void leavesOut_data();
    void leavesOut();
    void holdsInDisorder();
};

void TestSentences::ends_data()
{
    QTest::addColumn<QString>("text"); // a bar stands where a sentence ends
    QTest::newRow("honorific") << u"Mr. Hale left.|Dr. Anna Voss stayed."_s;
    QTest::newRow("initials") << u"The mayor, J. K. Orrin, agreed.|Nobody else did."_s;
    QTest::newRow("small letter behind a plain word") << u"the ferry sank.|nobody knew."_s;
    QTest::newRow("small letter behind an abbreviation")
        << u"Five depts. of the approx. ten agreed, est. or not."_s;
    QTest::newRow("state inside a sentence") << u"The ferry of Halden, Mass. Hale ran it."_s;
    QTest::newRow("word spelt like a state") << u"It was a critical mass.|Hale ran it."_s;
    QTest::newRow("name with an exclamation mark")
        << u"It was on Yahoo! News at noon.|He reads Yahoo!|She does not."_s;
    QTest::newRow("initial spelt like an abbreviation") << u"Anna C. Voss and P. Hale left."_s;
    QTest::newRow("sentences in brackets")
        << u"Hale (he came late. He had slept.) spoke.|(It was dark. It rained.)|He left."_s;
    QTest::newRow("a bracket that nothing closes")
        << u"It sank :( early.|Nobody knew (at first) why.|It did."_s;
    QTest::newRow("about a year") << u"It was built c. 1850 for him.|He sang in c.|Nobody knows why."_s;
    QTest::newRow("initial that is a word too") << u"The mayor, J. A. Orrin, agreed."_s;
    QTest::newRow("country inside a sentence") << u"He flew to the U.S. on Monday.|She did not."_s;
    QTest::newRow("country at the end") << u"He lives in the U.S.|The rest stayed."_s;
    QTest::newRow("abbreviation without spaces") << u"They crossed the U.S.A. by train."_s;
    QTest::newRow("number sign") << u"The owner of No. 10 was asked."_s;
    QTest::newRow("saint") << u"They met in St. Osyth at noon."_s;
    QTest::newRow("decimal") << u"It cost $4.5m to build.|Nobody paid."_s;
    QTest::newRow("quotation then speaker") << u"“We saw nothing,” he said.|“There was fog.”"_s;
    QTest::newRow("question then speaker") << u"“Who was on watch?” she asked."_s;
    QTest::newRow("ellipsis inside") << u"It is … well, it is gone... or nearly."_s;
    QTest::newRow("lost space") << u"It struck the mole.|Mr Oldham heard it."_s;
    QTest::newRow("no space, Chinese stop") << u"渡轮离开了港口。|没有人受伤。"_s;
    QTest::newRow("list in a line") << u"1. The ferry was late|2. Nobody came|3. It was dark"_s;
    QTest::newRow("lettered list") << u"a) the ferry was late.|b) nobody came."_s;
    QTest::newRow("version is no list") << u"They bought model 1.|Then came model 2.|It sank."_s;
    QTest::newRow("figure and a lost space") << u"They paid 1,000.|Nobody knew."_s;
    QTest::newRow("honorific behind a lost space") << u"It was Tuesday.|Mr. Hale left."_s;
    QTest::newRow("left out by an editor") << u"The log [...] was gone (Hale 55)."_s;
    QTest::newRow("initial I of a name") << u"Was Hanna I. Brandt aboard?|So was I.|Nobody else."_s;
    QTest::newRow("afternoon ends it") << u"The bell rang at 6 P.M.|Passengers went ashore."_s;
    QTest::newRow("afternoon of a day") << u"He left at 6 p.m. Friday and came back."_s;
    QTest::newRow("afternoon opens it") << u"He slept.|At 5 p.m. Hale came."_s;
    QTest::newRow("web address") << u"See www.harbour.Halden.example for more."_s;
    QTest::newRow("list behind a sentence")
        << u"They asked for three things.|1. A boat|2. A bell|3. A light"_s;
    QTest::newRow("bracketed list") << u"(a) The boat left.|(b) The bell rang.|(c) It was dark."_s;
    QTest::newRow("address") << u"Write to Ada.Voss@harbour.example.|She answers."_s;
    QTest::newRow("list number") << u"1. The ferry was late."_s;
    QTest::newRow("letter of an item") << u"d. Harbour log, volume 2"_s;
    QTest::newRow("who asks and who answers") << u"Q. Who saw the ferry?|A. The harbour master did."_s;
    QTest::newRow("Roman list") << u"(i) The boat left.|(ii) The bell rang.|(iii) It was dark."_s;
    QTest::newRow("letters of a list that goes on")
        << u"They went aboard.|k) the boat|l) the bell|m) the light"_s;
    QTest::newRow("capitals of a list") << u"A) The boat left|B) The bell rang"_s;
    QTest::newRow("initials are no list") << u"He met A. Brandt and B. Caro.|C. Dahl came later."_s;
    QTest::newRow("quotation resumed behind its speaker")
        << u"'Well!' said the pilot, 'after such a night! What a night!'|She laughed."_s;
    QTest::newRow("source in brackets behind a quotation")
        << u"“We saw nothing.” (The pilot).|It was dark."_s;
    QTest::newRow("sentence in brackets behind a quotation")
        << u"“We saw nothing.”|(The pilot had said the same to the harbour board a week before.)"_s;
    QTest::newRow("three dots set apart and I") << u"The thing is . . . I saw nothing."_s;
    QTest::newRow("four dots set apart") << u"She left out the rest . . . .|The board asked."_s;
    QTest::newRow("ellipsis that opens a sentence") << u"It was over.|. . . The board never met. . . ."_s;
    QTest::newRow("ellipsis at the start") << u"… Nobody saw it.|It sank."_s;
    QTest::newRow("country before a number of people") << u"They came to the U.S.|Thousands stayed."_s;
    QTest::newRow("note behind a stop") << u"The mole was built in 1871.[3]|The ferry came later."_s;
    QTest::newRow("afternoon of a zone") << u"The bell rang on Monday at 12:00 a.m. MST and again."_s;
    QTest::newRow("escaped quotation mark") << u"She said, \\\"It sank.\\\"|He wrote it down."_s;
    QTest::newRow("a letter is a name behind a name") << u"We saw Anna R. Voss there.|She waved."_s;
}

void TestSentences::ends()
{
    QFETCH(QString, text);
    const QStringList wanted = text.split(u'|');
    // "lost space" is told without one, the others with.
    const QString joined =
        wanted.join(QLatin1StringView(QTest::currentDataTag()).contains("space"_L1) ? QString() : u" "_s);
    QStringList found;
    for (const TextRange range : sentenceRanges(joined))
        found.append(joined.sliced(range.start, range.length()));
    QCOMPARE(found, wanted);
}

void TestSentences::endsInLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text"); // a bar stands where a sentence ends
    QTest::newRow("German date") << u"de"_s << u"Die Fähre sank am 12. Juni vor Halden.| Niemand starb."_s;
    QTest::newRow("German number at the end")
        << u"de"_s << u"Das Boot kam auf Platz 3.| Danach wurde es still."_s;
    QTest::newRow("German abbreviation with a space")
        << u"de"_s << u"Einige, z. B. Dr. Voss und u. a. Halden, blieben.| Er ging."_s;
    QTest::newRow("German quotation marks") << u"de"_s << u"Sie sagte: „Wir gehen.“| Er blieb."_s;
    QTest::newRow("what is no abbreviation in German")
        << u"de"_s << u"Das ist eine neue Art.| Sie schwimmt."_s;
    QTest::newRow("French quotation marks") << u"fr"_s << u"« Nous partons. »| M. Hale est resté."_s;
    QTest::newRow("Spanish opening marks")
        << u"es"_s << u"¿Dónde está la barca?| ¡Nadie lo sabe!| Dijo que no.| La Sra. Voss calló."_s;
    QTest::newRow("Italian titles") << u"it"_s << u"È arrivata la sig.ra Voss.| Il dott. Hale è rimasto."_s;
    QTest::newRow("Dutch titles") << u"nl"_s << u"Dhr. Hale bleef, d.w.z. niemand ging.| Zij wel."_s;
    QTest::newRow("Polish year") << u"pl"_s << u"Prom zatonął w 1998 r.| Nikt nie zginął, np. Jan."_s;
    QTest::newRow("Russian initials and year")
        << u"ru"_s << u"Паром построил А. И. Волин в 1998 г. в Халдене.| Он затонул."_s;
    QTest::newRow("Russian quotation in a sentence")
        << u"ru"_s << u"Он крикнул: «Где паром?».| Все молчали."_s;
    QTest::newRow("Greek question") << u"el"_s << u"Πού είναι το πλοίο;| Κανείς δεν ξέρει."_s;
    QTest::newRow("Arabic question") << u"ar"_s << u"أين العبارة؟| لا أحد يعرف.| انتهى."_s;
    QTest::newRow("Urdu stop") << u"ur"_s << u"کشتی ڈوب گئی۔| کوئی نہیں مرا۔"_s;
    QTest::newRow("Hindi stop") << u"hi"_s << u"नाव डूब गई।| कोई नहीं मरा।"_s;
    QTest::newRow("Armenian stop") << u"hy"_s << u"Նավը խորտակվեց։| Ոչ ոք չմահացավ։"_s;
    QTest::newRow("Amharic stop") << u"am"_s << u"ጀልባው ሰጠመ።| ማንም አልሞተም።"_s;
    QTest::newRow("Burmese stop") << u"my"_s << u"လှေနစ်သည်။| မည်သူမျှမသေပါ။"_s;
    QTest::newRow("Japanese quotation inside")
        << u"ja"_s << u"船長は「行こう。早く。」と言った。|誰も来なかった。"_s;
    QTest::newRow("Japanese decimal") << u"ja"_s << u"水位は３．２メートルだった。|誰も来なかった！"_s;
    QTest::newRow("Chinese quotation whole") << u"zh"_s << u"他说：“渡轮沉了。没人受伤。”|她离开了。"_s;
}

void TestSentences::endsInLanguage()
{
    QFETCH(QString, text);
    QFETCH(QString, language);
    QStringList wanted = text.split(u'|');
    text.remove(u'|');
    QStringList found;
    for (const TextRange range : sentenceRanges(text, language))
        found.append(text.sliced(range.start, range.length()));
    for (QString &sentence : wanted)
        sentence = sentence.trimmed();
    QCOMPARE(found, wanted);
}

void TestSentences::leavesOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("sentences");
    QTest::newRow("tags") << u"<p>It sank. <b>Nobody</b> knew.</p>"_s
                          << QStringList{u"It sank."_s, u"Nobody</b> knew."_s};
    QTest::newRow("escaped tags") << u"&lt;b&gt;It sank&lt;/b&gt;"_s << QStringList{u"It sank"_s};
    QTest::newRow("less-than is no tag") << u"It is < 5 > 3"_s << QStringList{u"It is < 5 > 3"_s};
    QTest::newRow("rules") << u"////////The log\n\n------"_s << QStringList{u"The log"_s};
    QTest::newRow("escaped line breaks") << u"It sank. \\r\\n Nobody knew\\nthe rest"_s
                                         << QStringList{u"It sank."_s, u"Nobody knew"_s, u"the rest"_s};
    QTest::newRow("a folder is no line break")
        << u"See C:\\new\\notes for it"_s << QStringList{u"See C:\\new\\notes for it"_s};
    QTest::newRow("number of a page") << u"12"_s << QStringList{};
    QTest::newRow("a share stays") << u"12%"_s << QStringList{u"12%"_s};
    QTest::newRow("a year stays") << u"1871"_s << QStringList{u"1871"_s};
    QTest::newRow("only signs") << u"’” ... * * *"_s << QStringList{};
}

void TestSentences::leavesOut()
{
    QFETCH(QString, text);
    QFETCH(QStringList, sentences);
    QStringList found;
    for (const TextRange range : sentenceRanges(text))
        found.append(text.sliced(range.start, range.length()));
    QCOMPARE(found, sentences);
}

/// Pieces of every rule in a seeded disorder: the ranges must stay inside the text, in order, with words in
/// them.
void TestSentences::holdsInDisorder()
{
    const QStringList pieces{
        u"."_s,   u". "_s,  u" . . . "_s, u"…"_s,    u"?!"_s,   u"("_s,    u")"_s,   u"“"_s,    u"”"_s,
        u"'"_s,   u"<"_s,   u"<p>"_s,     u"&lt;"_s, u"&gt;"_s, u"\\"_s,   u"\\n"_s, u"\\ r"_s, u"\n"_s,
        u"[1]"_s, u"1"_s,   u"a"_s,       u"A"_s,    u"I"_s,    u"iv"_s,   u"•"_s,   u"。"_s,   u"「"_s,
        u"」"_s,  u"U.S"_s, u"No"_s,      u"p.m"_s,  u" "_s,    u"////"_s, u"Mr"_s,  u"word"_s, u"»"_s};
    quint32 state = 1;
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (int i = 0; i < 40; ++i) {
            state = state * 1'664'525u + 1'013'904'223u;
            text += pieces.at(qsizetype(state >> 16) % pieces.size());
        }
        for (const QString &language : {u"en"_s, u"de"_s, u"fr"_s, u"el"_s}) {
            qsizetype last = 0;
            for (const TextRange range : sentenceRanges(text, language)) {
                QVERIFY2(range.start >= last && range.end > range.start && range.end <= text.size(),
                         qPrintable(text));
                QVERIFY2(saysSomething(text.sliced(range.start, range.length())), qPrintable(text));
                last = range.end;
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
