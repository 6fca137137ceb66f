// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/lines.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr QStringView bullets = u"•·‣▪●◦*";

Line lineAt(QStringView text, qsizetype start, qsizetype end)
{
    const qsizetype lineStart = start;
    while (end > start && text.at(end - 1).isSpace())
        --end;
    while (start < end && text.at(start).isSpace())
        ++start;
    Line line;
    line.indented = start - lineStart >= 2;
    // The bullet stays outside the range only when text follows it; "·23 min read" has no space after it.
    if (start + 1 < end && bullets.contains(text.at(start)) && text.at(start + 1).isSpace()) {
        line.bullet = line.indented = true;
    }
    line.range = {start, end};
    QStringView words = text.sliced(start, end - start);
    if (line.bullet || (!words.isEmpty() && words.front() == u'·'))
        words = words.sliced(1);
    const qsizetype marks =
        std::find_if(words.begin(), words.end(), [](QChar c) { return c != u'#'; }) - words.begin();
    if (marks >= 1 && marks <= 6 && marks < words.size() && words.at(marks).isSpace()) {
        line.headingMark = true;
        words = words.sliced(marks);
    }
    line.setText(words);
    return line;
}

/// Only single spaces, and those inside.
bool isSimplified(QStringView text)
{
    unsigned doubled = 0;
    unsigned space = 1;
    for (const QChar c : text) {
        const unsigned blank = c == u' ';
        doubled |= blank & space; // no branch: every sixth character is a space
        space = blank;
        const bool ascii = c >= u' ' && c < QChar(0x7f);
        if (!ascii && c.isSpace())
            return false;
    }
    return text.isEmpty() || (doubled | space) == 0;
}

/// Most lines of the text's multi-line paragraphs go on in lower case after a full-width line.
bool isHardWrapped(const QList<Line> &lines)
{
    int wrapped = 0;
    int breaks = 0;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (lines.at(i + 1).blankBefore || lines.at(i).bullet || lines.at(i + 1).bullet)
            continue;
        ++breaks;
        const qsizetype length = lines.at(i).range.length();
        wrapped += length >= 45 && length <= 100 && !endsWithStop(lines.at(i).text());
    }
    return breaks >= 4 && wrapped * 10 >= breaks * 6;
}

QList<Line> joined(QStringView text, const QList<Line> &lines)
{
    QList<Line> out;
    for (const Line &line : lines) {
        const bool goesOn = !out.isEmpty() && !line.blankBefore && !line.bullet && !line.headingMark &&
                            !out.last().headingMark && out.last().range.length() >= 45;
        if (!goesOn) {
            out.append(line);
            continue;
        }
        out.last().range.end = line.range.end;
        out.last().setText(text.sliced(out.last().range.start, out.last().range.length()));
        out.last().blankAfter = line.blankAfter;
    }
    return out;
}

bool goesOnInLowerCase(const Line &line)
{
    return !line.blankBefore && !line.bullet && !line.headingMark && !line.text().isEmpty() &&
           line.text().front().isLower();
}

/// How many lines behind \p at finish its sentence: they go on in small letters, the last one to a stop.
qsizetype interruptedAt(const QList<Line> &lines, qsizetype at)
{
    const Line &first = lines.at(at);
    if (first.text().isEmpty() || !first.text().front().isUpper() || endsWithStop(first.text()) ||
        first.headingMark)
        return 0;
    for (qsizetype i = at + 1; i < lines.size() && goesOnInLowerCase(lines.at(i)); ++i) {
        if (endsWithStop(lines.at(i).text()))
            return i - at;
    }
    return 0;
}

/// Joins the lines of a sentence that a line break interrupts. The first line of a longer text may be its
/// title.
QList<Line> withoutInterruptions(QStringView text, const QList<Line> &lines)
{
    QList<Line> out;
    out.reserve(lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        out.append(lines.at(i));
        const qsizetype more = interruptedAt(lines, i);
        if (more > 0 && (i > 0 || more + 1 == lines.size())) {
            i += more;
            Line &line = out.last();
            line.range.end = lines.at(i).range.end;
            line.setText(text.sliced(line.range.start, line.range.length()));
            line.blankAfter = lines.at(i).blankAfter;
        }
    }
    return out;
}

} // namespace

void Line::setText(QStringView source)
{
    source = source.trimmed();
    if (!isSimplified(source))
        source = m_folded = source.toString().simplified();
    m_text = source;
}

QList<Line> linesOf(QStringView text)
{
    QList<Line> lines;
    bool blank = true;
    for (qsizetype start = 0; start <= text.size();) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        Line line = lineAt(text, start, end);
        if (line.range.isEmpty()) {
            blank = true;
        } else {
            line.blankBefore = blank;
            if (!lines.isEmpty())
                lines.last().blankAfter = blank;
            blank = false;
            lines.append(std::move(line));
        }
        start = end + 1;
    }
    if (!lines.isEmpty())
        lines.last().blankAfter = true;
    return isHardWrapped(lines) ? joined(text, lines) : withoutInterruptions(text, lines);
}

bool endsWithStop(QStringView text)
{
    while (!text.isEmpty() && QStringView(u"”’\"')]»").contains(text.back()))
        text.chop(1);
    return !text.isEmpty() && QStringView(u".!?…:;,。").contains(text.back());
}

bool looksLikeHeading(const Line &line)
{
    if (line.headingMark)
        return true;
    if (line.bullet || line.text().size() > 130 || line.text().size() < 3)
        return false;
    if (endsWithStop(line.text()) && !line.text().endsWith(u'?'))
        return false;
    return line.text().count(u' ') >= 1 || line.text().front().isUpper();
}

} // namespace synoptic
