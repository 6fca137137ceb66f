// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/names.h"
#include "language/words.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestNames : public QObject
{
    Q_OBJECT
private slots:
    void found_data();
    void found();
    void offices_data();
    void offices();
    void keys_data();
    void keys();
};

namespace {

/// The names of the last line, learnt from all of them, "name" or "office: name" or "office:".
QStringList read(const QString &text)
{
    NameFinder finder;
    qsizetype start = 0;
    QList<TextRange> lines;
    for (const QString &line : text.split(u'\n')) {
        lines.append({start, start + line.size()});
        finder.learn(text, lines.last());
        start += line.size() + 1;
    }
    QStringList names;
    for (const Name &name : finder.namesIn(text, lines.last())) {
        const QString office = text.mid(name.office.start, name.office.length());
        const QString words = text.mid(name.range.start, name.range.length());
        names.append(office.isEmpty() ? words : office + (words.isEmpty() ? u":"_s : u": "_s + words));
    }
    return names;
}

} // namespace

void TestNames::found_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("a run of capitals") << u"They saw Evald Brun there."_s << QStringList{u"Evald Brun"_s};
    QTest::newRow("no mere first word") << u"Fog lay over the bay."_s << QStringList();
    QTest::newRow("a first word that stands inside sentences elsewhere")
        << u"They saw Brun.\nBrun left the bay."_s << QStringList{u"Brun"_s};
    QTest::newRow("a first word that is small elsewhere")
        << u"The rescuers left.\nRescuers saw Evald Brun."_s << QStringList{u"Evald Brun"_s};
    QTest::newRow("a first word that speaks") << u"Oldham said nothing."_s << QStringList{u"Oldham"_s};
    QTest::newRow("particles") << u"We met Jan van der Hale and Omar al-Sund."_s
                               << QStringList{u"Jan van der Hale"_s, u"Omar al-Sund"_s};
    QTest::newRow("of inside an institution")
        << u"He left the Ministry of Fisheries at noon."_s << QStringList{u"Ministry of Fisheries"_s};
    QTest::newRow("a long institution") << u"It is in the Organization for Trade and Tides in Norland."_s
                                        << QStringList{u"Organization for Trade and Tides in Norland"_s};
    QTest::newRow("of behind a person ends the name")
        << u"We met Evald Brun of Norhaven."_s << QStringList{u"Evald Brun"_s, u"Norhaven"_s};
    QTest::newRow("an office before")
        << u"Yesterday Foreign Minister Evald Brun left."_s << QStringList{u"Foreign Minister: Evald Brun"_s};
    QTest::newRow("a nation and an office before")
        << u"We met Norwegian Foreign Minister Evald Brun."_s
        << QStringList{u"Norwegian"_s, u"Norwegian Foreign Minister: Evald Brun"_s};
    QTest::newRow("an office in lower case")
        << u"On the mole harbour master Jon Hale spoke."_s << QStringList{u"harbour master: Jon Hale"_s};
    QTest::newRow("an office behind a comma")
        << u"We met Jon Hale, the harbour master, there."_s << QStringList{u"harbour master: Jon Hale"_s};
    QTest::newRow("an office and a comma before")
        << u"We met the harbour master, Jon Hale."_s << QStringList{u"harbour master: Jon Hale"_s};
    QTest::newRow("an office alone") << u"We met the harbour master there."_s
                                     << QStringList{u"harbour master:"_s};
    QTest::newRow("Mr") << u"We met Mr Hale."_s << QStringList{u"Mr: Hale"_s};
    QTest::newRow("Mr with a stop") << u"We met Mr. Hale."_s << QStringList{u"Mr: Hale"_s};
    QTest::newRow("a nation's possessive before an office")
        << u"We met Norway's foreign minister there."_s
        << QStringList{u"Norway"_s, u"Norway's foreign minister:"_s};
    QTest::newRow("king as a last name") << u"We met Adele King there."_s << QStringList{u"Adele King"_s};
    QTest::newRow("a possessive dropped") << u"We took Hale’s boat."_s << QStringList{u"Hale"_s};
    QTest::newRow("a possessive ends a name")
        << u"We took Hale's Alda out."_s << QStringList{u"Hale"_s, u"Alda"_s};
    QTest::newRow("initials") << u"We met J. R. Hale there."_s << QStringList{u"J. R. Hale"_s};
    QTest::newRow("apostrophe and hyphen")
        << u"We met Una O'Brun-Hale there."_s << QStringList{u"Una O'Brun-Hale"_s};
    QTest::newRow("an acronym") << u"The NHA closed it."_s << QStringList{u"NHA"_s};
    QTest::newRow("capitals for weight are none")
        << u"It was a huge fire.\nIt was a HUGE fire."_s << QStringList();
    QTest::newRow("a nation in stops") << u"They left the U.S. in May."_s << QStringList{u"U.S"_s};
    QTest::newRow("us is no nation") << u"They told us so."_s << QStringList();
    QTest::newRow("a nation of two words") << u"They left South Africa."_s << QStringList{u"South Africa"_s};
    QTest::newRow("a nation as a given name")
        << u"We met Jordan Brunsen."_s << QStringList{u"Jordan Brunsen"_s};
    QTest::newRow("a nation as a last name")
        << u"We met Evald Jordan there."_s << QStringList{u"Evald Jordan"_s};
    QTest::newRow("weekdays and months") << u"They left on Monday in March."_s << QStringList();
    QTest::newRow("a month's abbreviation") << u"They left on Jan. 5 in mid-June."_s << QStringList();
    QTest::newRow("Jan as a given name") << u"We met Jan Hale there."_s << QStringList{u"Jan Hale"_s};
    QTest::newRow("May behind a given name") << u"We met Una May there."_s << QStringList{u"Una May"_s};
    QTest::newRow("a headline in capitals holds what sentences name")
        << u"They saw Brun leave.\nBRUN LEAVES HARBOUR AFTER LONG TALKS"_s << QStringList{u"BRUN"_s};
    QTest::newRow("a headline in title case too")
        << u"They saw Brun leave.\nBrun Leaves Harbour After Long Talks"_s << QStringList{u"Brun"_s};
    QTest::newRow("how a thing stands to a nation")
        << u"It was a Norwegian-built boat."_s << QStringList{u"Norwegian"_s};
    QTest::newRow("two names with a hyphen between")
        << u"They saw Hale and Brun.\nThe Hale-Brun talks failed."_s << QStringList{u"Hale"_s, u"Brun"_s};
    QTest::newRow("other scripts") << u"Вчера приехал Евгений Марчук."_s << QStringList{u"Евгений Марчук"_s};
}

void TestNames::found()
{
    QFETCH(QString, text);
    QTEST(read(text), "names");
}

void TestNames::offices_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("nation");
    QTest::addColumn<bool>("single");
    QTest::newRow("a nation apart") << u"Norwegian Foreign Minister"_s << u"foreign minister"_s << true
                                    << true;
    QTest::newRow("of a nation") << u"president of South Africa"_s << u"president"_s << true << true;
    QTest::newRow("a nation of two words") << u"South African president"_s << u"president"_s << true << true;
    QTest::newRow("of state") << u"US Secretary of State"_s << u"secretary of state"_s << true << true;
    QTest::newRow("an honorific is none") << u"Mr"_s << QString() << false << false;
    QTest::newRow("many hold it") << u"analyst"_s << u"analyst"_s << false << false;
}

void TestNames::offices()
{
    QFETCH(QString, words);
    const Office office = officeOf(words);
    QTEST(office.key, "key");
    QTEST(office.nation >= 0, "nation");
    QTEST(office.single, "single");
}

void TestNames::keys_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    const QString alike =
        u"sergei=sergey zelensky=zelenskiy zelensky=zelenskyy aleksei=alexey kiev=kyiv "
        "natalia=natalya natalia=nataliia yulia=julia yuri=iuri yuri=jurij mikhail=mihail "
        "ivanovitch=ivanovich romanov=romanoff medvedev=medvedeff wagner=vagner viktor=victor "
        "karl=carl müller=mueller schröder=schroeder anthony=antony qatar=katar sarah=sara "
        "odessa=odesa khrushchev=khruschev lukjan=lukyan søren=soren łukasz=lukasz "
        "yevgeny=evgeny jean-luc=jeanluc o'brun=obrun tajik=tadzhik зеленский=zelensky"_s;
    const QString apart = u"maria=mario marie=mary hansen=hanson iran=iraq jon=jan jan=ian lee=li khan=han "
                          "austria=australia slovakia=slovenia niger=nigeria georgia=george lavrov=larov "
                          "michael=michal rafael=rafal brun=braun oleh=ole hale=hall paul=paula anna=anne"_s;
    for (const auto &[list, same] : {std::pair(alike, true), std::pair(apart, false)}) {
        for (const QString &pair : list.split(u' '))
            QTest::newRow(qUtf8Printable(pair)) << pair.section(u'=', 0, 0) << pair.section(u'=', 1) << same;
    }
}

void TestNames::keys()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(spellingKey(foldedWord(a)) == spellingKey(foldedWord(b)), "same");
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
