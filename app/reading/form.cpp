// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/form.h"

#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

std::optional<qsizetype> neighbour(const QList<Line> &lines, qsizetype at, int step)
{
    for (qsizetype i = at + step; i >= 0 && i < lines.size(); i += step) {
        if (!lines.at(i).kind)
            return i;
    }
    return std::nullopt;
}

bool headingAt(const QList<Line> &lines, std::optional<qsizetype> at)
{
    return at && looksLikeHeading(lines.at(*at)) && !timeLine(lines.at(*at).text());
}

/// Entries of a blog whose items carry times. The heading stands above the time or below it, the same way all
/// through.
QList<EntryStart> timedEntries(const QList<Line> &lines)
{
    QList<qsizetype> times;
    qsizetype above = 0;
    qsizetype below = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).kind || !timeLine(lines.at(i).text()))
            continue;
        // What stands above the first time may be the title of the page: it has no vote.
        above += !times.isEmpty() && headingAt(lines, neighbour(lines, i, -1));
        below += headingAt(lines, neighbour(lines, i, +1));
        times.append(i);
    }
    QList<EntryStart> entries;
    for (const qsizetype at : times) {
        EntryStart entry{at, std::nullopt, at, *timeLine(lines.at(at).text())};
        const auto near = neighbour(lines, at, above >= below ? -1 : +1);
        const bool firstLine = near && !neighbour(lines, *near, -1);
        const bool isTitle = above >= below && firstLine && above + 1 < times.size();
        if (headingAt(lines, near) && !isTitle) {
            entry.heading = near;
            entry.line = std::min(at, *near);
        }
        entries.append(entry);
    }
    return entries;
}

/// Entries of a blog without times: a headline of its own paragraph above each item.
QList<EntryStart> headedEntries(const QList<Line> &lines)
{
    QList<EntryStart> entries;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const Line &line = lines.at(i);
        if (line.kind || !line.blankBefore || !line.blankAfter || !looksLikeHeading(line))
            continue;
        const auto next = neighbour(lines, i, +1);
        if (next && endsWithStop(lines.at(*next).text()) && lines.at(*next).text().size() > 60)
            entries.append(EntryStart{i, i, std::nullopt, {}});
    }
    return entries;
}

bool saysLive(const QList<Line> &lines)
{
    static const QRegularExpression live(
        u"\\b(live (blog|updates|coverage|report)|latest .{0,30}updates|as it happened|rolling coverage|minute by minute)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return std::any_of(lines.begin(), lines.begin() + std::min<qsizetype>(lines.size(), 30),
                       [](const Line &line) { return live.matchView(line.text()).hasMatch(); });
}

bool isSentenceList(const QList<Line> &lines)
{
    qsizetype closed = 0;
    qsizetype gaps = 0;
    qsizetype counted = 0;
    for (const Line &line : lines) {
        if (line.kind)
            continue;
        ++counted;
        gaps += line.blankBefore;
        closed += endsWithStop(line.text());
    }
    return counted >= 12 && gaps * 10 <= counted && closed * 10 >= counted * 6;
}

} // namespace

void splitInlineTimes(QList<Line> &lines, QStringView text)
{
    static const QRegularExpression lead(
        u"^([\\[(]\\s*(?:[01]?\\d|2[0-3])[:.h][0-5]\\d(?:\\s*[ap]\\.?m\\.?)?(?:\\s*[A-Z]{2,4})?\\s*[\\])]|"
        "(?:[01]?\\d|2[0-3])[:.h][0-5]\\d(?:\\s*[ap]\\.?m\\.?)?(?:\\s*(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PST|"
        "PDT))?|"
        "(?:0?[1-9]|1[0-2])\\s*[ap]\\.?m\\.?)\\s*[:,|–—-]?\\s+(?=\\S{2})"_s);
    QList<std::pair<qsizetype, qsizetype>> splits; // line, characters of its time
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const Line &line = lines.at(i);
        const QChar first = text.at(line.range.start);
        const bool mayLead = first == u'[' || first == u'(' || (first >= u'0' && first <= u'9');
        if (!mayLead || line.kind || timeLine(line.text()))
            continue;
        const auto match = lead.matchView(text.sliced(line.range.start, line.range.length()));
        if (match.hasMatch() && (line.blankBefore || line.blankAfter || match.captured(1).startsWith(u'[')))
            splits.append({i, match.capturedLength()});
    }
    if (splits.size() < 3)
        return;
    for (auto split = splits.crbegin(); split != splits.crend(); ++split) {
        Line &time = lines[split->first];
        Line rest = time;
        rest.range.start += split->second;
        rest.setText(text.sliced(rest.range.start, rest.range.length()));
        rest.blankBefore = time.blankAfter = false;
        time.range.end = rest.range.start;
        while (text.at(time.range.end - 1).isSpace() ||
               QStringView(u":,|–—-").contains(text.at(time.range.end - 1)))
            --time.range.end;
        time.setText(text.sliced(time.range.start, time.range.length()));
        lines.insert(split->first + 1, rest);
    }
}

std::optional<TimeLine> timeLine(QStringView line)
{
    static const QRegularExpression pattern(
        u"^[\\[(]?(?<h>[01]?\\d|2[0-3])(?:[:.h](?<m>[0-5]\\d))?\\s*(?<half>(?i:[ap]\\.?m\\.?))?[\\])]?\\s*"
        "(?i:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PST|PDT|local time)?\\s*(?:[,|–—-]\\s*"
        "(?<who>\\p{Lu}[\\w.’'-]*(?: (?:\\p{Lu}[\\w.’'-]*|and|&|in|at|de|da|del|van|von|der|den|bin|al)){0,5}))?$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    if (line.size() > 60 || line.isEmpty() ||
        (!line.front().isDigit() && line.front() != u'[' && line.front() != u'('))
        return std::nullopt;
    const auto match = pattern.matchView(line);
    if (!match.hasMatch() || (match.captured(u"m"_s).isEmpty() && match.captured(u"half"_s).isEmpty()))
        return std::nullopt;
    int hour = match.captured(u"h"_s).toInt();
    if (match.captured(u"half"_s).startsWith(u'p', Qt::CaseInsensitive) && hour < 12)
        hour += 12;
    else if (match.captured(u"half"_s).startsWith(u'a', Qt::CaseInsensitive) && hour == 12)
        hour = 0;
    return TimeLine{QTime(hour, match.captured(u"m"_s).toInt()), match.captured(u"who"_s)};
}

FormFinding findForm(const QList<Line> &lines)
{
    FormFinding finding;
    QList<EntryStart> entries = timedEntries(lines);
    if (entries.size() >= 2) {
        finding.form = Form::LiveBlog;
        finding.entries = std::move(entries);
        return finding;
    }
    if (isSentenceList(lines)) {
        finding.form = Form::SentenceList;
        return finding;
    }
    entries = headedEntries(lines);
    const auto open = std::count_if(lines.begin(), lines.end(), [](const Line &line) { return !line.kind; });
    // An article has a few section headings; a blog has one every few paragraphs.
    const bool dense = entries.size() >= 4 && entries.size() * 7 >= open;
    if (dense && (saysLive(lines) || entries.size() >= 12)) {
        finding.form = Form::LiveBlog;
        finding.entries = std::move(entries);
    }
    return finding;
}

} // namespace synoptic
