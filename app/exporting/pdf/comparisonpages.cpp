// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/factwords.h"
#include "exporting/pdf/eventpages.h"
#include "exporting/pdf/pagestyle.h"
#include "exporting/pdf/rowpages.h"
#include "exporting/pdf/rows.h"

using namespace Qt::StringLiterals;

namespace synoptic {

void paintComparison(PageCanvas &canvas)
{
    const ExportEvent &event = canvas.index().event();
    const auto &reports = event.comparison.reports;
    canvas.startPart(QPageLayout::Landscape, u"side-by-side-"_s, true, true);
    const int page = canvas.page() + 1;
    canvas.bookmark(u"Side by side"_s, 0, {page, 0, 0});
    QList<RowPages::Column> columns;
    for (const Report &report : reports)
        columns.append({report.shortName(), titleAndTime(report)});
    RowPages pages(canvas, u"%1 – side by side"_s.arg(event.title), columns);
    for (const PassageRow &row : passageRows(event.comparison, canvas.options().furniture)) {
        if (canvas.isStopped())
            return;
        RowPages::Row blocks;
        for (int r = 0; r < reports.size(); ++r) {
            RowPages::Cell cell;
            for (const int passage : row.cells.at(r)) {
                TextBlock block = passageBlock(canvas, r, passage, pages.columnWidth(), pages.textSize());
                const Place place{r, reports.at(r).passages().at(passage).range};
                if (!row.shared && canvas.index().counterpartsOf(place).isEmpty())
                    block.ground = page::ownGround;
                cell.push_back(std::move(block));
            }
            blocks.cells.push_back(std::move(cell));
        }
        pages.addRow(std::move(blocks));
    }
    pages.finish();
}

} // namespace synoptic
