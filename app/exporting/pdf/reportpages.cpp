// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/factwords.h"
#include "exporting/pdf/eventpages.h"
#include "exporting/pdf/pagestyle.h"

using namespace Qt::StringLiterals;

namespace synoptic {

using page::dots;

namespace {

constexpr double marginWidth = 104; ///< points, with the gap

/// The margin beside a text: who else reports what a passage says, beside its first lines or, where those of
/// the passage before reach further down, below these.
class Margin
{
public:
    Margin(PageCanvas &canvas, double left) : m_canvas(canvas), m_left(left) {}

    void draw(const Place &place)
    {
        if (m_canvas.page() != m_page)
            m_below = 0;
        m_page = m_canvas.page();
        double y = std::max(m_canvas.y, m_below);
        for (const Place &counterpart : m_canvas.index().counterpartsOf(place)) {
            TextBlock block = reference(counterpart);
            if (y + block.height() > m_canvas.bottom())
                break;
            for (int line = 0; line < block.lineCount(); ++line)
                m_canvas.drawLine(block, line, m_left, y + block.top(line));
            y += block.height();
        }
        m_below = y;
    }

private:
    [[nodiscard]] TextBlock reference(const Place &counterpart) const
    {
        const Report &report = m_canvas.index().event().comparison.reports.at(counterpart.report);
        const int number = m_canvas.pageOf(counterpart);
        const QString text = number > 0 ? u"› %1, p.\u00a0%2"_s.arg(report.shortName()).arg(number)
                                        : u"› "_s + report.shortName();
        TextBlock block = wordsBlock(m_canvas, text, page::sans(6.5),
                                     m_canvas.margin() + m_canvas.textWidth() - m_left, page::heading);
        block.element = "Reference";
        block.linkedTo = counterpart;
        block.linkSays = report.shortName();
        return block;
    }

    PageCanvas &m_canvas;
    double m_left;
    int m_page = -1;
    double m_below = 0; ///< of the last one on that page
};

/// Notes whether a paragraph's first two lines would stand alone at the foot.
bool breaksBadly(const PageCanvas &canvas, const TextBlock &block)
{
    const int lines = std::min(block.lineCount(), 2);
    return canvas.y + block.top(lines) > canvas.bottom();
}

void paintReport(PageCanvas &canvas, int index)
{
    const Report &report = canvas.index().event().comparison.reports.at(index);
    const double width = std::min(canvas.textWidth() - dots(marginWidth), dots(420));
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
    Margin margin(canvas, canvas.margin() + width + dots(14));
    for (int p = 0; p < report.passages().size() && !canvas.isStopped(); ++p) {
        const Passage &passage = report.passages().at(p);
        if (isFurniture(passage.kind) && !canvas.options().furniture)
            continue;
        TextBlock block = passageBlock(canvas, index, p, width, size);
        if (breaksBadly(canvas, block))
            canvas.newPage(head);
        if (passage.kind == PassageKind::Heading)
            canvas.bookmark(block.text().left(90), 1);
        margin.draw({index, passage.range});
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
