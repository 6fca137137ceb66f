// SPDX-License-Identifier: GPL-3.0-or-later
// pair_features --brief: reads two tab-separated texts a line and prints the features of brief reports.
// pair_features FILE...: the candidates of the event as tab-separated lines: the two reports' numbers, lines
// and sentence offsets, then every feature of the scorer. fit.py joins them with answers and fits the
// weights.
#include "comparison/background.h"
#include "comparison/briefscorer.h"
#include "comparison/candidates.h"
#include "reading/reportreader.h"

#include <QFile>
#include <cstdio>

using namespace synoptic;

namespace {

IndexedReport briefReport(const QByteArray &text)
{
    return IndexedReport(*readReport(text + '\n', {}));
}

int printBrief()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    for (const QByteArray &line : input.readAll().split('\n')) {
        const QList<QByteArray> texts = line.split('\t');
        if (texts.size() != 2)
            continue;
        const IndexedReport a = briefReport(texts.at(0));
        const IndexedReport b = briefReport(texts.at(1));
        BriefFeatures features{};
        for (size_t i = 0; i < a.units().size(); ++i) {
            for (size_t k = 0; k < b.units().size(); ++k) {
                const BriefFeatures found = briefFeatures(a, i, b, k);
                if (found[AllWords] >= features[AllWords])
                    features = found;
            }
        }
        for (const double feature : features)
            std::printf("%.6g\t", feature);
        std::printf("\n");
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 2 && QByteArrayView(argv[1]) == "--brief")
        return printBrief();
    QList<Report> reports;
    for (int i = 1; i < argc; ++i) {
        const auto report = readReport(QString::fromLocal8Bit(argv[i]));
        if (!report) {
            std::fprintf(stderr, "%s\n", qUtf8Printable(report.error().message()));
            return 1;
        }
        reports.append(*report);
    }
    Corpus indexed;
    std::vector<quint64> keys;
    for (const Report &report : reports) {
        indexed.push_back(std::make_shared<IndexedReport>(report));
        keys.push_back(fingerprint(report));
    }
    const Background background(indexed, keys);
    std::vector<std::vector<quint32>> counts;
    for (const auto &report : indexed)
        counts.push_back(background.countsFor(*report));
    for (size_t i = 0; i < indexed.size(); ++i) {
        for (size_t k = i + 1; k < indexed.size(); ++k) {
            const ReportPair pair(*indexed[i], *indexed[k],
                                  {counts[i], counts[k], background.units(), indexed.size()});
            const std::vector<Candidate> candidates = scoredCandidates(pair, Reach::Likely);
            const std::vector<Features> features = featuresOf(pair, candidates);
            for (size_t c = 0; c < candidates.size(); ++c) {
                const Candidate &candidate = candidates[c];
                const qsizetype atA = indexed[i]->units()[candidate.a].range.start;
                const qsizetype atB = indexed[k]->units()[candidate.b].range.start;
                std::printf("%zu\t%d\t%zu\t%d\t", i, indexed[i]->report().lineAt(atA), k,
                            indexed[k]->report().lineAt(atB));
                for (const double feature : features[c])
                    std::printf("%.6g\t", feature);
                std::printf("\n");
            }
        }
    }
    return 0;
}
