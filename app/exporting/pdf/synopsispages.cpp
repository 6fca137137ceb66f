// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/factwords.h"
#include "exporting/pdf/eventpages.h"
#include "exporting/pdf/pagestyle.h"
#include "exporting/pdf/rowpages.h"

using namespace Qt::StringLiterals;

namespace synoptic {

using page::dots;

namespace {

/// A report's own sentences of a fact; the very words of the first one are not repeated.
RowPages::Cell cellOf(const PageCanvas &canvas, const Fact &fact, int report, double width, double size)
{
    const auto &reports = canvas.index().event().comparison.reports;
    const Place &first = fact.members.constFirst();
    RowPages::Cell cell;
    for (const Place &member : fact.members) {
        if (member.report != report)
            continue;
        const bool same =
            member.report != first.report && haveSameWords(canvas.index().event().comparison, member, first);
        PageText text;
        if (same)
            text.append(u"= "_s);
        text.append(canvas.index(), member);
        TextBlock block(canvas.index(), text, page::serif(size), width);
        block.colour = same ? page::dim : page::ink;
        block.linkedTo = member;
        block.linkSays = u"In the text of %1"_s.arg(reports.at(report).shortName());
        block.after = dots(3);
        cell.push_back(std::move(block));
    }
    if (cell.empty())
        cell.push_back(wordsBlock(canvas, u"–"_s, page::serif(size), width, page::dim));
    return cell;
}

} // namespace

void paintSynopsis(PageCanvas &canvas)
{
    const ExportEvent &event = canvas.index().event();
    const bool fullText = canvas.options().parts.contains(PdfPart::Comparison) ||
                          canvas.options().parts.contains(PdfPart::Reports);
    canvas.startPart(QPageLayout::Landscape, u"synopsis-"_s, !fullText, !fullText);
    canvas.bookmark(u"Synopsis"_s, 0, {canvas.page() + 1, 0, 0});
    QList<RowPages::Column> columns;
    for (const Report &report : event.comparison.reports)
        columns.append({report.shortName(), titleAndTime(report)});
    RowPages pages(canvas, u"%1 – synopsis"_s.arg(event.title), columns, dots(24));
    std::array<QList<int>, 4> sections;
    for (int f = 0; f < event.comparison.facts.size(); ++f)
        sections[size_t(factSectionOf(event.comparison, event.comparison.facts.at(f)))].append(f);
    for (size_t s = 0; s < sections.size(); ++s) {
        if (sections[s].isEmpty())
            continue;
        TextBlock heading =
            wordsBlock(canvas, u"%1 (%2)"_s.arg(factSectionTitle(FactSection(s))).arg(sections[s].size()),
                       page::sans(10, true), canvas.textWidth(), page::heading);
        heading.element = "H3";
        heading.after = dots(4);
        pages.addHeading(std::move(heading));
        for (const int f : std::as_const(sections[s])) {
            if (canvas.isStopped())
                return;
            RowPages::Row row;
            row.lead = wordsBlock(canvas, u"%1 %2"_s.arg(factSectionSign(FactSection(s))).arg(f + 1),
                                  page::sans(pages.textSize() - 1), dots(22), page::dim);
            for (int r = 0; r < event.comparison.reports.size(); ++r)
                row.cells.push_back(
                    cellOf(canvas, event.comparison.facts.at(f), r, pages.columnWidth(), pages.textSize()));
            pages.addRow(std::move(row));
        }
    }
    pages.finish();
}

} // namespace synoptic
