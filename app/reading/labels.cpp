// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/labels.h"

#include "language/sentences.h"

#include <QHash>
#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

struct Rule
{
    PassageKind kind;
    QRegularExpression pattern;
    QString reason;
    qsizetype longest; ///< lines longer than this are left alone
};

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

/// Phrases that page furniture everywhere is made of; none belongs to one outlet.
const QList<Rule> &furnitureRules()
{
    static const QList<Rule> rules{
        {PassageKind::Boilerplate,
         expression(u"^(oops!?|something went wrong\\.?|please try again( later)?\\.?|loading\\W*)$"_s),
         u"error notice of the page"_s, 40},
        {PassageKind::Boilerplate, expression(u"^in this article\\W*$"_s), u"head of a list of links"_s, 30},
        {PassageKind::Boilerplate,
         expression(
             u"safe and engaging place|(suspending|closed for|disabled|turn(ed|ing) off).{0,20}comment|comments? (is|are|section|policy)\\b.{0,40}(closed|disabled|suspended)|view comments|join the conversation|leave a comment"_s),
         u"notice about comments"_s, 400},
        {PassageKind::Boilerplate,
         expression(
             u"\\b(sign up (to|for)|subscribe (to|now)|(our|daily|weekly|free) newsletters?|we use cookies|cookie (policy|settings)|privacy (policy|notice)|terms of (use|service)|all rights reserved|enable javascript|follow us on|download (our|the) app|your inbox)\\b|^©|^copyright\\b"_s),
         u"newsletter, cookie or copyright line"_s, 260},
        {PassageKind::Boilerplate,
         expression(
             u"^(advertisement|advertising|ad|sponsored( content)?|share( this)?( article| story)?|print|save|close|menu|skip to .*|back to top|scroll down.*|(tap|click) (here|to) .*|powered by .*|watch( now)?|listen( to this article)?|gallery|most read|editor'?s picks?)\\W*$"_s),
         u"control or advertisement of the page"_s, 90},
        {PassageKind::Boilerplate,
         expression(
             u"^(see|scroll|read) (below|down|on) (for )?(how )?.{0,40}(coverage|updates)|live ?blog (is|has) (now )?(closed|ended)|(this|our) live (coverage|page|blog) (is|has) (now )?(over|closed|ended)|thank you for (joining|following)"_s),
         u"note about the coverage itself"_s, 220},
        {PassageKind::Metadata, expression(u"^\\d+\\s*[- ]?min(ute)?s?( read)?$"_s), u"reading time"_s, 20},
        {PassageKind::Metadata, expression(u"^https?://\\S+$"_s), u"address of the page"_s, 2000},
        {PassageKind::Metadata,
         expression(u"^(19|20)\\d{2}[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\\d|3[01])$"_s),
         u"date of the page"_s, 12},
        {PassageKind::Metadata, expression(u"^sources?: .{2,80}$"_s), u"names its source"_s, 90},
        {PassageKind::Boilerplate, expression(u"^([=_~*-]\\s*){2,}$"_s), u"a rule between parts"_s, 200},
        {PassageKind::Timestamp, wholeLineDate(), u"a line that is a date"_s, 70},
        {PassageKind::Timestamp,
         expression(
             u"^(last )?(updated|published|posted|modified|created|first published)( on| at)?\\W.*\\d"_s),
         u"time of publication"_s, 90},
        {PassageKind::Link,
         expression(
             u"^(read more|read the full|full story|more here|find out more|click here|watch:|listen:|see also|also read)\\b.{0,120}$"_s),
         u"points to another page"_s, 140},
        {PassageKind::Byline,
         QRegularExpression(u"^(By|Written by|Reporting by|Words by) \\p{Lu}[^.!?]*$"_s,
                            QRegularExpression::UseUnicodePropertiesOption),
         u"names its author"_s, 120},
        {PassageKind::Byline, expression(u"^(analysis|comment|opinion)( box)?,? by \\S+ \\S+"_s),
         u"names the author of a part"_s, 120},
        {PassageKind::Caption,
         QRegularExpression(
             u"(\\[[^\\]]*(/|Reuters|REUTERS|AP|AFP|EPA|Getty|Handout|File|Agency)[^\\]]*\\]|\\((via |Photo|Picture|Image|Credit)[^)]*\\)|\\b(Getty Images|Handout|Shutterstock|Alamy|EPA-EFE|AFP|Reuters|REUTERS))\\W*$"_s),
         u"ends with a picture credit"_s, 320},
        {PassageKind::Caption,
         expression(
             u"^(photo|photograph|picture|image|pictured|file photo|video|caption|map|graphic)( by)?\\s*:"_s),
         u"starts like a caption"_s, 320},
    };
    return rules;
}

const QRegularExpression &relatedHead()
{
    static const QRegularExpression pattern = expression(
        u"^(recommended (stories|for you|reading)|related (stories|articles|news|content|topics|coverage)|more (stories|news|on this( story)?|from .{2,40})|you (may|might) also (like|be interested in)|(most|latest) (popular|viewed|stories|news)|trending( now)?|what to read next|up next|in other news|elsewhere)\\W*$"_s);
    return pattern;
}

void labelRelated(QList<Line> &lines)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).text.size() > 60 || !relatedHead().match(lines.at(i).text).hasMatch())
            continue;
        lines[i].label(PassageKind::Boilerplate, u"heads a list of other stories"_s);
        for (qsizetype k = i + 1; k < lines.size(); ++k)
            lines[k].label(PassageKind::Related, u"stands under “%1”"_s.arg(lines.at(i).text));
        return;
    }
}

/// The cards an aggregator shows between its notices and the text: short, in a list.
void labelCards(QList<Line> &lines)
{
    bool inList = false;
    for (Line &line : lines) {
        if (line.reason == "head of a list of links"_L1)
            inList = true;
        else if (inList && !line.kind && line.indented && line.text.size() < 120)
            line.label(PassageKind::Metadata, u"card about a person or topic"_s);
        else if (inList && !line.kind)
            return;
    }
}

QString foldedLine(const QString &text)
{
    QString folded = text.toCaseFolded();
    folded.replace(u"&#39;"_s, u"'"_s)
        .replace(u'’', u'\'')
        .replace(u"&amp;"_s, u"&"_s)
        .replace(u"&quot;"_s, u"\""_s);
    return folded;
}

/// A line that stands twice close by is a caption with its alternative text; one that keeps coming back is
/// furniture.
void labelRepeated(QList<Line> &lines)
{
    QHash<QString, QList<qsizetype>> places;
    for (qsizetype i = 0; i < lines.size(); ++i)
        places[foldedLine(lines.at(i).text)].append(i);
    for (const QList<qsizetype> &at : std::as_const(places)) {
        const QString &text = lines.at(at.first()).text;
        // A whole sentence may be said again and again in a live blog: that is text.
        const bool sentence = endsWithStop(text) && text.size() > 60;
        if (at.size() >= 3 && text.size() < 160 && !sentence && !timeLine(text)) {
            for (const qsizetype i : at)
                lines[i].label(PassageKind::Boilerplate, u"the same line stands %1 times"_s.arg(at.size()));
        } else if (at.size() == 2 && at.last() - at.first() == 1) {
            for (const qsizetype i : at)
                lines[i].label(PassageKind::Caption,
                               u"the line stands twice, as a picture's text and its caption"_s);
        }
    }
}

/// The line above a captioned picture, in the same block, is the picture's alternative text.
void labelAlternativeTexts(QList<Line> &lines)
{
    for (qsizetype i = 1; i < lines.size(); ++i) {
        Line &above = lines[i - 1];
        if (lines.at(i).kind == PassageKind::Caption && !lines.at(i).blankBefore && !above.kind &&
            above.text.size() < 260)
            above.label(PassageKind::Caption, u"stands right above a caption"_s);
    }
}

void labelTitle(QList<Line> &lines, const FormFinding &finding)
{
    const auto first = std::find_if(lines.begin(), lines.end(),
                                    [](const Line &line) { return !line.kind && saysSomething(line.text); });
    if (first == lines.end() || lines.size() < 2)
        return;
    if (!first->blankAfter && !first->headingMark && sentenceRanges(first->text).size() > 2)
        return; // a line of many sentences that no blank line sets off is running text
    const bool early = first - lines.begin() < 12;
    const bool inBlog = !finding.entries.isEmpty() && finding.entries.first().line <= first - lines.begin();
    if (early && !inBlog && first->text.size() < 260 && (first->headingMark || !endsWithStop(first->text)))
        first->label(PassageKind::Title, u"the first line of the text"_s);
    else if (early && !inBlog && first->text.endsWith(u'?') && first->blankAfter)
        first->label(PassageKind::Title, u"the first line of the text"_s);
}

void labelEntries(QList<Line> &lines, const FormFinding &finding)
{
    for (qsizetype n = 0; n < finding.entries.size(); ++n) {
        const EntryStart &entry = finding.entries.at(n);
        const qsizetype end = n + 1 < finding.entries.size() ? finding.entries.at(n + 1).line : lines.size();
        if (entry.heading)
            lines[*entry.heading].label(PassageKind::Heading, u"heads an entry"_s);
        if (entry.timeAt)
            lines[*entry.timeAt].label(PassageKind::Timestamp, u"time of an entry"_s);
        for (qsizetype i = entry.line; i < end; ++i) {
            lines[i].entry = int(n);
            const bool last = i + 1 == end || lines.at(i + 1).kind.has_value();
            const bool announced = i > 0 && lines.at(i - 1).text.endsWith(u':');
            if (!lines.at(i).kind && (looksLikeHeading(lines.at(i)) || announced) && (last || announced) &&
                lines.at(i).text.size() < 130 && lines.at(i).blankBefore)
                lines[i].label(PassageKind::Link, u"a headline inside an entry: another story"_s);
        }
    }
}

void labelArticle(QList<Line> &lines)
{
    bool seenBody = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        Line &line = lines[i];
        if (line.kind)
            continue;
        const bool nextInBlock =
            i + 1 < lines.size() && !lines.at(i + 1).blankBefore && !lines.at(i + 1).kind;
        const bool pair = nextInBlock && !endsWithStop(line.text) && !endsWithStop(lines.at(i + 1).text);
        const bool startsBlock = line.blankBefore || (i > 0 && lines.at(i - 1).indented && !line.indented);
        if (!line.bullet && startsBlock && pair && line.text.size() < 160 &&
            lines.at(i + 1).text.size() < 200) {
            line.label(PassageKind::Caption,
                       u"two lines without a stop in one block: a picture's text and caption"_s);
            lines[i + 1].label(PassageKind::Caption, line.reason);
        } else if (lines.size() > 2 && line.blankBefore && line.blankAfter && looksLikeHeading(line)) {
            line.label(PassageKind::Heading,
                       seenBody ? u"a short line without a stop"_s : u"stands under the title"_s);
        } else {
            line.label(PassageKind::Body, u"running text"_s);
            seenBody = true;
        }
    }
}

void labelSentences(QList<Line> &lines)
{
    static const QRegularExpression pictured = expression(u"\\b(is |are |was |were )?pictured\\b"_s);
    for (Line &line : lines) {
        if (!line.kind && pictured.match(line.text).hasMatch())
            line.label(PassageKind::Caption, u"says what is pictured"_s);
        line.label(PassageKind::Body, u"running text"_s);
    }
}

} // namespace

void labelFurniture(QList<Line> &lines)
{
    for (Line &line : lines) {
        for (const Rule &rule : furnitureRules()) {
            if (line.text.size() <= rule.longest && rule.pattern.match(line.text).hasMatch()) {
                line.label(rule.kind, rule.reason);
                break;
            }
        }
    }
    labelRelated(lines);
    labelCards(lines);
    labelRepeated(lines);
    labelAlternativeTexts(lines);
}

void labelText(QList<Line> &lines, const FormFinding &finding)
{
    labelTitle(lines, finding);
    if (finding.form == Form::LiveBlog)
        labelEntries(lines, finding);
    if (finding.form == Form::SentenceList)
        labelSentences(lines);
    else
        labelArticle(lines);
}

} // namespace synoptic
