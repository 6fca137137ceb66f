// SPDX-License-Identifier: GPL-3.0-or-later
// pair_features FILE...: the candidates of the event as tab-separated lines: the two reports' numbers, lines
// and sentence offsets, then every feature of the scorer. fit.py joins them with answers and fits the
// weights.
#include "comparison/candidates.h"
#include "reading/reportreader.h"

#include <cstdio>

using namespace synoptic;

int main(int argc, char **argv)
{
    QList<Report> reports;
    for (int i = 1; i < argc; ++i) {
        const auto report = readReport(QString::fromLocal8Bit(argv[i]));
        if (!report) {
            std::fprintf(stderr, "%s\n", qUtf8Printable(report.error().message()));
            return 1;
        }
        reports.append(*report);
    }
    const Event event(reports);
    const auto candidates = scoredCandidates(event, Reach::Likely, {});
    for (const Candidate &pair : *candidates) {
        for (const int unit : {pair.a, pair.b}) {
            const Place &place = event.units()[size_t(unit)].place;
            std::printf("%d\t%d\t", place.report, reports.at(place.report).lineAt(place.range.start));
        }
        for (const double feature : pair.features)
            std::printf("%.6g\t", feature);
        std::printf("\n");
    }
    return 0;
}
