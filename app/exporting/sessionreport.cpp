// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/sessionreport.h"

#include "exporting/export.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString words(const QString &name)
{
    return QString(name).replace(u'-', u' ');
}

QString field(QString text)
{
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString record(const QStringList &fields)
{
    QStringList quoted;
    for (const QString &text : fields)
        quoted.append(field(text));
    return quoted.join(u',') + u"\r\n"_s;
}

/// The sentence around a place, on one line: a figure alone says little.
QString sentenceOf(const Report &report, TextRange range)
{
    const int passage = report.passageAt(range.start);
    if (passage >= 0) {
        for (const Sentence &sentence : report.passages().at(passage).sentences) {
            if (sentence.range.contains(range))
                return report.text(sentence.range).toString().simplified();
        }
    }
    return report.text(range).toString().simplified();
}

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

QString itemHtml(const Comparison &comparison, const ReviewItem &item, const std::optional<Verdict> &verdict)
{
    QString html = u"<div class=\"item\">"_s;
    if (item.fact >= 0 && item.difference >= 0)
        html += u"<p><b>%1</b> — %2</p>"_s.arg(
            differenceKindName(comparison.facts.at(item.fact).differences.at(item.difference).kind),
            comparison.facts.at(item.fact).differences.at(item.difference).reason.toHtmlEscaped());
    if (item.report >= 0)
        html += u"<p>not reported by <b>%1</b></p>"_s.arg(
            comparison.reports.at(item.report).shortName().toHtmlEscaped());
    html += u"<table>"_s;
    for (const Place &place : item.places) {
        const Report &report = comparison.reports.at(place.report);
        html += u"<tr><td class=\"outlet\">%1, line %2</td><td>%3</td></tr>"_s.arg(
            report.shortName().toHtmlEscaped(), QString::number(report.lineAt(place.range.start)),
            sentenceOf(report, place.range).toHtmlEscaped());
    }
    html += u"</table>"_s;
    if (verdict && !verdict->note.isEmpty())
        html += u"<p class=\"remark\">%1</p>"_s.arg(verdict->note.toHtmlEscaped());
    return html + u"</div>"_s;
}

/// Items by what was decided of them, in the order of the decisions; open ones under nothing.
QMap<std::optional<Decision>, QList<const ReviewItem *>> sorted(const SessionReport &report,
                                                                const QHash<QString, Verdict> &standing)
{
    QMap<std::optional<Decision>, QList<const ReviewItem *>> result;
    for (const ReviewItem &item : report.items) {
        const auto verdict = standing.constFind(item.subject);
        result[verdict == standing.cend() ? std::nullopt : std::optional(verdict->decision)].append(&item);
    }
    return result;
}

const QString style =
    uR"(body { font-family: "Noto Sans", "Liberation Sans", sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #1d1f21; background: #fff; }
td { padding: 0.15em 1em 0.15em 0; vertical-align: top; }
.outlet { color: #595f66; white-space: nowrap; }
.item { margin: 0 0 1.2em 0; }
.remark { font-style: italic; }
@media (prefers-color-scheme: dark) { body { color: #e4e6e8; background: #1b1d1f; } .outlet { color: #a5abb2; } })"_s;

} // namespace

QString sessionHtml(const SessionReport &report, const Comparison &comparison)
{
    const QHash<QString, Verdict> standing = standingVerdicts(report.history);
    const auto byDecision = sorted(report, standing);
    const QString title = u"Review of %1"_s.arg(report.event).toHtmlEscaped();
    QString html =
        u"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1</title><style>%2</style></head><body>\n<h1>%1</h1>\n"_s
            .arg(title, style);
    html += u"<p>%1; %2. Reviewer: %3. Begun %4 UTC.</p>\n<table>"_s.arg(
        words(questionName(report.session.question)), report.session.scope.toHtmlEscaped(),
        report.session.author.toHtmlEscaped(), report.session.begun.toString(u"yyyy-MM-dd HH:mm"_s));
    for (auto it = byDecision.cbegin(); it != byDecision.cend(); ++it)
        html += u"<tr><td>%1</td><td>%2</td></tr>"_s.arg(
            it.key() ? words(decisionName(*it.key())) : u"open"_s, QString::number(it->size()));
    html += u"</table>\n<h2>Sources</h2>\n<table>"_s;
    for (const Report &source : comparison.reports)
        html += u"<tr><td>%1</td><td>%2</td><td><code>%3</code></td></tr>"_s.arg(
            source.shortName().toHtmlEscaped(), source.metadata().title.toHtmlEscaped(),
            QString::fromLatin1(source.sha256().left(16)));
    html += u"</table>\n"_s;
    const auto section = [&](std::optional<Decision> decision, const QList<const ReviewItem *> &items) {
        html += u"<h2>%1 (%2)</h2>\n"_s.arg(decision ? words(decisionName(*decision)) : u"open"_s,
                                            QString::number(items.size()));
        for (const ReviewItem *item : items) {
            const auto verdict = standing.constFind(item->subject);
            html += itemHtml(comparison, *item,
                             verdict == standing.cend() ? std::nullopt : std::optional(*verdict)) +
                    u'\n';
        }
    };
    // What was confirmed stands before the rest.
    if (byDecision.contains(Decision::Conflict))
        section(Decision::Conflict, byDecision.value(Decision::Conflict));
    for (auto it = byDecision.cbegin(); it != byDecision.cend(); ++it) {
        if (it.key() && it.key() != Decision::Conflict)
            section(it.key(), *it);
    }
    if (byDecision.contains(std::nullopt))
        section(std::nullopt, byDecision.value(std::nullopt));
    return html + u"</body></html>\n"_s;
}

QByteArray sessionCsv(const SessionReport &report, const Comparison &comparison)
{
    const QHash<QString, Verdict> standing = standingVerdicts(report.history);
    QString csv = record({u"item"_s, u"subject"_s, u"decision"_s, u"reviewer"_s, u"decided"_s, u"seconds"_s,
                          u"remark"_s, u"outlet"_s, u"title"_s, u"published"_s, u"url"_s, u"start"_s,
                          u"end"_s, u"line"_s, u"quotation"_s, u"sha256"_s});
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
            csv += record(head + placeFields(comparison, place));
    }
    return csv.toUtf8();
}

Result<void> writeSession(const SessionReport &report, const Comparison &comparison, const QString &path)
{
    if (path.endsWith(u".csv"_s, Qt::CaseInsensitive))
        return writeFile(sessionCsv(report, comparison), path);
    const QString html = sessionHtml(report, comparison);
    if (path.endsWith(u".html"_s, Qt::CaseInsensitive) || path.endsWith(u".htm"_s, Qt::CaseInsensitive))
        return writeFile(html.toUtf8(), path);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
    writer.setTitle(u"Review of %1"_s.arg(report.event));
    writer.setCreator(u"Synoptic"_s);
    QTextDocument document;
    document.setDefaultFont(QFont(QStringList{u"Noto Sans"_s, u"Liberation Sans"_s, u"DejaVu Sans"_s}, 10));
    document.setHtml(html);
    document.print(&writer);
    buffer.close();
    return writeFile(bytes, path);
}

} // namespace synoptic
