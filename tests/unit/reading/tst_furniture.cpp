// SPDX-License-Identifier: GPL-3.0-or-later
// The rules for page furniture by examples: each rule, and each phrase that lets a rule run, must be needed.
#include "reading/furniture.h"
#include "reading/phraseindex.h"

#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

struct Example
{
    QStringView line;
    QStringView reason; ///< of the rule it falls under
};

constexpr std::array examples{
    Example{u"Oops!", u"error notice of the page"},
    Example{u"Something went wrong.", u"error notice of the page"},
    Example{u"Please try again later.", u"error notice of the page"},
    Example{u"LOADING …", u"error notice of the page"},
    Example{u"In this article:", u"head of a list of links"},
    Example{u"Help us keep this a safe and engaging place.", u"notice about comments"},
    Example{u"Comments are now closed", u"notice about comments"},
    Example{u"We have turned off commenting here", u"notice about comments"},
    Example{u"Join the conversation", u"notice about comments"},
    Example{u"Sign up for the harbour letter", u"newsletter, cookie or copyright line"},
    Example{u"Subscribe now and read on", u"newsletter, cookie or copyright line"},
    Example{u"Subſcribe now and read on", u"newsletter, cookie or copyright line"},
    Example{u"Get our newsletter", u"newsletter, cookie or copyright line"},
    Example{u"Here we use cookies", u"newsletter, cookie or copyright line"},
    Example{u"Coo\u212aie policy", u"newsletter, cookie or copyright line"},
    Example{u"See the privacy notice", u"newsletter, cookie or copyright line"},
    Example{u"Our terms of use", u"newsletter, cookie or copyright line"},
    Example{u"The Quay Post, all rights reserved", u"newsletter, cookie or copyright line"},
    Example{u"You must enable JavaScript", u"newsletter, cookie or copyright line"},
    Example{u"Follow us on every network", u"newsletter, cookie or copyright line"},
    Example{u"Download our app", u"newsletter, cookie or copyright line"},
    Example{u"Download the app", u"newsletter, cookie or copyright line"},
    Example{u"The news in your inbox", u"newsletter, cookie or copyright line"},
    Example{u"© The Quay Post", u"newsletter, cookie or copyright line"},
    Example{u"Copyright 2031", u"newsletter, cookie or copyright line"},
    Example{u"Advertisement", u"control or advertisement of the page"},
    Example{u"Sponsored content", u"control or advertisement of the page"},
    Example{u"Share this article", u"control or advertisement of the page"},
    Example{u"Print", u"control or advertisement of the page"},
    Example{u"Save", u"control or advertisement of the page"},
    Example{u"Close", u"control or advertisement of the page"},
    Example{u"Menu", u"control or advertisement of the page"},
    Example{u"Skip to main content", u"control or advertisement of the page"},
    Example{u"Back to top", u"control or advertisement of the page"},
    Example{u"Scroll down for more", u"control or advertisement of the page"},
    Example{u"Tap here to see the map", u"control or advertisement of the page"},
    Example{u"Click to see the map", u"control or advertisement of the page"},
    Example{u"Powered by a mill", u"control or advertisement of the page"},
    Example{u"Watch now", u"control or advertisement of the page"},
    Example{u"Listen to this article", u"control or advertisement of the page"},
    Example{u"Gallery", u"control or advertisement of the page"},
    Example{u"Most read", u"control or advertisement of the page"},
    Example{u"Editor's picks", u"control or advertisement of the page"},
    Example{u"See below for how our coverage went", u"note about the coverage itself"},
    Example{u"Scroll on for the latest updates", u"note about the coverage itself"},
    Example{u"Read on for the latest updates", u"note about the coverage itself"},
    Example{u"The liveblog is now closed", u"note about the coverage itself"},
    Example{u"The liveblog has ended", u"note about the coverage itself"},
    Example{u"This live coverage is over", u"note about the coverage itself"},
    Example{u"Our live page has closed", u"note about the coverage itself"},
    Example{u"Thank you for following", u"note about the coverage itself"},
    Example{u"12-minute read", u"reading time"},
    Example{u"https://example.org/harbour", u"address of the page"},
    Example{u"2031/05/07", u"date of the page"},
    Example{u"Source: The Quay Post", u"names its source"},
    Example{u"= = =", u"a rule between parts"},
    Example{u"___", u"a rule between parts"},
    Example{u"~~~", u"a rule between parts"},
    Example{u"* * *", u"a rule between parts"},
    Example{u"-----", u"a rule between parts"},
    Example{u"10:15 GMT, Monday, May 5, 2031", u"a line that is a date"},
    Example{u"Mon, 5 May 2031", u"a line that is a date"},
    Example{u"Tuesday, 6 May 2031", u"a line that is a date"},
    Example{u"Wed 7 May 2031", u"a line that is a date"},
    Example{u"Thursday 8 May 2031, 10:15", u"a line that is a date"},
    Example{u"Fri 9th May 2031", u"a line that is a date"},
    Example{u"Saturday, 10 May 2031", u"a line that is a date"},
    Example{u"Sun 11 May 2031", u"a line that is a date"},
    Example{u"January 1, 2031", u"a line that is a date"},
    Example{u"Feb. 2, 2031", u"a line that is a date"},
    Example{u"March 3rd, 2031", u"a line that is a date"},
    Example{u"Apr 4 2031", u"a line that is a date"},
    Example{u"May 5, 2031 at 10:15", u"a line that is a date"},
    Example{u"June 6, 2031", u"a line that is a date"},
    Example{u"July 7, 2031", u"a line that is a date"},
    Example{u"August 8, 2031", u"a line that is a date"},
    Example{u"Sept. 9, 2031", u"a line that is a date"},
    Example{u"October 10, 2031", u"a line that is a date"},
    Example{u"Nov 11, 2031", u"a line that is a date"},
    Example{u"December 12, 2031", u"a line that is a date"},
    Example{u"Last updated: 3 hours ago", u"time of publication"},
    Example{u"Last published on day 3", u"time of publication"},
    Example{u"Last posted at 3", u"time of publication"},
    Example{u"Last modified: day 3", u"time of publication"},
    Example{u"Last created: day 3", u"time of publication"},
    Example{u"Last first published: day 3", u"time of publication"},
    Example{u"Updated at 10:15", u"time of publication"},
    Example{u"Published: day 3", u"time of publication"},
    Example{u"Posted on day 3", u"time of publication"},
    Example{u"Modified 3 May", u"time of publication"},
    Example{u"Created 3 May", u"time of publication"},
    Example{u"First published at 3", u"time of publication"},
    Example{u"Read more: the harbour", u"points to another page"},
    Example{u"Read the full report", u"points to another page"},
    Example{u"Full story", u"points to another page"},
    Example{u"More here", u"points to another page"},
    Example{u"Find out more", u"points to another page"},
    Example{u"Click here", u"points to another page"},
    Example{u"Watch:the harbour", u"points to another page"},
    Example{u"Listen:the harbour", u"points to another page"},
    Example{u"See also the harbour", u"points to another page"},
    Example{u"Also read", u"points to another page"},
    Example{u"By Ida Moor", u"names its author"},
    Example{u"Written by Ida Moor", u"names its author"},
    Example{u"Reporting by Ida Moor", u"names its author"},
    Example{u"Words by Ida Moor", u"names its author"},
    Example{u"Analysis by Ida Moor", u"names the author of a part"},
    Example{u"Comment by Ida Moor", u"names the author of a part"},
    Example{u"Opinion box, by Ida Moor", u"names the author of a part"},
    Example{u"The quay at noon [Ida Moor/Quay Post]", u"ends with a picture credit"},
    Example{u"The quay at noon (via a reader)", u"ends with a picture credit"},
    Example{u"The quay at noon (Photo: Ida Moor)", u"ends with a picture credit"},
    Example{u"The quay at noon (Picture: Ida Moor)", u"ends with a picture credit"},
    Example{u"The quay at noon (Image: Ida Moor)", u"ends with a picture credit"},
    Example{u"The quay at noon (Credit: Ida Moor)", u"ends with a picture credit"},
    Example{u"The quay at noon. Getty Images", u"ends with a picture credit"},
    Example{u"The quay at noon. Handout", u"ends with a picture credit"},
    Example{u"The quay at noon. Shutterstock", u"ends with a picture credit"},
    Example{u"The quay at noon. Alamy", u"ends with a picture credit"},
    Example{u"The quay at noon. EPA-EFE", u"ends with a picture credit"},
    Example{u"The quay at noon. AFP", u"ends with a picture credit"},
    Example{u"The quay at noon. REUTERS", u"ends with a picture credit"},
    Example{u"Photograph by: a reader", u"starts like a caption"},
    Example{u"Pictured: the quay", u"starts like a caption"},
    Example{u"Image: the quay", u"starts like a caption"},
    Example{u"File photo: the quay", u"starts like a caption"},
    Example{u"Video: the quay", u"starts like a caption"},
    Example{u"Caption: the quay", u"starts like a caption"},
    Example{u"Map: the quay", u"starts like a caption"},
    Example{u"Graphic by: a reader", u"starts like a caption"},
};

const FurnitureRule *firstMatch(QStringView line)
{
    const auto rule = std::ranges::find_if(furnitureRules(), [&](const FurnitureRule &candidate) {
        return line.size() <= candidate.longest && candidate.pattern.matchView(line).hasMatch();
    });
    return rule == furnitureRules().end() ? nullptr : &*rule;
}

} // namespace

class TestFurniture : public QObject
{
    Q_OBJECT
private slots:
    void examplesFallUnderTheirRule_data();
    void examplesFallUnderTheirRule();
    void everyTriggerIsNeeded();
    void textIsLeftAlone_data();
    void textIsLeftAlone();
    void phrases_data();
    void phrases();
};

void TestFurniture::examplesFallUnderTheirRule_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("reason");
    for (const Example &example : examples)
        QTest::newRow(qPrintable(example.line.toString()))
            << example.line.toString() << example.reason.toString();
}

void TestFurniture::examplesFallUnderTheirRule()
{
    QFETCH(const QString, line);
    QFETCH(const QString, reason);
    const FurnitureRule *rule = furnitureRuleOf(line);
    QVERIFY(rule);
    QCOMPARE(rule->reason, reason);
    QCOMPARE(rule, firstMatch(line));
}

/// Each phrase of a rule has an example that the rule's other phrases do not let in.
void TestFurniture::everyTriggerIsNeeded()
{
    for (const FurnitureRule &rule : furnitureRules()) {
        const auto phrases = rule.triggers.split(u'|');
        for (const QStringView phrase : phrases) {
            QStringList others;
            for (const QStringView other : phrases) {
                if (other != phrase)
                    others.append(other.toString());
            }
            const QString rest = others.isEmpty() ? u"\u00ff"_s : others.join(u'|');
            const PhraseIndex index({rest});
            const bool needed = std::ranges::any_of(examples, [&](const Example &example) {
                return example.reason == rule.reason && index.setsIn(example.line) == 0;
            });
            QVERIFY2(needed, qPrintable(rule.reason + u": "_s + phrase.toString()));
        }
    }
}

void TestFurniture::textIsLeftAlone_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("a sentence") << u"The crews met the operator at the quay, both sides said."_s;
    QTest::newRow("a trigger alone") << u"Saved by the tide, the crews had no comment for Reuters today."_s;
    QTest::newRow("too long for its rule") << u"Loading"_s + u"."_s.repeated(60);
    QTest::newRow("longer than any rule") << u"https://example.org/"_s + u"a"_s.repeated(2000);
    QTest::newRow("nothing") << QString();
}

void TestFurniture::textIsLeftAlone()
{
    QFETCH(const QString, line);
    QCOMPARE(furnitureRuleOf(line), nullptr);
    QCOMPARE(firstMatch(line), nullptr);
}

void TestFurniture::phrases_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<quint64>("sets");
    QTest::newRow("start only") << u"quay now"_s << quint64(1);
    QTest::newRow("not at the start") << u"the quay now"_s << quint64(0);
    QTest::newRow("inside a word, in capitals") << u"SEAFERRYMAN"_s << quint64(2);
    QTest::newRow("the end of a longer beginning") << u"ferferry"_s << quint64(2);
    QTest::newRow("one phrase in another") << u"the ferry boat"_s << quint64(2 | 4);
    QTest::newRow("any digit") << u"pier 7"_s << quint64(8);
    QTest::newRow("Kelvin sign and long s") << u"doc\u212a\u017f"_s << quint64(16);
    for (qsizetype before = 0; before < 40; ++before)
        QTest::newRow(qPrintable(u"behind %1 characters"_s.arg(before)))
            << u"x"_s.repeated(before) + u"boatman"_s + u"y"_s.repeated(17) << quint64(4);
    QTest::newRow("letters of no phrase") << u"Привет 世界 😀"_s << quint64(0);
}

void TestFurniture::phrases()
{
    QFETCH(const QString, line);
    QFETCH(const quint64, sets);
    static const PhraseIndex index({u"^quay", u"ferry", u"rry boat|boatman", u"pier 0", u"docks"});
    QCOMPARE(index.setsIn(line), sets);
}

QTEST_APPLESS_MAIN(TestFurniture)
#include "tst_furniture.moc"
