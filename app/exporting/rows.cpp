// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pagepainter.h"

#include <QHash>

namespace synoptic {

namespace {

struct Link
{
    int passage;
    double score = 0;
};

/// For each passage of a report the passage of the first report that it shares its best alignment with.
QHash<int, Link> linksToFirst(const Comparison &comparison, int report)
{
    QHash<int, Link> links;
    for (const Alignment &alignment : comparison.alignments) {
        if (alignment.a.report != 0 || alignment.b.report != report)
            continue;
        const int from = comparison.reports.at(report).passageAt(alignment.b.range.start);
        if (alignment.score > links.value(from).score)
            links[from] = {comparison.reports.at(0).passageAt(alignment.a.range.start), alignment.score};
    }
    return links;
}

} // namespace

QList<PassageRow> passageRows(const Comparison &comparison)
{
    const qsizetype columns = comparison.reports.size();
    QList<PassageRow> rows;
    QHash<int, qsizetype> rowOf;
    const auto rowWith = [&](qsizetype column, int passage) {
        PassageRow row(columns);
        row[column].append(passage);
        rows.append(row);
    };
    for (int p = 0; columns > 0 && p < comparison.reports.at(0).passages().size(); ++p) {
        if (isFurniture(comparison.reports.at(0).passages().at(p).kind))
            continue;
        rowOf[p] = rows.size();
        rowWith(0, p);
    }
    for (int r = 1; r < columns; ++r) {
        const QHash<int, Link> links = linksToFirst(comparison, r);
        for (int p = 0; p < comparison.reports.at(r).passages().size(); ++p) {
            if (isFurniture(comparison.reports.at(r).passages().at(p).kind))
                continue;
            const auto link = links.constFind(p);
            if (link != links.constEnd() && rowOf.contains(link->passage))
                rows[rowOf.value(link->passage)][r].append(p);
            else
                rowWith(r, p);
        }
    }
    return rows;
}

} // namespace synoptic
