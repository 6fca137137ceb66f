// SPDX-License-Identifier: GPL-3.0-or-later
// mark_writer LIBRARY: adds highlights without end and prints the id of each as soon as the library has
// acknowledged it. tst_library kills it.
#include "library/library.h"

#include <QCoreApplication>
#include <cstdio>

using namespace synoptic;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    ReportData data;
    data.sha256 = QByteArray("feed");
    data.text = u"The harbour was closed at dawn."_s;
    const Report report(std::move(data));
    const auto library = Library::open(QString::fromLocal8Bit(argv[1]));
    if (!library || !(*library)->sources().rememberEvent(u"Closure"_s, {report}))
        return 1;
    for (;;) {
        const Highlight highlight = makeHighlight(report, {4, 11}, HighlightColour::Blue, u"Ada"_s);
        if (!(*library)->marks().add(highlight))
            return 1;
        std::printf("%s\n", qPrintable(highlight.id.toString()));
        std::fflush(stdout);
    }
}
