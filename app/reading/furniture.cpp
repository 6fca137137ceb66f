// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/furniture.h"

#include "reading/phraseindex.h"

#include <bit>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QRegularExpression expression(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

/// "Friday, 21 January 2022, 10:15 GMT", "10:15 GMT, January 21, 2022", "2022-01-21T10:15:00Z" and nothing
/// else.
QRegularExpression wholeLineDate()
{
    const QString clock =
        u"(\\d{1,2}[:.h]\\d\\d(:\\d\\d)?(\\s*[ap]\\.?m\\.?)?\\s*(Z|[A-Z]{2,4}|[+-]\\d\\d:?\\d\\d|local time)?)"_s;
    const QString month = u"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?"_s;
    const QString day = u"((mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?"_s;
    const QString date =
        u"(%1\\d{1,2}(st|nd|rd|th)?\\s+%2,?\\s+(19|20)\\d\\d|%1%2\\s+\\d{1,2}(st|nd|rd|th)?,?\\s+(19|20)\\d\\d|(19|20)\\d\\d-\\d\\d-\\d\\d)"_s
            .arg(day, month);
    const QString between = u"(T|[\\s,|·–—-]+(at\\s+)?)"_s;
    return expression(u"^(%1%2)?%3(%2%1)?$"_s.arg(clock, between, date));
}

constexpr QStringView dateStarts =
    u"^0|^mon|^tue|^wed|^thu|^fri|^sat|^sun|^jan|^feb|^mar|^apr|^may|^jun|^jul|^aug|^sep|^oct|^nov|^dec";

QList<FurnitureRule> noticeRules()
{
    return {
        {PassageKind::Boilerplate, u"error notice of the page"_s, 40,
         u"^oops|^something went wrong|^please try again|^loading",
         expression(u"^(oops!?|something went wrong\\.?|please try again( later)?\\.?|loading\\W*)$"_s)},
        {PassageKind::Boilerplate, u"head of a list of links"_s, 30, u"^in this article",
         expression(u"^in this article\\W*$"_s)},
        {PassageKind::Boilerplate, u"notice about comments"_s, 400,
         u"safe and engaging place|comment|join the conversation",
         expression(
             u"safe and engaging place|(suspending|closed for|disabled|turn(ed|ing) off).{0,20}comment|comments? (is|are|section|policy)\\b.{0,40}(closed|disabled|suspended)|view comments|join the conversation|leave a comment"_s)},
        {PassageKind::Boilerplate, u"newsletter, cookie or copyright line"_s, 260,
         u"sign up |subscribe | newsletter|we use cookies|cookie |privacy |terms of |all rights "
         "reserved|enable javascript|follow us on|download our app|download the app|your inbox|^©|^copyright",
         expression(
             u"\\b(sign up (to|for)|subscribe (to|now)|(our|daily|weekly|free) newsletters?|we use cookies|cookie (policy|settings)|privacy (policy|notice)|terms of (use|service)|all rights reserved|enable javascript|follow us on|download (our|the) app|your inbox)\\b|^©|^copyright\\b"_s)},
        {PassageKind::Boilerplate, u"control or advertisement of the page"_s, 90,
         u"^ad|^sponsored|^share|^print|^save|^close|^menu|^skip to |^back to top|^scroll down|^tap |^click "
         "|^powered by |^watch|^listen|^gallery|^most read|^editor",
         expression(
             u"^(advertisement|advertising|ad|sponsored( content)?|share( this)?( article| story)?|print|save|close|menu|skip to .*|back to top|scroll down.*|(tap|click) (here|to) .*|powered by .*|watch( now)?|listen( to this article)?|gallery|most read|editor'?s picks?)\\W*$"_s)},
        {PassageKind::Boilerplate, u"note about the coverage itself"_s, 220,
         u"^see |^scroll |^read |blog is |blog has |live coverage |live page |thank you for ",
         expression(
             u"^(see|scroll|read) (below|down|on) (for )?(how )?.{0,40}(coverage|updates)|live ?blog (is|has) (now )?(closed|ended)|(this|our) live (coverage|page|blog) (is|has) (now )?(over|closed|ended)|thank you for (joining|following)"_s)},
    };
}

QList<FurnitureRule> dataRules()
{
    return {
        {PassageKind::Metadata, u"reading time"_s, 20, u"^0",
         expression(u"^\\d+\\s*[- ]?min(ute)?s?( read)?$"_s)},
        {PassageKind::Metadata, u"address of the page"_s, 2000, u"^http", expression(u"^https?://\\S+$"_s)},
        {PassageKind::Metadata, u"date of the page"_s, 12, u"^0",
         expression(u"^(19|20)\\d{2}[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\\d|3[01])$"_s)},
        {PassageKind::Metadata, u"names its source"_s, 90, u"^source", expression(u"^sources?: .{2,80}$"_s)},
        {PassageKind::Boilerplate, u"a rule between parts"_s, 200, u"^=|^_|^~|^*|^-",
         expression(u"^([=_~*-]\\s*){2,}$"_s)},
        {PassageKind::Timestamp, u"a line that is a date"_s, 70, dateStarts, wholeLineDate()},
        {PassageKind::Timestamp, u"time of publication"_s, 90,
         u"^last updated|^last published|^last posted|^last modified|^last created|^last first published"
         "|^updated|^published|^posted|^modified|^created|^first published",
         expression(
             u"^(last )?(updated|published|posted|modified|created|first published)( on| at)?\\W.*\\d"_s)},
        {PassageKind::Link, u"points to another page"_s, 140,
         u"^read more|^read the full|^full story|^more here|^find out more|^click here|^watch:|^listen:|^see "
         "also|^also read",
         expression(
             u"^(read more|read the full|full story|more here|find out more|click here|watch:|listen:|see also|also read)\\b.{0,120}$"_s)},
    };
}

QList<FurnitureRule> creditRules()
{
    return {
        {PassageKind::Byline, u"names its author"_s, 120, u"^by |^written by |^reporting by |^words by ",
         QRegularExpression(u"^(By|Written by|Reporting by|Words by) \\p{Lu}[^.!?]*$"_s,
                            QRegularExpression::UseUnicodePropertiesOption)},
        {PassageKind::Byline, u"names the author of a part"_s, 120, u"^analysis|^comment|^opinion",
         expression(u"^(analysis|comment|opinion)( box)?,? by \\S+ \\S+"_s)},
        {PassageKind::Caption, u"ends with a picture credit"_s, 320,
         u"]|(via |(photo|(picture|(image|(credit|getty "
         u"images|handout|shutterstock|alamy|epa-efe|afp|reuters",
         QRegularExpression(
             u"(\\[[^\\]]*(/|Reuters|REUTERS|AP|AFP|EPA|Getty|Handout|File|Agency)[^\\]]*\\]|\\((via |Photo|Picture|Image|Credit)[^)]*\\)|\\b(Getty Images|Handout|Shutterstock|Alamy|EPA-EFE|AFP|Reuters|REUTERS))\\W*$"_s)},
        {PassageKind::Caption, u"starts like a caption"_s, 320,
         u"^photo|^picture|^image|^file photo|^video|^caption|^map|^graphic",
         expression(
             u"^(photo|photograph|picture|image|pictured|file photo|video|caption|map|graphic)( by)?\\s*:"_s)},
    };
}

} // namespace

const QList<FurnitureRule> &furnitureRules()
{
    static const QList<FurnitureRule> rules = noticeRules() + dataRules() + creditRules();
    return rules;
}

const FurnitureRule *furnitureRuleOf(QStringView line)
{
    static const QList<FurnitureRule> &rules = furnitureRules();
    static const qsizetype longest = std::ranges::max(rules, {}, &FurnitureRule::longest).longest;
    static const PhraseIndex index([] {
        QList<QStringView> triggers;
        for (const FurnitureRule &rule : furnitureRules())
            triggers.append(rule.triggers);
        return triggers;
    }());
    if (line.size() > longest)
        return nullptr;
    for (quint64 may = index.setsIn(line); may != 0; may &= may - 1) {
        const FurnitureRule &rule = rules.at(std::countr_zero(may));
        if (line.size() <= rule.longest && rule.pattern.matchView(line).hasMatch())
            return &rule;
    }
    return nullptr;
}

} // namespace synoptic
