// SPDX-License-Identifier: GPL-3.0-or-later
// A scripted reader: opens an event in the real window, walks through it with keys and prints how long each
// step took until it was painted. Beside it the same for an empty window: what Qt and the machine cost.
#include "comparisonview/comparisonview.h"
#include "mainwindow/appearance.h"
#include "mainwindow/mainwindow.h"

#include <KLocalizedString>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstdio>

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

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer timer;
    timer.start();
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    KLocalizedString::setApplicationDomain("synoptic");
    applyPalette(u"light"_s);
    QWidget empty;
    empty.show();
    empty.grab();
    const double bare = milliseconds(timer);
    empty.hide();

    const QTemporaryDir folder;
    const auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    QStringList files = QApplication::arguments().sliced(1);
    if (files.isEmpty())
        files = samples();
    timer.restart();
    MainWindow window(library ? library->get() : nullptr);
    window.resize(1400, 900);
    window.show();
    window.grab();
    const double shown = milliseconds(timer);
    QSignalSpy ready(&window, &MainWindow::eventShown);
    window.open(files);
    if (!ready.wait(120000))
        return 1;
    window.grab();
    const double aligned = milliseconds(timer);

    std::vector<double> steps;
    ComparisonView *view = window.comparisonView();
    for (int i = 0; i < 200; ++i) {
        timer.restart();
        const auto before = view->active();
        view->nextAligned(1);
        if (view->active() == before)
            view->nextColumn(1);
        view->grab();
        steps.push_back(milliseconds(timer));
    }
    std::ranges::sort(steps);
    std::printf("application and an empty window  %8.1f ms  1.0\n", bare);
    std::printf("our window, painted              %8.1f ms  %.1f\n", shown, shown / bare);
    std::printf("event read, compared, aligned    %8.1f ms  %.1f\n", aligned, aligned / bare);
    std::printf("next shared passage, median      %8.1f ms\n", steps.at(steps.size() / 2));
    std::printf("next shared passage, 95 of 100   %8.1f ms\n", steps.at(steps.size() * 95 / 100));
    return 0;
}
