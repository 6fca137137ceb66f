// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"
#include "cli/typedpasswords.h"
#include "mainwindow/application.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    synoptic::hideTypedPasswords({argv, size_t(argc)});
    QCoreApplication::setApplicationName(u"synoptic"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SYNOPTIC_VERSION));
    const QStringList arguments = [&] {
        QStringList list;
        for (int i = 1; i < argc; ++i)
            list.append(QString::fromLocal8Bit(argv[i]));
        return list;
    }();
    const QString command = arguments.value(0);
    if (command == "compare"_L1 || command == "export"_L1 || command == "help"_L1 || command == "--help"_L1 ||
        command == "-h"_L1 || command == "--version"_L1 || command == "-v"_L1) {
        // Painting a PDF needs fonts, hence a QGuiApplication; a screen it needs not.
        if (arguments.contains(u"--pdf"_s) || command == "export"_L1) {
            if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
                qputenv("QT_QPA_PLATFORM", "offscreen");
            QGuiApplication application(argc, argv);
            return synoptic::runCommandLine(arguments).value_or(2);
        }
        QCoreApplication application(argc, argv);
        return synoptic::runCommandLine(arguments).value_or(2);
    }
    return synoptic::runWindow(argc, argv);
}
