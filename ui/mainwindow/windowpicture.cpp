// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/windowpicture.h"

#include "comparisonview/comparisonview.h"
#include "mainwindow/mainwindow.h"

#include <KActionCollection>
#include <QApplication>
#include <QDialog>
#include <QHash>
#include <QTimer>
#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int settling = 300; ///< ms in which every column has painted at its final size

/// The window, or the dialog over it.
QWidget *subject(MainWindow *window)
{
    for (QDialog *dialog : window->findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return window;
}

void takeNow(MainWindow *window, const PictureOptions &options)
{
    const QImage image = subject(window)->grab().toImage();
    // Of a PNG the quality is how little it is compressed.
    const bool saved = (options.small ? withFewColours(image) : image).save(options.path, nullptr, 0);
    if (!saved)
        std::fprintf(
            stderr,
            "synoptic: %s: The picture could not be written. Check the folder and the ending (.png).\n",
            qUtf8Printable(options.path));
    QApplication::exit(saved ? 0 : 1);
}

/// Does the actions from \p next on, each in a turn of its own, then takes the picture. One that cannot be
/// done yet is waited for: a review begins once its items are known.
void act(MainWindow *window, const PictureOptions &options, qsizetype next, int waited = 0)
{
    constexpr int turn = 30;
    constexpr int longest = 10000;
    if (next == options.actions.size()) {
        QTimer::singleShot(settling, window, [window, options] { takeNow(window, options); });
        return;
    }
    QAction *action = window->actionCollection()->action(options.actions.at(next));
    if (action && !action->isEnabled() && waited < longest) {
        QTimer::singleShot(turn, window,
                           [window, options, next, waited] { act(window, options, next, waited + turn); });
        return;
    }
    if (!action || !action->isEnabled()) {
        std::fprintf(stderr, "synoptic: there is no action '%s' here.\n",
                     qUtf8Printable(options.actions.at(next)));
        QApplication::exit(2);
        return;
    }
    action->trigger();
    QTimer::singleShot(turn, window, [window, options, next] { act(window, options, next + 1); });
}

} // namespace

void takePicture(MainWindow *window, const PictureOptions &options)
{
    QApplication::setCursorFlashTime(0); // a cursor that blinks would be in every other picture
    window->comparisonView()->setStill(true);
    const auto begin = [window, options] {
        QTimer::singleShot(settling, window, [window, options] { act(window, options, 0); });
    };
    QObject::connect(window, &MainWindow::eventShown, window, begin, Qt::SingleShotConnection);
    QObject::connect(window, &MainWindow::startShown, window, begin, Qt::SingleShotConnection);
}

QImage withFewColours(const QImage &image)
{
    constexpr qsizetype most = 256;
    const QImage plain = image.convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> counts;
    for (int y = 0; y < plain.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(plain.constScanLine(y));
        for (int x = 0; x < plain.width(); ++x)
            ++counts[line[x] | 0xff000000];
    }
    QList<QRgb> colours = counts.keys();
    // By frequency; those of one frequency by value, so that the same image gives the same file.
    std::ranges::sort(colours, [&counts](QRgb a, QRgb b) {
        return std::pair(-counts.value(a), a) < std::pair(-counts.value(b), b);
    });
    colours.resize(std::min(most, colours.size()));
    return plain.convertToFormat(QImage::Format_Indexed8, colours, Qt::ThresholdDither);
}

} // namespace synoptic
