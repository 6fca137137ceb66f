// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/markup.h"

#include <algorithm>

namespace synoptic {

namespace {

constexpr qsizetype longestTag = 400;
constexpr qsizetype shortestRule = 4;
constexpr QStringView ruleSigns = u"/=_~#-";
constexpr QStringView escapedOpen = u"&lt;";
constexpr QStringView escapedClose = u"&gt;";

bool opensTag(QStringView text, qsizetype at)
{
    return at < text.size() && (text.at(at).isLetter() || text.at(at) == u'/' || text.at(at) == u'!');
}

qsizetype tagAt(QStringView text, qsizetype at, QStringView open, QStringView close)
{
    const QStringView near = text.sliced(at, std::min(longestTag, text.size() - at));
    if (!near.startsWith(open) || !opensTag(near, open.size()))
        return 0;
    const qsizetype end = near.indexOf(close, open.size());
    const qsizetype other = near.indexOf(open, open.size());
    return end < 0 || (other >= 0 && other < end) ? 0 : end + close.size();
}

qsizetype tagBefore(QStringView text, qsizetype end, QStringView open, QStringView close)
{
    const QStringView near = text.first(end).last(std::min(longestTag, end));
    if (!near.endsWith(close))
        return 0;
    const qsizetype from = near.lastIndexOf(open);
    const qsizetype length = near.size() - from;
    return from < 0 || tagAt(text, end - length, open, close) != length ? 0 : length;
}

qsizetype ruleAt(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && text.at(end) == text.at(at))
        ++end;
    return end - at >= shortestRule ? end - at : 0;
}

qsizetype ruleBefore(QStringView text, qsizetype start, qsizetype end)
{
    qsizetype at = end;
    while (at > start && text.at(at - 1) == text.at(end - 1))
        --at;
    return end - at >= shortestRule ? end - at : 0;
}

qsizetype escapedBreakBefore(QStringView text, qsizetype end)
{
    for (const qsizetype length : {2, 3}) {
        if (end >= length && escapedBreakAt(text, end - length) == length)
            return length;
    }
    return 0;
}

} // namespace

qsizetype escapedBreakAt(QStringView text, qsizetype at)
{
    if (text.at(at) != u'\\')
        return 0;
    const qsizetype sign = at + 1 < text.size() && text.at(at + 1) == u' ' ? at + 2 : at + 1;
    return sign < text.size() && (text.at(sign) == u'n' || text.at(sign) == u'r') ? sign + 1 - at : 0;
}

qsizetype noTextAt(QStringView text, qsizetype at)
{
    const QChar sign = text.at(at);
    if (sign.isSpace())
        return 1;
    if (sign.isLetterOrNumber())
        return 0;
    if (sign == u'<')
        return tagAt(text, at, u"<", u">");
    if (sign == u'&')
        return tagAt(text, at, escapedOpen, escapedClose);
    if (sign == u'\\')
        return escapedBreakAt(text, at);
    return ruleSigns.contains(sign) ? ruleAt(text, at) : 0;
}

qsizetype noTextBefore(QStringView text, qsizetype start, qsizetype end)
{
    const QChar sign = text.at(end - 1);
    qsizetype length = 0;
    if (sign.isSpace())
        return 1;
    if (sign == u'>')
        length = tagBefore(text, end, u"<", u">");
    else if (sign == u';')
        length = tagBefore(text, end, escapedOpen, escapedClose);
    else if (sign == u'n' || sign == u'r')
        length = escapedBreakBefore(text, end);
    else if (ruleSigns.contains(sign))
        length = ruleBefore(text, start, end);
    return end - length >= start ? length : 0;
}

TextRange withoutMarkup(QStringView text, TextRange range)
{
    const QStringView inside = text.first(range.end);
    while (range.start < range.end) {
        const qsizetype length = noTextAt(inside, range.start);
        if (length == 0)
            break;
        range.start += length;
    }
    while (range.end > range.start) {
        const qsizetype length = noTextBefore(text, range.start, range.end);
        if (length == 0)
            break;
        range.end -= length;
    }
    return range;
}

} // namespace synoptic
