// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/factwords.h"
#include "exporting/formats/formats.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Signs of Markdown (CommonMark 0.31, 2.4) in the text stay signs of the text.
QString plain(const QString &text)
{
    QString out;
    for (const QChar c : text.simplified()) {
        if (u"\\`*_{}[]<>#+|~&!"_s.contains(c) || (out.isEmpty() && u"-=>"_s.contains(c)))
            out += u'\\';
        out += c;
        if (c == u'.' && out.size() <= 4 && out.at(0).isDigit())
            out.insert(out.size() - 1, u'\\'); // no numbered list
    }
    return out;
}

QString said(const Comparison &comparison, const Place &place)
{
    const Report &report = comparison.reports.at(place.report);
    return u"- **%1** (line %2): %3\n"_s.arg(plain(report.shortName()))
        .arg(report.lineAt(place.range.start))
        .arg(plain(report.text(place.range).toString()));
}

QString reportsText(const Comparison &comparison)
{
    QString out = u"## Reports\n\n"_s;
    for (const Report &report : comparison.reports) {
        out += u"- **%1**"_s.arg(plain(report.shortName()));
        if (const QString title = titleAndTime(report); !title.isEmpty())
            out += u": "_s + plain(title);
        if (!report.metadata().url.isEmpty())
            out += u" <%1>"_s.arg(report.metadata().url);
        out += u" (SHA-256 `%1`)\n"_s.arg(QString::fromLatin1(report.sha256()));
    }
    return out + u'\n';
}

QString conflictsText(const Comparison &comparison)
{
    QString out = u"## Where the reports part\n\n"_s;
    int gravity = -1;
    for (const ListedDifference &listed : listedDifferences(comparison)) {
        if (const int now = gravityOf(*listed.difference); now != gravity) {
            gravity = now;
            out += u"### %1\n\n"_s.arg(gravityTitle(now));
        }
        out += u"**%1, %2.** %3\n\n"_s.arg(differenceKindName(listed.difference->kind),
                                           natureTitle(listed.difference->nature),
                                           plain(listed.difference->reason));
        for (const Place &sentence : sentencesOf(listed))
            out += said(comparison, sentence);
        out += u'\n';
    }
    return out;
}

QString factsText(const Comparison &comparison)
{
    QString out = u"## Facts\n\n"_s;
    for (qsizetype f = 0; f < comparison.facts.size(); ++f) {
        const Fact &fact = comparison.facts.at(f);
        out += u"### %1. %2 %3\n\n"_s.arg(f + 1).arg(factSectionSign(factSectionOf(comparison, fact)),
                                                     plain(fact.statement));
        for (const Place &member : fact.members)
            out += said(comparison, member);
        out += u'\n';
    }
    return out;
}

QString marksText(const ExportEvent &event)
{
    QString out = u"## Marks\n\n"_s;
    for (const PlacedMark &placed : placedMarks(event)) {
        const Report &report = event.comparison.reports.at(placed.place.report);
        out += u"> %1\n\n%2, line %3, %4"_s.arg(plain(placed.mark.exact), plain(report.shortName()))
                   .arg(report.lineAt(placed.place.range.start))
                   .arg(colourName(placed.mark.colour));
        if (!placed.mark.author.isEmpty())
            out += u", "_s + plain(placed.mark.author);
        out += placed.mark.note.isEmpty() ? u"\n\n"_s : u": %1\n\n"_s.arg(plain(placed.mark.note));
    }
    return out;
}

} // namespace

QByteArray toMarkdown(const ExportEvent &event)
{
    const QString head = u"# %1\n\n%2. Written on %3 with Synoptic.\n\n"_s.arg(
        plain(event.title), eventCounts(event.comparison, event.marks.size()),
        event.made.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s));
    return (head + reportsText(event.comparison) + conflictsText(event.comparison) +
            factsText(event.comparison) + marksText(event))
        .toUtf8();
}

} // namespace synoptic
