// SPDX-License-Identifier: GPL-3.0-or-later
// Reports in any bytes, with a line "====" between them. Whatever they hold: places lie in their reports,
// scores in [0, 1], members of a fact are aligned, and a comparer that has seen the first ones gives what a
// fresh one gives.
#include "comparison/comparison.h"
#include "reading/reportreader.h"

#include <QByteArray>
#include <cstdlib>

using namespace synoptic;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkPlace(const Comparison &comparison, const Place &place, TextRange part)
{
    require(place.report >= 0 && place.report < comparison.reports.size());
    const TextRange whole{0, comparison.reports.at(place.report).text().size()};
    require(!place.range.isEmpty() && whole.contains(place.range) && place.range.contains(part));
}

void check(const Comparison &comparison)
{
    for (const Alignment &alignment : comparison.alignments) {
        require(alignment.a.report < alignment.b.report);
        require(alignment.score >= 0.5 && alignment.score <= 1);
        checkPlace(comparison, alignment.a, alignment.partA);
        checkPlace(comparison, alignment.b, alignment.partB);
    }
    for (const Fact &fact : comparison.facts) {
        require(fact.members.size() > 1);
        for (const Place &member : fact.members)
            checkPlace(comparison, member, member.range);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray rest(reinterpret_cast<const char *>(data), qsizetype(size));
    QList<Report> reports;
    while (reports.size() < 5 && !rest.isEmpty()) {
        const qsizetype cut = rest.indexOf("\n====\n");
        if (const auto report = readReport(cut < 0 ? rest : rest.first(cut), {}))
            reports.append(*report);
        rest = cut < 0 ? QByteArray() : rest.sliced(cut + 6);
    }
    Comparer comparer;
    check(*comparer.compare(reports.first(reports.size() / 2)));
    const auto grown = comparer.compare(reports);
    const auto fresh = compareReports(reports);
    check(*fresh);
    require(grown->alignments == fresh->alignments && grown->facts == fresh->facts);
    return 0;
}
