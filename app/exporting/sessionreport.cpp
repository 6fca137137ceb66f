// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/sessionreport.h"

#include "exporting/csvtable.h"
#include "exporting/export.h"
#include "exporting/pdf/sessionpages.h"

#include <QMap>
#include <limits>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QStringList placeFields(const Comparison &comparison, const Place &place)
{
    const Report &report = comparison.reports.at(place.report);
    const Metadata &metadata = report.metadata();
    return {report.shortName(),
            metadata.title,
            metadata.published ? metadata.published->toString() : QString(),
            metadata.url,
            QString::number(report.codePointOffset(place.range.start)),
            QString::number(report.codePointOffset(place.range.end)),
            QString::number(report.lineAt(place.range.start)),
            report.text(place.range).toString(),
            QString::fromLatin1(report.sha256())};
}

/// All that was decided of an item, the earliest first, with who and when; empty where it was decided once.
QString historyOf(const SessionReport &report, const QString &subject)
{
    QStringList history;
    for (const Verdict &verdict : report.history) {
        if (verdict.subject == subject)
            history.append(u"%1 (%2, %3)"_s.arg(decisionName(verdict.decision), verdict.author,
                                                verdict.decided.toString(Qt::ISODate)));
    }
    return history.size() < 2 ? QString() : history.join(u"; "_s);
}

QString itemHtml(const Comparison &comparison, const SessionSection::Item &judged)
{
    QString html = u"<div class=\"item\">"_s;
    if (const QString head = itemHead(*judged.item, comparison); !head.isEmpty())
        html += u"<p><b>%1</b></p>"_s.arg(head.toHtmlEscaped());
    html += u"<table>"_s;
    for (const Place &place : judged.item->places) {
        const Report &report = comparison.reports.at(place.report);
        html += u"<tr><td class=\"outlet\">%1, line %2</td><td>%3</td></tr>"_s.arg(
            report.shortName().toHtmlEscaped(), QString::number(report.lineAt(place.range.start)),
            report.text(sentenceRange(report, place.range)).toString().simplified().toHtmlEscaped());
    }
    html += u"</table>"_s;
    if (judged.verdict && !judged.verdict->note.isEmpty())
        html += u"<p class=\"remark\">%1</p>"_s.arg(judged.verdict->note.toHtmlEscaped());
    return html + u"</div>\n"_s;
}

const QString style =
    uR"(body { font-family: "Noto Sans", "Liberation Sans", sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #1d1f21; background: #fff; }
td { padding: 0.15em 1em 0.15em 0; vertical-align: top; }
.outlet { color: #595f66; white-space: nowrap; }
.item { margin: 0 0 1.2em 0; }
.remark { font-style: italic; }
@media (prefers-color-scheme: dark) { body { color: #e4e6e8; background: #1b1d1f; } .outlet { color: #a5abb2; } })"_s;

} // namespace

TextRange sentenceRange(const Report &report, TextRange range)
{
    const int passage = report.passageAt(range.start);
    if (passage >= 0) {
        for (const Sentence &sentence : report.passages().at(passage).sentences) {
            if (sentence.range.contains(range))
                return sentence.range;
        }
    }
    return range;
}

QList<SessionSection> sessionSections(const SessionReport &report)
{
    const QHash<QString, Verdict> standing = standingVerdicts(report.history);
    QMap<int, SessionSection> sections; // what was confirmed first, what is open last
    for (const ReviewItem &item : report.items) {
        const auto known = standing.constFind(item.subject);
        if (known == standing.cend()) {
            SessionSection &open = sections[std::numeric_limits<int>::max()];
            open.title = u"open"_s;
            open.items.append({&item, std::nullopt});
            continue;
        }
        const Decision decision = known->decision;
        SessionSection &section = sections[decision == Decision::Conflict ? -1 : int(decision)];
        section.title = decisionName(decision).replace(u'-', u' ');
        section.items.append({&item, *known});
    }
    return sections.values();
}

QString sessionTitle(const SessionReport &report)
{
    return u"Review of %1"_s.arg(report.event);
}

QString sessionFacts(const SessionReport &report)
{
    QString facts = questionName(report.session.question).replace(u'-', u' ');
    if (!report.session.scope.isEmpty())
        facts += u"; "_s + report.session.scope;
    facts += u'.';
    if (!report.session.author.isEmpty())
        facts += u" Reviewer: %1."_s.arg(report.session.author);
    if (report.session.begun.isValid())
        facts += u" Begun %1 UTC."_s.arg(report.session.begun.toUTC().toString(u"yyyy-MM-dd HH:mm"_s));
    return facts;
}

QString itemHead(const ReviewItem &item, const Comparison &comparison)
{
    if (item.fact >= 0 && item.difference >= 0) {
        const Difference &difference = comparison.facts.at(item.fact).differences.at(item.difference);
        const QString kind = differenceKindName(difference.kind);
        return difference.reason.isEmpty() ? kind : kind + u" – "_s + difference.reason;
    }
    if (item.report >= 0)
        return u"not reported by %1"_s.arg(comparison.reports.at(item.report).shortName());
    return {};
}

QString sessionHtml(const SessionReport &report, const Comparison &comparison)
{
    const QList<SessionSection> sections = sessionSections(report);
    QString html =
        u"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1</title><style>%2</style></head><body>\n<h1>%1</h1>\n"_s
            .arg(sessionTitle(report).toHtmlEscaped(), style);
    html += u"<p>%1</p>\n<table>"_s.arg(sessionFacts(report).toHtmlEscaped());
    for (const SessionSection &section : sections)
        html += u"<tr><td>%1</td><td>%2</td></tr>"_s.arg(section.title).arg(section.items.size());
    html += u"</table>\n<h2>Sources</h2>\n<table>"_s;
    for (const Report &source : comparison.reports)
        html += u"<tr><td>%1</td><td>%2</td><td><code>%3</code></td></tr>"_s.arg(
            source.shortName().toHtmlEscaped(), source.metadata().title.toHtmlEscaped(),
            QString::fromLatin1(source.sha256().left(16)));
    html += u"</table>\n"_s;
    for (const SessionSection &section : sections) {
        html += u"<h2>%1 (%2)</h2>\n"_s.arg(section.title).arg(section.items.size());
        for (const SessionSection::Item &item : section.items)
            html += itemHtml(comparison, item);
    }
    return html + u"</body></html>\n"_s;
}

QByteArray sessionCsv(const SessionReport &report, const Comparison &comparison)
{
    const QHash<QString, Verdict> standing = standingVerdicts(report.history);
    CsvTable table({u"item"_s, u"subject"_s, u"decision"_s, u"reviewer"_s, u"decided"_s, u"seconds"_s,
                    u"remark"_s, u"outlet"_s, u"title"_s, u"published"_s, u"url"_s, u"start"_s, u"end"_s,
                    u"line"_s, u"quotation"_s, u"sha256"_s, u"history"_s});
    for (qsizetype i = 0; i < report.items.size(); ++i) {
        const ReviewItem &item = report.items.at(i);
        const Verdict verdict = standing.value(item.subject);
        const bool decided = standing.contains(item.subject);
        const QStringList head{QString::number(i + 1),
                               item.subject,
                               decided ? decisionName(verdict.decision) : QString(),
                               verdict.author,
                               decided ? verdict.decided.toString(Qt::ISODate) : QString(),
                               decided ? QString::number(double(verdict.milliseconds) / 1000) : QString(),
                               verdict.note};
        for (const Place &place : item.places)
            table.add(head + placeFields(comparison, place) + QStringList{historyOf(report, item.subject)});
    }
    return table.bytes();
}

Result<void> writeSession(const SessionReport &report, const Comparison &comparison, const QString &path)
{
    if (path.endsWith(u".csv"_s, Qt::CaseInsensitive))
        return writeFile(sessionCsv(report, comparison), path);
    if (path.endsWith(u".html"_s, Qt::CaseInsensitive) || path.endsWith(u".htm"_s, Qt::CaseInsensitive))
        return writeFile(sessionHtml(report, comparison).toUtf8(), path);
    return writeSessionPdf(report, comparison, path);
}

} // namespace synoptic
