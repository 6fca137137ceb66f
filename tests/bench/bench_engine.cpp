// SPDX-License-Identifier: GPL-3.0-or-later
// Times of the engine, each beside what the same text costs to split into words: the ratio is what counts,
// the absolute time is the machine's.
#include "comparison/comparison.h"
#include "language/words.h"
#include "reading/reportreader.h"

#include <QDir>
#include <QFile>
#include <algorithm>
#include <benchmark/benchmark.h>
#include <random>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> sampleBytes()
{
    QList<QByteArray> all;
    const QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all.append(file.readAll());
    }
    return all;
}

/// Reports of sentences drawn from made-up words, Zipf-like as in real text; about one sentence in twenty is
/// another report's, reworded a little.
QList<Report> generated(int reports, int sentences)
{
    std::mt19937 random(7);
    const auto word = [&] {
        const double u = std::uniform_real_distribution(0.0, 1.0)(random);
        const int rank = int(std::pow(30'000.0, u));
        QString made;
        for (int rest = rank + 17; rest > 0; rest /= 13)
            made += QStringView(u"taronelimusokivegadupahibyczo").sliced(2 * (rest % 13), 2);
        return made;
    };
    QList<QStringList> pool;
    QList<Report> out;
    for (int r = 0; r < reports; ++r) {
        QString text;
        for (int s = 0; s < sentences; ++s) {
            QStringList words;
            if (!pool.isEmpty() && random() % 20 == 0) {
                words = pool.at(qsizetype(random() % size_t(pool.size())));
                words[qsizetype(random() % size_t(words.size()))] = word();
            } else {
                for (int w = 0; w < 18; ++w)
                    words.append(word());
                pool.append(words);
            }
            text += u"The "_s + words.join(u' ') + u".\n"_s;
        }
        if (const auto report = readReport(text.toUtf8(), u"report-%1.txt"_s.arg(r)))
            out.append(*report);
    }
    return out;
}

void splitsWords(benchmark::State &state)
{
    const QList<Report> reports = generated(int(state.range(0)), int(state.range(1)));
    for ([[maybe_unused]] auto round : state) {
        for (const Report &report : reports)
            benchmark::DoNotOptimize(wordsOf(report.text(), u"en"_s));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1));
}

void compares(benchmark::State &state)
{
    const QList<Report> reports = generated(int(state.range(0)), int(state.range(1)));
    qsizetype found = 0;
    for ([[maybe_unused]] auto round : state)
        found = compareReports(reports)->alignments.size();
    state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1));
    state.counters["alignments"] = double(found);
}

void readsSample(benchmark::State &state)
{
    const QList<QByteArray> bytes = sampleBytes();
    for ([[maybe_unused]] auto round : state) {
        for (const QByteArray &text : bytes)
            benchmark::DoNotOptimize(readReport(text, u"report.txt"_s));
    }
}

void comparesSample(benchmark::State &state)
{
    QList<Report> reports;
    for (const QByteArray &text : sampleBytes())
        reports.append(*readReport(text, u"report.txt"_s));
    for ([[maybe_unused]] auto round : state)
        benchmark::DoNotOptimize(compareReports(reports));
}

const auto sizes = [](benchmark::internal::Benchmark *bench) {
    bench->Args({5, 100})->Args({5, 1000})->Args({50, 100})->Unit(benchmark::kMillisecond);
};
BENCHMARK(readsSample)->Unit(benchmark::kMillisecond);
BENCHMARK(comparesSample)->Unit(benchmark::kMillisecond);
BENCHMARK(splitsWords)->Apply(sizes);
BENCHMARK(compares)->Apply(sizes);

} // namespace

BENCHMARK_MAIN();
