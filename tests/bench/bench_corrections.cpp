// SPDX-License-Identifier: GPL-3.0-or-later
// What a correction and another threshold cost beside the first run; run all, the ratios count.
#include "comparison/comparison.h"
#include "support/generatedevent.h"

#include <benchmark/benchmark.h>

using namespace synoptic;

namespace {

CompareOptions remembering()
{
    CompareOptions options;
    options.remember = 0.2;
    return options;
}

void comparesFirst(benchmark::State &state)
{
    const QList<Report> reports = generated(int(state.range(0)), int(state.range(1)));
    for ([[maybe_unused]] auto round : state) {
        Comparer comparer;
        benchmark::DoNotOptimize(comparer.compare(reports, remembering()));
    }
}

/// Denies one alignment more each time.
void corrects(benchmark::State &state)
{
    const QList<Report> reports = generated(int(state.range(0)), int(state.range(1)));
    Comparer comparer;
    CompareOptions options = remembering();
    const auto first = comparer.compare(reports, options);
    qsizetype next = 0;
    for ([[maybe_unused]] auto round : state) {
        const Alignment &wrong = first->alignments.at(next++ * 7 % first->alignments.size());
        options.corrections.append({wrong.a, wrong.b, false, std::nullopt});
        benchmark::DoNotOptimize(comparer.compare(reports, options));
    }
}

/// To and fro over what is remembered.
void movesTheThreshold(benchmark::State &state)
{
    const QList<Report> reports = generated(int(state.range(0)), int(state.range(1)));
    Comparer comparer;
    CompareOptions options = remembering();
    (void)comparer.compare(reports, options);
    int round = 0;
    for ([[maybe_unused]] auto measured : state) {
        options.threshold = 0.25 + 0.05 * (round++ % 12);
        benchmark::DoNotOptimize(comparer.compare(reports, options));
    }
}

const auto sizes = [](benchmark::internal::Benchmark *bench) {
    bench->Args({5, 200})->Args({12, 1000})->Args({12, 3000})->Unit(benchmark::kMillisecond)->UseRealTime();
};
BENCHMARK(comparesFirst)->Apply(sizes);
BENCHMARK(corrects)->Apply(sizes);
BENCHMARK(movesTheThreshold)->Apply(sizes);

} // namespace

BENCHMARK_MAIN();
