// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/application.h"

#include "library/library.h"
#include "mainwindow/appearance.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/windowpicture.h"
#include "visuallanguage/boxstyle.h"

#include <KAboutData>
#include <KLocalizedString>
#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QPointer>
#include <QScreen>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// The options of the window; docs in packaging/desktop/synoptic.1.
struct WindowOptions
{
    QCommandLineOption screenshot{u"screenshot"_s, {}, u"PATH"_s};
    QCommandLineOption theme{u"theme"_s, {}, u"NAME"_s};
    QCommandLineOption size{u"size"_s, {}, u"WxH"_s, u"1400x900"_s};
    QCommandLineOption scale{u"scale"_s, {}, u"FACTOR"_s};
    QCommandLineOption view{u"view"_s, {}, u"NAME"_s};
    QCommandLineOption actions{u"do"_s, {}, u"ACTIONS"_s};
    QCommandLineOption small{u"small"_s};
    QCommandLineOption library{u"library"_s, {}, u"PLACE"_s};

    explicit WindowOptions(QCommandLineParser &parser)
    {
        parser.addOptions({screenshot, theme, size, scale, view, actions, small, library});
    }
};

int wrongUse(const QString &what)
{
    const QString said = what.endsWith(u'.') ? what.chopped(1) : what; // Qt's own end with a stop
    std::fprintf(stderr, "synoptic: %s. Try: synoptic --help\n", qUtf8Printable(said));
    return 2;
}

QSize sizeOf(const QString &text)
{
    const QStringList numbers = text.split(u'x');
    const QSize size(numbers.value(0).toInt(), numbers.value(1).toInt());
    constexpr int most = 16384;
    return numbers.size() == 2 && size.width() > 0 && size.height() > 0 && size.width() <= most &&
                   size.height() <= most
               ? size
               : QSize();
}

bool isScale(const QString &text)
{
    const double scale = text.toDouble();
    return scale >= 0.5 && scale <= 4;
}

/// Qt asks for the scale before there is an application that could parse options.
void useScale(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (qstrcmp(argv[i], "--scale") == 0 && isScale(QString::fromLocal8Bit(argv[i + 1])))
            qputenv("QT_SCALE_FACTOR", argv[i + 1]);
    }
}

} // namespace

void fitToScreen(QWidget &window)
{
    // A window manager's frame goes around it; before the window is shown nobody knows how wide it is.
    constexpr QSize frame(16, 48);
    window.resize(window.size().boundedTo(window.screen()->availableSize() - frame));
}

int runWindow(int &argc, char **argv)
{
    useScale(argc, argv);
    const QApplication application(argc, argv);
    KLocalizedString::setApplicationDomain("synoptic");
    KAboutData about(u"synoptic"_s, u"Synoptic"_s, QStringLiteral(SYNOPTIC_VERSION),
                     u"Several reports of one event, side by side"_s, KAboutLicense::GPL_V3);
    about.setDesktopFileName(u"org.synoptic.Synoptic"_s);
    KAboutData::setApplicationData(about);
    QApplication::setWindowIcon(QIcon(u":/synoptic.svg"_s));
    QCommandLineParser parser;
    const WindowOptions options(parser);
    if (!parser.parse(QApplication::arguments()))
        return wrongUse(parser.errorText());
    const QSize size = sizeOf(parser.value(options.size));
    if (!size.isValid())
        return wrongUse(u"--size is width x height in pixels, such as 1400x900"_s);
    if (parser.isSet(options.theme) && !colourNames().contains(parser.value(options.theme)))
        return wrongUse(u"--theme is one of %1"_s.arg(colourNames().join(u", "_s)));
    if (parser.isSet(options.scale) && !isScale(parser.value(options.scale)))
        return wrongUse(u"--scale is a number from 0.5 to 4"_s);
    if (parser.isSet(options.library)) // for all that asks for it from here on
        qputenv("SYNOPTIC_LIBRARY", QFile::encodeName(parser.value(options.library)));
    QApplication::setStyle(new BoxStyle);
    applyPalette(parser.isSet(options.theme) ? parser.value(options.theme) : appearance().colours);

    const auto library = Library::openAnyway(Library::defaultPath());
    // KMainWindow deletes itself when it is closed, and that ends the application.
    const QPointer<MainWindow> window(new MainWindow(library.get(), parser.positionalArguments()));
    QStringList views = window->viewNames();
    views.replaceInStrings(u"view_"_s, QString());
    if (parser.isSet(options.view) && !views.contains(parser.value(options.view))) {
        delete window;
        return wrongUse(u"there is no view '%1'; --view is one of %2"_s.arg(parser.value(options.view),
                                                                            views.join(u", "_s)));
    }
    if (parser.isSet(options.size) || parser.isSet(options.screenshot))
        window->resize(size);
    else // as it was left, but never beyond the screen
        fitToScreen(*window);
    window->show();
    if (parser.isSet(options.screenshot))
        takePicture(window, {parser.value(options.screenshot),
                             parser.value(options.actions).split(u',', Qt::SkipEmptyParts),
                             parser.isSet(options.small)});
    if (parser.isSet(options.view))
        window->showView(u"view_"_s + parser.value(options.view));
    window->openAtStart(parser.positionalArguments());
    const int status = QApplication::exec();
    delete window; // before the library; it is there still when something else than closing ended the
                   // application
    return status;
}

} // namespace synoptic
