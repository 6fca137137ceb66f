// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/metadata.h"

#include "language/languages.h"
#include "reading/phraseindex.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QUrl>
#include <array>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr std::array<QStringView, 12> monthStarts{u"jan", u"feb", u"mar", u"apr", u"may", u"jun",
                                                  u"jul", u"aug", u"sep", u"oct", u"nov", u"dec"};

int monthNumber(const QString &name)
{
    const QString start = name.left(3).toLower();
    const auto at = std::find(monthStarts.begin(), monthStarts.end(), start);
    return at == monthStarts.end() ? 0 : int(at - monthStarts.begin()) + 1;
}

std::optional<QDate> parseDay(const QString &text)
{
    static const QString month =
        u"(?<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?"_s;
    static const std::array<QRegularExpression, 3> forms{
        QRegularExpression(
            u"\\b(?<year>(19|20)\\d\\d)[-/.]?(?<number>0[1-9]|1[0-2])[-/.]?(?<day>[0-2]\\d|3[01])(?!\\d)"_s),
        QRegularExpression(u"\\b"_s + month +
                               u"\\s+(?<day>\\d{1,2})(st|nd|rd|th)?,?\\s+(?<year>(19|20)\\d\\d)\\b"_s,
                           QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(u"\\b(?<day>\\d{1,2})(st|nd|rd|th)?\\s+"_s + month +
                               u",?\\s+(?<year>(19|20)\\d\\d)\\b"_s,
                           QRegularExpression::CaseInsensitiveOption)};
    for (const QRegularExpression &form : forms) {
        const auto match = form.match(text);
        if (!match.hasMatch())
            continue;
        const QString number = match.hasCaptured(u"number") ? match.captured(u"number") : QString();
        const int monthOf = number.isEmpty() ? monthNumber(match.captured(u"month")) : number.toInt();
        const QDate date(match.captured(u"year").toInt(), monthOf, match.captured(u"day").toInt());
        if (date.isValid())
            return date;
    }
    return std::nullopt;
}

void parseTime(const QString &text, PublicationTime &into)
{
    static const QRegularExpression clock(
        u"(?<!\\d)(?<h>[01]?\\d|2[0-3]):(?<m>[0-5]\\d)(:[0-5]\\d)?\\s*(?<half>[ap]\\.?m\\.?)?\\s*(?<zone>Z|GMT|UTC|BST|CET|CEST|EST|EDT|[+-]\\d\\d:?\\d\\d)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QHash<QString, int> zones{{u"Z"_s, 0},      {u"GMT"_s, 0},   {u"UTC"_s, 0},
                                           {u"BST"_s, 60},   {u"CET"_s, 60},  {u"CEST"_s, 120},
                                           {u"EST"_s, -300}, {u"EDT"_s, -240}};
    const auto match = clock.match(text);
    if (!match.hasMatch())
        return;
    int hour = match.captured(u"h").toInt();
    const QString half = match.captured(u"half").toLower();
    if (half.startsWith(u'p') && hour < 12)
        hour += 12;
    else if (half.startsWith(u'a') && hour == 12)
        hour = 0;
    into.time = QTime(hour, match.captured(u"m").toInt());
    const QString zone = match.captured(u"zone").toUpper();
    if (zones.contains(zone))
        into.utcOffsetMinutes = zones.value(zone);
    else if (zone.size() >= 5)
        into.utcOffsetMinutes =
            (zone.sliced(1, 2).toInt() * 60 + zone.last(2).toInt()) * (zone.startsWith(u'-') ? -1 : 1);
}

QString outletOf(const QList<Line> &lines, const QString &url)
{
    static const QRegularExpression welcome(
        u"[Ww]elcome to (?:our |the )?((?:The )?\\p{Lu}[\\w&.-]*(?: \\p{Lu}[\\w&.-]*){0,3})[’']s? "_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression reporter(
        u"(\\p{Lu}[\\w&-]+(?: \\p{Lu}[\\w&-]+){0,3})[’']s \\p{Lu}\\w+ \\p{Lu}\\w+, reporting"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression source(u"^Source: (.+?)(?:,? and (?:news )?agenc.*)?$"_s);
    QMap<QString, int> votes; // by name, so that equal votes have the same end each time
    static const PhraseIndex triggers({u"welcome to |^source: |, reporting"});
    for (const Line &line : lines) {
        if (triggers.setsIn(line.text()) == 0)
            continue;
        if (const auto match = welcome.matchView(line.text()); match.hasMatch())
            return match.captured(1);
        if (const auto match = source.matchView(line.text()); match.hasMatch())
            votes[match.captured(1)] += 2;
        for (const auto &match : reporter.globalMatchView(line.text()))
            ++votes[match.captured(1)];
    }
    QString best;
    for (auto vote = votes.cbegin(); vote != votes.cend(); ++vote) {
        if (vote.value() >= 2 && (best.isEmpty() || vote.value() > votes.value(best)))
            best = vote.key();
    }
    if (best.isEmpty() && !url.isEmpty()) {
        best = QUrl(url).host();
        if (best.startsWith("www."_L1))
            best.remove(0, 4);
    }
    return best;
}

void addAuthors(const QString &text, QStringList &authors)
{
    static const QRegularExpression lead(u"^(by|written by|reporting by|words by)\\s+"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression between(u"\\s*(?:,| and | & )\\s*"_s);
    QString names = text;
    names.remove(lead);
    for (const QString &name : names.split(between, Qt::SkipEmptyParts)) {
        const bool person = name.count(u' ') >= 1 && name.count(u' ') <= 3 && name.front().isUpper() &&
                            !name.contains(u"correspondent"_s);
        if (person && !authors.contains(name))
            authors.append(name);
    }
}

void readTitle(const Line &line, Metadata &metadata)
{
    static const QRegularExpression prefix(u"^(?:date\\s+)?((?:19|20)\\d\\d[-/.]?\\d\\d[-/.]?\\d\\d)\\s+"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    metadata.title = line.text().toString();
    if (const auto match = prefix.matchView(line.text()); match.hasMatch()) {
        metadata.published = parseDate(match.captured(1));
        metadata.title.remove(0, match.capturedLength());
    }
}

} // namespace

std::optional<PublicationTime> parseDate(const QString &text)
{
    const auto day = parseDay(text);
    if (!day)
        return std::nullopt;
    PublicationTime time;
    time.date = *day;
    parseTime(text, time);
    return time;
}

Metadata findMetadata(const QList<Line> &lines, const FormFinding &finding, QStringView text)
{
    Metadata metadata;
    for (const Line &line : lines) {
        if (line.kind == PassageKind::Title && metadata.title.isEmpty())
            readTitle(line, metadata);
        else if (line.kind == PassageKind::Metadata && line.text().startsWith("http"_L1) &&
                 metadata.url.isEmpty())
            metadata.url = line.text().toString();
        else if (line.kind == PassageKind::Metadata && !metadata.published && line.text().size() <= 12)
            metadata.published = parseDate(line.text().toString());
        else if (line.kind == PassageKind::Timestamp &&
                 line.text().contains(u"updated"_s, Qt::CaseInsensitive))
            metadata.updated = parseDate(line.text().toString());
        else if (line.kind == PassageKind::Timestamp && !line.entry && !metadata.published)
            metadata.published = parseDate(line.text().toString());
        else if (line.kind == PassageKind::Byline && line.reason == "names its author"_L1)
            addAuthors(line.text().toString(), metadata.authors);
    }
    for (const EntryStart &entry : finding.entries)
        addAuthors(entry.time.author, metadata.authors);
    if (!metadata.published && metadata.updated) {
        metadata.published = metadata.updated;
        metadata.guessed.append(u"published"_s);
    }
    metadata.language = detectLanguage(text);
    if (metadata.language.isEmpty())
        metadata.language = u"en"_s;
    metadata.guessed.append(u"language"_s);
    metadata.outlet = outletOf(lines, metadata.url);
    if (!metadata.outlet.isEmpty())
        metadata.guessed.append(u"outlet"_s);
    return metadata;
}

} // namespace synoptic
