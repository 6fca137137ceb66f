// SPDX-License-Identifier: GPL-3.0-or-later
// mark_writer LIBRARY: works on a library without end, as a window does (marks with notes, undo and redo,
// words put into the index), and prints the id of each mark as soon as the library has acknowledged it.
// tst_library kills it.
#include "library/library.h"
#include "library/markstore.h"
#include "library/search.h"
#include "library/undolog.h"

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
    const QString path = QString::fromLocal8Bit(argv[1]);
    const auto library = Library::open(path);
    if (!library || !(*library)->sources().rememberEvent(u"Closure"_s, {report}))
        return 1;
    MarkStore store(library->get());
    UndoLog log(library->get(), store.undoStack());
    store.keepStepsIn(log);
    bool failed = false;
    QObject::connect(&store, &MarkStore::failed, &log, [&](const Error &error) {
        failed = true;
        std::fprintf(stderr, "%s\n", qPrintable(error.message()));
    });
    store.load({report});
    log.load({report});
    const auto search = LibrarySearch::open(path);
    for (int n = 0; !failed && search; ++n) {
        Highlight mark = makeHighlight(report, {4, 11}, HighlightColour::Blue, u"Ada"_s);
        mark.note = n % 3 == 0 ? u"pilot %1"_s.arg(n) : QString();
        store.addAll({mark});
        std::printf("%s\n", qPrintable(mark.id.toString()));
        std::fflush(stdout);
        if (n % 4 == 1)
            store.setNote(mark.id, u"tug %1"_s.arg(n));
        if (n % 7 == 3) {
            store.undoStack()->undo(); // of the last step; it is back before anything else is said
            store.undoStack()->redo();
        }
        if (n % 5 == 2)
            (void)(*search)->search(u"pilot"_s); // puts waiting notes into the index
    }
    return 1;
}
