// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/application.h"

#include "library/library.h"
#include "mainwindow/appearance.h"
#include "mainwindow/mainwindow.h"

#include <KAboutData>
#include <KLocalizedString>
#include <QApplication>
#include <QCommandLineParser>
#include <QPointer>
#include <QStyleFactory>
#include <QTimer>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace synoptic {

int runWindow(int &argc, char **argv)
{
    const QApplication application(argc, argv);
    KLocalizedString::setApplicationDomain("synoptic");
    KAboutData about(u"synoptic"_s, u"Synoptic"_s, QStringLiteral(SYNOPTIC_VERSION),
                     u"Several reports of one event, side by side"_s, KAboutLicense::GPL_V3);
    about.setDesktopFileName(u"org.synoptic.Synoptic"_s);
    KAboutData::setApplicationData(about);
    QApplication::setWindowIcon(QIcon(u":/synoptic.svg"_s));
    QCommandLineParser parser;
    const QCommandLineOption screenshot(u"screenshot"_s, {}, u"PATH"_s);
    const QCommandLineOption theme(u"theme"_s, {}, u"light|dark"_s);
    const QCommandLineOption size(u"size"_s, {}, u"WxH"_s, u"1400x900"_s);
    const QCommandLineOption view(u"view"_s, {}, u"reading|synopsis|conflicts|coverage|timeline"_s);
    parser.addOptions({screenshot, theme, size, view});
    if (!parser.parse(QApplication::arguments())) {
        std::fprintf(stderr, "synoptic: %s. Try: synoptic --help\n", qUtf8Printable(parser.errorText()));
        return 2;
    }
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    applyPalette(parser.isSet(theme) ? parser.value(theme) : appearance().colours);

    const auto library = Library::openAnyway(Library::defaultPath());
    // KMainWindow deletes itself when it is closed, and that ends the application.
    const QPointer<MainWindow> window(new MainWindow(library.get()));
    const QStringList numbers = parser.value(size).split(u'x');
    window->resize(numbers.value(0).toInt(), numbers.value(1).toInt());
    window->show();
    if (parser.isSet(screenshot)) {
        const QString path = parser.value(screenshot);
        QObject::connect(window, &MainWindow::eventShown, window, [window, path] {
            // One turn of the loop later every column has painted at its final size.
            QTimer::singleShot(300, window,
                               [window, path] { QApplication::exit(window->grab().save(path) ? 0 : 1); });
        });
    }
    if (parser.isSet(view))
        window->showView(u"view_"_s + parser.value(view));
    window->openAtStart(parser.positionalArguments());
    const int status = QApplication::exec();
    delete window; // before the library; it is there still when something else than closing ended the
                   // application
    return status;
}

} // namespace synoptic
