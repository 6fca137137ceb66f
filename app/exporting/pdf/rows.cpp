// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/rows.h"

#include <QHash>
#include <list>
#include <map>

namespace synoptic {

namespace {

using Spot = std::pair<int, int>; ///< report, passage

/// For each passage the passage of an earlier report that it shares its best alignment with.
std::map<Spot, Spot> linksToEarlier(const Comparison &comparison)
{
    std::map<Spot, Spot> links;
    std::map<Spot, double> scores;
    for (const Alignment &alignment : comparison.alignments) {
        const Spot later{alignment.b.report,
                         comparison.reports.at(alignment.b.report).passageAt(alignment.b.range.start)};
        const Spot earlier{alignment.a.report,
                           comparison.reports.at(alignment.a.report).passageAt(alignment.a.range.start)};
        if (later.first <= earlier.first || alignment.score <= scores[later])
            continue;
        scores[later] = alignment.score;
        links[later] = earlier;
    }
    return links;
}

bool isShared(const PassageRow &row)
{
    return std::ranges::count_if(row.cells, [](const QList<int> &cell) { return !cell.isEmpty(); }) > 1;
}

/// What is only in one report stands together between two shared rows, column by column.
QList<PassageRow> folded(const std::list<PassageRow> &rows)
{
    QList<PassageRow> out;
    for (const PassageRow &row : rows) {
        const bool shared = isShared(row);
        if (!shared && !out.isEmpty() && !out.last().shared) {
            for (qsizetype r = 0; r < row.cells.size(); ++r)
                out.last().cells[r].append(row.cells.at(r));
        } else {
            out.append({row.cells, shared});
        }
    }
    return out;
}

} // namespace

QList<PassageRow> passageRows(const Comparison &comparison, bool furniture)
{
    const std::map<Spot, Spot> links = linksToEarlier(comparison);
    std::list<PassageRow> rows;
    std::map<Spot, std::list<PassageRow>::iterator> rowOf;
    for (int r = 0; r < comparison.reports.size(); ++r) {
        auto last = rows.end(); // the row of the report's passage before
        for (int p = 0; p < comparison.reports.at(r).passages().size(); ++p) {
            if (!furniture && isFurniture(comparison.reports.at(r).passages().at(p).kind))
                continue;
            const auto link = links.find({r, p});
            auto row = rows.end();
            if (link != links.end() && rowOf.contains(link->second))
                row = rowOf.at(link->second);
            if (row == rows.end()) {
                const auto next = last == rows.end() ? (r == 0 ? rows.end() : rows.begin()) : std::next(last);
                row = rows.insert(next, PassageRow{QList<QList<int>>(comparison.reports.size()), false});
            }
            row->cells[r].append(p);
            rowOf[{r, p}] = last = row;
        }
    }
    return folded(rows);
}

} // namespace synoptic
