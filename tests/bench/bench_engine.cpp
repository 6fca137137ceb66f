// SPDX-License-Identifier: GPL-3.0-or-later
// Times of the engine, each beside what the same text costs to split into words: the ratio is what counts,
// the absolute time is the machine's.
#include "comparison/comparison.h"
#include "language/words.h"
#include "reading/reportreader.h"
#include "support/generatedevent.h"

#include <QDir>
#include <QFile>
#include <benchmark/benchmark.h>

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

/// Published a minute after each other.
QList<Report> dated(const QList<Report> &reports)
{
    QList<Report> made;
    for (int i = 0; i < reports.size(); ++i) {
        const QString line = u"Published: 3 March 2021 at 10:%1\n\n"_s.arg(i, 2, 10, QLatin1Char('0'));
        made.append(*readReport(QString(line + reports.at(i).text()).toUtf8(), u"report-%1.txt"_s.arg(i)));
    }
    return made;
}

/// One report more or less, beside what a comparer remembers of fifty: each of the 51 in turn, so that those
/// of the sample that tells what is common have their share.
void changesOne(benchmark::State &state, const QList<Report> &reports, bool adds, bool last)
{
    int round = 0;
    Comparer comparer; // remembers its last comparison, no more
    for ([[maybe_unused]] auto measured : state) {
        state.PauseTiming();
        QList<Report> fifty = reports;
        fifty.removeAt(last ? 50 - round % 2 : round % 51);
        ++round;
        benchmark::DoNotOptimize(comparer.compare(adds ? fifty : reports));
        state.ResumeTiming();
        benchmark::DoNotOptimize(comparer.compare(adds ? reports : fifty));
    }
}

void addsTheLatest(benchmark::State &state)
{
    changesOne(state, dated(generated(51, 50)), true, true);
}

void takesTheLatest(benchmark::State &state)
{
    changesOne(state, dated(generated(51, 50)), false, true);
}

void addsAny(benchmark::State &state)
{
    changesOne(state, generated(51, 50), true, false);
}

void takesAny(benchmark::State &state)
{
    changesOne(state, generated(51, 50), false, false);
}

void comparesFiftyOne(benchmark::State &state)
{
    const QList<Report> reports = dated(generated(51, 50));
    for ([[maybe_unused]] auto round : state)
        benchmark::DoNotOptimize(compareReports(reports));
}

const auto sizes = [](benchmark::internal::Benchmark *bench) {
    bench->Args({5, 100})->Args({5, 1000})->Args({50, 100})->Unit(benchmark::kMillisecond);
};
BENCHMARK(readsSample)->Unit(benchmark::kMillisecond);
BENCHMARK(comparesSample)->Unit(benchmark::kMillisecond);
BENCHMARK(comparesFiftyOne)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK(addsTheLatest)->Iterations(50)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK(takesTheLatest)->Iterations(50)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK(addsAny)->Iterations(51)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK(takesAny)->Iterations(51)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK(splitsWords)->Apply(sizes);
BENCHMARK(compares)->Apply(sizes);

} // namespace

BENCHMARK_MAIN();
