// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a text is cut into sentences, beside a plain count of its stops: what the machine needs to look at
// every character once.
#include "language/sentences.h"

#include <QDir>
#include <QFile>
#include <algorithm>
#include <benchmark/benchmark.h>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

/// The sample's texts, and their paragraphs.
struct Paragraphs
{
    QString text;
    QList<QStringView> views;
};

const Paragraphs &sample()
{
    static const Paragraphs all = [] {
        Paragraphs read;
        const QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
        for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                read.text += QString::fromUtf8(file.readAll());
        }
        return read;
    }();
    static const Paragraphs cut{all.text, QStringView(all.text).split(u'\n', Qt::SkipEmptyParts)};
    return cut;
}

void countsStops(benchmark::State &state)
{
    const QString &text = sample().text;
    for ([[maybe_unused]] auto round : state)
        benchmark::DoNotOptimize(std::count(text.begin(), text.end(), u'.'));
    state.SetBytesProcessed(state.iterations() * text.size());
}

void cutsSentences(benchmark::State &state)
{
    const Paragraphs &paragraphs = sample();
    qsizetype found = 0;
    for ([[maybe_unused]] auto round : state) {
        found = 0;
        for (const QStringView paragraph : paragraphs.views)
            found += sentenceRanges(paragraph).size();
    }
    state.SetBytesProcessed(state.iterations() * paragraphs.text.size());
    state.counters["sentences"] = double(found);
}

/// What would be dear if a look back had no bound.
void cutsOneLongWord(benchmark::State &state)
{
    const QString text = u"tide.?"_s.repeated(state.range(0));
    for ([[maybe_unused]] auto round : state)
        benchmark::DoNotOptimize(sentenceRanges(text));
    state.SetBytesProcessed(state.iterations() * text.size());
}

BENCHMARK(countsStops);
BENCHMARK(cutsSentences);
BENCHMARK(cutsOneLongWord)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
