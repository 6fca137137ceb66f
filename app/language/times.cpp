// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/times.h"

#include "language/numberscanner.h"
#include "language/tables.h"

#include <QTimeZone>
#include <algorithm>
#include <bitset>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// "name = value" of a table.
QHash<QString, QString> valuesOf(const QString &table)
{
    QHash<QString, QString> values;
    for (const QString &entry : wordTable(table))
        values.insert(entry.section(u'=', 0, 0).trimmed(), entry.section(u'=', 1).trimmed());
    return values;
}

/// First letters and lengths of the words that may start a time: the quick way to pass the rest.
class Starts
{
public:
    Starts()
    {
        for (const QString &table : {u"months"_s, u"weekdays"_s, u"relative-days"_s}) {
            for (const QString &entry : wordTable(table))
                add(entry.section(u'=', 0, 0).trimmed().section(u' ', 0, 0));
        }
        for (const QString &word : {u"noon"_s, u"midday"_s, u"midnight"_s, u"a"_s})
            add(word);
    }
    bool mayStart(QStringView word) const
    {
        const char16_t first = word.front().unicode() | 0x20;
        return word.size() < longest && first >= u'a' && first <= u'z' &&
               m_starts[size_t(first - u'a') * longest + size_t(word.size())];
    }

private:
    void add(const QString &word)
    {
        const int letter = word.isEmpty() ? -1 : word.front().toLower().unicode() - u'a';
        if (letter >= 0 && letter < 26 && word.size() < longest)
            m_starts.set(size_t(letter) * longest + size_t(word.size()));
    }

    static constexpr qsizetype longest = 12;
    std::bitset<26 * longest> m_starts;
};

/// Reads the times of one text word by word: a digit, or a word of the tables, starts each.
class TimeReader
{
public:
    TimeReader(QStringView text, std::optional<QDate> published)
        : m_starts(starts()), m_scanner(text, {0, text.size()}), m_size(text.size()), m_published(published)
    {
    }

    QList<TimeExpression> read()
    {
        for (qsizetype at = 0; at < m_size;) {
            const QChar c = m_scanner.charAt(at);
            if (isDigit(c)) {
                const bool found = readIsoDate(at) || readClock(at) || readDayFirst(at) || readAgo(at);
                at = found ? m_times.last().range.end : m_scanner.behindRun(at);
            } else if (c.isLetter()) {
                const QStringView word = m_scanner.wordAt(at);
                const bool likely = m_starts.mayStart(word) || NumberTables::instance().mayBeNumberWord(word);
                const bool found = likely && readWord(at, word.toString());
                at = found ? m_times.last().range.end : at + word.size();
            } else {
                ++at;
            }
        }
        return m_times;
    }

private:
    bool readWord(qsizetype at, const QString &word);
    bool readIsoDate(qsizetype at);
    bool readClock(qsizetype at);
    bool readDayFirst(qsizetype at);
    bool readMonthFirst(qsizetype at, const QString &word);
    bool readWeekday(qsizetype at, const QString &word);
    bool readRelative(qsizetype at, const QString &word);
    bool readAgo(qsizetype at);
    bool addDay(qsizetype start, qsizetype end, QDate day);
    bool addClock(qsizetype start, qsizetype end, QTime time);
    std::optional<int> zoneAt(qsizetype &end) const;
    bool isAbout(qsizetype start) const;
    bool isAhead(qsizetype start) const;
    int yearBehind(qsizetype &end) const;

    QString digitsAt(qsizetype at) const
    {
        qsizetype end = at;
        while (isDigit(m_scanner.charAt(end)))
            ++end;
        return m_scanner.text(at, end).toString();
    }
    bool startsAt(qsizetype at, QStringView words) const
    {
        return m_scanner.text(at, at + words.size()).compare(words, Qt::CaseInsensitive) == 0;
    }
    static int monthOf(const QString &word)
    {
        return word.isEmpty() || !word.front().isUpper() ? 0 : NumberTables::instance().month(word.toLower());
    }

    static const Starts &starts()
    {
        static const Starts all;
        return all;
    }

    const Starts &m_starts;
    NumberScanner m_scanner;
    qsizetype m_size;
    std::optional<QDate> m_published;
    QList<TimeExpression> m_times;
};

bool TimeReader::addDay(qsizetype start, qsizetype end, QDate day)
{
    if (day.isValid())
        m_times.append({{start, end}, std::nullopt, day, std::nullopt, false});
    return day.isValid();
}

bool TimeReader::addClock(qsizetype start, qsizetype end, QTime time)
{
    if (!time.isValid())
        return false;
    TimeExpression found;
    found.time = time;
    found.about = isAbout(start);
    found.utcOffsetMinutes = zoneAt(end);
    found.range = {start, end};
    m_times.append(found);
    return true;
}

/// The zone behind a clock time, which then ends behind it.
std::optional<int> TimeReader::zoneAt(qsizetype &end) const
{
    static const QHash<QString, QString> zones = valuesOf(u"time-zones"_s);
    const qsizetype from = isBlank(m_scanner.charAt(end)) ? end + 1 : end;
    const QString name = m_scanner.wordAt(from).toString();
    const QString zone = name.isEmpty() ? QString() : zones.value(name);
    if (zone.isEmpty())
        return std::nullopt;
    end = from + name.size();
    const QTimeZone known(zone.toLatin1());
    const QDate day = m_published.value_or(QDate(2000, 1, 1));
    return known.isValid()
               ? std::optional(known.offsetFromUtc(QDateTime(day, QTime(12, 0), QTimeZone::utc())) / 60)
               : std::nullopt;
}

/// What stands right before says that the time is no exact one.
bool TimeReader::isAbout(qsizetype start) const
{
    static const QSet<QString> hedges = wordSet(u"time-hedges"_s);
    return hedges.contains(m_scanner.wordBefore(start).toString().toLower());
}

/// Whether the words before a weekday, up to four, say that it is still to come.
bool TimeReader::isAhead(qsizetype start) const
{
    static const QSet<QString> ahead = wordSet(u"words-of-the-future"_s);
    for (int i = 0; i < 5; ++i) {
        const QStringView word = m_scanner.wordBefore(start);
        if (word.isEmpty())
            return false;
        if (ahead.contains(word.toString().toLower()))
            return true;
        start = m_scanner.positionOf(word);
    }
    return false;
}

/// The year behind a day and month, or the published one; 0 where neither is known.
int TimeReader::yearBehind(qsizetype &end) const
{
    qsizetype from = end + (m_scanner.charAt(end) == u',' ? 1 : 0);
    if (isBlank(m_scanner.charAt(from))) {
        const QString year = digitsAt(from + 1);
        if (year.size() == 4 && (year.startsWith("19"_L1) || year.startsWith("20"_L1))) {
            end = from + 5;
            return year.toInt();
        }
    }
    return m_published ? m_published->year() : 0;
}

/// "2022-01-14"
bool TimeReader::readIsoDate(qsizetype at)
{
    const QString text = m_scanner.text(at, at + 10).toString();
    if (text.size() < 10 || text.at(4) != u'-' || isDigit(m_scanner.charAt(at + 10)))
        return false;
    return addDay(at, at + 10, QDate::fromString(text, Qt::ISODate));
}

/// "4.40am", "16:30", "8 p.m.", "0930 GMT"
bool TimeReader::readClock(qsizetype at)
{
    const QChar before = m_scanner.charAt(at - 1);
    const QString first = digitsAt(at);
    qsizetype end = at + first.size();
    QString second;
    const QChar joint = m_scanner.charAt(end);
    if (!before.isNull() && (before.isLetterOrNumber() || QStringView(u".,:$£€-/").contains(before)))
        return false;
    if (joint == u':' || joint == u'.' || joint == u'h') {
        second = digitsAt(end + 1);
        if (second.size() != 2)
            return false;
        end += 3;
    }
    const qsizetype behind = isBlank(m_scanner.charAt(end)) ? end + 1 : end;
    const QChar half = m_scanner.charAt(behind).toLower();
    const bool stopped = m_scanner.charAt(behind + 1) == u'.';
    const qsizetype m = behind + (stopped ? 2 : 1);
    const bool halved = (half == u'a' || half == u'p') && m_scanner.charAt(m).toLower() == u'm' &&
                        !m_scanner.charAt(m + 1).isLetterOrNumber();
    int hour = first.toInt();
    if (halved) {
        if (first.size() > 2 || hour < 1 || hour > 12)
            return false;
        hour = hour % 12 + (half == u'p' ? 12 : 0);
        end = m + 1 + (stopped && m_scanner.charAt(m + 1) == u'.' ? 1 : 0);
        return addClock(at, end, QTime(hour, second.toInt()));
    }
    // "4.5" is a figure, "4.40" may be one: a dot needs am, pm or a zone, as four bare digits do.
    qsizetype zoned = end;
    const bool zone = zoneAt(zoned).has_value();
    if (second.isEmpty() && first.size() == 4 && zone)
        return addClock(at, end, QTime(first.left(2).toInt(), first.right(2).toInt()));
    if (second.isEmpty() || first.size() > 2 || (joint == u'.' && !zone) || m_scanner.charAt(end) == u'%')
        return false;
    return addClock(at, end, QTime(hour, second.toInt()));
}

/// "14 January 2022", "3rd of March"
bool TimeReader::readDayFirst(qsizetype at)
{
    const QString day = digitsAt(at);
    if (day.size() > 2 || m_scanner.charAt(at - 1).isLetterOrNumber())
        return false;
    qsizetype from = at + day.size();
    const QString suffix = m_scanner.wordAt(from).toString();
    if (suffix == "st"_L1 || suffix == "nd"_L1 || suffix == "rd"_L1 || suffix == "th"_L1)
        from += 2;
    from += startsAt(from, u" of ") ? 4 : 1;
    const QString month = m_scanner.wordAt(from).toString();
    if (monthOf(month) == 0 || !isBlank(m_scanner.charAt(from - 1)))
        return false;
    qsizetype end = from + month.size();
    if (m_scanner.charAt(end) == u'.' && isBlank(m_scanner.charAt(end + 1)) &&
        isDigit(m_scanner.charAt(end + 2)))
        ++end;
    const int year = yearBehind(end);
    return year > 0 && addDay(at, end, QDate(year, monthOf(month), day.toInt()));
}

/// "January 15, 2022", "Jan. 15th"
bool TimeReader::readMonthFirst(qsizetype at, const QString &word)
{
    qsizetype from = at + word.size();
    if (m_scanner.charAt(from) == u'.')
        ++from;
    const QString day = digitsAt(from + 1);
    if (!isBlank(m_scanner.charAt(from)) || day.isEmpty() || day.size() > 2)
        return false;
    qsizetype end = from + 1 + day.size();
    const QString suffix = m_scanner.wordAt(end).toString();
    if (suffix.size() == 2)
        end += 2;
    const int year = yearBehind(end);
    return year > 0 && addDay(at, end, QDate(year, monthOf(word), day.toInt()));
}

/// The last such day not after the publication, or the next one where the words before say so.
bool TimeReader::readWeekday(qsizetype at, const QString &word)
{
    static const QHash<QString, QString> weekdays = valuesOf(u"weekdays"_s);
    const int wanted = word.size() > 5 && word.front().isUpper() ? weekdays.value(word.toLower()).toInt() : 0;
    if (wanted == 0 || !m_published)
        return false;
    const int back = (m_published->dayOfWeek() - wanted + 7) % 7;
    const bool ahead = back > 0 && isAhead(at);
    return addDay(at, at + word.size(), m_published->addDays(ahead ? 7 - back : -back));
}

/// "yesterday", "last night"
bool TimeReader::readRelative(qsizetype at, const QString &word)
{
    static const QHash<QString, QString> days = valuesOf(u"relative-days"_s);
    if (!m_published || !m_starts.mayStart(word))
        return false;
    const QString second = word.size() <= 4 ? m_scanner.wordAt(at + word.size() + 1).toString() : QString();
    for (const QString &phrase : {word + u' ' + second, word}) {
        const auto offset = days.constFind(phrase.toLower());
        if (offset != days.constEnd() && startsAt(at, phrase))
            return addDay(at, at + phrase.size(), m_published->addDays(offset->toInt()));
    }
    return false;
}

/// "two days ago", "a week ago", counted back from the publication.
bool TimeReader::readAgo(qsizetype at)
{
    if (!m_published)
        return false;
    const bool article = startsAt(at, u"a ");
    const auto number = article ? std::nullopt : m_scanner.numberAt(at);
    const qsizetype from = article ? at + 2 : number ? number->range.end + 1 : at;
    const QStringView next = m_scanner.wordAt(from);
    if (next.size() < 3 || next.size() > 5)
        return false;
    const QString unit = next.toString().toLower();
    const int days = unit == "day"_L1 || unit == "days"_L1     ? 1
                     : unit == "week"_L1 || unit == "weeks"_L1 ? 7
                                                               : 0;
    const double count = article ? 1 : number ? number->value : 0;
    if (days == 0 || count > 60 || !startsAt(from + unit.size(), u" ago"))
        return false;
    return addDay(at, from + unit.size() + 4, m_published->addDays(-qint64(count) * days));
}

bool TimeReader::readWord(qsizetype at, const QString &word)
{
    if (m_scanner.charAt(at - 1).isLetterOrNumber())
        return false;
    const QString low = word.toLower();
    if (low == "noon"_L1 || low == "midday"_L1 || low == "midnight"_L1)
        return addClock(at, at + word.size(), QTime(low == "midnight"_L1 ? 0 : 12, 0));
    return (monthOf(word) > 0 && readMonthFirst(at, word)) || readWeekday(at, word) ||
           readRelative(at, word) ||
           ((low == "a"_L1 || NumberTables::instance().mayBeNumberWord(low)) && readAgo(at));
}

} // namespace

QList<TimeExpression> findTimes(QStringView text, std::optional<QDate> published)
{
    return TimeReader(text, published).read();
}

} // namespace synoptic
