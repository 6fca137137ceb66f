// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/factwords.h"
#include "exporting/pdf/eventpages.h"
#include "exporting/pdf/pagestyle.h"

using namespace Qt::StringLiterals;

namespace synoptic {

using page::dots;

namespace {

/// Who else reports what a passage says, beside its first lines.
void drawCounterparts(PageCanvas &canvas, const Place &place, double x, double top, double width)
{
    double y = top;
    for (const Place &counterpart : canvas.index().counterpartsOf(place)) {
        const Report &report = canvas.index().event().comparison.reports.at(counterpart.report);
        const int number = canvas.pageOf(counterpart);
        const QString text =
            number > 0 ? u"› %1, p. %2"_s.arg(report.shortName()).arg(number) : u"› "_s + report.shortName();
        TextBlock block = wordsBlock(canvas, text, page::sans(6.5), width, page::heading);
        block.element = "Reference";
        block.linkedTo = counterpart;
        block.linkSays = report.shortName();
        for (int line = 0; line < block.lineCount(); ++line) {
            if (y + block.line(line).height() > canvas.bottom())
                return;
            canvas.drawLine(block, line, x, y);
            y += block.top(line + 1) - block.top(line);
        }
    }
}

/// Notes whether a paragraph's first two lines would stand alone at the foot.
bool breaksBadly(const PageCanvas &canvas, const TextBlock &block)
{
    const int lines = std::min(block.lineCount(), 2);
    return canvas.y + block.top(lines) > canvas.bottom();
}

void paintReport(PageCanvas &canvas, int index)
{
    const Report &report = canvas.index().event().comparison.reports.at(index);
    const double width = std::min(canvas.textWidth() - dots(100), dots(420));
    const double size = canvas.options().textSize > 0 ? canvas.options().textSize : 10.5;
    const QString time = titleAndTime(report);
    const QString head = time.isEmpty() ? report.shortName() : report.shortName() + u" · "_s + time;
    canvas.newPage(head);
    canvas.bookmark(report.shortName(), 0);
    canvas.open("Sect", report.metadata().language);
    TextBlock name =
        wordsBlock(canvas, report.shortName(), page::sans(14, true), canvas.textWidth(), page::heading);
    name.element = "H2";
    name.after = dots(8);
    canvas.drawBlock(name, head);
    for (int p = 0; p < report.passages().size() && !canvas.isStopped(); ++p) {
        const Passage &passage = report.passages().at(p);
        if (isFurniture(passage.kind) && !canvas.options().furniture)
            continue;
        TextBlock block = passageBlock(canvas, index, p, width, size);
        if (breaksBadly(canvas, block))
            canvas.newPage(head);
        if (passage.kind == PassageKind::Heading)
            canvas.bookmark(block.text().left(90), 1);
        drawCounterparts(canvas, {index, passage.range}, canvas.margin() + width + dots(14), canvas.y,
                         canvas.textWidth() - width - dots(14));
        canvas.drawBlock(block, head);
    }
    canvas.close();
}

} // namespace

void paintReports(PageCanvas &canvas)
{
    canvas.startPart(QPageLayout::Portrait, u"texts-"_s, true, true);
    for (int r = 0; r < canvas.index().event().comparison.reports.size() && !canvas.isStopped(); ++r)
        paintReport(canvas, r);
}

} // namespace synoptic
