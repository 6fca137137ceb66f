// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include "cli/corpuscommand.h"
#include "cli/exportcommand.h"
#include "exporting/export.h"
#include "exporting/pdf/pdf.h"
#include "reading/reportreader.h"
#include "report/counts.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

enum Exit { Done = 0, Failed = 1, WrongUse = 2 };

void print(FILE *stream, const QString &line)
{
    std::fputs(qUtf8Printable(line + u'\n'), stream);
}

QString usage()
{
    return u"Synoptic reads several reports of one event side by side.\n\n"
           "  synoptic [FILE...] [OPTIONS]            open the window on the reports\n"
           "      --library L    a file, or postgresql://user@host/database, in place of your library\n"
           "      --view NAME    reading, synopsis, conflicts, coverage, timeline or review\n"
           "      --theme NAME   light, dark, high-contrast or system\n"
           "      --size WxH, --scale FACTOR\n"
           "  synoptic compare FILE... [OPTIONS]      compare the reports\n"
           "      --json OUT     write the comparison as JSON (OUT - is standard output)\n"
           "      --pdf OUT      write the comparison as PDF\n"
           "      --layout L     of the PDF: side-by-side (default) or in-sequence\n"
           "      --title NAME   of the event\n"
           "      --tsv OUT      write one alignment a row: report, line, report, line, score, relation\n"
           "      --group REGEX  for --tsv: compare only reports whose file names agree in what it captures\n"
           "      --all          keep candidates below the threshold too\n"
           "      --keep-going   leave out files that cannot be read instead of stopping\n"
           "%1"
           "  synoptic --screenshot OUT FILE...       write a picture of the window\n"
           "  synoptic --help | --version\n\n"
           "Exit status: 0 done, 1 the work failed, 2 wrong use."_s.arg(exportUsage());
}

/// A line on the terminal that is overwritten as the work goes on; nothing where nobody watches.
Progress terminalProgress()
{
    if (!isatty(STDERR_FILENO))
        return {};
    return [](double share) {
        std::fprintf(stderr, "\r\033[Kcomparing %d %%", int(share * 100));
        if (share >= 1)
            std::fputs("\r\033[K", stderr);
        return true;
    };
}

/// The reports of the files, or nothing when one failed and that ends the work.
std::optional<QList<Report>> readAll(const QStringList &paths, bool keepGoing)
{
    QList<Report> reports;
    QSet<QByteArray> seen;
    bool failed = false;
    for (const QString &path : paths) {
        auto report = readReport(path);
        if (!report) {
            print(stderr, u"synoptic: "_s + report.error().message());
            failed = true;
        } else if (seen.contains(report->sha256())) {
            print(stderr, u"synoptic: %1: The same report is there already. It is used once."_s.arg(path));
        } else {
            seen.insert(report->sha256());
            reports.append(*report);
        }
    }
    if ((failed && !keepGoing) || reports.isEmpty())
        return std::nullopt;
    return reports;
}

void printSummary(const Comparison &comparison)
{
    for (const Report &report : comparison.reports)
        print(stdout,
              u"%1: %2, %3"_s.arg(report.shortName(), formName(report.form()),
                                  counted(report.passages().size(), u"1 passage"_s, u"%1 passages"_s)));
    qsizetype differing = 0;
    for (const Fact &fact : comparison.facts)
        differing += !fact.differences.isEmpty();
    print(stdout, u"%1, %2, %3 with differences"_s
                      .arg(counted(comparison.alignments.size(), u"1 alignment"_s, u"%1 alignments"_s),
                           counted(comparison.facts.size(), u"1 fact"_s, u"%1 facts"_s))
                      .arg(differing));
}

/// A result in the place of a report would lose the report.
bool overwritesInput(const QStringList &inputs, const QStringList &outputs)
{
    for (const QString &output : outputs) {
        const QString target = QFileInfo(output).canonicalFilePath();
        const auto same = std::ranges::find_if(inputs, [&](const QString &input) {
            return !target.isEmpty() && QFileInfo(input).canonicalFilePath() == target;
        });
        if (same == inputs.end())
            continue;
        print(stderr, u"synoptic: %1: This is one of the reports. Write to another file."_s.arg(output));
        return true;
    }
    return false;
}

int tableCommand(const CorpusTask &task)
{
    if (!task.group.isValid()) {
        print(stderr, u"synoptic: --group is no regular expression: %1. Try: synoptic --help"_s.arg(
                          task.group.errorString()));
        return WrongUse;
    }
    const auto written = writeCorpusTable(task);
    if (written)
        return Done;
    print(stderr, u"synoptic: "_s + written.error().message());
    return Failed;
}

int compareCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption json(u"json"_s, {}, u"OUT"_s);
    const QCommandLineOption pdf(u"pdf"_s, {}, u"OUT"_s);
    const QCommandLineOption layout(u"layout"_s, {}, u"L"_s, u"side-by-side"_s);
    const QCommandLineOption title(u"title"_s, {}, u"NAME"_s);
    const QCommandLineOption tsv(u"tsv"_s, {}, u"OUT"_s);
    const QCommandLineOption group(u"group"_s, {}, u"REGEX"_s);
    const QCommandLineOption all(u"all"_s);
    const QCommandLineOption keepGoing(u"keep-going"_s);
    parser.addOptions({json, pdf, layout, title, tsv, group, all, keepGoing});
    if (!parser.parse(arguments)) {
        const QString said = parser.errorText(); // which may end with a stop
        print(stderr,
              u"synoptic: %1. Try: synoptic --help"_s.arg(said.endsWith(u'.') ? said.chopped(1) : said));
        return WrongUse;
    }
    const QString layoutName = parser.value(layout);
    if (parser.positionalArguments().isEmpty() ||
        (layoutName != "side-by-side"_L1 && layoutName != "in-sequence"_L1)) {
        print(
            stderr,
            u"synoptic: compare needs files, and --layout is side-by-side or in-sequence. Try: synoptic --help"_s);
        return WrongUse;
    }
    if (overwritesInput(parser.positionalArguments(),
                        {parser.value(json), parser.value(pdf), parser.value(tsv)}))
        return WrongUse;
    if (parser.isSet(group) && !parser.isSet(tsv)) {
        print(stderr, u"synoptic: --group belongs to --tsv. Try: synoptic --help"_s);
        return WrongUse;
    }
    if (parser.isSet(tsv)) {
        if (parser.isSet(json) || parser.isSet(pdf) || parser.isSet(all)) {
            print(stderr,
                  u"synoptic: --tsv stands alone: without --json, --pdf and --all. Try: synoptic --help"_s);
            return WrongUse;
        }
        return tableCommand({parser.positionalArguments(), parser.value(tsv),
                             QRegularExpression(parser.value(group)), parser.isSet(keepGoing)});
    }
    const auto reports = readAll(parser.positionalArguments(), parser.isSet(keepGoing));
    if (!reports)
        return Failed;
    CompareOptions options;
    options.keepBelowThreshold = parser.isSet(all);
    const auto comparison = compareReports(*reports, options, terminalProgress());
    Result<void> written;
    if (parser.isSet(json))
        written = writeFile(toJson(*comparison) + '\n', parser.value(json));
    if (written && parser.isSet(pdf)) {
        PdfOptions pdfOptions;
        pdfOptions.parts = {layoutName == "in-sequence"_L1 ? PdfPart::Reports : PdfPart::Comparison};
        ExportEvent event{parser.isSet(title) ? parser.value(title) : reports->first().metadata().title,
                          *comparison,
                          {},
                          exportTime(),
                          {}};
        written = writePdf(event, pdfOptions, parser.value(pdf));
    }
    if (!written) {
        print(stderr, u"synoptic: "_s + written.error().message());
        return Failed;
    }
    if (!parser.isSet(json) && !parser.isSet(pdf))
        printSummary(*comparison);
    return Done;
}

} // namespace

std::optional<int> runCommandLine(const QStringList &arguments)
{
    const QString command = arguments.value(0);
    const bool asks = arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s);
    if (command == "compare"_L1 && !asks)
        return compareCommand(arguments);
    if (command == "export"_L1 && !asks)
        return exportCommand(arguments);
    if (asks || command == "help"_L1 || command == "--help"_L1 || command == "-h"_L1) {
        print(stdout, usage());
        return Done;
    }
    if (command == "--version"_L1 || command == "-v"_L1) {
        print(stdout, u"synoptic "_s + QCoreApplication::applicationVersion());
        return Done;
    }
    return std::nullopt;
}

} // namespace synoptic
