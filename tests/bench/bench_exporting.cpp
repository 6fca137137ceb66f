// SPDX-License-Identifier: GPL-3.0-or-later
// What a page of the PDF costs, whatever their number, and what memory it takes. Prints a row for each size:
// bench_exporting [SENTENCES...], sentences of each of 12 reports with 200 marks. The last column is the
// longest time that another thread, the window's, needed for a paragraph meanwhile. Offscreen; each size runs
// in a process of its own, so that peaks are its own.
#include "exporting/pdf/pdf.h"
#include "support/generatedevent.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QThread>
#include <cstdio>
#include <ctime>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <sys/resource.h>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

/// Runs the thread to its end while this one does what a window does, laying out a paragraph and waiting 10
/// ms. Milliseconds of the longest such round without the wait.
qint64 longestFrame(QThread &thread)
{
    qint64 longest = 0;
    thread.start();
    while (!thread.wait(10)) {
        QElapsedTimer frame;
        frame.start();
        QTextDocument document(
            u"Rescuers pulled 58 people from the cold sea near Port Halden. "_s.repeated(20));
        document.setTextWidth(400);
        longest = std::max(longest, frame.elapsed());
    }
    return longest;
}

int measure(int sentences)
{
    const QList<Report> reports = generated(12, sentences);
    ExportEvent event{u"Generated"_s, *compareReports(reports), {}, QDateTime::fromSecsSinceEpoch(0), {}};
    for (int m = 0; m < 200; ++m) {
        const Report &report = reports.at(m % reports.size());
        const Passage &passage = report.passages().at(m / reports.size() * report.passages().size() / 17);
        event.marks.append(makeHighlight(report, passage.range, HighlightColour(m % 5), u"Ada"_s));
    }
    const double before = peakMegabytes();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"event.pdf"_s);
    QElapsedTimer timer;
    timer.start();
    PdfOptions options;
    options.parts = {PdfPart::Reports};
    Result<void> done;
    double cpu = 0;
    const std::unique_ptr<QThread> writing(QThread::create([&] {
        done = writePdf(event, options, path);
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        cpu = double(time.tv_sec) + double(time.tv_nsec) / 1e9;
    }));
    const qint64 longest = longestFrame(*writing);
    if (!done) {
        std::fprintf(stderr, "%s\n", qPrintable(done.error().message()));
        return 1;
    }
    const double seconds = double(timer.elapsed()) / 1000;
    QPDF document;
    document.processFile(path.toLocal8Bit().constData());
    const double pages = double(QPDFPageDocumentHelper(document).getAllPages().size());
    std::printf("%8d %8.0f %10.2f %10.2f %12.2f %12.0f %12.1f %12.1f %10lld\n", sentences, pages, seconds,
                cpu, cpu * 1000 / pages, peakMegabytes() - before, (peakMegabytes() - before) * 1024 / pages,
                double(QFileInfo(path).size()) / 1e6, static_cast<long long>(longest));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == "--one"_L1)
        return measure(arguments.at(2).toInt());
    std::printf("%8s %8s %10s %10s %12s %12s %12s %12s %10s\n", "sent.", "pages", "s", "CPU s", "ms/page",
                "MB more", "KB/page", "MB file", "frame ms");
    std::fflush(stdout);
    const QStringList sizes =
        arguments.size() > 1 ? arguments.mid(1) : QStringList{u"20"_s, u"200"_s, u"2000"_s};
    for (const QString &size : sizes)
        QProcess::execute(QCoreApplication::applicationFilePath(), {u"--one"_s, size});
    return 0;
}
