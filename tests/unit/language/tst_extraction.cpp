// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/extraction.h"
#include "reading/reportreader.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestExtraction : public QObject
{
    Q_OBJECT
private slots:
    void quotations_data();
    void quotations();
    void ranges_data();
    void ranges();
    void continuing_data();
    void continuing();
    void source_data();
    void source();
    void speakers_data();
    void speakers();
};

void TestExtraction::quotations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("wanted");
    QTest::newRow("broken by an attribution")
        << u"“It was late,” Hanne Voss said, “and dark.”"_s << QStringList{u"It was late,"_s, u"and dark."_s};
    QTest::newRow("nested single marks") << u"“He called ‘all clear’ and left,” Hanne Voss said."_s
                                         << QStringList{u"He called ‘all clear’ and left,"_s};
    QTest::newRow("nested marks of the same kind")
        << u"“The sign “No entry” was gone,” she said."_s << QStringList{u"The sign “No entry” was gone,"_s};
    QTest::newRow("straight opened, curly closed")
        << u"She said: \"It was late.” They left."_s << QStringList{u"It was late."_s};
    QTest::newRow("curly opened, straight closed")
        << u"She said: “It was late.\" They left."_s << QStringList{u"It was late."_s};
    QTest::newRow("an opening mark typed for a closing one")
        << u"She blamed the “rotten mole wall“. They left."_s << QStringList{u"rotten mole wall"_s};
    QTest::newRow("apostrophes doubled")
        << u"''It was late,'' she said. ``Very late.''"_s << QStringList{u"It was late,"_s, u"Very late."_s};
    QTest::newRow("low opening mark")
        << u"Sie sagte: „Es war spät.“ Dann ging sie."_s << QStringList{u"Es war spät."_s};
    QTest::newRow("guillemets with spaces")
        << u"Elle a dit : « Il était tard. » Puis rien."_s << QStringList{u"Il était tard."_s};
    QTest::newRow("guillemets turned inwards")
        << u"Sie sagte: »Es war spät.« Dann ging sie."_s << QStringList{u"Es war spät."_s};
    QTest::newRow("corner brackets") << u"船長は「遅かった」と述べた。"_s << QStringList{u"遅かった"_s};
    QTest::newRow("apostrophes are no marks")
        << u"The crew's boat wasn't there in the '90s, and they let 'em go."_s << QStringList{};
    QTest::newRow("possessive inside single marks") << u"She said: 'The sailors' boat was gone.' They left."_s
                                                    << QStringList{u"The sailors' boat was gone."_s};
    QTest::newRow("over two paragraphs") << u"“It was late.\n\n“It was dark too,” Hanne Voss said."_s
                                         << QStringList{u"It was late."_s, u"It was dark too,"_s};
    QTest::newRow("over two paragraphs, opened behind a colon")
        << u"Hanne Voss said: “It was late.\n\n“It was dark too.”"_s
        << QStringList{u"It was late."_s, u"It was dark too."_s};
    QTest::newRow("scare quotes") << u"The so-called “peace” held for a day."_s << QStringList{u"peace"_s};
}

void TestExtraction::quotations()
{
    QFETCH(QString, text);
    const auto report = readReport(text.toUtf8(), {});
    QVERIFY(report);
    QStringList found;
    for (const Quotation &quotation : report->quotations())
        found.append(report->text(quotation.range).toString());
    QTEST(found, "wanted");
}

void TestExtraction::ranges_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QuotedRange>>("wanted");
    QTest::newRow("no mark, no quotation") << u"The boats stayed in."_s << QList<QuotedRange>{};
    QTest::newRow("without the marks and the spaces inside them")
        << u"Puis « tard »."_s << QList<QuotedRange>{{{7, 11}, 0, false}};
    QTest::newRow("not closed in its passage")
        << u"“Late.\n\n“Dark.”"_s << QList<QuotedRange>{{{1, 6}, 0, true}, {{9, 14}, 1, false}};
    QTest::newRow("a single mark that nothing closes opens none, however many there are")
        << u"He saw 'lights and 'boats and 'men."_s << QList<QuotedRange>{};
}

void TestExtraction::ranges()
{
    QFETCH(QString, text);
    const auto report = readReport(text.toUtf8(), {});
    QVERIFY(report);
    QTEST(quotationRanges(report->text(), report->passages()), "wanted");
}

void TestExtraction::continuing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<bool>>("wanted");
    QTest::newRow("broken by an attribution")
        << u"“It was late,” Hanne Voss said, “and dark.”"_s << QList<bool>{false, true};
    QTest::newRow("a new sentence behind the attribution")
        << u"“It was late,” said Hanne Voss, who keeps the light. “It was dark.”"_s
        << QList<bool>{false, true};
    QTest::newRow("over two paragraphs")
        << u"Hanne Voss said: “It was late.\n\n“It was dark too.”"_s << QList<bool>{false, true};
    QTest::newRow("a new attribution begins a new one")
        << u"“It was late,” Hanne Voss said. She added: “It was dark.”"_s << QList<bool>{false, false};
    QTest::newRow("a sentence of the outlet's between them")
        << u"“It was late,” Hanne Voss said. The tide had turned by then. “It was dark.”"_s
        << QList<bool>{false, false};
}

void TestExtraction::continuing()
{
    QFETCH(QString, text);
    const auto report = readReport(text.toUtf8(), {});
    QVERIFY(report);
    QList<bool> found;
    for (const Quotation &quotation : report->quotations())
        found.append(quotation.continues);
    QTEST(found, "wanted");
}

void TestExtraction::source_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("source");
    QTest::newRow("a pronoun as it stands") << u"Hanne Voss came. “It was late,” she said."_s << u"she"_s;
    QTest::newRow("a title with its name")
        << u"“It was late,” said harbour master Piet Oldham."_s << u"harbour master Piet Oldham"_s;
    QTest::newRow("what stands between commas is no part of it")
        << u"“It was late,” Hanne Voss, who keeps the light, said."_s << u"Hanne Voss"_s;
    QTest::newRow("none") << u"“It was late.”"_s << QString();
}

void TestExtraction::source()
{
    QFETCH(QString, text);
    const auto report = readReport(text.toUtf8(), {});
    QVERIFY(report);
    QVERIFY(!report->quotations().isEmpty());
    QTEST(report->text(report->quotations().first().source).toString(), "source");
}

void TestExtraction::speakers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("quotation");
    QTest::addColumn<QString>("speaker");
    QTest::newRow("speaker behind") << u"“We saw nothing at all,” Piet Oldham said."_s
                                    << u"We saw nothing at all,"_s << u"Piet Oldham"_s;
    QTest::newRow("last name stands for the full one")
        << u"Harbour master Piet Oldham was asked. “We saw nothing at all,” Mr Oldham said."_s
        << u"We saw nothing at all,"_s << u"Piet Oldham"_s;
    QTest::newRow("pronoun") << u"“It was late,” Hanne Voss said. “We did not stop,” she added."_s
                             << u"We did not stop,"_s << u"Hanne Voss"_s;
    QTest::newRow("single marks and an apostrophe") << u"Hanne Voss said: 'The crew's boat was gone.'"_s
                                                    << u"The crew's boat was gone."_s << u"Hanne Voss"_s;
    QTest::newRow("pronoun for the subject, not for the last speaker")
        << u"“It was late,” Hanne Voss said.\n\nEvald Brun, an oyster farmer, was on the quay. “We lost it all,” he said."_s
        << u"We lost it all,"_s << u"Evald Brun"_s;
    QTest::newRow("pronoun and a name inside what was said")
        << u"Mr Brun spoke first. Minister Ilse Brannock said Evald Brun had come early. “I waited,” she said."_s
        << u"I waited,"_s << u"Ilse Brannock"_s;
    QTest::newRow("office whose holder is named elsewhere")
        << u"Harbour master Piet Oldham was asked on Friday.\n\n“We saw nothing at all,” the harbour master said."_s
        << u"We saw nothing at all,"_s << u"Piet Oldham"_s;
    QTest::newRow("office held by two, told apart by the country")
        << u"Sundish foreign minister Karl Ness met Haldian foreign minister Ada Corvin.\n\nThe Haldian "
           u"foreign minister "
           "said: “We will not sign.”"_s
        << u"We will not sign."_s << u"Ada Corvin"_s;
    QTest::newRow("unnamed source stays unnamed")
        << u"Harbour master Piet Oldham was asked. “We saw nothing at all,” a harbour official said."_s
        << u"We saw nothing at all,"_s << u"a harbour official"_s;
    QTest::newRow("no verb behind")
        << u"Ilse Brannock came on Friday.\n\n“This is a bad night,” Ms Brannock."_s
        << u"This is a bad night,"_s << u"Ilse Brannock"_s;
    QTest::newRow("offices and party words are no part of a name")
        << u"“It was late,” Interim Harbour Board Chairwoman Hanne Voss said."_s << u"It was late,"_s
        << u"Hanne Voss"_s;
    QTest::newRow("abbreviated title with a stop")
        << u"Hanne Voss came.\n\n“It was late,” Ms. Voss said."_s << u"It was late,"_s << u"Hanne Voss"_s;
    QTest::newRow("office before a name, verb first")
        << u"“It was late,” said the harbour master, Piet Oldham."_s << u"It was late,"_s << u"Piet Oldham"_s;
    QTest::newRow("the listener is not the speaker")
        << u"Hanne Voss sat down. “It was late,” she told Evald Brun."_s << u"It was late,"_s
        << u"Hanne Voss"_s;
    QTest::newRow("unnamed behind its verb")
        << u"“It was late,” said one harbour source."_s << u"It was late,"_s << u"one harbour source"_s;
    QTest::newRow("according to") << u"It was “very late”, according to Piet Oldham."_s << u"very late"_s
                                  << u"Piet Oldham"_s;
    QTest::newRow("signed behind a dash")
        << u"“It was late and dark.” — Evald Brun"_s << u"It was late and dark."_s << u"Evald Brun"_s;
    QTest::newRow("script") << u"Evald Brun: “It was late and dark.”"_s << u"It was late and dark."_s
                            << u"Evald Brun"_s;
    QTest::newRow("speaker only at the end of a speech over two paragraphs")
        << u"Piet Oldham came. “No,” Piet Oldham said.\n\n“It was late.\n\n“It was dark,” Hanne Voss said."_s
        << u"It was late."_s << u"Hanne Voss"_s;
    QTest::newRow("a deputy does not hold the office")
        << u"Haldian deputy foreign minister Karl Ness met Haldian foreign minister Ada Corvin.\n\nHaldia’s "
           u"foreign minister said: “We will not sign.”"_s
        << u"We will not sign."_s << u"Ada Corvin"_s;
    QTest::newRow("a spokesman for somebody is not that person")
        << u"Piet Oldham stayed away. “It was late,” a spokesman for Piet Oldham said."_s << u"It was late,"_s
        << u"a spokesman for Piet Oldham"_s;
    QTest::newRow("an office behind a comma may be the next person's")
        << u"Before talks with Karl Ness, harbour secretary Ada Corvin was calm.\n\n“It was late,” the "
           u"harbour "
           u"secretary said."_s
        << u"It was late,"_s << u"Ada Corvin"_s;
    QTest::newRow("pronoun for a name behind a long office")
        << u"Haldia’s President Karl Ness says he wants peace.\n\nThe board will answer, said High Harbour "
           u"Board "
           u"Press Secretary Ada Corvin.\n\n“It was late,” she said."_s
        << u"It was late,"_s << u"Ada Corvin"_s;
    QTest::newRow("a verb that no table has")
        << u"“It was late,” Hanne Voss shrieked."_s << u"It was late,"_s << u"Hanne Voss"_s;
    QTest::newRow("attribution at the end of the sentence")
        << u"The wall was “very late” for the town, harbour master Piet Oldham said."_s << u"very late"_s
        << u"Piet Oldham"_s;
    QTest::newRow("two appositions before the verb")
        << u"“It was late,” Evald Brun, a farmer at Low Quay, who lost two boats, said."_s
        << u"It was late,"_s << u"Evald Brun"_s;
    QTest::newRow("second verb of one subject")
        << u"Hanne Voss thanked Piet Oldham and said: “It was late.”"_s << u"It was late."_s
        << u"Hanne Voss"_s;
    QTest::newRow("participle") << u"Hanne Voss left the hall early, telling Piet Oldham “it was late”."_s
                                << u"it was late"_s << u"Hanne Voss"_s;
    QTest::newRow("passive") << u"The wall was described by Hanne Voss as “rotten all through”."_s
                             << u"rotten all through"_s << u"Hanne Voss"_s;
    QTest::newRow("weekday before the verb")
        << u"Hanne Voss on Tuesday called the wall “rotten all through”."_s << u"rotten all through"_s
        << u"Hanne Voss"_s;
    QTest::newRow("whoever is warned does not speak")
        << u"Hanne Voss, speaking in Sund, today warned Piet Oldham to “step back at once”."_s
        << u"step back at once"_s << u"Hanne Voss"_s;
    QTest::newRow("the subject of a sentence without a verb of speech")
        << u"Hanne Voss has sought “a much higher wall”."_s << u"a much higher wall"_s << u"Hanne Voss"_s;
    QTest::newRow("a body speaks") << u"“It was late,” the harbour board said in a statement."_s
                                   << u"It was late,"_s << u"the harbour board"_s;
    QTest::newRow("a document speaks")
        << u"The letter says: “It was late.”"_s << u"It was late."_s << u"The letter"_s;
    QTest::newRow("transcript inside the marks")
        << u"Hanne Voss and Piet Oldham spoke on Friday.\n\n“OLDHAM: Was it late?”"_s
        << u"OLDHAM: Was it late?"_s << u"OLDHAM"_s;
    QTest::newRow("it is never a person")
        << u"The harbour board was firm: “No.” Its wall was old.\n\n“It was late,” it said."_s
        << u"It was late,"_s << u"The harbour board"_s;
    QTest::newRow("a noun that looks like a verb")
        << u"Hanne Voss said Karl Ness’s late-night tweets were “late and dark”."_s << u"late and dark"_s
        << u"Hanne Voss"_s;
    QTest::newRow("a name beside a participle")
        << u"The film ends with a scene of Hanne Voss saying last week, “It was late.”"_s << u"It was late."_s
        << u"Hanne Voss"_s;
    QTest::newRow("a heading that is a quotation has nobody to speak it")
        << u"Harbour dispute\n\nHanne Voss said on Monday that the wall was old and the tide was "
           u"high.\n\n“It was "
           u"late”\n\nThe board met again on Tuesday to hear what the town had to say of it."_s
        << u"It was late"_s << QString();
    QTest::newRow("posted") << u"Evald Brun tweeted: “It was late.”"_s << u"It was late."_s
                            << u"Evald Brun"_s;
    QTest::newRow("headline with a colon") << u"Evald Brun came.\n\n‘We lost it all’: Brun wants an answer."_s
                                           << u"We lost it all"_s << u"Evald Brun"_s;
    QTest::newRow("a title of a work is nobody's words")
        << u"“It was late,” Hanne Voss told the Sund Herald’s “Morning and Evening”."_s
        << u"Morning and Evening"_s << QString();
    QTest::newRow("a name set off as a word is nobody's words")
        << u"“It was late,” Hanne Voss said.\n\n“High Water” was painted by a farmer."_s << u"High Water"_s
        << QString();
    QTest::newRow("nickname inside a name")
        << u"“It was late,” Piet “Pike” Oldham said."_s << u"It was late,"_s << u"Piet “Pike” Oldham"_s;
    QTest::newRow("pronouns tell of the person")
        << u"Ada Corvin said she had slept. Karl Ness said he had not.\n\n“It was late,” she said."_s
        << u"It was late,"_s << u"Ada Corvin"_s;
    QTest::newRow("secretary of state")
        << u"Haldian Secretary of State Ada Corvin came.\n\n“It was late,” the secretary of state said."_s
        << u"It was late,"_s << u"Ada Corvin"_s;
    QTest::newRow("straight marks") << u"\"Nobody was there,\" Evald Brun told reporters."_s
                                    << u"Nobody was there,"_s << u"Evald Brun"_s;
}

void TestExtraction::speakers()
{
    QFETCH(QString, text);
    const auto report = readReport(text.toUtf8(), {});
    QVERIFY(report);
    QFETCH(QString, quotation);
    for (const Quotation &found : report->quotations()) {
        if (report->text(found.range) == quotation) {
            QTEST(found.speaker, "speaker");
            return;
        }
    }
    QFAIL("the quotation was not found");
}

QTEST_GUILESS_MAIN(TestExtraction)
#include "tst_extraction.moc"
