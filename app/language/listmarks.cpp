// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/listmarks.h"

#include <QString>
#include <algorithm>

namespace synoptic {

namespace {

constexpr QStringView bullets = u"•⁃‣▪●◦";
constexpr qsizetype longestLabel = 4;

bool isListStop(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?' || c == u'…' || c == u'。';
}

bool isLabelSign(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

/// Fills what the label counts; false where it is none.
bool readLabel(QStringView label, ListMark &mark)
{
    bool isNumber = false;
    if (label.front().isDigit()) {
        mark.number = label.size() <= 3 ? label.toInt(&isNumber) : 0;
        return isNumber;
    }
    const bool small = label.front().isLower();
    if (label.size() == 1) {
        mark.lower = small ? label.front().unicode() - 'a' + 1 : 0;
        mark.upper = !small && mark.bracketed ? label.front().unicode() - 'A' + 1 : 0;
    }
    if (small || mark.bracketed)
        mark.roman = romanValue(label);
    return mark.lower > 0 || mark.upper > 0 || mark.roman > 0;
}

/// Where the mark of the label that begins at \p start begins: with its bracket and bullet.
qsizetype withBullet(QStringView text, qsizetype start)
{
    if (start > 0 && text.at(start - 1) == u'(')
        --start;
    if (start > 0 && bullets.contains(text.at(start - 1)))
        return start - 1;
    if (start > 1 && text.at(start - 1).isSpace() && bullets.contains(text.at(start - 2)))
        return start - 2;
    return start;
}

void addList(const std::vector<ListMark> &marks, int ListMark::*count, std::vector<TextRange> &out)
{
    std::vector<TextRange> list;
    int last = 0;
    bool opens = false;
    for (const ListMark &mark : marks) {
        const int value = mark.*count;
        const bool first = mark.opens || (mark.afterStop && (value == 1 || mark.bracketed));
        if (value == 0 || (list.empty() ? !first : value != last + 1))
            continue;
        opens = opens || mark.opens;
        list.push_back(mark.range);
        last = value;
    }
    if (list.size() >= (opens ? 2 : 3)) // inside a paragraph two may be a coincidence
        out.insert(out.end(), list.begin(), list.end());
}

} // namespace

int romanValue(QStringView numeral)
{
    int value = 0;
    int before = 0;
    for (auto sign = numeral.rbegin(); sign != numeral.rend(); ++sign) {
        const QChar small = sign->toLower();
        const int worth = small == u'i' ? 1 : small == u'v' ? 5 : small == u'x' ? 10 : 0;
        if (worth == 0)
            return 0;
        value += worth < before ? -worth : worth;
        before = worth;
    }
    return value;
}

std::optional<ListMark> listMarkAt(QStringView text, qsizetype at)
{
    if (at == 0 || at + 1 >= text.size() || !text.at(at + 1).isSpace())
        return std::nullopt;
    ListMark mark;
    mark.bracketed = text.at(at) == u')';
    const qsizetype labelEnd = mark.bracketed && text.at(at - 1) == u'.' ? at - 1 : at;
    qsizetype start = labelEnd;
    while (start > 0 && labelEnd - start <= longestLabel && isLabelSign(text.at(start - 1)))
        --start;
    if (start == labelEnd || labelEnd - start > longestLabel ||
        !readLabel(text.sliced(start, labelEnd - start), mark))
        return std::nullopt;
    start = withBullet(text, start);
    qsizetype before = start;
    while (before > 0 && text.at(before - 1).isSpace())
        --before;
    if (start > 0 && before == start)
        return std::nullopt;
    qsizetype item = at + 1;
    while (item < text.size() && text.at(item).isSpace())
        ++item;
    if (item >= text.size() || !text.at(item).isLetter())
        return std::nullopt;
    mark.range = {start, item};
    mark.opens = before == 0;
    mark.afterStop = before > 0 && isListStop(text.at(before - 1));
    return mark;
}

std::vector<TextRange> listsAmong(const std::vector<ListMark> &marks)
{
    std::vector<TextRange> lists;
    for (const auto count : {&ListMark::number, &ListMark::lower, &ListMark::upper, &ListMark::roman})
        addList(marks, count, lists);
    std::ranges::sort(lists, {}, &TextRange::start);
    const auto same = std::ranges::unique(lists, {}, &TextRange::start);
    lists.erase(same.begin(), same.end());
    return lists;
}

} // namespace synoptic
