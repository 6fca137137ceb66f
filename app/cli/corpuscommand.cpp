// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/corpuscommand.h"

#include "comparison/corpus.h"
#include "comparison/parallel.h"
#include "exporting/outputfile.h"
#include "reading/reportreader.h"

#include <QFileInfo>
#include <QHash>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

struct ReadCorpus
{
    Corpus reports;
    std::vector<QByteArray> names;
};

Result<ReadCorpus> readCorpus(const QStringList &paths, bool keepGoing)
{
    std::vector<std::shared_ptr<const IndexedReport>> read(size_t(paths.size()));
    std::vector<std::optional<Error>> errors(read.size());
    parallelFor(
        read.size(), 0,
        [&](size_t i) {
            auto report = readReport(paths.at(qsizetype(i)));
            if (report)
                read[i] = std::make_shared<IndexedReport>(*report);
            else
                errors[i] = report.error();
        },
        [](double) { return true; });
    ReadCorpus corpus;
    for (size_t i = 0; i < read.size(); ++i) {
        if (errors[i] && !keepGoing)
            return std::unexpected(*errors[i]);
        if (errors[i])
            std::fprintf(stderr, "synoptic: %s\n", qUtf8Printable(errors[i]->message()));
        if (!read[i])
            continue;
        corpus.reports.push_back(std::move(read[i]));
        QByteArray name = QFileInfo(paths.at(qsizetype(i))).completeBaseName().toUtf8();
        name.replace('\t', ' ').replace('\n', ' ').replace('\r', ' '); // they part the cells and rows
        corpus.names.push_back(name);
    }
    return corpus;
}

/// The reports that \p group captures the same of, in the order of their first one; all without an
/// expression. A name that it does not match is a group of its own.
std::vector<CorpusGroup> groupsOf(const ReadCorpus &corpus, const QRegularExpression &group)
{
    std::vector<CorpusGroup> groups;
    QHash<QString, size_t> known;
    for (quint32 report = 0; report < corpus.names.size(); ++report) {
        QString key;
        if (!group.pattern().isEmpty()) {
            const auto match = group.match(QString::fromUtf8(corpus.names[report]));
            key = match.hasMatch() ? match.captured(match.lastCapturedIndex())
                                   : u'\n' + QString::number(report);
        }
        const size_t at = known.value(key, groups.size());
        if (at == groups.size()) {
            known.insert(key, at);
            groups.emplace_back();
        }
        groups[at].push_back(report);
    }
    return groups;
}

void appendPlace(QByteArray &row, const ReadCorpus &corpus, quint32 report, quint32 unit)
{
    const IndexedReport &indexed = *corpus.reports[report];
    row += corpus.names[report];
    row += '\t';
    row += QByteArray::number(indexed.report().lineAt(indexed.units()[unit].range.start));
    row += '\t';
}

} // namespace

Result<void> writeCorpusTable(const CorpusTask &task)
{
    auto output = OutputFile::open(task.output);
    if (!output)
        return std::unexpected(output.error());
    const auto corpus = readCorpus(task.paths, task.keepGoing);
    if (!corpus)
        return std::unexpected(corpus.error());
    QByteArray rows;
    alignCorpus(corpus->reports, groupsOf(*corpus, task.group), {},
                [&](std::span<const CorpusAlignment> found) {
                    for (const CorpusAlignment &one : found) {
                        appendPlace(rows, *corpus, one.reportA, one.unitA);
                        appendPlace(rows, *corpus, one.reportB, one.unitB);
                        rows += QByteArray::number(double(one.score), 'f', 4);
                        rows += '\t' + relationName(one.relation).toLatin1() + '\n';
                    }
                    if (rows.size() > 1 << 20) {
                        output->write(rows);
                        rows.clear();
                    }
                });
    output->write(rows);
    return output->finish();
}

} // namespace synoptic
