// SPDX-License-Identifier: GPL-3.0-or-later
// A scripted reader: opens an event in the real window, walks through it with keys and prints how long each
// step took until it was painted. Beside it the same for an empty window: what Qt and the machine cost.
//
//     bench_window [FILE…]          the files, or the sample
//     bench_window --long           twelve made-up reports of 60,000 words
//     bench_window --series         one step and one painted frame, in reports of 1,000 to 64,000 words
//     bench_window --until-painted FILE…   opens, paints, leaves: for a comparison with other programs
#include "comparisonview/comparisonview.h"
#include "comparisonview/readingcolumns.h"
#include "mainwindow/appearance.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/viewswitcher.h"
#include "support/generatedevent.h"

#include <KLocalizedString>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPainter>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <malloc.h>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

QStringList samples()
{
    const QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    QStringList paths;
    for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Resident memory that is not shared with other programs, in MB.
double memory()
{
    malloc_trim(0);
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    double kilobytes = 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Private_Clean:") || line.startsWith("Private_Dirty:"))
            kilobytes += line.simplified().split(' ').value(1).toDouble();
    }
    return kilobytes / 1024;
}

/// Processor time of this thread in milliseconds: what a step costs where nothing else runs on the machine.
double worked()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double ofHundred(std::vector<double> &values, size_t percent)
{
    std::ranges::sort(values);
    return values.at(values.size() * percent / 100);
}

/// Does a thing again and again, each time until the widget is painted; prints the median and the 95th of
/// 100, by the clock and of the processor.
template <typename Work>
void time(const char *what, QWidget *painted, int times, const Work &work)
{
    std::vector<double> steps;
    std::vector<double> processor;
    QElapsedTimer timer;
    // As on a screen: into the same buffer each time.
    QImage frame(painted->size(), QImage::Format_RGB32);
    for (int i = 0; i < times; ++i) {
        timer.restart();
        const double before = worked();
        work();
        painted->render(&frame);
        steps.push_back(milliseconds(timer));
        processor.push_back(worked() - before);
        QApplication::processEvents();
    }
    std::printf("%-44s %7.1f %7.1f ms  %7.1f %7.1f ms\n", what, ofHundred(steps, 50), ofHundred(steps, 95),
                ofHundred(processor, 50), ofHundred(processor, 95));
}

void key(ComparisonView *view, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(view, key, modifiers);
}

void walk(MainWindow &window)
{
    ComparisonView *view = window.comparisonView();
    view->setFocus();
    ReadingStyle style = view->style();
    style.animated = false;
    style.locked = true;
    view->setStyle(style);
    std::printf("%-44s %18s  %18s\n", "key, until the frame is painted", "median, 95 of 100",
                "of the processor");
    time("J: next shared passage", view, 200, [&] {
        const auto before = view->active();
        key(view, Qt::Key_J);
        if (view->active() == before)
            key(view, Qt::Key_Right);
    });
    key(view, Qt::Key_Home);
    time("Down: next sentence", view, 200, [&] { key(view, Qt::Key_Down); });
    bool right = true;
    time("Right, Left: the counterpart", view, 100,
         [&] { key(view, std::exchange(right, !right) ? Qt::Key_Right : Qt::Key_Left); });
    time("Page Down, the others follow", view, 100, [&] { key(view, Qt::Key_PageDown); });
    bool hide = true;
    time("Ctrl+H, Ctrl+Shift+H: hide, show a column", view, 40, [&] {
        key(view, Qt::Key_H,
            std::exchange(hide, !hide) ? Qt::ControlModifier : Qt::ControlModifier | Qt::ShiftModifier);
    });
    bool large = true;
    time("Ctrl++, Ctrl+0: size of the text", view, 40,
         [&] { view->zoom(std::exchange(large, !large) ? 1.1 : 0); });
    time("[: as of the moment before, in every view", view, 20, [&] { key(view, Qt::Key_BracketLeft); });
    key(view, Qt::Key_X);
    style.animated = true;
    view->setStyle(style);
    key(view, Qt::Key_Home);
    time("J, gliding: the first frame", view, 100, [&] { key(view, Qt::Key_J); });
    time("a frame while gliding", view, 200, [&] {
        if (view->active() && view->columns().size() > 1)
            key(view, Qt::Key_J);
        QTest::qWait(1);
    });
}

/// One step and one frame in reports that double in length.
void series()
{
    std::printf("%8s %14s %14s\n", "words", "a step, painted", "a frame (processor time)");
    for (int sentences = 55; sentences <= 3555; sentences *= 2) {
        const auto comparison = compareReports(generated(3, sentences));
        ComparisonView view;
        view.resize(1150, 800);
        view.show();
        view.setComparison(*comparison);
        ReadingStyle style;
        style.animated = false;
        view.setStyle(style);
        QImage frame(view.size(), QImage::Format_RGB32);
        const auto median = [&](const auto &work) {
            std::vector<double> steps;
            for (int i = 0; i < 101; ++i) {
                const double before = worked();
                work();
                view.render(&frame);
                steps.push_back(worked() - before);
                QApplication::processEvents();
            }
            return ofHundred(steps, 50);
        };
        const double step = median([&] {
            const auto before = view.active();
            view.nextAligned(1);
            if (view.active() == before)
                view.toEnd(-1);
        });
        std::printf("%8d %11.2f ms %11.2f ms\n", sentences * 18, step, median([] {}));
    }
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer timer;
    timer.start();
    const QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    KLocalizedString::setApplicationDomain("synoptic");
    applyPalette(u"light"_s);
    QWidget empty;
    empty.show();
    empty.grab();
    const double bare = milliseconds(timer);
    empty.hide();
    QStringList files = QApplication::arguments().sliced(1);
    if (files.contains(u"--series"_s)) {
        series();
        return 0;
    }
    const bool once = files.removeAll(u"--until-painted"_s) > 0;
    const bool longOnes = files.removeAll(u"--long"_s) > 0;
    if (longOnes) {
        int number = 0;
        for (const Report &report : generated(12, 3334)) {
            files.append(folder.filePath(u"report-%1.txt"_s.arg(++number)));
            QFile file(files.last());
            if (!file.open(QIODevice::WriteOnly) || file.write(report.text().toUtf8()) < 0)
                return 1;
        }
    }
    if (files.isEmpty())
        files = samples();

    const auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    timer.restart();
    MainWindow window(library ? library->get() : nullptr);
    window.resize(1400, 900);
    window.show();
    window.grab();
    const double shown = milliseconds(timer);
    const double windowMemory = memory();
    QSignalSpy ready(&window, &MainWindow::eventShown);
    timer.restart();
    window.open(files);
    if (!ready.wait(600000))
        return 1;
    window.grab();
    const double aligned = milliseconds(timer);
    if (once)
        return 0;
    timer.restart();
    QList<Report> reports;
    for (const QString &file : std::as_const(files))
        reports.append(readReport(file).value_or(Report()));
    const double read = milliseconds(timer);
    if (!longOnes)
        static_cast<void>(compareReports(reports));
    const double compared = milliseconds(timer);
    std::printf("application and an empty window  %8.1f ms  1.0\n", bare);
    std::printf("our window, painted              %8.1f ms  %.1f\n", shown, shown / bare);
    std::printf("the event, painted               %8.1f ms  %.1f, of it %.1f read and %.1f compared\n",
                aligned, aligned / bare, read, compared - read);
    std::printf("memory: our window %.0f MB, with the event %.0f MB more\n", windowMemory,
                memory() - windowMemory);
    walk(window);
    return 0;
}
