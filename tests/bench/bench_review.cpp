// SPDX-License-Identifier: GPL-3.0-or-later
// A scripted reviewer: a session in the real window over twelve made-up reports, with the library on disk.
// Prints how long it takes from a key until the next item is painted, and the longest time for which the
// window was busy with something else between two keys: running the comparison again must not stop a
// reviewer.
//
//     bench_review [ITEMS [PAUSE]]  500 items, PAUSE milliseconds between two keys (0: as fast as it goes)
#include "comparisonview/comparisonview.h"
#include "mainwindow/appearance.h"
#include "mainwindow/mainwindow.h"
#include "reviewview/reviewsetup.h"
#include "reviewview/reviewview.h"
#include "support/generatedevent.h"

#include <KLocalizedString>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Processor time of this thread in milliseconds: what a step costs where nothing else runs on the machine.
double worked()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

void print(const char *what, std::vector<double> values)
{
    std::ranges::sort(values);
    std::printf("%-44s %7.1f %7.1f %7.1f ms\n", what, values.at(values.size() / 2),
                values.at(values.size() * 95 / 100), values.back());
}

QStringList written(const QString &folder)
{
    QStringList paths;
    for (const Report &report : generated(12, 900)) {
        QFile file(folder + u'/' + report.path());
        if (file.open(QIODevice::WriteOnly))
            file.write(report.text().toUtf8());
        paths.append(file.fileName());
    }
    return paths;
}

void review(MainWindow &window, int items, int pause)
{
    constexpr Qt::Key keys[]{Qt::Key_Y, Qt::Key_Y, Qt::Key_N, Qt::Key_Y, Qt::Key_P,
                             Qt::Key_Y, Qt::Key_U, Qt::Key_Y, Qt::Key_N, Qt::Key_Y};
    window.showView(u"view_review"_s);
    ReviewView *view = window.reviewView();
    view->setup()->findChildren<QSpinBox *>().first()->setValue(items);
    view->setup()->beginButton()->click();
    if (!QTest::qWaitFor([view] { return view->session() != nullptr; }, 120000))
        return; // the pairs below the threshold did not come
    QImage frame(view->size(), QImage::Format_RGB32);
    view->render(&frame);
    std::vector<double> clock;
    std::vector<double> processor;
    std::vector<double> busy;
    QElapsedTimer timer;
    for (int i = 0; view->session()->current() >= 0; ++i) {
        QElapsedTimer waited;
        waited.start();
        do {
            timer.restart();
            QCoreApplication::processEvents();
            busy.push_back(milliseconds(timer));
            if (waited.elapsed() < pause)
                QThread::msleep(1);
        } while (waited.elapsed() < pause);
        timer.restart();
        const double before = worked();
        QTest::keyClick(QApplication::focusWidget(), keys[i % 10]);
        view->render(&frame);
        clock.push_back(milliseconds(timer));
        processor.push_back(worked() - before);
    }
    std::printf("%zu items, %lld alignments   median, 95 of 100, longest\n", clock.size(),
                qlonglong(window.comparisonView()->comparison().alignments.size()));
    print("key until the next item is painted", clock);
    print("the same, of the processor", processor);
    std::printf("%-44s %23.1f ms\n", "longest turn between two keys", *std::ranges::max_element(busy));
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    KLocalizedString::setApplicationDomain("synoptic");
    applyPalette(u"light"_s);
    const auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    if (!library)
        return 1;
    MainWindow window(library->get());
    window.resize(1400, 900);
    window.show();
    if (!QTest::qWaitForWindowActive(&window))
        return 1;
    QSignalSpy ready(&window, &MainWindow::eventShown);
    window.open(written(folder.path()));
    if (!ready.wait(120000))
        return 1;
    review(window, argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 500,
           argc > 2 ? QString::fromLocal8Bit(argv[2]).toInt() : 0);
    return 0;
}
