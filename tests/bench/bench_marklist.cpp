// SPDX-License-Identifier: GPL-3.0-or-later
// An event of 50,000 marks: how long they take to be listed, each key of a filter as one types, another
// order, and adding a mark with all that hangs on it: the steps of undo that the library keeps, and the list.
#include "annotationpane/annotationpane.h"
#include "library/connection.h"
#include "library/undolog.h"
#include "models/highlightmodel.h"

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstdio>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

constexpr int reports = 12;
constexpr int marks = 50'000;
constexpr int words = 20'000; ///< of a report

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double quantile(std::vector<double> times, double share)
{
    std::ranges::sort(times);
    return times.at(std::size_t(double(times.size() - 1) * share));
}

QList<Report> madeReports()
{
    const QStringList vocabulary =
        u"harbour quay fire crew pilot tug shed noon night water barrel owner wind rope master said"_s.split(
            u' ');
    QRandomGenerator random(3);
    QList<Report> made;
    for (int r = 0; r < reports; ++r) {
        ReportData data;
        for (int w = 0; w < words; ++w)
            data.text += vocabulary.at(random.bounded(int(vocabulary.size()))) + (w % 17 == 16 ? u'.' : u' ');
        data.sha256 = QByteArray::number(1000 + r);
        data.path = u"/somewhere/%1.txt"_s.arg(r);
        data.metadata.outlet = u"The Outlet of Port %1"_s.arg(r);
        made.append(Report(std::move(data)));
    }
    return made;
}

bool fill(Library &library, const QList<Report> &event)
{
    QRandomGenerator random(4);
    return library.connection()
        .inTransaction([&]() -> Result<void> {
            if (const auto kept = library.sources().rememberEvent(u"Closure"_s, event); !kept)
                return std::unexpected(kept.error());
            for (int i = 0; i < marks; ++i) {
                const Report &report = event.at(i % reports);
                const qsizetype start = random.bounded(int(report.text().size()) - 60);
                Highlight mark = makeHighlight(report, {start, start + 50}, HighlightColour(i % 5), u"Ada"_s);
                mark.note = i % 4 == 0 ? u"ask the harbour master %1"_s.arg(i) : QString();
                if (auto added = library.marks().add(mark); !added)
                    return added;
            }
            return {};
        })
        .has_value();
}

/// Until the widget is painted and nothing more is to be done.
double until(QWidget &pane, const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    QApplication::sendPostedEvents();
    pane.grab();
    return milliseconds(timer);
}

void measureTyping(AnnotationPane &pane)
{
    auto *filter = pane.findChild<QLineEdit *>();
    std::vector<double> keys;
    for (const QString &typed : {u"harbour master 12"_s, u"port 7 quay"_s, u"blue tug"_s}) {
        for (const QChar c : typed)
            keys.push_back(until(pane, [&] { QTest::keyClicks(filter, QString(c)); }));
        for (qsizetype i = 0; i < typed.size(); ++i)
            keys.push_back(until(pane, [&] { QTest::keyClick(filter, Qt::Key_Backspace); }));
    }
    std::printf("a key of the filter, median      %8.1f ms\n", quantile(keys, 0.5));
    std::printf("a key of the filter, 95 of 100   %8.1f ms\n", quantile(keys, 0.95));
    std::printf("a key of the filter, greatest    %8.1f ms\n", quantile(keys, 1));
    auto *order = pane.findChild<QComboBox *>();
    for (int i = 1; i <= order->count(); ++i) {
        const int index = i % order->count();
        std::printf("%-32s %8.1f ms\n", qPrintable(order->itemText(index)),
                    until(pane, [&] { order->setCurrentIndex(index); }));
    }
}

void measureAdding(MarkStore &store, AnnotationPane &pane)
{
    std::vector<double> kept;
    std::vector<double> shown;
    std::vector<double> undone;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        store.add(i % reports, {i * 31, i * 31 + 40}, HighlightColour::Blue);
        kept.push_back(milliseconds(timer));
        shown.push_back(kept.back() + until(pane, [] {}));
    }
    for (int i = 0; i < 50; ++i) {
        QElapsedTimer timer;
        timer.start();
        store.undoStack()->undo();
        undone.push_back(milliseconds(timer));
        until(pane, [] {});
    }
    std::printf("a mark on disk, with its step    %8.2f ms   95 of 100 %.2f ms\n", quantile(kept, 0.5),
                quantile(kept, 0.95));
    std::printf("and shown in the list            %8.2f ms   95 of 100 %.2f ms\n", quantile(shown, 0.5),
                quantile(shown, 0.95));
    std::printf("taken back                       %8.2f ms   95 of 100 %.2f ms\n", quantile(undone, 0.5),
                quantile(undone, 0.95));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QTemporaryDir folder;
    const auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    const QList<Report> event = madeReports();
    if (!library || !fill(**library, event))
        return 1;
    MarkStore store(library->get());
    SubjectNoteStore notes(library->get(), store.undoStack());
    UndoLog log(library->get(), store.undoStack());
    store.keepStepsIn(log);
    notes.keepStepsIn(log);
    HighlightModel model(&store);
    model.setNotes(&notes);
    QStringList names;
    for (const Report &report : event)
        names.append(report.shortName());
    model.setReportNames(names);
    AnnotationPane pane(&store, &notes, &model);
    pane.resize(300, 800);
    pane.show();
    std::printf("%d marks read and placed      %8.1f ms\n", marks, until(pane, [&] { store.load(event); }));
    notes.load(event);
    log.load(event);
    std::printf("listed                           %8.1f ms\n", until(pane, [&] { emit store.reset(); }));
    measureTyping(pane);
    measureAdding(store, pane);
    return 0;
}
