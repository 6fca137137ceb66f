// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/agreementreport.h"

#include "exporting/csvtable.h"
#include "exporting/export.h"
#include "exporting/sessionreport.h"
#include "report/counts.h"

#include <QBuffer>
#include <QLocale>
#include <QPdfWriter>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString words(Decision decision)
{
    return decisionName(decision).replace(u'-', u' ');
}

QStringList reviewersOf(const AgreementReport &report)
{
    QStringList names;
    for (const SessionRecord &session : report.sessions)
        names.append(session.author);
    return names;
}

SharedVerdicts sharedOf(const AgreementReport &report)
{
    return sharedVerdicts(report.sessions.isEmpty() ? QStringList() : report.sessions.first().subjects,
                          report.histories);
}

QHash<QString, ReviewItem> itemsBySubject(const AgreementReport &report)
{
    QHash<QString, ReviewItem> items;
    for (const ReviewItem &item : report.items)
        items.insert(item.subject, item);
    return items;
}

QString row(const QString &name, const QString &value)
{
    return u"<tr><td>%1</td><td>%2</td></tr>\n"_s.arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

/// "Ada: same; Ben: not the same".
QString saidBy(const AgreementReport &report, const QList<std::optional<Verdict>> &verdicts)
{
    QStringList said;
    for (qsizetype r = 0; r < verdicts.size(); ++r) {
        if (const auto &verdict = verdicts.at(r))
            said.append(u"%1: %2%3"_s.arg(report.sessions.at(r).author, words(verdict->decision),
                                          verdict->note.isEmpty() ? QString() : u" – "_s + verdict->note));
    }
    return said.join(u"; "_s);
}

QString quotations(const ReviewItem &item, const Comparison &comparison)
{
    QString html;
    for (const Place &place : item.places) {
        const Report &report = comparison.reports.at(place.report);
        html +=
            row(report.shortName(), report.text(sentenceRange(report, place.range)).toString().simplified());
    }
    return u"<table>"_s + html + u"</table>\n"_s;
}

QByteArray pdfOf(const QString &html, const QString &title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
    writer.setTitle(title);
    QTextDocument document;
    document.setHtml(html);
    document.print(&writer);
    return buffer.data();
}

} // namespace

QList<AgreementMeasure> agreementMeasures(const AgreementReport &report)
{
    const QList<Ratings> ratings = sharedOf(report).ratings();
    QList<AgreementMeasure> measures{{u"raw agreement"_s, rawAgreement(ratings)}};
    if (report.sessions.size() == 2)
        measures.append({u"Cohen's kappa"_s, cohenKappa(ratings)});
    measures.append({u"Krippendorff's alpha"_s, krippendorffAlpha(ratings)});
    return measures;
}

QString estimateWords(const std::optional<Estimate> &estimate)
{
    const auto number = [](double value) { return QLocale().toString(value, 'f', 2); };
    return estimate ? u"%1 (95 %: %2 to %3)"_s.arg(number(estimate->value), number(estimate->low),
                                                   number(estimate->high))
                    : u"not defined: all decisions are of one kind, or none is shared"_s;
}

QString agreementHtml(const AgreementReport &report, const Comparison &comparison)
{
    const SharedVerdicts shared = sharedOf(report);
    const QString title = u"Agreement on %1"_s.arg(report.event);
    QString html =
        u"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1</title></head><body>\n"
        "<h1>%1</h1>\n<p>%2. Reviewers: %3. %4.</p>\n<table>"_s.arg(
            title.toHtmlEscaped(), questionName(report.sessions.first().question).toHtmlEscaped(),
            reviewersOf(report).join(u", "_s).toHtmlEscaped(),
            counted(shared.subjects.size(), u"1 item shared"_s, u"%1 items shared"_s));
    for (const AgreementMeasure &measure : agreementMeasures(report))
        html += row(measure.name, estimateWords(measure.estimate));
    html += u"</table>\n<h2>Where they part (%1)</h2>\n"_s.arg(shared.disagreements().size());
    const QHash<QString, ReviewItem> items = itemsBySubject(report);
    for (const int index : shared.disagreements()) {
        const QString &subject = shared.subjects.at(index);
        html += u"<p><b>%1</b></p>\n"_s.arg(saidBy(report, shared.verdicts.at(index)).toHtmlEscaped());
        if (items.contains(subject))
            html += quotations(items.value(subject), comparison);
        if (report.adjudicated.contains(subject))
            html += u"<p>Adjudicated: %1</p>\n"_s.arg(
                words(report.adjudicated.value(subject).decision).toHtmlEscaped());
    }
    return html + u"</body></html>\n"_s;
}

QByteArray agreementCsv(const AgreementReport &report, const Comparison &comparison)
{
    QStringList head{u"item"_s, u"subject"_s, u"agreed"_s};
    for (const QString &name : reviewersOf(report))
        head += {u"decision of %1"_s.arg(name), u"remark of %1"_s.arg(name)};
    CsvTable table(head + QStringList{u"adjudicated"_s, u"outlets"_s, u"quotation"_s});
    const SharedVerdicts shared = sharedOf(report);
    const QList<int> disputed = shared.disagreements();
    const QHash<QString, ReviewItem> items = itemsBySubject(report);
    for (int i = 0; i < shared.subjects.size(); ++i) {
        const QString &subject = shared.subjects.at(i);
        const auto decided = std::ranges::count_if(shared.verdicts.at(i), &std::optional<Verdict>::has_value);
        QStringList cells{QString::number(report.sessions.first().subjects.indexOf(subject) + 1), subject,
                          decided < 2            ? QString()
                          : disputed.contains(i) ? u"no"_s
                                                 : u"yes"_s};
        for (const auto &verdict : shared.verdicts.at(i))
            cells +=
                {verdict ? decisionName(verdict->decision) : QString(), verdict ? verdict->note : QString()};
        cells.append(report.adjudicated.contains(subject)
                         ? decisionName(report.adjudicated.value(subject).decision)
                         : QString());
        QStringList outlets;
        QStringList quotes;
        for (const Place &place : items.value(subject).places) {
            const Report &source = comparison.reports.at(place.report);
            outlets.append(source.shortName());
            quotes.append(source.text(place.range).toString().simplified());
        }
        table.add(cells + QStringList{outlets.join(u" | "_s), quotes.join(u" | "_s)});
    }
    return table.bytes();
}

Result<void> writeAgreement(const AgreementReport &report, const Comparison &comparison, const QString &path)
{
    if (path.endsWith(u".csv"_s, Qt::CaseInsensitive))
        return writeFile(agreementCsv(report, comparison), path);
    const QString html = agreementHtml(report, comparison);
    if (path.endsWith(u".html"_s, Qt::CaseInsensitive) || path.endsWith(u".htm"_s, Qt::CaseInsensitive))
        return writeFile(html.toUtf8(), path);
    return writeFile(pdfOf(html, u"Agreement on %1"_s.arg(report.event)), path);
}

} // namespace synoptic
