// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/times.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr std::array<QStringView, 12> months{u"jan", u"feb", u"mar", u"apr", u"may", u"jun",
                                             u"jul", u"aug", u"sep", u"oct", u"nov", u"dec"};
constexpr std::array<QStringView, 7> weekdays{u"mon", u"tue", u"wed", u"thu", u"fri", u"sat", u"sun"};

template <typename Table>
int numberOf(const Table &table, const QString &name)
{
    const auto at = std::ranges::find(table, QStringView(name).left(3).toString().toLower());
    return at == table.end() ? 0 : int(at - table.begin()) + 1;
}

QRegularExpression expression(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption |
                                           QRegularExpression::UseUnicodePropertiesOption);
}

/// What stands right before says that the time is no exact one.
bool isAbout(QStringView before)
{
    static const QRegularExpression hedge =
        expression(u"\\b(about|around|before|after|nearly|almost|towards?|circa|roughly|by|past)\\s+$"_s);
    return hedge.matchView(before).hasMatch();
}

void addClocks(QStringView text, QList<TimeExpression> &into)
{
    static const QRegularExpression clock = expression(
        u"(?<![\\d.,:$£€])(?:(?<h>[01]?\\d|2[0-3])[:.h](?<m>[0-5]\\d)(?:\\s?(?<half>[ap])\\.?m\\b\\.?)?|(?<h2>1[0-2]|[1-9])\\s?(?<half2>[ap])\\.?m\\b\\.?|(?<word>\\bnoon\\b|\\bmidday\\b|\\bmidnight\\b))(?![\\d%])"_s);
    for (const auto &match : clock.globalMatchView(text)) {
        TimeExpression found;
        found.range = {match.capturedStart(), match.capturedEnd()};
        if (match.hasCaptured(u"word")) {
            found.time = QTime(match.captured(u"word").toLower() == "midnight"_L1 ? 0 : 12, 0);
        } else {
            int hour =
                match.hasCaptured(u"h2") ? match.captured(u"h2").toInt() : match.captured(u"h").toInt();
            const QString half =
                match.hasCaptured(u"h2") ? match.captured(u"half2") : match.captured(u"half");
            // "4.5" is a figure, "4.40" may be one: a dot needs am or pm.
            if (half.isEmpty() && text.sliced(found.range.start, found.range.length()).contains(u'.'))
                continue;
            if (half.toLower() == "p"_L1 && hour < 12)
                hour += 12;
            else if (half.toLower() == "a"_L1 && hour == 12)
                hour = 0;
            found.time = QTime(hour, match.captured(u"m").toInt());
        }
        found.about = isAbout(text.first(found.range.start));
        into.append(found);
    }
}

void addDates(QStringView text, std::optional<QDate> published, QList<TimeExpression> &into)
{
    static const QString month =
        u"(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"_s;
    static const std::array forms{
        expression(u"\\b(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?"_s + month +
                   u"\\b\\.?(?:,? (?<year>(?:19|20)\\d\\d))?"_s),
        expression(u"\\b"_s + month +
                   u"\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?:, (?<year>(?:19|20)\\d\\d))?"_s),
        expression(u"\\b(?<year>(?:19|20)\\d\\d)-(?<number>\\d\\d)-(?<day>\\d\\d)\\b"_s)};
    for (const QRegularExpression &form : forms) {
        for (const auto &match : form.globalMatchView(text)) {
            const bool named = match.hasCaptured(u"month");
            if (!match.hasCaptured(u"year") && !published)
                continue;
            const int year = match.hasCaptured(u"year") ? match.captured(u"year").toInt() : published->year();
            const QDate day(
                year, named ? numberOf(months, match.captured(u"month")) : match.captured(u"number").toInt(),
                match.captured(u"day").toInt());
            if (day.isValid())
                into.append({{match.capturedStart(), match.capturedEnd()}, std::nullopt, day, false});
        }
    }
}

void addWeekdays(QStringView text, QDate published, QList<TimeExpression> &into)
{
    static const QRegularExpression day = expression(
        u"\\b(?:(?<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|(?<relative>yesterday|today|tomorrow))\\b"_s);
    static const QRegularExpression ahead =
        expression(u"\\b(next|by|until|will|to be|is due|are due|for)\\b[^.;]{0,40}$"_s);
    for (const auto &match : day.globalMatchView(text)) {
        TimeExpression found;
        found.range = {match.capturedStart(), match.capturedEnd()};
        if (match.hasCaptured(u"relative")) {
            const QString word = match.captured(u"relative").toLower();
            found.day = published.addDays(word == "yesterday"_L1 ? -1 : word == "tomorrow"_L1 ? 1 : 0);
        } else {
            const int wanted = numberOf(weekdays, match.captured(u"weekday"));
            const int back = (published.dayOfWeek() - wanted + 7) % 7;
            const bool future = back > 0 && ahead.matchView(text.first(found.range.start)).hasMatch();
            found.day = published.addDays(future ? 7 - back : -back);
        }
        into.append(found);
    }
}

} // namespace

QList<TimeExpression> findTimes(QStringView text, std::optional<QDate> published)
{
    QList<TimeExpression> times;
    addClocks(text, times);
    addDates(text, published, times);
    if (published)
        addWeekdays(text, *published, times);
    std::ranges::sort(times, {}, [](const TimeExpression &time) { return time.range.start; });
    return times;
}

} // namespace synoptic
