// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/labels.h"

#include "language/sentences.h"
#include "reading/furniture.h"
#include "reading/phraseindex.h"

#include <QHash>
#include <algorithm>
#include <bit>
#include <vector>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

bool headsOtherStories(QStringView line)
{
    static const PhraseIndex triggers({u"^recommended |^related |^more |^you m|^most |^latest |^trending"
                                       "|^what to read next|^up next|^in other news|^elsewhere"});
    static const QRegularExpression pattern(
        u"^(recommended (stories|for you|reading)|related (stories|articles|news|content|topics|coverage)|more (stories|news|on this( story)?|from .{2,40})|you (may|might) also (like|be interested in)|(most|latest) (popular|viewed|stories|news)|trending( now)?|what to read next|up next|in other news|elsewhere)\\W*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return line.size() <= 60 && triggers.setsIn(line) != 0 && pattern.matchView(line).hasMatch();
}

void labelRelated(QList<Line> &lines)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!headsOtherStories(lines.at(i).text()))
            continue;
        lines[i].label(PassageKind::Boilerplate, u"heads a list of other stories"_s);
        const QString reason = u"stands under “%1”"_s.arg(lines.at(i).text());
        for (qsizetype k = i + 1; k < lines.size(); ++k)
            lines[k].label(PassageKind::Related, reason);
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
        else if (inList && !line.kind && line.indented && line.text().size() < 120)
            line.label(PassageKind::Metadata, u"card about a person or topic"_s);
        else if (inList && !line.kind)
            return;
    }
}

QString foldedLine(QStringView text)
{
    QString folded = text.toString().toCaseFolded();
    folded.replace(u"&#39;"_s, u"'"_s)
        .replace(u'’', u'\'')
        .replace(u"&amp;"_s, u"&"_s)
        .replace(u"&quot;"_s, u"\""_s);
    return folded;
}

/// What foldedLine() makes of a character that it looks at alone and knows without a table; 0 for others.
constexpr char16_t foldedAlone(char16_t c)
{
    if (c < 0x80)
        return c >= u'A' && c <= u'Z' ? char16_t(c + 32) : c == u'&' ? u'\0' : c;
    if (c == u'’')
        return u'\'';
    const bool punctuation = c >= 0x2010 && c <= 0x203a;
    const bool smallLetter = c >= 0xe0 && c <= 0xff;
    return punctuation || smallLetter ? c : u'\0';
}

/// A hash of how foldedLine() begins; made without it for nearly all lines.
quint64 foldedKey(QStringView text)
{
    constexpr qsizetype beginning = 24;
    quint64 key = 0;
    const auto add = [&key](char16_t c) { key = std::rotl(key, 5) * 0x9e3779b97f4a7c15 + c; };
    for (const QChar c : text.first(std::min(text.size(), beginning))) {
        const char16_t folded = foldedAlone(c.unicode());
        if (folded == 0) {
            key = 0;
            for (const QChar other : foldedLine(text).left(beginning))
                add(other.unicode());
            return key;
        }
        add(folded);
    }
    return key;
}

/// The places of each line that begins like another: of all that stand more than once.
QHash<QString, QList<qsizetype>> repeatedLines(const QList<Line> &lines)
{
    std::vector<std::pair<quint64, qsizetype>> keys;
    keys.reserve(size_t(lines.size()));
    for (qsizetype i = 0; i < lines.size(); ++i)
        keys.emplace_back(foldedKey(lines.at(i).text()), i);
    std::ranges::sort(keys);
    QHash<QString, QList<qsizetype>> places;
    for (size_t i = 0; i < keys.size(); ++i) {
        const bool again = (i > 0 && keys[i - 1].first == keys[i].first) ||
                           (i + 1 < keys.size() && keys[i + 1].first == keys[i].first);
        if (again)
            places[foldedLine(lines.at(keys[i].second).text())].append(keys[i].second);
    }
    return places;
}

/// A line that stands twice close by is a caption with its alternative text; one that keeps coming back is
/// furniture.
void labelRepeated(QList<Line> &lines)
{
    const QHash<QString, QList<qsizetype>> places = repeatedLines(lines);
    for (const QList<qsizetype> &at : places) {
        const QStringView text = lines.at(at.first()).text();
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
            above.text().size() < 260)
            above.label(PassageKind::Caption, u"stands right above a caption"_s);
    }
}

void labelTitle(QList<Line> &lines, const FormFinding &finding)
{
    const auto first = std::find_if(lines.begin(), lines.end(), [](const Line &line) {
        return !line.kind && saysSomething(line.text());
    });
    if (first == lines.end() || lines.size() < 2)
        return;
    if (!first->blankAfter && !first->headingMark && sentenceRanges(first->text()).size() > 2)
        return; // a line of many sentences that no blank line sets off is running text
    const bool early = first - lines.begin() < 12;
    const bool inBlog = !finding.entries.isEmpty() && finding.entries.first().line <= first - lines.begin();
    if (early && !inBlog && first->text().size() < 260 &&
        (first->headingMark || !endsWithStop(first->text())))
        first->label(PassageKind::Title, u"the first line of the text"_s);
    else if (early && !inBlog && first->text().endsWith(u'?') && first->blankAfter)
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
            const bool announced = i > 0 && lines.at(i - 1).text().endsWith(u':');
            if (!lines.at(i).kind && (looksLikeHeading(lines.at(i)) || announced) && (last || announced) &&
                lines.at(i).text().size() < 130 && lines.at(i).blankBefore)
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
        const bool pair = nextInBlock && !endsWithStop(line.text()) && !endsWithStop(lines.at(i + 1).text());
        const bool startsBlock = line.blankBefore || (i > 0 && lines.at(i - 1).indented && !line.indented);
        if (!line.bullet && startsBlock && pair && line.text().size() < 160 &&
            lines.at(i + 1).text().size() < 200) {
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
    static const PhraseIndex trigger({u"pictured"});
    static const QRegularExpression pictured(u"\\bpictured\\b"_s, QRegularExpression::CaseInsensitiveOption);
    for (Line &line : lines) {
        if (!line.kind && trigger.setsIn(line.text()) != 0 && pictured.matchView(line.text()).hasMatch())
            line.label(PassageKind::Caption, u"says what is pictured"_s);
        line.label(PassageKind::Body, u"running text"_s);
    }
}

} // namespace

void labelFurniture(QList<Line> &lines)
{
    for (Line &line : lines) {
        if (const FurnitureRule *rule = furnitureRuleOf(line.text()))
            line.label(rule->kind, rule->reason);
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
