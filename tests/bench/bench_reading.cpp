// SPDX-License-Identifier: GPL-3.0-or-later
// What reading costs beside the floor of it: decoding alone, splitting into sentences alone, into words
// alone. The texts are those of the folder in SYNOPTIC_BENCH_TEXTS, else the sample and generated reports.
#include "language/languages.h"
#include "language/sentences.h"
#include "language/tokens.h"
#include "reading/decoding.h"
#include "reading/reportreader.h"
#include "support/generatedevent.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <benchmark/benchmark.h>
#include <malloc.h>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> filesOf(const QString &path)
{
    QList<QByteArray> all;
    const QDir folder(path);
    for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all.append(file.readAll());
    }
    return all;
}

const QList<QByteArray> &texts()
{
    static const QList<QByteArray> all = [] {
        if (qEnvironmentVariableIsSet("SYNOPTIC_BENCH_TEXTS"))
            return filesOf(qEnvironmentVariable("SYNOPTIC_BENCH_TEXTS"));
        QList<QByteArray> made = filesOf(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
        for (const Report &report : generated(100, 36))
            made.append(report.text().toUtf8());
        return made;
    }();
    return all;
}

const QList<QString> &decodedTexts()
{
    static const QList<QString> all = [] {
        QList<QString> decoded;
        for (const QByteArray &bytes : texts())
            decoded.append(decodeText(bytes)->text);
        return decoded;
    }();
    return all;
}

/// Runs \p step over each item and says how many bytes of UTF-8 a second that is.
template <typename Item>
void measure(benchmark::State &state, const QList<Item> &items, auto step)
{
    qint64 bytes = 0;
    for (const QByteArray &text : texts())
        bytes += text.size();
    for ([[maybe_unused]] auto round : state) {
        for (const Item &item : items)
            step(item);
    }
    state.SetBytesProcessed(state.iterations() * bytes);
}

void decodes(benchmark::State &state)
{
    measure(state, texts(), [](const QByteArray &bytes) { benchmark::DoNotOptimize(decodeText(bytes)); });
}

void hashes(benchmark::State &state)
{
    measure(state, texts(), [](const QByteArray &bytes) {
        benchmark::DoNotOptimize(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    });
}

void detectsLanguage(benchmark::State &state)
{
    measure(state, decodedTexts(),
            [](const QString &text) { benchmark::DoNotOptimize(detectLanguage(text)); });
}

void segments(benchmark::State &state)
{
    measure(state, decodedTexts(), [](const QString &text) {
        for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts))
            benchmark::DoNotOptimize(sentenceRanges(line));
    });
}

void tokenises(benchmark::State &state)
{
    std::vector<Token> tokens;
    measure(state, decodedTexts(), [&](const QString &text) {
        tokens.clear();
        Tokenizer::ofThread(u"en"_s).tokenize(text, tokens);
        benchmark::DoNotOptimize(tokens.data());
    });
}

void reads(benchmark::State &state)
{
    const QString path = u"report.txt"_s;
    measure(state, texts(),
            [&](const QByteArray &bytes) { benchmark::DoNotOptimize(readReport(bytes, path)); });
}

/// The memory that reports hold, in bytes for each byte of their texts.
void keepsReports(benchmark::State &state)
{
    qint64 bytes = 0;
    for (const QByteArray &text : texts())
        bytes += text.size();
    double held = 0;
    for ([[maybe_unused]] auto round : state) {
        const size_t before = mallinfo2().uordblks;
        QList<Report> reports;
        for (const QByteArray &text : texts())
            reports.append(*readReport(text, u"report.txt"_s));
        held = double(mallinfo2().uordblks - before);
    }
    state.counters["memory/text"] = held / double(bytes);
}

BENCHMARK(decodes);
BENCHMARK(hashes);
BENCHMARK(detectsLanguage);
BENCHMARK(segments);
BENCHMARK(tokenises);
BENCHMARK(reads);
BENCHMARK(keepsReports)->Iterations(3);

} // namespace

BENCHMARK_MAIN();
