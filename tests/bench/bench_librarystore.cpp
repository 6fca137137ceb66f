// SPDX-License-Identifier: GPL-3.0-or-later
// A library of 10,000 reports and 50,000 marks: how long it takes to open it to a usable list, beside the
// sqlite3 shell counting its rows; how long adding a mark takes, beside a write to disk of the same size.
#include "library/caretaker.h"
#include "library/connection.h"
#include "library/library.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <unistd.h>
#include <vector>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

constexpr int reports = 10'000;
constexpr int marksPerReport = 5;

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double quantile(std::vector<double> times, double share)
{
    std::ranges::sort(times);
    return times.at(std::size_t(double(times.size() - 1) * share));
}

Report made(int number, QRandomGenerator &random)
{
    QString text;
    while (text.size() < 3000)
        text += QString::number(random.bounded(20'000), 36) + u' ';
    ReportData data;
    data.text = text;
    data.sha256 = QCryptographicHash::hash(QByteArray::number(number), QCryptographicHash::Sha256).toHex();
    data.path = u"/somewhere/%1.txt"_s.arg(number);
    return Report(std::move(data));
}

/// As the program fills it, an event of five reports at a time.
bool fill(Library &library)
{
    QRandomGenerator random(1);
    for (int i = 0; i < reports; i += 5) {
        QList<Report> event;
        for (int j = 0; j < 5; ++j)
            event.append(made(i + j, random));
        if (!library.sources().rememberEvent(u"Event %1"_s.arg(i), event))
            return false;
        for (const Report &report : std::as_const(event)) {
            for (int k = 0; k < marksPerReport; ++k) {
                const qsizetype start = random.bounded(2800);
                Highlight mark = makeHighlight(report, {start, start + 60}, HighlightColour(k % 5), u"Ada"_s);
                mark.note = k == 0 ? u"check with the harbour master"_s : QString();
                if (!library.marks().add(mark))
                    return false;
            }
        }
    }
    return true;
}

double shellCounts(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    QProcess shell;
    shell.start(
        u"sqlite3"_s,
        {path, u"SELECT count(*) FROM report; SELECT count(*) FROM highlight; SELECT count(*) FROM event"_s});
    shell.waitForFinished();
    return milliseconds(timer);
}

double openToList(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    const auto library = Library::open(path);
    if (!library || (*library)->sources().recentEvents()->size() != 20)
        return -1;
    return milliseconds(timer);
}

void measureAdding(Library &library, const QString &folder)
{
    QRandomGenerator random(2);
    const Report report = made(0, random);
    std::vector<double> adding;
    std::vector<double> writing;
    QFile plain(folder + u"/plain"_s);
    if (!plain.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return;
    const QByteArray pages(3 * 4096, 'x'); // a mark changes about that: its row and two indices
    for (int i = 0; i < 400; ++i) {
        const Highlight mark = makeHighlight(report, {i, i + 60}, HighlightColour::Blue, u"Ada"_s);
        QElapsedTimer timer;
        timer.start();
        (void)library.marks().add(mark);
        adding.push_back(milliseconds(timer));
        timer.restart();
        plain.write(pages);
        ::fdatasync(plain.handle());
        writing.push_back(milliseconds(timer));
    }
    std::printf("adding a mark, median            %8.2f ms\n", quantile(adding, 0.5));
    std::printf("adding a mark, 95 of 100         %8.2f ms\n", quantile(adding, 0.95));
    std::printf("12 KB written and synced, median %8.2f ms\n", quantile(writing, 0.5));
    std::printf("12 KB written and synced, 95     %8.2f ms\n", quantile(writing, 0.95));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    QElapsedTimer timer;
    timer.start();
    {
        const auto library = Library::open(path);
        if (!library)
            return 1;
        // In one transaction: filling is not what is measured.
        const auto filled = (*library)->connection().inTransaction(
            [&]() -> Result<void> { return fill(**library) ? Result<void>() : std::unexpected(Error{}); });
        if (!filled)
            return 1;
    }
    std::printf("filled: %d reports, %d marks      %8.0f ms, %lld MB\n", reports, reports * marksPerReport,
                milliseconds(timer), QFile(path).size() / 1'000'000);
    std::vector<double> shell;
    std::vector<double> open;
    for (int i = 0; i < 15; ++i) {
        shell.push_back(shellCounts(path));
        open.push_back(openToList(path));
    }
    std::printf("sqlite3 shell counts its rows    %8.2f ms\n", quantile(shell, 0.5));
    std::printf("opened to the list of events     %8.2f ms\n", quantile(open, 0.5));
    timer.restart();
    const auto problems = checkLibrary(path);
    std::printf("the full check, in the background %7.0f ms, %s\n", milliseconds(timer),
                problems && problems->isEmpty() ? "whole" : "damaged");
    const auto library = Library::open(path);
    measureAdding(**library, folder.path());
    return 0;
}
