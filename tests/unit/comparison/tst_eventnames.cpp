// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/eventnames.h"
#include "comparison/reportnames.h"
#include "reading/reportreader.h"

#include <QSet>
#include <QTest>
#include <random>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestEventNames : public QObject
{
    Q_OBJECT
private slots:
    void joined_data();
    void joined();
    void offices_data();
    void offices();
    void anyOrder();
    void whatWasReadBeforeDoesNotMatter();
    void kinds();
    void canonical();
    void bareNameOfSeveral();
};

namespace {

/// A report each, one sentence a line.
QList<Report> reports(const QStringList &texts)
{
    QList<Report> all;
    for (qsizetype i = 0; i < texts.size(); ++i)
        all.append(*readReport(texts.at(i).toUtf8(), u"%1.txt"_s.arg(i)));
    return all;
}

/// Entity of the mention whose words end with \p name; -1 where there is none.
int entityOf(const EventNames &names, const QList<Report> &all, int report, const QString &name)
{
    const Report &held = all.at(report);
    for (const EntityMention &mention : names.mentionsIn(report, {0, held.text().size()})) {
        if (held.text(mention.range).toString().endsWith(name))
            return int(mention.entity);
    }
    return -1;
}

} // namespace

void TestEventNames::joined_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    // Frames put the same evidence beside both: none, an office, or a nation's office.
    const QStringList same{u"Evald Brun=Brun"_s,
                           u"Evald Brun=E. Brun"_s,
                           u"Evald John Brun=Evald Brun"_s,
                           u"Sergei Brunov=Sergey Brunov"_s,
                           u"Volodymyr Brunsky=Vladimir Brunskiy"_s,
                           u"Yevhen Marchuk=Evgen Marchuk"_s,
                           u"Oleksandr Brunko=Alexander Brunko"_s,
                           u"Mykhailo Brunko=Mikhail Brunko"_s,
                           u"Kateryna Brunko=Ekaterina Brunko"_s,
                           u"Mohammed Halid=Muhammad Halid"_s,
                           u"Dmytro Halenko=Dmitri Halenko"_s,
                           u"Serhiy Halenko=Sergei Halenko"_s,
                           u"Anthony Halewood=Antony Halewood"_s,
                           u"John Halewood=Jon Halewood"_s,
                           u"Jens Halewood=Jen Halewood"_s,
                           u"Yuri Brunov=Juri Brunov"_s,
                           u"Yulia Brunova=Julia Brunova"_s,
                           u"Aleksei Brunov=Alexey Brunov"_s,
                           u"Sergei Lavrunov=Sergey Larunov"_s,
                           u"Evald Oldhamer=Evald Oldhammer"_s,
                           u"Evald Oldhamson=Evald Oldhemson"_s,
                           u"Viktor Brunov=Victor Brunoff"_s,
                           u"Karl Müllerson=Carl Muellerson"_s,
                           u"Søren Hale=Soren Hale"_s,
                           u"Zoë Hale=Zoe Hale"_s,
                           u"Brunsky=Brunskyy"_s,
                           u"Brunskiy=Brunsky"_s,
                           u"Jean-Luc Hale=Jean Luc Hale"_s,
                           u"Omar al-Halid=Omar Al Halid"_s,
                           u"Omar al-Halid=Halid"_s,
                           u"Jan van der Hale=Hale"_s,
                           u"Una O'Brun=Una O’Brun"_s,
                           u"Norway=Norwegians"_s,
                           u"Norwegian=Norway"_s,
                           u"US=American"_s,
                           u"United States=U.S."_s,
                           u"United Kingdom=Britain"_s,
                           u"UK=British"_s,
                           u"Netherlands=Dutch"_s,
                           u"North Korea=North Korean"_s,
                           u"Switzerland=Swiss"_s,
                           u"Myanmar=Burma"_s,
                           u"European Union=EU"_s,
                           u"United Nations=UN"_s,
                           u"Ivory Coast=Ivorian"_s,
                           u"Kiev=Kyiv"_s,
                           u"Luhanka=Luganka"_s,
                           u"Harkiv=Harkov"_s,
                           u"Odessa=Odesa"_s,
                           u"NHA=Nha"_s,
                           u"Norland Tide Agency=NTA"_s,
                           u"Port Organisation of Sund=Port Organization of Sund"_s,
                           u"Sund Rescue Centre=Sund Rescue Center"_s,
                           u"The Sund Herald Tribune=Sund Herald Tribune"_s,
                           u"Bank of Norhaven=Bank of Norhaven"_s,
                           u"RV Aldabella=Aldabella"_s,
                           u"Dargalan=Dargelan"_s,
                           u"Abdul Halid=Abdoul Halid"_s,
                           u"Youri Halenko=Yuri Halenko"_s,
                           u"Zhukovsky=Zhukovskiy"_s,
                           u"Evald Brun=BRUN"_s,
                           u"Tajik=Tajikistan"_s,
                           u"Evald Hrushchov=Evald Hruschov"_s};
    const QStringList apart{u"Evald Brun=Una Brun"_s,
                            u"Jon Hale=Jan Hale"_s,
                            u"Maria Hale=Mario Hale"_s,
                            u"Paul Hale=Paula Hale"_s,
                            u"Erik Hale=Erika Hale"_s,
                            u"Georgia Hale=George Hale"_s,
                            u"Mary Hale=Marie Hale"_s,
                            u"Evald Hansen=Ingrid Hanson"_s,
                            u"Hansen=Hanson"_s,
                            u"Peter Lavrunov=Sergei Larunov"_s,
                            u"Evald Hale=Evald Hall"_s,
                            u"Evald Brun=Evald Brandt"_s,
                            u"Evald Holm=Evald Hale"_s,
                            u"Iran=Iraq"_s,
                            u"Austria=Australia"_s,
                            u"Austrian=Australian"_s,
                            u"Slovakia=Slovenia"_s,
                            u"Slovak=Slovene"_s,
                            u"Niger=Nigeria"_s,
                            u"Nigerien=Nigerian"_s,
                            u"North Korea=South Korea"_s,
                            u"Sudan=South Sudan"_s,
                            u"Guinea=Guinea-Bissau"_s,
                            u"Guinea=Papua New Guinea"_s,
                            u"Mali=Malawi"_s,
                            u"Moldova=Maldives"_s,
                            u"Ireland=Iceland"_s,
                            u"Sweden=Switzerland"_s,
                            u"Swedish=Swiss"_s,
                            u"Latvia=Lithuania"_s,
                            u"Lebanon=Libya"_s,
                            u"Jordan Brunsen=Jordan"_s,
                            u"Moscow=Russia"_s,
                            u"Kyiv=Ukraine"_s,
                            u"London=Britain"_s,
                            u"Washington=US"_s,
                            u"Dominican=Dominica"_s,
                            u"North Sund=Sund"_s,
                            u"North Sund=South Sund"_s,
                            u"Lake Brunsee=Brunsee"_s,
                            u"Bank of Norhaven=Norhaven"_s,
                            u"University of Sund=Bank of Sund"_s,
                            u"Ministry of Fisheries=Ministry of Forests"_s,
                            u"Coast Guard=Norland Coast Guard"_s,
                            u"Sund Herald Tribune=Sund Daily Post"_s,
                            u"Sund Harbour Company=Sund Ferry Company"_s,
                            u"NTA=NTB"_s,
                            u"Kim Lee=Kim Li"_s,
                            u"Ali Khan=Ali Han"_s,
                            u"Ian Holmson=Jan Holmson"_s,
                            u"Jonas Oldham=Hanna Oldham"_s,
                            u"Martin Oldham=Martina Oldham"_s,
                            u"Karl Brun=Kurt Brun"_s,
                            u"Viktor Brunov=Viktoria Brunova"_s,
                            u"Brunov=Brunova"_s,
                            u"Christian=Christine"_s,
                            u"Marten=Martin"_s,
                            u"Anna Holm=Hanna Holm"_s,
                            u"Dan Oldham=Dean Oldham"_s,
                            u"Oslo=Osla"_s,
                            u"Evald Brun=Evald"_s,
                            u"Sund=Sunde"_s,
                            u"Halden=Holden"_s};
    for (const auto &[list, joined] : {std::pair(same, true), std::pair(apart, false)}) {
        for (const QString &pair : list)
            QTest::newRow(qUtf8Printable(pair))
                << pair.section(u'=', 0, 0) << pair.section(u'=', 1) << joined;
    }
}

void TestEventNames::joined()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    const QList<Report> all = reports({u"Nobody had expected that %1 would be on the list.\n"_s.arg(a),
                                       u"It was not clear why %1 had been left out of it.\n"_s.arg(b)});
    const EventNames names(all);
    const auto stem = [](QString name) { return name.endsWith(u'.') ? name.chopped(1) : name; };
    const int one = entityOf(names, all, 0, stem(a));
    const int two = entityOf(names, all, 1, stem(b));
    QVERIFY2(one >= 0 && two >= 0, "a name is not found");
    QTEST(one == two, "same");
}

void TestEventNames::offices_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("alone");
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<bool>("same");
    QTest::newRow("before the name") << u"The mole was shut by harbour master Jon Hale."_s << u"Hale"_s
                                     << u"On Monday the harbour master opened it."_s << u"harbour master"_s
                                     << true;
    QTest::newRow("behind the name") << u"The mole was shut by Jon Hale, the harbour master."_s << u"Hale"_s
                                     << u"On Monday the harbour master opened it."_s << u"harbour master"_s
                                     << true;
    QTest::newRow("with its nation") << u"They met US Secretary of State Una Brun."_s << u"Brun"_s
                                     << u"They met the American secretary of state."_s
                                     << u"secretary of state"_s << true;
    QTest::newRow("of a nation behind")
        << u"They met Norwegian President Una Brun."_s << u"Brun"_s << u"They met the president of Norway."_s
        << u"president of Norway"_s << true;
    QTest::newRow("another nation's")
        << u"They met Norwegian Foreign Minister Una Brun."_s << u"Brun"_s
        << u"They met the Danish foreign minister."_s << u"foreign minister"_s << false;
    QTest::newRow("another office") << u"They met foreign minister Una Brun."_s << u"Brun"_s
                                    << u"They met the prime minister."_s << u"prime minister"_s << false;
    QTest::newRow("a nation's body by adjective and by possessive")
        << u"They met the Norwegian Foreign Ministry."_s << u"Ministry"_s
        << u"They met Norway's Foreign Ministry."_s << u"Ministry"_s << true;
    QTest::newRow("another nation's body") << u"They met the Norwegian Navy."_s << u"Navy"_s
                                           << u"They met the Danish Navy."_s << u"Navy"_s << false;
    QTest::newRow("several hold it") << u"They met captain Una Brun and captain Evald Hale."_s << u"Brun"_s
                                     << u"They met the captain."_s << u"captain"_s << false;
}

void TestEventNames::offices()
{
    QFETCH(QString, named);
    QFETCH(QString, name);
    QFETCH(QString, alone);
    QFETCH(QString, phrase);
    const QList<Report> all = reports({named, alone});
    const EventNames names(all);
    const int one = entityOf(names, all, 0, name);
    QVERIFY(one >= 0);
    QTEST(one == entityOf(names, all, 1, phrase), "same");
}

void TestEventNames::anyOrder()
{
    const QStringList texts{u"They met Norwegian Foreign Minister Sergei Brunov in Sund."_s,
                            u"They met Sergey Brunov of the Norland Tide Agency (NTA)."_s,
                            u"In Sund Brunov told the NTA that the Norwegians would stay."_s};
    const auto summary = [](const QStringList &order) {
        QStringList lines;
        const EventNames names(reports(order));
        for (const NamedEntity &entity : names.entities())
            lines.append(u"%1 %2 %3"_s.arg(entity.name).arg(entity.sentences).arg(entity.reports));
        return lines;
    };
    const QStringList first = summary(texts);
    QCOMPARE(summary({texts.at(2), texts.at(0), texts.at(1)}), first);
    QCOMPARE(summary({texts.at(1), texts.at(2), texts.at(0)}), first);
}

void TestEventNames::whatWasReadBeforeDoesNotMatter()
{
    // Which words are names, and which names are one, changes as reports join and leave.
    const QList<Report> pool =
        reports({u"Sund was quiet. Port officials met Jon Hale."_s, u"Hale said that Port was closed."_s,
                 u"The port of Sund was closed, and the port will stay closed."_s,
                 u"Mining goes on. A Brun-Hale pact was signed."_s, u"Brun spoke to Hale in Mining."_s,
                 u"They met Brun, and Brun met Hale."_s, u"TALKS IN SUND GO ON\nThe talks go on."_s,
                 u"Captain Jon Hale and Captain Ida Hale spoke."_s, u"Hale spoke of Sergei Brunov."_s,
                 u"Sergey Brunov spoke of the Norland Tide Agency (NTA)."_s, u"The NTA was quiet."_s});
    const auto summary = [](const QList<Report> &all, const EventNames &names) {
        QStringList lines;
        for (const NamedEntity &entity : names.entities())
            lines.append(u"%1 %2 %3 %4"_s.arg(entity.name)
                             .arg(int(entity.kind))
                             .arg(entity.mentions)
                             .arg(entity.spellings.join(u'/')));
        for (int r = 0; r < all.size(); ++r) {
            for (const EntityMention &mention : names.mentionsIn(r, {0, all.at(r).text().size()}))
                lines.append(u"%1:%2-%3 %4"_s.arg(r)
                                 .arg(mention.range.start)
                                 .arg(mention.range.end)
                                 .arg(mention.entity));
        }
        return lines;
    };
    std::mt19937 random(1);
    NameReader memory;
    QSet<QStringList> seen;
    for (int round = 0; round < 300; ++round) {
        QList<Report> now;
        std::vector<quint64> keys;
        for (qsizetype i = 0; i < pool.size(); ++i) {
            if (random() % 2) {
                now.append(pool.at(i));
                keys.push_back(quint64(i));
            }
        }
        const QStringList afresh = summary(now, EventNames(now));
        QCOMPARE(summary(now, EventNames(now, keys, memory)), afresh);
        seen.insert(afresh);
    }
    QVERIFY(seen.size() > 100);
}

void TestEventNames::kinds()
{
    const QList<Report> all = reports({u"The mole in Norhaven was shut by harbour master Jon Hale of the "
                                       "Norland Tide Agency when the Danish boats left."_s});
    const EventNames names(all);
    const auto kind = [&](const QString &name) {
        return names.entities().at(size_t(entityOf(names, all, 0, name))).kind;
    };
    QCOMPARE(kind(u"Hale"_s), EntityKind::Person);
    QCOMPARE(kind(u"Norhaven"_s), EntityKind::Place);
    QCOMPARE(kind(u"Agency"_s), EntityKind::Organisation);
    QCOMPARE(kind(u"Danish"_s), EntityKind::Nation);
}

void TestEventNames::canonical()
{
    const QList<Report> all = reports({u"They met Sergei Brunov. They saw Brunov go."_s,
                                       u"They met Sergey Brunov. They asked Sergey Brunov."_s});
    const EventNames names(all);
    QCOMPARE(names.entities().size(), 1u);
    const NamedEntity &entity = names.entities().front();
    QCOMPARE(entity.name, u"Sergey Brunov"_s);
    QCOMPARE(entity.spellings, (QStringList{u"Sergey Brunov"_s, u"Brunov"_s, u"Sergei Brunov"_s}));
    QCOMPARE(entity.sentences, 4);
    QCOMPARE(entity.reports, 2);
    QCOMPARE(names.entitiesIn(1, {0, all.at(1).text().size()}), std::vector<quint32>{0});
}

void TestEventNames::bareNameOfSeveral()
{
    const QList<Report> all =
        reports({u"They met Una Brun. They saw Brun go."_s, u"They met Evald Brun. They saw Brun stay."_s});
    const EventNames names(all);
    QCOMPARE(names.entities().size(), 2u);
    for (int r = 0; r < 2; ++r)
        QCOMPARE(names.entitiesIn(r, {0, all.at(r).text().size()}).size(), 1u);
}

QTEST_GUILESS_MAIN(TestEventNames)
#include "tst_eventnames.moc"
