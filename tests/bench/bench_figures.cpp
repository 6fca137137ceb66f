// SPDX-License-Identifier: GPL-3.0-or-later
// How fast figures and times are found in ordinary English, as bytes of UTF-8 a second, beside what a bare
// walk over the same characters costs.
#include "language/extraction.h"
#include "language/times.h"

#include <QDir>
#include <QFile>
#include <benchmark/benchmark.h>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

/// The sample reports, over and over, to about a million characters.
const QString &sampleText()
{
    static const QString text = [] {
        QString once;
        const QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
        for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                once += QString::fromUtf8(file.readAll());
        }
        return once.repeated(1 + 1000000 / std::max<qsizetype>(1, once.size()));
    }();
    return text;
}

void findsFigures(benchmark::State &state)
{
    const QString &text = sampleText();
    qsizetype found = 0;
    for ([[maybe_unused]] auto round : state)
        found = findFigures(text, TextRange{0, text.size()}).size();
    state.SetBytesProcessed(qint64(state.iterations()) * text.toUtf8().size());
    state.counters["figures"] = double(found);
}

void findsTimes(benchmark::State &state)
{
    const QString &text = sampleText();
    qsizetype found = 0;
    for ([[maybe_unused]] auto round : state)
        found = findTimes(text, QDate(2022, 1, 14)).size();
    state.SetBytesProcessed(qint64(state.iterations()) * text.toUtf8().size());
    state.counters["times"] = double(found);
}

void walksCharacters(benchmark::State &state)
{
    const QString &text = sampleText();
    for ([[maybe_unused]] auto round : state) {
        qsizetype letters = 0;
        for (const QChar c : text)
            letters += c.isLetter();
        benchmark::DoNotOptimize(letters);
    }
    state.SetBytesProcessed(qint64(state.iterations()) * text.toUtf8().size());
}

} // namespace

BENCHMARK(findsFigures);
BENCHMARK(findsTimes);
BENCHMARK(walksCharacters);
BENCHMARK_MAIN();
