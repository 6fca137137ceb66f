// SPDX-License-Identifier: GPL-3.0-or-later
// Times of the word difference by the number of words, for texts that are alike, unrelated or degenerate.
#include "comparison/worddifference.h"

#include <QRandomGenerator>
#include <QStringList>
#include <benchmark/benchmark.h>
#include <cmath>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

/// Words by Zipf's law, as in news: the n-th word stands about 1/n as often as the first.
QStringList words(int count, quint32 seed)
{
    QRandomGenerator random(seed);
    QStringList out;
    for (int i = 0; i < count; ++i)
        out.append(u"w%1"_s.arg(int(std::exp(random.generateDouble() * std::log(30000.0)))));
    return out;
}

/// One word in twenty removed, replaced or followed by another.
QStringList edited(QStringList list)
{
    QRandomGenerator random(2);
    for (QString &word : list) {
        if (random.bounded(20) == 0)
            word = QStringList{u""_s, u"new%1"_s.arg(random.bounded(9999)), word + u" more"_s}.at(
                random.bounded(3));
    }
    return list;
}

void compare(benchmark::State &state, const QString &a, const QString &b,
             const WordDifferenceOptions &options = {})
{
    for ([[maybe_unused]] auto round : state)
        benchmark::DoNotOptimize(wordDifference(a, b, options));
    state.SetComplexityN(state.range(0));
}

void alike(benchmark::State &state)
{
    const QStringList text = words(int(state.range(0)), 1);
    compare(state, text.join(u' '), edited(text).join(u' '));
}

void alikeInSpelling(benchmark::State &state)
{
    const QStringList text = words(int(state.range(0)), 1);
    compare(state, text.join(u' '), edited(text).join(u' '), {true, true});
}

void unrelated(benchmark::State &state)
{
    compare(state, words(int(state.range(0)), 1).join(u' '), words(int(state.range(0)), 2).join(u' '));
}

/// One word over and over, with others at different places: nothing to anchor at.
void oneWord(benchmark::State &state)
{
    QStringList a(state.range(0), u"ferry"_s);
    QStringList b = a;
    for (qsizetype i = 0; i < a.size(); i += 7) {
        a[i] = u"boat"_s;
        b[(i * 5 + 3) % b.size()] = u"boat"_s;
    }
    compare(state, a.join(u' '), b.join(u' '));
}

void withoutSpaces(benchmark::State &state)
{
    const auto text = [&state](quint32 seed) {
        QRandomGenerator random(seed);
        QString out;
        for (int i = 0; i < state.range(0); ++i)
            out.append(QChar(char16_t(0x4E00 + random.bounded(3000))));
        return out;
    };
    compare(state, text(1), text(2));
}

const auto sizes = [](benchmark::internal::Benchmark *bench) {
    bench->Arg(1000)->Arg(4000)->Arg(16000)->Arg(60000)->Arg(64000)->Unit(benchmark::kMillisecond);
};
BENCHMARK(alike)->Apply(sizes)->Complexity();
BENCHMARK(alikeInSpelling)->Apply(sizes);
BENCHMARK(unrelated)->Apply(sizes)->Complexity();
BENCHMARK(oneWord)->Apply(sizes)->Complexity();
BENCHMARK(withoutSpaces)->Arg(16000)->Arg(64000)->Arg(133000)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
